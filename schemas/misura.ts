// A misura is one number that can be summed or divided over records: a declaration, not a program. Its file name is its id.
import type { BlockGroup } from "./blocco.ts";
import type { ColumnOf, DimensionName, Dove, MemberAt, TableId } from "./dimensioni.ts";
import type { ProspettoDef } from "./prospetto.ts";
import type { Unita } from "./unita.ts";

/** What one row of the block contributes. `distinti` counts different values and does not add up over cells; where it says that
 *  what is left blank is nothing, a row without one has none, and is not one that nobody knows. */
export type ValueOf<C extends string = string> =
  | { readonly op: "somma"; readonly campo: C }
  | { readonly op: "conta" }
  | { readonly op: "distinti"; readonly campo: C; readonly vuoto?: "nulla" };

export const somma = <const C extends string>(campo: C): ValueOf<C> => ({ op: "somma", campo });
export const conta = (): ValueOf<never> => ({ op: "conta" });
export const distinti = <const C extends string>(campo: C, more: { vuoto?: "nulla" } = {}): ValueOf<C> => ({
  op: "distinti",
  campo,
  ...more,
});

/** Only rows whose column holds one of these values; `null` means empty, `true`/`false` a yes-or-no column. */
export type Where = Readonly<Record<string, readonly (string | boolean | null)[]>>;

/** How who is silent is made up for (STATISTICS 12.2): by size (money), by heads (counts), not at all because everybody is
 *  known, or not at all because only what was declared is told. */
export type Stima = "rapporto" | "espansione" | "censimento" | "nessuna";

/** How disclosure control treats a misura. */
export type Protezione =
  /** A sum of money or hours, protected by contributor; money that everybody can look up is none's secret. */
  | { readonly tipo: "grandezza"; readonly denaro_pubblico: boolean }
  /** A count of persons; `speciali` where its rows may be of special targets (`destinatari` of the list). */
  | { readonly tipo: "frequenza"; readonly soglia: "ordinaria" | "destinatari" }
  /** Nothing of it is anybody's secret; why. */
  | { readonly tipo: "pubblica"; readonly perche: string };

/** The words of its findings (REPORT 1.4): a sentence with a subject and a verb for each form, with names in braces
 *  (compose/sentence.ts). By the dimension of the rows, because one thing is said of a source and another of a quartiere;
 *  a form without words is told in general ones. */
export interface Frasi {
  readonly primo?: Readonly<Record<string, string>>;
  readonly quota?: Readonly<Record<string, string>>;
  readonly divario?: Readonly<Record<string, string>>;
  readonly intervallo?: Readonly<Record<string, string>>;
  /** How many are of one member: always a count, never a rank. Three forms: some, one, none. */
  readonly quanti?: { readonly membro: string; readonly frasi: readonly [string, string, string] };
  /** Which part of a whole, in words («quasi due su tre»): the member that is told and those that make up the whole, as columns.
   *  Two forms: one of them, several. */
  readonly frazione?: {
    readonly membro: string;
    readonly intero: readonly string[];
    readonly genere: "m" | "f";
    readonly frasi: readonly [string, string];
  };
  /** In how many places there is some (forma `mappa`), by the rows. Three forms: everywhere, and the second thing in some of
   *  them; everywhere; not everywhere. */
  readonly luoghi?: Readonly<Record<string, readonly [string, string, string]>>;
  /** The two that come before all others, where neither can be said to be the first; by the rows. */
  readonly coppia?: Readonly<Record<string, string>>;
  /** Which row comes first in the panels of a chart (forma `multipli`), by rows and columns. Two forms, in all and in some of them, and
   *  the gender of what is counted. */
  readonly ciascuno?: Readonly<Record<string, Readonly<Record<string, readonly [string, string, "m" | "f"]>>>>;
  /** How many reach the threshold that is drawn, by the rows. Four forms: all, some, one, none. */
  readonly soglia?: Readonly<Record<string, readonly [string, string, string, string]>>;
  /** The subject of a change: «le posizioni di volontariato», and whether it is plural. */
  readonly soggetto?: { readonly nome: string; readonly plurale: boolean };
}

interface Comune {
  readonly titolo: string;
  /** Heading of its column in a table; the title when left out. */
  readonly breve?: string;
  /** One sentence a reader understands: what is counted, and what is not. */
  readonly definizione: string;
  readonly unita: Unita;
  readonly frasi?: Frasi;
  readonly since: number;
  /** The misura that says for a cantiere or zona what this one says for the city alone; null when none does. A text of theirs
   *  that names this one would print the city's figure as their own, so it is told. */
  readonly nelle_parti?: string | null;
  /** Charts and tables of this misura alone, so that it comes with its picture in one file. */
  readonly prospetti?: readonly ProspettoDef[];
}

/** The breakdowns that are printed or published, each with all its margins; nothing else of a misura leaves the house. */
export type Piano<D extends string = string> = readonly (readonly D[])[];

