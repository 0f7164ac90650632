// What a page draws, in the order in which it draws it: a content stream as Skia writes it, an operator or two in a line,
// texts in hexadecimal. Lines stay as they are; what is found out is where each mark and each unmarked drawing begins and
// ends, and what it holds.
import { around, type Box, IDENTITY, intersection, type Matrix, matrixOf, product, union } from "./pdf-geometry.ts";

/** A stretch of lines that draws something. */
export interface Drawing {
  /** First line, and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly hasText: boolean;
  /** It draws an image or a form. */
  readonly hasImage: boolean;
  /** Around what is seen of it; null when that is nothing. Of what is marked it is looked for in figures only. */
  readonly box: Box | null;
}

/** A stretch that belongs to the structure of the document; its first line says so, its last ends it. */
export interface Mark extends Drawing {
  readonly mcid: number;
}

/** A form that is drawn, and where. */
export interface FormDrawn {
  readonly name: string;
  readonly ctm: Matrix;
}

export interface Content {
  readonly lines: readonly string[];
  readonly marks: readonly Mark[];
  /** Drawings outside every mark: each text alone, other drawings together until the state is saved or restored. */
  readonly unmarked: readonly Drawing[];
  /** The forms with marks of their own, which are no drawings of this stream. */
  readonly forms: readonly FormDrawn[];
}

/** Where a stream is drawn, and what it may draw by name. */
export interface Surroundings {
  /** What can be seen. */
  readonly page: Box;
  readonly ctm: Matrix;
  /** The size of each form that has no marks of its own; an image fills a square of one. */
  readonly forms: ReadonlyMap<string, Box>;
  /** Names of the forms that have. */
  readonly marked: ReadonlySet<string>;
}

interface Open {
  readonly mcid: number | null;
  readonly isDrawing: boolean;
  readonly from: number;
  to: number;
  hasText: boolean;
  hasImage: boolean;
  box: Box | null;
}

interface State {
  readonly ctm: Matrix;
  /** What is seen; null when nothing is. */
  readonly clip: Box | null;
}

/** Takes a stream apart. Throws when its marks do not close in order. */
export function readContent(source: string, surroundings: Surroundings): Content {
  const lines = source.split("\n");
  const reading = new Reading(surroundings);
  for (const [index, line] of lines.entries()) reading.read(line, index);
  return { lines, ...reading.result() };
}

