// The chapters a declaration may stand in. An edition prints those it has a text for, in the order of its texts, and may
// add chapters of its own; a declaration that names a chapter no edition could have does not compile.
export const CAPITOLI = [
  "in-breve",
  "come-leggere",
  "citta",
  "rete",
  "risorse",
  "cantieri",
  "zone",
  "punti-comunita",
  "bisogni",
  "progetto",
  "confronto",
  "partecipazione",
  "metodo",
  "appendice",
] as const;
export type ChapterId = (typeof CAPITOLI)[number];

/** Chapters with a part for each member of a dimension. */
export const PARTI: Readonly<Record<string, "cantiere" | "zona">> = { cantieri: "cantiere", zone: "zona" };

/** The dimension whose members are the parts of a chapter; undefined for a chapter without parts, by any name. */
export const partsBy = (capitolo: string): "cantiere" | "zona" | undefined =>
  Object.hasOwn(PARTI, capitolo) ? PARTI[capitolo] : undefined;

/** What is said for every part of a chapter, besides its own text. */
export const EACH = "_ogni";

/** Texts of the short forms, beside those of the chapters: `testi/<nome>.md`. */
export const TESTI_BREVI = ["parole-semplici", "diapositive"] as const;
export type TestoBreve = (typeof TESTI_BREVI)[number];

export const isTestoBreve = (nome: string): nome is TestoBreve => TESTI_BREVI.some((known) => known === nome);
