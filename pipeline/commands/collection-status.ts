// The state of a collection, as data and as a page: who answered, who is missing, what must be corrected or confirmed, what
// came and could not be read, what was withdrawn.
import { describe, isOpen } from "../../schemas/diagnostic.ts";
import type { Gravita } from "../../schemas/diagnostici/entry.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import { conArticolo, formatEuroProse, formatNumber, formatShare } from "../../schemas/unita.ts";
import type { ReadArrival } from "../collect/outcomes.ts";
import type { Collection } from "../line/intake.ts";
import { sizesOf } from "../line/sizes.ts";
import { plural, unreadByUs } from "./words.ts";

interface Ente {
  readonly codice: string;
  readonly denominazione: string;
  /** Size in euro, and whether it was written or estimated from others. */
  readonly dimensione: number;
  readonly scritta: boolean;
}

interface Unread {
  readonly file: string;
  readonly protocollo: number;
  /** Whose it is: known only when it was received as theirs. */
  readonly ente: string | null;
  readonly motivo: string;
}

/** Enti of one place, and how many of them answered; with their weight, 0–1, null where nothing is known of their size. */
interface Rate {
  readonly codice: string;
  readonly nome: string;
  readonly enti: number;
  readonly rispondenti: number;
  readonly copertura: number | null;
}

type Count = { readonly ente: string; readonly quante: number };

export interface CollectionStatus {
  readonly enti: number;
  readonly rispondenti: number;
  readonly copertura: number | null;
  /** By main cantiere, and by the zona of the seat. */
  readonly perCantiere: readonly Rate[];
  readonly perZona: readonly Rate[];
  /** How many enti answered each part of the questionnaire, «niente da dichiarare» included. */
  readonly perParte: readonly { readonly blocco: string; readonly titolo: string; readonly rispondenti: number }[];
  readonly mancano: readonly Ente[];
  readonly daCorreggere: readonly Count[];
  readonly daConfermare: readonly Count[];
  /** What came and of which nothing could be read. */
  readonly nonLetti: readonly Unread[];
  readonly ritirati: readonly { readonly file: string; readonly protocollo: number; readonly motivo: string }[];
}

/** What is asked of each arrival. */
interface Arrival {
  readonly ricezione: Pick<ReadArrival["ricezione"], "nome" | "ente_atteso" | "protocollo">;
  readonly lettura: Pick<ReadArrival["lettura"], "invii" | "diagnostics">;
  readonly uguale_a: number | null;
  readonly ritiro: ReadArrival["ritiro"];
}

/** Who answered, who is missing (largest first), who has something to correct or to confirm. */
export function statusOf(
  edizione: Edizione,
  { valide, diagnostics, letti }: Pick<Collection, "valide" | "diagnostics"> & { readonly letti: readonly Arrival[] },
): CollectionStatus {
  const answered = new Set(valide.map(({ ente }) => ente));
  const sizes = sizesOf(edizione);
  const sizeOf = ({ codice }: { codice: string }): number => sizes.get(codice) ?? 0;
  const all = edizione.enti.reduce((sum, e) => sum + sizeOf(e), 0);
  const there = edizione.enti.filter(({ codice }) => answered.has(codice)).reduce((sum, e) => sum + sizeOf(e), 0);
  const rates = (list: string, of: (ente: Edizione["enti"][number]) => string): Rate[] =>
    (edizione.liste[list] ?? []).flatMap(({ codice, nome }) => {
      const own = edizione.enti.filter((ente) => of(ente) === codice);
      const answering = own.filter((ente) => answered.has(ente.codice));
      const weight = (enti: typeof own): number => enti.reduce((sum, ente) => sum + sizeOf(ente), 0);
      const whole = weight(own);
      const copertura = whole === 0 ? null : weight(answering) / whole;
      return own.length === 0 ? [] : [{ codice, nome, enti: own.length, rispondenti: answering.length, copertura }];
    });
  return {
    enti: edizione.enti.length,
    rispondenti: answered.size,
    copertura: all === 0 ? null : there / all,
    perCantiere: rates("cantieri", ({ cantiere_principale }) => cantiere_principale),
    perZona: rates("zone", ({ zona_sede }) => zona_sede),
    perParte: blocksAskedIn(edizione.yaml.anno).map(({ id, titolo }) => ({
      ...{ blocco: id, titolo },
      rispondenti: new Set(valide.flatMap(({ ente, sezione }) => (sezione.blocco === id ? [ente] : []))).size,
    })),
    mancano: edizione.enti
      .filter(({ codice }) => !answered.has(codice))
      .map((e) => ({
        ...{ codice: e.codice, denominazione: e.denominazione },
        ...{ dimensione: sizeOf(e), scritta: e.risorse_precedenti !== null },
      }))
      .sort((a, b) => b.dimensione - a.dimensione || (a.codice < b.codice ? -1 : 1)),
    daCorreggere: countsOf(diagnostics, "correggere"),
    daConfermare: countsOf(diagnostics, "confermare"),
    nonLetti: letti.filter(isUnread).map(toldUnread),
    ritirati: letti.flatMap(({ ricezione: { nome, protocollo }, ritiro }) =>
      ritiro === null ? [] : [{ file: nome, protocollo, motivo: ritiro.motivo }],
    ),
  };
}

