// Texts of a workbook: the shared table, and the escapes that every text of it may hold.
import { parseXml } from "./xml.ts";

/** The shared strings by index: runs of rich text joined, phonetic guides left out. */
export function readSharedStrings(part: Buffer, cellCharacters: number): string[] {
  const strings: string[] = [];
  let text = "";
  let isText = false;
  let phonetic = false;
  parseXml(part, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic = true;
      isText = name === "t" && !phonetic;
    },
    text(piece) {
      // One more character than allowed is kept, so that the reader of the cell sees that it was cut.
      if (isText && text.length <= cellCharacters) text += piece;
    },
    close(name) {
      isText = false;
      if (name === "rPh") phonetic = false;
      else if (name === "si") strings.push(unescapeText(text));
    },
  });
  return strings;
}

/** `_x000D_` stands for a character that XML cannot hold; `_x005F_` for the underscore of a literal one. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
