// The texts of next year's edition: titles, headline figures, headings and charts stay where they were; in the place of
// what told of the old year stands a prompt, which `build` tells until somebody has written there.
import { withoutComments } from "./comments.ts";

/** Chapters that speak of how the report is made, what is said for every part, and the short forms, whose numbers are references: true of any year until changed. */
const OF_ANY_YEAR = /^(?:[0-9A-Z]+-(?:come-leggere|metodo|appendice)|parole-semplici|diapositive|.*\/_ogni)$/;

export const isOfAnyYear = (nome: string): boolean => OF_ANY_YEAR.test(nome);

/** The short forms: carried over line by line, because a number written by hand among their words is last year's. */
const BREVE = /^(?:parole-semplici|diapositive)$/;
export const isBreve = (nome: string): boolean => BREVE.test(nome);

const HEAD = /^\s*---\n[\s\S]*?\n---\n?/;

/** The text of a chapter for a later year. `nome` is its path without extension. */
export function nextText(nome: string, text: string, anno: number): string {
  if (isBreve(nome)) return nextBreve(nome, text, anno);
  if (isOfAnyYear(nome)) return text;
  const head = HEAD.exec(text)?.[0] ?? "";
  const first = head.split("\n").length;
  const blocks: string[] = [];
  let title = "";
  let line = first;
  let isPrompted = false;
  for (const block of text.slice(head.length).split(/\n[ \t]*\n/)) {
    const kept = keptIn(block);
    if (kept === null) {
      // One prompt stands for all the paragraphs up to the next heading.
      if (!isPrompted && block.trim() !== "") blocks.push(prompt(title, nome, line + leadingLines(block), anno));
      isPrompted ||= block.trim() !== "";
    } else {
      blocks.push(block.trim());
      if (kept === "titolo") {
        title = titleOf(block);
        isPrompted = false;
      }
    }
    line += block.split("\n").length + 1;
  }
  return `${head}${blocks.join("\n\n")}\n`;
}

/** The title says the new year; of the lines those with a number that is no reference become prompts. */
function nextBreve(nome: string, text: string, anno: number): string {
  const head = HEAD.exec(text)?.[0] ?? "";
  const first = head.split("\n").length - 1;
  // What a comment says is for who writes.
  const read = withoutComments(text.slice(head.length)).testo.split("\n");
  const lines = text.slice(head.length).split("\n");
  let title = "";
  const next = lines.map((line, at) => {
    const words = read[at] ?? "";
    const isHeading = words.startsWith("#");
    if (isHeading) title = titleOf(words);
    if (!/\d/.test(words.replace(/\{\{[^{}]*\}\}/g, ""))) return line;
    const sign = /^(?:#+ |[>*-] )?/.exec(line)?.[0] ?? "";
    return `${sign}${prompt(isHeading ? "" : title, nome, first + at + 1, anno)}`;
  });
  return `${head.replace(/\b20\d\d\b/g, String(anno))}${next.join("\n")}`;
}

function keptIn(block: string): "titolo" | "grafico" | null {
  const words = block.trim();
  if (/^#{1,6} [^\n]*$/.test(words)) return "titolo";
  return /^\{\{\s*(?:grafico|tavola)\b[^{}]*\}\}$/.test(words) ? "grafico" : null;
}

const leadingLines = (block: string): number => /^\n*/.exec(block)?.[0].length ?? 0;

/** Words of a heading alone: a prompt ends at its bracket and holds no reference. */
const titleOf = (heading: string): string =>
  heading
    .trim()
    .replace(/^#+ /, "")
    .replace(/\{\{[^{}]*\}\}/g, "…")
    .replace(/[[\]]/g, "");

function prompt(title: string, nome: string, line: number, anno: number): string {
  const what = title === "" ? `il ${anno}` : `«${title}» nel ${anno}`;
  return `[da scrivere: ${what}. L'edizione prima ne parlava in testi/${nome}.md, riga ${line}]`;
}
