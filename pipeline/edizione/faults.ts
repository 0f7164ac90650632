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

/** The zod complaints an analyst meets, in Italian; others keep zod's own words. */
export function inItaliano(issue: {
  code?: string;
  message: string;
  path: PropertyKey[];
  keys?: string[];
  values?: unknown[];
  input?: unknown;
  expected?: string;
}): string {
  const campo = issue.path.length === 0 ? "il file" : `«${issue.path.join(".")}»`;
  if (issue.code === "unrecognized_keys")
    return `${campo} ha voci che il programma non conosce: ${(issue.keys ?? []).join(", ")}`;
  if (issue.code === "invalid_type" && issue.message.includes("undefined")) return `manca ${campo}`;
  if (issue.code === "invalid_type")
    return `${campo} non è del tipo giusto (serve ${TIPI[issue.expected ?? ""] ?? "altro"})`;
  if (issue.code === "invalid_value")
    return `${campo} deve essere uno tra: ${(issue.values ?? []).map(String).join(", ")}`;
  if (issue.code === "too_small") return `${campo} è vuoto o troppo piccolo`;
  if (issue.code === "too_big") return `${campo} è troppo grande`;
  return `${campo}: ${issue.message}`;
}
