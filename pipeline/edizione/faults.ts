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
}

/** A complaint in Italian. Only words that our own schemas wrote are taken as they are. */
export function inItaliano({ code, message, path, keys, values, expected, format }: Complaint): string {
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
      return `${campo} è vuoto o troppo piccolo`;
    case "too_big":
      return `${campo} è troppo grande`;
    case "invalid_format":
      return format === "regex" ? `${campo}: ${message}` : `${campo} ${FORMATI[format ?? ""] ?? "non è scritto bene"}`;
    case "custom":
      return `${campo}: ${message}`;
    default:
      return `${campo} non è scritto bene`;
  }
}
