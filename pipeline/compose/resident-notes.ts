// What stands under tables that set persons served beside residents and needs: of which day the residents are, which zone
// differ by more than chance, whose estimate the need is, or that there is none.
import type { Edizione } from "../../schemas/edizione.ts";
import { isNumero } from "../../schemas/figura.ts";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import { formatDate, formatNumber, formatValue } from "../../schemas/unita.ts";
import { NEED } from "../figure/needs.ts";
import { zoneApart } from "../figure/zone-apart.ts";
import type { ComposeContext, ProspettoData } from "./dati.ts";

/** Empty for a table of anything else. */
export function residentNotes(def: ProspettoDef, { righe }: ProspettoData, contesto: ComposeContext): string[] {
  const { edizione, figure } = contesto;
  const measures = def.misure.flatMap((m) => figure.misure.get(typeof m === "string" ? m : m.misura) ?? []);
  const kinds = measures.flatMap((misura) => (misura.tipo === "rapporto" ? (misura.calcolo ?? []) : []));
  const needs = measures.some(({ id }) => id === NEED) || kinds.some((kind) => kind !== "tasso");
  if (!kinds.includes("tasso")) return needs ? needSources(edizione) : [];
  const nobody =
    "Quante persone abbiano bisogno dei servizi nessuna fonte di questa edizione lo stima: perciò non si calcola alcun divario.";
  return [
    ...populationDates(edizione),
    ...intervals(righe),
    ...apartNotes(contesto),
    ...(edizione.fabbisogni.length === 0 ? [nobody] : []),
  ];
}

const distinct = (words: readonly string[]): string => [...new Set(words)].join("; ");

function populationDates({ popolazione }: Edizione): string[] {
  const dates = popolazione.flatMap(({ quartiere, data }) => (quartiere === "" ? [] : [formatDate(data)]));
  return dates.length === 0 ? [] : [`Data dei residenti: ${distinct(dates).replace(/^data /u, "")}.`];
}

/** «Intervalli al 95%: Alpe da 12,1 a 15,0; …»: those that are in the open data. */
function intervals(righe: ProspettoData["righe"]): string[] {
  const told = righe.flatMap(({ membro, figure }) =>
    figure.flatMap(({ unita, stato, ci_inf, ci_sup }) =>
      unita.tipo !== "rapporto" || !isNumero(stato) || ci_inf === null || ci_sup === null
        ? []
        : [`${membro.nome} da ${formatValue(ci_inf, unita, "tabella")} a ${formatValue(ci_sup, unita, "tabella")}`],
    ),
  );
  return told.length === 0 ? [] : [`Intervalli al 95%: ${told.join("; ")}.`];
}

function apartNotes({ edizione, figure }: ComposeContext): string[] {
  const apart = zoneApart(edizione, figure);
  if (apart === null) return [];
  const { dispersione, solo_intervalli, diverse, ignote } = apart;
  const name = (zona: string): string => edizione.liste["zone"]?.find(({ codice }) => codice === zona)?.nome ?? zona;
  if (dispersione === null)
    return [`Non si dice quali zone si scostano dalla città: manca la cifra di ${ignote.map(name).join(", ")}.`];
  const times = `la loro varianza è ${inTimes(dispersione)} quella che darebbe il caso`;
  if (solo_intervalli)
    return [
      `Le zone differiscono tra loro per ragioni strutturali: ${times}. Si danno solo gli intervalli, e nessuna è detta diversa.`,
    ];
  if (diverse.length === 0) return [`Nessuna zona si scosta dalle altre più di quanto farebbe il caso: ${times}.`];
  const signs = diverse.map(({ zona, segno }) => `${name(zona)} ${segno}`).join(", ");
  return [
    `Si scostano dall'insieme delle zone più di quanto farebbe il caso: ${signs}; ${times}.`,
    "Segni: ++ o -- dove il caso lo darebbe meno di tre volte su cento, +++ o --- meno di una su mille.",
  ];
}

/** «675 volte», «0,9 volte». */
const inTimes = (ratio: number): string => `${formatNumber(ratio, ratio < 10 ? 1 : 0)} volte`;

/** Whose estimate the need of each group is. */
function needSources({ fabbisogni, liste }: Edizione): string[] {
  const groups = Map.groupBy(fabbisogni, ({ destinatari }) => destinatari);
  const name = (codice: string): string => liste["destinatari"]?.find((voce) => voce.codice === codice)?.nome ?? codice;
  const told = [...groups].map(
    ([codice, own]) => `${name(codice)}: ${distinct(own.map(({ fonte, data }) => `${fonte}, ${formatDate(data)}`))}`,
  );
  return [`Da dove viene la stima del bisogno. ${told.join(". ")}.`];
}
