// The chapters of the report from the texts of the edition: what each places, quotes and shows as headline figures, and
// the numbers of charts and tables in order of appearance.
import { partsBy, TESTI_BREVI } from "../../schemas/capitoli.ts";
import type { EditionFault, Edizione } from "../../schemas/edizione.ts";
import { type Figura, isNumero } from "../../schemas/figura.ts";
import { isPlanned } from "../../schemas/misura.ts";
import type {
  Capitolo,
  Cifra,
  Citazione,
  Evidenza,
  Parte,
  Prospetto,
  ReportModel,
} from "../../schemas/report-model.ts";
import type { Vocabulary } from "../../schemas/resolve.ts";
import { instead } from "../../schemas/text.ts";
import { formatValue } from "../../schemas/unita.ts";
import type { Figure } from "../figure/figures.ts";
import { baseText, type NetworkSize } from "./base-line.ts";
import type { Declared } from "./declared.ts";
import { markLabel } from "./disegno.ts";
import { partsOf } from "./istanze.ts";
import { EACH } from "./nomi-testi.ts";
import { composeText, idsNamedIn, markOf, notOfPart, placedBy } from "./riferimenti.ts";
import { picturesOf, shaped } from "./shape.ts";
import { chapterId, type ParsedText, readTesto } from "./testi.ts";
import { waitingNote } from "./waiting-note.ts";

export type SenzaNumero = Omit<Prospetto, "numero">;
type Dims = Readonly<Record<string, string>>;

interface ChapterInput {
  readonly edizione: Edizione;
  readonly figure: Figure;
  readonly dichiarati: Declared;
  readonly citazioni: readonly (Citazione & { cantiere: string | null })[];
  readonly rete: NetworkSize;
}

/** What the chapters collect while they are made. */
export interface Collected {
  readonly prospetti: ReadonlyMap<string, SenzaNumero>;
  /** The names that texts and cards may use. */
  readonly nomi: Vocabulary;
  /** Every figura quoted or printed. */
  readonly used: Map<string, Figura>;
  /** What is wrong in the edition's own words. */
  readonly difetti: EditionFault[];
  /** Paths of the pictures that the texts show. */
  readonly immagini: Set<string>;
}

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
export function shortTexts({ edizione, figure }: ChapterInput, raccolti: Collected): ReportModel["brevi"] {
  const { nomi, used, difetti, immagini } = raccolti;
  const made = TESTI_BREVI.filter((nome) => Object.hasOwn(edizione.testi, nome)).map((nome) => {
    const read = readTesto(edizione, nome);
    const {
      testo,
      trovati,
      difetti: wrong,
    } = composeText(read, { parte: nome, dims: {}, placed: new Set() }, figure, nomi);
    for (const found of trovati) {
      if (found.tipo !== "figura") continue;
      const figura = figure.at(found.misura, found.dims);
      used.set(figura.id, figura);
    }
    const printed = shaped(testo, read, picturesOf(edizione));
    for (const path of printed.immagini) immagini.add(path);
    difetti.push(...read.difetti, ...wrong, ...printed.difetti);
    return [nome, { titolo: read.testata.titolo ?? edizione.yaml.titolo, testo: printed.testo }] as const;
  });
  return Object.fromEntries(made);
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
  const { id, titolo, capitolo, testi, fixed } = bozza;
  const { prospetti, nomi, used, difetti, immagini } = raccolti;
  const { cifre, wrong } = cards(bozza, bozza.cards.testata.cifre, ingredienti, raccolti);
  const lit = testi[0]?.testata.evidenza ?? null;
  const evidenza = lit === null ? null : evidenzaOf(bozza, lit, ingredienti, raccolti);
  wrong.push(...(evidenza?.wrong ?? []));
  const heads = [...new Set([...testi, bozza.cards])].flatMap((testo) => testo.difetti);
  const marks = [...heads, ...wrong].map(markOf);
  const bodies = testi.map((testo) => {
    const made = composeText(testo, { parte: id, dims: fixed, placed: bozza.placed }, ingredienti.figure, nomi);
    for (const found of made.trovati) {
      if (found.tipo !== "figura") continue;
      const figura = ingredienti.figure.at(found.misura, found.dims);
      used.set(figura.id, figura);
    }
    const printed = shaped(made.testo, testo, picturesOf(ingredienti.edizione));
    for (const path of printed.immagini) immagini.add(path);
    difetti.push(...made.difetti, ...printed.difetti);
    return printed.testo;
  });
  difetti.push(...heads, ...wrong);
  const testo = joined(marks, bodies);
  const placed = new Set(placedBy(testo, id, nomi.prospetti));
  const rest = [...prospetti.keys()].filter(
    (key) => !placed.has(key) && !bozza.altrove.has(key) && belongs(key, id, capitolo, ingredienti.dichiarati),
  );
  const domande = (testi[0]?.testata.domande ?? []).flatMap(({ domanda, grafico, ...card }) => {
    const [cifra] = [cards(bozza, [card], ingredienti, raccolti)].flatMap((found) => {
      wrong.push(...found.wrong);
      return found.cifre;
    });
    if (!prospetti.has(grafico))
      wrong.push({
        file: bozza.cards.file,
        riga: card.riga,
        cosa: `la domanda «${domanda}» nomina il grafico «${grafico}», che non c’è`,
        rimedio: instead(grafico, rest),
      });
    return cifra === undefined || !prospetti.has(grafico) ? [] : [{ domanda, cifra, prospetto: grafico }];
  });
  difetti.push(...wrong.filter((each) => !difetti.includes(each)));
  const made = {
    ...{ id, titolo, testo, cifre, prospetti: rest, citazioni: [] },
    ...(domande.length > 0 ? { domande } : {}),
  };
  return evidenza?.evidenza == null ? made : { ...made, evidenza: evidenza.evidenza };
}

