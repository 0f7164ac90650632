// What the reading of one cell comes to.
import type { Emptiness, StoredValue } from "../../schemas/cella.ts";
import type { Codice } from "../../schemas/diagnostic.ts";

export interface Found {
  readonly codice: Codice;
  readonly params: Readonly<Record<string, string | number>>;
  readonly proposta?: string;
}

export interface ReadCell {
  readonly valore: StoredValue | null;
  readonly vuoto: Emptiness | null;
  readonly trovati: readonly Found[];
}

const NONE: readonly Found[] = [];
/** Left blank: no value and no reason. */
export const BLANK: ReadCell = { valore: null, vuoto: null, trovati: NONE };

/** No value, for the reason that was written. */
export function empty(vuoto: Emptiness): ReadCell {
  return { valore: null, vuoto, trovati: NONE };
}

/** An accepted value, with what is to be told of it. */
export function ok(valore: StoredValue, ...trovati: Found[]): ReadCell {
  return { valore, vuoto: null, trovati: trovati.length === 0 ? NONE : trovati };
}

/** A refused value is «not available» until the member corrects it. */
export function fault(codice: Codice, params: Found["params"], proposta?: string): ReadCell {
  const trovato = proposta === undefined ? { codice, params } : { codice, params, proposta };
  return { valore: null, vuoto: "non-disponibile", trovati: [trovato] };
}
