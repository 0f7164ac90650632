// An unzipped workbook → its sheets, in the order of the tabs.
import type { Diagnostic } from "../../schemas/diagnostic.ts";
import { diagnose } from "../../schemas/diagnostic.ts";
import { hiddenParts, isMarker } from "./hidden-parts.ts";
import type { Limits } from "./limits.ts";
import { PLAIN } from "./number-format.ts";
import { damaged, Refusal, refuse } from "./refusal.ts";
import type { Sheet, Workbook } from "./sheet.ts";
import { type Budget, readSheet, type SheetReading } from "./xlsx-sheet.ts";
import { readSharedStrings } from "./xlsx-strings.ts";
import { readStyles } from "./xlsx-styles.ts";
import { isTrue, parseXml, prefixed } from "./xml.ts";

/** Parts by name, as `openPackage` gives them. */
export type XlsxParts = ReadonlyMap<string, Buffer>;

interface Tab {
  readonly name: string;
  readonly hidden: boolean;
  readonly id: string;
}

interface Book {
  readonly tabs: readonly Tab[];
  readonly is1904: boolean;
}

export interface WorkbookReading {
  readonly workbook: Workbook;
  readonly diagnostics: Diagnostic[];
}

/** Sheets of a workbook. Hidden ones are listed without rows, but for the template's own marker. */
export function readXlsx(parts: XlsxParts, file: string, limits: Limits): WorkbookReading {
  const home = workbookPart(parts);
  const book = readBook(partNamed(parts, home, "manca la parte con l'elenco dei fogli"), limits);
  const targets = relations(parts, home);
  const strings = once(() => {
    const part = parts.get(targets.byType("sharedStrings") ?? "");
    return part === undefined ? [] : readSharedStrings(part, limits.cellCharacters);
  });
  const forms = once(() => {
    const part = parts.get(targets.byType("styles") ?? "");
    return part === undefined ? [] : readStyles(part, limits);
  });
  const budget: Budget = { rows: limits.rows, cells: limits.cells };
  const context = {
    get strings() {
      return strings();
    },
    form: (style: number) => forms()[style] ?? PLAIN,
    is1904: book.is1904,
    limits,
    budget,
  };
  const sheets: Sheet[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const tab of book.tabs) {
    const target = targets.byId(tab.id);
    // Sheets that are only a chart or a macro have no cells.
    if (target !== null && target.type !== "worksheet") continue;
    if (tab.hidden && !isMarker(tab.name)) {
      sheets.push({ name: tab.name, hidden: true, rows: [], hiddenColumns: [] });
      continue;
    }
    try {
      const part = partNamed(parts, target?.part ?? "", `manca il foglio «${tab.name}»`);
      const reading = readSheet(part, tab, context);
      sheets.push(reading.sheet);
      diagnostics.push(...findingsOf(reading, file, limits));
    } catch (cause) {
      // One broken sheet does not lose the others; a dangerous file is refused whole.
      if (!(cause instanceof Refusal && cause.message === "file-danneggiato")) throw cause;
      diagnostics.push(diagnose("foglio-danneggiato", [{ file, foglio: tab.name }], { nome: tab.name }));
    }
  }
  const hasBroken = diagnostics.some(({ codice }) => codice === "foglio-danneggiato");
  if (hasBroken && sheets.every(({ hidden }) => hidden)) damaged("nessuno dei suoi fogli si legge");
  diagnostics.push(...hiddenParts(sheets, file));
  return { workbook: { format: "xlsx", sheets, dialect: null }, diagnostics };
}

function findingsOf(
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

function partNamed(parts: XlsxParts, name: string, missing: string): Buffer {
  return parts.get(name) ?? damaged(missing);
}

function workbookPart(parts: XlsxParts): string {
  const declared = relations(parts, "").byType("officeDocument");
  return declared !== null && parts.has(declared) ? declared : "xl/workbook.xml";
}

function readBook(part: Buffer, limits: Limits): Book {
  const tabs: Tab[] = [];
  let is1904 = false;
  parseXml(part, {
    open(name, attributes) {
      if (name === "workbookPr") is1904 = isTrue(attributes.date1904);
      if (name !== "sheet") return;
      if (tabs.length >= limits.sheets) {
        refuse("file-troppo-grande", { cosa: `ha più di ${limits.sheets} fogli`, limite: `${limits.sheets} fogli` });
      }
      const hidden = /^(very)?hidden$/i.test(attributes.state ?? "");
      tabs.push({ name: attributes.name ?? "", hidden, id: prefixed(attributes, "id") ?? "" });
    },
  });
  return { tabs, is1904 };
}

interface Relation {
  readonly type: string;
  readonly part: string;
}

/** The relations of a part. Types are compared by their last word, which is the same in strict and transitional files. */
function relations(parts: XlsxParts, of: string) {
  const slash = of.lastIndexOf("/") + 1;
  const folder = of.slice(0, slash);
  const part = parts.get(`${folder}_rels/${of.slice(slash)}.rels`);
  const byId = new Map<string, Relation>();
  if (part !== undefined) {
    parseXml(part, {
      open(name, { Id, Type, Target, TargetMode }) {
        if (name !== "Relationship" || Id === undefined || TargetMode === "External") return;
        byId.set(Id, { type: Type?.split("/").at(-1) ?? "", part: resolve(folder, Target ?? "") });
      },
    });
  }
  return {
    byId: (id: string): Relation | null => byId.get(id) ?? null,
    byType: (type: string): string | null => [...byId.values()].find((each) => each.type === type)?.part ?? null,
  };
}

/** Name of the part a relation points to, seen from its folder. */
function resolve(folder: string, target: string): string {
  const path = target.replaceAll("\\", "/").toLowerCase();
  const segments: string[] = [];
  for (const segment of (path.startsWith("/") ? path : folder + path).split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
