// The passages of a built page of which one can speak: paragraphs and lists of the texts, charts, tables. The page is ours: its
// anchors are those of the model, and every tag of it is closed.

export interface Passage {
  readonly ancora: string;
  readonly tipo: "passo" | "grafico" | "tavola";
  /** «Grafico 5.1», with a small letter where it stands inside a sentence; «passo» has no number. */
  readonly nome: string;
  /** Its words: those of a text, or the title of a chart. */
  readonly parole: string;
  /** «5 Le risorse in campo». */
  readonly capitolo: string;
  /** Where something about it may be put, and whether that is inside a line of text. */
  readonly fine: number;
  readonly inRiga: boolean;
}

const OPENING = /<(p|ul|ol|blockquote|div)\b[^>]*? id="((passo|grafico|tavola)-[^"]+)"[^>]*>/g;
const CHAPTER = /<section class="capitolo[^"]*" id="[^"]*">[\s\S]*?<h2>([\s\S]*?)<\/h2>/g;
/** Words of a text that are kept to quote it. */
const MAX_WORDS = 600;

/** In their order. */
export function passagesOf(html: string): Passage[] {
  const chapters = [...html.matchAll(CHAPTER)].map(({ index, 1: title = "" }) => ({ index, titolo: wordsOf(title) }));
  return [...html.matchAll(OPENING)].map(({ index, 0: opening, 1: tag = "", 2: ancora = "", 3: tipo = "" }) => {
    const from = index + opening.length;
    const inside = closingOf(html, tag, from);
    const after = html.indexOf(">", inside) + 1;
    const content = html.slice(from, inside);
    const capitolo = chapters.findLast((each) => each.index < index)?.titolo ?? "";
    const isText = tipo === "passo";
    return {
      ...{ ancora, capitolo, tipo: isText ? "passo" : tipo === "grafico" ? "grafico" : "tavola" },
      nome: isText ? "" : labelled(content, "numero").toLocaleLowerCase("it"),
      parole: isText ? wordsOf(content).slice(0, MAX_WORDS) : labelled(content, "titolo"),
      // A paragraph ends with it, a chart holds it as its last line; beside a list it stands on a line of its own.
      fine: tag === "p" || !isText ? inside : after,
      inRiga: tag === "p",
    };
  });
}

/** Where the tag that was opened before this place is closed. Throws where it is not. */
function closingOf(html: string, tag: string, from: number): number {
  const pieces = new RegExp(`<(/?)${tag}\\b`, "g");
  pieces.lastIndex = from;
  let depth = 1;
  for (let piece = pieces.exec(html); piece !== null; piece = pieces.exec(html)) {
    depth += piece[1] === "/" ? -1 : 1;
    if (depth === 0) return piece.index;
  }
  throw new Error(`a <${tag}> of the built page is not closed`);
}

const labelled = (content: string, name: string): string =>
  wordsOf(new RegExp(`class="${name}">([\\s\\S]*?)</(?:p|span)>`).exec(content)?.[1] ?? "");

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** What a reader reads of it: without notes, drawings and tags. */
export const wordsOf = (markup: string): string =>
  unescaped(
    markup
      .replace(/<(sup|svg)\b[\s\S]*?<\/\1>/g, "")
      .replace(/<wbr>/g, "")
      .replace(/<[^>]*>/g, " "),
  )
    .replace(/\s+/g, " ")
    .replace(/ (?=[.,;:»)])/g, "")
    .replace(/(?<=[«(]) /g, "")
    .trim();

export const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) =>
    name !== undefined
      ? (NAMED[name] ?? whole)
      : String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16)),
  );
