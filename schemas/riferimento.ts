// References of the texts: {{figura "volontari" zona="nord"}}, {{grafico "volontari-ore"}}… One grammar and one resolver,
// for the model (which says of every text what is wrong in it) and for the page (which prints it).
import { instead, type KnownName, type UnknownName } from "./text.ts";

/** Every reference an author may write; each is also a helper of the templates. */
export const REFERENCES = ["parte", "figura", "grafico", "tavola", "fatto", "nome", "edizione", "rif"] as const;
type ReferenceName = (typeof REFERENCES)[number];
/** What the model writes in the place of a reference that names nothing: a visible mark, with the reason. */
export const GUASTO = "guasto";
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
  if (!name?.[1]) throw new UnknownReference("il riferimento non comincia con un nome, per esempio figura");
  const args: string[] = [];
  const hash: Record<string, string> = {};
  let at = name[0].length;
  while (source.slice(at).trim() !== "") {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(source);
    if (!token) throw new UnknownReference('i nomi vanno tra virgolette dritte, per esempio {{figura "volontari"}}');
    const value = token[3] === undefined ? (token[2] ?? "") : parte;
    if (token[1]) hash[token[1]] = value;
    else args.push(value);
    at = TOKEN.lastIndex;
  }
  return { name: name[1], args, hash };
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
}

/** Code of Markdown, in a fence or in a line, and what is between double braces; neither goes beyond its paragraph. */
const BRACES =
  /^```[\s\S]*?^```|(`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?\1(?!`)|\{\{((?:(?!\}\}|\{\{|\n\s*\n)[\s\S])*)(\}\})?/gm;

/** Everything between double braces, in order; what stands in code is no reference. */
export function referencesIn(text: string): Placed[] {
  const found: Placed[] = [];
  for (const match of text.matchAll(BRACES)) {
    const [whole, , content, close] = match;
    if (content === undefined) continue;
    const closed = close !== undefined;
    const source = closed ? content : (content.split("\n")[0] ?? "");
    const start = match.index;
    const end = closed ? start + whole.length : start + 2 + source.length;
    const from = text.lastIndexOf("\n", start - 1) + 1;
    const to = text.indexOf("\n", end);
    const rest = text.slice(from, start) + text.slice(end, to === -1 ? text.length : to);
    const line = text.slice(0, start).split("\n").length;
    found.push({ source, start, end, line, alone: rest.trim() === "", closed });
  }
  return found;
}

/** The names a text may use: of an edition while the model is made, of the model while the page is. */
export interface Vocabulary {
  /** What is wrong with a point of a misura; null when the figura is there. */
  readonly figura: (misura: string, dims: Reference["hash"]) => UnknownName | null;
  /** Ids of tables and charts; one made for each part is `id--codice`. */
  readonly prospetti: ReadonlySet<string>;
  /** The dimension that the parts of a table or chart are of; null when it has none, or it is not known here. */
  readonly per: (id: string) => string | null;
  readonly fatti: readonly string[];
  readonly membri: Readonly<Record<string, readonly KnownName[]>>;
  /** Fields of the edition that a text may print. */
  readonly campi: readonly string[];
  readonly capitoli: readonly string[];
}

export type Resolved =
  | { readonly tipo: "parte" }
  | { readonly tipo: "figura"; readonly misura: string; readonly dims: Reference["hash"] }
  | { readonly tipo: "prospetto" | "rimando" | "capitolo" | "fatto" | "campo"; readonly id: string }
  | { readonly tipo: "nome"; readonly nome: string };

/** How many unnamed arguments each reference takes, and whether it takes named ones. */
const SHAPE: Readonly<Record<ReferenceName, { readonly args: number; readonly hash: boolean }>> = {
  parte: { args: 0, hash: false },
  figura: { args: 1, hash: true },
  grafico: { args: 1, hash: true },
  tavola: { args: 1, hash: true },
  fatto: { args: 1, hash: false },
  nome: { args: 2, hash: false },
  edizione: { args: 1, hash: false },
  rif: { args: 1, hash: true },
};
const isReference = (name: string): name is ReferenceName => name in SHAPE;

