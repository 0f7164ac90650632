// A block is one table of the questionnaire. From its declaration come the workbook, the CSV layout, the reader, the
// messages, the database table and the codebook: a new question is one entry here and nothing else.
import type { StoredValue, TypedCell } from "./cella.ts";
import type { Codice, ParamsOf } from "./diagnostic.ts";
import type { MemberOf } from "./liste.ts";
import { key } from "./text.ts";

export interface Campo<T extends StoredValue = StoredValue> {
  readonly label: string;
  /** Heading of its members in a table, where the question's own words are longer. */
  readonly testata?: string;
  readonly help: string;
  readonly cella: TypedCell<T>;
  readonly obbligatorio?: true;
  /** First edition that asks it, and the last one when it was dropped. */
  readonly since: number;
  readonly until?: number;
  /** Other headings under which members write it. */
  readonly alias?: readonly string[];
  /** Never leaves the archive: contacts of persons. */
  readonly riservato?: true;
}

/** Answers of one row by field. */
export type Answers = Readonly<Record<string, StoredValue | null>>;

type ValueOfField<F> = F extends { readonly cella: TypedCell<infer T> } ? T : never;

/** One row as its rules see it: the answers, and what follows from their codes. */
export type RowOf<C, D = unknown> = { readonly [K in keyof C]: ValueOfField<C[K]> | null } & {
  readonly [K in keyof D as D[K] extends { readonly campo: string } ? K : never]: DerivedMember<D[K]> | null;
};
type DerivedMember<D> = D extends { readonly lista: infer L extends string } ? MemberOf<L> : never;

/** A condition over the fields of one row. Its message and severity are those of its code in the catalogue: `correggere`
 *  takes the field's value out of the totals, `confermare` keeps it. */
export interface RuleOf<C extends Codice, R> {
  readonly codice: C;
  /** The field the finding points at. */
  readonly campo: keyof R & string;
  /** The field of which `campo` is a part, where that is all the rule says: the workbook can say it while it is filled. */
  readonly parte_di?: keyof R & string;
  /** Parameters of the message when the rule is broken, null when it holds or cannot be judged. (A method, so that the
   *  rules of one block may stand in a list of the rules of any.) */
  verifica(riga: R, intorno: RowContext<R>): ParamsOf<C> | null;
}
/** What the edition knows of a row besides its answers. */
export interface RowContext<R = Answers> {
  readonly anno: number;
  /** The printed name of the code in a field; empty where there is none. */
  nome(campo: keyof R & string): string;
  /** An attribute of the code in a field; null where the list gives none. */
  attributo(campo: keyof R & string, nome: string): string | null;
}
/** A rule of any code: its parameters are those of that code's message, or it does not compile. */
export type Rule<R = Answers> = { [C in Codice]: RuleOf<C, R> }[Codice];

/** Groups of blocks for which an ente answers or is silent (STATISTICS.md 1.4). */
export type BlockGroup = "anagrafica" | "denaro" | "persone" | "offerta" | "esiti" | "partecipazione";

/** A dimension that follows from the row: an attribute of a code (the zona of a quartiere), or a yes-or-no of its own. */
export type Derived =
  | {
      readonly etichetta: string;
      /** Heading of its members in a table, where it is not the `etichetta`. */
      readonly testata?: string;
      readonly campo: string;
      readonly attributo: string;
      /** List that its members belong to; one of RUOLI that no edition names is never printed. */
      readonly lista: string;
    }
  | {
      readonly etichetta: string;
      /** True when the first of these that names an ente names another than the row's own: a field, or an attribute of its code. */
      readonly altro_ente: readonly { readonly campo: string; readonly attributo?: string }[];
    };

type Derivate = Readonly<Record<string, Derived>>;

export interface Blocco<C extends Record<string, Campo> = Record<string, Campo>, D extends Derivate = Derivate> {
  readonly id: string;
  readonly titolo: string;
  /** Name of the sheet in the workbook. */
  readonly foglio: string;
  readonly istruzioni: string;
  /** `scheda`: one answer per question, questions down the sheet. `tabella`: one row per thing, questions across. */
  readonly forma: "scheda" | "tabella";
  readonly grana: string;
  readonly gruppo: BlockGroup;
  readonly since: number;
  readonly campi: C;
  /** Fields that name a row to its author, in messages. */
  readonly nome_riga: readonly (keyof C & string)[];
  /** Fields that must not repeat within one submission; empty when repetition is normal. */
  readonly chiave: readonly (keyof C & string)[];
  readonly derivate?: D;
  /** A name in words that two rows may share though they are two things: where they do, the printed name of the code in
   *  `con` goes with it, and the ente where that is the same too. */
  readonly omonimi?: { readonly nome: keyof C & string; readonly con: keyof C & string };
  /** A field whose sum is known of the year before, and the attribute of the ente that says it. */
  readonly anno_prima?: { readonly campo: keyof C & string; readonly attributo: string };
  readonly regole: readonly Rule<RowOf<C, D>>[];
}

