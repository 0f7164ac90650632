// What a misura may be broken down by, derived from the blocks and the reference tables: heading, list, order, grouping,
// words of comparison. A new block brings its dimensions with it; nothing about them is said in another room.
import type { Blocco } from "./blocco.ts";
import { type CellKind, isNumerica } from "./cella.ts";
import { type MemberOf, PAROLE, rolesOf } from "./liste.ts";
import { BLOCCHI, type QUESTIONARIO } from "./questionario.ts";
import { REFERENCE_TABLES, type ReferenceTable } from "./reference-tables.ts";

type Tables = typeof QUESTIONARIO & typeof REFERENCE_TABLES;
/** A table that measures count. */
export type TableId = keyof Tables;
type FieldsOf<T> = T extends { readonly campi: infer C } ? C : never;
type DerivedOf<T> = T extends { readonly forma: string; readonly derivate?: infer D } ? Exclude<D, undefined> : object;

/** The columns of a table that a declaration may name. */
export type ColumnOf<T extends TableId> = T extends TableId
  ? Extract<keyof FieldsOf<Tables[T]> | keyof DerivedOf<Tables[T]>, string>
  : never;

type MemberOfField<F> = F extends { readonly cella: { readonly valore?: infer V } }
  ? Extract<V, string | boolean>
  : F extends { readonly lista: infer L extends string }
    ? MemberOf<L>
    : boolean;

/** The members of a column, as far as the code knows them: a role is one of its list, anything else a text. */
export type MemberAt<T extends TableId, C extends string> = T extends TableId
  ? C extends keyof FieldsOf<Tables[T]>
    ? MemberOfField<FieldsOf<Tables[T]>[C]>
    : C extends keyof DerivedOf<Tables[T]>
      ? MemberOfField<DerivedOf<Tables[T]>[C]>
      : never
  : never;

/** A column of any table. */
export type DimensionName = ColumnOf<TableId>;
/** Fixed members by dimension: `{ fonte_gruppo: "famiglie" }`. A role that the code does not know does not compile. */
export type Dove = { readonly [D in DimensionName]?: Extract<MemberAt<TableId, D>, string> };

export interface Dimensione {
  readonly nome: string;
  /** Heading of a table over its members. */
  readonly etichetta: string;
  /** The list of its members, in their order; null for years, names and yes-or-no. */
  readonly lista: string | null;
  /** Members that the code knows by name; null for a list of the edition. */
  readonly ruoli: readonly string[] | null;
  /** «Tra le zone, », empty when the list has no such words. */
  readonly tra: string;
  /** Members that are never said to be «first». */
  readonly fuori: ReadonlySet<string>;
  /** Dimension → attribute of a member that says where it belongs there: `fonte_gruppo` → `gruppo`. */
  readonly gruppi: Readonly<Record<string, string>>;
  /** True when every member has a unit of its own, so that rows are not of one kind. */
  readonly unita_propria: boolean;
}

/** A blank member is never ranked either. */
const BLANK = ["", "non-indicato"];
/** Rows over the editions, and columns turned into rows: no column of a table, but an axis all the same. */
const EDIZIONE = plain("edizione", "Edizione");
const MISURA = { ...plain("misura", "Misura"), unita_propria: true };

function plain(nome: string, etichetta: string): Dimensione {
  const fuori = new Set(BLANK);
  return { nome, etichetta, lista: null, ruoli: null, tra: "", fuori, gruppi: {}, unita_propria: false };
}

type AnyTable = Pick<ReferenceTable, "id" | "campi"> & Pick<Blocco, "derivate">;

/** The dimensions of one table, by name. */
export function dimensionsOf(table: AnyTable, all: readonly AnyTable[]): ReadonlyMap<string, Dimensione> {
  const units = new Set(Object.values(table.campi).flatMap(({ cella }) => unitField(cella)));
  const groups = groupings(all);
  const of = (nome: string, etichetta: string, lista: string | null): Dimensione => ({
    ...plain(nome, etichetta),
    ...(lista === null ? {} : ofList(lista, groups)),
    unita_propria: units.has(nome),
  });
  const fields = Object.entries(table.campi).map(([nome, { label, testata, cella }]) =>
    of(nome, testata ?? label, cella.tipo === "codice" ? cella.lista : null),
  );
  const derived = Object.entries(table.derivate ?? {}).map(([nome, derivata]) =>
    "campo" in derivata
      ? of(nome, derivata.testata ?? derivata.etichetta, derivata.lista)
      : of(nome, derivata.etichetta, null),
  );
  return new Map([...fields, ...derived].map((dimensione) => [dimensione.nome, dimensione]));
}

const unitField = (cella: CellKind): string[] =>
  cella.tipo === "decimale" && cella.unita_di !== undefined ? [cella.unita_di] : [];

function ofList(
  lista: string,
  groups: ReadonlyMap<string, Readonly<Record<string, string>>>,
): Pick<Dimensione, "lista" | "ruoli" | "tra" | "fuori" | "gruppi"> {
  const { tra, fuori } = PAROLE[lista] ?? {};
  return {
    lista,
    ruoli: rolesOf(lista),
    tra: tra === undefined ? "" : `${tra}, `,
    fuori: new Set([...BLANK, ...(fuori ?? [])]),
    gruppi: groups.get(lista) ?? {},
  };
}

/** By list: a derived column says to which member of it a code belongs, whatever table the code stands in. */
function groupings(tables: readonly AnyTable[]): Map<string, Record<string, string>> {
  const groups = new Map<string, Record<string, string>>();
  for (const { campi, derivate } of tables) {
    for (const [nome, derivata] of Object.entries(derivate ?? {})) {
      const cella = "campo" in derivata ? campi[derivata.campo]?.cella : undefined;
      if (!("campo" in derivata) || cella?.tipo !== "codice") continue;
      groups.set(cella.lista, { ...groups.get(cella.lista), [nome]: derivata.attributo });
    }
  }
  return groups;
}

const TABLES: readonly AnyTable[] = [...BLOCCHI, ...Object.values(REFERENCE_TABLES)];
/** Every dimension, by table and name. */
export const DIMENSIONI: ReadonlyMap<string, ReadonlyMap<string, Dimensione>> = new Map(
  TABLES.map((table) => [table.id, dimensionsOf(table, TABLES)]),
);

/** A dimension of a table, or one of the two axes that every table has; null for a name that is none. */
export function dimensionOf(table: string, nome: string): Dimensione | null {
  if (nome === EDIZIONE.nome) return EDIZIONE;
  if (nome === MISURA.nome) return MISURA;
  return DIMENSIONI.get(table)?.get(nome) ?? null;
}

/** Names of the dimensions that have a list: a column with one of these names is one, whoever wrote it. */
export const LISTED_DIMENSIONS: ReadonlySet<string> = new Set(
  [...DIMENSIONI.values()].flatMap((each) =>
    [...each.values()].flatMap(({ nome, lista }) => (lista === null ? [] : [nome])),
  ),
);

/** The field whose code says the unit of a column; null when the column has its own unit. */
export function unitFieldOf(table: string, campo: string): string | null {
  const cella = TABLES.find(({ id }) => id === table)?.campi[campo]?.cella;
  return cella === undefined || !isNumerica(cella) ? null : (unitField(cella)[0] ?? null);
}
