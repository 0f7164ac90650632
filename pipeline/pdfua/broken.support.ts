// A good PDF, broken at one place: taken apart, changed, and written anew, object by object.
import { readFileSync } from "node:fs";
import { type Page, type PdfDocument, readDocument } from "./document.ts";
import { latin1, unpacked } from "./open.ts";
import type { Element } from "./structure.ts";
import { type Dict, Name, Ref, Stream, Text, type Value } from "./values.ts";

/** Printed by Chromium 153 from a page with headings, a list, links, a chart, a veiled box and a table over two pages, and
 *  finished by `pipeline/report/`. veraPDF finds no fault in it (PDFUA-1 and PDFA-2A of August 2025). */
export const GOOD = new URL("fixtures/buono.pdf", import.meta.url);

/** What the page said from which it was printed. */
export const PRINTED = `Bilancio di prova
Un testo con un no-break space: 12\u00a0euro, e un collegamento ai dati.
prima voce
seconda parte
Seconda parte
Le fonti
Un riquadro velato.
Una tabella
Tavola di prova
Fonte Anno Valore
uno 2016 3
due 5
tutto 8
${Array.from({ length: 36 }, (_, row) => `riga ${row} 2016 ${row}`).join("\n")}`;

/** What may be changed: the values of the document are those that are written. */
export interface Broken {
  readonly document: PdfDocument;
  readonly objects: Map<number, Value>;
  /** The first element of a role, or the one at this place among them. */
  element(role: string, at?: number): Element;
  elements(role: string): readonly Element[];
  page(number: number): Page;
  /** Changes what a page draws. */
  draw(page: number, change: (content: string) => string): void;
  /** Changes the metadata. */
  metadata(change: (packet: string) => string): void;
  /** Adds an element to another, as its last kid; returns its dictionary. */
  add(to: Element, role: string): Dict;
}

/** The bytes of the good file after a change. */
export function broken(
  change: (broken: Broken) => void,
  inBytes: (file: string) => string = (file) => file,
): Uint8Array {
  const document = readDocument(readFileSync(GOOD));
  const { pdf } = document;
  const objects = new Map(pdf.numbers.map((number): [number, Value] => [number, pdf.get(new Ref(number))]));
  const elements = (role: string): readonly Element[] =>
    (document.structure?.elements ?? []).filter((element) => element.role === role);
  const page = (number: number): Page => must(document.pages[number - 1], `page ${number}`);
  const restream = (reference: Value | undefined, edit: (text: string) => string): void => {
    const stream = pdf.get(reference);
    if (!(reference instanceof Ref) || !(stream instanceof Stream)) throw new Error("no stream");
    const before = latin1(unpacked(stream));
    const after = edit(before);
    if (after === before) throw new Error("the change changes nothing");
    const dict: Dict = new Map([...stream.dict].filter(([key]) => key !== "Filter" && key !== "DecodeParms"));
    objects.set(reference.number, new Stream(dict, Buffer.from(after, "latin1")));
  };
  change({
    document,
    objects,
    elements,
    element: (role, at = 0) => must(elements(role)[at], role),
    page,
    draw: (number, edit) => restream(page(number).dict.get("Contents"), edit),
    metadata: (edit) => restream(document.catalog.get("Metadata"), edit),
    add(to, role) {
      const number = Math.max(...objects.keys()) + 1;
      const dict: Dict = new Map<string, Value>([
        ["S", new Name(role)],
        ["P", new Ref(must(to.number, "a number"))],
      ]);
      objects.set(number, dict);
      to.dict.set("K", [...pdf.list(to.dict, "K"), new Ref(number)]);
      return dict;
    },
  });
  return Buffer.from(inBytes(written(objects, pdf.trailer)), "latin1");
}

export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`there is no ${what}`);
  return value;
}

function written(objects: ReadonlyMap<number, Value>, trailer: Dict): string {
  let file = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  const size = Math.max(...objects.keys()) + 1;
  const places = Array.from({ length: size }, () => "0000000000 65535 f \n");
  for (const [number, value] of objects) {
    // The packs themselves, and the table of the file that was read.
    const type = value instanceof Stream ? value.dict.get("Type") : null;
    if (value === null || (type instanceof Name && ["ObjStm", "XRef"].includes(type.name))) continue;
    places[number] = `${String(file.length).padStart(10, "0")} 00000 n \n`;
    file += `${number} 0 obj\n${source(value)}\nendobj\n`;
  }
  const kept = ["Root", "Info", "ID", "Encrypt"].flatMap((key): [string, Value][] =>
    trailer.has(key) ? [[key, trailer.get(key) ?? null]] : [],
  );
  const end = source(new Map<string, Value>([["Size", size], ...kept]));
  return `${file}xref\n0 ${size}\n${places.join("")}trailer\n${end}\nstartxref\n${file.length}\n%%EOF\n`;
}

function source(value: Value): string {
  if (value instanceof Name) return `/${value.name.replace(/[^A-Za-z0-9+_.-]/g, hexadecimal)}`;
  if (value instanceof Text) return `<${Buffer.from(value.bytes, "latin1").toString("hex")}>`;
  if (value instanceof Ref) return `${value.number} 0 R`;
  if (Array.isArray(value)) return `[${value.map(source).join(" ")}]`;
  if (value instanceof Map)
    return `<<${[...value].map(([key, one]) => `${source(new Name(key))} ${source(one)}`).join(" ")}>>`;
  if (!(value instanceof Stream)) return String(value);
  const dict = new Map(value.dict).set("Length", value.bytes.length);
  return `${source(dict)}\nstream\n${latin1(value.bytes)}\nendstream`;
}

const hexadecimal = (letter: string): string => `#${letter.charCodeAt(0).toString(16).padStart(2, "0")}`;
