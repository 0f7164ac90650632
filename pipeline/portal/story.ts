// What was done about an ente, in words: one sentence for each thing, with who and when.

import { isOwed } from "../../schemas/diagnostic.ts";
import { quanti } from "../../schemas/diagnostici/entry.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { quoted } from "../../schemas/shown.ts";
import type { Collection } from "../line/intake.ts";
import { momentOf } from "./dates.ts";
import { lettoOf } from "./situation.ts";
import type { Evento, Stato } from "./states.ts";

export interface Line {
  readonly quando: string;
  readonly iso: string;
  readonly testo: string;
  readonly chi: string;
  /** Files and decisions, beside what is only noted. */
  readonly viva: boolean;
  /** The number of the file it tells of. */
  readonly protocollo: number | null;
}

export const storyLines = (storia: readonly Evento[], raccolta: Collection): Line[] =>
  storia.toReversed().map((evento) => ({
    ...{ quando: momentOf(evento.il), iso: evento.il, testo: wordsOf(evento, raccolta), chi: someone(evento.chi) },
    viva: ["arrivo", "risposta", "rimandata", "firmata", "accettata"].includes(evento.tipo),
    protocollo: evento.tipo === "arrivo" ? evento.dati.protocollo : null,
  }));

/** The name of whoever was taken out of the register is nowhere any more. */
const someone = (nome: string): string => (nome === "" ? "una persona tolta dal registro" : nome);

const titleOf = (parte: string): string => blockOf(parte)?.titolo ?? "tutto";

/** What was sent back: a cell, or a whole part. */
export const returnPlace = ({ parte, dove }: { readonly parte: string; readonly dove?: string | undefined }): string =>
  dove ?? titleOf(parte);

function wordsOf(evento: Evento, raccolta: Collection): string {
  switch (evento.tipo) {
    case "entrato":
      return evento.dati.nuovo
        ? "Entrato da un computer o da un telefono nuovo."
        : "Entrato per la prima volta dal suo collegamento.";
    case "scaricato":
      return "Scaricato il modulo.";
    case "arrivo":
      return arrivalWords(evento.dati, raccolta);
    case "risposta":
      return `Sulla pagina: ${quanti(evento.dati.quante, "risposta", "risposte")} sul protocollo ${evento.dati.protocollo}.`;
    case "riaperta":
      return `Ripresa una risposta sul protocollo ${evento.dati.protocollo}${evento.dati.dove === "" ? "" : `: ${evento.dati.dove}`}.`;
    case "rimandata":
      return `Rimandato: ${evento.dati.motivi.map((each) => `${returnPlace(each)}, «${each.motivo}»`).join("; ")}`;
    case "firmata":
      return `Firmato da ${evento.dati.nome}, ${evento.dati.ruolo}.`;
    case "accettata":
      return "Accettato.";
    case "rinuncia":
      return `Non partecipa: «${evento.dati.motivo}»`;
    case "ripresa":
      return "Ci ha ripensato: partecipa.";
    case "collegamento":
      return `Nuovo collegamento per ${someone(evento.dati.di)}.`;
    case "revocato":
      return `Tolto il collegamento di ${someone(evento.dati.di)}.`;
    case "promemoria":
      return `Promemoria per ${someone(evento.dati.a)}: ${evento.dati.motivo}.`;
    case "nota":
      return `Nota: «${evento.dati.testo}»`;
  }
}

function arrivalWords(
  { protocollo, parte }: { protocollo: number; parte: string | null },
  raccolta: Collection,
): string {
  const letto = lettoOf(raccolta, protocollo);
  if (parte !== null) return `Niente da dichiarare in «${titleOf(parte)}», protocollo ${protocollo}.`;
  if (letto === undefined) return `Arrivato un file, protocollo ${protocollo}.`;
  const owed = raccolta.diagnostics.filter((each) => each.protocollo === protocollo && isOwed(each));
  const end =
    letto.ritiro !== null
      ? `ritirato: ${letto.ritiro.motivo}`
      : letto.uguale_a !== null
        ? `identico al protocollo ${letto.uguale_a}`
        : owed.length === 0
          ? "niente da sistemare"
          : quanti(owed.length, "cosa da sistemare", "cose da sistemare");
  return `${quoted(letto.ricezione.nome, 80)}, protocollo ${protocollo}: ${end}.`;
}

/** A state as the staff reads it, with the class of its sign. */
export const PAROLE_STATO: Readonly<Record<Stato, { readonly parola: string; readonly segno: string }>> = {
  attesa: { parola: "In attesa", segno: "attesa" },
  bozza: { parola: "In lavorazione", segno: "fare" },
  inviata: { parola: "Inviata", segno: "parte" },
  rimandata: { parola: "Rimandata", segno: "confermare" },
  corretta: { parola: "Corretta", segno: "parte" },
  confermata: { parola: "Firmata", segno: "posto" },
  accettata: { parola: "Accettata", segno: "posto" },
  congelata: { parola: "Congelata", segno: "posto" },
  "non-partecipa": { parola: "Non partecipa", segno: "niente" },
};
