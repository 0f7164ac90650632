// What the commands say: short Italian texts made from results. Nothing here reads, computes or writes.

import { conArticolo } from "../../schemas/articles.ts";
import {
  type Diagnostic,
  describe,
  isOpen,
  placeShown,
  placesShown,
  toldInFull,
  unreadByUs,
} from "../../schemas/diagnostic.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import { type EditionFault, placeOfFault, sentenceOfFault } from "../../schemas/edizione.ts";
import { declaredWords, estimateWords } from "../../schemas/figura-words.ts";
import { formatNumber, formatShare, formatValue } from "../../schemas/unita.ts";
import type { BuildResult } from "../line/build.ts";
import { heavyQuestions, lateFiles, type Question } from "../line/collection-status.ts";
import { VALIDATION } from "../line/validation.ts";
import { dataFolderOf } from "../line/write.ts";
import type { Renounced } from "../portal/renounced.ts";
import { type Silence, silencesOf } from "../report/silences.ts";
import { closedLines } from "./closed-lines.ts";

/** `file:row column severity: message fix [code]`, one line per finding. */
export function faultLine(diagnostic: Diagnostic): string {
  const at = placesShown(diagnostic, "file");
  const place = at === "" ? "" : `${at}: `;
  return `${place}${diagnostic.gravita}: ${toldInFull(diagnostic)} [${diagnostic.codice}]`;
}

/** Below this part of a total nobody who reads the report would see a difference. */
export const SEEN = 0.001;
const FIRST = 10;

/** What to ask first: the questions that move a published total most, a line each. */
export function askedFirst(questions: readonly Question[]): string[] {
  const heavy = questions.filter(({ influenza }) => influenza >= SEEN);
  if (heavy.length === 0) return [];
  const more = heavy.length - FIRST;
  return [
    "  Da chiedere per prime, le conferme che spostano di più una cifra pubblicata:",
    ...heavy
      .slice(0, FIRST)
      .map(
        ({ ente, influenza, testo, codice }) =>
          `    ${ente ?? ""}  ${conArticolo(formatShare(influenza, 1))} del totale: ${testo} [${codice}]`,
      ),
    ...(more > 0 ? [`    e ${plural(more, "altra", "altre")}, in ${VALIDATION}.`] : []),
  ];
}

/** What is not counted until somebody confirms it, a line each. */
export function waitingLines(questions: readonly Question[]): string[] {
  const waiting = questions.filter(({ in_attesa }) => in_attesa);
  if (waiting.length === 0) return [];
  const many = plural(waiting.length, "valore resta fuori", "valori restano fuori");
  return [
    `  ${many} dalle cifre finché qualcuno non ${waiting.length === 1 ? "lo conferma" : "li conferma"} (bilancio decidi):`,
    ...waiting.map(({ ente, testo, codice }) => `    ${ente ?? ""}  ${testo} [${codice}]`),
  ];
}

/** What came for an ente that `enti.csv` does not have, a line for each file and name: nothing of it counts, and a wrong code
 *  of the list itself looks like it. */
export function strangerLines(open: readonly Diagnostic[]): string[] {
  const told = open
    .filter(({ codice }) => codice === "ente-sconosciuto")
    .map(
      (each) =>
        `    ${each.luoghi[0] === undefined ? "" : `${placeShown(each.luoghi[0]).file}: `}${describe(each).testo}`,
    );
  const lines = [...new Set(told)];
  if (lines.length === 0) return [];
  const more = lines.length - FIRST;
  return [
    "  Non conta, e va guardato anche il codice che c'è in enti.csv:",
    ...lines.slice(0, FIRST),
    ...(more > 0 ? [`    e ${plural(more, "altro", "altri")}, in ${VALIDATION}.`] : []),
  ];
}

/** Who does not take part, a line each; none when everybody does. */
export const renouncedLines = (all: readonly Renounced[]): string[] =>
  all.length === 0
    ? []
    : [
        `  ${plural(all.length, "ente ha detto che quest'anno non partecipa, e non gli si scrive", "enti hanno detto che quest'anno non partecipano, e non gli si scrive")}:`,
        ...all.map(({ ente, denominazione, motivo }) => `    ${ente}  ${denominazione}: «${motivo}»`),
      ];

