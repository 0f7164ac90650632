// What a page draws, and what each drawing is marked as (ISO 32000-1, 8.2, 14.6): every path, text and image, also those
// inside forms.
import { type Font, readFont } from "./fonts.ts";
import { latin1, type Pdf, unpacked } from "./open.ts";
import { refNumber } from "./structure.ts";
import { type Dict, Name, Reader, Stream, Text, type Value, Word } from "./values.ts";

/** A stretch of content with a word for what it is. */
export interface Mark {
  readonly tag: string;
  readonly properties: Dict;
  /** Number of the content within its stream; null where it has none. */
  readonly mcid: number | null;
  /** Object number of the page or form whose content this is, and the key under which the parent tree knows it. */
  readonly stream: number;
  readonly parents: number | null;
}

export interface Drawn {
  readonly kind: "text" | "path" | "image" | "shading";
  /** From the outermost to the innermost. */
  readonly marks: readonly Mark[];
  readonly font: Font | null;
  /** The bytes of a text. */
  readonly codes: string;
}

export interface PageContent {
  readonly drawn: readonly Drawn[];
  readonly marks: readonly Mark[];
  /** Device colour spaces that are drawn with. */
  readonly colours: ReadonlySet<string>;
  /** How often states are saved one inside the other. */
  readonly depth: number;
  /** Object numbers of the forms with marks of their own, as often as they are drawn. */
  readonly forms: readonly number[];
  /** Images that are drawn. */
  readonly images: readonly Dict[];
  /** Points of the paper for one unit of what the page itself draws; null where it does not begin by saying so. */
  readonly scale: number | null;
}

/** Chromium sets the size of a whole page before anything is drawn: once for the paper, once for its content. */
const SCALE = /^\s*([\d.]+) 0 0 -?[\d.]+ \S+ \S+ cm\s+q\s+([\d.]+) 0 0 -?[\d.]+ \S+ \S+ cm\s/;

function scaleOf(content: string): number | null {
  const [, paper, own] = SCALE.exec(content) ?? [];
  return paper === undefined || own === undefined ? null : Number(paper) * Number(own);
}

const PATHS = new Set(["f", "F", "f*", "S", "s", "B", "B*", "b", "b*"]);
const FILLS = /^[fFBb]/;
const STROKES = /^[SsBb]/;
const TEXTS = new Set(["Tj", "TJ", "'", '"']);
/** Operators that choose a colour of a device: of what is filled, and of what is stroked. */
const FILL: Readonly<Record<string, string>> = { rg: "DeviceRGB", g: "DeviceGray", k: "DeviceCMYK" };
const STROKE: Readonly<Record<string, string>> = { RG: "DeviceRGB", G: "DeviceGray", K: "DeviceCMYK" };

/** What the next drawing is made with; never changed, only replaced. */
interface State {
  readonly font: Font | null;
  /** Spaces of the two colours. */
  readonly fill: string;
  readonly stroke: string;
}
const AT_FIRST: State = { font: null, fill: "DeviceGray", stroke: "DeviceGray" };

/** Reads pages; the fonts that several use are read once. */
export class ContentReader {
  readonly #pdf: Pdf;
  readonly #fonts = new Map<Dict, Font>();

  constructor(pdf: Pdf) {
    this.#pdf = pdf;
  }

