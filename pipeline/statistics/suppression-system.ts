// What suppression is asked: the printed figures, the equations that a reader can write down, what every attacker knows, and
// how far each unsafe figure must be kept from him.
import type { Need } from "./needs.ts";

/** One printed figure with all its names (two names of the same figure are hidden together). */
export interface Choice {
  /** One of its names. */
  readonly id: string;
  readonly names: readonly string[];
  /** What hiding it costs; > 0. */
  readonly weight: number;
  /** `hidden`: a primary rule asks it. `shown`: never hidden (grand total, public money). */
  readonly rule: "free" | "hidden" | "shown";
}

export interface Variable {
  readonly id: string;
  readonly value: number;
  /** The figure that prints it; null where none does, so that it is always hidden. */
  readonly choice: string | null;
  /** Known to all. */
  readonly pubblico: number;
  /** Attacker → what he knows of it besides what is public. */
  readonly known: ReadonlyMap<string, number>;
}

export interface Target {
  readonly variable: string;
  readonly needs: readonly Need[];
}

/** Figures of the same names computed in one way (estimate, sums of what was declared): each is attacked by itself. */
export interface Block {
  readonly nome: string;
  /** No attacker believes that a value is larger than the true one by more than this. */
  readonly ceiling: number;
  readonly variables: readonly Variable[];
  /** Variable → coefficient; the values of each equation sum to 0. */
  readonly equations: readonly ReadonlyMap<string, number>[];
  readonly targets: readonly Target[];
}

export interface System {
  readonly choices: readonly Choice[];
  readonly blocks: readonly Block[];
}

/** Changes of a table that an attacker cannot rule out, in the unit of the block: their sum is 0 in every equation. */
export interface Witness {
  readonly block: string;
  readonly target: string;
  readonly side: Side;
  readonly changes: ReadonlyMap<string, number>;
}
export type Side = "giu" | "su";

/** An unsafe figure, and who would come too near to it from which side. */
export interface Pair {
  readonly block: string;
  readonly target: string;
  readonly side: Side;
  readonly attacker: string;
}

/** A need is met when it is reached to a tenth of a cent, with values in thousand euro. */
export const REACHED = 1e-6;
