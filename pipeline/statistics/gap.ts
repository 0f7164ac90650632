// Need beside what is offered (STATISTICS 8): how many persons of a group in a zona need a service, how many get it, and
// how many are left. What is not known is never drawn as zero.
import type { Figura } from "../../schemas/figura.ts";
import type { Limits } from "./quality.ts";

export interface GapInput {
  readonly residenti: number;
  /** Share of the residents in need, with its interval, 0–1; null where nobody estimated it. */
  readonly prevalenza: (Limits & { readonly valore: number }) | null;
  /** Persons served; null where it is not known. */
  readonly serviti: number | null;
  /** Served over residents in the whole city, 0–1; null where it is not known. */
  readonly tasso_citta: number | null;
  /** A gate does not hold, or the figura is hidden. */
  readonly protetta: Figura["protetta"];
}

export type Gap =
  | {
      readonly stato: "coperto" | "scoperto";
      readonly bisogno: number;
      /** Served over need; null where nobody is in need. */
      readonly copertura: number | null;
      /** Persons in need who are not served, ≥ 0, with the interval that comes of the need's. */
      readonly divario: number;
      readonly limiti: Limits;
      /** Persons that the city's rate would serve here beyond those who are, ≥ 0. */
      readonly divario_citta: number | null;
    }
  | { readonly stato: "ignoto" }
  | { readonly stato: "riservato" };

/** A hidden cell has no number at all; an unknown one says so, whatever is known of its parts. */
export function gapOf({ residenti, prevalenza, serviti, tasso_citta, protetta }: GapInput): Gap {
  if (protetta === "riservatezza") return { stato: "riservato" };
  if (protetta === "precisione" || prevalenza === null || serviti === null) return { stato: "ignoto" };
  const missing = (share: number): number => Math.max(0, share * residenti - serviti);
  const bisogno = prevalenza.valore * residenti;
  const divario = missing(prevalenza.valore);
  return {
    stato: divario > 0 ? "scoperto" : "coperto",
    bisogno,
    copertura: bisogno === 0 ? null : serviti / bisogno,
    divario,
    limiti: { inf: missing(prevalenza.inf), sup: missing(prevalenza.sup) },
    divario_citta: tasso_citta === null ? null : missing(tasso_citta),
  };
}
