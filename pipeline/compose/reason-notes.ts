// What enti said of numbers that were asked about, under the tables of those numbers: only where they agreed, and without
// their name.
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import type { ComposeContext } from "./dati.ts";

/** Reasons that are told one by one. */
const SHOWN = 5;

/** Under the tables of the whole network that count that question. */
export function reasonNotes(
  def: ProspettoDef,
  { figure, ragioni }: Pick<ComposeContext, "figure" | "ragioni">,
): string[] {
  if (ragioni.length === 0) return [];
  const counted = def.misure.flatMap((m) => {
    const misura = figure.misure.get(typeof m === "string" ? m : m.misura);
    if (misura?.tipo !== "base") return [];
    return [{ blocco: misura.blocco, campo: misura.valore.op === "conta" ? null : misura.valore.campo }];
  });
  const own = ragioni.filter((each) =>
    counted.some(({ blocco, campo }) => blocco === each.blocco && (each.campo === null || campo === each.campo)),
  );
  const beyond = own.length - SHOWN;
  return [
    ...own.slice(0, SHOWN).map(({ scelta, motivo }) => {
      const words = `«${motivo}»`;
      return scelta === "conferma"
        ? `Un ente ha confermato un numero fuori dal consueto: ${words}.`
        : `Un dato è rimasto com'era, in deroga: ${words}.`;
    }),
    ...(beyond > 0 ? [`Altre ${beyond} spiegazioni sono state date e non sono riportate qui.`] : []),
  ];
}
