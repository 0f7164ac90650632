import type { CellKind } from "../cella.ts";
import { formatNumber } from "../unita.ts";

/** `correggere` blocks the value; `confermare` asks; `consiglio` helps; `nota` only tells what was done. */
export type Gravita = "correggere" | "confermare" | "consiglio" | "nota";

/** In the order in which findings are told: a wrong file first, a wrong cell later. */
export const STADI = ["file", "modello", "struttura", "cella", "riga", "tabella", "incrocio", "anno"] as const;
export type Stadio = (typeof STADI)[number];

/**
 * What the finding did to what was sent: left out, moved or changed a number, or put it in doubt; lost another answer; or
 * nothing at all.
 */
export type Effetto = "numero" | "risposta" | "nessuno";

/** Never silently wrong: what touches a number or an answer is asked, so a note or an advice can only be harmless. */
type Weight =
  | { readonly gravita: "correggere" | "confermare"; readonly effetto: Effetto; readonly trattiene?: never }
  /** The value that it asks about stays out of the figures, where much of one hangs on it, until somebody confirms it. */
  | { readonly gravita: "confermare"; readonly effetto: "numero"; readonly trattiene: true }
  | { readonly gravita: "consiglio" | "nota"; readonly effetto: "nessuno"; readonly trattiene?: never };

/** One entry of the catalogue. `testo` says what happened in the words of the sheet, `rimedio` one action that works. */
export type CatalogEntry<P> = Weight & CatalogWords<P>;

interface CatalogWords<P> {
  readonly stadio: Stadio;
  readonly titolo: string;
  readonly testo: (params: P) => string;
  readonly rimedio: (params: P) => string;
  /** Parameters for the tests and the documentation, close to a real case. */
  readonly caso: P;
}

export function voce<P extends Record<string, string | number>>(entry: CatalogEntry<P>): CatalogEntry<P> {
  return entry;
}

/** «1 riga», «1.040 righe»: a count with the right noun. */
export function quanti(n: number, uno: string, molti: string): string {
  return n === 1 ? `1 ${uno}` : `${formatNumber(n)} ${molti}`;
}

/** «la riga», «le 12 righe». */
export const leRighe = (n: number): string => (n === 1 ? "la riga" : `le ${quanti(n, "riga", "righe")}`);

/** «24.000», «12,5»: a number inside a sentence, with the decimals it has and no more than two. */
export function numero(n: number): string {
  const decimals = [0, 1].find((d) => Number.isInteger(n * 10 ** d)) ?? 2;
  return formatNumber(n, decimals);
}

/** The value of an answer in its own unit, which its title says: money whole or to the cent, other numbers as `numero`. */
export function risposta(n: number, tipo: CellKind["tipo"]): string {
  return tipo === "euro" && !Number.isInteger(n) ? formatNumber(n, 2) : numero(n);
}

/** «Zona», «Zona e Voce», «Zona, Voce e Importo». */
export function elenca(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} e ${last}`;
}
