// What is drawn over a worksheet: the words of its text boxes, by the cell under their corner, and whether there is a picture.
import type { CellNote } from "./sheet.ts";
import { parseXml, type XmlEvents } from "./xml.ts";

export interface Drawn {
  readonly boxes: readonly CellNote[];
  readonly hasPictures: boolean;
}

export const NOTHING_DRAWN: Drawn = { boxes: [], hasPictures: false };

/** A part of drawings → the boxes that hold words, at most `most`. */
export function readDrawings(part: Buffer, most: number): Drawn {
  const boxes: CellNote[] = [];
  let hasPictures = false;
  let place = { row: 0, column: 0 };
  let text = "";
  let reading: "row" | "col" | "t" | null = null;
  let isFrom = false;
  const events: XmlEvents = {
    open(written) {
      const name = local(written);
      reading = name === "t" || (isFrom && (name === "row" || name === "col")) ? name : null;
      if (name.endsWith("Anchor")) {
        place = { row: 0, column: 0 };
        text = "";
      } else if (name === "from") isFrom = true;
      else if (name === "pic") hasPictures = true;
      else if (name === "p" && text !== "") text += "\n";
    },
    text(piece) {
      if (reading === "t") text += piece;
      else if (reading === "row") place = { ...place, row: Number(piece) + 1 };
      else if (reading === "col") place = { ...place, column: Number(piece) + 1 };
    },
    close(written) {
      const name = local(written);
      reading = null;
      if (name === "from") isFrom = false;
      if (!name.endsWith("Anchor") || text.trim() === "" || boxes.length >= most) return;
      const isLoose = place.row === 0 || place.column === 0;
      boxes.push(isLoose ? { row: 1, column: 1, text, box: "sciolto" } : { ...place, text, box: true });
    },
  };
  // Places are of one vocabulary, words of another.
  parseXml(part, events, "con prefisso");
  return { boxes, hasPictures };
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);
