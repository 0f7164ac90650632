// The year of an edition, wherever else the folder says it: a year that was not changed after copying a folder would put
// this year's answers under the one before.
import { basename, resolve } from "node:path";
import type { EditionFault, EdizioneYaml } from "../../schemas/edizione.ts";

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
