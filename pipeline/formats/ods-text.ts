// The text of an OpenDocument cell: paragraphs of runs, with blanks and line breaks written as elements.
import type { OdsLook, OdsStyles } from "./ods-styles.ts";
import type { Run } from "./runs.ts";
import type { Attributes } from "./xml.ts";

const PLAIN: OdsLook = { struck: null, raised: null };

/** Lives while one sheet is parsed: the text of the cell in hand. */
export class OdsText {
  private readonly styles: OdsStyles;
  private readonly most: number;
  private runs: Run[] = [];
  private looks: OdsLook[] = [];
  private paragraphs = 0;
  private characters = 0;

  constructor(styles: OdsStyles, cellCharacters: number) {
    this.styles = styles;
    this.most = cellCharacters;
  }

  begin(): void {
    this.runs = [];
    this.looks = [];
    this.paragraphs = 0;
    this.characters = 0;
  }

  /** Null when the cell shows no text at all, not even an empty one. */
  result(): readonly Run[] | null {
    return this.paragraphs === 0 ? null : this.runs;
  }

  open(name: string, attributes: Attributes): void {
    if (name === "text:p" || name === "text:h") {
      if (this.paragraphs > 0) this.add("\n", PLAIN);
      this.paragraphs++;
      this.looks = [PLAIN];
    } else if (name === "text:span") this.looks.push(this.within(this.styles.look(attributes["text:style-name"])));
    else if (name === "text:s") this.text(" ".repeat(this.room(Number(attributes["text:c"] ?? 1))));
    else if (name === "text:tab") this.text("\t");
    else if (name === "text:line-break") this.text("\n");
  }

  text(piece: string): void {
    const look = this.looks.at(-1);
    if (look !== undefined) this.add(piece, look);
  }

  close(name: string): void {
    if (name === "text:p" || name === "text:h") this.looks = [];
    else if (name === "text:span") this.looks.pop();
  }

  private add(text: string, { struck, raised }: OdsLook): void {
    // One more character than allowed is kept, so that the reader of the cell sees that it was cut.
    if (this.characters > this.most || text === "") return;
    this.characters += text.length;
    this.runs.push({ text, struck, raised });
  }

  private within(look: OdsLook): OdsLook {
    const outer = this.looks.at(-1) ?? PLAIN;
    return { struck: look.struck ?? outer.struck, raised: look.raised ?? outer.raised };
  }

  private room(wanted: number): number {
    return Math.max(0, Math.min(Number.isFinite(wanted) ? wanted : 0, this.most + 1 - this.characters));
  }
}
