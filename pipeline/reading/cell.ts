// One raw cell and what the question expects → a value, a declared emptiness, or findings. Never throws.
import type { Campo } from "../../schemas/blocco.ts";
import { harmless } from "../../schemas/shown.ts";
import { isReordered, key, visible } from "../../schemas/text.ts";
import { formatDate } from "../../schemas/unita.ts";
import { isoOfSerial, shownDate } from "../formats/serial-date.ts";
import type { RawCell } from "../formats/sheet.ts";
import type { ReadingContext } from "./context.ts";
import { isMissingMark, isShortened, withoutZeroDecimals } from "./damage.ts";
import { type DateOrder, isDayShaped, readDate } from "./dates.ts";
import { declaredEmpty } from "./empties.ts";
import { isElevenDigitCode } from "./fiscal-code.ts";
import { BLANK, empty, type Found, fault, ok, type ReadCell } from "./outcome.ts";
import { isPersonCode, withoutPersons } from "./privacy.ts";
import { readQuantity } from "./quantity.ts";

const FORMULA: Found = { codice: "formula-letta", params: {} };

/** What a cell says for its question. A blank cell is `null` without a reason. */
export function readCell(raw: RawCell | undefined, campo: Campo, contesto: ReadingContext): ReadCell {
  if (raw === undefined) return BLANK;
  const text = visible(raw.text).trim();
  if (raw.unita !== undefined) return fault("celle-unite", { celle: raw.unita });
  if (raw.resta !== undefined) return fault("cella-barrata", { valore: text, resta: raw.resta });
  if (raw.content.kind === "errore") return fault("cella-errore", { errore: raw.text });
  if (text === "" || isMissingMark(text)) return BLANK;
  if (isReordered(raw.text) && campo.cella.tipo !== "testo") return fault("segni-invisibili", { valore: text });
  // A text file has the errors of the sheet it was saved from as words.
  if (SHEET_ERROR.test(text)) return fault("cella-errore", { errore: text });
  const letta = byKind(raw, text, campo, contesto);
  return raw.formula && letta.valore !== null ? { ...letta, trovati: [...letta.trovati, FORMULA] } : letta;
}
const SHEET_ERROR = /^(?:Err:\d{3}|#(N\/[AD]|RI?E?F!|VALORE!|VALUE!|DIV\/0!|NOME\?|NAME\?|NUM!|NULLO!|NULL!))$/i;

function byKind(raw: RawCell, text: string, campo: Campo, contesto: ReadingContext): ReadCell {
  const { cella } = campo;
  // A list may have a voce «Nessuna»: what is in the list is an answer, before it is an emptiness.
  const found = cella.tipo === "codice" ? contesto.elenchi.find(cella.lista, text) : undefined;
  if (found !== undefined) return ok(found);
  const isBare = cella.tipo !== "codice" && raw.content.kind === "numero";
  const vuoto = isBare ? null : declaredEmpty(text, cella);
  if (vuoto !== null) return empty(vuoto);
  switch (cella.tipo) {
    case "testo":
      return freeText(raw.mostrato ?? text, cella.max);
    case "intero":
    case "decimale":
    case "euro":
      return readQuantity(raw, text, campo, cella, contesto);
    case "codice":
      // Which name is near it is looked for only where the finding is told: the search is slow.
      return fault("codice-sconosciuto", { valore: text, simile: "", esempi: contesto.elenchi.first(cella.lista, 2) });
    case "data":
      return date(raw, text, contesto.ordine);
    case "anno":
      return year(raw, text);
    case "si-no":
      return yesNo(raw, text);
    case "codice-fiscale":
    case "partita-iva":
      return fiscalCode(text);
  }
}

function freeText(written: string, max: number): ReadCell {
  const { text, cosa } = withoutPersons(harmless(written));
  const personal: Found[] = cosa === null ? [] : [{ codice: "dato-personale", params: { cosa } }];
  if (text.length <= max) return ok(text, ...personal);
  return ok(text.slice(0, max).trimEnd(), ...personal, {
    codice: "testo-troppo-lungo",
    params: { lunghezza: text.length, max },
  });
}

function date({ content, mostrato }: RawCell, text: string, ordine: () => DateOrder): ReadCell {
  const isShifted = content.kind === "data" && mostrato !== undefined && content.iso.slice(11) >= LATE_EVENING;
  if (isShifted) return fault("data-spostata", { mostrato, valore: text });
  const day = readDate(content.kind === "data" ? content.iso : text, ordine);
  if (typeof day === "string") return ok(day);
  if (day !== null) return fault("data-ambigua", { valore: text, una: inWords(day[0]), altra: inWords(day[1]) });
  const counted = /^[2-5]\d{4}$/.test(text) ? isoOfSerial(Number(text), false) : null;
  if (counted === null)
    return fault("data-non-riconosciuta", {
      valore: text,
      esempio: "12/03/2016",
      giorno: isDayShaped(text) ? "sì" : "",
    });
  return fault("data-in-giorni", { valore: text, giorno: shownDate(counted) }, shownDate(counted));
}
/** The month in letters, which no column of dates can read otherwise. */
const inWords = (iso: string): string => formatDate(iso).replaceAll("\u00a0", " ");
/** Midnight in Italy, as programs write it that keep the time of London. */
const LATE_EVENING = "22:00:00";

/** «1996», and what programs make of it: «1996.0», «1.996». */
function year(raw: RawCell, text: string): ReadCell {
  if (raw.mostrato !== undefined) return fault("anno-non-riconosciuto", { valore: raw.mostrato });
  const bare = withoutZeroDecimals(text.replace(/^['’`]/, "")).replace(/^([12])[.,](\d{3})$/, "$1$2");
  const value = raw.content.kind === "numero" ? raw.content.number : /^\d{4}$/.test(bare) ? Number(bare) : Number.NaN;
  return Number.isInteger(value) && value >= 1000 && value <= 2100
    ? ok(value)
    : fault("anno-non-riconosciuto", { valore: text });
}

/** Ticks, of which nothing is left as words. */
const TICK = /^[✓✔☑✅]\ufe0f?$/u;
const YES = new Set(["si", "s", "x", "vero", "true", "1", "1 0", "y", "yes"]);
const NO = new Set(["no", "n", "falso", "false", "0", "0 0"]);

function yesNo(raw: RawCell, text: string): ReadCell {
  if (raw.content.kind === "booleano") return ok(raw.content.value);
  const word = key(text);
  if (YES.has(word) || TICK.test(text)) return ok(true);
  if (NO.has(word)) return ok(false);
  return fault("si-no-non-riconosciuto", { valore: text });
}

/** What a tick, a «sì» or a «no» means; null for any other text. */
export function isYes(text: string): boolean | null {
  const word = key(text);
  return YES.has(word) || TICK.test(text.trim()) ? true : NO.has(word) ? false : null;
}

function fiscalCode(text: string): ReadCell {
  const bare = withoutZeroDecimals(text)
    .replace(/[\s.'’-]/g, "")
    .replace(/^IT/i, "");
  if (isShortened(text) || ROUNDED.test(bare)) {
    return fault("cifre-perse", { valore: text, cosa: "il codice", formato: "testo" });
  }
  if (isPersonCode(bare)) return fault("codice-fiscale-persona", {});
  const padded = bare.padStart(11, "0");
  if (!isElevenDigitCode(padded)) return fault("codice-fiscale-errato", { valore: text });
  return padded === bare
    ? ok(bare)
    : ok(padded, { codice: "codice-fiscale-zeri", params: { valore: text, letto: padded } });
}
/** Eleven digits of which a sheet kept the first: no office ends so. */
const ROUNDED = /^[1-9]\d{2,5}0{5,8}$/;
