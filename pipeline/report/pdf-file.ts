// A PDF as Chromium writes it: a classic table of objects, none of them packed. Any other kind is refused.
import { endOfValue, entriesOf, pointsAt } from "./pdf-syntax.ts";

export interface PdfObject {
  /** The value, or the dictionary of a stream. */
  source: string;
  stream: Uint8Array | null;
}

export interface PdfFile {
  readonly objects: Map<number, PdfObject>;
  /** The catalog's number. */
  readonly root: number;
  /** Number of the dictionary that readers show as properties. */
  readonly info: number;
  /** One more than the highest number of an object. */
  size: number;
}

const UNKNOWN = "Il browser ha scritto un PDF di una forma che questo programma non conosce";

/** Throws when the bytes are not a PDF as Chromium writes it. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString("latin1");
  const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? Number.NaN);
  const head = /^xref\s+0 (\d+)\s+/.exec(text.slice(tableAt, tableAt + 64));
  if (head === null) throw new Error(`${UNKNOWN}: manca la tabella degli oggetti.`);
  const entriesAt = tableAt + head[0].length;
  const places: { number: number; at: number }[] = [];
  for (let number = 0; number < Number(head[1]); number++) {
    const entry = text.slice(entriesAt + number * 20, entriesAt + number * 20 + 18);
    if (entry.endsWith("n")) places.push({ number, at: Number(entry.slice(0, 10)) });
  }
  places.sort((a, b) => a.at - b.at);
  const objects = new Map<number, PdfObject>();
  for (const [index, { number, at }] of places.entries())
    objects.set(number, readObject(buffer, { text, number, at, end: places[index + 1]?.at ?? tableAt }));
  const trailer = entriesOf(
    /^trailer\s+(<<.*>>)\s+startxref/su.exec(text.slice(text.lastIndexOf("trailer")))?.[1] ?? "",
  );
  const [root, info] = [pointsAt(trailer.get("Root")), pointsAt(trailer.get("Info"))];
  if (root === undefined || info === undefined) throw new Error(`${UNKNOWN}: manca il catalogo.`);
  return { objects, root, info, size: Number(head[1]) };
}

interface Place {
  readonly text: string;
  readonly number: number;
  readonly at: number;
  readonly end: number;
}

function readObject(buffer: Buffer, { text, number, at, end }: Place): PdfObject {
  const head = `${number} 0 obj\n`;
  const close = text.lastIndexOf("endobj", end);
  if (!text.startsWith(head, at) || close < at) throw new Error(`${UNKNOWN}: l’oggetto ${number} non è al suo posto.`);
  const from = at + head.length;
  const value = text.slice(from, close).trimEnd();
  if (!value.endsWith("endstream")) return { source: value, stream: null };
  const source = value.slice(0, endOfValue(value, 0));
  const length = Number(entriesOf(source).get("Length"));
  const start = from + value.indexOf("stream", source.length) + "stream\n".length;
  if (!Number.isInteger(length) || !/^\s*endstream/.test(text.slice(start + length, start + length + 16)))
    throw new Error(`${UNKNOWN}: l’oggetto ${number} non ha la lunghezza che dice.`);
  return { source, stream: buffer.subarray(start, start + length) };
}

/** The object a value points at, as it may be changed; undefined for a direct value. */
export const objectAt = ({ objects }: PdfFile, value: string | undefined): PdfObject | undefined =>
  objects.get(pointsAt(value) ?? -1);

/** A value, followed where it points. */
export const resolve = (file: PdfFile, value: string | undefined): string =>
  objectAt(file, value)?.source ?? value ?? "";

/** Adds an object; returns its number. */
export function addObject(file: PdfFile, source: string, stream: Uint8Array | null = null): number {
  const number = file.size++;
  file.objects.set(number, { source, stream });
  return number;
}
