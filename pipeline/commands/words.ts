// What the commands say: short Italian texts made from results. Nothing here reads, computes or writes.
import { address, type Diagnostic, describe, placeShown } from "../../schemas/diagnostic.ts";
import { type EditionFault, type Edizione, placeOfFault, sentenceOfFault } from "../../schemas/edizione.ts";
import { formatEuroProse, formatNumber, formatShare, formatValue } from "../../schemas/unita.ts";
import type { ReadArrival } from "../collect/outcomes.ts";
import type { BuildResult } from "../line/build.ts";
import type { Collection } from "../line/intake.ts";

/** `file:row column severity: message fix [code]`, one line per finding. */
export function faultLine(diagnostic: Diagnostic): string {
  const { testo, rimedio } = describe(diagnostic);
  const [first] = diagnostic.luoghi;
  const others = diagnostic.quanti - 1;
  const more = others < 1 ? "" : ` (e in ${plural(others, "altro punto", "altri punti")})`;
  const place = first === undefined ? "" : `${placeShown(first).file}: ${address(first)}${more}: `;
  return `${place}${diagnostic.gravita}: ${testo} ${rimedio} [${diagnostic.codice}]`;
}

/** Names of the files that a fault of the program kept from being read: nothing in them counts, and nobody who sent them
 *  can mend it. */
export const unreadByUs = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.flatMap(({ codice, luoghi }) => (codice === "guasto-nostro" ? [luoghi[0]?.file ?? ""] : []));

/** «1 ente», «12 enti». */
export const plural = (n: number, one: string, many: string): string => `${formatNumber(n)} ${n === 1 ? one : many}`;

/** The end of a build: members, answers, records, faults, headline figures, where the files are, seconds per stage. */
export function buildSummary(result: BuildResult, out: string): string {
  const { model, raccolta, risposte, righe, secondi, pagine, figure, difetti } = result;
  const ofEdition = new Set(difetti.map(placeOfFault));
  const guasti = model.guasti.filter(({ dove }) => !ofEdition.has(dove));
  const toCorrect = raccolta.diagnostics.filter(({ gravita }) => gravita === "correggere");
  const toConfirm = raccolta.diagnostics.filter(({ gravita }) => gravita === "confermare");
  const headline = ["valore-netto", "quota-famiglie", "volontari", "servizi"].flatMap((id) => {
    if (!figure.misure.has(id)) return [];
    const { valore, unita } = figure.at(id, {});
    if (valore === null) return [];
    return [`  ${figure.misure.get(id)?.titolo}: ${formatValue(valore, unita, "prosa")}`];
  });
  const unread = unreadByUs(raccolta.diagnostics);
  const enti = figure.at("enti", {}).valore ?? 0;
  const total = secondi.reduce((sum, s) => sum + s.secondi, 0);
  return [
    `${model.edizione.titolo} ${model.edizione.anno} – ${model.edizione.citta}${model.edizione.dimostrativa ? " (dati dimostrativi)" : ""}`,
    `  ${plural(enti, "ente", "enti")} nella rete, ${plural(risposte.qualcosa.size, "ha risposto", "hanno risposto")} (${formatShare(enti === 0 ? 0 : risposte.qualcosa.size / enti)})`,
    `  ${plural(raccolta.letti.length, "file ricevuto", "file ricevuti")}, ${plural(righe, "riga contata", "righe contate")}`,
    `  ${plural(toCorrect.length, "cosa da correggere", "cose da correggere")}, ${plural(toConfirm.length, "da confermare", "da confermare")}: sono in validazione.json`,
    ...(unread.length === 0
      ? []
      : [
          `  ${plural(unread.length, "file non letto", "file non letti")} per un guasto del programma: ${unread.join(", ")}. Ciò che c'è scritto non è nei conti: ripeti il comando, e se resta così scrivi a chi cura il programma.`,
        ]),
    ...headline,
    ...(model.edizione.interna
      ? [
          "  Uso interno: le caselle che farebbero riconoscere un ente non sono ancora protette. Non pubblicare questi file.",
        ]
      : []),
    ...editionFaults(difetti),
    ...(guasti.length === 0
      ? []
      : [
          `  ${plural(guasti.length, "parte non riuscita", "parti non riuscite")}: ${guasti.map((g) => `${g.dove} (${g.messaggio})`).join("; ")}`,
        ]),
    `  File in ${out}: ${result.files.filter((f) => !f.startsWith("dati/")).join(", ")}${pagine === null ? "" : ` (${plural(pagine, "pagina", "pagine")})`}, dati/ (${plural(result.files.filter((f) => f.startsWith("dati/")).length, "file", "file")})`,
    `  Secondi: ${secondi.map(({ fase, secondi: s }) => `${fase} ${formatNumber(s, 1)}`).join(" · ")} · in tutto ${formatNumber(total, 1)}`,
  ].join("\n");
}

