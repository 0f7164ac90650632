// Answers that a newer version of a file does not hold any more and that go on counting from the older one: an ente gone
// from a list of many, a code corrected, a table taken out.
import { fileName } from "../../schemas/text.ts";
import type { ReadArrival } from "./outcomes.ts";
import { isSurelyAfter, quandoOf } from "./quando.ts";
import type { FileSeen } from "./registro.ts";
import type { Candidate, Choice } from "./versions.ts";

/** A section that counts, and the newer version of its file in which it is not. */
export interface LeftOut {
  readonly protocollo: number;
  readonly nome: string;
  readonly vale: Candidate;
}

type Arrival = Pick<ReadArrival, "ricezione" | "lettura" | "ritiro">;

/** Of each section that counts, the last newer version of its file that lacks it. `lie` is what lies in `inviati/`. */
export function leftOut(
  letti: readonly Arrival[],
  { valide, superate }: Pick<Choice, "valide" | "superate">,
  lie: readonly FileSeen[],
): LeftOut[] {
  const standing = letti.filter(({ ritiro, lettura }) => ritiro === null && lettura.invii.length > 0);
  const named = Map.groupBy(standing, nameOf);
  const byNumber = new Map(standing.map((letto) => [letto.ricezione.protocollo, letto]));
  const replaced = Map.groupBy(superate, ({ altra }) => altra.protocollo);
  const still = new Set(lie.map(idOf));
  const found: LeftOut[] = [];
  for (const [protocollo, counting] of Map.groupBy(valide, (vale) => vale.protocollo)) {
    const older = byNumber.get(protocollo);
    if (older === undefined) continue;
    const own = Map.groupBy(replaced.get(protocollo) ?? [], ({ vale }) => vale.protocollo);
    const lists = standing.filter(({ ricezione }) => own.has(ricezione.protocollo));
    const isGone = !still.has(idOf(older.ricezione));
    for (const newer of new Set([...lists, ...(named.get(nameOf(older)) ?? [])])) {
      const blocchi = takenOver(older, newer, own.get(newer.ricezione.protocollo) ?? [], isGone);
      const held = heldBy(newer);
      const { nome, protocollo: number } = newer.ricezione;
      for (const vale of counting)
        if ((blocchi === "tutti" || blocchi.has(vale.sezione.blocco)) && !held.has(sectionOf(vale)))
          found.push({ protocollo: number, nome, vale });
    }
  }
  return [...new Map(found.map((each) => [each.vale, each])).values()].filter(({ vale }) => vale.sezione.contate > 0);
}

/**
 * The blocks in which one file stands for the whole of another: those in which it replaced several enti, as a list does;
 * all, where it has its name and replaced something, or was found in the folder in its place.
 */
function takenOver(
  older: Arrival,
  newer: Arrival,
  replaced: Choice["superate"],
  isGone: boolean,
): "tutti" | ReadonlySet<string> {
  if (nameOf(older) === nameOf(newer)) {
    const isInItsPlace =
      isGone && newer.ricezione.dopo_il !== "" && isSurelyAfter(quandoOf(newer.ricezione), quandoOf(older.ricezione));
    if (replaced.length > 0 || isInItsPlace) return "tutti";
  }
  const blocks = Map.groupBy(replaced, ({ altra }) => altra.sezione.blocco);
  return new Set([...blocks].flatMap(([blocco, own]) => (own.length > 1 ? [blocco] : [])));
}

const nameOf = ({ ricezione: { nome } }: Arrival): string => fileName(nome);
const idOf = ({ nome, sha256 }: FileSeen): string => `${fileName(nome)}\n${sha256}`;
const sectionOf = ({ ente, sezione: { blocco } }: Candidate): string => `${ente} ${blocco}`;

/** The tables of a file, also those that are empty: of these it is asked elsewhere. */
const heldBy = ({ lettura }: Arrival): ReadonlySet<string> =>
  new Set(
    lettura.invii.flatMap(({ ente, sezioni, vuoti = [] }) =>
      [...sezioni.map(({ blocco }) => blocco), ...vuoti].map((blocco) => `${ente} ${blocco}`),
    ),
  );
