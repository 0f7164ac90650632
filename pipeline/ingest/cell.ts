// One raw cell and what the question expects → a value, a declared emptiness, or findings. Never throws.
import type { Campo } from "../../schemas/blocco.ts";
import type { TipoCella, Valore, Vuoto } from "../../schemas/cella.ts";
import type { Codice } from "../../schemas/diagnostic.ts";
import { formatNumber } from "../../schemas/unita.ts";
import { readDate } from "./dates.ts";
import { isElevenDigitCode, isPersonCode } from "./fiscal-code.ts";
import type { Elenchi } from "./lists.ts";
import { type Decimale, readNumber } from "./numbers.ts";
import type { RawCell } from "./sheet.ts";
import { key } from "./text.ts";

export interface Trovato {
  readonly codice: Codice;
  readonly params: Readonly<Record<string, string | number>>;
  readonly proposta?: string;
}

export interface LettaCella {
  readonly valore: Valore | null;
  readonly vuoto: Vuoto | null;
  readonly trovati: readonly Trovato[];
}

export interface Contesto {
  readonly elenchi: Elenchi;
  readonly decimale: Decimale;
}

const NONE: readonly Trovato[] = [];
const BLANK: LettaCella = { valore: null, vuoto: null, trovati: NONE };

const VUOTI: Readonly<Record<string, Vuoto>> = {
  ...Object.fromEntries(
    ["n d", "nd", "non disponibile", "non so", "non lo so", "non rilevato", "sconosciuto"].map(
      (t) => [t, "non-disponibile"] as const,
    ),
  ),
  ...Object.fromEntries(
    ["n p", "np", "n a", "non pertinente", "non applicabile", "non previsto"].map(
      (t) => [t, "non-pertinente"] as const,
    ),
  ),
  ...Object.fromEntries(
    ["niente", "nulla", "nessuno", "nessuna", "niente da dichiarare", "niente da segnalare", "nulla da segnalare"].map(
      (t) => [t, "nulla"] as const,
    ),
  ),
};

/** What a cell says for its question. A blank cell is `null` without a reason. */
export function readCell(raw: RawCell | undefined, campo: Campo, contesto: Contesto): LettaCella {
  if (raw === undefined) return BLANK;
  const text = raw.text.trim();
  if (raw.content.kind === "errore") return fault("cella-errore", { errore: raw.content.error });
  if (text === "") return BLANK;
  const cella: TipoCella = campo.cella;
  const vuoto = declaredEmpty(text, cella);
  if (vuoto !== null) return { valore: null, vuoto, trovati: NONE };
  const letta = byKind(raw, text, cella, contesto);
  return raw.formula && letta.valore !== null
    ? { ...letta, trovati: [...letta.trovati, { codice: "formula-letta", params: {} }] }
    : letta;
}

/** A dash or a word for «nothing»; in a free text and in codes only the words that cannot be an answer. */
function declaredEmpty(text: string, cella: TipoCella): Vuoto | null {
  if (/^[-–—]+$/.test(text)) return "nulla";
  if (cella.tipo === "testo" && text.length > 20) return null;
  return VUOTI[key(text)] ?? null;
}

const ok = (valore: Valore, ...trovati: Trovato[]): LettaCella => ({
  valore,
  vuoto: null,
  trovati: trovati.length === 0 ? NONE : trovati,
});
/** A refused value is «not available» until the member corrects it. */
const fault = (codice: Codice, params: Trovato["params"], proposta?: string): LettaCella => ({
  valore: null,
  vuoto: "non-disponibile",
  trovati: [proposta === undefined ? { codice, params } : { codice, params, proposta }],
});

function byKind(raw: RawCell, text: string, cella: TipoCella, contesto: Contesto): LettaCella {
  switch (cella.tipo) {
    case "testo":
      return text.length > cella.max
        ? ok(text.slice(0, cella.max), {
            codice: "testo-troppo-lungo",
            params: { lunghezza: text.length, max: cella.max },
          })
        : ok(text);
    case "intero":
    case "decimale":
    case "euro":
      return number(raw, text, cella, contesto.decimale);
    case "codice":
      return code(text, cella.lista, contesto.elenchi);
    case "data":
      return date(raw, text);
    case "anno":
      return year(raw, text);
    case "si-no":
      return yesNo(raw, text);
    case "codice-fiscale":
    case "partita-iva":
      return fiscalCode(text);
  }
}