/** What is wrong in the edition's own folder, a line each; no line when nothing is. */
export const editionFaults = (difetti: readonly EditionFault[]): string[] =>
  difetti.length === 0
    ? []
    : [
        `  ${plural(difetti.length, "cosa da correggere nella cartella dell'edizione", "cose da correggere nella cartella dell'edizione")}:`,
        ...difetti.map((difetto) => `    ${sentenceOfFault(difetto)}`),
      ];

export interface CollectionStatus {
  readonly enti: number;
  readonly rispondenti: number;
  readonly copertura: number | null;
  readonly mancano: readonly { codice: string; denominazione: string; risorse_precedenti: number }[];
  readonly daCorreggere: readonly { ente: string; quante: number }[];
  /** Files that nothing could be read of: whose they are is known only when they were received as theirs. */
  readonly nonLetti: readonly { file: string; ente: string | null; motivo: string }[];
}

/** What is asked of each arrival to say that it could not be read. */
interface Arrival {
  readonly ricezione: Pick<ReadArrival["ricezione"], "nome" | "ente_atteso">;
  readonly lettura: Pick<ReadArrival["lettura"], "formato" | "diagnostics">;
  readonly uguale_a: number | null;
}

/** Who answered, who is missing (largest first), who has something to correct. */
export function statusOf(
  edizione: Edizione,
  { valide, diagnostics, letti }: Pick<Collection, "valide" | "diagnostics"> & { readonly letti: readonly Arrival[] },
): CollectionStatus {
  const answered = new Set(valide.map(({ ente }) => ente));
  const all = edizione.enti.reduce((sum, e) => sum + e.risorse_precedenti, 0);
  const there = edizione.enti
    .filter(({ codice }) => answered.has(codice))
    .reduce((sum, e) => sum + e.risorse_precedenti, 0);
  const faults = new Map<string, number>();
  for (const { ente, gravita } of diagnostics)
    if (ente !== null && gravita === "correggere") faults.set(ente, (faults.get(ente) ?? 0) + 1);
  return {
    enti: edizione.enti.length,
    rispondenti: answered.size,
    copertura: all === 0 ? null : there / all,
    mancano: edizione.enti
      .filter(({ codice }) => !answered.has(codice))
      .map(({ codice, denominazione, risorse_precedenti }) => ({ codice, denominazione, risorse_precedenti }))
      .sort((a, b) => b.risorse_precedenti - a.risorse_precedenti || (a.codice < b.codice ? -1 : 1)),
    daCorreggere: [...faults]
      .map(([ente, quante]) => ({ ente, quante }))
      .sort((a, b) => b.quante - a.quante || (a.ente < b.ente ? -1 : 1)),
    nonLetti: letti
      .filter(({ lettura, uguale_a }) => lettura.formato === "illeggibile" && uguale_a === null)
      .map(({ ricezione: { nome, ente_atteso }, lettura: { diagnostics: found } }) => {
        const isOurs = unreadByUs(found).length > 0;
        const [first] = found;
        const motivo = isOurs || first === undefined ? "guasto del programma" : describe(first).titolo;
        return { file: nome, ente: ente_atteso === "" ? null : ente_atteso, motivo };
      }),
  };
}

export function statusText(edizione: Edizione, stato: CollectionStatus): string {
  const peso =
    stato.copertura === null ? "" : `, pari al ${formatShare(stato.copertura)} delle risorse dell'anno precedente`;
  return [
    `${edizione.yaml.titolo} ${edizione.yaml.anno} – ${edizione.yaml.citta}`,
    `  Hanno risposto ${stato.rispondenti} enti su ${stato.enti}${peso}.`,
    stato.mancano.length === 0
      ? "  Non manca nessuno."
      : `  ${plural(stato.mancano.length, "ente manca:", "enti mancano, dal più grande:")}`,
    ...stato.mancano.map(
      (e) => `    ${e.codice}  ${e.denominazione} (${formatEuroProse(e.risorse_precedenti)} l'anno prima)`,
    ),
    stato.daCorreggere.length === 0
      ? "  Nessuno ha qualcosa da correggere."
      : `  ${plural(stato.daCorreggere.length, "ente ha", "enti hanno")} qualcosa da correggere:`,
    ...stato.daCorreggere.map((e) => `    ${e.ente}  ${e.quante}`),
    ...(stato.nonLetti.length === 0
      ? []
      : [
          `  ${plural(stato.nonLetti.length, "file non si è potuto leggere", "file non si sono potuti leggere")}: chi li ha mandati può essere tra chi manca.`,
        ]),
    ...stato.nonLetti.map(({ file, ente, motivo }) => `    ${file}${ente === null ? "" : ` (${ente})`}: ${motivo}`),
  ].join("\n");
}
