// A cell that should hold a quantity → the whole number that is stored, or why it is not one.
import type { Campo } from "../../schemas/blocco.ts";
import { type CellKind, isNumerica } from "../../schemas/cella.ts";
import { isReordered, visible } from "../../schemas/text.ts";
import { formatNumber } from "../../schemas/unita.ts";
import type { RawCell } from "../formats/sheet.ts";
import type { ReadingContext } from "./context.ts";
import { isMissingMark, isShortened, looksLikeDate } from "./damage.ts";
import { declaredEmpty } from "./empties.ts";
import { endsInThreeZeros, isTimeLike, type ParsedNumber, readNumber } from "./numbers.ts";
import { fault, ok, type ReadCell } from "./outcome.ts";
import { numberWord, otherNumber, plainNumber } from "./proposals.ts";
import { showsQuantity } from "./shown.ts";

type Quantita = Extract<CellKind, { unita: object }>;

/** Reads text that is neither blank nor a declared emptiness. */
export function readQuantity(
  raw: RawCell,
  text: string,
  campo: Campo,
  cella: Quantita,
  contesto: ReadingContext,
): ReadCell {
  if (isTimeOrNumber(raw, text, cella, contesto)) return timeOrNumber(text, cella);
  const letto = numberIn(raw, text, cella, contesto);
  if (isShownOtherwise(raw, cella)) return fault("numero-mostrato", { mostrato: raw.mostrato ?? "", valore: text });
  if (letto.kind === "numero") return within(letto.value, { text, mostrato: raw.mostrato ?? "" }, cella);
  if (letto.kind === "ambiguo" && letto.intero < 0) {
    const esempio = `${plain(-letto.intero, 0)} oppure ${plain(-letto.decimale, cella.unita.scala)}`;
    return fault("numero-negativo", { valore: text, esempio, denaro: cella.tipo === "euro" ? "sì" : "no" });
  }
  if (letto.kind === "ambiguo") {
    // With three decimals it would again be a thousand, or not.
    const corto = plain(letto.decimale, cella.unita.scala);
    const params = { valore: text, intero: formatNumber(letto.intero), decimale: decimals(letto.decimale), corto };
    return fault("numero-ambiguo", params);
  }
  if (raw.content.kind === "data" || looksLikeDate(text))
    return fault("data-per-numero", { valore: text, esempio: example(cella, text) });
  if (isShortened(text)) return fault("cifre-perse", { valore: text, cosa: "il numero", formato: "numero" });
  return notNumber(text, proposed(raw, text, campo, cella, contesto), campo, cella);
}

function isTimeOrNumber({ content }: RawCell, text: string, { unita }: Quantita, { orari }: ReadingContext): boolean {
  return content.kind === "testo" && unita.nome === "ore" && isTimeLike(text) && orari();
}

function timeOrNumber(text: string, { unita: { scala } }: Quantita): ReadCell {
  const [ore = "", minuti = ""] = text.split(".");
  const conMinuti = plain(Number(ore) + Number(minuti) / 60, scala);
  const decimale = plain(Number(text), scala);
  return fault("ora-o-numero", { valore: text, ore, minuti, conMinuti, decimale });
}

const decimals = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : 3);

function numberIn({ content, column }: RawCell, text: string, cella: Quantita, contesto: ReadingContext): ParsedNumber {
  // «12,5%» is kept by the sheet as 0,125: no question asks for a percentage, and which of the two is meant is not clear.
  if (content.kind === "numero" && !text.endsWith("%")) return { kind: "numero", value: content.number };
  const bare = withoutApostrophe(text);
  if (cella.tipo !== "intero") return readNumber(bare, contesto.decimale, "decimali");
  const isDoubtful = contesto.decimale === "ambiguo" && endsInThreeZeros(bare) && contesto.treZeri(column);
  return readNumber(bare, contesto.decimale, isDoubtful ? "interi-dubbi" : "interi");
}

/** The sheet shows another number, or words that change it. */
function isShownOtherwise({ content, mostrato }: RawCell, { unita }: Quantita): boolean {
  return content.kind === "numero" && mostrato !== undefined && !showsQuantity(mostrato, content.number, unita);
}

