// The state of a collection, in words.

import { al, conArticolo } from "../../schemas/articles.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { formatEuroProse, formatNumber, formatShare } from "../../schemas/unita.ts";
import type { CollectionStatus, Count, Rate, Unread } from "../line/collection-status.ts";
import { closedLines } from "./closed-lines.ts";
import { askedFirst, plural, waitingLines } from "./words.ts";

export function statusText(edizione: Edizione, stato: CollectionStatus): string {
  const peso =
    stato.copertura === null ? "" : `, pari ${al(formatShare(stato.copertura))} delle risorse dell'anno precedente`;
  const { mancano, nonLetti, ritirati } = stato;
  const sent = Map.groupBy(nonLetti, ({ ente }) => ente);
  const nobodys = sent.get(null) ?? [];
  const missing = new Set(mancano.map(({ codice }) => codice));
  const others = nonLetti.filter(({ ente }) => ente !== null && !missing.has(ente));
  const names = new Map(edizione.enti.map(({ codice, denominazione }) => [codice, denominazione]));
  const nameOf = (ente: string): string => names.get(ente) ?? "";
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
    ...counted(stato.daCorreggere, "qualcosa da correggere", { nameOf, isSaidOfNobody: nonLetti.length === 0 }),
    ...counted(stato.daConfermare, "qualcosa da confermare", { nameOf, isSaidOfNobody: false }),
    ...askedFirst(stato.conferme),
    ...waitingLines(stato.conferme),
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
    ...closedLines(stato),
    ...(stato.conPersone.length === 0
      ? []
      : [
          `  In ${plural(stato.conPersone.length, "file ci sono", "file ci sono")} dati di persone, che non si pubblicano. Chiedi un file pulito; poi «cancella» toglie quello di prima:`,
        ]),
    ...stato.conPersone.map(({ file, protocollo }) => `    ${file} (protocollo ${protocollo})`),
    ...(ritirati.length === 0 ? [] : [`  ${plural(ritirati.length, "file ritirato", "file ritirati")}:`]),
    ...ritirati.map(({ file, protocollo, motivo }) => `    ${file} (protocollo ${protocollo}): ${motivo}`),
  ].join("\n");
}

const rateLine = ({ nome, enti, rispondenti, copertura }: Rate): string =>
  `    ${nome}: ${formatNumber(rispondenti)} su ${formatNumber(enti)}${copertura === null ? "" : `, ${conArticolo(formatShare(copertura))} delle risorse`}`;

interface Saying {
  readonly nameOf: (ente: string) => string;
  readonly isSaidOfNobody: boolean;
}

function counted(counts: readonly Count[], what: string, { nameOf, isSaidOfNobody }: Saying): string[] {
  if (counts.length === 0) return isSaidOfNobody ? [`  Nessuno ha ${what}.`] : [];
  return [
    `  ${plural(counts.length, "ente ha", "enti hanno")} ${what}:`,
    ...counts.map(({ ente, quante }) => `    ${ente}  ${nameOf(ente)}: ${plural(quante, "cosa", "cose")}`),
  ];
}

function listed(files: readonly Unread[], [one, many]: readonly [string, string], who: string): string[] {
  if (files.length === 0) return [];
  return [
    `  ${plural(files.length, one, many)} (${who}):`,
    ...files.map(({ file, ente, motivo }) => `    ${file}${ente === null ? "" : ` (${ente})`}: ${motivo}`),
  ];
}
