// «La tua pagina»: how much time is left, what comes next, where each part stands.

import { quanti } from "../../../schemas/diagnostici/entry.ts";
import type { Ente } from "../../../schemas/edizione.ts";
import { inLettere } from "../../../schemas/numerals.ts";
import { blockOf } from "../../../schemas/questionario.ts";
import { capital } from "../../../schemas/text.ts";
import { formatNumber } from "../../../schemas/unita.ts";
import type { Persona } from "../../collect/registro-portale.ts";
import { isOwn } from "../bozza/comment-view.ts";
import { dayOf, daysLeft, momentOf, theDay, wholeDay } from "../dates.ts";
import { situation } from "../events.ts";
import { cose } from "../frame.ts";
import { type Esito, enteOf, type Portale, personaOf, type Richiesta } from "../routes.ts";
import { notYet, type Parte, type Situazione } from "../situation.ts";
import type { Evento } from "../states.ts";
import { returnPlace } from "../story.ts";
import { lastYearOf } from "./last-year.ts";

/** Sentences of the next step, with where it leads. */
interface Passo {
  readonly tono: "" | "attento" | "buono";
  readonly titolo: string;
  readonly frasi: readonly string[];
  readonly azione: { readonly parole: string; readonly indirizzo: string } | null;
}

const SIGNS = {
  fare: ["fare", "Da fare"],
  posto: ["posto", "A posto"],
  niente: ["niente", "Niente da dichiarare"],
} as const;

function signsOf({ stato, correggere, confermare }: Parte): { segno: string; parola: string }[] {
  if (stato !== "correggere" && stato !== "confermare") {
    const [segno, parola] = SIGNS[stato];
    return [{ segno, parola }];
  }
  return [
    ...(correggere > 0 ? [{ segno: "correggere", parola: `Da correggere: ${formatNumber(correggere)}` }] : []),
    ...(confermare > 0 ? [{ segno: "confermare", parola: `Da confermare: ${formatNumber(confermare)}` }] : []),
  ];
}

export function countOf({ id, righe }: Pick<Parte, "id" | "righe">): string {
  if (righe === null || righe === 0) return "";
  if (blockOf(id)?.forma === "scheda") return "Ora: compilata.";
  return `Ora: ${righe === 1 ? "una riga" : `${formatNumber(righe)} righe`}.`;
}

export function partRows(portale: Portale, ente: Ente, { parti }: Situazione) {
  return parti.map((parte) => ({
    ...{ id: parte.id, titolo: parte.titolo, conto: countOf(parte), segni: signsOf(parte) },
    prima: lastYearOf(portale, ente, parte.id),
    risposta: parte.protocollo === null ? null : `/risposta/${parte.protocollo}`,
    isDaFare: parte.stato === "fare" && blockOf(parte.id)?.forma === "tabella",
  }));
}

function pageOf({ portale, ...richiesta }: Richiesta): Esito {
  const ente = enteOf({ portale, ...richiesta });
  const persona = personaOf({ portale, ...richiesta });
  const { edizione, termini, now } = portale;
  const s = situation(portale, ente.codice);
  const left = daysLeft(now(), termini.scadenza);
  const total = s.parti.length;
  const wrong = total - s.aPosto - s.daFare;
  return {
    pagina: "pagina",
    titolo: "La tua pagina",
    dati: {
      ...{ ente: ente.denominazione, codice: ente.codice, tempo: timeWords(left, termini.scadenza) },
      avanzamento: { fatte: quanti(s.aPosto, "parte", "parti"), totale: total, frase: progressWords(s, wrong) },
      barra: [
        ...Array.from({ length: s.aPosto }, () => "fatto"),
        ...Array.from({ length: wrong }, () => "male"),
        ...Array.from({ length: s.daFare }, () => ""),
      ],
      passo: nextStep(portale, s),
      scarica: { prima: s.invii.length === 0, testo: workbookWords(portale) },
      parti: partRows(portale, ente, s),
      quanteParti: inLettere(total, "f"),
      firma: signWords(s),
      rinuncia: ["non-partecipa", "confermata", "accettata", "congelata"].includes(s.stato)
        ? null
        : dayOf(termini.scadenza),
      nonPartecipa: s.stato === "non-partecipa",
      accessi: accessOf(portale, ente, persona),
      mandati: sentOf(s),
      anno: edizione.yaml.anno,
      bozza: draftOf(portale, persona),
    },
  };
}

