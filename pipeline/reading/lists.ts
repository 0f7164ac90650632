// Finding a voce of a list from what a person wrote: its code, its name, another spelling; and the nearest one to propose.
import type { ListEntry, Lists } from "../../schemas/edizione.ts";
import { TUTTA_LA_CITTA } from "../../schemas/liste.ts";
import { distance, key, nearestSpelling, type Spelling, spelling } from "../../schemas/text.ts";

interface Indice {
  /** Codes and names as they are printed: what nearly every cell holds. */
  readonly exact: ReadonlyMap<string, string>;
  readonly byKey: ReadonlyMap<string, string>;
  readonly byCode: ReadonlyMap<string, ListEntry>;
  readonly voci: readonly ListEntry[];
  /** Names, aliases and codes made of words, for the nearest one; a registry code with a digit off is another code. */
  readonly spellings: readonly Spelling[];
}

export interface Elenchi {
  /** The code of a written name, undefined when the list has none such. */
  readonly find: (lista: string, text: string) => string | undefined;
  /** The name nearest to a text that is in no list, empty when nothing is near. Slow: asked only for what is told. */
  readonly nearest: (lista: string, text: string) => string;
  /** The names with their codes of those that a text names alike; empty where it names none, or one. */
  readonly homonyms: (lista: string, text: string) => readonly string[];
  readonly nome: (lista: string, codice: string) => string;
  readonly voce: (lista: string, codice: string) => ListEntry | undefined;
  readonly first: (lista: string, count: number) => string;
}

export function makeElenchi(liste: Lists): Elenchi {
  const indices = new Map(Object.entries(liste).map(([name, voci]) => [name, index(voci)] as const));
  const voce = (lista: string, codice: string) => indices.get(lista)?.byCode.get(codice);
  return {
    find: (lista, text) => {
      const indice = indices.get(lista);
      if (indice === undefined) return undefined;
      return (
        indice.exact.get(text) ??
        indice.byKey.get(key(text)) ??
        indice.byKey.get(inOnePiece(text)) ??
        codeWithName(indice, text)
      );
    },
    nearest: (lista, text) => {
      const indice = indices.get(lista);
      if (indice === undefined) return "";
      const near = nearest(indice, text) || partOfCity(indice, text) || lookAlike(indice, text);
      return near !== "" || lista !== "enti" ? near : partOfName(indice, text);
    },
    homonyms: (lista, text) =>
      (indices.get(lista)?.voci ?? []).flatMap(({ nome, codice }) =>
        key(nome) === key(`${text} ${codice}`) ? [nome] : [],
      ),
    nome: (lista, codice) => voce(lista, codice)?.nome ?? codice,
    voce,
    first: (lista, count) =>
      (indices.get(lista)?.voci ?? [])
        .slice(0, count)
        .map(({ nome }) => `«${nome}»`)
        .join(" o "),
  };
}

function index(voci: readonly ListEntry[]): Indice {
  const byKey = new Map<string, string>();
  // Codes first and names after: where an alias is another voce's name, the name wins.
  for (const pick of [(v: ListEntry) => [v.codice], (v: ListEntry) => [v.nome], (v: ListEntry) => v.alias]) {
    for (const voce of voci)
      for (const word of pick(voce).map(key)) if (word !== "" && !byKey.has(word)) byKey.set(word, voce.codice);
  }
  for (const [short, codice] of shortCodes(voci)) if (!byKey.has(short)) byKey.set(short, codice);
  const exact = new Map(
    voci.flatMap(({ nome, codice }) => [nome, codice].map((text) => [text, byKey.get(key(text)) ?? codice])),
  );
  const spellings = voci.flatMap(({ nome, codice, alias }) => {
    const written = new Set([nome, codice, ...alias].map(key).filter((word) => !/\d/.test(word)));
    return [...written].map((word) => spelling(nome, word));
  });
  return { exact, byKey, byCode: new Map(voci.map((voce) => [voce.codice, voce])), voci, spellings };
}

/** «E 302», «e-302», «E 42»: a letter code whose number was written apart. */
function inOnePiece(text: string): string {
  return key(text).replace(/^([a-z]{1,3}) (?=\d+$)/, "$1");
}

