// A broken edition folder is the one thing that stops the run: one sentence with file, line and fix.
import { sentenceOfFault } from "../../schemas/edizione.ts";

/** Thrown by the loading of an edition; its message is the sentence the analyst reads. Exit code 2. */
export class EdizioneRotta extends Error {
  constructor(file: string, line: number | null, cosa: string, rimedio: string) {
    super(sentenceOfFault({ file, riga: line, cosa, rimedio }));
    this.name = "EdizioneRotta";
  }
}

const TIPI: Readonly<Record<string, string>> = {
  string: "un testo",
  number: "un numero",
  int: "un numero intero",
  boolean: "true o false",
  array: "un elenco",
  object: "un gruppo di voci",
  record: "un gruppo di voci",
};

const FORMATI: Readonly<Record<string, string>> = {
  date: "non è una data: scrivila come 31/12/2016",
  url: "non è un indirizzo intero, come https://esempio.it/bilancio/",
};

/** What the checking of a value complains of, as zod tells it. */
interface Complaint {
  readonly code?: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly expected?: string;
  readonly format?: string;
  /** Of what is too small or too large: a number, or how many letters or rows. */
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly inclusive?: boolean;
}

const NUMBERS: ReadonlySet<string> = new Set(["number", "int", "bigint"]);

function tooSmall({ origin = "", minimum = 0, inclusive = true }: Complaint): string {
  if (NUMBERS.has(origin)) return inclusive ? `è troppo piccolo: il minimo è ${minimum}` : `deve superare ${minimum}`;
  return minimum > 1 ? "è troppo corto" : "è vuoto";
}

function tooBig({ origin = "", maximum = 0, inclusive = true }: Complaint): string {
  if (!NUMBERS.has(origin)) return "è troppo lungo";
  return inclusive ? `è troppo grande: il massimo è ${maximum}` : `deve essere meno di ${maximum}`;
}

/** A complaint in Italian. Only words that our own schemas wrote are taken as they are. */
export function inItaliano(complaint: Complaint): string {
  const { code, message, path, keys, values, expected, format } = complaint;
  const campo = path.length === 0 ? "il file" : `«${path.join(".")}»`;
  switch (code) {
    case "unrecognized_keys":
      return `${campo} ha voci che il programma non conosce: ${(keys ?? []).join(", ")}`;
    case "invalid_type":
      if (message.includes("undefined")) return `manca ${campo}`;
      return `${campo} non è del tipo giusto (serve ${TIPI[expected ?? ""] ?? "altro"})`;
    case "invalid_value":
      return `${campo} deve essere uno tra: ${(values ?? []).map(String).join(", ")}`;
    case "too_small":
      return `${campo} ${tooSmall(complaint)}`;
    case "too_big":
      return `${campo} ${tooBig(complaint)}`;
    case "invalid_format":
      return format === "regex" ? `${campo}: ${message}` : `${campo} ${FORMATI[format ?? ""] ?? "non è scritto bene"}`;
    case "custom":
      return `${campo}: ${message}`;
    default:
      return `${campo} non è scritto bene`;
  }
}
