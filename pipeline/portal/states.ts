// Where an ente stands in the collection: one table of states and moves, and the state derived from what was done. It is
// never stored.
import { z } from "zod";

export const STATI = [
  "attesa",
  "bozza",
  "inviata",
  "rimandata",
  "corretta",
  "confermata",
  "accettata",
  "congelata",
  "non-partecipa",
] as const;
export type Stato = (typeof STATI)[number];

/** What is done about an ente, and what is kept of it. */
const DATI = {
  /** Somebody came in for the first time, or from a browser that they had never used; or took the workbook. */
  entrato: z.object({ nuovo: z.boolean().default(false) }),
  scaricato: z.object({}),
  /** A file came, or a part was declared empty: through the portal, or by another mouth. */
  arrivo: z.object({ protocollo: z.number(), parte: z.string().nullable() }),
  /** Answers on the page to what was asked about a file. */
  risposta: z.object({ protocollo: z.number(), quante: z.number() }),
  /** An answer was taken back: it is asked again. `dove`: the cell, in words; empty where it is about the whole file. */
  riaperta: z.object({ protocollo: z.number(), dove: z.string() }),
  /** `dove`: the cell, in words; without it the whole part. */
  rimandata: z.object({
    motivi: z.array(z.object({ parte: z.string(), motivo: z.string(), dove: z.string().optional() })).min(1),
  }),
  firmata: z.object({ nome: z.string(), ruolo: z.string(), protocolli: z.array(z.number()) }),
  accettata: z.object({}),
  rinuncia: z.object({ motivo: z.string() }),
  ripresa: z.object({}),
  /** A link was made or revoked; a note of the staff, which the ente never sees. */
  collegamento: z.object({ di: z.string() }),
  revocato: z.object({ di: z.string() }),
  nota: z.object({ testo: z.string() }),
  /** A letter that reminds of what is owed. */
  promemoria: z.object({ motivo: z.string(), a: z.string() }),
} as const;
export type TipoEvento = keyof typeof DATI;
export type DatiEvento<T extends TipoEvento> = z.infer<(typeof DATI)[T]>;

export type Evento = {
  [T in TipoEvento]: { readonly il: string; readonly chi: string; readonly tipo: T; readonly dati: DatiEvento<T> };
}[TipoEvento];

const isTipo = (tipo: string): tipo is TipoEvento => Object.hasOwn(DATI, tipo);

/** An event as it was written; throws for one that this program does not know. */
export function eventoOf({ il, chi, tipo, dati }: { il: string; chi: string; tipo: string; dati: string }): Evento {
  if (!isTipo(tipo)) throw new Error(`unknown event ${tipo}`);
  // The schema of its own kind has just read it.
  return { il, chi, tipo, dati: DATI[tipo].parse(JSON.parse(dati)) } as Evento;
}

type Moves = Partial<Record<Stato, Stato>>;
const from = (states: readonly Stato[], to: Stato): Moves => Object.fromEntries(states.map((each) => [each, to]));
const stays: Moves = Object.fromEntries(STATI.map((each) => [each, each]));
const SENT: readonly Stato[] = ["inviata", "corretta", "confermata", "accettata"];

/** Every move; what is not here is refused. */
export const MOSSE: Readonly<Record<TipoEvento, Moves>> = {
  entrato: { ...stays, attesa: "bozza" },
  scaricato: stays,
  // What comes after a signature is not what was signed.
  arrivo: {
    ...from(["attesa", "bozza", "inviata", "confermata", "accettata", "non-partecipa"], "inviata"),
    ...from(["rimandata", "corretta"], "corretta"),
  },
  // Nor is what was answered after it.
  risposta: { ...stays, rimandata: "corretta", ...from(["confermata", "accettata"], "inviata") },
  // What was signed is not taken back by halves: a new version is sent.
  riaperta: { inviata: "inviata", rimandata: "rimandata", corretta: "corretta" },
  rimandata: from([...SENT, "rimandata"], "rimandata"),
  firmata: from(["inviata", "corretta"], "confermata"),
  accettata: { confermata: "accettata" },
  rinuncia: from(["attesa", "bozza", "inviata", "rimandata", "corretta"], "non-partecipa"),
  ripresa: { "non-partecipa": "bozza" },
  collegamento: stays,
  revocato: stays,
  nota: stays,
  promemoria: stays,
};

/** Why a move is refused, for whoever wanted it. */
const REFUSED: Readonly<Record<Stato, string>> = {
  attesa: "L'ente non ha ancora mandato niente.",
  bozza: "L'ente non ha ancora mandato niente.",
  inviata: "I dati non sono ancora firmati.",
  rimandata: "I dati sono stati rimandati: si aspetta la versione corretta.",
  corretta: "I dati corretti non sono ancora firmati.",
  confermata: "I dati sono già firmati.",
  accettata: "I dati sono già accettati.",
  congelata: "La raccolta è chiusa: per cambiare qualcosa si telefona alla segreteria.",
  "non-partecipa": "L'ente ha detto che quest'anno non partecipa.",
};

/** Null when it may be done now, else a sentence. */
export const refusal = (stato: Stato, tipo: TipoEvento): string | null =>
  MOSSE[tipo][stato] === undefined ? REFUSED[stato] : null;

/** The state after all that was done, in its order; what could not be done changes nothing. */
export function stateAfter(eventi: readonly Pick<Evento, "tipo">[]): Stato {
  return eventi.reduce<Stato>((stato, { tipo }) => MOSSE[tipo][stato] ?? stato, "attesa");
}
