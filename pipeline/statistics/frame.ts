// The frame: every ente of the network with its size x, last year's consolidated resources (STATISTICS 1.1). Whose size
// nobody wrote gets one from what else is known; who stays without stops the estimate.
import { median } from "./quantiles.ts";
import type { Outcome } from "./refusal.ts";

/** Where the size of an ente comes from, the best first. */
export type SizeSource = "edizione-precedente" | "bilancio" | "operatori" | "mediana";

/** What is known of the size of an ente; null = not known. */
export interface SizeEvidence {
  readonly codice: string;
  /** Enti that may stand for one another where a size is missing: the legal form. */
  readonly simili: string;
  /** Resources that the last edition counted, without internal flows; euro. */
  readonly edizione_precedente: number | null;
  /** Resources of the accounts filed for the year before; euro. */
  readonly bilancio: number | null;
  /** Persons at work. */
  readonly operatori: number | null;
}

export interface Unit {
  readonly codice: string;
  /** ≥ 0; euro. */
  readonly x: number;
}

export interface Sized extends Unit {
  readonly x_source: SizeSource;
}

/** The enti with their size, in the order of their codes; refused when a code stands twice, a size is no amount, or an
 *  ente stays without one. */
export function sizedFrame(evidence: readonly SizeEvidence[]): Outcome<Sized[]> {
  const sorted = [...evidence].sort((a, b) => (a.codice < b.codice ? -1 : 1));
  const twice = sorted.filter(({ codice }, n) => sorted[n + 1]?.codice === codice);
  if (twice.length > 0) return { refused: { tipo: "ente-doppio", enti: codesOf(twice) } };
  const invalid = sorted.filter(({ edizione_precedente, bilancio, operatori }) =>
    [edizione_precedente, bilancio, operatori].some((each) => each !== null && !(each >= 0 && each < Infinity)),
  );
  if (invalid.length > 0) return { refused: { tipo: "dimensione-non-valida", enti: codesOf(invalid) } };
  const missing = missingSizes(sorted);
  const sized = sorted.map((ente) => ({ ente, size: writtenSize(ente) ?? missing(ente) }));
  const without = sized.filter(({ size }) => size === null).map(({ ente }) => ente);
  if (without.length > 0) return { refused: { tipo: "dimensione-mancante", enti: codesOf(without) } };
  return { made: sized.flatMap(({ ente, size }) => (size === null ? [] : [{ codice: ente.codice, ...size }])) };
}

type Size = Omit<Sized, "codice">;

function writtenSize({ edizione_precedente, bilancio }: SizeEvidence): Size | null {
  if (edizione_precedente !== null) return { x: edizione_precedente, x_source: "edizione-precedente" };
  return bilancio === null ? null : { x: bilancio, x_source: "bilancio" };
}

/** Medians of like enti that have a size; of the whole network where none is alike. */
function missingSizes(enti: readonly SizeEvidence[]): (ente: SizeEvidence) => Size | null {
  const written = enti.flatMap((ente) => {
    const size = writtenSize(ente);
    return size === null ? [] : [{ ...ente, x: size.x }];
  });
  const perHead = written.flatMap(({ simili, x, operatori }) =>
    operatori === null || operatori === 0 ? [] : [{ simili, value: x / operatori }],
  );
  const sizeOfOne = medianOfLike(perHead);
  const sizeOfAll = medianOfLike(written.map(({ simili, x }) => ({ simili, value: x })));
  return ({ simili, operatori }) => {
    const each = sizeOfOne(simili);
    // Nobody at work says nothing of the size: an association of volunteers has resources too.
    if (operatori !== null && operatori > 0 && each !== null) return { x: operatori * each, x_source: "operatori" };
    const typical = sizeOfAll(simili);
    return typical === null ? null : { x: typical, x_source: "mediana" };
  };
}

function medianOfLike(known: readonly { simili: string; value: number }[]): (simili: string) => number | null {
  const groups = Map.groupBy(known, ({ simili }) => simili);
  return (simili) => {
    const alike = groups.get(simili) ?? known;
    return alike.length === 0 ? null : median(alike.map(({ value }) => value));
  };
}

const codesOf = (enti: readonly SizeEvidence[]): string[] => enti.map(({ codice }) => codice);
