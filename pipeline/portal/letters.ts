// The letters of the portal: what, where, until when, one link, whom to call.
import type { Ente } from "../../schemas/edizione.ts";
import type { Persona } from "../collect/registro-portale.ts";
import type { Message } from "../effects/eml.ts";
import { momentOf, wholeDay } from "./dates.ts";
import { writtenTo } from "./identity/access.ts";
import { framed } from "./letter-frame.ts";
import type { About } from "./mail.ts";
import type { Reminder } from "./reminders.ts";
import type { Portale } from "./routes.ts";

/** A letter in the words that all of them have: greeting, whom to call, who writes. */
export const letterOf = ({ edizione, termini }: Portale, nome: string, body: readonly string[]): string =>
  framed(nome, body, { aiuto: termini.aiuto, editore: edizione.yaml.editore, risposta: false });

/** A new link, for whoever asked for one, or for whom it was made. */
export async function writeLink(
  portale: Portale,
  persona: Persona,
  indirizzo: string,
  about: About = {},
): Promise<void> {
  const { edizione, termini, posta } = portale;
  const { titolo, anno } = edizione.yaml;
  const ente = edizione.enti.find(({ codice }) => persona.ruolo === "ente" && codice === persona.ambito);
  const message = {
    to: persona.email,
    subject: `Il tuo collegamento per il ${titolo} ${anno}`,
    text: letterOf(portale, persona.nome, [
      persona.ruolo === "lettore"
        ? `ecco il collegamento per leggere e commentare la bozza del ${titolo} ${anno}:`
        : `ecco il collegamento${ente === undefined ? "" : ` di ${ente.denominazione}`} per la raccolta dei dati ${anno}:`,
      "",
      indirizzo,
      "",
      ...(persona.ruolo === "lettore"
        ? ["È personale, e la bozza non è ancora pubblicata: non diffonderli."]
        : ente === undefined
          ? ["Vale un quarto d'ora."]
          : [`Si raccoglie fino a ${wholeDay(termini.scadenza)}. È personale: chi ce l'ha vede i dati del tuo ente.`]),
      "Se non l'hai chiesto tu, non serve fare niente.",
    ]),
  };
  await posta.write(message, { tipo: "collegamento", ambito: persona.ambito, ...about });
}

/** A reminder, with a link of its own: whoever lost the first letter comes in by this one. */
export function reminderMessage(portale: Portale, { persona, oggetto, testo }: Reminder, indirizzo: string): Message {
  const comeIn =
    persona.ruolo === "ente"
      ? "Da questo collegamento entri nella tua pagina:"
      : "Per entrare scrivi qui il tuo indirizzo, e ti mandiamo il collegamento:";
  return {
    to: persona.email,
    subject: oggetto,
    text: letterOf(portale, persona.nome, [testo, "", comeIn, "", indirizzo]),
  };
}

/** That somebody came in by their link from where nobody had. Only where letters leave by themselves: sent later it warns of nothing. */
export async function writeEntered(portale: Portale, persona: Persona): Promise<void> {
  const { edizione, posta, now } = portale;
  if (persona.email === "" || !posta.isSent) return;
  const { titolo, anno } = edizione.yaml;
  const ente = edizione.enti.find(({ codice }) => persona.ruolo === "ente" && codice === persona.ambito);
  const where = ente === undefined ? "nel portale" : `nella pagina di ${ente.denominazione}`;
  const message = {
    to: persona.email,
    subject: `${titolo} ${anno}: qualcuno è entrato con il tuo collegamento`,
    text: letterOf(portale, persona.nome, [
      `qualcuno è entrato ${where} con il tuo collegamento, da un computer o da un telefono da cui non era mai entrato: ${momentOf(now())}.`,
      "",
      "Se sei tu, o una persona a cui l'hai dato, non serve fare niente.",
      "Se non sai chi è, telefona subito: togliamo il collegamento e chi è entrato esce.",
    ]),
  };
  await posta.write(message, { tipo: "entrata", ambito: persona.ambito });
}

/** The first letter of a year. */
export async function writeInvitation(
  portale: Portale,
  persona: Persona,
  indirizzo: string,
  about: About,
): Promise<void> {
  const { edizione, termini, posta, prima } = portale;
  const { titolo, anno, citta } = edizione.yaml;
  const ente = edizione.enti.find(({ codice }) => codice === persona.ambito);
  const message = {
    to: persona.email,
    subject: `${titolo} ${anno}: si raccolgono i dati di ${ente?.denominazione ?? persona.ambito}`,
    text: letterOf(portale, persona.nome, [
      `è il momento di mandare i dati del ${anno} di ${ente?.denominazione ?? persona.ambito} per il ${titolo} di ${citta}. Si raccoglie fino a ${wholeDay(termini.scadenza)}.`,
      "",
      "Da questo collegamento entri nella tua pagina:",
      "",
      indirizzo,
      "",
      `Trovi il modulo${prima === null ? " già intestato" : `, già con i dati del ${prima.anno}`}, il posto dove caricarlo e una risposta subito, cella per cella. Va bene anche a metà.`,
      "È personale: chi ce l'ha vede i dati del tuo ente. Se serve a più persone, dillo e ognuna avrà il suo.",
    ]),
  };
  await posta.write(message, { tipo: "invito", ambito: persona.ambito, ...about });
}

/** What was sent back, to everybody of the ente who has an address. */
export function returnLetters(portale: Portale, ente: Ente, motivi: readonly string[]): (readonly [Message, About])[] {
  const { edizione, registro, indirizzo, now } = portale;
  return writtenTo(registro, now())
    .filter(({ ruolo, ambito }) => ruolo === "ente" && ambito === ente.codice)
    .map(({ email, nome }) => {
      const message = {
        to: email,
        subject: `${ente.denominazione}: qualcosa da riguardare nei dati ${edizione.yaml.anno}`,
        text: letterOf(portale, nome, [
          `abbiamo guardato i dati ${edizione.yaml.anno} di ${ente.denominazione}. Ti chiediamo di riguardare:`,
          "",
          ...motivi.map((motivo) => `- ${motivo}`),
          "",
          `Correggi il file e caricalo dalla tua pagina, con il tuo collegamento: ${indirizzo()}`,
          "Intanto nel bilancio resta quello che avevi mandato.",
        ]),
      };
      return [message, { tipo: "rimando", ambito: ente.codice }] as const;
    });
}
