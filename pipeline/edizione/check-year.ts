// The year of an edition, wherever else the folder says it: a year that was not changed after copying a folder would put
// this year's answers under the one before.
import { basename, resolve } from "node:path";
import type { z } from "zod";
import type { contoSchema } from "../../schemas/edition-tables.ts";
import type { EditionFault, EdizioneYaml } from "../../schemas/edizione.ts";
import type { Numbered } from "./tables.ts";

type Place = (path: readonly PropertyKey[]) => number | null;

/** A year alone in a name or address: «2019», «brescia-2019», «…/bilancio/2019/». */
const YEAR = /(?<![a-z0-9])(20\d\d)(?![a-z0-9])/gi;
const yearsIn = (text: string): number[] => [...text.matchAll(YEAR)].map(([year]) => Number(year));

/** Where the folder, a day or the address speaks of another year than `anno`. */
export function checkYear(cartella: string, yaml: EdizioneYaml, lineOf: Place): EditionFault[] {
  const { anno, data_riferimento, data_pubblicazione, indirizzo_pubblico } = yaml;
  const at = (name: string, cosa: string, rimedio: string): EditionFault => ({
    file: "edizione.yaml",
    riga: lineOf([name]),
    cosa,
    rimedio,
  });
  const faults: EditionFault[] = [];
  const folder = basename(resolve(cartella));
  const named = yearsIn(folder);
  if (named.length === 1 && named[0] !== anno)
    faults.push(
      at(
        "anno",
        `anno dice ${anno}, ma la cartella si chiama «${folder}»`,
        `Scrivi ${named[0]}, o cambia nome alla cartella.`,
      ),
    );
  if (!data_riferimento.startsWith(String(anno)))
    faults.push(at("data_riferimento", `data_riferimento non è del ${anno}`, "Correggi la data, o l'anno."));
  if (data_pubblicazione < data_riferimento)
    faults.push(at("data_pubblicazione", "data_pubblicazione viene prima di data_riferimento", "Correggi la data."));
  const addressed = yearsIn(indirizzo_pubblico);
  if (addressed.length === 1 && addressed[0] !== anno)
    faults.push(
      at(
        "indirizzo_pubblico",
        `indirizzo_pubblico porta al ${addressed[0]}, ma anno dice ${anno}`,
        "Correggi l'indirizzo.",
      ),
    );
  return faults;
}

/** Accounts may hold what is promised for the years to come, a list what is asked from a later edition on; a year further
 *  away than this was mistyped. */
const YEARS_AHEAD = 5;
const YEARS_BACK = 10;
export const isFarYear = (year: number, anno: number): boolean => year < anno - YEARS_BACK || year > anno + YEARS_AHEAD;

interface Dated {
  readonly conti: readonly Numbered<z.infer<typeof contoSchema>>[];
  /** Rows whose source counted on some day, by file. */
  readonly contati: Readonly<Record<string, readonly Numbered<{ readonly data: string }>[]>>;
}

/** Years that lie too far from that of the edition to be meant: of project accounts, indicators and breaks in series; and the
 *  days on which somebody counted, which are not those to come. */
export function checkYearsNamed(
  { anno, data_pubblicazione, indicatori, rotture }: EdizioneYaml,
  { conti, contati }: Dated,
  lineOf: Place,
): EditionFault[] {
  const far = (file: string, riga: number | null, nome: string, year: number): EditionFault => ({
    file,
    riga,
    cosa: `«${nome}» dice ${year}, un anno troppo lontano dal ${anno} dell'edizione`,
    rimedio: "Correggi l'anno.",
  });
  const inYaml = [
    ...indicatori.map(({ since }, i) => ({ year: since, name: "since", path: ["indicatori", i, "since"] })),
    ...rotture.map((each, i) => ({ year: each.anno, name: "anno", path: ["rotture", i, "anno"] })),
  ];
  const published = Number(data_pubblicazione.slice(0, 4));
  const counted = Object.entries(contati).flatMap(([file, rows]) => {
    const years = rows.flatMap(({ line, row }) => yearsIn(row.data).map((year) => ({ line, year })));
    const wrong = years.filter(({ year }) => isFarYear(year, anno) || year > published);
    // A column that was filled down is one mistake.
    return [...Map.groupBy(wrong, ({ year }) => year)].map(([year, [first]]) =>
      far(file, first?.line ?? null, "data", year),
    );
  });
  return [
    ...counted,
    ...conti
      .filter(({ row }) => isFarYear(row.anno, anno))
      .map(({ line, row }) => far("progetto/conti.csv", line, "anno", row.anno)),
    // What holds since long ago may hold since any year that is one.
    ...inYaml
      .filter(({ year }) => year < FIRST_YEAR || year > anno + YEARS_AHEAD)
      .map(({ year, name, path }) => far("edizione.yaml", lineOf(path), name, year)),
  ];
}
const FIRST_YEAR = 1900;