interface Base extends Comune {
  readonly stima: Stima;
  readonly protezione: Protezione;
  readonly piano: Piano;
  /** Dimensions over which it must not be summed: indicators of different things. At their margin there is no figura. */
  readonly non_somma: readonly string[];
  /** Whose records count: the whole network with the Comune, or without it; null where no ente stands behind. */
  readonly universo: "rete" | "senza-comune" | null;
  /** The misura of which it is a part («di cui donne»): what is left of that is a figure too, and is protected with it. */
  readonly parte_di: string | null;
  /** The misura whose records it tells by other dimensions: where both have a figura it is one number, hidden under both names
   *  or under none. */
  readonly uguale_a?: string;
  /** The step in which its figures are printed, in units: whole euro, whole persons. Storage is finer. */
  readonly passo: number;
}

export interface MisuraBase extends Base {
  readonly tipo: "base";
  readonly blocco: TableId;
  readonly valore: ValueOf;
  readonly dove?: Where;
  /** Only rows where these columns have a value: services that stand in one quartiere. */
  readonly presenti?: readonly string[];
  /** The columns of `piano`: derived. */
  readonly dimensioni: readonly string[];
}

/** A base misura as it is declared: columns are those of its table, members of a role those of its list. */
type Declared<T extends TableId> = Omit<
  MisuraBase,
  "tipo" | "blocco" | "valore" | "dove" | "presenti" | "dimensioni" | "piano" | "non_somma"
> & {
  readonly blocco: T;
  readonly valore: ValueOf<ColumnOf<T>>;
  readonly dove?: { readonly [C in ColumnOf<T>]?: readonly (MemberAt<T, C> | null)[] };
  readonly presenti?: readonly ColumnOf<T>[];
  readonly piano: Piano<ColumnOf<T>>;
  readonly non_somma: readonly ColumnOf<T>[];
};

/** A misura read at fixed members of its dimensions: `{ misura: "valore-netto", dove: { fonte_gruppo: "famiglie" } }`. */
export interface Term<D extends string = string> {
  readonly misura: string;
  readonly dove?: Dove;
  /** Dimensions that the term does not have: the term is taken at their margin (residents have no fonte). */
  readonly ignora?: readonly D[];
}

/** Two measures divided. Where both count rows of one table, only rows that give both count. Estimator, universe and
 *  protection are those of its terms. */
export interface MisuraRapporto extends Comune {
  readonly tipo: "rapporto";
  readonly numeratore: Term;
  readonly denominatore: Term;
  readonly piano: Piano;
  readonly dimensioni: readonly string[];
  /** How the two are put together where it is more than a division; the terms are then of two tables. */
  readonly calcolo?: Calcolo;
  /** Below this base a share is not printed: counts only (REPORT.md 1.4, rule 4). */
  readonly base_minima?: number;
}

/** Of persons counted and of whom they are counted among (STATISTICS 8): `tasso`, events for every thousand residents, with
 *  the limits of a count; `copertura`, served over in need; `divario`, those in need whom the served do not reach. */
export type Calcolo = "tasso" | "copertura" | "divario";

export type Misura = MisuraBase | MisuraRapporto;

/** A misura with its id, its group of blocks for coverage, as the registry holds it. */
export type MisuraNota = Misura & {
  readonly id: string;
  readonly gruppo: BlockGroup | null;
  /** Of a twin: the misura that it tells as it was declared. */
  readonly gemella?: string;
};

/** Every declared misura by id. */
export type Misure = ReadonlyMap<string, MisuraNota>;

/** A misura over one table. */
export function defineMisura<const T extends TableId>(misura: Declared<T>): MisuraBase {
  // The columns of one table are a narrower type than the names of any: the widening is safe.
  return { tipo: "base", ...misura, dimensioni: dimensionsIn(misura.piano) } as MisuraBase;
}

type DeclaredRatio = Omit<MisuraRapporto, "tipo" | "numeratore" | "denominatore" | "dimensioni" | "piano"> & {
  readonly numeratore: Term<DimensionName>;
  readonly denominatore: Term<DimensionName>;
  readonly piano: Piano<DimensionName>;
};

/** A misura that divides two others. */
export function defineRapporto(misura: DeclaredRatio): MisuraRapporto {
  return { tipo: "rapporto", ...misura, dimensioni: dimensionsIn(misura.piano) };
}

const dimensionsIn = (piano: Piano): string[] => [...new Set(piano.flat())];

/** Whether a breakdown by these dimensions is planned: one of the plan, or a margin of one. */
export const isPlanned = (piano: Piano, dimensioni: readonly string[]): boolean =>
  dimensioni.length === 0 || piano.some((breakdown) => dimensioni.every((name) => breakdown.includes(name)));

/** Every breakdown of a plan with all its margins, each once, the grand total first. */
export function breakdownsOf(piano: Piano): string[][] {
  const found = new Map<string, string[]>([["", []]]);
  for (const breakdown of piano)
    for (let bits = 1; bits < 2 ** breakdown.length; bits++) {
      const names = breakdown.filter((_, n) => (bits >> n) % 2 === 1).sort();
      found.set(names.join("|"), names);
    }
  return [...found.values()].sort((a, b) => a.length - b.length || (a.join("|") < b.join("|") ? -1 : 1));
}