/** A chapter's text as it is written; the texts of a part one after the other, with a blank line between them. */
function joined(marks: readonly string[], bodies: readonly string[]): string {
  const [only] = bodies;
  const body = bodies.length === 1 && only !== undefined ? only : `${bodies.map((b) => b.trim()).join("\n\n")}\n`;
  return marks.length === 0 ? body : `${marks.join("\n\n")}\n\n${body}`;
}

/** Headline figures; one without a value is left out rather than shown as a sign, one that names nothing is a fault. */
function cards(
  { cards: testo, fixed }: Pick<Bozza, "cards" | "fixed">,
  asked: ParsedText["testata"]["cifre"],
  { edizione, figure, rete }: ChapterInput,
  { nomi, used }: Collected,
): { cifre: Cifra[]; wrong: EditionFault[] } {
  const wrong: EditionFault[] = [];
  const cifre = asked.flatMap(({ figura: id, dove, didascalia, riga }): Cifra[] => {
    const dimensioni = figure.misure.get(id)?.dimensioni ?? [];
    const own = Object.fromEntries(Object.entries(fixed).filter(([name]) => dimensioni.includes(name)));
    const dims = { ...own, ...dove };
    const fault = nomi.figura(id, dims) ?? notOfPart(id, fixed, figure);
    if (fault !== null) {
      wrong.push({
        file: testo.file,
        riga,
        cosa: `la cifra «${didascalia}» non si può stampare: ${fault.cosa}`,
        rimedio: fault.rimedio,
      });
      return [];
    }
    const figura = figure.at(id, dims);
    used.set(figura.id, figura);
    const isDeclared = figura.stato === "incerto" && figura.dichiarato !== null;
    const value = isDeclared ? figura.dichiarato : figura.valore;
    if (value === null) return [];
    const text = formatValue(value, figura.unita, "prosa");
    const whose = baseText(figura, figure.misure.get(id)?.gruppo ?? null, rete);
    const base = [whose, ...waitingNote([id], figure)]
      .filter((words) => words !== "")
      .join(". ")
      .replace(/\.$/, "");
    const whole = Object.keys(own).length === 0 ? null : wholeOfCard(figure.at(id, dove ?? {}), isDeclared);
    return [
      {
        figura: figura.id,
        testo: text,
        didascalia,
        ...(whole === null ? {} : { insieme: `${edizione.yaml.citta}: ${whole}` }),
        base: isDeclared ? `${base}. ${ONLY_DECLARED}` : base,
      },
    ];
  });
  return { cifre, wrong };
}

/** The outcome that opens a part: its number, and the same by zona where that is published. */
function evidenzaOf(
  bozza: Bozza,
  card: ParsedText["testata"]["cifre"][number],
  ingredienti: ChapterInput,
  raccolti: Collected,
): { evidenza: Evidenza | null; wrong: EditionFault[] } {
  const [testo] = bozza.testi;
  const place = { cards: testo ?? bozza.cards, fixed: bozza.fixed };
  const { cifre, wrong } = cards(place, [card], ingredienti, raccolti);
  const [cifra] = cifre;
  if (cifra === undefined) return { evidenza: null, wrong };
  const { figure, edizione } = ingredienti;
  const { dims } = raccolti.used.get(cifra.figura) ?? { dims: {} };
  const misura = figure.misure.get(card.figura);
  const isPlaced = misura !== undefined && isPlanned(misura.piano, [...Object.keys(dims), "zona"]);
  const luoghi = (isPlaced ? (edizione.liste["zone"] ?? []) : []).flatMap(({ codice, nome }) => {
    const figura = figure.at(card.figura, { ...dims, zona: codice });
    if (figura.valore === 0 || figura.stato === "nulla") return [];
    raccolti.used.set(figura.id, figura);
    return [{ nome, valore: isNumero(figura.stato) ? figura.valore : null, testo: markLabel(figura) }];
  });
  return { evidenza: { cifra, luoghi }, wrong };
}

/** The same number for the whole network, told as the card is: an estimate beside an estimate, a sum beside a sum. */
function wholeOfCard({ valore, dichiarato, unita }: Figura, isDeclared: boolean): string | null {
  const value = isDeclared ? (dichiarato ?? valore) : valore;
  return value === null ? null : formatValue(value, unita, "prosa");
}

const ONLY_DECLARED = "Somma di quanto è stato dichiarato: una stima sarebbe troppo incerta";

/** A prospetto belongs to the parte it is an instance for, or to the chapter that declares it. */
function belongs(key: string, parte: string, capitolo: string, dichiarati: Declared): boolean {
  const [base, code] = key.split("--");
  const def = [...dichiarati.prospetti, ...dichiarati.elenchi].find(({ id }) => id === base);
  return (
    def?.capitolo === capitolo && (code === undefined ? def.per === undefined && parte === capitolo : code === parte)
  );
}

/** A few voices per place: first those that were answered, then those with a proposal. */
function quotesOf(cantiere: string | null, citazioni: ChapterInput["citazioni"]): Citazione[] {
  const own = citazioni.filter((c) => c.cantiere === cantiere);
  const rank = ({ proposta, risposta }: Citazione): number => (risposta !== undefined ? 0 : proposta !== null ? 1 : 2);
  return own
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, 3)
    .map(({ cantiere: _, ...voice }) => voice);
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