/** What there is of the draft for a person: null where none is out. */
function draftOf({ registro }: Portale, persona: Persona): { readonly risposte: string | null } | null {
  const { bozza, commenti } = registro.discussione();
  if (bozza === null) return null;
  const answered = commenti.filter((each) => isOwn(each, persona) && each.stato === "risposto").length;
  return { risposte: answered === 0 ? null : quanti(answered, "risposta", "risposte") };
}

export function timeWords(left: number, scadenza: string): { readonly quanto: string; readonly quando: string } {
  const quando = wholeDay(scadenza);
  if (left < 0) return { quanto: "La raccolta è finita", quando };
  if (left === 0) return { quanto: "È l'ultimo giorno", quando };
  return { quanto: left === 1 ? "Manca 1 giorno" : `Mancano ${formatNumber(left)} giorni`, quando };
}

function progressWords({ invii, daFare }: Situazione, wrong: number): string {
  if (invii.length === 0) return "non hai ancora mandato niente";
  const parts = [...(wrong > 0 ? [`${wrong} da sistemare`] : []), ...(daFare > 0 ? [`${daFare} da fare`] : [])];
  return parts.join(", ");
}

const workbookWords = ({ prima }: Portale): string =>
  prima === null ? "Excel, con il nome del tuo ente." : `Excel. Ha già i tuoi dati del ${prima.anno}.`;

function nextStep(portale: Portale, s: Situazione): Passo {
  const step = (
    tono: Passo["tono"],
    titolo: string,
    frasi: readonly string[],
    azione: Passo["azione"] = null,
  ): Passo => ({
    ...{ tono, titolo, frasi, azione },
  });
  const open = s.correggere + s.confermare;
  const file = s.invii.find(({ ricezione }) => ricezione.protocollo === s.daSistemare)?.ricezione;
  const returned = s.stato === "rimandata" ? lastReturn(s.storia) : null;
  if (returned !== null)
    return step(
      "attento",
      `${capital(returned.chi)} ti chiede di riguardare ${returned.dati.motivi.length === 1 ? "una cosa" : `${returned.dati.motivi.length} cose`}`,
      [
        ...returned.dati.motivi.map((each) => `${capital(returnPlace(each))}: «${each.motivo}»`),
        "Se avevi firmato, la firma non vale più: dopo la correzione si firma di nuovo. Intanto nel bilancio resta quello che avevi mandato.",
      ],
      open > 0 && file !== undefined
        ? { parole: "Guarda e rispondi", indirizzo: `/risposta/${file.protocollo}` }
        : { parole: "Carica il file corretto", indirizzo: "/carica" },
    );
  if (s.stato === "congelata")
    return step("", "La raccolta è chiusa", [
      "Quello che il tuo ente ha mandato conta com'era. Se hai visto uno sbaglio telefonaci: una correzione si può ancora scrivere.",
    ]);
  if (s.stato === "non-partecipa")
    return step("", "Hai detto che quest'anno non partecipate", [
      "Non ti mandiamo solleciti. Puoi ripensarci quando vuoi, fino alla scadenza.",
    ]);
  if (s.invii.length === 0)
    return step("", "Si comincia dal modulo", [
      `${portale.prima === null ? "È già intestato al tuo ente." : `Ha già i tuoi dati del ${portale.prima.anno}.`} Compila le celle bianche, salva, e caricalo qui: anche a metà.`,
    ]);
  if (open > 0 && file !== undefined)
    return step("attento", "Adesso tocca a te", [stillOpen(s, file.ricevuto_il || file.entro_il)], {
      parole: open === 1 ? "Guarda che cosa sistemare" : `Guarda le ${formatNumber(open)} cose da sistemare`,
      indirizzo: `/risposta/${file.protocollo}`,
    });
  if (s.stato === "confermata" || s.stato === "accettata")
    return step("buono", s.stato === "accettata" ? "È tutto accettato, grazie" : "Firmato, grazie", [
      "Non devi fare altro. Se hai visto uno sbaglio puoi mandare una versione nuova: la firma decade e si firma di nuovo.",
    ]);
  if (s.daFare > 0)
    return step("", s.daFare === 1 ? "Manca ancora una parte" : `Mancano ancora ${s.daFare} parti`, [
      "Aggiungile nello stesso file e rimandalo: ciò che c'è già non va rifatto. Se una parte non vi riguarda, dillo qui sotto.",
    ]);
  return step("buono", "È tutto a posto: manca la firma", ["Guarda che cosa conterà e firma."], {
    parole: "Vai alla firma",
    indirizzo: "/firma",
  });
}

