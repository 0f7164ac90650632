// The only place where a number becomes text. Tables, prose, axes, labels and alt texts all call it, so one page never
// shows two styles. CSV and model keep machine numbers. Italian conventions: REPORT.md 2.4.

/** What a number measures. `nome` is the Italian plural noun printed beside it; `scala` 2 means stored as hundredths. */
export interface Unita {
  readonly tipo: "euro" | "conteggio" | "quota" | "rapporto" | "variazione";
  readonly nome: string;
  readonly singolare?: string | undefined;
  /** Decimals the stored number has: the store keeps integers of 10^-scala. */
  readonly scala: 0 | 1 | 2;
  /** Where the number is told with what it means: «scoperto 225», «coperto», «ignoto (n.d.)», «riservato (x)». */
  readonly parole?: ParoleUnita | undefined;
}

/** What a number above zero, zero, no number and a hidden one mean. */
export interface ParoleUnita {
  readonly sopra: string;
  readonly zero: string;
  readonly ignoto: string;
  readonly riservato: string;
}

export const EURO: Unita = { tipo: "euro", nome: "euro", singolare: "euro", scala: 2 };
export const QUOTA: Unita = { tipo: "quota", nome: "quota", scala: 0 };
/** Stored in whole hundredths. */
export const QUOTA_IN_CENTESIMI: Unita = { ...QUOTA, scala: 2 };
/** A relative change: 0.1 is +10%. */
export const VARIAZIONE: Unita = { tipo: "variazione", nome: "variazione relativa", scala: 0 };

/** A counted thing: `conteggio("volontari", "volontario")`. */
export function conteggio(nome: string, singolare: string = nome, scala: 0 | 1 | 2 = 0): Unita {
  return { tipo: "conteggio", nome, singolare, scala };
}

/** The result of a division that is not a share: hours per volunteer, euro per resident. */
export function rapporto(nome: string): Unita {
  return { tipo: "rapporto", nome, scala: 0 };
}

const NBSP = "\u00a0";
const MINUS = "\u2212";

/** By number of decimals: to make a formatter takes a dozen times as long as to use one. */
const formatters = new Map<number, Intl.NumberFormat>();

function formatterOf(decimals: number): Intl.NumberFormat {
  const known = formatters.get(decimals);
  if (known !== undefined) return known;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const made = new Intl.NumberFormat("it-IT", { ...digits, useGrouping: "always" });
  formatters.set(decimals, made);
  return made;
}

/** `1.312`, `33,6`, `−4`: grouping always, minus U+2212. Throws a RangeError for decimals outside 0–20. */
export function formatNumber(value: number, decimals = 0): string {
  const rounded = formatterOf(decimals).format(Math.abs(value));
  const isZero = !/[1-9]/.test(rounded);
  return value < 0 && !isZero ? `${MINUS}${rounded}` : rounded;
}

/** 1234,5: as one types it in a cell. At most the 15 digits a spreadsheet shows, decimal comma, never in powers of ten. */
export function formatTyped(value: number): string {
  const shortest = `${value}`;
  // Sixteen characters hold at most 15 digits and a sign: rounding again, which is slow, would change nothing.
  const isExact = shortest.length <= 16 && !shortest.includes("e");
  const text = isExact ? shortest : `${Number(value.toPrecision(15))}`;
  if (!text.includes("e")) return text.replace(".", ",");
  return value.toLocaleString("it-IT", { useGrouping: false, maximumSignificantDigits: 15 });
}

/** `41%`, `41,0%` from a fraction 0–1. */
export function formatShare(fraction: number, decimals = 0): string {
  return `${formatNumber(fraction * 100, decimals)}%`;
}

/** At a mark, beside others of its kind: «41%», «5,2%». */
export const formatMarkShare = (fraction: number): string => formatShare(fraction, markDecimals(fraction));
const markDecimals = (fraction: number): number => (Math.abs(fraction) < 0.1 && fraction !== 0 ? 1 : 0);

/** `+3,2%` / `−10%`: a change, the sign always there, also for zero (`0%` has none). */
export function formatChange(fraction: number, decimals = 1): string {
  const text = formatShare(fraction, decimals);
  return fraction > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** `1.234,50 €` with a no-break space. */
export function formatEuro(euro: number, decimals = 2): string {
  return `${formatNumber(euro, decimals)}${NBSP}€`;
}

/** Money in words of prose: «173 milioni di euro», «48.200 euro». One decimal for millions unless it is zero. */
export function formatEuroProse(euro: number, decimals: number = spokenDecimals(euro, EURO)): string {
  if (Math.abs(euro) < 1e6) return `${formatNumber(euro, 0)}${NBSP}euro`;
  const millions = tenthsOfMillions(euro) / 10;
  return Math.abs(millions) === 1
    ? `${formatNumber(millions)}${NBSP}milione di euro`
    : `${formatNumber(millions, decimals)}${NBSP}milioni di euro`;
}

/** «13 luglio 2017», «1° maggio 2017» from an ISO date; the text itself when it is not one (a month or a year). */
export function formatDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return iso;
  const month = MONTHS[Number(match[2]) - 1] ?? "";
  const day = Number(match[3]);
  return `${day === 1 ? "1°" : day}${NBSP}${month}${NBSP}${match[1]}`;
}
const MONTHS = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split(
  " ",
);

/** `tabella`: the bare number (its unit stands in the heading). `prosa`: as a sentence says it, with its noun left to the
 *  author except for money and shares. `asse`: short, for axes and marks. */
export type NumberStyle = "tabella" | "prosa" | "asse";

