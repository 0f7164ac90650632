// The bytes of a PDF → its objects, wherever they stand: one by one, or packed in streams (ISO 32000-1, 7.5).
import { inflateSync } from "node:zlib";
import { type Dict, Name, Reader, Ref, Stream, type Value, Word } from "./values.ts";

/** A file that was opened. Nothing of it is changed. */
export interface Pdf {
  /** A byte in each character. */
  readonly text: string;
  readonly trailer: Dict;
  /** The numbers of all its objects. */
  readonly numbers: readonly number[];
  /** What is found at the end of a path of keys, references followed; null where there is nothing. */
  get(from: Value | undefined, ...path: readonly string[]): Value;
  dict(from: Value | undefined, ...path: readonly string[]): Dict;
  /** The items of an array as they are written; a value that is no array is one of itself. */
  list(from: Value | undefined, ...path: readonly string[]): readonly Value[];
  /** The word of a name; null for any other value. */
  name(from: Value | undefined, ...path: readonly string[]): string | null;
}

/** Where an object is: at a byte, or as n-th of the stream that packs it. */
type Place = { readonly at: number } | { readonly pack: number; readonly index: number };

/** Throws when the bytes are no PDF that stands on its own. */
export function openPdf(bytes: Uint8Array): Pdf {
  return new Opened(bytes);
}

class Opened implements Pdf {
  readonly text: string;
  readonly trailer: Dict;
  readonly #bytes: Uint8Array;
  readonly #tables = new Set<number>();
  readonly #places = new Map<number, Place>();
  readonly #objects = new Map<number, Value>();
  readonly #packs = new Map<number, readonly Value[]>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    const at = Number(/startxref\s+(\d+)\s+%%EOF/.exec(this.text.slice(this.text.lastIndexOf("startxref")))?.[1]);
    if (!Number.isInteger(at)) throw new Error("the file does not say where its table of objects is");
    this.trailer = this.#readTables(at);
  }

  /** The table at this byte, then those that it was added to; the newest place of an object counts. Returns the first trailer. */
  #readTables(at: number): Dict {
    this.#tables.add(at);
    const trailer = this.text.startsWith("xref", at) ? this.#readTable(at) : this.#readTableStream(at);
    const [packed, before] = [trailer.get("XRefStm"), trailer.get("Prev")];
    if (typeof packed === "number") this.#readTableStream(packed);
    if (typeof before === "number" && !this.#tables.has(before)) this.#readTables(before);
    return trailer;
  }

  #place(number: number, place: Place): void {
    if (!this.#places.has(number)) this.#places.set(number, place);
  }

  get numbers(): readonly number[] {
    return [...this.#places.keys()];
  }

  get(from: Value | undefined, ...path: readonly string[]): Value {
    return this.#follow(this.#written(from, path));
  }

  /** What is written there, be it a reference. */
  #written(from: Value | undefined, path: readonly string[]): Value {
    let value = from ?? null;
    for (const key of path) {
      const found = this.#follow(value);
      const dict = found instanceof Stream ? found.dict : found;
      value = (dict instanceof Map ? dict.get(key) : null) ?? null;
    }
    return value;
  }

  dict(from: Value | undefined, ...path: readonly string[]): Dict {
    const value = this.get(from, ...path);
    return value instanceof Stream ? value.dict : value instanceof Map ? value : new Map();
  }

  list(from: Value | undefined, ...path: readonly string[]): readonly Value[] {
    const written = this.#written(from, path);
    const value = this.#follow(written);
    return Array.isArray(value) ? value : value === null ? [] : [written];
  }

  name(from: Value | undefined, ...path: readonly string[]): string | null {
    const value = this.get(from, ...path);
    return value instanceof Name ? value.name : null;
  }

  #follow(value: Value): Value {
    let found = value;
    for (let steps = 0; found instanceof Ref; steps++) {
      if (steps > 20) throw new Error("a reference goes round in a circle");
      found = this.#object(found.number);
    }
    return found;
  }

  #object(number: number): Value {
    const known = this.#objects.get(number);
    if (known !== undefined) return known;
    const place = this.#places.get(number);
    const value =
      place === undefined
        ? null
        : "at" in place
          ? this.#readAt(place.at)
          : (this.#pack(place.pack)[place.index] ?? null);
    this.#objects.set(number, value);
    return value;
  }

  #readAt(at: number): Value {
    const reader = new Reader(this.text, at);
    const head = [reader.next(), reader.next(), reader.next()];
    if (!(head[2] instanceof Word) || head[2].word !== "obj") throw new Error(`no object stands at byte ${at}`);
    const value = reader.next();
    if (value === undefined || value instanceof Word) throw new Error(`the object at byte ${at} has no value`);
    if (!(value instanceof Map)) return value;
    const after = reader.next();
    if (!(after instanceof Word) || after.word !== "stream") return value;
    const start = reader.at + (this.text[reader.at] === "\r" ? 2 : 1);
    const length = this.get(value.get("Length"));
    if (typeof length !== "number") throw new Error(`the stream at byte ${at} has no length`);
    return new Stream(value, this.#bytes.subarray(start, start + length));
  }

  #pack(number: number): readonly Value[] {
    const known = this.#packs.get(number);
    if (known !== undefined) return known;
    const stream = this.get(new Ref(number));
    if (!(stream instanceof Stream)) throw new Error(`object ${number} packs no others`);
    const text = latin1(unpacked(stream));
    const [count, first] = [stream.dict.get("N"), stream.dict.get("First")];
    if (typeof count !== "number" || typeof first !== "number") throw new Error(`object ${number} packs no others`);
    const head = new Reader(text);
    const values: Value[] = [];
    for (let index = 0; index < count; index++) {
      head.next();
      const offset = head.next();
      const value = typeof offset === "number" ? new Reader(text, first + offset).next() : undefined;
      values.push(value === undefined || value instanceof Word ? null : value);
    }
    this.#packs.set(number, values);
    return values;
  }

  #readTable(at: number): Dict {
    const reader = new Reader(this.text, at);
    reader.next();
    for (;;) {
      const first = reader.next();
      if (first instanceof Word && first.word === "trailer") break;
      const count = reader.next();
      if (typeof first !== "number" || typeof count !== "number") throw new Error("the table of objects is broken");
      for (let index = 0; index < count; index++) {
        const [byte, , kind] = [reader.next(), reader.next(), reader.next()];
        if (kind instanceof Word && kind.word === "n") this.#place(first + index, { at: Number(byte) });
      }
    }
    const trailer = reader.next();
    if (!(trailer instanceof Map)) throw new Error("the file has no trailer");
    return trailer;
  }

  #readTableStream(at: number): Dict {
    const table = this.#readAt(at);
    if (!(table instanceof Stream) || this.name(table, "Type") !== "XRef") throw new Error("no table of objects");
    const widths = this.list(table, "W").map(Number);
    const size = Number(table.dict.get("Size"));
    const ranges = table.dict.has("Index") ? this.list(table, "Index").map(Number) : [0, size];
    const rows = unpacked(table);
    const width = widths.reduce((sum, one) => sum + one, 0);
    let row = 0;
    for (let range = 0; range + 1 < ranges.length; range += 2)
      for (let index = 0; index < (ranges[range + 1] ?? 0); index++, row++) {
        const [kind = 1, second = 0, third = 0] = fieldsOf(rows.subarray(row * width, (row + 1) * width), widths);
        const number = (ranges[range] ?? 0) + index;
        if (kind === 1) this.#place(number, { at: second });
        else if (kind === 2) this.#place(number, { pack: second, index: third });
      }
    return table.dict;
  }
}

