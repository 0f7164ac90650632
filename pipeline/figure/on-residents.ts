// Two figures put together that are of persons: what is counted for every thousand residents, how far those in need are
// reached (STATISTICS 8). What is not known of either is never a zero of both.
import type { Figura } from "../../schemas/figura.ts";
import type { Calcolo } from "../../schemas/misura.ts";
import { type Gap, type GapInput, gapOf, type Told } from "../statistics/gap.ts";
import type { Limits } from "../statistics/quality.ts";
import { poissonLimits } from "../statistics/rates.ts";

const THOUSAND = 1000;

interface Terms {
  /** Persons counted by the network. */
  readonly counted: Figura;
  /** Residents, or persons in need. */
  readonly among: Figura;
  /** Nobody of the whole network is silent: who is may serve also where others are at home. */
  readonly isEverybody: boolean;
}

/** The figura of those counted among the others. */
export function onResidents(calcolo: Calcolo, shell: Figura, { counted, among, isEverybody }: Terms): Figura {
  const { n_enti, righe_con_dato } = counted;
  const figura: Figura = { ...shell, n_enti, righe_con_dato };
  if ([counted, among].some(({ stato }) => stato === "riservato"))
    return { ...shell, n_enti: null, copertura: null, stato: "riservato", protetta: "riservatezza" };
  if (calcolo === "tasso") return rateOf(figura, counted, among);
  // That nobody told of anybody served is «nobody» only where everybody answered.
  const isNobody = counted.stato === "nulla" && isEverybody;
  return reachOf(calcolo, figura, isNobody ? { ...counted, valore: 0, stato: "valore" } : counted, among);
}

/** Events for every thousand residents. The limits are those of a count; where part of it is estimated, the wider of those
 *  and of the estimate's own on each side: chance does not end where silence begins. */
function rateOf(figura: Figura, counted: Figura, residents: Figura): Figura {
  if (residents.valore === null || residents.valore === 0)
    return { ...figura, stato: residents.stato === "valore" ? "non-pertinente" : residents.stato };
  const { valore: whole } = residents;
  const over = (value: number | null): number | null => (value === null ? null : (THOUSAND * value) / whole);
  const { valore, dichiarato, stato, protetta } = counted;
  if (valore === null) return { ...figura, stato, protetta, dichiarato: over(dichiarato) };
  const limits = isOpen(counted) ? null : wider(poissonLimits(Math.round(valore)), limitsOf(counted));
  return {
    ...figura,
    valore: over(valore),
    dichiarato: over(dichiarato),
    stimato: counted.stimato,
    errore_standard: over(counted.errore_standard),
    ci_inf: over(limits?.inf ?? null),
    ci_sup: over(limits?.sup ?? null),
    giudizio: counted.giudizio,
    stato,
  };
}

const limitsOf = ({ ci_inf, ci_sup }: Figura): Limits | null =>
  ci_inf === null || ci_sup === null ? null : { inf: ci_inf, sup: ci_sup };

/** An estimate whose error is not told may lie anywhere: chance alone would be too narrow. */
const isOpen = (figura: Figura): boolean => figura.stato === "stimato" && limitsOf(figura) === null;

const wider = (one: Limits, other: Limits | null): Limits =>
  other === null ? one : { inf: Math.min(one.inf, other.inf), sup: Math.max(one.sup, other.sup) };

/** What of those in need is reached, or left: unknown where either is, whatever is known of the other. */
function reachOf(calcolo: "copertura" | "divario", figura: Figura, served: Figura, need: Figura): Figura {
  const gap = gapOf({
    bisogno: told(need),
    serviti: told(served),
    attesi_citta: null,
    protetta: protectionOf(served, need),
  });
  if (gap.stato === "riservato") return { ...figura, stato: "riservato", protetta: "riservatezza" };
  if (gap.stato === "ignoto") return { ...figura, ...whyUnknown(served, need) };
  const found = calcolo === "divario" ? { valore: gap.divario, limiti: gap.limiti } : coverageOf(gap);
  if (found.valore === null) return { ...figura, stato: "non-pertinente" };
  const limiti = isOpen(served) ? null : found.limiti;
  return {
    ...figura,
    valore: found.valore,
    stimato: served.stimato,
    ci_inf: limiti?.inf ?? null,
    ci_sup: limiti?.sup ?? null,
    stato: served.stato === "stimato" ? "stimato" : "valore",
  };
}

type Known = Extract<Gap, { readonly bisogno: number }>;
const coverageOf = ({ copertura, limiti_copertura }: Known): { valore: number | null; limiti: Limits | null } => ({
  valore: copertura,
  limiti: limiti_copertura,
});

const told = (figura: Figura): Told | null =>
  figura.valore === null ? null : { valore: figura.valore, limiti: limitsOf(figura) };

function protectionOf(served: Figura, need: Figura): GapInput["protetta"] {
  if ([served, need].some(({ protetta }) => protetta === "riservatezza")) return "riservatezza";
  return served.protetta;
}

/** A gate that does not hold has its own sign; everything else is not available, also where there is nothing to tell. */
function whyUnknown(served: Figura, need: Figura): Pick<Figura, "stato" | "protetta"> {
  if (need.valore !== null && served.stato === "incerto") return { stato: "incerto", protetta: "precisione" };
  const isOther = served.stato === "non-chiesto" || served.stato === "non-risposto";
  return { stato: isOther ? served.stato : "non-disponibile", protetta: "" };
}