/** The printed form of a value. Never throws for a finite value. */
export function formatValue(value: number, unita: Unita, stile: NumberStyle): string {
  if (stile === "prosa") return formatProse(value, unita, spokenDecimals(value, unita));
  switch (unita.tipo) {
    case "euro":
      return stile === "tabella" ? formatNumber(value, 0) : formatEuroShort(value);
    case "quota":
      return formatShare(value, 1);
    case "rapporto":
      return formatNumber(value, 1);
    case "variazione":
      return formatChange(value);
    case "conteggio":
      return formatNumber(value, stile === "tabella" ? unita.scala : spokenDecimals(value, unita));
  }
}

/** The two ends of a range as a sentence says them: both with the decimals of the one that is told with more. */
export function formatEnds(inf: number, sup: number, unita: Unita): readonly [inf: string, sup: string] {
  const decimals = commonDecimals([inf, sup], unita);
  return [formatProse(inf, unita, decimals), formatProse(sup, unita, decimals)];
}

const commonDecimals = (values: readonly number[], unita: Unita): number =>
  Math.max(0, ...values.map((value) => spokenDecimals(value, unita)));

function formatProse(value: number, unita: Unita, decimals: number): string {
  switch (unita.tipo) {
    case "euro":
      return formatEuroProse(value, decimals);
    case "quota":
      return formatShare(value, decimals);
    case "variazione":
      return formatChange(value, decimals);
    default:
      return formatNumber(value, decimals);
  }
}

/** A sentence says «12.400 ore» and «6,5 ore»: decimals only where they matter. Of money they are those of millions. */
function spokenDecimals(value: number, unita: Unita): number {
  switch (unita.tipo) {
    case "euro":
      return Math.abs(value) < 1e6 || Number.isInteger(tenthsOfMillions(value) / 10) ? 0 : 1;
    case "quota":
      return isHalf(value * 100) ? 1 : markDecimals(value);
    case "conteggio":
      return Math.abs(value) >= 1000 || Number.isInteger(value) ? 0 : unita.scala;
    default:
      return 1;
  }
}

/** Published as 22,5 it may have been 22,48: rounded again it would say 23 where its drawing says 22. */
const isHalf = (value: number): boolean => Math.abs(Math.abs(value % 1) - 0.5) < 1e-9;

const tenthsOfMillions = (euro: number): number => Math.round(euro / 1e5);

/** One number of decimals for a whole column: none when all are whole or large. */
export function columnUnita(unita: Unita, values: readonly (number | null)[]): Unita {
  if (unita.tipo !== "conteggio" || unita.scala === 0) return unita;
  const needsDecimals = values.some((value) => value !== null && spokenDecimals(value, unita) > 0);
  return needsDecimals ? unita : { ...unita, scala: 0 };
}

/** Short form of money: «173 mln €», «450 mila €», «300 €», with the decimals that a sentence tells it with. Where two sums are
 *  compared («22,6 mln €» and «23,0 mln €») the caller asks for a decimal. */
export function formatEuroShort(euro: number, millions: number = spokenDecimals(euro, EURO)): string {
  const size = Math.abs(euro);
  if (size >= 1e6) return `${formatNumber(tenthsOfMillions(euro) / 10, millions)}${NBSP}mln${NBSP}€`;
  if (size >= 1e4) return `${formatNumber(euro / 1e3, 0)}${NBSP}mila${NBSP}€`;
  return formatEuro(euro, 0);
}

/** Values beside each other in their short form, the ticks of an axis or the ends of a range: sums have the same decimals. */
export function formatAlike(values: readonly number[], unita: Unita): string[] {
  if (unita.tipo !== "euro") return values.map((value) => formatValue(value, unita, "asse"));
  const decimals = commonDecimals(values, unita);
  return values.map((value) => formatEuroShort(value, decimals));
}

/** A number for who reads with effort: «circa 4 su 10», «circa 173 milioni di euro», «circa 8.900». «Circa» is said where it is
 *  not the number itself that is printed. */
export function formatSemplice(value: number, unita: Unita): string {
  if (unita.tipo === "quota") return tenthsText(value);
  const { rounded, text } = easyNumber(value, unita);
  return Math.abs(rounded - value) < EXACT ? text : `circa ${text}`;
}

/** Below half a unit, money is whole euro. */
const EXACT = 0.005;

/** How many of ten a share is, and the words for it. */
function tenthsText(share: number): string {
  const tenths = tenthsOf(share);
  if (tenths === 0) return share <= 0 ? "nessuno" : `meno di 1 su${NBSP}10`;
  if (tenths === 10) return share >= 1 ? "tutti" : `quasi tutti`;
  const text = `${tenths} su${NBSP}10`;
  return Math.abs(share * 10 - tenths) < 0.05 ? text : `circa ${text}`;
}

export const tenthsOf = (share: number): number => Math.max(0, Math.min(10, Math.round(share * 10)));

function easyNumber(value: number, { tipo }: Unita): { readonly rounded: number; readonly text: string } {
  const size = Math.abs(value);
  const to = (step: number): number => Math.round(value / step) * step;
  if (tipo === "euro" && size >= 1e6) {
    const rounded = to(1e6);
    const millions = rounded / 1e6;
    const noun = Math.abs(millions) === 1 ? "milione" : "milioni";
    return { rounded, text: `${formatNumber(millions)}${NBSP}${noun} di euro` };
  }
  const step = size >= 10_000 ? 1000 : size >= 1000 ? 100 : 1;
  const rounded = to(step);
  const number = formatNumber(rounded);
  return { rounded, text: tipo === "euro" ? `${number}${NBSP}euro` : number };
}
