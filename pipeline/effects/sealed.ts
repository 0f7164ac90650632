// What can always be made again is kept with a checksum: a file that was cut, changed or taken for another is as if it were
// not there, and nothing in it is believed.
import { crc32 } from "node:zlib";

/** The text of a kept file, or of one line of it: `di` says of what it is kept. Of a JSON text it is JSON again, in one line. */
export function sealed(di: string, testo: string): string {
  return `{"di":${JSON.stringify(di)},"crc":${crc32(testo)},"testo":${testo}}`;
}

/** What was sealed under the same name; null for anything else. Never throws. */
export function unsealed(di: string, content: string): string | null {
  const [head = "", name, crc] = HEAD.exec(content) ?? [];
  const testo = content.slice(head.length, -1);
  return name === JSON.stringify(di) && content.endsWith("}") && Number(crc) === crc32(testo) ? testo : null;
}

/** The name under which a line was sealed, as it is written; null for anything else. */
export const sealedName = (line: string): string | null => HEAD.exec(line)?.[1]?.slice(1, -1) ?? null;

const HEAD = /^\{"di":("(?:[^"\\]|\\.)*"),"crc":(\d+),"testo":/;
