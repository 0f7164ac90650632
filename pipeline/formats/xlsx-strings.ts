// Texts of a workbook: the shared table, the texts that cells carry within themselves, and the escapes of both.
import type { Limits } from "./limits.ts";
import { refuseCells } from "./refusal.ts";
import { joinRuns, type Run, type Written } from "./runs.ts";
import { isMarked, type SharedStrings } from "./shared-strings.ts";
import { type Attributes, isTrue, parseXml } from "./xml.ts";

/** The shared strings by index: runs of rich text joined, phonetic guides left out. */
export function readSharedStrings(part: Buffer, { cellCharacters, cells }: Limits): SharedStrings {
  const texts: string[] = [];
  const marked = new Map<number, Written>();
  const reader = new RichText(cellCharacters);
  parseXml(part, {
    open(name, attributes) {
      if (name === "si") reader.begin();
      else reader.open(name, attributes);
    },
    text: (piece) => reader.text(piece),
    close(name) {
      reader.close(name);
      if (name !== "si") return;
      const written = reader.result();
      if (isMarked(written)) marked.set(texts.length, written);
      if (texts.length >= cells) refuseCells(cells);
      texts.push(written.text);
    },
  });
  return { texts, marked };
}

const PLAIN_RUN: Run = { text: "", raised: null, struck: null };

/** Lives while one text is parsed, with or without runs. */
export class RichText {
  private readonly most: number;
  private runs: Run[] = [];
  private run: Run = PLAIN_RUN;
  private characters = 0;
  private isText = false;
  private isPhonetic = false;

  constructor(most: number) {
    this.most = most;
  }

  begin(): void {
    this.runs = [];
    this.run = PLAIN_RUN;
    this.characters = 0;
  }

  open(name: string, attributes: Attributes): void {
    this.isText = name === "t" && !this.isPhonetic;
    if (name === "rPh") this.isPhonetic = true;
    else if (name === "rPr") this.run = { ...this.run, struck: false };
    else if (name === "strike") this.run = { ...this.run, struck: isOn(attributes.val) };
    else if (name === "vertAlign") this.run = { ...this.run, raised: raisedBy(attributes.val) };
  }

  text(piece: string): void {
    // One more character than allowed is kept, so that the reader of the cell sees that it was cut.
    if (!this.isText || this.characters > this.most) return;
    this.characters += piece.length;
    this.run = { ...this.run, text: this.run.text + piece };
  }

  close(name: string): void {
    this.isText = false;
    if (name === "rPh") this.isPhonetic = false;
    else if (name === "r" || name === "t") this.endRun(name === "r");
  }

  /** The whole text, its escapes undone. */
  result(): Written {
    const written = joinRuns(this.runs);
    return { ...written, text: unescapeText(written.text) };
  }

  private endRun(isWhole: boolean): void {
    if (this.run.text !== "") this.runs.push(this.run);
    this.run = isWhole ? PLAIN_RUN : { ...this.run, text: "" };
  }
}

function raisedBy(value: string | undefined): Run["raised"] {
  return value === "superscript" ? "apice" : value === "subscript" ? "pedice" : null;
}

/** `<strike/>` says yes by being there. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || isTrue(value);
}

/** `_x000D_` stands for a character that XML cannot hold; `_x005F_` for the underscore of a literal one. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
