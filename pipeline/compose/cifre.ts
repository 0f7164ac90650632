// The figures that the head of a text asks for: those in large type, the outcome that opens a part, the questions with their
// answer. One without a value is left out rather than shown as a sign; one that names nothing is a fault of the edition.
import type { EditionFault } from "../../schemas/edizione.ts";
import { type Figura, isNumero } from "../../schemas/figura.ts";
import { isPlanned } from "../../schemas/misura.ts";
import type { Cifra, Evidenza, Parte } from "../../schemas/report-model.ts";
import { instead } from "../../schemas/text.ts";
import { formatValue } from "../../schemas/unita.ts";
import { baseText } from "./base-line.ts";
import type { ChapterInput, Collected, Dims } from "./chapter-means.ts";
import { markLabel } from "./disegno.ts";
import { notOfPart } from "./riferimenti.ts";
import type { ParsedText } from "./testi.ts";
import { waitingNote } from "./waiting-note.ts";

type Card = ParsedText["testata"]["cifre"][number];
type Domanda = NonNullable<Parte["domande"]>[number];

/** Where figures are asked for: the file, for what is wrong, and the cantiere or zona of its part. */
interface Place {
  readonly file: string;
  readonly fixed: Dims;
}

/** The figures of a part: what can be shown, and what is wrong with the rest. */
export function figuresOf(
  fixed: Dims,
  /** The text whose head asks for the figures in large type, and the first of the part. */
  { cards, first }: { readonly cards: ParsedText; readonly first: ParsedText },
  ingredienti: ChapterInput,
  raccolti: Collected,
): { cifre: Cifra[]; domande: Domanda[]; evidenza: Evidenza | null; wrong: EditionFault[] } {
  const wrong: EditionFault[] = [];
  const shown = (asked: readonly Card[], { file }: ParsedText): Cifra[] =>
    asked.flatMap((card) => {
      const found = cifraOf(card, { file, fixed }, ingredienti, raccolti);
      if (found !== null && "cosa" in found) wrong.push(found);
      return found === null || "cosa" in found ? [] : [found];
    });
  const cifre = shown(cards.testata.cifre, cards);
  const lit = first.testata.evidenza;
  const [main] = lit === null ? [] : shown([lit], first);
  const evidenza = lit === null || main === undefined ? null : evidenzaOf(lit, main, ingredienti, raccolti);
  const domande = first.testata.domande.flatMap(({ domanda, grafico, ...card }): Domanda[] => {
    const [cifra] = shown([card], first);
    if (!raccolti.prospetti.has(grafico)) {
      const cosa = `la domanda «${domanda}» nomina il grafico «${grafico}», che non c’è`;
      wrong.push({
        file: first.file,
        riga: card.riga,
        cosa,
        rimedio: instead(grafico, [...raccolti.prospetti.keys()]),
      });
      return [];
    }
    return cifra === undefined ? [] : [{ domanda, cifra, prospetto: grafico }];
  });
  return { cifre, domande, evidenza, wrong };
}

/** The figura of a card; null where it has no value, and what is wrong where it names nothing. */
function cifraOf(
  { figura: id, dove, didascalia, riga }: Card,
  { file, fixed }: Place,
  { edizione, figure, rete }: ChapterInput,
  { nomi, used }: Collected,
): Cifra | EditionFault | null {
  const dimensioni = figure.misure.get(id)?.dimensioni ?? [];
  const own = Object.fromEntries(Object.entries(fixed).filter(([name]) => dimensioni.includes(name)));
  const dims = { ...own, ...dove };
  const fault = nomi.figura(id, dims) ?? notOfPart(id, fixed, figure);
  if (fault !== null) {
    const cosa = `la cifra «${didascalia}» non si può stampare: ${fault.cosa}`;
    return { file, riga, cosa, rimedio: fault.rimedio };
  }
  const figura = figure.at(id, dims);
  used.set(figura.id, figura);
  const isDeclared = figura.stato === "incerto" && figura.dichiarato !== null;
  const value = isDeclared ? figura.dichiarato : figura.valore;
  if (value === null) return null;
  const whose = baseText(figura, figure.misure.get(id)?.gruppo ?? null, rete);
  const base = [whose, ...waitingNote([id], figure)]
    .filter((words) => words !== "")
    .join(". ")
    .replace(/\.$/, "");
  const whole = Object.keys(own).length === 0 ? null : wholeOfCard(figure.at(id, dove ?? {}), isDeclared);
  return {
    figura: figura.id,
    testo: formatValue(value, figura.unita, "prosa"),
    didascalia,
    ...(whole === null ? {} : { insieme: `${edizione.yaml.citta}: ${whole}` }),
    base: isDeclared ? `${base}. ${ONLY_DECLARED}` : base,
  };
}

/** The outcome that opens a part: its number, and the same by zona where that is published. */
function evidenzaOf(
  { figura: id }: Card,
  cifra: Cifra,
  { figure, edizione }: ChapterInput,
  { used }: Collected,
): Evidenza {
  const { dims } = used.get(cifra.figura) ?? { dims: {} };
  const misura = figure.misure.get(id);
  const isPlaced = misura !== undefined && isPlanned(misura.piano, [...Object.keys(dims), "zona"]);
  const luoghi = (isPlaced ? (edizione.liste["zone"] ?? []) : []).flatMap(({ codice, nome }) => {
    const figura = figure.at(id, { ...dims, zona: codice });
    if (figura.valore === 0 || figura.stato === "nulla") return [];
    used.set(figura.id, figura);
    return [{ nome, valore: isNumero(figura.stato) ? figura.valore : null, testo: markLabel(figura) }];
  });
  return { cifra, luoghi };
}

/** The same number for the whole network, told as the card is: an estimate beside an estimate, a sum beside a sum. */
function wholeOfCard({ valore, dichiarato, unita }: Figura, isDeclared: boolean): string | null {
  const value = isDeclared ? (dichiarato ?? valore) : valore;
  return value === null ? null : formatValue(value, unita, "prosa");
}

const ONLY_DECLARED = "Somma di quanto è stato dichiarato: una stima sarebbe troppo incerta";
