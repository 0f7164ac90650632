// Comparing words as people write them: accents, capitals, spaces and punctuation do not matter. And the known name that
// is nearest to one that nobody knows: the same rule for a member's cell, a text of the edition and a declaration.

/** A name cut at a word, with «…», so that it has at most `longest` letters; the whole of a shorter one. */
export function shortened(name: string, longest: number): string {
  if (name.length <= longest) return name;
  const cut = name.slice(0, longest - 1);
  const words = cut.slice(0, Math.max(cut.lastIndexOf(" "), longest / 2));
  const end = [...words].findLastIndex((letter) => !/[\s,;:–-]/u.test(letter));
  return `${[...words].slice(0, end + 1).join("")}…`;
}

/** «San Polo-Case» and «san polo case» become the same key. */
export function key(text: string): string {
  const cached = KEYS.get(text);
  if (cached !== undefined) return cached;
  const made = visible(text)
    .replace(/\p{No}/gu, " ")
    .normalize("NFKD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  if (KEYS.size > 20_000) KEYS.clear();
  if (text.length <= MAX_KEPT) KEYS.set(text, made);
  return made;
}
// The same few words come back in every row of every file; the map is bounded and holds no meaning of its own.
const KEYS = new Map<string, string>();
/** A name is short; a whole cell of text is not worth keeping. */
const MAX_KEPT = 200;

/** True for two texts that differ in accents, capitals, spaces and punctuation at most; signs without a letter are alike
 *  only when they are the same. */
export const isAlike = (a: string, b: string): boolean => a.trim() === b.trim() || (key(a) !== "" && key(a) === key(b));

/**
 * The text as a person sees it: accents in one piece, letters and digits of double width as the ordinary ones, and
 * nothing that cannot be seen (marks of direction, breaks without width, soft hyphens). Emoji keep their joiners.
 */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - WIDTH));
}
/** Nearly every text: what is between the space and the accented letters of Europe, but for the soft hyphen. */
const PLAIN = /^[\t\n\r\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f]*$/;
const INVISIBLE = /(?!\u200d)\p{Cf}/gu;
const WIDTH = 0xfee0;

/** True when the marks of direction of a text show its signs in another order than they are kept in. */
export const isReordered = (text: string): boolean => /[\u202d\u202e]/.test(text);

/** A file name as it is compared: some systems write an accent apart from its letter, and it is the same name. */
export const fileName = (written: string): string => written.normalize("NFC");

/** Number of single-letter edits between two keys, two neighbours swapped being one; given up above `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  let before: number[] = [];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwapped ? (before[j - 2] ?? 0) + 1 : change;
      row.push(Math.min(change, swap, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit + 1;
}

/** One way to write a name; `word` is its key. */
export interface Spelling {
  readonly nome: string;
  readonly word: string;
  readonly words: readonly string[];
}

export const spelling = (nome: string, written: string): Spelling => {
  const word = key(written);
  return { nome, word, words: word.split(" ") };
};

/** The name whose spelling is nearest to `wanted`, a third of its letters away at most; empty when none is near. */
export function nearestSpelling(wanted: string, spellings: Iterable<Spelling>): string {
  const sought = key(wanted);
  if (sought === "") return "";
  const written = new Set(sought.split(" "));
  let best = { score: Number.POSITIVE_INFINITY, nome: "", length: 0 };
  const whole: { readonly nome: string; readonly words: readonly string[] }[] = [];
  for (const { nome, word, words } of spellings) {
    if (isTurned(written, words)) continue;
    const limit = Math.max(1, Math.floor(word.length / 3));
    const edits = distance(sought, word, limit);
    const contained = words.every((each) => written.has(each));
    if (contained) whole.push({ nome, words });
    const score = contained ? Math.min(edits, 0.5) : edits <= limit ? edits : Number.POSITIVE_INFINITY;
    if (score === Number.POSITIVE_INFINITY) continue;
    // Of two names that lie whole in the text the longer one says more; two as near as each other are no proposal.
    const length = contained ? words.length : 0;
    if (score < best.score || (score === best.score && length > best.length)) best = { score, nome, length };
    else if (score === best.score && length === best.length && nome !== best.nome) best = { score, nome: "", length };
  }
  // «Crescere insieme; Abitare la cura» is two answers.
  const said = new Set(whole.filter(({ nome }) => nome === best.nome).flatMap(({ words }) => words));
  const isTwo = whole.some(({ nome, words }) => nome !== best.nome && words.some((word) => !said.has(word)));
  return said.size > 0 && isTwo ? "" : best.nome;
}

