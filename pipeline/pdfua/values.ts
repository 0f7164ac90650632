// The values that a PDF is made of (ISO 32000-1, 7.3), and how they are read from its bytes.

export type Value = null | boolean | number | Name | Text | Ref | Value[] | Dict | Stream;
export type Dict = Map<string, Value>;

export class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A string, a byte in each character. */
export class Text {
  readonly bytes: string;
  constructor(bytes: string) {
    this.bytes = bytes;
  }
}

export class Ref {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

export class Stream {
  readonly dict: Dict;
  /** As they stand in the file. */
  readonly bytes: Uint8Array;
  constructor(dict: Dict, bytes: Uint8Array) {
    this.dict = dict;
    this.bytes = bytes;
  }
}

/** A word that is no value: `obj`, `stream`, an operator of a page. */
export class Word {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}

/** The few operators of which there are hundreds of thousands are made once; the key is their letters. */
const operators = new Map<number, Word>();

/** So are the letters of a page, which are drawn one by one. */
const letters = new Map<string, Text>();
function letterOf(digits: string): Text {
  const known = letters.get(digits);
  if (known !== undefined) return known;
  const code = Number.parseInt(digits, 16);
  const letter = new Text(String.fromCharCode(code >> 8, code & 0xff));
  letters.set(digits, letter);
  return letter;
}

const [REGULAR, SPACE, DELIMITER] = [0, 1, 2];
const KIND = Uint8Array.from({ length: 256 }, (_, code) => {
  if ([0, 9, 10, 12, 13, 32].includes(code)) return SPACE;
  return "()<>[]{}/%".includes(String.fromCharCode(code)) ? DELIMITER : REGULAR;
});
/** Behind the end nothing is looked up: what is no place of the table would make every look slow. */
const kindAt = (text: string, at: number): number =>
  at < text.length ? (KIND[text.charCodeAt(at)] ?? REGULAR) : REGULAR;

/** Digits, signs and the point, which in the table of characters stand before the letters. */
const isNumeric = (code: number): boolean => code >= 0x2b && code <= 0x39 && code !== 0x2f && code !== 0x2c;

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "\n": "" };

