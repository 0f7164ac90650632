// Tables: what holds what, cells that neither overlap nor lack, and a header for every number (ISO 14289-1, 7.2 and 7.5).
import type { PdfDocument } from "./document.ts";
import type { Pdf } from "./open.ts";
import { ofElements, type Rule } from "./rule.ts";
import { isIn, rolesOf, strangers } from "./rules-structure.ts";
import { attributes, type Element, held } from "./structure.ts";
import { Name, Text } from "./values.ts";

const ROW_GROUPS = ["THead", "TBody", "TFoot"];

interface Grid {
  /** The cell at each place, row by row. */
  readonly cells: readonly (readonly (Element | null)[])[];
  /** What does not fit, by the rule that it breaks; the first one only, as what follows is shifted. */
  readonly fault: { readonly rule: string; readonly found: string } | null;
}

const grids = new WeakMap<Element, Grid>();

/** The cells of a table at their places. Worked out once. */
function gridOf(table: Element, pdf: Pdf): Grid {
  const known = grids.get(table);
  if (known !== undefined) return known;
  const grid = layOut(table, pdf);
  grids.set(table, grid);
  return grid;
}

const span = (pdf: Pdf, cell: Element, key: "RowSpan" | "ColSpan"): number => {
  const value = attributes(pdf, cell, "Table").get(key);
  return typeof value === "number" && value >= 1 ? value : 1;
};

const isCell = ({ role }: Element): boolean => role === "TH" || role === "TD";

function layOut(table: Element, pdf: Pdf): Grid {
  const rows = held(table)
    .flatMap((one) => (ROW_GROUPS.includes(one.role ?? "") ? held(one) : [one]))
    .filter(({ role }) => role === "TR")
    .map((row) => held(row).filter(isCell));
  const columns = (rows[0] ?? []).reduce((sum, cell) => sum + span(pdf, cell, "ColSpan"), 0);
  const cells: (Element | null)[][] = rows.map(() => Array.from({ length: columns }, () => null));
  const broken = (rule: string, found: string): Grid => ({ cells, fault: { rule, found } });
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row) {
      while (x < columns && cells[y]?.[x] !== null) x++;
      const [width, height] = [span(pdf, cell, "ColSpan"), span(pdf, cell, "RowSpan")];
      if (x + width > columns) return broken("ua1:7.2-42", `la riga ${y + 1} ha più delle ${columns} colonne`);
      if (y + height > rows.length) return broken("ua1:7.2-41", `la colonna ${x + 1} va oltre le ${rows.length} righe`);
      for (let down = 0; down < height; down++)
        for (let right = 0; right < width; right++) {
          const line = cells[y + down];
          if (line === undefined || line[x + right] !== null)
            return broken("ua1:7.2-15", `riga ${y + 1}, colonna ${x + 1}`);
          line[x + right] = cell;
        }
      x += width;
    }
  }
  const short = cells.findIndex((row) => row.includes(null));
  return short < 0
    ? { cells, fault: null }
    : broken("ua1:7.2-43", `la riga ${short + 1} ha meno delle ${columns} colonne`);
}

const gridRule = (id: string, asks: string): Rule =>
  ofElements(id, asks, ["Table"], (table, { pdf }) => {
    const { fault } = gridOf(table, pdf);
    return fault?.rule === id ? fault.found : null;
  });

/** Whether a header says that it speaks in this direction. */
function speaks(pdf: Pdf, header: Element, direction: "Row" | "Column"): boolean {
  const scope = attributes(pdf, header, "Table").get("Scope");
  return scope instanceof Name && (scope.name === "Both" || scope.name === direction);
}