/** «E042 – Cooperativa Alfa», «E042 Alfa»: the code and words of its own name, none of another. */
function codeWithName({ byKey, byCode }: Indice, text: string): string | undefined {
  const [first = "", ...others] = key(text).split(" ");
  const codice = /\d/.test(first) && others.length > 0 ? byKey.get(first) : undefined;
  const own = new Set(key(byCode.get(codice ?? "")?.nome ?? "").split(" "));
  return others.every((word) => own.has(word)) ? codice : undefined;
}

/** «E42» for E042: spreadsheets and people drop zeros. Only where one code alone can be meant. */
function shortCodes(voci: readonly ListEntry[]): Map<string, string> {
  const found = new Map<string, string>();
  const twice = new Set<string>();
  for (const { codice } of voci) {
    const match = /^([A-Za-z]+)0+([1-9]\d*)$/.exec(codice);
    if (match === null) continue;
    const short = key(`${match[1]}${match[2]}`);
    if (found.has(short)) twice.add(short);
    found.set(short, codice);
  }
  for (const short of twice) found.delete(short);
  return found;
}

/** Beyond this many names a proposal would be one of too many alike, and too slow to look for. */
const MAX_NAMES = 2000;

/** «Brescia nord»: the name of the whole, which is a voce of its own, beside that of a part means the part. */
function partOfCity(indice: Indice, wanted: string): string {
  const whole = indice.byCode.get(TUTTA_LA_CITTA.codice);
  if (whole === undefined || !/^[\p{L}\s]+$/u.test(wanted)) return "";
  const words = key(wanted).split(" ");
  for (const name of whole.alias.map(key)) {
    const rest = words.filter((word) => word !== name).join(" ");
    const codice = rest.length < words.join(" ").length ? indice.byKey.get(rest) : undefined;
    if (codice !== undefined && codice !== whole.codice) return indice.byCode.get(codice)?.nome ?? "";
  }
  return "";
}

/** Text in which the name of the whole city stands beside other words, as «Brescia 2», is of a part of it, never of the whole. */
function nearest(indice: Indice, wanted: string): string {
  if (indice.spellings.length > MAX_NAMES) return "";
  const nome = nearestSpelling(wanted, indice.spellings);
  const words = key(wanted).split(" ");
  const isPart = ({ words: own }: Spelling): boolean =>
    own.every((each) => words.includes(each)) && words.some((each) => !own.includes(each) && !OF_THE_WHOLE.test(each));
  // «Centro storico» is the beginning of two.
  const longer = indice.spellings.filter((each) => words.every((word) => each.words.includes(word)));
  if (new Set(longer.map((each) => each.nome)).size > 1 && longer.some((each) => each.nome === nome)) return "";
  if (nome === "" || nome !== indice.byCode.get(TUTTA_LA_CITTA.codice)?.nome) return nome;
  const own = indice.spellings.filter((each) => each.nome === nome);
  const isMisspelt = own.some(({ word }) => distance(key(wanted), word, 2) <= Math.min(2, Math.floor(word.length / 4)));
  return !isMisspelt && own.some(isPart) ? "" : nome;
}
const OF_THE_WHOLE = /^(citta|comune|tutt[aoei]|inter[ao]|zone|territorio|di|della|la|il|in|a|l)$/;

/** «EO33», «E0I7»: a letter in a code where its like among the digits stands; empty where two codes could be meant. */
function lookAlike({ byCode }: Indice, wanted: string): string {
  const sought = inDigits(wanted);
  const found = [...byCode.values()].filter(({ codice }) => /\d/.test(codice) && inDigits(codice) === sought);
  return found.length === 1 ? (found[0]?.nome ?? "") : "";
}
const inDigits = (code: string): string =>
  key(code)
    .replaceAll(" ", "")
    .replace(/[oilsbz]/g, (letter) => DIGITS[letter] ?? letter);
const DIGITS: Readonly<Record<string, string>> = { o: "0", i: "1", l: "1", s: "5", b: "8", z: "2" };

/** «Lanterna dei Tre Pozzi» for «Lanterna dei Tre Pozzi Società Cooperativa»: the only name with all these words. */
function partOfName({ voci }: Indice, wanted: string): string {
  const words = key(wanted).split(" ");
  if (voci.length > MAX_NAMES || words.filter(({ length }) => length >= 4).length < 2) return "";
  const found = voci.filter(({ nome }) => {
    const own = new Set(key(nome).split(" "));
    return words.every((word) => own.has(word));
  });
  return found.length === 1 ? (found[0]?.nome ?? "") : "";
}
