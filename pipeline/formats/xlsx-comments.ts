// The remarks that hang on the cells of a worksheet. Newer programs keep their conversations in another part, and what was
// said here too.
import { parseCell } from "./a1.ts";
import type { CellNote } from "./sheet.ts";
import { parseXml } from "./xml.ts";

/** A part of comments → one for each cell that has some, at most `most`; what has no place is none. */
export function readComments(part: Buffer, most: number): CellNote[] {
  const notes: CellNote[] = [];
  let ref = "";
  let text = "";
  let isText = false;
  parseXml(part, {
    open(name, attributes) {
      isText = name === "t";
      if (name !== "comment") return;
      ref = attributes.ref ?? "";
      text = "";
    },
    text(piece) {
      if (isText) text += piece;
    },
    close(name) {
      isText = false;
      const place = name === "comment" && notes.length < most ? parseCell(ref) : null;
      if (place !== null) notes.push({ ...place, text });
    },
  });
  return notes;
}
