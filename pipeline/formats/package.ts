// A zip that claims to be a workbook → its checked parts. Every part is unzipped once: the XML is kept, the rest only
// proves its size.
import { judgeParts } from "./kind.ts";
import type { Limits } from "./limits.ts";
import type { XlsxParts } from "./xlsx.ts";
import { readDirectory, unzip } from "./zip.ts";

/** XML parts by lower-case name. Refuses what is not a workbook, or not a safe one. */
export function openPackage(bytes: Buffer, name: string, limits: Limits): { parts: XlsxParts; hasMacros: boolean } {
  const entries = readDirectory(bytes, limits);
  const names = new Set(entries.map((entry) => entry.name));
  const mimetype = entries.find((entry) => entry.name === "mimetype");
  const declared = mimetype !== undefined && mimetype.bytes < 200 ? unzip(bytes, mimetype).toString("latin1") : "";
  judgeParts(names, declared, name);
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    const part = unzip(bytes, entry);
    if (/\.(xml|rels)$/.test(entry.name)) parts.set(entry.name, part);
  }
  return { parts, hasMacros: names.has("xl/vbaproject.bin") };
}
