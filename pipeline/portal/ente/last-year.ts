// What an ente declared the year before, one headline for each part: from the panel that the edition keeps beside it.
import type { Ente } from "../../../schemas/edizione.ts";
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

/** «Nel 2015: 22 persone.», «Domanda nuova: nel 2015 non c'era.»; empty where nothing is known. */
export function lastYearOf({ edizione }: Portale, { codice }: Ente, parte: string): string {
  const anno = edizione.yaml.anno - 1;
  if (blockOf(parte)?.since === edizione.yaml.anno) return `Domanda nuova: nel ${anno} non c'era.`;
  const panel = edizione.panel.find((each) => each.anno === anno);
  const headline = HEADLINES[parte];
  const answer = headline === undefined ? undefined : panel?.misure.get(headline[0])?.get(codice);
  if (headline === undefined || answer === undefined) return "";
  const [, one, many] = headline;
  const total = answer.totale / 100;
  const said = one === "euro" ? formatEuroProse(total) : `${formatNumber(total)} ${total === 1 ? one : many}`;
  return `Nel ${anno}: ${said}${answer.intera ? "" : ", in parte"}.`;
}
