// What can always be made again is kept with a checksum: a file that was cut, changed or taken for another is as if it were
// not there, and nothing in it is believed.
import { crc32 } from "node:zlib";

/** The text of a kept file: `di` says of what it is kept. */
export function sealed(di: string, testo: string): string {
  return JSON.stringify({ di, crc: crc32(testo), testo });
}

/** What was sealed under the same name; null for anything else. Never throws. */
export function unsealed(di: string, content: string): string | null {
  try {
    const kept: unknown = JSON.parse(content);
    return isSealed(kept) && kept.di === di && kept.crc === crc32(kept.testo) ? kept.testo : null;
  } catch {
    return null;
  }
}

/** Looked at by hand: every reader writes such files, and starts sooner without more to load. */
const isSealed = (kept: unknown): kept is { di: string; crc: number; testo: string } =>
  typeof kept === "object" &&
  kept !== null &&
  "testo" in kept &&
  typeof kept.testo === "string" &&
  "di" in kept &&
  "crc" in kept;
