// What an ente declared, one headline for each part: this year from what counts now, the year before from the panel that the
// edition keeps beside it. The same measures in both, or they could not stand side by side.
import type { Ente } from "../../../schemas/edizione.ts";
import type { Panel } from "../../../schemas/panel.ts";
import { blockOf } from "../../../schemas/questionario.ts";
import { formatEuroProse, formatNumber } from "../../../schemas/unita.ts";
import type { Portale } from "../routes.ts";

/** The misura that tells most about a part, with its words: euro, or one and several of what is counted. */
const HEADLINES: Readonly<Record<string, readonly [misura: string, one: string, many: string]>> = {
  risorse: ["spesa", "euro", "euro"],
  finanziamenti: ["valore-netto", "euro", "euro"],
  personale: ["personale", "persona", "persone"],
  volontari: ["volontari", "volontario", "volontari"],
  servizi: ["servizi", "servizio", "servizi"],
};

/** «22 persone», «730.628 euro, in parte»; empty where the panel tells nothing of the part. */
export function headlineOf(panel: Panel | undefined, ente: string, parte: string): string {
  const headline = HEADLINES[parte];
  const answer = headline === undefined ? undefined : panel?.misure.get(headline[0])?.get(ente);
  if (headline === undefined || answer === undefined) return "";
  const [, one, many] = headline;
  const total = answer.totale / 100;
  const said = one === "euro" ? formatEuroProse(total) : `${formatNumber(total)} ${total === 1 ? one : many}`;
  return `${said}${answer.intera ? "" : ", in parte"}`;
}

/** «Nel 2015: 22 persone.», «Domanda nuova: nel 2015 non c'era.»; empty where nothing is known. */
export function lastYearOf({ edizione }: Portale, { codice }: Ente, parte: string): string {
  const anno = edizione.yaml.anno - 1;
  if (blockOf(parte)?.since === edizione.yaml.anno) return `Domanda nuova: nel ${anno} non c'era.`;
  const panel = edizione.panel.find((each) => each.anno === anno);
  const said = headlineOf(panel, codice, parte);
  return said === "" ? "" : `Nel ${anno}: ${said}.`;
}
