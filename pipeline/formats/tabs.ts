// The sheets of a workbook in the order of its tabs, and what has to be said of them, whatever the kind of file.
import { type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import { isMarker } from "./hidden-sheets.ts";
import type { Limits } from "./limits.ts";
import { damaged, Refusal } from "./refusal.ts";
import type { Sheet, Workbook, WorkbookReading } from "./sheet.ts";
import type { BuilderContext, SheetReading } from "./sheet-builder.ts";

export interface Tab {
  readonly name: string;
  readonly hidden: boolean;
  /** Refuses what cannot be read. */
  readonly read: (context: BuilderContext) => SheetReading;
}

/** Enough of a hidden sheet to see whether it holds answers: it is not read into records. */
const HIDDEN_ROWS = 1000;
const HIDDEN_CELLS = 100_000;

/** Reads one sheet after another under the limits of the file. One broken sheet does not lose the others. */
export function readTabs(
  format: Workbook["format"],
  tabs: readonly Tab[],
  file: string,
  limits: Limits,
): WorkbookReading {
  const context = { limits, budget: { rows: limits.rows, cells: limits.cells } };
  const sheets: Sheet[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const tab of tabs) {
    if (tab.hidden && !isMarker(tab.name)) {
      sheets.push(glanceAt(tab, limits));
      continue;
    }
    try {
      const reading = tab.read(context);
      sheets.push(reading.sheet);
      diagnostics.push(...sheetFindings(reading, file, limits));
    } catch (cause) {
      if (!isDamage(cause)) throw cause;
      diagnostics.push(diagnose("foglio-danneggiato", [{ file, foglio: tab.name }], { nome: tab.name }));
    }
  }
  const hasBroken = diagnostics.some(({ codice }) => codice === "foglio-danneggiato");
  if (hasBroken && sheets.every(({ hidden }) => hidden)) damaged("nessuno dei suoi fogli si legge");
  return { workbook: { format, sheets, dialect: null }, diagnostics };
}

function glanceAt({ name, read }: Tab, limits: Limits): Sheet {
  try {
    return read({ limits, budget: { rows: HIDDEN_ROWS, cells: HIDDEN_CELLS } }).sheet;
  } catch (cause) {
    if (!isDamage(cause) && !(cause instanceof Refusal && cause.message === "file-troppo-grande")) throw cause;
    return { name, hidden: true, rows: [], hiddenColumns: [], merges: [] };
  }
}

/** A dangerous file is refused whole. */
function isDamage(cause: unknown): boolean {
  return cause instanceof Refusal && cause.message === "file-danneggiato";
}

/** What was left out of one sheet. */
export function sheetFindings(
  { sheet, cut, external, firstUnreadRow }: SheetReading,
  file: string,
  limits: Limits,
): Diagnostic[] {
  const foglio = sheet.name;
  const at = (cells: readonly string[]) => cells.map((cella) => ({ file, foglio, cella }));
  const findings: Diagnostic[] = [];
  if (firstUnreadRow !== null) {
    const params = { righe: firstUnreadRow, limite: limits.rows };
    findings.push(diagnose("righe-oltre-limite", [{ file, foglio, riga: firstUnreadRow }], params));
  }
  if (cut.length > 0) findings.push(diagnose("testo-tagliato", at(cut), { limite: limits.cellCharacters }));
  if (external.length > 0) findings.push(diagnose("valore-da-altro-file", at(external), { celle: external.length }));
  return findings;
}
