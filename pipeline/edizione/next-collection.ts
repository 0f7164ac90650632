// Whom the next edition asks, and until when: its rules and persons last, its days move by as many years as the edition.
import { isMap, isScalar, parseDocument, visit } from "yaml";
import type { Edizione } from "../../schemas/edizione.ts";
import { CONTATTI } from "./contatti.ts";
import { textOf } from "./file-text.ts";
import { ANALISTI, COORDINATORI } from "./persone.ts";
import { RACCOLTA } from "./raccolta.ts";
import { PROTEZIONE } from "./riservato.ts";

/** An ISO date, some years later; the 29th of February becomes the 28th where the year has none. */
export function movedDay(day: string, years: number): string {
  const [year = "", ...rest] = day.split("-");
  const moved = [Number(year) + years, ...rest].join("-");
  const date = new Date(`${moved}T00:00:00Z`);
  const isThere = Number.isNaN(date.getTime()) || date.toISOString().startsWith(moved);
  return isThere ? moved : moved.replace(/29$/, "28");
}

/** Files that are carried, by path in the new folder: how it is collected, whom one writes to, the secret of the protection. */
export async function nextCollection({ cartella, yaml }: Edizione, anno: number): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const raccolta = await textOf(cartella, RACCOLTA);
  if (raccolta !== null) files.set(RACCOLTA, nextRaccolta(raccolta, anno - yaml.anno));
  for (const file of [CONTATTI, ANALISTI, COORDINATORI, PROTEZIONE]) {
    const text = await textOf(cartella, file);
    if (text !== null) files.set(file, text);
  }
  return files;
}

/** The tables of a world café were those of one day: they go. All else stays letter by letter, telephone numbers too. */
function nextRaccolta(text: string, years: number): string {
  const doc = parseDocument(text);
  const edits: { from: number; to: number; by: string }[] = [];
  visit(doc, {
    Scalar: (_, { value, range }) => {
      const day = String(value);
      if (range && /^\d{4}-\d{2}-\d{2}$/.test(day))
        edits.push({ from: range[0], to: range[1], by: movedDay(day, years) });
    },
  });
  const pairs = isMap(doc.contents) ? doc.contents.items : [];
  const at = pairs.findIndex(({ key }) => isScalar(key) && key.value === "tavoli");
  const startOf = (n: number): number | undefined => {
    const key = pairs[n]?.key;
    return isScalar(key) ? key.range?.[0] : undefined;
  };
  const from = at < 0 ? undefined : startOf(at);
  if (from !== undefined) edits.push({ from, to: startOf(at + 1) ?? text.length, by: "" });
  return edits
    .sort((a, b) => b.from - a.from)
    .reduce((before, { from, to, by }) => before.slice(0, from) + by + before.slice(to), text);
}
