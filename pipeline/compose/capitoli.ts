// The chapters of the report from the texts of the edition: what each places, quotes and shows as headline figures, and
// the numbers of charts and tables in order of appearance.
import type { Edizione } from "../../schemas/edizione.ts";
import type { Figura } from "../../schemas/figura.ts";
import type { Capitolo, Cifra, Citazione, Parte, Prospetto } from "../../schemas/report-model.ts";
import { formatValue } from "../../schemas/unita.ts";
import type { Figure } from "../figure/figures.ts";
import { partsOf } from "./istanze.ts";
import { baseText, type Declared, type NetworkSize } from "./prospetti.ts";
import {
  chapterId,
  mapReferences,
  type ParsedText,
  placeInPart,
  readTesto,
  type TextHead,
  type TextReference,
} from "./testi.ts";

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
  /** Every figura quoted or printed. */
  readonly used: Map<string, Figura>;
  readonly guasti: { dove: string; messaggio: string }[];
}

/** The chapters in the order of their texts; a quoted figura that does not exist is told in `guasti`. */
export function chapters(ingredienti: ChapterInput, raccolti: Collected): Capitolo[] {
  const names = Object.keys(ingredienti.edizione.testi).filter((name) => chapterId(name) !== null);
  return names.sort((a, b) => order(a) - order(b)).map((name) => chapter(name, ingredienti, raccolti));
}

const order = (name: string): number => (/^\d/.test(name) ? Number.parseInt(name, 10) : 99);
const PER: Readonly<Record<string, "cantiere" | "zona">> = { cantieri: "cantiere", zone: "zona" };

function chapter(name: string, ingredienti: ChapterInput, raccolti: Collected): Capitolo {
  const { edizione, figure, citazioni } = ingredienti;
  const id = chapterId(name) ?? name;
  const testo = readTesto(edizione, name);
  const titolo = testo.testata.titolo ?? id;
  const per = PER[id];
  const parti =
    per === undefined
      ? []
      : partsOf(edizione, per).map(({ codice, nome }) => {
          const own = readTesto(edizione, `${id}/${codice}`);
          const each = readTesto(edizione, `${id}/_ogni`);
          const corpo = placeInPart(`${own.corpo.trim()}\n\n${each.corpo.trim()}\n`, per, codice, figure);
          const testata = own.testata.cifre.length > 0 ? own.testata : each.testata;
          const made = part(
            { id: codice, titolo: nome, capitolo: id, testo: { testata, corpo }, fixed: { [per]: codice } },
            ingredienti,
            raccolti,
          );
          return per === "cantiere" ? { ...made, citazioni: quotesOf(codice, citazioni) } : made;
        });
  const apertura = part({ id, titolo, capitolo: id, testo, fixed: {} }, ingredienti, raccolti);
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

interface Bozza {
  readonly id: string;
  readonly titolo: string;
  readonly capitolo: string;
  readonly testo: ParsedText;
  /** The cantiere or zona of the part. */
  readonly fixed: Dims;
}

function part({ id, titolo, capitolo, testo, fixed }: Bozza, ingredienti: ChapterInput, raccolti: Collected): Parte {
  const { prospetti } = raccolti;
  const placed = new Set<string>();
  mapReferences(testo.corpo, id, (riferimento) => {
    if (riferimento.nome === "figura") quote(riferimento.id, riferimento.args, capitolo, ingredienti.figure, raccolti);
    const key = placedId(riferimento, id, prospetti);
    if (key !== null) placed.add(key);
    return null;
  });
  const rest = [...prospetti.keys()].filter(
    (key) => !placed.has(key) && belongs(key, id, capitolo, ingredienti.dichiarati),
  );
  return {
    id,
    titolo,
    testo: testo.corpo,
    cifre: cards(testo.testata, fixed, capitolo, ingredienti, raccolti),
    prospetti: rest,
    citazioni: [],
  };
}

function quote(id: string, dims: Dims, dove: string, figure: Figure, { used, guasti }: Collected): Figura | null {
  try {
    const figura = figure.at(id, dims);
    used.set(figura.id, figura);
    return figura;
  } catch (error) {
    guasti.push({ dove, messaggio: error instanceof Error ? error.message : String(error) });
    return null;
  }
}

/** Headline figures; one without a value is left out rather than shown as a sign. */
function cards(
  testata: TextHead,
  fixed: Dims,
  capitolo: string,
  { figure, rete }: ChapterInput,
  raccolti: Collected,
): Cifra[] {
  return testata.cifre.flatMap(({ figura: id, dove, didascalia }) => {
    const dimensioni = figure.misure.get(id)?.dimensioni ?? [];
    const own = Object.fromEntries(Object.entries(fixed).filter(([name]) => dimensioni.includes(name)));
    const figura = quote(id, { ...own, ...dove }, capitolo, figure, raccolti);
    if (figura === null || figura.valore === null) return [];
    return [
      {
        figura: figura.id,
        testo: formatValue(figura.valore, figura.unita, "prosa"),
        didascalia,
        base: baseText(figura, rete),
      },
    ];
  });
}

/** The prospetto that a reference places: the instance it names, that of the part, or the plain one. */
function placedId(
  { nome, id, args }: TextReference,
  parte: string,
  prospetti: ReadonlyMap<string, unknown>,
): string | null {
  if (nome !== "grafico" && nome !== "tavola") return null;
  const candidates = [...Object.values(args).map((code) => `${id}--${code}`), `${id}--${parte}`, id];
  return candidates.find((key) => prospetti.has(key)) ?? null;
}

/** A prospetto belongs to the parte it is an instance for, or to the chapter that declares it. */
function belongs(key: string, parte: string, capitolo: string, dichiarati: Declared): boolean {
  const [base, code] = key.split("--");
  const def = [...dichiarati.prospetti, ...dichiarati.elenchi].find(({ id }) => id === base);
  return (
    def?.capitolo === capitolo && (code === undefined ? def.per === undefined && parte === capitolo : code === parte)
  );
}

/** A few voices per place: the first ones with a proposal, spread over the occasions. */
function quotesOf(cantiere: string | null, citazioni: ChapterInput["citazioni"]): Citazione[] {
  const own = citazioni.filter((c) => c.cantiere === cantiere);
  const withProposal = [
    ...own.filter(({ proposta }) => proposta !== null),
    ...own.filter(({ proposta }) => proposta === null),
  ];
  return withProposal.slice(0, 3).map(({ testo, occasione, proposta }) => ({ testo, occasione, proposta }));
}

/** Numbers in order of appearance: those the text places first, the others after it. */
export function numberAll(
  capitoli: readonly Capitolo[],
  prospetti: ReadonlyMap<string, SenzaNumero>,
): Record<string, Prospetto> {
  const numbered: Record<string, Prospetto> = {};
  for (const { numero, apertura, parti } of capitoli) {
    const counts = { grafico: 0, tavola: 0 };
    const add = (key: string): void => {
      const found = prospetti.get(key);
      if (found === undefined || key in numbered) return;
      numbered[key] = { ...found, numero: `${numero}.${++counts[found.tipo]}` };
    };
    for (const { id, testo, prospetti: rest } of [apertura, ...parti]) {
      mapReferences(testo, id, (riferimento) => {
        const key = placedId(riferimento, id, prospetti);
        if (key !== null) add(key);
        return null;
      });
      for (const key of rest) add(key);
    }
  }
  return numbered;
}
