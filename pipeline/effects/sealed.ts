// What can always be made again is kept with a checksum: a file that was cut, changed or taken for another is as if it were
// not there, and nothing in it is believed.
import { crc32 } from "node:zlib";
import { z } from "zod";

const sealedSchema = z.strictObject({ di: z.string(), crc: z.number(), testo: z.string() });

/** The text of a kept file: `di` says of what it is kept. */
export function sealed(di: string, testo: string): string {
  return JSON.stringify({ di, crc: crc32(testo), testo });
}

/** What was sealed under the same name; null for anything else. Never throws. */
export function unsealed(di: string, content: string): string | null {
  try {
    const kept = sealedSchema.parse(JSON.parse(content));
    return kept.di === di && kept.crc === crc32(kept.testo) ? kept.testo : null;
  } catch {
    return null;
  }
}
