// A total is known by its sum, not by its label: a row each of whose quantities is the sum of other rows is asked, because
// counted with them it counts them twice. It goes on counting until somebody answers.
import { type CellKind, isNumerica, type StoredValue, scala } from "../../schemas/cella.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import { TRASVERSALE, TUTTA_LA_CITTA } from "../../schemas/liste.ts";
import type { Riga } from "../../schemas/reading.ts";
import { key } from "../../schemas/text.ts";
import { isOfWhich } from "./of-which.ts";
import { quotedWords } from "./privacy.ts";
import { placeOf, type Tavola } from "./tavola.ts";

export interface Sums {
  /** Takes note of an accepted row. */
  readonly take: (riga: Riga, ente: string) => void;
  /** Asks about the rows that add up others of the same ente. */
  readonly tell: () => void;
}

/** What is held of a row until all rows of its ente are known. */
interface Counted {
  readonly numero: number;
  readonly nome: string;
  /** By quantity of the block; null when the row does not say it. */
  readonly amounts: readonly (number | null)[];
  /** By code and name of the block; null where it is blank, or speaks of the whole («Tutta la città», «Trasversale»). */
  readonly names: readonly (StoredValue | null)[];
  readonly isGeneral: boolean;
}

const WHOLE = /(^| )(tutt[aeio]|trasversal[ei]|total[ei]|complessiv[aeio]|general[ei]|inter[ao])( |$)/;
const OF_ALL: ReadonlySet<string> = new Set([TUTTA_LA_CITTA.codice, TRASVERSALE.codice]);
/** Names that are looked at: a total that differs from its rows in the others is not known as one. */
const MAX_NAMES = 4;
/** Digits in which a row and a sum must agree to be no chance: for a row of no general name, 12 + 20 = 32 may be one and
 *  1.234,50 is not; «Tutta la città» under its zone is one but for 1 + 2 = 3. */
const NO_CHANCE = 4;
const NO_CHANCE_FOR_WHOLE = 2;
/** Rows beside it that a total without a general name may add up. */
const LONGEST_RUN = 500;

/** Rows held at once: in a longer file the rows of an ente are compared in pieces. */
const MAX_HELD = 20_000;

export function makeSums(tavola: Tavola): Sums {
  const { blocco, colonne, at: heading } = tavola.testata;
  const { count, slacks } = makeCounter(tavola);
  const [first = 1] = blocco.nome_riga.flatMap((name) => colonne.get(name) ?? []);
  const byEnte = new Map<string, Counted[]>();
  let held = 0;
  const tell = (): void => {
    for (const [ente, rows] of byEnte) {
      for (const [{ numero, nome }, parts] of sumRows(rows, slacks)) {
        const luogo = { ...placeOf(tavola, numero, first), nome_riga: nome };
        const params = { nome, righe: rowNumbers(parts), quante: parts.length };
        tavola.findings.add({ codice: "riga-somma", params }, luogo, { ente, blocco: blocco.id });
      }
    }
    byEnte.clear();
    held = 0;
  };
  const take = (riga: Riga, ente: string): void => {
    if (heading < 0 || slacks.length === 0) return;
    if (held++ >= MAX_HELD) tell();
    const row = count(riga);
    const rows = byEnte.get(ente);
    if (rows === undefined) byEnte.set(ente, [row]);
    else rows.push(row);
    if (!isOfWhich(row.nome)) return;
    const luogo = { ...placeOf(tavola, row.numero, first), nome_riga: row.nome };
    tavola.findings.add({ codice: "riga-di-cui", params: { nome: row.nome, contata: "sì" } }, luogo, {
      ente,
      blocco: blocco.id,
    });
  };
  return { take, tell };
}

/** «2, 3 e 4», or «2 e altre 40» when they are many. */
function rowNumbers(rows: readonly Counted[]): string {
  const numbers = rows.map(({ numero }) => numero).sort((a, b) => a - b);
  return numbers.length <= 6 ? elenca(numbers.map(String)) : `${numbers[0]} e altre ${numbers.length - 1}`;
}

