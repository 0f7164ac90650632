// The faces of the report, inside the file: the same letters on every machine, and nothing to ask the network.
import { readFile } from "node:fs/promises";

interface FontFace {
  readonly family: string;
  readonly weight: number;
  readonly style: "normal" | "italic";
}

const TITLES = "Titillium Web";
const TEXT = "Source Sans 3";
const FACES: readonly FontFace[] = [
  ...[400, 600, 700].map((weight): FontFace => ({ family: TITLES, weight, style: "normal" })),
  ...[400, 600, 700].map((weight): FontFace => ({ family: TEXT, weight, style: "normal" })),
  { family: TEXT, weight: 400, style: "italic" },
];

const FOLDERS: Readonly<Record<string, URL>> = {
  [TITLES]: new URL(import.meta.resolve("@fontsource/titillium-web/package.json")),
  [TEXT]: new URL(import.meta.resolve("@fontsource/source-sans-3/package.json")),
};

const LATIN =
  "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
const LATIN_EXT = "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+1E00-1E9F,U+1EF2-1EFF";
/** Names such as Ștefan or Łukasz: their letters are added only when a page holds them. */
const NEEDS_EXT = /[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u02bd-\u02c5\u1e00-\u1e9f\u1ef2-\u1eff]/u;

/** Markup that is set in italics: nothing else is. */
const SLANTED = /<(?:em|i|cite|dfn|address)\b/;

/** `@font-face` rules with the fonts as data, for a page that prints `text`: a face of which it has no letter stays out. */
export async function fontFaces(text: string): Promise<string> {
  const faces = FACES.filter(({ style }) => style === "normal" || SLANTED.test(text));
  const subsets = NEEDS_EXT.test(text) ? (["latin", "latin-ext"] as const) : (["latin"] as const);
  const rules = subsets.flatMap((subset) => faces.map((face) => fontFace(face, subset)));
  return (await Promise.all(rules)).join("\n");
}

async function fontFace({ family, weight, style }: FontFace, subset: "latin" | "latin-ext"): Promise<string> {
  const slug = family.toLowerCase().replaceAll(" ", "-");
  const file = new URL(`files/${slug}-${subset}-${weight}-${style}.woff2`, FOLDERS[family]);
  const data = (await readFile(file)).toString("base64");
  const range = subset === "latin" ? LATIN : LATIN_EXT;
  return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${range}}`;
}