/** The cells of data that no header names, by what they name instead: null for nothing. */
function nameless(table: Element, { pdf }: PdfDocument): { readonly cell: Element; readonly unknown: string | null }[] {
  const { cells, fault } = gridOf(table, pdf);
  if (fault !== null) return [];
  const headers = cells.flat().filter((cell): cell is Element => cell?.role === "TH");
  // Where each header says in which direction it speaks nothing else is asked.
  if (headers.every((header) => attributes(pdf, header, "Table").has("Scope"))) return [];
  const ids = new Set(headers.flatMap(({ dict }) => idOf(dict.get("ID"))));
  const found = new Map<Element, string | null>();
  for (const [y, row] of cells.entries())
    for (const [x, cell] of row.entries()) {
      if (cell?.role !== "TD" || found.has(cell)) continue;
      const named = pdf.list(attributes(pdf, cell, "Table").get("Headers")).flatMap(idOf);
      if (named.length > 0 && named.every((id) => ids.has(id))) continue;
      if (looksUp(pdf, cells, { x, y })) continue;
      found.set(cell, named.find((id) => !ids.has(id)) ?? null);
    }
  return [...found].map(([cell, unknown]) => ({ cell, unknown }));
}

const idOf = (value: unknown): string[] => (value instanceof Text ? [value.bytes] : []);

/** Whether a header above or before the cell speaks for it; the headers nearest to it hide those behind other cells. */
function looksUp(pdf: Pdf, cells: Grid["cells"], { x, y }: { readonly x: number; readonly y: number }): boolean {
  const above = Array.from({ length: y }, (_, up) => cells[y - 1 - up]?.[x]);
  const before = Array.from({ length: x }, (_, left) => cells[y]?.[x - 1 - left]);
  return isNamed(pdf, above, "Column") || isNamed(pdf, before, "Row");
}

function isNamed(pdf: Pdf, line: readonly (Element | null | undefined)[], direction: "Row" | "Column"): boolean {
  let seen = false;
  for (const cell of line) {
    if (cell?.role !== "TH") {
      if (seen) return false;
    } else if (speaks(pdf, cell, direction)) return true;
    else seen = true;
  }
  return false;
}

const headerRule = (id: string, asks: string, isIts: (unknown: string | null) => boolean): Rule => ({
  id,
  asks,
  *looks(document) {
    for (const table of document.structure?.elements ?? []) {
      if (table.role !== "Table") continue;
      const without = nameless(table, document).filter(({ unknown }) => isIts(unknown));
      const found =
        without[0] === undefined
          ? null
          : `${without.length} celle${without[0].unknown === null ? "" : ` rimandano a ${without[0].unknown}`}`;
      yield { page: document.pageOf(table), element: "Table", found };
    }
  },
});

export const TABLES: readonly Rule[] = [
  ofElements("ua1:7.2-3", "Una tabella contiene righe e didascalia", ["Table"], (element) =>
    strangers(element, ["TR", "Caption", ...ROW_GROUPS]),
  ),
  ofElements("ua1:7.2-4", "Una riga sta in una tabella", ["TR"], (element) => isIn(element, ["Table", ...ROW_GROUPS])),
  ofElements("ua1:7.2-8", "Un’intestazione sta in una riga", ["TH"], (element) => isIn(element, ["TR"])),
  ofElements("ua1:7.2-9", "Una cella sta in una riga", ["TD"], (element) => isIn(element, ["TR"])),
  ofElements("ua1:7.2-10", "Una riga contiene celle", ["TR"], (element) => strangers(element, ["TH", "TD"])),
  gridRule("ua1:7.2-15", "Le celle non si coprono"),
  ofElements("ua1:7.2-16", "La didascalia è la prima o l’ultima cosa della tabella", ["Table"], (element) =>
    rolesOf(held(element)).slice(1, -1).includes("Caption") ? "sta in mezzo" : null,
  ),
  ofElements("ua1:7.2-39", "La didascalia di una tabella è una", ["Table"], (element) => {
    const captions = rolesOf(held(element)).filter((role) => role === "Caption").length;
    return captions < 2 ? null : `sono ${captions}`;
  }),
  gridRule("ua1:7.2-41", "Le colonne hanno lo stesso numero di righe"),
  gridRule("ua1:7.2-42", "Nessuna riga ha più celle della prima"),
  gridRule("ua1:7.2-43", "Nessuna riga ha meno celle della prima"),
  headerRule("ua1:7.5-1", "Ogni cella ha la sua intestazione", (unknown) => unknown === null),
  headerRule("ua1:7.5-2", "Le intestazioni che una cella nomina ci sono", (unknown) => unknown !== null),
];
