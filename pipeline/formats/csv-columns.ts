// What the rows that are as wide as their titles hold in each column: by it a shorter row is told apart from one that has
// lost a cell in the middle. Some programs leave out the empty cells at the end of a row.

/** A shorter row: its line, and for each cell whether it is blank, a number or words. */
export interface ShortRow {
  readonly line: number;
  readonly kinds: readonly CellLook[];
}

type CellLook = "vuota" | "numero" | "parole";

export interface Columns {
  readonly add: (fields: readonly string[]) => void;
  /** Whether a row may just end early: what it holds belongs where it stands, and what it lacks others leave blank too. */
  readonly mayEndEarly: (row: ShortRow, titled: number) => boolean;
}

export function makeColumns(): Columns {
  const filled: number[] = [];
  const numbers: number[] = [];
  let rows = 0;
  return {
    add: (fields) => {
      rows++;
      for (const [at, field] of fields.entries()) {
        if (field === "") continue;
        filled[at] = (filled[at] ?? 0) + 1;
        if (beginsWithDigit(field)) numbers[at] = (numbers[at] ?? 0) + 1;
      }
    },
    mayEndEarly: ({ kinds }, titled) => {
      const isAlwaysFilled = filled.slice(kinds.length, titled).some((count) => count === rows);
      return (
        !isAlwaysFilled && kinds.every((kind, at) => kind === "vuota" || fits(kind, numbers[at] ?? 0, filled[at] ?? 0))
      );
    },
  };
}

export function shortRow(line: number, fields: readonly string[]): ShortRow {
  return { line, kinds: fields.map(lookOf) };
}

function lookOf(field: string): CellLook {
  const text = field.trim();
  if (text === "") return "vuota";
  return /^[-+€]?\s?\d[\d.,/:-]*\s?[€%]?$/.test(text) ? "numero" : "parole";
}

function fits(kind: CellLook, numbers: number, filled: number): boolean {
  return kind === "numero" ? numbers * 2 >= filled : numbers * 2 <= filled;
}

function beginsWithDigit(field: string): boolean {
  const code = field.charCodeAt(0);
  return (code >= 48 && code <= 57) || field.startsWith("-") || field.startsWith("€");
}
