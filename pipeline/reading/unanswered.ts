// Required answers that are not there, and how to give them.
import type { Campo } from "../../schemas/blocco.ts";
import { isNumerica } from "../../schemas/cella.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import type { RawCell } from "../formats/sheet.ts";
import type { ReadingContext } from "./context.ts";
import type { Found } from "./outcome.ts";
import { quotedWords } from "./privacy.ts";

/** A row with one cell filled: what it says, and what it lacks. */
export function incomplete(celle: readonly (RawCell | undefined)[], missing: readonly Campo[]): Found {
  const valore = quotedWords(celle.find((cell) => cell !== undefined)?.text.trim() ?? "");
  return { codice: "riga-incompleta", params: { valore, mancano: elenca(missing.map(({ label }) => `«${label}»`)) } };
}

/** The cell is blank, or says «n.d.» where only an answer will do. */
export function unanswered(campo: Campo, raw: RawCell | undefined, contesto: ReadingContext): Found {
  const esempio = howToFill(campo, contesto);
  if (raw === undefined || raw.text.trim() === "") return { codice: "cella-vuota", params: { esempio } };
  return { codice: "risposta-necessaria", params: { valore: raw.text.trim(), esempio } };
}

function howToFill({ cella }: Campo, { elenchi }: ReadingContext): string {
  if (cella.tipo === "intero" && cella.min > 0)
    return `Scrivi un numero da ${cella.min} a ${cella.max}; se non lo sai scrivi «non disponibile».`;
  if (isNumerica(cella)) return "Scrivi il numero; se non ce ne sono scrivi 0; se non lo sai scrivi «non disponibile».";
  if (cella.tipo === "codice") return `Scegli una voce dell'elenco, per esempio ${elenchi.first(cella.lista, 2)}.`;
  if (cella.tipo === "si-no") return "Scrivi «sì» oppure «no».";
  if (cella.tipo === "codice-fiscale") return "Scrivi le undici cifre del codice fiscale dell'ente.";
  return "Scrivi la risposta.";
}
