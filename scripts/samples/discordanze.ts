// Flows between members that their two sides tell differently, as in life. Planted on purpose, one of each kind or more.
import { caso } from "./caso.ts";
import type { Discordanza, Flusso, Mondo } from "./tipi.ts";

/** On which flow: of these members, with this sum, added when there is none; or any that fits. */
export interface Piantata {
  readonly tipo: Discordanza;
  readonly fra?: { readonly da: string; readonly a: string; readonly importo: number };
}

/** The payer says so much more than the payee, where they are in conflict. */
const MORE = 1.3;

/** The flows with those of the plan in them, in no other order. Throws when nothing fits one. */
export function discordi(
  { seme, anno, profilo, membri }: Mondo,
  flussi: readonly Flusso[],
  piantate: readonly Piantata[],
  accettati: ReadonlySet<string>,
): Flusso[] {
  const all = [...flussi];
  const alone = ({ da, a }: Flusso): boolean => flussi.filter((each) => each.da === da && each.a === a).length === 1;
  for (const [n, { tipo, fra }] of piantate.entries()) {
    if (fra !== undefined) {
      const place = membri.find(({ codice }) => codice === fra.a)?.luoghi[0];
      if (place === undefined) throw new Error(`no member ${fra.a}`);
      const { cantiere, zona } = place;
      all.push({ ...fra, cantiere, zona, fonte: profilo.fonte_rete, discordanza: tipo });
      continue;
    }
    const fits = (flusso: Flusso): boolean =>
      flusso.discordanza === undefined &&
      flusso.da !== profilo.comune &&
      flusso.importo > 6_000 &&
      accettati.has(flusso.da) &&
      accettati.has(flusso.a) &&
      alone(flusso);
    const [chosen] = caso(seme, anno, "discordanza", n).shuffle(all.filter(fits));
    if (chosen === undefined) throw new Error(`no flow for: ${tipo}`);
    all[all.indexOf(chosen)] = { ...chosen, discordanza: tipo };
  }
  return all;
}

/** What its payer says of a flow; null when it says nothing. */
export function dettoDaChiPaga({ importo, discordanza }: Flusso): number | null {
  if (discordanza === "taciuto") return null;
  if (discordanza === "per-mille") return importo / 1000;
  return discordanza === "conflitto" ? importo * MORE : importo;
}