function countsOf(diagnostics: Collection["diagnostics"], severity: Gravita): Count[] {
  const counts = new Map<string, number>();
  for (const diagnostic of diagnostics) {
    const { ente, gravita } = diagnostic;
    if (ente !== null && gravita === severity && isOpen(diagnostic)) counts.set(ente, (counts.get(ente) ?? 0) + 1);
  }
  return [...counts]
    .map(([ente, quante]) => ({ ente, quante }))
    .sort((a, b) => b.quante - a.quante || (a.ente < b.ente ? -1 : 1));
}

/** Refused, protected, damaged, or of nobody and no year that we know. */
export const isUnread = ({ lettura, uguale_a, ritiro }: Omit<Arrival, "ricezione">): boolean =>
  lettura.invii.length === 0 && uguale_a === null && ritiro === null;

function toldUnread({ ricezione: { nome, protocollo, ente_atteso }, lettura }: Arrival): Unread {
  return { file: nome, protocollo, ente: ente_atteso === "" ? null : ente_atteso, motivo: reasonOf(lettura) };
}

/** Why nothing could be read of a file. */
export function reasonOf({ diagnostics }: Arrival["lettura"]): string {
  const first = diagnostics.find(({ gravita }) => gravita === "correggere") ?? diagnostics[0];
  return unreadByUs(diagnostics).length > 0 || first === undefined ? "guasto del programma" : describe(first).titolo;
}

export function statusText(edizione: Edizione, stato: CollectionStatus): string {
  const peso =
    stato.copertura === null ? "" : `, pari al ${formatShare(stato.copertura)} delle risorse dell'anno precedente`;
  const { mancano, nonLetti, ritirati } = stato;
  const sent = Map.groupBy(nonLetti, ({ ente }) => ente);
  const nobodys = sent.get(null) ?? [];
  const missing = new Set(mancano.map(({ codice }) => codice));
  const others = nonLetti.filter(({ ente }) => ente !== null && !missing.has(ente));
  return [
    `${edizione.yaml.titolo} ${edizione.yaml.anno} – ${edizione.yaml.citta}`,
    `  ${stato.rispondenti === 1 ? "Ha risposto 1 ente" : `Hanno risposto ${formatNumber(stato.rispondenti)} enti`} su ${formatNumber(stato.enti)}${peso}.`,
    "  Per cantiere: enti che hanno risposto, e quanto pesano.",
    ...stato.perCantiere.map(rateLine),
    "  Per zona della sede:",
    ...stato.perZona.map(rateLine),
    "  Per parte del questionario:",
    ...stato.perParte.map(({ titolo, rispondenti }) => `    ${titolo}: ${plural(rispondenti, "ente", "enti")}`),
    ...(mancano.length === 0
      ? ["  Non manca nessuno."]
      : [`  ${plural(mancano.length, "ente manca:", "enti mancano, dal più grande:")}`]),
    ...mancano.flatMap((ente) => [
      `    ${ente.codice}  ${ente.denominazione} (${formatEuroProse(ente.dimensione)} l'anno prima${ente.scritta ? "" : ", stimati: in enti.csv manca la dimensione"})`,
      ...(sent.get(ente.codice) ?? []).map(
        (file) => `      ha mandato ${file.file}, che non si è potuto leggere: ${file.motivo}`,
      ),
    ]),
    ...counted(stato.daCorreggere, "qualcosa da correggere", nonLetti.length === 0),
    ...counted(stato.daConfermare, "qualcosa da confermare", false),
    ...listed(
      others,
      ["file non si è potuto leggere", "file non si sono potuti leggere"],
      "di chi ha mandato anche altro",
    ),
    ...listed(
      nobodys,
      ["file arrivato, non letto", "file arrivati, non letti"],
      "chi li ha mandati può essere tra chi manca",
    ),
    ...(ritirati.length === 0 ? [] : [`  ${plural(ritirati.length, "file ritirato", "file ritirati")}:`]),
    ...ritirati.map(({ file, protocollo, motivo }) => `    ${file} (protocollo ${protocollo}): ${motivo}`),
  ].join("\n");
}

const rateLine = ({ nome, enti, rispondenti, copertura }: Rate): string =>
  `    ${nome}: ${formatNumber(rispondenti)} su ${formatNumber(enti)}${copertura === null ? "" : `, ${conArticolo(formatShare(copertura))} delle risorse`}`;

function counted(counts: readonly Count[], what: string, isSaidOfNobody: boolean): string[] {
  if (counts.length === 0) return isSaidOfNobody ? [`  Nessuno ha ${what}.`] : [];
  return [
    `  ${plural(counts.length, "ente ha", "enti hanno")} ${what}:`,
    ...counts.map(({ ente, quante }) => `    ${ente}  ${quante}`),
  ];
}

function listed(files: readonly Unread[], [one, many]: readonly [string, string], who: string): string[] {
  if (files.length === 0) return [];
  return [
    `  ${plural(files.length, one, many)} (${who}):`,
    ...files.map(({ file, ente, motivo }) => `    ${file}${ente === null ? "" : ` (${ente})`}: ${motivo}`),
  ];
}
