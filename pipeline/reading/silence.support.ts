// Valid tables, and what programs and people do to them: each damage says, line by line, what is true afterwards.
import fc from "fast-check";
import { anno } from "./reading.support.ts";

/** What a line says, by question and in the units of the store; `chiesta` when nobody can know it. */
export type Truth = Readonly<Record<string, number | string | null>>;
export const CHIESTA = "chiesta";

export interface Line {
  readonly cells: readonly string[];
  /** Null for what is no answer. */
  readonly truth: Truth | null;
}

export interface Column {
  readonly campo: string;
  readonly label: string;
  readonly kind: "codice" | "intero" | "ore" | "euro";
  readonly optional?: true;
}

export interface Table {
  readonly blocco: string;
  readonly columns: readonly Column[];
  readonly titles: readonly Line[];
  readonly lines: readonly Line[];
}

const CANTIERE = { campo: "cantiere", label: "Cantiere", kind: "codice" } as const;
const ZONA = { campo: "zona", label: "Zona", kind: "codice" } as const;
const DONNE = { campo: "donne", label: "di cui donne", kind: "intero", optional: true } as const;
const BLOCKS: readonly Pick<Table, "blocco" | "columns">[] = [
  {
    blocco: "volontari",
    columns: [
      CANTIERE,
      ZONA,
      { campo: "volontari", label: "Volontari", kind: "intero" },
      DONNE,
      { campo: "ore_annue", label: "Ore di volontariato nell'anno", kind: "ore", optional: true },
    ],
  },
  {
    blocco: "risorse",
    columns: [
      CANTIERE,
      ZONA,
      { campo: "voce", label: "Voce di spesa", kind: "codice" },
      { campo: "importo", label: "Importo (€)", kind: "euro" },
      { campo: "figurativo", label: "Valore figurativo (€)", kind: "euro", optional: true },
    ],
  },
  {
    blocco: "personale",
    columns: [
      CANTIERE,
      ZONA,
      { campo: "contratto", label: "Contratto", kind: "codice" },
      { campo: "persone", label: "Persone", kind: "intero" },
      DONNE,
      { campo: "ore_annue", label: "Ore di lavoro nell'anno", kind: "ore", optional: true },
    ],
  },
];

/** Three places at most in one table, so that a row of all of them can be added. */
const PLACES = [
  ["Crescere insieme", "crescere", "Alpe", "alpe"],
  ["Crescere insieme", "crescere", "Piana", "piana"],
  ["Crescere insieme", "crescere", "Lungofiume", "fiume"],
] as const;
const THIRD: Readonly<Record<string, readonly [string, string]>> = {
  voce: ["Stipendi", "stipendi"],
  contratto: ["Contratto stabile", "stabile"],
};

/** A table without a fault, whose numbers prove nothing but themselves: whole numbers below a thousand, comma decimals. */
export const table: fc.Arbitrary<Table> = fc
  .tuple(
    fc.constantFrom(...BLOCKS),
    fc.array(
      fc.tuple(fc.integer({ min: 11, max: 900 }), fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 9 })),
      {
        minLength: 3,
        maxLength: 3,
      },
    ),
  )
  .map(([{ blocco, columns }, numbers]) => ({
    blocco,
    columns,
    titles: [{ cells: columns.map(({ label }) => label), truth: null }],
    lines: numbers.map(([count, women, tenths], n) => line(columns, n, count, women, tenths)),
  }));

function line(columns: readonly Column[], n: number, count: number, women: number, tenths: number): Line {
  const [cantiere = "", , zona = ""] = PLACES[n] ?? [];
  const pairs = columns.map(({ campo, kind, optional }): readonly [string, number | string] => {
    if (campo === "cantiere") return [cantiere, PLACES[n]?.[1] ?? ""];
    if (campo === "zona") return [zona, PLACES[n]?.[3] ?? ""];
    if (kind === "codice") return THIRD[campo] ?? ["", ""];
    if (kind === "intero") return optional ? [`${women}`, women] : [`${count}`, count];
    if (kind === "ore") return [`${count * 7},${tenths}`, count * 70 + tenths];
    return optional
      ? [`${women},${tenths}5`, women * 100 + tenths * 10 + 5]
      : [`${count},${tenths}5`, count * 100 + tenths * 10 + 5];
  });
  const truth = Object.fromEntries(columns.map(({ campo }, at) => [campo, pairs[at]?.[1] ?? null]));
  return { cells: pairs.map(([text]) => text), truth };
}

/** A text file as Italian programs write it; its lines are counted from 1. */
export function asText({ titles, lines }: Table): string {
  const rows = [...titles, ...lines].map(({ cells }, at) => {
    if (cells.every((cell) => cell === "")) return "";
    const isTitles = at === 0 || cells.includes("Cantiere");
    const owner = isTitles ? ["ente", "edizione"] : at < titles.length ? ["", ""] : ["V105", `${anno}`];
    return [...owner, ...cells].map(quoted).join(";");
  });
  return rows.join("\n");
}
const quoted = (text: string): string => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The rows of a worksheet: what looks like an Italian number is one, as when it was typed. */
export function asRows({ titles, lines }: Table): (string | number | null)[][] {
  return [...titles, ...lines].map(({ cells }) => cells.map((cell) => (cell === "" ? null : typed(cell))));
}
const typed = (cell: string): string | number => (/^\d+(,\d+)?$/.test(cell) ? Number(cell.replace(",", ".")) : cell);
