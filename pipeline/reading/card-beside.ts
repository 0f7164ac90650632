// What stands beside the answers of a scheda and is none: the help that we print, what was said the year before, and whatever
// somebody wrote there, which nobody would read.
import { diagnose } from "../../schemas/diagnostic.ts";
import { key } from "../../schemas/text.ts";
import { isPrinted } from "./card.ts";
import { namesOf } from "./header.ts";
import { placeOf, type Tavola } from "./tavola.ts";

/** Asks once about all that stands beside the answers of a scheda. */
export function tellBeside(tavola: Tavola): void {
  const { testata, sheet, anno, ente, findings } = tavola;
  const { blocco, colonne, colonnaRisposte } = testata;
  if (testata.at >= 0) return;
  const names = namesOf(blocco, anno);
  const asked = new Map([...colonne].map(([campo, riga]) => [riga, blocco.campi[campo]]));
  const beside = [...sheet.rows].flatMap(({ number, cells }) => {
    const campo = asked.get(number);
    if (campo === undefined) return [];
    const label = cells.find(({ text }) => names.has(key(text)))?.column ?? 0;
    return cells.flatMap(({ column, text }) => {
      const isOther = column > label && column !== colonnaRisposte && text.trim() !== "";
      return isOther && !isPrinted(text, campo) ? [{ number, column, text: text.trim() }] : [];
    });
  });
  const [first] = beside;
  if (first === undefined) return;
  const places = beside.map(({ number, column }) => placeOf(tavola, number, column));
  const about = { ente, blocco: blocco.id };
  findings.push(diagnose("risposta-accanto", places, { valore: first.text, celle: beside.length }, about));
}
