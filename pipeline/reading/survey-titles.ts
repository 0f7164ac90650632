// The titles of a survey export, as its tools really write them: with tags, entities, line breaks, a code before the
// words, and the same words twice.
import { nearestSpelling, spelling } from "../../schemas/text.ts";
import type { RawRow } from "../formats/sheet.ts";

export interface Title {
  readonly text: string;
  readonly column: number;
}

/** Where a title stands: its column, none, or the columns of those that are alike. */
export type TitleFound = number | undefined | readonly Title[];

export interface Titles {
  readonly all: readonly Title[];
  /** By the whole title, by «Titolo#2», or by the code before the words («VOL[SQ001]» of «VOL[SQ001]. Volontari»). */
  readonly find: (written: string) => TitleFound;
  /** The title nearest to one that is not there, among those that nothing reads; empty when none is near. */
  readonly nearest: (written: string, read: ReadonlySet<string>) => string;
}

export function makeTitles(header: RawRow | undefined): Titles {
  const all = (header?.cells ?? [])
    .map(({ text, column }) => ({ text: tidy(text), column }))
    .filter(({ text }) => text !== "");
  const byTitle = Map.groupBy(all, ({ text }) => text);
  const byCode = Map.groupBy(all, ({ text }) => CODE.exec(text)?.[1] ?? "");
  const spellings = [...byTitle.keys()].map((text) => spelling(text, text));
  return {
    all,
    find: (written) => {
      const title = tidy(written);
      const same = byTitle.get(title);
      if (same !== undefined) return same.length > 1 ? same : same[0]?.column;
      const [, base = "", nth = ""] = NTH.exec(title) ?? [];
      if (nth !== "") return byTitle.get(base)?.[Number(nth) - 1]?.column;
      const coded = byCode.get(title) ?? [];
      return coded.length > 1 ? coded : coded[0]?.column;
    },
    nearest: (written, read) =>
      nearestSpelling(
        tidy(written),
        spellings.filter(({ nome }) => !read.has(nome)),
      ),
  };
}

const NTH = /^(.*\S)\s*#(\d{1,3})$/;
/** «Q1. Quanti?» and «Q1[SQ001]. Quanti? [Donne]»: LimeSurvey's code and text in one title. */
const CODE = /^([A-Za-z][\w-]{0,60}(?:\[[^\]]{0,60}\]){0,3})\. /;

/** A title without what does not show: tags, entities, line breaks, hard spaces, the space before a bracket. */
export function tidy(title: string): string {
  return title
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, " ")
    .replace(/&(#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});/gi, (whole, name: string) => entity(name) ?? whole)
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "")
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .replaceAll(" [", "[")
    .trim();
}

function entity(name: string): string | null {
  const [, hex, decimal] = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name) ?? [];
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (Number.isInteger(code)) return code > 31 && code < 0x11_0000 ? String.fromCodePoint(code) : " ";
  const accented = /^([aeiou])(grave|acute)$/i.exec(name);
  if (accented !== null) return `${accented[1]}${accented[2]?.toLowerCase() === "grave" ? "\u0300" : "\u0301"}`;
  return ENTITIES[name.toLowerCase()] ?? null;
}
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  laquo: "«",
  raquo: "»",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  deg: "°",
  euro: "€",
};