/** Reads values one after the other from a text with a byte in each character. */
export class Reader {
  readonly #text: string;
  /** Where the next value is looked for. */
  at: number;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.at = at;
  }

  /** The next value or word that is no number: of what a page says most is places, for which nobody asks. */
  nextButNumbers(): Value | Word | undefined {
    this.#skip();
    while (isNumeric(this.#text.charCodeAt(this.at))) {
      while (this.at < this.#text.length && kindAt(this.#text, this.at) === REGULAR) this.at++;
      this.#skip();
    }
    return this.next();
  }

  /** The next value or word; undefined at the end. Throws when a value is left open. */
  next(): Value | Word | undefined {
    this.#skip();
    const text = this.#text;
    if (this.at >= text.length) return undefined;
    if (kindAt(text, this.at) === REGULAR) return this.#regular();
    const first = text[this.at];
    if (first === "/") return this.#name();
    if (first === "(") return this.#string();
    if (first === "<" && text[this.at + 1] !== "<") return this.#hexadecimal();
    if (first === "<") return this.#dictionary();
    if (first === "[") return this.#list("[", "]");
    const word = text.startsWith(">>", this.at) ? ">>" : (first ?? "");
    this.at += word.length;
    return new Word(word);
  }

  #skip(): void {
    const text = this.#text;
    for (;;) {
      while (kindAt(text, this.at) === SPACE) this.at++;
      if (text[this.at] !== "%") return;
      while (this.at < text.length && text[this.at] !== "\n" && text[this.at] !== "\r") this.at++;
    }
  }

  #run(): string {
    const from = this.at;
    while (this.at < this.#text.length && kindAt(this.#text, this.at) === REGULAR) this.at++;
    return this.#text.slice(from, this.at);
  }

  #name(): Name {
    this.at++;
    const written = this.#run();
    return new Name(
      written.includes("#")
        ? written.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
        : written,
    );
  }

  #regular(): Value | Word {
    const from = this.at;
    while (this.at < this.#text.length && kindAt(this.#text, this.at) === REGULAR) this.at++;
    if (this.at - from <= 2) {
      const key = this.#text.charCodeAt(from) * 256 + (this.at - from === 2 ? this.#text.charCodeAt(from + 1) : 0);
      const known = operators.get(key);
      if (known !== undefined) return known;
    }
    const run = this.#text.slice(from, this.at);
    if (isNumeric(run.charCodeAt(0))) {
      const number = Number(run);
      return Number.isNaN(number) ? new Word(run) : number;
    }
    if (run === "true" || run === "false") return run === "true";
    if (run === "null") return null;
    const word = new Word(run);
    if (run.length <= 2) operators.set(run.charCodeAt(0) * 256 + (run.length === 2 ? run.charCodeAt(1) : 0), word);
    return word;
  }

  #hexadecimal(): Text {
    const end = this.#text.indexOf(">", this.at);
    if (end < 0) throw new Error("a hexadecimal string never ends");
    const written = this.#text.slice(this.at + 1, end);
    const digits = /\s/.test(written) ? written.replace(/\s+/g, "") : written;
    this.at = end + 1;
    if (digits.length === 4) return letterOf(digits);
    // A last digit alone is followed by a zero.
    return new Text(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex").toString("latin1"));
  }

  #string(): Text {
    const end = this.#text.indexOf(")", this.at);
    const simple = this.#text.slice(this.at + 1, end);
    if (end > 0 && !/[\\(]/.test(simple)) {
      this.at = end + 1;
      return new Text(simple);
    }
    return this.#nested();
  }

  /** A string with escapes, or with others inside it. */
  #nested(): Text {
    let depth = 0;
    let bytes = "";
    for (; this.at < this.#text.length; this.at++) {
      const letter = this.#text[this.at] ?? "";
      if (letter === "\\") {
        bytes += this.#escape();
        continue;
      }
      if (letter === "(" && depth++ === 0) continue;
      if (letter === ")" && --depth === 0) {
        this.at++;
        return new Text(bytes);
      }
      bytes += letter;
    }
    throw new Error("a string never ends");
  }

  /** What an escape stands for; its last letter is where `at` is left. */
  #escape(): string {
    const octal = /^[0-7]{1,3}/.exec(this.#text.slice(this.at + 1, this.at + 4))?.[0];
    this.at += octal?.length ?? 1;
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    const letter = this.#text[this.at] ?? "";
    return ESCAPES[letter] ?? letter;
  }

  #list(open: string, close: string): Value[] {
    this.at += open.length;
    const values: Value[] = [];
    for (;;) {
      const value = this.next();
      if (value === undefined) throw new Error(`a value opened by ${open} never ends`);
      if (!(value instanceof Word)) values.push(value);
      else if (value.word === close) return values;
      else if (value.word === "R") {
        const [number] = values.splice(-2);
        values.push(typeof number === "number" ? new Ref(number) : null);
      } else throw new Error(`«${value.word}» stands where a value should`);
    }
  }

  #dictionary(): Dict {
    const values = this.#list("<<", ">>");
    const dict: Dict = new Map();
    for (let at = 0; at + 1 < values.length; at += 2) {
      const key = values[at];
      if (!(key instanceof Name)) throw new Error("a key of a dictionary is no name");
      dict.set(key.name, values[at + 1] ?? null);
    }
    return dict;
  }
}

/** The letters of a text string: UTF-16 with its mark, UTF-8 with its own, else one byte a letter (ISO 32000-1, 7.9.2). */
export function lettersOf(text: Text): string {
  const bytes = Buffer.from(text.bytes, "latin1");
  if (text.bytes.startsWith("\xfe\xff")) return bytes.subarray(2).swap16().toString("utf16le");
  return text.bytes.startsWith("\xef\xbb\xbf") ? bytes.subarray(3).toString("utf8") : text.bytes;
}
