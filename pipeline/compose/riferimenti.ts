// The references of a text, resolved while the model is made: every name is known to the edition, or a fault with file,
// line and nearest name stands in its place. A fault takes nothing away: what it wanted to place stays at the chapter's end.
import { type EditionFault, type Edizione, placeOfFault } from "../../schemas/edizione.ts";
import { findProspetto, type Resolved, resolveReference, type Vocabulary } from "../../schemas/resolve.ts";
import {
  BLOCK_REFERENCES,
  faultMark,
  NAMED_LISTS,
  parseReference,
  type Reference,
  referencesIn,
  UnknownReference,
  writeReference,
} from "../../schemas/riferimento.ts";
import type { UnknownName } from "../../schemas/text.ts";
import type { Figure } from "../figure/figures.ts";
import { unknownBreakdown, unknownInPoint } from "../figure/vocabulary.ts";
import type { Declared } from "./declared.ts";
import { edizioneFields } from "./edizione-fields.ts";
import { editionRows } from "./elenco.ts";
import { isOfSameEnti } from "./over-editions.ts";
import { chapterId, type ParsedText } from "./testi.ts";

type Dims = Readonly<Record<string, string>>;

/** What is wrong with a point of a misura in this edition; null when every name in it is known. */
export const pointFault =
  ({ liste }: Edizione, figure: Figure) =>
  (id: string, dims: Dims): UnknownName | null =>
    unknownInPoint(id, dims, {
      misure: figure.misure,
      liste,
      occurring: (misura, dimensione) => figure.members(misura, dimensione, {}),
    });

/** What is wrong with a breakdown of a misura; null when it is published so. */
export const breakdownFault =
  ({ misure }: Figure) =>
  (id: string, dims: readonly string[]): UnknownName | null =>
    unknownBreakdown(id, dims, misure);

/** The names that the texts of an edition may use. */
export function namesOf(
  edizione: Edizione,
  figure: Figure,
  dichiarati: Declared,
  prospetti: ReadonlySet<string>,
): Vocabulary {
  const per = new Map([...dichiarati.prospetti, ...dichiarati.elenchi].map((def) => [def.id, def.per ?? null]));
  return {
    figura: pointFault(edizione, figure),
    prospetti,
    per: (id) => per.get(id) ?? null,
    senzaRighe: (id) => emptyTable(id, edizione, dichiarati),
    fatti: edizione.fatti.map(({ id }) => id),
    membri: Object.fromEntries(NAMED_LISTS.map((name) => [name, edizione.liste[name] ?? []])),
    campi: Object.entries(edizioneFields(edizione, 0)).flatMap(([name, value]) =>
      typeof value === "boolean" ? [] : [name],
    ),
    capitoli: Object.keys(edizione.testi).flatMap((nome) => chapterId(nome) ?? []),
  };
}

/** Why a table is not made: a list of a table of the folder that has no rows, the same enti of an edition that did not hand them on. */
function emptyTable(id: string, edizione: Edizione, { elenchi, prospetti }: Declared): UnknownName | null {
  const def = prospetti.find((each) => each.id === id);
  if (def !== undefined && isOfSameEnti(def)) {
    return {
      cosa: `«${id}» confronta gli stessi enti, e in riservato/ manca il panel dell’edizione prima`,
      rimedio: "Copialo dal suo archivio/ (panel-<anno>.csv), o togli il riferimento.",
    };
  }
  const tabella = elenchi.find((def) => def.id === id)?.tabella;
  if (tabella === undefined || editionRows(tabella, edizione)?.length !== 0) return null;
  const file = `progetto/${tabella}.csv`;
  return {
    cosa: `«${id}» non ha righe, perché ${file} è vuoto o non c’è`,
    rimedio: "Scrivile lì, o togli il riferimento.",
  };
}

/** The part a text stands in; `dims` is its cantiere or zona. */
export interface TextPlace {
  readonly parte: string;
  readonly dims: Dims;
  /** Tables and charts that the chapter placed before; those of this text are added. */
  readonly placed: Set<string>;
}

export interface ComposedText {
  readonly testo: string;
  /** What its references mean, in order. */
  readonly trovati: readonly Resolved[];
  readonly difetti: readonly EditionFault[];
}

