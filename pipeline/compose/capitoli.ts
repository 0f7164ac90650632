// The chapters of the report from the texts of the edition: what each places, quotes and shows as headline figures, and
// the numbers of charts and tables in order of appearance.
import { EACH, partsBy, TESTI_BREVI } from "../../schemas/capitoli.ts";
import type { EditionFault } from "../../schemas/edizione.ts";
import type { Capitolo, Citazione, Parte, Prospetto, ReportModel } from "../../schemas/report-model.ts";
import type { Vocabulary } from "../../schemas/resolve.ts";
import { key } from "../../schemas/text.ts";
import type { ChapterInput, Collected, Dims, SenzaNumero } from "./chapter-means.ts";
import { figuresOf } from "./cifre.ts";
import type { Declared } from "./declared.ts";
import { partsOf } from "./istanze.ts";
import { composeText, idsNamedIn, markOf, placedBy, type TextPlace } from "./riferimenti.ts";
import { picturesOf, shaped } from "./shape.ts";
import { chapterId, type ParsedText, readTesto } from "./testi.ts";

/** The chapters in the order of their texts. A name that nothing has is told in `difetti` and marked in its place. */
export function chapters(ingredienti: ChapterInput, raccolti: Collected): Capitolo[] {
  const names = Object.keys(ingredienti.edizione.testi).filter((name) => chapterId(name) !== null);
  const named = new Map(names.map((name) => [name, idsNamedIn(ingredienti.edizione.testi[name] ?? "")]));
  return names
    .sort((a, b) => order(a) - order(b))
    .map((name) => {
      const others = names.flatMap((other) => (other === name ? [] : (named.get(other) ?? [])));
      return chapter(name, ingredienti, raccolti, new Set(others));
    });
}

const order = (name: string): number => (/^\d/.test(name) ? Number.parseInt(name, 10) : 99);

function chapter(name: string, ingredienti: ChapterInput, raccolti: Collected, altrove: ReadonlySet<string>): Capitolo {
  const { edizione, citazioni } = ingredienti;
  const id = chapterId(name) ?? name;
  const testo = readTesto(edizione, name);
  const titolo = testo.testata.titolo ?? id;
  const per = partsBy(id);
  const each = readTesto(edizione, `${id}/${EACH}`);
  if (per !== undefined) raccolti.difetti.push(...unusedCards(id, per, ingredienti, raccolti.nomi));
  if (testo.testata.titolo === null && testo.difetti.length === 0)
    raccolti.difetti.push({
      ...{ file: testo.file, riga: 1, cosa: `il capitolo non ha un titolo, e al suo posto si stampa «${id}»` },
      rimedio: "Scrivi in cima, tra due righe di trattini, «titolo: …».",
    });
  const placed = new Set<string>();
  const own = { id, titolo, capitolo: id, fixed: {}, testi: [testo], cards: testo, placed, altrove };
  const apertura = part(own, ingredienti, raccolti);
  const parti =
    per === undefined
      ? []
      : partsOf(edizione, per).map(({ codice, nome }) => {
          const own = readTesto(edizione, `${id}/${codice}`);
          const place = { id: codice, titolo: nome, capitolo: id, fixed: { [per]: codice }, placed, altrove };
          const cards = own.testata.cifre.length > 0 ? own : each;
          const made = part({ ...place, testi: [own, each], cards }, ingredienti, raccolti);
          return per === "cantiere" ? { ...made, citazioni: quotesOf(codice, citazioni) } : made;
        });
  const voices = id === "partecipazione" ? quotesOf(null, citazioni) : [];
  const numero = order(name) === 99 ? "A" : String(order(name));
  return {
    id,
    numero,
    titolo,
    breve: testo.testata.breve ?? titolo,
    apertura: { ...apertura, citazioni: voices },
    parti,
  };
}

/** What is wrong with the names of the cards for every part where no part shows them, because each has cards of its own. */
function unusedCards(id: string, per: "cantiere" | "zona", { edizione, figure }: ChapterInput, nomi: Vocabulary) {
  const codes = partsOf(edizione, per).map(({ codice }) => codice);
  const isShown = codes.some((code) => readTesto(edizione, `${id}/${code}`).testata.cifre.length === 0);
  const [first] = codes;
  if (isShown || first === undefined) return [];
  const { file, testata, difetti } = readTesto(edizione, `${id}/${EACH}`);
  const wrong = testata.cifre.flatMap(({ figura, dove, riga }): EditionFault[] => {
    const own = figure.misure.get(figura)?.dimensioni.includes(per) ? { [per]: first } : {};
    const fault = nomi.figura(figura, { ...own, ...dove });
    return fault === null ? [] : [{ file, riga, ...fault }];
  });
  return [...difetti, ...wrong];
}

/** The texts of the short forms that the edition has, their references resolved like those of a chapter. */
export function shortTexts(ingredienti: ChapterInput, raccolti: Collected): ReportModel["brevi"] {
  const { edizione } = ingredienti;
  const made = TESTI_BREVI.filter((nome) => Object.hasOwn(edizione.testi, nome)).map((nome) => {
    const read = readTesto(edizione, nome);
    raccolti.difetti.push(...read.difetti);
    const testo = printed(read, { parte: nome, dims: {}, placed: new Set() }, ingredienti, raccolti);
    return [nome, { titolo: read.testata.titolo ?? edizione.yaml.titolo, testo }] as const;
  });
  return Object.fromEntries(made);
}