/** «1 ente», «12 enti». */
export const plural = (n: number, one: string, many: string): string => `${formatNumber(n)} ${n === 1 ? one : many}`;

/** The end of a build: members, answers, records, faults, headline figures, where the files are, seconds per stage. */
export function buildSummary(result: BuildResult, out: string): string {
  const { model, raccolta, risposte, righe, secondi, pagine, mancanze, figure, difetti, mancanti, coperte } = result;
  const { pdfTolto, formeDiPrima } = result;
  const ofEdition = new Set(difetti.map(placeOfFault));
  const guasti = model.guasti.filter(({ dove }) => !ofEdition.has(dove));
  const open = raccolta.diagnostics.filter(isOpen);
  const toCorrect = open.filter(({ gravita }) => gravita === "correggere");
  const toConfirm = open.filter(({ gravita }) => gravita === "confermare");
  const headline = ["valore-netto", "quota-famiglie", "volontari", "servizi"].flatMap((id) => {
    if (!figure.misure.has(id)) return [];
    const figura = figure.at(id, {});
    const titolo = figure.misure.get(id)?.titolo;
    const declared = declaredWords(figura);
    if (declared !== "") return [`  ${titolo}, ${declared} (senza stima: sarebbe troppo incerta)`];
    if (figura.valore === null) return [];
    const estimate = estimateWords(figura);
    return [
      `  ${titolo}: ${formatValue(figura.valore, figura.unita, "prosa")}${estimate === "" ? "" : ` (${estimate})`}`,
    ];
  });
  const unread = unreadByUs(open);
  const dati = `${dataFolderOf(model)}/`;
  const isData = (file: string): boolean => file.startsWith(dati);
  const enti = figure.at("enti", {}).valore ?? 0;
  const total = secondi.reduce((sum, s) => sum + s.secondi, 0);
  return [
    `${model.edizione.titolo} ${model.edizione.anno} – ${model.edizione.citta}${model.edizione.dimostrativa ? " (dati dimostrativi)" : ""}`,
    `  ${plural(enti, "ente", "enti")} nella rete, ${plural(risposte.qualcosa.size, "ha risposto", "hanno risposto")} (${formatShare(enti === 0 ? 0 : risposte.qualcosa.size / enti)})`,
    ...(risposte.qualcosa.size > 0
      ? []
      : [
          "  Nessun ente ha risposto: della rete non c'è nessuna cifra, e un trattino non vuol dire che non c'era nulla da dire.",
        ]),
    `  ${plural(raccolta.letti.length, "file ricevuto", "file ricevuti")}, ${plural(righe, "riga contata", "righe contate")}`,
    `  ${plural(toCorrect.length, "cosa da correggere", "cose da correggere")}, ${plural(toConfirm.length, "da confermare", "da confermare")}: sono in ${VALIDATION} nella cartella dell'edizione`,
    ...strangerLines(open),
    ...closedLines({ chiusa: raccolta.chiusura, tardivi: lateFiles(raccolta.letti) }),
    ...askedFirst(heavyQuestions(open)),
    ...waitingLines(heavyQuestions(open)),
    ...(unread.length === 0
      ? []
      : [
          `  ${plural(unread.length, "file non letto", "file non letti")} per un guasto del programma: ${unread.join(", ")}. Ciò che c'è scritto non è nei conti: ripeti il comando, e se resta così scrivi a chi cura il programma.`,
        ]),
    ...headline,
    ...figure.senzaStima.map((why) => `  Senza stima di chi non ha risposto: ${why}`),
    ...(model.edizione.interna
      ? ["  Uso interno: qui si vedono anche le caselle che fanno riconoscere un ente. Non diffondere questi file."]
      : [`  ${reservedWords(model.edizione.caselle_riservate)}`]),
    ...(coperte === 0 || raccolta.chiusura !== null
      ? []
      : [
          `  L'edizione era già stata pubblicata: ${plural(coperte, "cifra esce", "cifre escono")} senza numero, perché accanto a quello di allora direbbe quanto ha cambiato un ente.`,
        ]),
    ...editionFaults(difetti),
    ...missingLines(mancanti),
    ...(risposte.qualcosa.size > 0 ? silentLines(silencesOf(model)) : []),
    ...failedParts(guasti),
    `  File in ${out}: ${result.files.filter((f) => !isData(f)).join(", ")}${pagine === null ? "" : ` (${plural(pagine, "pagina", "pagine")})`}, ${dati} (${plural(result.files.filter(isData).length, "file", "file")})`,
    ...(pdfTolto ? ["  Il PDF di prima è stato tolto: non era di questa costruzione."] : []),
    ...oldFormsLines(formeDiPrima),
    ...pdfFaults(mancanze),
    `  Secondi: ${secondi.map(({ fase, secondi: s }) => `${fase} ${formatNumber(s, 1)}`).join(" · ")} · in tutto ${formatNumber(total, 1)}`,
  ].join("\n");
}

