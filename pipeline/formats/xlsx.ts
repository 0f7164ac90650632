// An unzipped workbook → its sheets, in the order of the tabs.
import type { Limits } from "./limits.ts";
import { PLAIN_LOOK } from "./number-format.ts";
import type { Parts } from "./package.ts";
import { damaged, refuse } from "./refusal.ts";
import { NO_STRINGS } from "./shared-strings.ts";
import type { WorkbookReading } from "./sheet.ts";
import { type BuilderContext, MAX_NOTES } from "./sheet-builder.ts";
import { readTabs, type Tab } from "./tabs.ts";
import { readTheme } from "./xlsx-colours.ts";
import { readComments } from "./xlsx-comments.ts";
import { NOTHING_DRAWN, readDrawings } from "./xlsx-drawings.ts";
import { readRules } from "./xlsx-rules.ts";
import { readSheet } from "./xlsx-sheet.ts";
import { readSharedStrings } from "./xlsx-strings.ts";
import { readStyles } from "./xlsx-styles.ts";
import { isTrue, parseXml, prefixed } from "./xml.ts";

const NO_STYLES = Buffer.from("<styleSheet/>");

interface Listed {
  readonly name: string;
  readonly hidden: boolean;
  readonly id: string;
}

interface Book {
  readonly tabs: readonly Listed[];
  readonly is1904: boolean;
}

/** Sheets of a workbook, in the order of the tabs. */
export function readXlsx(parts: Parts, file: string, limits: Limits): WorkbookReading {
  const home = workbookPart(parts);
  const book = readBook(partNamed(parts, home, "manca la parte con l'elenco dei fogli"), limits);
  const targets = relations(parts, home);
  const strings = once(() => {
    const part = parts.get(targets.byType("sharedStrings") ?? "");
    return part === undefined ? NO_STRINGS : readSharedStrings(part, limits);
  });
  const styles = once(() => {
    const part = parts.get(targets.byType("styles") ?? "") ?? NO_STYLES;
    return readStyles(part, limits, readTheme(parts.get(targets.byType("theme") ?? "")));
  });
  const shared = {
    get strings() {
      return strings();
    },
    look: (style: number) => styles().cells[style] ?? PLAIN_LOOK,
    is1904: book.is1904,
  };
  const tabs = book.tabs.flatMap(({ name, hidden, id }): Tab[] => {
    const target = targets.byId(id);
    // Sheets that are only a chart or a macro have no cells.
    if (target !== null && target.type !== "worksheet") return [];
    const read = (context: BuilderContext) => {
      const part = partNamed(parts, target?.part ?? "", `manca il foglio «${name}»`);
      const beside = relations(parts, target?.part ?? "");
      const comments = parts.get(beside.byType("comments") ?? "");
      const drawing = parts.get(beside.byType("drawing") ?? "");
      const notes = comments === undefined ? [] : readComments(comments, MAX_NOTES);
      const drawn = drawing === undefined ? NOTHING_DRAWN : readDrawings(drawing, MAX_NOTES);
      const rules = readRules(part, styles);
      return readSheet(part, { name, hidden, notes, drawn, rules }, shared, context);
    };
    return [{ name, hidden, read }];
  });
  return readTabs("xlsx", tabs, file, limits);
}

function partNamed(parts: Parts, name: string, missing: string): Buffer {
  return parts.get(name) ?? damaged(missing);
}

function workbookPart(parts: Parts): string {
  const declared = relations(parts, "").byType("officeDocument");
  return declared !== null && parts.has(declared) ? declared : "xl/workbook.xml";
}

function readBook(part: Buffer, limits: Limits): Book {
  const tabs: Listed[] = [];
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
function relations(parts: Parts, of: string) {
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