class Reading {
  readonly #marks: Mark[] = [];
  readonly #unmarked: Drawing[] = [];
  readonly #drawn: FormDrawn[] = [];
  readonly #surroundings: Surroundings;
  readonly #saved: State[] = [];
  #state: State;
  /** How many marks are open, whatever they mark. */
  #depth = 0;
  #open: Open | null = null;
  /** The line at which the path or text began that is being made. */
  #begun: number | null = null;
  #path: Box | null = null;
  #clips = false;
  #text: Matrix = IDENTITY;
  #size = 0;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#state = { ctm: surroundings.ctm, clip: surroundings.page };
  }

  result(): Omit<Content, "lines"> {
    this.#endUnmarked();
    if (this.#depth > 0) throw new Error("a mark of the page never ends");
    return { marks: this.#marks, unmarked: this.#unmarked, forms: this.#drawn };
  }

  read(line: string, index: number): void {
    if (this.#isWords && line.endsWith("Tj")) return;
    if (line.endsWith("BDC") || line.endsWith("BMC")) this.#beginMark(line, index);
    else this.#operate(line.split(" "), index);
  }

  /** The mark that is open is no drawing and is known to hold words: where its letters stand, nobody asks. */
  get #isWords(): boolean {
    const open = this.#open;
    return open?.hasText === true && open.mcid !== null && !open.isDrawing;
  }

  #operate(tokens: readonly string[], index: number): void {
    let operands: string[] = [];
    for (const token of tokens) {
      if (!/^[A-Za-z]/.test(token)) operands.push(token);
      else {
        this.#operators[token]?.(operands.map(Number), { index, operands });
        operands = [];
      }
    }
  }

  readonly #operators: Readonly<
    Record<string, (numbers: number[], at: { index: number; operands: readonly string[] }) => void>
  > = {
    EMC: (_, { index }) => this.#endMark(index),
    q: () => {
      this.#endUnmarked();
      this.#saved.push(this.#state);
    },
    Q: () => {
      this.#endUnmarked();
      this.#state = this.#saved.pop() ?? this.#state;
    },
    cm: (numbers) => {
      this.#state = { ...this.#state, ctm: product(matrixOf(numbers), this.#state.ctm) };
    },
    re: ([x = 0, y = 0, width = 0, height = 0], { index }) => this.#reach([x, y, x + width, y + height], index),
    m: (points, { index }) => this.#through(points, index),
    l: (points, { index }) => this.#through(points, index),
    c: (points, { index }) => this.#through(points, index),
    v: (points, { index }) => this.#through(points, index),
    y: (points, { index }) => this.#through(points, index),
    W: () => {
      this.#clips = true;
    },
    "W*": () => {
      this.#clips = true;
    },
    n: () => this.#endPath(),
    ...Object.fromEntries(
      ["f", "f*", "F", "S", "s", "B", "B*", "b", "b*"].map((name) => [
        name,
        (_: number[], { index }: { index: number }) => this.#paintPath(index),
      ]),
    ),
    BT: (_, { index }) => {
      this.#endUnmarked();
      this.#begun = index;
    },
    ET: (_, { index }) => {
      if (this.#open?.mcid === null) this.#open.to = index + 1;
      this.#endUnmarked();
      this.#begun = null;
    },
    Tf: ([, size = 0]) => {
      this.#size = size;
    },
    Tm: (numbers) => {
      this.#text = matrixOf(numbers);
    },
    Td: ([x = 0, y = 0]) => {
      this.#text = product([1, 0, 0, 1, x, y], this.#text);
    },
    Tj: (_, { index }) => {
      // A glyph's width is that to the next one's place; the last is taken to be as wide as half its height.
      const glyph: Box = [0, -this.#size / 4, this.#size / 2, this.#size];
      this.#paint(around(product(this.#text, this.#state.ctm), glyph), index).hasText = true;
    },
    Do: (_, { index, operands }) => {
      const name = (operands[0] ?? "").slice(1);
      const { forms, marked } = this.#surroundings;
      if (marked.has(name)) {
        this.#endUnmarked();
        this.#drawn.push({ name, ctm: this.#state.ctm });
      } else this.#paint(around(this.#state.ctm, forms.get(name) ?? [0, 0, 1, 1]), index).hasImage = true;
    },
    sh: (_, { index }) => void this.#paint(this.#state.clip, index),
  };

  #beginMark(line: string, index: number): void {
    const mcid = /\/MCID (\d+)/.exec(line)?.[1];
    if (mcid !== undefined) this.#endUnmarked();
    if (mcid !== undefined && this.#depth > 0) throw new Error("a mark of the page stands inside another");
    // A no-break space has a mark of its own, wherever it stands.
    if (this.#depth === 0)
      this.#open ??= {
        ...opened(this.#begun ?? index),
        mcid: mcid === undefined ? null : Number(mcid),
        isDrawing: line.startsWith("/Figure"),
      };
    this.#depth++;
  }

  #endMark(index: number): void {
    this.#depth--;
    if (this.#depth < 0) throw new Error("a mark of the page ends that never began");
    if (this.#depth > 0 || this.#open === null) return;
    this.#open.to = index + 1;
    const { mcid, isDrawing, box, ...drawing } = this.#open;
    if (mcid === null) return;
    this.#marks.push({ ...drawing, mcid, box: isDrawing ? box : null });
    this.#open = null;
  }

  #endUnmarked(): void {
    if (this.#depth > 0 || this.#open === null) return;
    this.#unmarked.push(this.#open);
    this.#open = null;
  }

  #reach(box: Box, index: number): void {
    this.#begun ??= index;
    this.#path = union(this.#path, around(this.#state.ctm, box));
  }

  #through(points: readonly number[], index: number): void {
    for (let at = 0; at + 1 < points.length; at += 2) {
      const [x = 0, y = 0] = [points[at], points[at + 1]];
      this.#reach([x, y, x, y], index);
    }
  }

  #paintPath(index: number): void {
    this.#paint(this.#path, index);
    this.#endPath();
  }

  #endPath(): void {
    if (this.#clips) this.#state = { ...this.#state, clip: intersection(this.#state.clip, this.#path) };
    this.#path = null;
    this.#clips = false;
    this.#begun = null;
  }

  #paint(box: Box | null, index: number): Open {
    this.#open ??= opened(this.#begun ?? index);
    this.#open.to = index + 1;
    this.#open.box = union(this.#open.box, intersection(this.#state.clip, box));
    return this.#open;
  }
}

const opened = (from: number): Open => ({
  mcid: null,
  isDrawing: false,
  from,
  to: from,
  hasText: false,
  hasImage: false,
  box: null,
});
