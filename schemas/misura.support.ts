// What a misura of the tests says of its meaning, where the meaning does not matter.
import type { MisuraBase } from "./misura.ts";

export const PLAIN = {
  stima: "nessuna",
  protezione: { tipo: "grandezza", denaro_pubblico: false },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
} as const satisfies Partial<MisuraBase>;

/** A plan of all these dimensions together, and the list of them. */
export const by = (...dimensioni: string[]): Pick<MisuraBase, "piano" | "dimensioni"> => ({
  piano: [dimensioni],
  dimensioni,
});
