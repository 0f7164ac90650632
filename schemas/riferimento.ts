// References of the texts: {{figura "volontari" zona="nord"}}, {{grafico "volontari-ore"}}… One grammar for the model
// (which says of every text what is wrong in it) and for the page (which prints it); what they mean is in resolve.ts.
import { CODE_SPAN, withoutCode } from "./text-code.ts";

/** Every reference an author may write; each is also a helper of the templates. */
export const REFERENCES = ["parte", "figura", "grafico", "tavola", "fatto", "nome", "edizione", "rif"] as const;
export type ReferenceName = (typeof REFERENCES)[number];
/** What the model writes in the place of a reference that names nothing: a visible mark, with the reason. */
export const GUASTO = "guasto";
/** What to do with a reference where nobody resolves it. */
export const UNRESOLVED = "Scrivi le parole, o spostalo nel testo.";
export const BLOCK_REFERENCES: ReadonlySet<string> = new Set(["grafico", "tavola"]);
/** Lists whose members a text may name by code. */
export const NAMED_LISTS = ["cantieri", "zone", "quartieri", "agenzie"] as const;

export interface Reference {
  readonly name: string;
  readonly args: readonly string[];
  readonly hash: Readonly<Record<string, string>>;
}

/** A reference that names nothing. The message is an Italian sentence without its place. */
export class UnknownReference extends Error {
  override readonly name = "UnknownReference";
  readonly rimedio: string;
  constructor(cosa: string, rimedio = "") {
    super(cosa);
    this.rimedio = rimedio;
  }
}

const TOKEN = /\s*(?:([a-z_]+)\s*=\s*)?(?:"([^"]*)"|(parte\b))/uy;

/** Reads `figura "id" dim="x"`, the text between the braces; `parte` alone is the code of the part it stands in. Throws
 *  UnknownReference when it is not written so. */
export function parseReference(source: string, parte: string): Reference {
  const name = /^\s*([a-z]+)/u.exec(source);
  const capital = /^\s*([A-Za-z]+)/u.exec(source)?.[1] ?? "";
  if (capital !== capital.toLowerCase() && REFERENCES.some((known) => known === capital.toLowerCase()))
    throw new UnknownReference(`«${capital}» va scritto minuscolo`, `Scrivilo «${capital.toLowerCase()}».`);
  if (!name?.[1]) throw new UnknownReference("il riferimento non comincia con un nome, per esempio figura");
  const args: string[] = [];
  const hash = new Map<string, string>();
  let at = name[0].length;
  while (source.slice(at).trim() !== "") {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(source);
    if (!token) throw new UnknownReference('i nomi vanno tra virgolette dritte, per esempio {{figura "volontari"}}');
    const value = token[3] === undefined ? (token[2] ?? "") : parte;
    if (token[1] !== undefined && hash.has(token[1]))
      throw new UnknownReference(`«${token[1]}» è scritto due volte`, "Tienine uno solo.");
    if (token[1] === undefined) args.push(value);
    else hash.set(token[1], value);
    at = TOKEN.lastIndex;
  }
  return { name: name[1], args, hash: Object.fromEntries(hash) };
}

/** The reference as an author writes it. */
export function writeReference({ name, args, hash }: Reference): string {
  const named = Object.entries(hash).map(([key, value]) => ` ${key}="${value}"`);
  return `{{${name}${args.map((arg) => ` "${arg}"`).join("")}${named.join("")}}}`;
}

/** The mark of the model in the place of a fault; braces and straight quotes would end it. */
export const faultMark = (messaggio: string): string =>
  writeReference({ name: GUASTO, args: [messaggio.replaceAll('"', "'").replace(/[{}\n]/g, "")], hash: {} });

/** Where a reference stands in a text. */
export interface Placed {
  /** What is between the braces. */
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** 1-based line. */
  readonly line: number;
  /** True when nothing else stands in its line, as a chart wants. */
  readonly alone: boolean;
  /** False when the braces are not closed before the line ends. */
  readonly closed: boolean;
  /** False for what is a reference but for its braces: `{figura "x"}`, `{ {figura "x"} }`. */
  readonly doubled: boolean;
}

/** Code in a line, what is between double braces, and a reference whose braces are not two: none goes beyond its
 *  paragraph. */
const BRACES = new RegExp(
  [
    CODE_SPAN,
    "\\{\\{((?:(?!\\}\\}|\\{\\{|\\n\\s*\\n)[\\s\\S])*)(\\}\\})?",
    `\\{\\s*(?:\\{\\s*)?((?:${REFERENCES.join("|")})\\b[^{}\\n]*)\\}(?:\\s*\\})?`,
  ].join("|"),
  "gi",
);

/** Everything between double braces, in order; what stands in code is no reference. */
export function referencesIn(text: string): Placed[] {
  const found: Placed[] = [];
  if (!text.includes("{")) return found;
  for (const match of withoutCode(text).matchAll(BRACES)) {
    const [whole, , inside, close, single] = match;
    const content = inside ?? single;
    if (content === undefined) continue;
    const closed = close !== undefined || single !== undefined;
    const source = closed ? content : (content.split("\n")[0] ?? "");
    const start = match.index;
    const end = closed ? start + whole.length : start + 2 + source.length;
    const from = text.lastIndexOf("\n", start - 1) + 1;
    const to = text.indexOf("\n", end);
    const rest = text.slice(from, start) + text.slice(end, to === -1 ? text.length : to);
    const line = text.slice(0, start).split("\n").length;
    found.push({ source, start, end, line, alone: rest.trim() === "", closed, doubled: single === undefined });
  }
  return found;
}
