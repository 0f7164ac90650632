// The XML of a workbook part, as open/text/close events with plain names. A scanner of our own: the general parser took
// three quarters of the time of a workbook, and what a spreadsheet writes is a small part of XML (no document types, the
// five entities). A test holds it against the general parser.
import { damaged, refuse } from "./refusal.ts";

export type Attributes = Readonly<Record<string, string>>;

/** `name` is without prefix, and elements of other vocabularies than the root's never arrive; unless asked otherwise. */
export interface XmlEvents {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

const MALFORMED = "una delle sue parti è scritta male";
/** Spreadsheets nest about ten elements. */
const MAX_DEPTH = 200;
const [TAB, LINE_FEED, RETURN, SPACE] = [9, 10, 13, 32];
const [BANG, QUOTE, APOSTROPHE, SLASH, EQUALS, GREATER, QUESTION] = [0x21, 0x22, 0x27, 0x2f, 0x3d, 0x3e, 0x3f];

/** How elements are named: without the prefix of the root, all others left out; or as they are written. */
type Naming = "senza prefisso" | "con prefisso";

/** Sends the events of a part. Refuses what does not nest or close, and any document type. */
export function parseXml(part: Buffer, events: XmlEvents, naming: Naming = "senza prefisso"): void {
  const xml = decodeXml(part);
  const nested: Name[] = [];
  const names = makeNames(naming);
  const slice = makeSlice(xml);
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let tag = xml.indexOf("<", at); tag !== -1; tag = xml.indexOf("<", at)) {
    if (tag > at) sendText(slice(at, tag), nested.length, events);
    const mark = xml.charCodeAt(tag + 1);
    if (mark === SLASH) {
      const name = nested.pop();
      at = closingTag(xml, tag + 2, name);
      if (name !== undefined && name.plain !== "") events.close?.(name.plain);
    } else if (mark === QUESTION) at = after(xml, "?>", tag);
    else if (mark === BANG) at = declaration(xml, tag, nested.length, events);
    else {
      const { raw, attributes, end, isEmpty } = openTag(xml, tag + 1, slice);
      const name = names(raw);
      if (name.plain !== "") events.open(name.plain, attributes);
      if (!isEmpty && nested.push(name) > MAX_DEPTH) damaged(MALFORMED);
      if (isEmpty && name.plain !== "") events.close?.(name.plain);
      at = end;
    }
  }
  if (nested.length > 0 || names.count() === 0 || xml.slice(at).trim() !== "") damaged(MALFORMED);
}

interface Name {
  readonly raw: string;
  /** Without prefix; "" when it belongs to an extension. */
  readonly plain: string;
}

/** Workbooks may prefix every name (x:row); what carries another prefix than the root is an extension. */
function makeNames(naming: Naming): { (raw: string): Name; count(): number } {
  const known = new Map<string, Name>();
  let prefix: string | null = null;
  const name = (raw: string): Name => {
    const found = known.get(raw);
    if (found !== undefined) return found;
    const colon = raw.indexOf(":") + 1;
    prefix ??= raw.slice(0, colon);
    const own = raw.slice(0, colon) === prefix ? raw.slice(colon) : "";
    const made = { raw, plain: naming === "con prefisso" ? raw : own };
    known.set(raw, made);
    return made;
  };
  return Object.assign(name, { count: () => known.size });
}

function closingTag(xml: string, from: number, name: Name | undefined): number {
  if (name === undefined || !xml.startsWith(name.raw, from)) damaged(MALFORMED);
  const end = skipSpace(xml, from + name.raw.length);
  return xml.charCodeAt(end) === GREATER ? end + 1 : damaged(MALFORMED);
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at === -1 ? damaged(MALFORMED) : at + mark.length;
}