/** The rows of one ente that are the sum of others, with the others. */
function sumRows(rows: readonly Counted[], slacks: readonly number[]): Map<Counted, readonly Counted[]> {
  if (rows.length < 2) return new Map();
  const agrees = ({ amounts }: Counted, sums: readonly number[]): boolean =>
    amounts.some((amount) => amount !== null && amount > 0) &&
    amounts.every((amount, n) => amount === null || Math.abs(amount - (sums[n] ?? 0)) <= (slacks[n] ?? 0));
  const found = rows.some(({ isGeneral }) => isGeneral) ? wholes(rows, agrees) : new Map<Counted, readonly Counted[]>();
  for (const [at, row] of rows.entries()) {
    const run = row.isGeneral ? undefined : runBeside(rows, at, agrees);
    if (run !== undefined) found.set(row, run);
  }
  return found;
}

type Agrees = (row: Counted, sums: readonly number[]) => boolean;

function makeCounter({ testata, contesto }: Tavola) {
  const { campi, nome_riga } = testata.blocco;
  const fields = Object.entries(campi);
  const quantities = fields.flatMap(([, { cella }], at) => (addsUp(cella) ? [{ at, cella }] : []));
  const words = fields.flatMap(([name, { cella }], at) => {
    const isName = cella.tipo === "codice" || (cella.tipo === "testo" && nome_riga.includes(name));
    return isName ? [{ at, cella }] : [];
  });
  const titles = fields.flatMap(([name], at) => (nome_riga.includes(name) ? [at] : []));
  const known = new Map<string, boolean>();
  const isWhole = (cella: CellKind, value: StoredValue | null): boolean => {
    if (typeof value !== "string") return false;
    if (cella.tipo === "codice" && OF_ALL.has(value)) return true;
    const id = `${cella.tipo === "codice" ? cella.lista : ""} ${value}`;
    const before =
      known.get(id) ?? WHOLE.test(key(cella.tipo === "codice" ? contesto.elenchi.nome(cella.lista, value) : value));
    if (known.size < MAX_KNOWN) known.set(id, before);
    return before;
  };
  const count = ({ numero, valori, grezzi }: Riga): Counted => {
    const names = words.slice(0, MAX_NAMES).map(({ at, cella }) => {
      const value = valori[at] ?? null;
      return isWhole(cella, value) ? null : value;
    });
    return {
      numero,
      nome: quotedWords(titles.flatMap((at) => grezzi[at]?.trim() ?? []).join(", "), 80),
      amounts: quantities.map(({ at }) => numberOf(valori[at])),
      names,
      isGeneral: words.slice(0, MAX_NAMES).some(({ at }, n) => names[n] === null && (valori[at] ?? null) !== null),
    };
  };
  // Money and hours may have been rounded each for itself.
  return { count, slacks: quantities.map(({ cella }) => (scala(cella) > 0 ? 1 : 0)) };
}
const MAX_KNOWN = 2000;

/** Marks, which begin at one, are no quantities. */
const addsUp = (cella: CellKind): boolean => isNumerica(cella) && !(cella.tipo === "intero" && cella.min > 0);
const numberOf = (value: StoredValue | null | undefined): number | null => (typeof value === "number" ? value : null);

interface Sum {
  count: number;
  /** Of all rows so far, and of those that name a part only. */
  readonly all: number[];
  readonly parts: number[];
}

