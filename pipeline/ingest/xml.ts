// The XML of a workbook part, as open/text/close events with plain names. Streaming, so a large sheet is never one string.
import { SaxesParser } from "saxes";
import { damaged, refuse } from "./refusal.ts";

export type Attributes = Readonly<Record<string, string>>;

/** `name` is without prefix; elements of other vocabularies than the root's never arrive. */
export interface XmlEvents {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

const CHUNK_BYTES = 1 << 18;
const READABLE = new Set(["utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be", "iso-8859-1"]);

/** Sends the events of a part. Refuses what is not well-formed XML or defines a document type. */
export function parseXml(part: Buffer, events: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  // Workbooks may prefix every name (x:row); what carries another prefix than the root is an extension.
  let prefix: string | null = null;
  const local = (name: string): string => {
    const colon = name.indexOf(":");
    prefix ??= name.slice(0, colon + 1);
    if (colon === -1) return prefix === "" ? name : "";
    return name.slice(0, colon + 1) === prefix ? name.slice(colon + 1) : "";
  };
  parser.on("error", () => damaged("una delle sue parti è scritta male"));
  parser.on("doctype", () => refuse("file-pericoloso", { motivo: "una definizione di entità XML" }));
  parser.on("opentag", (tag) => {
    const name = local(tag.name);
    if (name !== "") events.open(name, tag.attributes);
  });
  parser.on("closetag", (tag) => {
    const name = local(tag.name);
    if (name !== "") events.close?.(name);
  });
  if (events.text !== undefined) {
    const text = events.text.bind(events);
    parser.on("text", text);
    parser.on("cdata", text);
  }
  const decoder = new TextDecoder(encodingOf(part));
  for (let at = 0; at < part.length; at += CHUNK_BYTES) {
    const chunk = part.subarray(at, at + CHUNK_BYTES);
    parser.write(decoder.decode(chunk, { stream: true }));
  }
  parser.write(decoder.decode()).close();
}

function encodingOf(part: Buffer): string {
  if (part[0] === 0xff && part[1] === 0xfe) return "utf-16le";
  if (part[0] === 0xfe && part[1] === 0xff) return "utf-16be";
  if (part[0] === 0 && part[1] === 0x3c) return "utf-16be";
  if (part[0] === 0x3c && part[1] === 0) return "utf-16le";
  const declared = /^[^>]*?\bencoding\s*=\s*["']([\w.-]+)["']/.exec(part.toString("latin1", 0, 200))?.[1] ?? "utf-8";
  if (!READABLE.has(declared.toLowerCase())) damaged("usa un alfabeto che non conosciamo");
  return declared.toLowerCase().startsWith("utf-16") ? "utf-8" : declared;
}

/** The value of an attribute whatever its prefix (`r:id`, `rel:id`). */
export function prefixed(attributes: Attributes, name: string): string | undefined {
  const key = Object.keys(attributes).find((each) => each.endsWith(`:${name}`));
  return key === undefined ? undefined : attributes[key];
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}
