// A YAML file of the edition with the lines of what stands in it, so that every fault can name its line.
import { type Document, type ErrorCode, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { instead } from "../../schemas/text.ts";
import { isoDay } from "./days.ts";
import { EdizioneRotta, inItaliano } from "./faults.ts";

export interface LinedYaml<T> {
  readonly data: T;
  /** Line of the nearest thing that exists on a path; null when nothing of it is there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number | null;
}

/** The checked content of a YAML text. Throws EdizioneRotta, naming file, line and fix. */
export function readYamlText<S extends z.ZodType>(text: string, file: string, schema: S): LinedYaml<z.infer<S>> {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines });
  const [fault] = doc.errors;
  if (fault !== undefined) {
    const { line } = lines.linePos(fault.pos[0]);
    const [cosa, rimedio] = WORDS_OF_FAULT[fault.code] ?? [
      "la riga non è scritta secondo le regole YAML",
      "Controlla rientri, due punti e virgolette.",
    ];
    throw new EdizioneRotta(file, line, cosa, rimedio);
  }
  const lineOf = (path: readonly PropertyKey[]): number | null => {
    for (let depth = path.length; depth > 0; depth--) {
      const start = startOf(doc, path.slice(0, depth));
      if (start !== null) return lines.linePos(start).line;
    }
    return null;
  };
  const result = schema.safeParse(withDates(schema, contentOf(doc, file)));
  if (result.success) return { data: result.data, lineOf };
  // A key with a letter too few is also one that is missing: what is written says more than what is not.
  const issue = result.error.issues.find(({ code }) => code === "unrecognized_keys") ?? result.error.issues[0];
  if (issue === undefined) throw result.error;
  const [strange] = issue.code === "unrecognized_keys" ? issue.keys : [];
  if (strange === undefined)
    throw new EdizioneRotta(file, lineOf(issue.path), inItaliano(issue), "Correggi la riga e ripeti il comando.");
  const rimedio = instead(strange, keysAt(schema, issue.path));
  throw new EdizioneRotta(file, lineOf([...issue.path, strange]), inItaliano(issue), rimedio);
}

/** Faults of which more can be said. */
const WORDS_OF_FAULT: Readonly<Partial<Record<ErrorCode, readonly [cosa: string, rimedio: string]>>> = {
  DUPLICATE_KEY: ["la voce che comincia qui c'è già più sopra, nello stesso gruppo", "Tienine una sola."],
  MULTIPLE_DOCS: [
    "qui comincia un secondo documento (---), e ciò che segue non si leggerebbe",
    "Togli la riga, e ciò che ripete.",
  ],
  TAB_AS_INDENT: ["la riga comincia con una tabulazione", "Rientra le righe con gli spazi."],
};

/** The names that may stand at a path. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  const bare = unwrapped(schema);
  const [step, ...rest] = path;
  if (bare instanceof z.ZodArray) return keysAt(bare.element, rest);
  if (!(bare instanceof z.ZodObject)) return [];
  return step === undefined ? Object.keys(bare.shape) : keysAt(bare.shape[String(step)] ?? bare.def.catchall, rest);
}

function unwrapped(schema: unknown): unknown {
  const isWrapped =
    schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional;
  return isWrapped ? unwrapped(schema.unwrap()) : schema;
}

/** The content; an alias of what is not there, or of itself, is told as the rest is. */
function contentOf(doc: Document, file: string): unknown {
  try {
    return doc.toJS();
  } catch {
    const cosa = "un rimando (*nome) non porta a niente, o si ripete senza fine";
    throw new EdizioneRotta(file, null, cosa, "Scrivi per intero ciò a cui rimanda.");
  }
}

/** The entries that are dates as ISO dates, however they are written. */
function withDates(schema: z.ZodType, content: unknown): unknown {
  if (!(schema instanceof z.ZodObject) || typeof content !== "object" || content === null) return content;
  const dates = Object.entries(content).flatMap(([name, value]: [string, unknown]) => {
    if (!(schema.shape[name] instanceof z.ZodISODate)) return [];
    return [[name, isoDay(String(value))] as const];
  });
  return { ...content, ...Object.fromEntries(dates) };
}

/** Where a path starts in the text: at its key where it has one. */
function startOf(doc: Document, path: readonly PropertyKey[]): number | null {
  const last = path.at(-1);
  const parent = path.length === 1 ? doc.contents : doc.getIn(path.slice(0, -1), true);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last))
    : null;
  const node = pair ? pair.key : doc.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}
