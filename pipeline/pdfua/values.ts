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

/** The few words of which there are hundreds of thousands are made once. */
const words = new Map<string, Word>();
function wordOf(word: string): Word {
  const known = words.get(word);
  if (known !== undefined) return known;
  const made = new Word(word);
  if (word.length <= 3) words.set(word, made);
  return made;
}

const [REGULAR, SPACE, DELIMITER] = [0, 1, 2];
const KIND = Uint8Array.from({ length: 256 }, (_, code) => {
  if ([0, 9, 10, 12, 13, 32].includes(code)) return SPACE;
  return "()<>[]{}/%".includes(String.fromCharCode(code)) ? DELIMITER : REGULAR;
});
const kindAt = (text: string, at: number): number => KIND[text.charCodeAt(at)] ?? REGULAR;

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
    return wordOf(word);
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
    const run = this.#run();
    // Letters stand behind the digits in the table of characters.
    if (run.charCodeAt(0) < 0x3a) {
      const number = Number(run);
      return Number.isNaN(number) ? wordOf(run) : number;
    }
    if (run === "true" || run === "false") return run === "true";
    return run === "null" ? null : wordOf(run);
  }

  #hexadecimal(): Text {
    const end = this.#text.indexOf(">", this.at);
    if (end < 0) throw new Error("a hexadecimal string never ends");
    const written = this.#text.slice(this.at + 1, end);
    const digits = /\s/.test(written) ? written.replace(/\s+/g, "") : written;
    this.at = end + 1;
    if (digits.length === 4) {
      const code = Number.parseInt(digits, 16);
      return new Text(String.fromCharCode(code >> 8, code & 0xff));
    }
    // A last digit alone is followed by a zero.
    return new Text(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex").toString("latin1"));
  }

  #string(): Text {
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
