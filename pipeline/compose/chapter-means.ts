// What the chapters are made from, and what they collect while they are made.
import type { EditionFault, Edizione } from "../../schemas/edizione.ts";
import type { Figura } from "../../schemas/figura.ts";
import type { Citazione, Prospetto } from "../../schemas/report-model.ts";
import type { Vocabulary } from "../../schemas/resolve.ts";
import type { Figure } from "../figure/figures.ts";
import type { NetworkSize } from "./base-line.ts";
import type { Declared } from "./declared.ts";

export type SenzaNumero = Omit<Prospetto, "numero">;
export type Dims = Readonly<Record<string, string>>;

export interface ChapterInput {
  readonly edizione: Edizione;
  readonly figure: Figure;
  readonly dichiarati: Declared;
  readonly citazioni: readonly (Citazione & { cantiere: string | null })[];
  readonly rete: NetworkSize;
}

export interface Collected {
  readonly prospetti: ReadonlyMap<string, SenzaNumero>;
  /** The names that texts and cards may use. */
  readonly nomi: Vocabulary;
  /** Every figura quoted or printed. */
  readonly used: Map<string, Figura>;
  /** What is wrong in the edition's own words. */
  readonly difetti: EditionFault[];
  /** Paths of the pictures that the texts show. */
  readonly immagini: Set<string>;
}
