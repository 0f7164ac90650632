// Need beside what is offered (STATISTICS 8): how many persons of a group in a zona need a service, how many get it, and
// how many are left. What is not known is never drawn as zero.
import type { Figura } from "../../schemas/figura.ts";
import type { Limits } from "./quality.ts";

/** Persons, and the limits within which they are likely to be; null where there are none. */
export interface Told {
  readonly valore: number;
  readonly limiti: Limits | null;
}

export interface GapInput {
  /** Persons in need; null where nobody estimated it. */
  readonly bisogno: Told | null;
  /** Persons served; null where it is not known. */
  readonly serviti: Told | null;
  /** Persons that the city's rate would serve here; null where it is not known. */
  readonly attesi_citta: number | null;
  /** A gate does not hold, or the figura is hidden. */
  readonly protetta: Figura["protetta"];
}

export type Gap =
  | {
      readonly stato: "coperto" | "scoperto";
      readonly bisogno: number;
      /** Served over need; null where nobody is in need. */
      readonly copertura: number | null;
      /** Null where the need has no limits, or they hold nobody. */
      readonly limiti_copertura: Limits | null;
      /** Persons in need who are not served, ≥ 0, with the interval that comes of those of need and served; null where the
       *  need has none. */
      readonly divario: number;
      readonly limiti: Limits | null;
      /** Persons that the city's rate would serve here beyond those who are, ≥ 0. */
      readonly divario_citta: number | null;
    }
  | { readonly stato: "ignoto" }
  | { readonly stato: "riservato" };

/** A hidden cell has no number at all; an unknown one says so, whatever is known of its parts. */
export function gapOf({ bisogno: need, serviti, attesi_citta, protetta }: GapInput): Gap {
  if (protetta === "riservatezza") return { stato: "riservato" };
  if (protetta === "precisione" || need === null || serviti === null) return { stato: "ignoto" };
  const missing = (needed: number, served: number): number => Math.max(0, needed - served);
  const served = serviti.limiti ?? { inf: serviti.valore, sup: serviti.valore };
  const divario = missing(need.valore, serviti.valore);
  const { limiti } = need;
  return {
    stato: divario > 0 ? "scoperto" : "coperto",
    bisogno: need.valore,
    copertura: need.valore === 0 ? null : serviti.valore / need.valore,
    limiti_copertura:
      limiti === null || limiti.inf === 0 ? null : { inf: served.inf / limiti.sup, sup: served.sup / limiti.inf },
    divario,
    limiti: limiti && { inf: missing(limiti.inf, served.sup), sup: missing(limiti.sup, served.inf) },
    divario_citta: attesi_citta === null ? null : missing(attesi_citta, serviti.valore),
  };
}