/** «'1200»: the mark by which a sheet is told to keep a number as text. */
export const withoutApostrophe = (text: string): string => text.replace(/^['’`](?=[-+\d])/, "");

function proposed(raw: RawCell, text: string, campo: Campo, cella: Quantita, contesto: ReadingContext): string | null {
  const time = durationIn(text, cella);
  if (time !== null) return plain(time, cella.unita.scala);
  const inside = plainNumber(text, campo) ?? numberWord(text);
  const letto = inside === null ? null : numberIn(raw, inside, cella, contesto);
  if (letto?.kind !== "numero" || letto.value > cella.max) return null;
  return cella.tipo !== "intero" || Number.isInteger(letto.value) ? plain(letto.value, cella.unita.scala) : null;
}

/** «37:30», «12h30»: hours, where their minutes are tenths of one. Before midnight «9:30» may be when a door opens. */
function durationIn(text: string, { unita }: Quantita): number | null {
  const [, ore = "", sign = "", minuti = ""] =
    (unita.nome === "ore" ? /^(\d{1,4}) ?([:h]) ?([0-5]\d)$/i.exec(text) : null) ?? [];
  if (ore === "" || Number(minuti) % 6 !== 0 || (sign === ":" && Number(ore) < 24)) return null;
  return Number(ore) + Number(minuti) / 60;
}

function notNumber(text: string, proposta: string | null, { label }: Campo, cella: Quantita): ReadCell {
  const other = proposta === null ? otherNumber(text, label) : "";
  // Where the least is one, «if there are none write 0» would not do.
  const come = other === "parole" && cella.tipo === "intero" && cella.min > 0 ? "" : other;
  const params = { valore: text, esempio: proposta ?? example(cella, text), come, domanda: label };
  return proposta === null ? fault("cella-non-numero", params) : fault("cella-non-numero", params, proposta);
}

/** A number to show how one is written: never the one that the cell has, which the words beside it may change. */
function example(cella: Quantita, text = ""): string {
  if (cella.tipo === "euro") return text.includes("1250") ? "840,20" : "1250,50";
  if (cella.tipo !== "intero") return text.includes("37") ? "12,5" : "37,5";
  if (cella.max < 20) return text.includes(String(cella.max)) ? String(cella.max - 1) : String(cella.max);
  return text.includes("20") ? "35" : "20";
}

function within(value: number, { text, mostrato }: { text: string; mostrato: string }, cella: Quantita): ReadCell {
  const { scala } = cella.unita;
  if (!Number.isFinite(value))
    return fault("cella-non-numero", { valore: text, esempio: example(cella, text), come: "", domanda: "" });
  const min = cella.tipo === "intero" ? cella.min : 0;
  if (value < 0) {
    const denaro = cella.tipo === "euro" ? "sì" : "no";
    return fault("numero-negativo", { valore: text, esempio: plain(Math.max(min, -value), scala), denaro });
  }
  if (value > cella.max || value < min) {
    return fault("numero-fuori-limite", { valore: text, min: formatNumber(min), max: formatNumber(cella.max) });
  }
  const units = value * 10 ** scala;
  const scaled = Math.round(units) + 0;
  // Sheets keep 0,1 + 0,2 as 0,30000000000000004: what differs by less than a double can hold is the same number.
  if (Math.abs(units - scaled) < Math.max(1e-6, scaled * 1e-14)) return ok(scaled === 0 ? 0 : scaled);
  if (cella.tipo === "intero") {
    const esempio = plain(Math.max(min, Math.round(value)), 0);
    return fault("cella-non-intero", { valore: text, mostrato, esempio });
  }
  return ok(scaled, { codice: "troppi-decimali", params: { valore: text, letto: plain(scaled / 10 ** scala, scala) } });
}

/** A number as one would type it in a cell: comma for decimals, no thousands. */
function plain(value: number, scala: number): string {
  return Number.isInteger(value) ? String(value) : formatNumber(value, scala).replaceAll(".", "");
}

/** The number a cell of a column holds, in stored units; null when it holds none, "illeggibile" when it cannot be read. */
export function quantityIn(raw: RawCell, cella: CellKind, contesto: ReadingContext): number | null | "illeggibile" {
  const text = visible(raw.text).trim();
  if (!isNumerica(cella) || text === "" || isMissingMark(text) || declaredEmpty(text, cella) !== null) return null;
  const { content, resta, unita } = raw;
  if (content.kind === "errore" || resta !== undefined || unita !== undefined) return "illeggibile";
  if (isReordered(raw.text) || isShownOtherwise(raw, cella)) return "illeggibile";
  if (isTimeOrNumber(raw, text, cella, contesto)) return "illeggibile";
  const letto = numberIn(raw, text, cella, contesto);
  if (letto.kind === "numero" && Number.isFinite(letto.value)) return Math.round(letto.value * 10 ** cella.unita.scala);
  return "illeggibile";
}
