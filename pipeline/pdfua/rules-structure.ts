// The structure: its roles, headings, lists, and what stands for what cannot be read.

import type { PdfDocument } from "./document.ts";
import { ofElements, type Rule } from "./rule.ts";
import { type Element, held, holder, isCircular, languageOf, STANDARD } from "./structure.ts";
import { lettersOf, Text } from "./values.ts";

const rolesOf = (elements: readonly Element[]): string[] => elements.map(({ role, type }) => role ?? type);

/** The kids that are of none of these roles. */
const strangers = (element: Element, allowed: readonly string[]): string | null => {
  const others = rolesOf(held(element)).filter((role) => !allowed.includes(role));
  return others.length === 0 ? null : `contiene ${[...new Set(others)].join(", ")}`;
};

export const isIn = (element: Element, allowed: readonly string[]): string | null => {
  const role = holder(element)?.role ?? null;
  return role !== null && allowed.includes(role) ? null : `sta in ${role ?? "nessun elemento"}`;
};

/** A text of an element; empty where it has none. */
export function textOf({ pdf }: PdfDocument, { dict }: Element, key: string): string {
  const text = pdf.get(dict, key);
  return text instanceof Text ? lettersOf(text) : "";
}

const described = (element: Element, document: PdfDocument): string | null =>
  textOf(document, element, "Alt") !== "" || element.dict.has("ActualText") ? null : "non ce l’ha";

const hasLanguage = (key: string) => (element: Element, document: PdfDocument) =>
  !element.dict.has(key) || document.lang !== null || languageOf(document.pdf, element) !== null
    ? null
    : "nessuno dice la lingua";

export const HEADINGS = ["H1", "H2", "H3", "H4", "H5", "H6"];

export const STRUCTURE: readonly Rule[] = [
  ofElements("ua1:7.1-5", "Ogni ruolo è del formato, o rimanda a uno che lo è", [], (element, { pdf, structure }) => {
    const known = structure === null || element.role !== null || isCircular(element.type, structure.roles, pdf);
    return known ? null : `${element.type} non rimanda a nessuno`;
  }),
  ofElements("ua1:7.1-6", "Nessun ruolo rimanda a sé stesso", [], ({ type }, { pdf, structure }) =>
    structure !== null && isCircular(type, structure.roles, pdf) ? "gira in tondo" : null,
  ),
  ofElements("ua1:7.1-7", "Nessun ruolo del formato è mandato a un altro", [], ({ type }, { pdf, structure }) => {
    if (structure === null || !STANDARD.has(type) || !structure.roles.has(type)) return null;
    return isCircular(type, structure.roles, pdf) ? null : "è del formato";
  }),
  ofElements("ua1:7.1-12", "Ogni elemento dice in quale sta", [], ({ dict }) => (dict.has("P") ? null : "non lo dice")),
  ofElements("ua1:7.2-22", "La lingua di ogni descrizione è detta", [], hasLanguage("Alt")),
  ofElements("ua1:7.2-21", "La lingua di ogni testo sostituito è detta", [], hasLanguage("ActualText")),
  ofElements("ua1:7.3-1", "Ogni figura ha una descrizione", ["Figure"], described),
  { ...ofElements("ua1:7.7-1", "Ogni formula ha una descrizione", ["Formula"], described), rare: true },
  {
    id: "ua1:7.4.2-1",
    asks: "Nessun livello di titolo è saltato",
    *looks(document) {
      let last = 0;
      for (const element of document.structure?.elements ?? []) {
        if (!HEADINGS.includes(element.role ?? "")) continue;
        const level = Number(element.role?.slice(1));
        const found = level > last + 1 ? `dopo un titolo di livello ${last} ne viene uno di livello ${level}` : null;
        yield { page: document.pageOf(element), element: element.type, found };
        last = level;
      }
    },
  },
  ofElements("ua1:7.2-17", "Una voce sta in un elenco", ["LI"], (element) => isIn(element, ["L"])),
  ofElements("ua1:7.2-18", "Il corpo di una voce sta nella voce", ["LBody"], (element) => isIn(element, ["LI"])),
  ofElements("ua1:7.2-19", "Un elenco contiene voci", ["L"], (element) => strangers(element, ["L", "LI", "Caption"])),
  ofElements("ua1:7.2-20", "Una voce contiene segno e corpo", ["LI"], (element) =>
    strangers(element, ["Lbl", "LBody"]),
  ),
  ofElements("ua1:7.2-40", "La didascalia di un elenco viene prima", ["L"], (element) =>
    rolesOf(held(element)).lastIndexOf("Caption") > 0 ? "viene dopo" : null,
  ),
];

export { rolesOf, strangers };