/** The body of a text as the model holds it: figures of a part carry its cantiere or zona, faults are marked. */
export function composeText(
  { file, corpo, righe }: Pick<ParsedText, "file" | "corpo" | "righe">,
  { parte, dims, placed }: TextPlace,
  figure: Figure,
  names: Vocabulary,
): ComposedText {
  const trovati: Resolved[] = [];
  const difetti: EditionFault[] = [];
  let testo = "";
  let last = 0;
  for (const { source, start, end, line, alone, closed, doubled } of referencesIn(corpo)) {
    testo += corpo.slice(last, start);
    last = end;
    try {
      if (!doubled)
        throw new UnknownReference("servono due graffe per parte, attaccate", `Scrivi {{${source.trim()}}}.`);
      if (!closed) throw new UnknownReference("mancano le parentesi che lo chiudono", "Aggiungi }} alla fine.");
      const written = parseReference(source, parte);
      if (BLOCK_REFERENCES.has(written.name) && !alone)
        throw new UnknownReference("un grafico o una tavola va da solo, in una riga tra due righe vuote");
      if (written.name === "parte" && Object.keys(dims).length === 0)
        throw new UnknownReference("questo testo non è di una parte", "Scrivi il nome, o togli il riferimento.");
      const reference = inPart(written, dims, figure);
      const found = resolveReference(reference, parte, names);
      trovati.push(found);
      if (found.tipo === "prospetto" && placed.has(found.id))
        difetti.push({
          ...{
            file,
            riga: righe + line,
            cosa: `«${written.args[0]}» è già più su in questo capitolo, e si stampa una volta`,
          },
          rimedio: `Toglilo, o richiamalo con {{rif "${written.args[0]}"}}.`,
        });
      if (found.tipo === "prospetto") placed.add(found.id);
      const lines = "\n".repeat(corpo.slice(start, end).split("\n").length - 1);
      testo += reference === written ? corpo.slice(start, end) : `${writeReference(reference)}${lines}`;
    } catch (error) {
      if (!(error instanceof UnknownReference)) throw error;
      const cosa = `il riferimento ${corpo.slice(start, end)} non si può stampare: ${error.message}`;
      const difetto = { file, riga: righe + line, cosa, rimedio: error.rimedio };
      difetti.push(difetto);
      testo += markOf(difetto);
    }
  }
  return { testo: testo + corpo.slice(last), trovati, difetti };
}

/** What stands in a text in the place of a fault. */
export const markOf = (difetto: EditionFault): string => faultMark(`${placeOfFault(difetto)}: ${difetto.cosa}`);

/** A figura of a part is at its cantiere or zona, where the author left it out. Throws UnknownReference for one of the city. */
function inPart(reference: Reference, dims: Dims, figure: Figure): Reference {
  const [id = ""] = reference.args;
  if (reference.name !== "figura") return reference;
  const undivided = notOfPart(id, dims, figure);
  if (undivided !== null) throw new UnknownReference(undivided.cosa, undivided.rimedio);
  const dimensioni = figure.misure.get(id)?.dimensioni ?? [];
  const missing = Object.entries(dims).filter(
    ([name]) => dimensioni.includes(name) && !Object.hasOwn(reference.hash, name),
  );
  if (missing.length === 0) return reference;
  return { ...reference, hash: { ...reference.hash, ...Object.fromEntries(missing) } };
}

/** What is wrong with a misura in the text of a cantiere or zona: one of the city alone, of which they have another. */
export function notOfPart(id: string, dims: Dims, { misure }: Pick<Figure, "misure">): UnknownName | null {
  const [dimension] = Object.keys(dims);
  const instead = misure.get(id)?.nelle_parti;
  if (dimension === undefined || instead === undefined) return null;
  return {
    cosa: `la misura «${id}» è di tutta la città e non di ogni ${dimension}`,
    rimedio: instead === null ? "Sposta la cifra in un altro capitolo." : `Qui scrivi «${instead}».`,
  };
}

/** Ids of the tables and charts that a text wants to place, whether they are there or not. */
export const idsNamedIn = (testo: string): string[] =>
  referencesIn(testo).flatMap(({ source }) => /^\s*(?:grafico|tavola)\s+"([^"]*)"/.exec(source)?.[1] ?? []);

/** The tables and charts that a text of the model places, in order. What names none was told when the text was made. */
export function placedBy(testo: string, parte: string, prospetti: ReadonlySet<string>): string[] {
  return referencesIn(testo).flatMap(({ source }) => {
    try {
      const { name, args, hash } = parseReference(source, parte);
      const [id] = args;
      if (!BLOCK_REFERENCES.has(name) || id === undefined) return [];
      return [findProspetto(id, hash, parte, { prospetti, per: () => null, capitoli: [] })];
    } catch (error) {
      if (error instanceof UnknownReference) return [];
      throw error;
    }
  });
}