function fieldsOf(row: Uint8Array, widths: readonly number[]): number[] {
  let at = 0;
  return widths.map((width) => {
    let field = 0;
    for (let byte = 0; byte < width; byte++) field = field * 256 + (row[at++] ?? 0);
    return field;
  });
}

export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

/** The bytes of a stream as they are meant. Throws for a filter other than Flate. */
export function unpacked({ dict, bytes }: Stream): Uint8Array {
  const filter = dict.get("Filter") ?? null;
  const filters = Array.isArray(filter) ? filter : filter === null ? [] : [filter];
  if (filters.length === 0) return bytes;
  if (filters.length > 1 || !(filters[0] instanceof Name) || filters[0].name !== "FlateDecode")
    throw new Error("a stream is packed in a way that is not read here");
  const parameters = dict.get("DecodeParms");
  const plain = inflateSync(bytes);
  const predictor = parameters instanceof Map ? Number(parameters.get("Predictor") ?? 1) : 1;
  if (predictor === 1) return plain;
  return withoutPredictor(plain, parameters instanceof Map ? Number(parameters.get("Columns") ?? 1) : 1);
}

/** Rows written as differences from the byte before or above (ISO 32000-1, 7.4.4.4). */
function withoutPredictor(bytes: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(bytes.length / (columns + 1));
  const plain = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (columns + 1)];
    if (kind === undefined || kind > 2) throw new Error("a table is written in a way that is not read here");
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const before = kind === 1 ? (column > 0 ? plain[at - 1] : 0) : kind === 2 && row > 0 ? plain[at - columns] : 0;
      plain[at] = (bytes[row * (columns + 1) + 1 + column] ?? 0) + (before ?? 0);
    }
  }
  return plain;
}
