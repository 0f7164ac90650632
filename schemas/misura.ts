// A misura is one number that can be summed or divided over records: a declaration, not a program. Its file name is its id.
import type { BlockGroup } from "./blocco.ts";
import type { ColumnOf, DimensionName, Dove, MemberAt, TableId } from "./dimensioni.ts";
import type { ProspettoDef } from "./prospetto.ts";
import type { Unita } from "./unita.ts";

/** What one row of the block contributes. `distinti` counts different values and does not add up over cells. */
export type ValueOf<C extends string = string> =
  | { readonly op: "somma"; readonly campo: C }
  | { readonly op: "conta" }
  | { readonly op: "distinti"; readonly campo: C };

export const somma = <const C extends string>(campo: C): ValueOf<C> => ({ op: "somma", campo });
export const conta = (): ValueOf<never> => ({ op: "conta" });
export const distinti = <const C extends string>(campo: C): ValueOf<C> => ({ op: "distinti", campo });

/** Only rows whose column holds one of these values; `null` means empty, `true`/`false` a yes-or-no column. */
export type Where = Readonly<Record<string, readonly (string | boolean | null)[]>>;

interface Comune {
  readonly titolo: string;
  /** Heading of its column in a table; the title when left out. */
  readonly breve?: string;
  /** One sentence a reader understands: what is counted, and what is not. */
  readonly definizione: string;
  readonly unita: Unita;
  readonly since: number;
  /** How disclosure control treats it: sums of money and hours, counts of persons, or public data. */
  readonly protezione: "grandezza" | "frequenza" | "pubblica";
  /** Charts and tables of this misura alone, so that it comes with its picture in one file. */
  readonly prospetti?: readonly ProspettoDef[];
}

export interface MisuraBase extends Comune {
  readonly tipo: "base";
  readonly blocco: TableId;
  readonly valore: ValueOf;
  readonly dove?: Where;
  /** Only rows where these columns have a value: services that stand in one quartiere. */
  readonly presenti?: readonly string[];
  /** Columns of the block it may be broken down by; the cube holds every combination with all margins. */
  readonly dimensioni: readonly string[];
}

/** A base misura as it is declared: columns are those of its table, members of a role those of its list. */
type Declared<T extends TableId> = Omit<
  MisuraBase,
  "tipo" | "blocco" | "valore" | "dove" | "presenti" | "dimensioni"
> & {
  readonly blocco: T;
  readonly valore: ValueOf<ColumnOf<T>>;
  readonly dove?: { readonly [C in ColumnOf<T>]?: readonly (MemberAt<T, C> | null)[] };
  readonly presenti?: readonly ColumnOf<T>[];
  readonly dimensioni: readonly ColumnOf<T>[];
};

/** A misura read at fixed members of its dimensions: `{ misura: "valore-netto", dove: { fonte_gruppo: "famiglie" } }`. */
export interface Term<D extends string = string> {
  readonly misura: string;
  readonly dove?: Dove;
  /** Dimensions that the term does not have: the term is taken at their margin (residents have no fonte). */
  readonly ignora?: readonly D[];
}

export interface MisuraRapporto extends Comune {
  readonly tipo: "rapporto";
  readonly numeratore: Term;
  readonly denominatore: Term;
  readonly dimensioni: readonly string[];
  /** Below this base a share is not printed: counts only (REPORT.md 1.4, rule 4). */
  readonly base_minima?: number;
}

export type Misura = MisuraBase | MisuraRapporto;

/** A misura with its id, its group of blocks for coverage, as the registry holds it. */
export type MisuraNota = Misura & { readonly id: string; readonly gruppo: BlockGroup | null };

/** A misura over one table. */
export function defineMisura<const T extends TableId>(misura: Declared<T>): MisuraBase {
  // The columns of one table are a narrower type than the names of any: the widening is safe.
  return { tipo: "base", ...misura } as MisuraBase;
}

type DeclaredRatio = Omit<MisuraRapporto, "tipo" | "numeratore" | "denominatore" | "dimensioni"> & {
  readonly numeratore: Term<DimensionName>;
  readonly denominatore: Term<DimensionName>;
  readonly dimensioni: readonly DimensionName[];
};

/** A misura that divides two others. */
export function defineRapporto(misura: DeclaredRatio): MisuraRapporto {
  return { tipo: "rapporto", ...misura };
}
