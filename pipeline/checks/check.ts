import type { Emptied } from "../collect/emptied.ts";
import type { LeftOut } from "../collect/left-out.ts";
import type { Rimando } from "../collect/registro-rimandi.ts";
import type { Choice, Finding, Replaced } from "../collect/versions.ts";

/** What a section holds: rows, and the sum of each quantity in it, by field, as a person reads it. */
export interface Held {
  readonly righe: number;
  readonly somme: Readonly<Record<string, number>>;
}

/** A section that counts against one that it replaced. */
export interface Comparison extends Replaced {
  readonly prima: Held;
  readonly ora: Held;
  /** How many rows are gone, and the names of the first of them. */
  readonly sparite: number;
  readonly nomi: readonly string[];
  /** Somebody was asked about the table between the two, because it was empty. */
  readonly chiesta: boolean;
}

/** The sections of all submissions after the choice of versions, and what was lost on the way. */
export interface Settled extends Readonly<Choice> {
  readonly confronti: readonly Comparison[];
  /** Tables that are empty in a newer file, with what they held. */
  readonly svuotate: readonly (Emptied & { readonly prima: Held })[];
  /** What a newer version of a file does not hold any more. */
  readonly lasciate: readonly LeftOut[];
  /** What enti were asked to look at again. */
  readonly rimandi: readonly Rimando[];
}

/** A check looks at everything that is settled and says what it finds. Pure: the same sections, the same findings. */
export type Check = (settled: Settled) => Finding[];