/** The body of a text as the page prints it, its references resolved. */
function printed(read: ParsedText, place: TextPlace, { edizione, figure }: ChapterInput, raccolti: Collected): string {
  const { nomi, used, difetti, immagini } = raccolti;
  const made = composeText(read, place, figure, nomi);
  for (const found of made.trovati) {
    if (found.tipo !== "figura") continue;
    const figura = figure.at(found.misura, found.dims);
    used.set(figura.id, figura);
  }
  const { testo, ...shape } = shaped(made.testo, read, picturesOf(edizione));
  for (const path of shape.immagini) immagini.add(path);
  difetti.push(...made.difetti, ...shape.difetti);
  return testo;
}

interface Bozza {
  readonly id: string;
  readonly titolo: string;
  readonly capitolo: string;
  /** Its texts, one after the other. */
  readonly testi: readonly ParsedText[];
  /** The text whose head gives its headline figures. */
  readonly cards: ParsedText;
  /** The cantiere or zona of the part. */
  readonly fixed: Dims;
  /** Tables and charts that the texts of the chapter placed so far. */
  readonly placed: Set<string>;
  /** Those that the texts of other chapters place: they stand there, and are not printed again at the end of their own. */
  readonly altrove: ReadonlySet<string>;
}

function part(bozza: Bozza, ingredienti: ChapterInput, raccolti: Collected): Parte {
  const { id, titolo, capitolo, testi, fixed, placed, altrove } = bozza;
  const { prospetti, nomi, difetti } = raccolti;
  const [first = bozza.cards] = testi;
  const { cifre, domande, evidenza, wrong } = figuresOf(fixed, { cards: bozza.cards, first }, ingredienti, raccolti);
  const heads = [...new Set([...testi, bozza.cards])].flatMap((testo) => testo.difetti);
  const bodies = testi.map((testo) => printed(testo, { parte: id, dims: fixed, placed }, ingredienti, raccolti));
  difetti.push(...heads, ...wrong);
  const testo = joined([...heads, ...wrong].map(markOf), bodies);
  const inText = new Set(placedBy(testo, id, nomi.prospetti));
  const rest = [...prospetti.keys()].filter(
    (key) => !inText.has(key) && !altrove.has(key) && belongs(key, id, capitolo, ingredienti.dichiarati),
  );
  return {
    ...{ id, titolo, testo, cifre, prospetti: rest, citazioni: [] },
    ...(domande.length > 0 ? { domande } : {}),
    ...(evidenza === null ? {} : { evidenza }),
  };
}

/** A chapter's text as it is written; the texts of a part one after the other, with a blank line between them. */
function joined(marks: readonly string[], bodies: readonly string[]): string {
  const [only] = bodies;
  const body = bodies.length === 1 && only !== undefined ? only : `${bodies.map((b) => b.trim()).join("\n\n")}\n`;
  return marks.length === 0 ? body : `${marks.join("\n\n")}\n\n${body}`;
}

/** A prospetto belongs to the parte it is an instance for, or to the chapter that declares it. */
function belongs(key: string, parte: string, capitolo: string, dichiarati: Declared): boolean {
  const [base, code] = key.split("--");
  const def = [...dichiarati.prospetti, ...dichiarati.elenchi].find(({ id }) => id === base);
  return (
    def?.capitolo === capitolo && (code === undefined ? def.per === undefined && parte === capitolo : code === parte)
  );
}

/** A few voices per place: first those that were answered, then those with a proposal; words that another says are not told twice,
 *  nor is a proposal. */
function quotesOf(cantiere: string | null, citazioni: ChapterInput["citazioni"]): Citazione[] {
  const own = citazioni.filter((c) => c.cantiere === cantiere);
  const rank = ({ proposta, risposta }: Citazione): number => (risposta !== undefined ? 0 : proposta !== null ? 1 : 2);
  const chosen: Citazione[] = [];
  const isNew = ({ testo, proposta, risposta }: Citazione): boolean =>
    !chosen.some(
      (each) =>
        isSaidIn(each.testo, testo) ||
        (proposta !== null && each.proposta === proposta) ||
        (risposta !== undefined && each.risposta === risposta),
    );
  for (const { cantiere: _, ...voice } of own.toSorted((a, b) => rank(a) - rank(b)))
    if (chosen.length < 3 && isNew(voice)) chosen.push(voice);
  return chosen;
}

/** «Chi viene da noi ce lo ripete: i volontari ci sono» says «I volontari ci sono». */
function isSaidIn(one: string, other: string): boolean {
  const [short = "", long = ""] = [key(one), key(other)].toSorted((a, b) => a.length - b.length);
  return ` ${long} `.includes(` ${short} `);
}

/** Numbers in order of appearance: those the text places first, the others after it. */
export function numberAll(
  capitoli: readonly Capitolo[],
  prospetti: ReadonlyMap<string, SenzaNumero>,
): Record<string, Prospetto> {
  const numbered: Record<string, Prospetto> = {};
  const known = new Set(prospetti.keys());
  for (const { numero, apertura, parti } of capitoli) {
    const counts = { grafico: 0, tavola: 0 };
    const add = (key: string): void => {
      const found = prospetti.get(key);
      if (found === undefined || Object.hasOwn(numbered, key)) return;
      numbered[key] = { ...found, numero: `${numero}.${++counts[found.tipo]}` };
    };
    for (const { id, testo, prospetti: rest } of [apertura, ...parti]) {
      for (const key of placedBy(testo, id, known)) add(key);
      for (const key of rest) add(key);
    }
  }
  return numbered;
}