/** What says numbers of before: taken away, or to be made again before it is sent. */
const oldFormsLines = ({ tolte, restituzioni }: BuildResult["formeDiPrima"]): string[] => [
  ...(tolte.length === 0
    ? []
    : [
        `  ${tolte.length === 1 ? "Tolta una forma breve, che diceva" : `Tolte ${formatNumber(tolte.length)} forme brevi, che dicevano`} le cifre di prima: ${tolte.join(", ")}. Le forme brevi si rifanno con «bilancio schede», «semplice», «diapositive».`,
      ]),
  ...(restituzioni
    ? [
        "  Le restituzioni che ci sono dicono le cifre di prima: prima di mandarle si rifanno con «bilancio restituzioni».",
      ]
    : []),
];

/** Parts of the page that could not be made; no line when all are there. */
export const failedParts = (guasti: BuildResult["model"]["guasti"]): string[] =>
  guasti.length === 0
    ? []
    : [
        `  ${plural(guasti.length, "parte non riuscita", "parti non riuscite")}: ${guasti.map((g) => `${g.dove} (${g.messaggio})`).join("; ")}`,
      ];

/** Texts that nobody has written, where each would stand; no line when all are there. */
export const missingLines = (mancanti: BuildResult["mancanti"]): string[] =>
  mancanti.length === 0
    ? []
    : [
        `  ${mancanti.length === 1 ? "Manca il testo di una parte" : `Mancano i testi di ${formatNumber(mancanti.length)} parti`}, che «bilancio anteprima» offre di cominciare: ${mancanti.map(({ file }) => file).join(", ")}.`,
      ];

/** Cantieri and zone of which the page says that nobody declared anything, or no service; no line where all are spoken of. */
export function silentLines(silences: readonly Silence[]): string[] {
  const told = (manca: Silence["manca"], what: string): string[] => {
    const names = silences.filter((each) => each.manca === manca).map(({ di }) => di);
    return names.length === 0 ? [] : [`  Nessun ente ha dichiarato ${what} per ${elenca(names)}: la pagina lo dice.`];
  };
  return [...told("tutto", "qualcosa di diverso da zero"), ...told("servizi", "un servizio")];
}

const reservedWords = (n: number): string =>
  n === 0
    ? "Riservatezza: nessuna casella farebbe riconoscere un ente."
    : `Riservatezza: ${plural(n, "casella non è mostrata, perché farebbe", "caselle non sono mostrate, perché farebbero")} riconoscere un ente.`;

/** What is wrong with the PDF: what it lacks of the standards for reading aids and for keeping, and what only we ask. */
export function pdfFaults(mancanze: BuildResult["mancanze"]): string[] {
  if (mancanze.length === 0) return [];
  const head = mancanze.some(({ norma }) => norma)
    ? "Il PDF non segue PDF/UA-1 e PDF/A-2a, e non dice di seguirli: chi usa uno screen reader legga la pagina HTML. Da correggere:"
    : "Nel PDF c'è da correggere:";
  return [`  ${head}`, ...mancanze.map(({ frase }) => `    ${frase}`)];
}

/** What is wrong in the edition's own folder, a line each; no line when nothing is. */
export const editionFaults = (difetti: readonly EditionFault[]): string[] =>
  difetti.length === 0
    ? []
    : [
        `  ${plural(difetti.length, "cosa da correggere nella cartella dell'edizione", "cose da correggere nella cartella dell'edizione")}:`,
        ...difetti.map((difetto) => `    ${sentenceOfFault(difetto)}`),
      ];
