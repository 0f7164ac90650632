// The XML of a workbook part, as open/text/close events with plain names. A scanner of our own: the general parser took
// three quarters of the time of a workbook, and what a spreadsheet writes is a small part of XML (no document types, the
// five entities). A test holds it against the general parser.
import { damaged, refuse } from "./refusal.ts";

export type Attributes = Readonly<Record<string, string>>;

/** `name` is without prefix; elements of other vocabularies than the root's never arrive. */
export interface XmlEvents {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

const MALFORMED = "una delle sue parti è scritta male";
/** Spreadsheets nest about ten elements. */
const MAX_DEPTH = 200;
const [TAB, LINE_FEED, RETURN, SPACE] = [9, 10, 13, 32];
const [BANG, SLASH, EQUALS, GREATER, QUESTION] = [0x21, 0x2f, 0x3d, 0x3e, 0x3f];

/** Sends the events of a part. Refuses what does not nest or close, and any document type. */
export function parseXml(part: Buffer, events: XmlEvents): void {
  const xml = decodeXml(part);
  const nested: string[] = [];
  const local = localNames();
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let tag = xml.indexOf("<", at); tag !== -1; tag = xml.indexOf("<", at)) {
    if (tag > at) sendText(xml.slice(at, tag), nested.length, events);
    const mark = xml.charCodeAt(tag + 1);
    if (mark === SLASH) {
      const end = after(xml, ">", tag);
      const name = xml.slice(tag + 2, end - 1).trimEnd();
      if (nested.pop() !== name) damaged(MALFORMED);
      const plain = local(name);
      if (plain !== "") events.close?.(plain);
      at = end;
    } else if (mark === QUESTION) at = after(xml, "?>", tag);
    else if (mark === BANG) at = declaration(xml, tag, nested.length, events);
    else {
      const { name, attributes, end, isEmpty } = openTag(xml, tag + 1);
      const plain = local(name);
      if (plain !== "") events.open(plain, attributes);
      if (isEmpty && plain !== "") events.close?.(plain);
      if (!isEmpty && nested.push(name) > MAX_DEPTH) damaged(MALFORMED);
      at = end;
    }
  }
  if (nested.length > 0 || !local.hasRoot() || xml.slice(at).trim() !== "") damaged(MALFORMED);
}

/** Workbooks may prefix every name (x:row); what carries another prefix than the root is an extension, and gets "". */
function localNames(): { (name: string): string; hasRoot(): boolean } {
  let prefix: string | null = null;
  const local = (name: string): string => {
    const colon = name.indexOf(":") + 1;
    prefix ??= name.slice(0, colon);
    if (colon === 0) return prefix === "" ? name : "";
    return prefix.length === colon && name.startsWith(prefix) ? name.slice(colon) : "";
  };
  return Object.assign(local, { hasRoot: () => prefix !== null });
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

function sendText(raw: string, depth: number, events: XmlEvents): void {
  if (depth === 0 && raw.trim() !== "") damaged(MALFORMED);
  if (depth > 0 && events.text !== undefined) events.text(withEntities(withLineFeeds(raw)));
}

function openTag(xml: string, from: number): { name: string; attributes: Attributes; end: number; isEmpty: boolean } {
  let at = wordEnd(xml, from);
  const name = xml.slice(from, at);
  if (name === "") damaged(MALFORMED);
  const attributes: Record<string, string> = {};
  for (;;) {
    at = skipSpace(xml, at);
    const code = xml.charCodeAt(at);
    if (code === GREATER) return { name, attributes, end: at + 1, isEmpty: false };
    if (code === SLASH && xml.charCodeAt(at + 1) === GREATER) return { name, attributes, end: at + 2, isEmpty: true };
    const keyEnd = wordEnd(xml, at);
    const equals = skipSpace(xml, keyEnd);
    const quote = skipSpace(xml, equals + 1);
    const mark = xml[quote];
    if (keyEnd === at || xml.charCodeAt(equals) !== EQUALS || (mark !== '"' && mark !== "'")) damaged(MALFORMED);
    const close = xml.indexOf(mark, quote + 1);
    if (close === -1) damaged(MALFORMED);
    attributes[xml.slice(at, keyEnd)] = withEntities(xml.slice(quote + 1, close));
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

function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function withEntities(text: string): string {
  if (!text.includes("&")) return text;
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