function number(
  raw: RawCell,
  text: string,
  cella: Extract<TipoCella, { unita: object }>,
  decimale: Decimale,
): LettaCella {
  const isInteger = cella.tipo === "intero";
  const letto =
    raw.content.kind === "numero"
      ? { kind: "numero" as const, value: raw.content.number }
      : readNumber(text, decimale, isInteger);
  const scala = cella.unita.scala;
  if (letto.kind === "testo") {
    const dentro = letto.dentro === null ? null : readNumber(letto.dentro, decimale, isInteger);
    const proposta = dentro?.kind === "numero" ? plain(dentro.value, scala) : undefined;
    return fault("cella-non-numero", { valore: text, esempio: proposta ?? (isInteger ? "20" : "1250,50") }, proposta);
  }
  if (letto.kind === "ambiguo") {
    return fault("numero-ambiguo", {
      valore: text,
      intero: formatNumber(letto.intero),
      decimale: formatNumber(letto.decimale, 3),
    });
  }
  const { value } = letto;
  if (!Number.isFinite(value)) return fault("cella-non-numero", { valore: text, esempio: "20" });
  if (value < 0) return fault("numero-negativo", { valore: text, esempio: plain(-value, scala) });
  const min = cella.tipo === "intero" ? cella.min : 0;
  if (value > cella.max || value < min) {
    return fault("numero-fuori-limite", { valore: text, min: formatNumber(min), max: formatNumber(cella.max) });
  }
  const scaled = Math.round(value * 10 ** scala);
  if (Math.abs(value * 10 ** scala - scaled) < 1e-6 * Math.max(1, Math.abs(scaled))) return ok(scaled);
  if (isInteger)
    return fault("cella-non-intero", { valore: text, esempio: plain(Math.max(min, Math.round(value)), 0) });
  return ok(scaled, { codice: "troppi-decimali", params: { valore: text, letto: plain(scaled / 10 ** scala, scala) } });
}

/** A number as one would type it in a cell: comma for decimals, no thousands. */
function plain(value: number, scala: number): string {
  return Number.isInteger(value) ? String(value) : formatNumber(value, scala).replaceAll(".", "");
}

function code(text: string, lista: string, elenchi: Elenchi): LettaCella {
  const found = elenchi.find(lista, text);
  if (found !== undefined) return ok(found);
  const simile = elenchi.nearest(lista, text);
  const params = { valore: text, simile, esempi: elenchi.first(lista, 2) };
  return simile === "" ? fault("codice-sconosciuto", params) : fault("codice-sconosciuto", params, simile);
}

function date(raw: RawCell, text: string): LettaCella {
  const iso = raw.content.kind === "data" ? raw.content.iso.slice(0, 10) : readDate(text);
  return iso === null ? fault("data-non-riconosciuta", { valore: text, esempio: "12/03/2016" }) : ok(iso);
}

function year(raw: RawCell, text: string): LettaCella {
  const value = raw.content.kind === "numero" ? raw.content.number : /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isInteger(value) && value >= 1000 && value <= 2100
    ? ok(value)
    : fault("anno-non-riconosciuto", { valore: text });
}

const YES = new Set(["si", "s", "x", "vero", "true", "1", "y", "yes"]);
const NO = new Set(["no", "n", "falso", "false", "0"]);

function yesNo(raw: RawCell, text: string): LettaCella {
  if (raw.content.kind === "booleano") return ok(raw.content.value);
  const word = key(text);
  if (YES.has(word)) return ok(true);
  if (NO.has(word)) return ok(false);
  return fault("si-no-non-riconosciuto", { valore: text });
}

function fiscalCode(text: string): LettaCella {
  const bare = text.replace(/[\s.-]/g, "").replace(/^IT/i, "");
  if (isPersonCode(bare)) return fault("codice-fiscale-persona", {});
  const padded = bare.padStart(11, "0");
  if (!isElevenDigitCode(padded)) return fault("codice-fiscale-errato", { valore: text });
  return padded === bare
    ? ok(bare)
    : ok(padded, { codice: "codice-fiscale-zeri", params: { valore: text, letto: padded } });
}
