// Numbers of the edition's tables that cannot be right together: parts greater than their whole, a part without a number
// beside others that have one.
import type { z } from "zod";
import type { EditionFault, popolazioneSchema, quartiereSchema } from "../../schemas/edizione.ts";
import { formatNumber } from "../../schemas/unita.ts";
import type { Numbered } from "./tables.ts";

type Rows<S extends z.ZodType> = readonly Numbered<z.infer<S>>[];

interface Tables {
  readonly quartieri: Rows<typeof quartiereSchema>;
  readonly popolazione: Rows<typeof popolazioneSchema>;
}

/** What the numbers of an edition say against each other. */
export const checkNumbers = ({ quartieri, popolazione }: Tables): EditionFault[] => [
  ...withoutResidents(quartieri, popolazione),
  ...partsAndWhole(popolazione),
];

const POPOLAZIONE = "territorio/popolazione.csv";

/** Residents of some quartieri only: those of their zona would be too few, and what is divided by them too much. */
function withoutResidents(quartieri: Tables["quartieri"], popolazione: Tables["popolazione"]): EditionFault[] {
  const counted = new Set(popolazione.filter(({ row }) => row.fascia === "").map(({ row }) => row.quartiere));
  const missing = quartieri.filter(({ row }) => !counted.has(row.codice)).map(({ row }) => row.nome);
  if (missing.length === 0 || missing.length === quartieri.length) return [];
  const cosa = `mancano i residenti di ${missing.map((nome) => `«${nome}»`).join(", ")}, e quelli della sua zona non tornano`;
  return [{ file: POPOLAZIONE, riga: null, cosa, rimedio: "Aggiungi una riga per ogni quartiere." }];
}

/** The residents of the city, and those of its parts: quartieri, ages. */
function partsAndWhole(popolazione: Tables["popolazione"]): EditionFault[] {
  const whole = popolazione.find(({ row }) => row.quartiere === "" && row.fascia === "");
  if (whole === undefined) return [];
  const parts = {
    "dei quartieri": popolazione.filter(({ row }) => row.quartiere !== "" && row.fascia === ""),
    "delle età": popolazione.filter(({ row }) => row.quartiere === "" && row.fascia !== ""),
  };
  return Object.entries(parts).flatMap(([name, rows]): EditionFault[] => {
    const sum = rows.reduce((total, { row }) => total + row.residenti, 0);
    if (sum <= whole.row.residenti) return [];
    const cosa = `la somma ${name}, ${formatNumber(sum)}, è più di tutta la città, ${formatNumber(whole.row.residenti)}`;
    return [{ file: POPOLAZIONE, riga: whole.line, cosa, rimedio: "Correggi il numero sbagliato." }];
  });
}
