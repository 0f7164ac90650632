// Texts of a workbook: the shared table, the texts that cells carry within themselves, and the escapes of both.
import { joinRuns, type Run, type Written } from "./runs.ts";
import { type Attributes, isTrue, parseXml } from "./xml.ts";

export interface SharedStrings {
  readonly texts: readonly string[];
  /** By index, of the texts with something struck out: what is left. */
  readonly struck: ReadonlyMap<number, string>;
}

export const NO_STRINGS: SharedStrings = { texts: [], struck: new Map() };

/** The shared strings by index: runs of rich text joined, phonetic guides left out. */
export function readSharedStrings(part: Buffer, cellCharacters: number): SharedStrings {
  const texts: string[] = [];
  const struck = new Map<number, string>();
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
      const { text, resta } = reader.result();
      if (resta !== undefined) struck.set(texts.length, resta);
      texts.push(text);
    },
  });
  return { texts, struck };
}

const PLAIN_RUN: Run = { text: "", raised: null, struck: false };

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
    const { text, resta } = joinRuns(this.runs);
    const written = unescapeText(text);
    return resta === undefined ? { text: written } : { text: written, resta: unescapeText(resta) };
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
