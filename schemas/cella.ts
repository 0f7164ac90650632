// The kinds of cell a question can have. One kind decides the workbook's validation, how a raw cell is read, the column
// of the database, the type in the code and the words of its messages.
import type { MemberOf } from "./liste.ts";
import { conteggio, EURO, QUOTA_IN_CENTESIMI, type Unita } from "./unita.ts";

/** A stored value. Money is in cents and decimals in units of 10^-scala, always whole numbers, so sums never drift. */
export type StoredValue = string | number | boolean;

/** Why a cell has no value. `null` alone means the question was left blank: not sent. Never 0, never "". */
export const EMPTINESSES = ["nulla", "non-pertinente", "non-disponibile"] as const;
export type Emptiness = (typeof EMPTINESSES)[number];
/** The words that say so, as `key` writes them. A dash says «nulla» too. */
export const EMPTY_WORDS: Readonly<Record<Emptiness, readonly string[]>> = {
  "non-disponibile": ["n d", "nd", "non disponibile", "non so", "non lo so", "non rilevato", "sconosciuto"],
  "non-pertinente": ["n p", "np", "n a", "non pertinente", "non applicabile", "non previsto"],
  nulla: [
    "niente",
    "nulla",
    "nessuno",
    "nessuna",
    "niente da dichiarare",
    "niente da segnalare",
    "nulla da segnalare",
    "nulla da dichiarare",
  ],
};

export type CellKind =
  | { readonly tipo: "testo"; readonly max: number }
  | { readonly tipo: "intero"; readonly unita: Unita; readonly min: number; readonly max: number }
  /** `unita_di`: the field whose code says what is counted. */
  | { readonly tipo: "decimale"; readonly unita: Unita; readonly max: number; readonly unita_di?: string }
  | { readonly tipo: "euro"; readonly unita: Unita; readonly max: number }
  | { readonly tipo: "codice"; readonly lista: string }
  | { readonly tipo: "data" }
  | { readonly tipo: "anno" }
  | { readonly tipo: "si-no" }
  | { readonly tipo: "codice-fiscale" }
  | { readonly tipo: "partita-iva" };

/** A kind of cell whose values have type T in the code; T exists for the compiler only. */
export type TypedCell<T extends StoredValue> = CellKind & { readonly valore?: T };

export const testo = (max = 300): TypedCell<string> => ({ tipo: "testo", max });
export const intero = (nome: string, singolare: string, max = 1_000_000): TypedCell<number> => ({
  tipo: "intero",
  unita: conteggio(nome, singolare),
  min: 0,
  max,
});
/** A mark from 1 to `max`. */
export const voto = (max: number): TypedCell<number> => ({
  tipo: "intero",
  unita: conteggio("punti", "punto"),
  min: 1,
  max,
});
export const HOURS_OF_A_WEEK = 168;
export const ore = (max = 100_000_000): TypedCell<number> => ({
  tipo: "decimale",
  unita: conteggio("ore", "ora", 1),
  max,
});
/** A result whose unit is said by the code in another field, its indicator: two decimals kept. */
export const quantita = (unita_di: string): TypedCell<number> => ({
  tipo: "decimale",
  unita: conteggio("unità", "unità", 2),
  max: 10_000_000_000,
  unita_di,
});
/** An index from 0 to 1, in hundredths. */
export const indice = (): TypedCell<number> => ({ tipo: "decimale", unita: conteggio("punti", "punto", 2), max: 1 });
/** A share, in whole hundredths. */
export const quota = (): TypedCell<number> => ({ tipo: "decimale", unita: QUOTA_IN_CENTESIMI, max: 1 });
export const euro = (): TypedCell<number> => ({ tipo: "euro", unita: EURO, max: 10_000_000_000 });
/** A code of a list of the edition (`cantieri`, `zone`, `enti`, `fonti`…). */
export const codice = <L extends string>(lista: L): TypedCell<MemberOf<L>> => ({ tipo: "codice", lista });
export const data = (): TypedCell<string> => ({ tipo: "data" });
export const anno = (): TypedCell<number> => ({ tipo: "anno" });
export const siNo = (): TypedCell<boolean> => ({ tipo: "si-no" });
export const codiceFiscale = (): TypedCell<string> => ({ tipo: "codice-fiscale" });
export const partitaIva = (): TypedCell<string> => ({ tipo: "partita-iva" });

/** True when the cell holds a quantity that may be declared missing for a reason. */
export function isNumerica(cella: CellKind): cella is Extract<CellKind, { unita: Unita }> {
  return cella.tipo === "intero" || cella.tipo === "decimale" || cella.tipo === "euro";
}

/** True for what adds up: a number that is no mark from 1 to some maximum. */
export const isQuantity = (cella: CellKind): boolean =>
  isNumerica(cella) && !(cella.tipo === "intero" && cella.min > 0);

/** Powers of ten between a stored value and the number it means. */
export function scala(cella: CellKind): 0 | 1 | 2 {
  return isNumerica(cella) ? cella.unita.scala : 0;
}
