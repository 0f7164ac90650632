// `bilancio trace`: from a published number to the cells it comes from, and from a cell to the numbers it enters.
import { fileName, instead } from "../../schemas/text.ts";
import type { ReadArrival } from "../collect/outcomes.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { cellUses } from "../lineage/cell-uses.ts";
import { arrivalsCalled, sheetsOf } from "../lineage/fate.ts";
import { fileUse } from "../lineage/file-uses.ts";
import { type Sources, withSources } from "../lineage/sources.ts";
import { unbalanced } from "../lineage/steps.ts";
import { traceOf } from "../lineage/trace.ts";
import { unknownPoint } from "../lineage/unknown-point.ts";
import { type Answer, UsageFault } from "./answer.ts";
import { fileLines, INTERNAL, opening, traceLines, unbalancedLines, useLines } from "./trace-words.ts";

export type TraceCommand = { readonly cartella: string } & (
  | { readonly figura: string; readonly dims: readonly string[] }
  | { readonly da: string; readonly cella: string | null; readonly foglio: string | null }
);

/** The rows behind a figura, or the figures behind a cell or a file; ends with 1 when they do not add up. It shows cells of
 *  single members, so it only says them. Throws UsageFault for a name that the edition does not have. */
export async function traceCommand(command: TraceCommand, effects: Effects): Promise<Answer> {
  const edizione = await loadEdizione(command.cartella);
  return withSources(edizione, effects, (sources) =>
    "da" in command ? usesOf(command, sources) : rowsOf(command, sources),
  );
}

async function rowsOf(
  { figura, dims }: { figura: string; dims: readonly string[] },
  sources: Sources,
): Promise<Answer> {
  // As `dati/` and `model.json` call it, too: «volontari|zona=nord».
  const [id = "", ...within] = figura.split("|");
  const point = pointOf([...within, ...dims]);
  const unknown = unknownPoint(id, point, sources);
  if (unknown !== null) throw usage(`${unknown.cosa}. ${unknown.rimedio}`);
  const { cambiato, coperte } = sources;
  const traccia = await traceOf(id, point, sources);
  const squilibri = unbalanced(traccia);
  return {
    text: [...opening(sources), ...traceLines(traccia, coperte), ...unbalancedLines(squilibri)].join("\n"),
    json: { avviso: INTERNAL, cambiato, coperta: coperte?.has(traccia.figura.id) ?? null, ...traccia, squilibri },
    exit: squilibri.length === 0 ? 0 : 1,
  };
}

/** Its last full stop is put by who says it. */
const usage = (sentence: string): UsageFault => new UsageFault(sentence.replace(/\.$/, ""));

function pointOf(dims: readonly string[]): Record<string, string> {
  const pairs = dims.map((written) => {
    const at = written.indexOf("=");
    if (at < 1) throw new UsageFault(`«${written}» non è una dimensione: si scrive per esempio zona=nord`);
    return [written.slice(0, at), written.slice(at + 1)] as const;
  });
  const again = pairs.find(([name], at) => pairs.findIndex(([other]) => other === name) < at);
  if (again !== undefined) throw new UsageFault(`«${again[0]}» c'è due volte: tienine una`);
  return Object.fromEntries(pairs);
}

interface Wanted {
  readonly da: string;
  readonly cella: string | null;
  readonly foglio: string | null;
}

async function usesOf({ da, cella, foglio }: Wanted, sources: Sources): Promise<Answer> {
  const { letti } = sources.raccolta;
  const answered = (lines: readonly string[], json: object): Answer => ({
    text: [...opening(sources), ...lines].join("\n"),
    json: { avviso: INTERNAL, cambiato: sources.cambiato, ...json },
    exit: 0,
  });
  const found = arrivalsCalled(da, sources.raccolta);
  if (found.length === 0) {
    const known = letti.map(({ ricezione }) => fileName(ricezione.nome));
    throw usage(`«${da}» non è tra i file ricevuti. ${instead(da, known)}`);
  }
  if (cella === null) {
    const file = await Promise.all(found.map((letto) => fileUse(letto, sources)));
    return answered(
      file.flatMap((use) => fileLines(use, sources.coperte)),
      { file },
    );
  }
  const address = cella.trim().toUpperCase();
  if (!/^[A-Z]{1,3}[1-9]\d{0,6}$/.test(address))
    throw new UsageFault(
      `«${cella}» non è una cella: si scrive con la lettera della colonna e la riga, per esempio D7`,
    );
  if (foglio !== null) checkSheet(foglio, found, sources.raccolta);
  const uses = await Promise.all(found.map((letto) => cellUses(letto, { cella: address, foglio }, sources)));
  return answered(
    uses.flat().flatMap((use) => useLines(use, sources.coperte)),
    { celle: uses.flat() },
  );
}

/** A sheet that none of the files has: nothing could be said of a cell in it. */
function checkSheet(foglio: string, found: readonly ReadArrival[], raccolta: Sources["raccolta"]): void {
  const known = [...new Set(found.flatMap((letto) => sheetsOf(letto, raccolta)))];
  if (known.length > 0 && !known.includes(foglio))
    throw usage(`«${foglio}» non è tra i fogli letti di quel file. ${instead(foglio, known)}`);
}
