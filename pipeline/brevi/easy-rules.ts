// «In parole semplici»: the European rules for information that is easy to read, as far as a program can hold them. The others, and
// whether it can be understood at all, are for the people it is written for.
import { parseReference, UnknownReference } from "../../schemas/riferimento.ts";

export interface EasyFault {
  /** 1-based line of the file. */
  readonly riga: number;
  readonly cosa: string;
  readonly rimedio: string;
}

export const PAGINE_SEMPLICI = 8;
const MOST_WORDS = 15;
/** What a person reads in the place of a reference is two or three words. */
const WORDS_OF_REFERENCE = 2;
const MOST_LINES = 16;

/** What is wrong in a text by the rules; its head is passed over. */
export function easyFaults(source: string): EasyFault[] {
  const head = /^---\r?\n[\s\S]*?\r?\n---\r?\n?/.exec(source)?.[0] ?? "";
  const first = head.split("\n").length;
  const lines = source
    .slice(head.length)
    .split(/\r?\n/)
    .map((text, at) => ({ text: text.trim(), riga: first + at }))
    .filter(({ text }) => text !== "");
  return [...pagesFaults(lines, first), ...lines.flatMap(lineFaults)].sort((a, b) => a.riga - b.riga);
}

interface Line {
  readonly text: string;
  readonly riga: number;
}

const isHeading = ({ text }: Line): boolean => text.startsWith("# ");
const isMain = ({ text }: Line): boolean => text.startsWith("> ");

function pagesFaults(lines: readonly Line[], first: number): EasyFault[] {
  const headings = lines.filter(isHeading);
  const faults: EasyFault[] = [];
  const tell = (riga: number, cosa: string, rimedio: string): void => void faults.push({ riga, cosa, rimedio });
  if (headings.length !== PAGINE_SEMPLICI)
    tell(
      first,
      `le pagine sono ${headings.length}, e devono essere ${PAGINE_SEMPLICI}`,
      "Ogni riga che comincia con # apre una pagina.",
    );
  const [start] = lines;
  if (start !== undefined && !isHeading(start))
    tell(start.riga, "il testo comincia prima della prima pagina", "Comincia con una domanda: # Che cosa …?");
  headings.forEach((heading, at) => {
    const end = headings[at + 1]?.riga ?? Number.POSITIVE_INFINITY;
    const own = lines.filter(({ riga }) => riga > heading.riga && riga < end);
    if (!heading.text.endsWith("?"))
      tell(
        heading.riga,
        "il titolo della pagina non è una domanda",
        "Scrivilo come una domanda sola, con il punto interrogativo.",
      );
    if (own.filter(isMain).length !== 1)
      tell(
        heading.riga,
        "la pagina non ha una cosa principale, o ne ha più di una",
        "Scrivi una riga sola che comincia con >.",
      );
    if (own.length > MOST_LINES)
      tell(heading.riga, `la pagina ha ${own.length} righe`, `Tienine ${MOST_LINES} al massimo.`);
  });
  return faults;
}

const PLAIN = /\{\{[^{}]*\}\}/g;
/** A sentence that ends before the line does. */
const SECOND_SENTENCE = /[.!?…](?:\*\*)?\s+\S/;
const ENDS = /[.!?:](?:\*\*)?$/;
const SHORTENED = /(?<!\p{L})(?:ecc|es|etc|pag|pagg|art|dott|sig|tel|cfr|n|nr|num|s|p)\.(?!\p{L})/iu;
const ACRONYM = /(?<!\p{L})\p{Lu}{2,}(?!\p{L})|(?<!\p{L})(?:\p{Lu}\.){2,}/u;

function lineFaults(line: Line): EasyFault[] {
  const { riga } = line;
  const body = line.text.replace(/^(?:#|>|\*|-)\s+/, "");
  const words = body.replace(PLAIN, " X".repeat(WORDS_OF_REFERENCE)).trim();
  const count = words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const plain = body.replace(PLAIN, "");
  const faults: EasyFault[] = [];
  const tell = (cosa: string, rimedio: string): void => void faults.push({ riga, cosa, rimedio });
  if (SECOND_SENTENCE.test(words)) tell("ci sono due frasi sulla stessa riga", "Scrivi ogni frase su una riga sua.");
  if (!ENDS.test(words)) tell("la frase non finisce su questa riga", "Scrivila tutta su una riga, con il punto.");
  if (count > MOST_WORDS)
    tell(`la frase ha ${count} parole`, `Dividila: al massimo ${MOST_WORDS} parole, una cosa per frase.`);
  if (/%|(?<!\p{L})per cento/u.test(plain)) tell("c'è una percentuale", "Scrivi per esempio «4 su 10».");
  if (SHORTENED.test(plain) || ACRONYM.test(plain))
    tell("c'è un'abbreviazione o una sigla", "Scrivi le parole per intero.");
  if (/[;()[\]/]/.test(plain))
    tell("ci sono segni difficili da leggere", "Fai due frasi, senza parentesi e senza punto e virgola.");
  if (/\d/.test(plain))
    tell("c'è un numero battuto a mano", 'Nominalo, per esempio {{figura "servizi"}}, o scrivilo in lettere.');
  for (const [reference] of body.matchAll(PLAIN))
    if (placesChart(reference)) tell("qui non si mettono grafici né tavole", "Scrivi una frase con la cifra.");
  return faults;
}

function placesChart(reference: string): boolean {
  try {
    return ["grafico", "tavola"].includes(parseReference(reference.slice(2, -2), "").name);
  } catch (error) {
    if (error instanceof UnknownReference) return false;
    throw error;
  }
}