/** Declares a block; its fields, rules and parameters are checked by the compiler. Throws at load for what it cannot see. */
export function defineBlocco<const C extends Record<string, Campo>, const D extends Derivate = Record<never, Derived>>(
  blocco: Blocco<C, D>,
): Blocco<C, D> {
  const derivate: readonly Derived[] = Object.values(blocco.derivate ?? {});
  const names = [
    ...derivate.flatMap((derivata) =>
      "campo" in derivata ? [derivata.campo] : derivata.altro_ente.map(({ campo }) => campo),
    ),
    ...Object.values(blocco.campi).flatMap(({ cella }) =>
      cella.tipo === "decimale" && cella.unita_di !== undefined ? [cella.unita_di] : [],
    ),
  ];
  for (const name of names) {
    if (blocco.campi[name]?.cella.tipo !== "codice")
      throw new Error(`schemas/blocchi/${blocco.id}.ts: "${name}" is no field with a code`);
  }
  return blocco;
}

/** What a row is called, from what its fields say: equal for rows of one name. A scheda has one row, whatever it is called. */
export function rowNameBy({ forma, chiave, nome_riga }: Blocco, said: (field: string) => string | null): string {
  if (forma === "scheda") return "";
  return (chiave.length > 0 ? chiave : nome_riga).map((name) => key(said(name) ?? "")).join("\n");
}

/** The fields that an edition asks, in the order of the sheet. */
export function fieldsOf(blocco: Blocco, anno: number): [string, Campo][] {
  return Object.entries(blocco.campi).filter(
    ([, campo]) => campo.since <= anno && (campo.until === undefined || anno <= campo.until),
  );
}

/** «Di cui» cannot exceed its parent (STATISTICS.md B04). */
export function diCui<const F extends string, const P extends string>(
  campo: F,
  padre: P,
  labels: { campo: string; padre: string },
): RuleOf<"di-cui-maggiore", Readonly<Record<F | P, StoredValue | null>>> {
  return {
    codice: "di-cui-maggiore",
    campo,
    parte_di: padre,
    verifica: (riga) => {
      const { [campo]: part, [padre]: whole } = riga;
      if (typeof part !== "number" || typeof whole !== "number" || part <= whole) return null;
      return { campo: labels.campo, parte: part, padre: labels.padre, tutto: whole };
    },
  };
}

/** Parts that nobody is in twice cannot exceed their parent together. */
export function diCuiInsieme<const A extends string, const B extends string, const P extends string>(
  [una, altra]: readonly [A, B],
  padre: P,
  labels: { campo: string; padre: string },
): RuleOf<"di-cui-maggiore", Readonly<Record<A | B | P, StoredValue | null>>> {
  return {
    codice: "di-cui-maggiore",
    campo: altra,
    verifica: (riga) => {
      const { [una]: one, [altra]: other, [padre]: whole } = riga;
      if (typeof one !== "number" || typeof other !== "number" || typeof whole !== "number") return null;
      // Who is more than the whole alone is told of itself.
      if (one > whole || other > whole || one + other <= whole) return null;
      return { campo: labels.campo, parte: one + other, padre: labels.padre, tutto: whole };
    },
  };
}

/**
 * More hours a year than `massimo` for each person of the row: possible, so it is asked (STATISTICS.md Q02). Where people
 * are counted on one day, hours of nobody are those of who left before it.
 */
export function orePerPersona<const P extends string>(
  persone: P,
  massimo: number,
  nome: string,
  contate: "nell'anno" | "in un giorno",
): RuleOf<"ore-per-persona", Readonly<Record<P | "ore_annue", StoredValue | null>>> {
  return {
    codice: "ore-per-persona",
    campo: "ore_annue",
    verifica: (riga) => {
      const { ore_annue, [persone]: count } = riga;
      if (typeof ore_annue !== "number" || typeof count !== "number") return null;
      const hours = ore_annue / 10;
      if (hours <= massimo * count || (count === 0 && contate === "in un giorno")) return null;
      return { ore: hours, persone: count, media: count === 0 ? 0 : Math.round(hours / count), nome };
    },
  };
}
