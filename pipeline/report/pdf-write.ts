// A PDF with its objects packed in compressed streams (PDF 1.5): a third of what Chromium writes.
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import type { PdfFile, PdfObject } from "./pdf-file.ts";
import { array, dictionary, reference } from "./pdf-syntax.ts";

/** Objects packed together: a reader unpacks this many to see one. */
const PACK = 100;
/** Streams compressed at the same time, each with a quarter of a megabyte to work in. */
const AT_ONCE = 8;
const pack: (bytes: Uint8Array) => Promise<Buffer> = promisify(deflate);

/** Where an object is: at a byte of the file, or as n-th of the stream that packs it. */
type Place = readonly [kind: 1 | 2, at: number, index: number];

/** The whole file, whose identifier is `id` (hexadecimal). Same objects, same bytes. Does not change `file`. */
export async function writePdf(file: PdfFile, id: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const places = new Map<number, Place>();
  let length = 0;
  const write = (bytes: Uint8Array): void => {
    chunks.push(bytes);
    length += bytes.length;
  };
  const writeStream = (number: number, source: string, stream: Uint8Array): void => {
    places.set(number, [1, length, 0]);
    write(latin1(`${number} 0 obj\n${source}\nstream\n`));
    write(stream);
    write(latin1("\nendstream\nendobj\n"));
  };

  write(latin1("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"));
  const numbered = [...file.objects].sort((a, b) => a[0] - b[0]);
  for (const [number, { source, stream }] of numbered) if (stream !== null) writeStream(number, source, stream);
  const plain = numbered.filter(([, { stream }]) => stream === null);
  const groups = Array.from({ length: Math.ceil(plain.length / PACK) }, (_, i) =>
    plain.slice(i * PACK, (i + 1) * PACK),
  );
  const packed: Packed[] = [];
  for (let at = 0; at < groups.length; at += AT_ONCE)
    packed.push(...(await Promise.all(groups.slice(at, at + AT_ONCE).map(packGroup))));
  for (const [index, { source, stream }] of packed.entries()) {
    writeStream(file.size + index, source, stream);
    for (const [at, [number]] of (groups[index] ?? []).entries()) places.set(number, [2, file.size + index, at]);
  }

  const table = file.size + packed.length;
  const start = length;
  places.set(table, [1, start, 0]);
  const stream = await pack(tableOf(places, table + 1));
  const head: [string, string][] = [
    ["Type", "/XRef"],
    ["Size", String(table + 1)],
    ["Root", reference(file.root)],
    ["Info", reference(file.info)],
    ["ID", array([`<${id}>`, `<${id}>`])],
    ["W", array(WIDTHS.map(String))],
    [
      "DecodeParms",
      dictionary([
        ["Predictor", "12"],
        ["Columns", String(WIDTH)],
      ]),
    ],
  ];
  writeStream(table, streamHead(head, stream.length), stream);
  write(latin1(`startxref\n${start}\n%%EOF\n`));
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

const streamHead = (entries: readonly [string, string][], length: number): string =>
  dictionary([...entries, ["Filter", "/FlateDecode"], ["Length", String(length)]]);

interface Packed {
  readonly source: string;
  readonly stream: Uint8Array;
}

async function packGroup(group: readonly [number, PdfObject][]): Promise<Packed> {
  const offsets: string[] = [];
  let at = 0;
  for (const [number, { source }] of group) {
    offsets.push(`${number} ${at}`);
    at += source.length + 1;
  }
  const head = `${offsets.join(" ")}\n`;
  const stream = await pack(latin1(head + group.map(([, { source }]) => source).join("\n")));
  const entries: [string, string][] = [
    ["Type", "/ObjStm"],
    ["N", String(group.length)],
    ["First", String(head.length)],
  ];
  return { source: streamHead(entries, stream.length), stream };
}

/** Bytes of the three columns of the table: kind, place, index. */
const WIDTHS = [1, 4, 2] as const;
const WIDTH = 7;

/** The table of objects, each row less the row above it, which compresses to a fifth. */
function tableOf(places: ReadonlyMap<number, Place>, size: number): Uint8Array {
  const rows = Buffer.alloc(size * WIDTH);
  for (const [number, [kind, at, index]] of places) {
    rows.writeUInt8(kind, number * WIDTH);
    rows.writeUInt32BE(at, number * WIDTH + 1);
    rows.writeUInt16BE(index, number * WIDTH + 5);
  }
  rows.writeUInt16BE(0xffff, 5);
  const differences = Buffer.alloc(size * (WIDTH + 1));
  for (let row = 0; row < size; row++) {
    differences[row * (WIDTH + 1)] = 2;
    for (let column = 0; column < WIDTH; column++) {
      const at = row * WIDTH + column;
      const above = row === 0 ? 0 : (rows[at - WIDTH] ?? 0);
      differences[row * (WIDTH + 1) + 1 + column] = (rows[at] ?? 0) - above;
    }
  }
  return differences;
}
