// What a finished PDF lacks of PDF/UA-1 and PDF/A-2a, by the rules of veraPDF's profiles (CC BY 4.0, veraPDF Consortium) as
// far as they can be broken by what Chromium writes, and by some of our own. It reads the bytes anew and knows nothing of who
// wrote them. What only people can judge – whether a description is good, whether the order makes sense – it does not see.
import { readDocument } from "./document.ts";
import type { Look, Rule } from "./rule.ts";
import { ANNOTATIONS } from "./rules-annotations.ts";
import { CONTENT } from "./rules-content.ts";
import { DOCUMENT } from "./rules-document.ts";
import { OURS } from "./rules-ours.ts";
import { STRUCTURE } from "./rules-structure.ts";
import { TABLES } from "./rules-tables.ts";
import { WORDS } from "./rules-words.ts";

export const RULES: readonly Rule[] = [
  ...DOCUMENT,
  ...STRUCTURE,
  ...TABLES,
  ...CONTENT,
  ...ANNOTATIONS,
  ...OURS,
  ...WORDS,
];

/** A rule that is broken, and by what. */
export interface PdfFault {
  readonly rule: string;
  /** From 1 on; null for the document as a whole. */
  readonly page: number | null;
  readonly element: string;
  readonly found: string;
  /** What the rule asks. */
  readonly expected: string;
}

export interface PdfCheck {
  readonly faults: readonly PdfFault[];
  /** How many objects each rule looked at. */
  readonly looked: ReadonlyMap<string, number>;
}

/** `words`: those of the page that was printed, outside its drawings, in their order; without them nobody asks whether the
 *  file says the same. Throws when the bytes are no PDF that can be read. */
export function checkPdf(bytes: Uint8Array, words: string | null = null): PdfCheck {
  const document = readDocument(bytes, words);
  const faults: PdfFault[] = [];
  const looked = new Map<string, number>();
  for (const { id, asks, looks } of RULES) {
    let count = 0;
    for (const look of looks(document)) {
      count++;
      if (isFault(look)) faults.push({ rule: id, ...look, expected: asks });
    }
    looked.set(id, count);
  }
  return { faults, looked };
}

const isFault = (look: Look): look is Look & { readonly found: string } => look.found !== null;

/** A rule that is broken, in words. */
export interface Mancanza {
  readonly frase: string;
  /** PDF/UA-1 or PDF/A-2a asks it; else only we do. */
  readonly norma: boolean;
}

/** The faults in Italian, one sentence for each rule that is broken. */
export function faultWords(faults: readonly PdfFault[]): Mancanza[] {
  return [...Map.groupBy(faults, ({ rule }) => rule)].flatMap(([rule, [first, ...others]]) => {
    if (first === undefined) return [];
    const where = first.page === null ? first.element : `${first.element}, pagina ${first.page}`;
    const more =
      others.length === 0 ? "" : `; e in ${others.length === 1 ? "un altro punto" : `altri ${others.length} punti`}`;
    const frase = `${first.expected}: ${first.found} (${where}${more}) [${rule}]`;
    return [{ frase, norma: !rule.startsWith("nostra:") }];
  });
}
