// What each ente declared, kept by its edition so that a later one can compare the same enti (STATISTICS 12.4). It names enti
// and their sums: it lies in `archivio/` and in `riservato/`, and is never published.

/** Raised whenever a reader of the file would have to change. */
export const FORMATO_PANEL = 2;

/** Breakdowns that compare; a misura is also compared as a whole. */
export const DIMENSIONI_PANEL = ["cantiere", "zona"] as const;
export type DimensionePanel = (typeof DIMENSIONI_PANEL)[number];

/** What an ente answered to a misura, in hundredths of its unit. */
export interface PanelAnswer {
  readonly totale: number;
  /** By `puntoPanel`; an ente has nothing at a point that is absent. */
  readonly punti: ReadonlyMap<string, number>;
  /** False when a row was refused or a value is missing: then its sum is a part, and is compared with nothing. */
  readonly intera: boolean;
}

export interface Panel {
  readonly anno: number;
  /** Misura → ente that answered its block → what it answered. Measures that the edition did not ask are absent. */
  readonly misure: ReadonlyMap<string, ReadonlyMap<string, PanelAnswer>>;
  /** Misura → the enti that its edition compared with one before; absent where it compared nobody. */
  readonly confrontati?: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The key of a point of one dimension. */
export const puntoPanel = (dimensione: string, membro: string): string => `${dimensione}=${membro}`;

export const nomePanel = (anno: number): string => `panel-${anno}.csv`;