/** A comment or a CDATA section; anything else that begins with `<!` defines something. */
function declaration(xml: string, tag: number, depth: number, events: XmlEvents): number {
  if (xml.startsWith("<!--", tag)) return after(xml, "-->", tag + 4);
  if (!xml.startsWith("<![CDATA[", tag)) refuse("file-pericoloso", { motivo: "una definizione di entità XML" });
  const end = after(xml, "]]>", tag);
  if (depth === 0) damaged(MALFORMED);
  events.text?.(withLineFeeds(xml.slice(tag + 9, end - 3)));
  return end;
}

function sendText(text: string, depth: number, events: XmlEvents): void {
  if (depth > 0) events.text?.(text);
  else if (text.trim() !== "") damaged(MALFORMED);
}

function openTag(
  xml: string,
  from: number,
  slice: Slice,
): { raw: string; attributes: Attributes; end: number; isEmpty: boolean } {
  let at = wordEnd(xml, from);
  const raw = xml.slice(from, at);
  if (raw === "") damaged(MALFORMED);
  const attributes: Record<string, string> = {};
  for (;;) {
    at = skipSpace(xml, at);
    const code = xml.charCodeAt(at);
    if (code === GREATER) return { raw, attributes, end: at + 1, isEmpty: false };
    if (code === SLASH && xml.charCodeAt(at + 1) === GREATER) return { raw, attributes, end: at + 2, isEmpty: true };
    const keyEnd = wordEnd(xml, at);
    const equals = skipSpace(xml, keyEnd);
    const quote = skipSpace(xml, equals + 1);
    const mark = xml.charCodeAt(quote);
    if (keyEnd === at || xml.charCodeAt(equals) !== EQUALS || (mark !== QUOTE && mark !== APOSTROPHE))
      damaged(MALFORMED);
    const close = xml.indexOf(mark === QUOTE ? '"' : "'", quote + 1);
    if (close === -1) damaged(MALFORMED);
    attributes[xml.slice(at, keyEnd)] = slice(quote + 1, close);
    at = close + 1;
  }
}

/** Where a name ends: at a space, `=`, `/`, `>`, or the end of the text. */
function wordEnd(xml: string, from: number): number {
  for (let at = from; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (code === GREATER || code === EQUALS || code === SLASH || isSpace(code)) return at;
  }
  return damaged(MALFORMED);
}

function skipSpace(xml: string, from: number): number {
  let at = from;
  while (isSpace(xml.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === TAB || code === RETURN;
}

type Slice = (from: number, to: number) => string;

/** The text between two places, entities replaced. Asked from left to right: it looks for the next `&` only once. */
function makeSlice(xml: string): Slice {
  const hasReturns = xml.includes("\r");
  let ampersand = xml.indexOf("&");
  return (from, to) => {
    if (ampersand !== -1 && ampersand < from) ampersand = xml.indexOf("&", from);
    const raw = xml.slice(from, to);
    const text = hasReturns ? withLineFeeds(raw) : raw;
    return ampersand === -1 || ampersand >= to ? text : withEntities(text);
  };
}

function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function withEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w*));?/g, (whole, hex?: string, decimal?: string, name = "") => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const letter = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ENTITIES[name];
    return letter !== undefined && whole.endsWith(";") ? letter : damaged(MALFORMED);
  });
}

const READABLE = new Set(["utf-8", "utf8", "us-ascii", "ascii", "utf-16", "iso-8859-1", "windows-1252"]);

function decodeXml(part: Buffer): string {
  const [first, second] = part;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
    return new TextDecoder("utf-16le").decode(part);
  }
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) {
    return new TextDecoder("utf-16be").decode(part);
  }
  const declared = /^[^>]*?\bencoding\s*=\s*["']([\w.-]+)["']/.exec(part.toString("latin1", 0, 200))?.[1] ?? "utf-8";
  if (!READABLE.has(declared.toLowerCase())) damaged("usa un alfabeto che non conosciamo");
  return /^(iso|windows)/i.test(declared) ? part.toString("latin1") : part.toString("utf8");
}

/** The value of an attribute whatever its prefix (`r:id`, `rel:id`). */
export function prefixed(attributes: Attributes, name: string): string | undefined {
  const key = Object.keys(attributes).find((each) => each.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}