/** «Nel file di lunedì 8 marzo ci sono 3 cose da sistemare: 2 da correggere, 1 da confermare.» */
function stillOpen({ correggere, confermare }: Situazione, quando: string): string {
  const open = correggere + confermare;
  const kinds = [
    ...(correggere > 0 ? [`${formatNumber(correggere)} da correggere`] : []),
    ...(confermare > 0 ? [`${formatNumber(confermare)} da confermare`] : []),
  ];
  if (open === 1) return `Nel file mandato ${theDay(quando)} c'è una cosa ${kinds[0]?.replace(/^1 /, "")}.`;
  const last = `In ciò che hai mandato, l'ultima volta ${theDay(quando)}, ci sono ${cose(open)}`;
  const [only, other] = kinds;
  return other === undefined ? `${last}${only?.replace(/^\S+/, "")}.` : `${last} da sistemare: ${kinds.join(", ")}.`;
}

export const lastReturn = (storia: readonly Evento[]) => storia.findLast((each) => each.tipo === "rimandata") ?? null;

/** Said when what was signed is no longer what counts; empty when nothing was signed, or it still holds. */
function lapseWords({ storia, stato }: Situazione): string {
  const signature = storia.findLast((each) => each.tipo === "firmata");
  if (signature === undefined || !["inviata", "rimandata", "corretta"].includes(stato)) return "";
  return `La firma ${/^(8|11)\b/.test(dayOf(signature.il)) ? "dell'" : "del "}${dayOf(signature.il)} non vale più, perché dopo è cambiato qualcosa: si firma di nuovo. `;
}

function signWords(s: Situazione): { readonly frase: string; readonly indirizzo: string | null } {
  if (s.stato === "confermata" || s.stato === "accettata")
    return { frase: "I dati sono firmati.", indirizzo: "/firma" };
  const why = notYet(s);
  if (why === null && (s.stato === "inviata" || s.stato === "corretta"))
    return {
      frase: `${lapseWords(s)}Tutte le parti sono a posto. Firma chi risponde dei dati: può essere un’altra persona del tuo ente.`,
      indirizzo: "/firma",
    };
  return {
    frase: `${lapseWords(s)}Si apre quando tutte le parti sono a posto o senza niente da dichiarare. Firma chi risponde dei dati: può essere un’altra persona del tuo ente.`,
    indirizzo: null,
  };
}

function accessOf({ registro }: Portale, { codice }: Ente, persona: Persona) {
  return registro
    .persone()
    .filter(({ ruolo, ambito }) => ruolo === "ente" && ambito === codice)
    .map((each) => {
      const seen = registro.collegamenti(each.numero).some(({ usato_il }) => usato_il !== null);
      return { nome: each.nome || each.email, nota: each.numero === persona.numero ? "tu" : seen ? "" : "mai entrata" };
    });
}

function sentOf({ invii }: Situazione) {
  return invii.map(({ ricezione, ritiro }) => ({
    quando: momentOf(ricezione.ricevuto_il || ricezione.entro_il),
    ...{ file: ricezione.nome, protocollo: ricezione.protocollo, ritirato: ritiro !== null },
  }));
}

export { pageOf };
