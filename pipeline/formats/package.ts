// A zip that claims to be a workbook → its checked parts. Every part is unzipped once: the XML is kept, the rest only
// proves its size.
import { judgeParts, type Packaged } from "./kind.ts";
import type { Limits } from "./limits.ts";
import { readDirectory, unzip } from "./zip.ts";

/** XML parts by lower-case name. */
export type Parts = ReadonlyMap<string, Buffer>;

export interface Package {
  readonly kind: Packaged;
  readonly parts: Parts;
  readonly hasMacros: boolean;
  readonly hasPictures: boolean;
}

/** Refuses what is not a workbook, or not a safe one. */
export function openPackage(bytes: Buffer, name: string, limits: Limits): Package {
  const entries = readDirectory(bytes, limits);
  const mimetype = entries.find((entry) => entry.name === "mimetype");
  const declared = mimetype !== undefined && mimetype.bytes < 200 ? unzip(bytes, mimetype).toString("latin1") : "";
  const members = entries.map(({ written }) => written);
  const names = new Set(entries.map((entry) => entry.name));
  const kind = judgeParts(names, declared, members, name);
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    const part = unzip(bytes, entry);
    if (/\.(xml|rels)$/.test(entry.name)) parts.set(entry.name, part);
  }
  const hasPictures = [...names].some((part) => /^(xl\/media|pictures)\/./.test(part));
  return { kind, parts, hasMacros: names.has("xl/vbaproject.bin"), hasPictures };
}