/** «Nord e Sud», «tutte tranne Nord»: what stands beside the name makes it another answer. */
function isTurned(written: ReadonlySet<string>, words: readonly string[]): boolean {
  return TURNS.some((turn) => written.has(turn) && !words.includes(turn));
}
const TURNS =
  "e ed o od oppure non no ne tranne salvo eccetto escluso esclusa esclusi escluse senza fuori oltre anche tra totale totali esempio".split(
    " ",
  );

/** A name that may be written by its code or by its printed name. */
export interface KnownName {
  readonly codice: string;
  readonly nome: string;
}

/** A name that nothing has: what is wrong, and what to write instead. Italian, without its place. */
export interface UnknownName {
  readonly cosa: string;
  readonly rimedio: string;
}

/** The known code nearest to a name that is none, by code or printed name; empty when nothing is near. */
export function nearestCode(wanted: string, known: readonly KnownName[]): string {
  return nearestSpelling(
    wanted,
    known.flatMap(({ codice, nome }) => [spelling(codice, codice), spelling(codice, nome)]),
  );
}

/** What to write instead of an unknown name, of a code or of a file: the one a few letters away comes before one that lies whole
 *  in it («fonti» in «fonti-in-brevee», «bilancio.xlsx» in «Copia di bilancio.xlsx»); else the first few. An Italian sentence. */
export function instead(wanted: string, known: readonly (string | KnownName)[]): string {
  const names = known.map((name) => (typeof name === "string" ? { codice: name, nome: name } : name));
  const near = fewestEdits(wanted, names) || nearestCode(wanted, names);
  if (near !== "") return `Forse volevi scrivere «${near}».`;
  if (names.length === 0) return "Togli il nome.";
  const first = names.slice(0, MAX_SHOWN).map(({ codice }) => codice);
  return `I nomi conosciuti sono: ${first.join(", ")}${names.length > MAX_SHOWN ? "…" : ""}.`;
}
const MAX_SHOWN = 12;

/** The code that is the fewest letters away; empty where that is more than a few of its own, or two are as near. */
function fewestEdits(wanted: string, names: readonly KnownName[]): string {
  const sought = key(wanted);
  let best = { edits: MOST_EDITS + 1, codice: "" };
  for (const { codice } of names) {
    const word = key(codice);
    const limit = Math.min(MOST_EDITS, Math.floor(word.length / 3));
    const edits = distance(sought, word, limit);
    if (edits > limit || edits > best.edits) continue;
    best = { edits, codice: edits === best.edits && codice !== best.codice ? "" : codice };
  }
  return best.codice;
}
const MOST_EDITS = 3;

/** A cell of a CSV with this separator: quoted where it must be, and a text that a spreadsheet would run as a formula disarmed. */
export function csvCell(text: string, separator: "," | ";"): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) && text !== "–" ? `'${text}` : text;
  return quotedCell(safe, separator);
}

/** A cell of a CSV that stays with us, as it is: quoted where it must be. */
export const quotedCell = (text: string, separator: "," | ";"): string =>
  /["\n\r]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;

/** A table for a spreadsheet: semicolons, as programs in Italy open it, and the mark by which they know UTF-8. */
export const sheetCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map((cell) => csvCell(cell, ";")).join(";")}\r\n`).join("")}`;

/** A text as it begins a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The same, inside a sentence. */
export const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
