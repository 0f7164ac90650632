// The marked copy of a file that was checked.
import { type Diagnostic, describe, heldWords, isOpen, othersOf, placeShown } from "../../schemas/diagnostic.ts";
import { quanti } from "../../schemas/diagnostici/entry.ts";
import { quoted } from "../../schemas/shown.ts";
import { forkModule } from "../effects/fork.ts";
import { whenWorked } from "../effects/worked.ts";
import type { Workbook } from "../formats/sheet.ts";
import { rebuiltWithMarks } from "../workbooks/marked.ts";
import type { Mark } from "../workbooks/marks-list.ts";
import type { MarkAnswer, MarkTask } from "./marked-process.ts";

/** Longer than any honest workbook takes. */
const SECONDS = 30;
const HEAP_MB = 1024;

export interface MarkedCopy {
  readonly bytes: Uint8Array;
  /** Written anew from the cells: formats, formulas and drop-downs of the sender are not in it. */
  readonly isRebuilt: boolean;
}

/** Rows of a file of which nobody looks for a cell by its colour: the library would hold them all. */
const MAX_ROWS = 20_000;

/** Why there is none. */
export type NoCopy =
  | "non c'è niente da sistemare"
  | "non si è potuto aprire"
  | "ha troppe righe"
  | "è identico a uno già ricevuto";

export async function markedCopy(
  bytes: Uint8Array | null,
  workbook: Workbook | null,
  diagnostics: readonly Diagnostic[],
): Promise<MarkedCopy | NoCopy> {
  // Its findings are told at the first of the two: a copy of this one would say that nothing is left to do.
  if (diagnostics.some(({ codice }) => codice === "file-identico")) return "è identico a uno già ricevuto";
  if (bytes === null || workbook === null) return "non si è potuto aprire";
  if (workbook.sheets.reduce((sum, { rows }) => sum + rows.length, 0) > MAX_ROWS) return "ha troppe righe";
  const marks = marksOf(diagnostics, workbook);
  if (marks.length === 0) return "non c'è niente da sistemare";
  const own = workbook.format === "xlsx" ? await inProcess({ bytes, marks }) : null;
  return own === null
    ? { bytes: await rebuiltWithMarks(workbook, marks), isRebuilt: true }
    : { bytes: own, isRebuilt: false };
}

/** What must be corrected or confirmed, with its cells; of a text file the line is the row of its only sheet. */
function marksOf(diagnostics: readonly Diagnostic[], workbook: Workbook): Mark[] {
  const [only] = workbook.sheets;
  return (["correggere", "confermare"] as const).flatMap((stato) =>
    diagnostics
      .filter((each) => isOpen(each) && each.gravita === stato)
      .map((diagnostic): Mark => {
        const { testo, rimedio } = describe(diagnostic);
        const { proposta, mostrato } = diagnostic;
        const offered =
          proposta === null || rimedio.includes(proposta.dopo) ? "" : `Proponiamo «${quoted(proposta.dopo)}».`;
        return {
          stato,
          luogo: placeOf(diagnostic),
          scritto: mostrato ?? "",
          testo,
          rimedio: [rimedio, offered, heldWords(diagnostic)].filter((each) => each !== "").join(" "),
          celle: diagnostic.luoghi.flatMap(({ foglio, cella, riga }) => {
            if (foglio !== undefined && cella !== undefined) return [{ foglio, cella }];
            return workbook.format === "csv" && only !== undefined && riga !== undefined
              ? [{ foglio: only.name, cella: `A${riga}` }]
              : [];
          }),
        };
      }),
  );
}

/** As its sender calls it; one line of a text file has no cell of its own. */
function placeOf(diagnostic: Diagnostic): Mark["luogo"] {
  const [first] = diagnostic.luoghi;
  if (first === undefined) return { foglio: "", cella: "", dato: "Tutto il file" };
  const { foglio = "", cella, riga, colonna = "", nome_riga = "" } = placeShown(first);
  const others = othersOf(diagnostic);
  const more = others < 1 ? "" : ` (e in ${quanti(others, "altro punto", "altri punti")})`;
  const named = [colonna, nome_riga].filter((name) => name !== "").join(" – ");
  const whole = cella === undefined && riga === undefined ? (foglio === "" ? "Tutto il file" : "Tutto il foglio") : "";
  return { foglio, cella: cella ?? (riga === undefined ? "" : `riga ${riga}`), dato: (named || whole) + more };
}

/** Null when the library does not take the file, does not come to an end, or takes the process with it. */
function inProcess(task: MarkTask): Promise<Uint8Array | null> {
  const child = forkModule(new URL("./marked-process.ts", import.meta.url), [`--max-old-space-size=${HEAP_MB}`]);
  return new Promise((resolve) => {
    const done = (answer: MarkAnswer): void => {
      stopWatch();
      child.kill("SIGKILL");
      resolve(answer);
    };
    const stopWatch = whenWorked(child, SECONDS, () => done(null));
    child.once("message", (answer: MarkAnswer) => done(answer));
    child.once("error", () => done(null));
    child.once("exit", () => done(null));
    child.send(task, (error) => error && done(null));
  });
}