/** What a reference means in the part it stands in. Throws UnknownReference, with the nearest known name. */
export function resolveReference(reference: Reference, parte: string, names: Vocabulary): Resolved {
  const { name, args, hash } = reference;
  if (!isReference(name))
    throw new UnknownReference(`«${name}» non è un riferimento conosciuto`, instead(name, [...REFERENCES]));
  const [first = "", second = ""] = args;
  if (args.length < SHAPE[name].args) throw new UnknownReference(`a «${name}» manca il nome tra virgolette`);
  const surplus = args[SHAPE[name].args] ?? (SHAPE[name].hash ? undefined : Object.keys(hash)[0]);
  if (surplus !== undefined) throw new UnknownReference(`«${surplus}» è di troppo dopo «${name}»`, "Toglilo.");
  switch (name) {
    case "parte":
      return { tipo: "parte" };
    case "figura": {
      const wrong = names.figura(first, hash);
      if (wrong !== null) throw new UnknownReference(wrong.cosa, wrong.rimedio);
      return { tipo: "figura", misura: first, dims: hash };
    }
    case "grafico":
    case "tavola":
      return { tipo: "prospetto", id: findProspetto(first, hash, parte, names) };
    case "fatto":
      return { tipo: "fatto", id: known(first, names.fatti, `nessun fatto si chiama «${first}»`) };
    case "nome":
      return { tipo: "nome", nome: memberName(first, second, names.membri) };
    case "edizione":
      return { tipo: "campo", id: known(first, names.campi, `l’edizione non ha il campo «${first}»`) };
    case "rif":
      if (names.capitoli.includes(first)) return { tipo: "capitolo", id: first };
      return { tipo: "rimando", id: findProspetto(first, hash, parte, names) };
  }
}

function known(name: string, names: readonly string[], cosa: string): string {
  if (names.includes(name)) return name;
  throw new UnknownReference(cosa, instead(name, names));
}

/** Instances of a prospetto are `id--codice`: named by the argument, else that of the parte, else the plain one. */
export function findProspetto(
  id: string,
  hash: Reference["hash"],
  parte: string,
  { prospetti, per, capitoli }: Pick<Vocabulary, "prospetti" | "per" | "capitoli">,
): string {
  const [named, another] = Object.entries(hash);
  if (another !== undefined) throw new UnknownReference(`«${another[0]}» è di troppo dopo «${id}»`, "Toglilo.");
  const candidates = named === undefined ? [`${id}--${parte}`, id] : [`${id}--${named[1]}`];
  const found = candidates.find((candidate) => prospetti.has(candidate));
  const dimensione = per(id);
  if (found !== undefined && (named === undefined || dimensione === null || dimensione === named[0])) return found;
  const codes = [...prospetti].flatMap((key) => (key.startsWith(`${id}--`) ? [key.slice(id.length + 2)] : []));
  if (named !== undefined && codes.length > 0) {
    if (dimensione !== null && dimensione !== named[0])
      throw new UnknownReference(
        `«${id}» c’è per ogni ${dimensione}, non per «${named[0]}»`,
        `Scrivi ${dimensione}="…".`,
      );
    throw new UnknownReference(`«${named[1]}» non è tra le parti di «${id}»`, instead(named[1], codes));
  }
  const bases = [...new Set([...prospetti].map((key) => key.split("--")[0] ?? key))];
  throw new UnknownReference(
    `nessun grafico o tavola si chiama «${candidates.join("» o «")}»`,
    instead(id, [...bases, ...capitoli]),
  );
}

function memberName(list: string, code: string, membri: Vocabulary["membri"]): string {
  const members = membri[list];
  if (!members) throw new UnknownReference(`nessun elenco si chiama «${list}»`, instead(list, Object.keys(membri)));
  const member = members.find(({ codice }) => codice === code);
  if (!member) throw new UnknownReference(`nell’elenco «${list}» non c’è il codice «${code}»`, instead(code, members));
  return member.nome;
}