/** The general rows that add up every row that shares some of their names: those above them, or all when they stand first. */
function wholes(rows: readonly Counted[], agrees: Agrees): Map<Counted, readonly Counted[]> {
  const width = rows[0]?.amounts.length ?? 0;
  const shared = new Map<string, { places: readonly number[]; sums: Map<string, Sum> }>();
  for (const row of rows) {
    for (const places of row.isGeneral ? choices(row) : []) shared.set(places.join(), { places, sums: new Map() });
  }
  const found = new Map<Counted, { sum: Sum; count: number; places: readonly number[] }>();
  for (const row of rows) {
    for (const places of row.isGeneral ? choices(row) : []) {
      const sum = shared.get(places.join())?.sums.get(nameIn(row, places));
      if (sum === undefined || sum.count === 0 || found.has(row)) continue;
      if (sum.count === 1 && digits(row) < NO_CHANCE) continue;
      if (sum.count === 2 && length(row) < NO_CHANCE_FOR_WHOLE) continue;
      if (agrees(row, sum.parts) || agrees(row, sum.all)) found.set(row, { sum, count: sum.count, places });
    }
    for (const { places, sums } of shared.values()) addTo(sums, nameIn(row, places), row, width);
  }
  const [first] = rows;
  const total = shared.get("")?.sums.get("");
  if (first?.isGeneral && total !== undefined && total.count >= 2 && length(first) >= NO_CHANCE) {
    const others = total.all.map((amount, n) => amount - (first.amounts[n] ?? 0));
    if (agrees(first, others)) found.set(first, { sum: total, count: total.count, places: [] });
  }
  return new Map(
    [...found].flatMap(([row, { sum, count, places }]) => {
      if (sum.count !== count) return [];
      const name = nameIn(row, places);
      return [[row, rows.filter((other) => !other.isGeneral && nameIn(other, places) === name)] as const];
    }),
  );
}

function addTo(sums: Map<string, Sum>, name: string, { amounts, isGeneral }: Counted, width: number): void {
  const sum = sums.get(name) ?? {
    count: 0,
    all: new Array<number>(width).fill(0),
    parts: new Array<number>(width).fill(0),
  };
  sums.set(name, sum);
  if (!isGeneral) sum.count++;
  for (let n = 0; n < width; n++) {
    const amount = amounts[n] ?? 0;
    sum.all[n] = (sum.all[n] ?? 0) + amount;
    if (!isGeneral) sum.parts[n] = (sum.parts[n] ?? 0) + amount;
  }
}

const nameIn = ({ names }: Counted, places: readonly number[]): string =>
  places.map((at) => String(names[at])).join("\u0001");

/** Every choice of the names that a row says, the most first. */
function choices({ names }: Counted): number[][] {
  const places = names.flatMap((name, at) => (name === null ? [] : [at]));
  const all: number[][] = [[]];
  for (const place of places) all.push(...all.map((each) => [...each, place]));
  return all.sort((a, b) => b.length - a.length);
}

/** The run of rows above (below, for the first) that a row of no general name adds up, where that is no chance. */
function runBeside(rows: readonly Counted[], at: number, agrees: Agrees): readonly Counted[] | undefined {
  const row = rows[at];
  if (row === undefined || digits(row) < NO_CHANCE) return undefined;
  const step = at === 0 ? 1 : -1;
  const run: Counted[] = [];
  const sums = row.amounts.map(() => 0);
  for (let next = at + step; run.length < LONGEST_RUN; next += step) {
    const other = rows[next];
    if (other === undefined || row.amounts.some((amount, n) => amount !== null && (sums[n] ?? 0) > amount + 1)) break;
    run.push(other);
    for (const [n, amount] of other.amounts.entries()) sums[n] = (sums[n] ?? 0) + (amount ?? 0);
    if (run.length >= 2 && agrees(row, sums)) return run;
  }
  return undefined;
}

const length = ({ amounts }: Counted): number =>
  amounts.reduce<number>((count, amount) => count + (amount === null ? 0 : String(amount).length), 0);

/** Digits that a chance would have to meet: zeros at the end are easily met. */
function digits({ amounts }: Counted): number {
  return amounts.reduce<number>((count, amount) => count + (amount ? String(withoutZeros(amount)).length : 0), 0);
}

function withoutZeros(amount: number): number {
  let rest = amount;
  while (rest % 10 === 0) rest /= 10;
  return rest;
}
