// What a point of a cube keeps of each size class, and nothing of single enti: enough for totals, variances, shares and the
// rules of dominance (STATISTICS 12.1). Whole numbers are summed exactly before they become numbers here.

/** Of the enti of one class at one point; y is the value of an ente there, in storage units. */
export interface Moments {
  /** Enti with a value different from 0. */
  readonly n: number;
  readonly y: number;
  readonly yy: number;
  /** Σ a·y, with a as in `WeightedClass`. */
  readonly ay: number;
  /** Σ of the records' values, each weighted and rounded once to a thousandth of a unit (`weightedThousandths`). */
  readonly pesato: number;
}

export interface Point {
  /** By id of class; a class without records here is absent. */
  readonly classi: ReadonlyMap<string, Moments>;
  /** Values of silent key enti placed here, one for each ente; storage units. */
  readonly imputati: readonly { readonly ente: string; readonly valore: number }[];
  readonly righe: number;
  /** Rows whose value is missing. */
  readonly senza: number;
  /** The two largest after the enti of one `gruppo` are taken together, over all classes: a group may stand in several. */
  readonly maggiori: readonly Contribution[];
}

export interface Contribution {
  /** The `gruppo`, or the code of an ente that has none. */
  readonly chi: string;
  readonly valore: number;
  readonly pesato: number;
  readonly consenso: boolean;
}

/** Two points over the same enti: a part and its whole, hours and volunteers. `prodotto` is Σ f·p of each class. */
export interface Pair {
  readonly parte: Point;
  readonly tutto: Point;
  readonly prodotto: ReadonlyMap<string, number>;
}

export const NOTHING: Moments = { n: 0, y: 0, yy: 0, ay: 0, pesato: 0 };
