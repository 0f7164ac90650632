// What the reading of one cell comes to.
import type { Valore, Vuoto } from "../../schemas/cella.ts";
import type { Codice } from "../../schemas/diagnostic.ts";

export interface Trovato {
  readonly codice: Codice;
  readonly params: Readonly<Record<string, string | number>>;
  readonly proposta?: string;
}

export interface LettaCella {
  readonly valore: Valore | null;
  readonly vuoto: Vuoto | null;
  readonly trovati: readonly Trovato[];
}

const NONE: readonly Trovato[] = [];
/** Left blank: no value and no reason. */
export const BLANK: LettaCella = { valore: null, vuoto: null, trovati: NONE };

/** No value, for the reason that was written. */
export function empty(vuoto: Vuoto): LettaCella {
  return { valore: null, vuoto, trovati: NONE };
}

/** An accepted value, with what is to be told of it. */
export function ok(valore: Valore, ...trovati: Trovato[]): LettaCella {
  return { valore, vuoto: null, trovati: trovati.length === 0 ? NONE : trovati };
}

/** A refused value is «not available» until the member corrects it. */
export function fault(codice: Codice, params: Trovato["params"], proposta?: string): LettaCella {
  const trovato = proposta === undefined ? { codice, params } : { codice, params, proposta };
  return { valore: null, vuoto: "non-disponibile", trovati: [trovato] };
}
