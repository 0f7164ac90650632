// When something came, as far as anybody knows: at a moment, on a day, or between two looks at the folder. Two times whose
// spans overlap have no known order, and nobody guesses one.

/** Milliseconds; after `dopo` and not after `entro`. */
export interface Quando {
  readonly dopo: number;
  readonly entro: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The span that a noted time says: a moment, or the whole of a day. Times without a zone are those of this machine. */
export function quandoNoted(noted: string): Quando {
  if (!DAY.test(noted)) {
    const at = Date.parse(noted);
    return { dopo: at - 1, entro: at };
  }
  const [year = 0, month = 1, day = 1] = noted.split("-").map(Number);
  return { dopo: Number(new Date(year, month - 1, day)) - 1, entro: Number(new Date(year, month - 1, day + 1)) - 1 };
}

interface Times {
  readonly ricevuto_il: string;
  readonly dopo_il: string;
  readonly entro_il: string;
}

/** When an arrival came: as somebody noted, else after it was looked for in vain and before it was found. */
export function quandoOf({ ricevuto_il, dopo_il, entro_il }: Times): Quando {
  if (ricevuto_il !== "") return quandoNoted(ricevuto_il);
  return {
    dopo: dopo_il === "" ? Number.NEGATIVE_INFINITY : Date.parse(dopo_il),
    entro: entro_il === "" ? Number.POSITIVE_INFINITY : Date.parse(entro_il),
  };
}

/** Whether the first came after the second, whatever the moments inside their spans. */
export const isSurelyAfter = (one: Quando, other: Quando): boolean => one.dopo >= other.entro;

/** An order that is right where one is known. */
export const byTime = (one: Quando, other: Quando): number =>
  Math.sign(one.entro - other.entro) || Math.sign(one.dopo - other.dopo) || 0;

type Named = Times & { readonly nome: string; readonly protocollo: number };

/** Arrivals in the order in which they count; where it is not known «modulo (1)» comes after «modulo». */
export function inOrder<T extends Named>(arrivals: readonly T[]): T[] {
  const timed = arrivals.map((arrival) => ({ arrival, quando: quandoOf(arrival), stem: stemOf(arrival.nome) }));
  timed.sort(
    (a, b) =>
      byTime(a.quando, b.quando) || NATURAL.compare(a.stem, b.stem) || a.arrival.protocollo - b.arrival.protocollo,
  );
  return timed.map(({ arrival }) => arrival);
}

const NATURAL = new Intl.Collator("it", { numeric: true });
const stemOf = (name: string): string => name.normalize("NFC").replace(/\.[^.]*$/, "");
