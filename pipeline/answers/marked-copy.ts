// The marked copy of a file that was checked.
import { address, type Diagnostic, describe, heldWords, isOpen } from "../../schemas/diagnostic.ts";
import { forkModule } from "../effects/fork.ts";
import { whenWorked } from "../effects/worked.ts";
import type { Workbook } from "../formats/sheet.ts";
import { type Mark, rebuiltWithMarks } from "../workbooks/marked.ts";
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
export type NoCopy = "non si è potuto aprire" | "ha troppe righe" | "è identico a uno già ricevuto";

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
        const [first] = diagnostic.luoghi;
        const more = diagnostic.quanti > 1 ? ` (e in altri ${diagnostic.quanti - 1} punti)` : "";
        return {
          stato,
          dove: `${first === undefined ? "Tutto il file" : address(first)}${more}`,
          testo: [testo, rimedio, heldWords(diagnostic)].join(" ").trim(),
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
