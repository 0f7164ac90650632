// The texts of the edition: front matter (title, headline figures) and Markdown whose references name figures, charts
// and tables. Here references of a parte get its own cantiere or zona, so that the model's texts say all by themselves.
import { parse } from "yaml";
import { z } from "zod";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Figure } from "../figure/figures.ts";

const frontSchema = z.strictObject({
  titolo: z.string().optional(),
  breve: z.string().optional(),
  cifre: z
    .array(
      z.strictObject({
        figura: z.string(),
        dove: z.record(z.string(), z.string()).default({}),
        didascalia: z.string(),
      }),
    )
    .default([]),
});
export type TextHead = z.infer<typeof frontSchema>;

export interface ParsedText {
  readonly testata: TextHead;
  readonly corpo: string;
}

/** A text of the edition split in its two parts; a missing one is empty. Throws, naming file and field, for a bad head. */
export function readTesto(edizione: Edizione, nome: string): ParsedText {
  const source = edizione.testi[nome] ?? "";
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?/.exec(source);
  if (match === null) return { testata: frontSchema.parse({}), corpo: source };
  let head: unknown;
  try {
    head = parse(match[1] ?? "");
  } catch (error) {
    throw new Error(`testi/${nome}.md: la testata tra i trattini non è scritta secondo le regole YAML`, {
      cause: error,
    });
  }
  const result = frontSchema.safeParse(head ?? {});
  if (!result.success)
    throw new Error(`testi/${nome}.md: ${result.error.issues[0]?.path.join(".")} nella testata non è corretto`);
  return { testata: result.data, corpo: source.slice(match[0].length) };
}

/** Id of the chapter that a text opens: `05-risorse` → `risorse`; null for a text that is part of another. */
export const chapterId = (nome: string): string | null => /^(?:\d+|[A-Z])-([a-z0-9-]+)$/.exec(nome)?.[1] ?? null;

/** A reference as it stands in a text. */
export interface TextReference {
  readonly nome: string;
  readonly id: string;
  readonly args: Readonly<Record<string, string>>;
}

const REFERENCE = /\{\{\s*([a-z]+)((?:\s+(?:[a-z_]+\s*=\s*)?(?:"[^"]*"|parte))*)\s*\}\}/g;
const ARGUMENT = /(?:([a-z_]+)\s*=\s*)?(?:"([^"]*)"|(parte))/g;

/** Calls `visit` for every reference and replaces it by what that returns (null leaves it as it is). */
export function mapReferences(
  testo: string,
  parte: string,
  visit: (riferimento: TextReference) => string | null,
): string {
  return testo.replace(REFERENCE, (whole, nome: string, rest: string) => {
    let id = "";
    const args: Record<string, string> = {};
    for (const [, name, quoted, isPart] of rest.matchAll(ARGUMENT)) {
      const value = isPart === undefined ? (quoted ?? "") : parte;
      if (name === undefined && id === "") id = value;
      else if (name !== undefined) args[name] = value;
    }
    return visit({ nome, id, args }) ?? whole;
  });
}

/** Gives the figures of a parte their own cantiere or zona, where the author left it out and the misura has it. */
export function placeInPart(testo: string, dimensione: "cantiere" | "zona", codice: string, figure: Figure): string {
  return mapReferences(testo, codice, ({ nome, id, args }) => {
    if (nome !== "figura" || dimensione in args || !figure.misure.get(id)?.dimensioni.includes(dimensione)) return null;
    const all = Object.entries({ ...args, [dimensione]: codice }).map(([name, value]) => ` ${name}="${value}"`);
    return `{{figura "${id}"${all.join("")}}}`;
  });
}
