// A multi-select question gives a row for each tick: where those rows would count one thing more than once, the mapping
// stops the run.
import type { Blocco } from "../../schemas/blocco.ts";
import { isQuantity } from "../../schemas/cella.ts";
import type { Rilevazione } from "../../schemas/rilevazione.ts";
import type { Stop } from "./rilevazione-columns.ts";

type QuestionGroup = Rilevazione["blocchi"][string]["gruppi"][number];

/** Several rows are right only where the block has one row for each such answer, and nothing in them adds up. */
export function checkChoices(
  path: readonly PropertyKey[],
  { id, titolo, grana, campi, chiave }: Blocco,
  { scelte, campi: columns, fissi }: QuestionGroup,
  stop: Stop,
): void {
  const { campo = "", se_piu } = scelte ?? {};
  if (campi[campo]?.cella.tipo !== "codice")
    stop([...path, "campo"], `il campo «${campo}» non è a scelta`, "Le caselle segnate danno le voci di un elenco.");
  if (Object.hasOwn(columns, campo) || Object.hasOwn(fissi, campo))
    stop([...path, "campo"], `«${campo}» è letto due volte nello stesso gruppo`, "Lascialo soltanto in «scelte».");
  if (se_piu !== undefined) return;
  const remedy =
    "Scrivi in «se_piu» la voce che vale quando le caselle segnate sono più di una, oppure togli «scelte».";
  const quantity = [...Object.keys(columns), ...Object.keys(fissi)].find((name) => {
    const cella = campi[name]?.cella;
    return cella !== undefined && isQuantity(cella);
  });
  if (quantity !== undefined)
    stop(path, `con più caselle segnate «${quantity}» di «${titolo}» conterebbe più volte`, remedy);
  if (!chiave.includes(campo))
    stop(path, `con più caselle segnate la stessa riga di «${titolo}» conterebbe più volte (${id}: ${grana})`, remedy);
}