  /** What the page of this object number draws. Throws when its marks or states do not close in order. */
  page(number: number, page: Dict): PageContent {
    const streams = this.#pdf.list(page, "Contents").map((one) => this.#pdf.get(one));
    const text = streams.map((one) => (one instanceof Stream ? latin1(unpacked(one)) : "")).join("\n");
    const start = { drawn: [], marks: [], forms: [], images: [] };
    const found = { ...start, colours: new Set<string>(), depth: 0, scale: scaleOf(text) };
    const parents = this.#pdf.get(page, "StructParents");
    this.#read(text, found, {
      stream: number,
      parents: typeof parents === "number" ? parents : null,
      resources: this.#pdf.dict(page, "Resources"),
      marks: [],
      state: AT_FIRST,
    });
    return found;
  }

  #read(text: string, found: Found, place: Place): void {
    const reader = new Reader(text);
    /** Never changed, only replaced, so that what is drawn can share it. */
    let open: readonly Mark[] = place.marks;
    const operands: Value[] = [];
    let state = place.state;
    const saved: State[] = [];
    for (let token = reader.nextButNumbers(); token !== undefined; token = reader.nextButNumbers()) {
      if (!(token instanceof Word)) {
        operands.push(token);
        continue;
      }
      const { word } = token;
      if (word === "BDC" || word === "BMC") {
        const mark = this.#mark(operands, place);
        open = [...open, mark];
        found.marks.push(mark);
      } else if (word === "EMC") {
        if (open.length <= place.marks.length) throw new Error("a mark ends that never began");
        open = open.slice(0, -1);
      } else if (word === "q") found.depth = Math.max(found.depth, saved.push(state));
      else if (word === "Q") state = saved.pop() ?? state;
      else if (word === "Do") this.#draw(operands[0], found, { ...place, marks: open, state });
      else if (word === "BI") throw new Error("an image inside a page is not read here");
      else if (!paint(word, operands, { found, open, state })) state = this.#changed(state, word, operands, place);
      operands.length = 0;
    }
    if (open.length > place.marks.length) throw new Error("a mark never ends");
  }

  #changed(state: State, word: string, operands: readonly Value[], { resources }: Place): State {
    const [first] = operands;
    const name = first instanceof Name ? first.name : "";
    if (word === "Tf") return { ...state, font: this.#font(name, resources) };
    if (word === "cs") return { ...state, fill: name };
    if (word === "CS") return { ...state, stroke: name };
    const [fill, stroke] = [FILL[word], STROKE[word]];
    if (fill !== undefined) return fill === state.fill ? state : { ...state, fill };
    if (stroke !== undefined) return stroke === state.stroke ? state : { ...state, stroke };
    return state;
  }

  #mark(operands: readonly Value[], { stream, parents, resources }: Place): Mark {
    const [tag, named] = operands;
    const properties =
      named instanceof Name ? this.#pdf.dict(resources, "Properties", named.name) : this.#pdf.dict(named);
    const mcid = properties.get("MCID");
    return {
      tag: tag instanceof Name ? tag.name : "",
      properties,
      mcid: typeof mcid === "number" ? mcid : null,
      stream,
      parents,
    };
  }

  #font(name: string, resources: Dict): Font | null {
    const dict = this.#pdf.dict(resources, "Font", name);
    if (dict.size === 0) return null;
    const known = this.#fonts.get(dict);
    if (known !== undefined) return known;
    const font = readFont(this.#pdf, dict);
    this.#fonts.set(dict, font);
    return font;
  }

  #draw(name: Value | undefined, found: Found, place: Place): void {
    const named = this.#pdf.dict(place.resources, "XObject").get(name instanceof Name ? name.name : "");
    const object = this.#pdf.get(named);
    if (!(object instanceof Stream)) return;
    if (this.#pdf.name(object, "Subtype") !== "Form") {
      found.images.push(object.dict);
      const space = this.#pdf.name(object, "ColorSpace");
      if (space !== null) use(found, space);
      found.drawn.push({ kind: "image", marks: place.marks, font: null, codes: "" });
      return;
    }
    const number = refNumber(named) ?? 0;
    const parents = this.#pdf.get(object, "StructParents");
    if (typeof parents === "number") found.forms.push(number);
    this.#read(latin1(unpacked(object)), found, {
      stream: number,
      parents: typeof parents === "number" ? parents : null,
      resources: object.dict.has("Resources") ? this.#pdf.dict(object, "Resources") : place.resources,
      marks: place.marks,
      state: place.state,
    });
  }
}

/** Draws what this operator draws; false when it draws nothing. */
function paint(
  word: string,
  operands: readonly Value[],
  { found, open, state }: { readonly found: Found; readonly open: readonly Mark[]; readonly state: State },
): boolean {
  if (TEXTS.has(word)) {
    write(found.drawn, { kind: "text", marks: open, font: state.font, codes: codesOf(operands) });
    use(found, state.fill);
  } else if (PATHS.has(word)) {
    found.drawn.push({ kind: "path", marks: open, font: null, codes: "" });
    if (FILLS.test(word)) use(found, state.fill);
    if (STROKES.test(word)) use(found, state.stroke);
  } else if (word === "sh") found.drawn.push({ kind: "shading", marks: open, font: null, codes: "" });
  else return false;
  return true;
}

function use(found: Found, space: string): void {
  if (space.startsWith("Device")) found.colours.add(space);
}

type Writable = { -readonly [key in keyof Drawn]: Drawn[key] };

interface Found {
  readonly drawn: Writable[];
  readonly marks: Mark[];
  readonly colours: Set<string>;
  depth: number;
  readonly forms: number[];
  readonly images: Dict[];
}

interface Place {
  readonly stream: number;
  readonly parents: number | null;
  readonly resources: Dict;
  readonly marks: readonly Mark[];
  readonly state: State;
}

/** Letters drawn one by one with one font in one place are one text. */
function write(drawn: Writable[], text: Writable): void {
  const last = drawn.at(-1);
  if (last?.kind === "text" && last.marks === text.marks && last.font === text.font) last.codes += text.codes;
  else drawn.push(text);
}

function codesOf(operands: readonly Value[]): string {
  let codes = "";
  for (const one of operands)
    if (one instanceof Text) codes += one.bytes;
    else if (Array.isArray(one)) codes += codesOf(one);
  return codes;
}
