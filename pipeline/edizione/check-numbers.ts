// Numbers of the edition's tables that cannot be right together: parts greater than their whole, or all of them together far
// less; a part without a number beside others that have one.
import type { z } from "zod";
import type { popolazioneSchema, quartiereSchema } from "../../schemas/edition-tables.ts";
import type { EditionFault } from "../../schemas/edizione.ts";
import { formatNumber } from "../../schemas/unita.ts";
import type { Numbered } from "./tables.ts";

type Rows<S extends z.ZodType> = readonly Numbered<z.infer<S>>[];

interface Tables {
  readonly quartieri: Rows<typeof quartiereSchema>;
  readonly popolazione: Rows<typeof popolazioneSchema>;
  /** Codes of the ages, which together are everybody. */
  readonly fasce: readonly string[];
}

/** What the numbers of an edition say against each other. */
export const checkNumbers = ({ quartieri, popolazione, fasce }: Tables): EditionFault[] => [
  ...withoutResidents(quartieri, popolazione),
  ...partsAndWhole(popolazione, { quartieri, fasce }),
];

export const POPOLAZIONE = "territorio/popolazione.csv";

/** Residents of some quartieri only: those of their zona would be too few, and what is divided by them too much. */
function withoutResidents(quartieri: Tables["quartieri"], popolazione: Tables["popolazione"]): EditionFault[] {
  const counted = new Set(popolazione.filter(({ row }) => row.fascia === "").map(({ row }) => row.quartiere));
  const missing = quartieri.filter(({ row }) => !counted.has(row.codice)).map(({ row }) => row.nome);
  if (missing.length === 0 || missing.length === quartieri.length) return [];
  const cosa = `mancano i residenti di ${missing.map((nome) => `«${nome}»`).join(", ")}, e quelli della sua zona non tornano`;
  return [{ file: POPOLAZIONE, riga: null, cosa, rimedio: "Aggiungi una riga per ogni quartiere." }];
}

/** The residents of the city, and those of its parts: quartieri, ages; and those of a quartiere with its ages. */
function partsAndWhole(
  popolazione: Tables["popolazione"],
  { quartieri: places, fasce }: Pick<Tables, "quartieri" | "fasce">,
): EditionFault[] {
  const of = (isQuartiere: (quartiere: string) => boolean, isAge: boolean): Tables["popolazione"] =>
    popolazione.filter(({ row }) => isQuartiere(row.quartiere) && (row.fascia !== "") === isAge);
  const quartieri = of((code) => code !== "", false);
  const [whole] = of((code) => code === "", false);
  // Where nobody wrote how many live in the city, they are those of its quartieri.
  const city =
    whole === undefined ? { name: "quella dei quartieri", rows: quartieri } : { name: "tutta la città", rows: [whole] };
  const ages = of((code) => code === "", true);
  const isEveryAge = fasce.length > 0 && fasce.every((fascia) => ages.some(({ row }) => row.fascia === fascia));
  const isEveryPlace = whole !== undefined && places.length > 0 && places.length === quartieri.length;
  return [
    ...tooMany("dei quartieri", whole === undefined ? [] : quartieri, city),
    ...tooMany("delle età", ages, city),
    ...(isEveryPlace ? tooFew("dei quartieri", quartieri, city) : []),
    ...(isEveryAge ? tooFew("delle età", ages, city) : []),
    ...quartieri.flatMap((quartiere) => {
      const { quartiere: code } = quartiere.row;
      return tooMany(
        "delle età",
        of((each) => each === code, true),
        { name: `«${code}»`, rows: [quartiere] },
      );
    }),
  ];
}

const residents = (rows: Tables["popolazione"]): number => rows.reduce((total, { row }) => total + row.residenti, 0);

interface Whole {
  readonly name: string;
  readonly rows: Tables["popolazione"];
}

/** Two sources, or two days, may count a little apart; a digit too many in one of them does not. */
const MOST_APART = 0.1;

/** All parts of a whole are it: far fewer are a number mistyped in one of them. */
function tooFew(name: string, parts: Tables["popolazione"], whole: Whole): EditionFault[] {
  const [sum, all] = [residents(parts), residents(whole.rows)];
  if (sum >= all * (1 - MOST_APART)) return [];
  const cosa = `la somma ${name}, ${formatNumber(sum)}, è molto meno di ${whole.name}, ${formatNumber(all)}`;
  return [{ file: POPOLAZIONE, riga: parts[0]?.line ?? null, cosa, rimedio: "Correggi il numero sbagliato." }];
}

function tooMany(name: string, parts: Tables["popolazione"], whole: Whole): EditionFault[] {
  const [sum, all] = [residents(parts), residents(whole.rows)];
  const [first] = whole.rows;
  if (first === undefined || sum <= all) return [];
  const cosa = `la somma ${name}, ${formatNumber(sum)}, è più di ${whole.name}, ${formatNumber(all)}`;
  const isWritten = whole.rows.length === 1;
  const riga = isWritten ? first.line : (parts[0]?.line ?? null);
  const more = isWritten ? "" : ", o aggiungi la riga di tutta la città";
  return [{ file: POPOLAZIONE, riga, cosa, rimedio: `Correggi il numero sbagliato${more}.` }];
}
