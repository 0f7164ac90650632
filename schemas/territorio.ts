// Who lives where, and how many of them are in need, from the tables of the territory.
import type { Edizione } from "./edizione.ts";

type Territorio = Pick<Edizione, "quartieri" | "popolazione">;

/** The zone that have quartieri, so residents: neither «tutta la città» nor «fuori città». In the order of the quartieri. */
export const zoneOf = ({ quartieri }: Pick<Edizione, "quartieri">): string[] => [
  ...new Set(quartieri.map(({ zona }) => zona)),
];

/** Residents of a zona, or of all quartieri where it is empty; null where those of a quartiere are not known. */
export function residentsIn({ quartieri, popolazione }: Territorio, zona: string): number | null {
  const residents = new Map(
    popolazione.flatMap((p) => (p.fascia === "" && p.quartiere !== "" ? [[p.quartiere, p.residenti]] : [])),
  );
  const own = quartieri.filter((quartiere) => zona === "" || quartiere.zona === zona);
  const known = own.flatMap(({ codice }) => residents.get(codice) ?? []);
  return own.length === 0 || known.length < own.length ? null : known.reduce((sum, n) => sum + n, 0);
}

/** Residents of an age in the whole city: as it is told of the city, else of all quartieri; null where it is not known. */
export function residentsOfAge({ quartieri, popolazione }: Territorio, fascia: string): number | null {
  const own = popolazione.filter((p) => p.fascia === fascia);
  const city = own.find(({ quartiere }) => quartiere === "");
  if (city !== undefined) return city.residenti;
  const told = new Set(own.map(({ quartiere }) => quartiere));
  const isWhole = quartieri.length > 0 && quartieri.every(({ codice }) => told.has(codice));
  return isWhole ? own.reduce((sum, { residenti }) => sum + residenti, 0) : null;
}

export type Territory = Pick<Edizione, "fabbisogni" | "quartieri" | "popolazione">;

export interface Estimate {
  readonly persone: number;
  /** Null where the source gives none. */
  readonly limiti: { readonly inf: number; readonly sup: number } | null;
}

export interface Need extends Estimate {
  readonly destinatari: string;
  /** Empty for the whole city. */
  readonly zona: string;
}

/** The estimates in whole persons, in their order: a share is of the residents as `popolazione.csv` has them. */
export function needsOf({ fabbisogni, ...territory }: Territory): Need[] {
  return fabbisogni.map(({ destinatari, zona, persone, prevalenza_percento, inf, sup }) => {
    const residents = residentsIn(territory, zona) ?? 0;
    const inPersons = (value: number): number => Math.round(persone === null ? (value * residents) / 100 : value);
    const limiti = inf === null || sup === null ? null : { inf: inPersons(inf), sup: inPersons(sup) };
    return { destinatari, zona, persone: inPersons(persone ?? prevalenza_percento ?? 0), limiti };
  });
}
