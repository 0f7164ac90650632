// What the file says of itself in XMP: properties by the address of their schema, whatever the prefix.
import { SaxesParser } from "saxes";

export interface Property {
  readonly prefix: string;
  readonly address: string;
  readonly name: string;
  /** Its words, those of its items one after the other. */
  readonly value: string;
  /** It is said once for every language, in none that is named. */
  readonly isForAllAlike: boolean;
}

export interface Xmp {
  readonly properties: readonly Property[];
  /** «address name» of the properties that the packet itself explains (ISO 19005-2, 6.6.2.3.3). */
  readonly explained: ReadonlySet<string>;
}

interface Node {
  readonly prefix: string;
  readonly uri: string;
  readonly local: string;
  readonly attributes: readonly {
    readonly prefix: string;
    readonly uri: string;
    readonly local: string;
    readonly value: string;
  }[];
  readonly kids: Node[];
  text: string;
}

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XML = "http://www.w3.org/XML/1998/namespace";
const XMLNS = "http://www.w3.org/2000/xmlns/";
const SCHEMA = "http://www.aiim.org/pdfa/ns/schema#";
const PROPERTY = "http://www.aiim.org/pdfa/ns/property#";

/** Throws when the packet is no XML. */
export function readXmp(packet: string): Xmp {
  const nodes = all(parse(packet));
  const descriptions = nodes.filter(
    ({ uri, local, kids, attributes }) =>
      // A resource inside another is a part of its value.
      uri === RDF && local === "Description" && (kids.length > 0 || attributes.length > 0),
  );
  const top = descriptions.filter((one) => !descriptions.some((other) => other !== one && all(other).includes(one)));
  const properties = top.flatMap(({ kids, attributes }) => [
    ...kids.map(({ prefix, uri, local, ...node }) => ({
      prefix,
      address: uri,
      name: local,
      value: wordsOf(node).trim(),
      isForAllAlike: isForAllAlike(node),
    })),
    ...attributes
      .filter(({ uri }) => uri !== RDF && uri !== XMLNS && uri !== "")
      .map(({ prefix, uri, local, value }) => ({ prefix, address: uri, name: local, value, isForAllAlike: false })),
  ]);
  return { properties, explained: new Set(nodes.flatMap(explainedBy)) };
}

function parse(packet: string): Node {
  const root: Node = { prefix: "", uri: "", local: "", attributes: [], kids: [], text: "" };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", ({ prefix, uri, local, attributes }) => {
    const node: Node = { prefix, uri, local, attributes: Object.values(attributes), kids: [], text: "" };
    open.at(-1)?.kids.push(node);
    open.push(node);
  });
  parser.on("text", (text) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(packet).close();
  return root;
}

const all = (node: Node): Node[] => [node, ...node.kids.flatMap(all)];

const wordsOf = ({ text, kids }: Pick<Node, "text" | "kids">): string => text + kids.map(wordsOf).join("");

function isForAllAlike({ kids }: Pick<Node, "kids">): boolean {
  const items = kids.find(({ uri, local }) => uri === RDF && local === "Alt")?.kids ?? [];
  const languages = items.flatMap(({ attributes }) =>
    attributes.filter(({ uri, local }) => uri === XML && local === "lang"),
  );
  return items.length === 1 && languages.some(({ value }) => value === "x-default");
}

function explainedBy(schema: Node): string[] {
  const address = schema.kids.find(({ uri, local }) => uri === SCHEMA && local === "namespaceURI");
  if (address === undefined) return [];
  const names = all(schema).filter(({ uri, local }) => uri === PROPERTY && local === "name");
  return names.map((name) => `${wordsOf(address).trim()} ${wordsOf(name).trim()}`);
}
