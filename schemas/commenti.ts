// What is said of the draft, in words: what a comment is, what became of it, where what was accepted is to be seen.
import type { ESITI_COMMENTO, TIPI_COMMENTO } from "./liste.ts";

export type TipoCommento = (typeof TIPI_COMMENTO)[number];
export type EsitoCommento = (typeof ESITI_COMMENTO)[number];

export const PAROLE_TIPO: Readonly<Record<TipoCommento, string>> = {
  correzione: "Correzione",
  domanda: "Domanda",
  proposta: "Proposta",
  voce: "Voce",
};
export const PAROLE_ESITO: Readonly<Record<EsitoCommento, string>> = {
  accolta: "Accolta",
  "in-parte": "Accolta in parte",
  "non-accolta": "Non accolta",
  "senza-risposta": "Senza risposta",
};

/** Who asked, where they did not agree to be named. */
export const NON_NOMINATO = { ente: "un ente della rete", altri: "chi ha letto la bozza" } as const;

/** Where what was accepted is to be seen: nowhere, in a text, in a figura before or after it was published. */
export const CAMBIAMENTI = ["", "testo", "cifra", "errata"] as const;
export type Cambiamento = (typeof CAMBIAMENTI)[number];
export const PAROLE_CAMBIATO: Readonly<Record<Cambiamento, string>> = {
  "": "",
  testo: "Abbiamo cambiato il testo.",
  cifra: "Abbiamo corretto la cifra, prima della pubblicazione.",
  errata: "La cifra è corretta nell'errata, in appendice.",
};
