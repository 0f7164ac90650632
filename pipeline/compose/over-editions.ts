// Tables and charts that set editions side by side.
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import type { Disegno, Forma, Punto } from "../../schemas/report-model.ts";

/** Columns of a prospetto that compares the same enti. */
export const STESSI_ENTI = "stessi-enti";

export const isOfSameEnti = ({ colonne }: ProspettoDef): boolean => colonne?.dimensione === STESSI_ENTI;

export const isOverEditions = (def: ProspettoDef): boolean =>
  def.righe.dimensione === "edizione" || def.colonne?.dimensione === "edizione" || isOfSameEnti(def);

/** A pair of dots is of the last two columns: the edition and the one before it, which its title compares. */
export const isDrawnColumn = (
  serie: string,
  { colonne }: { readonly colonne: readonly { readonly id: string; readonly totale: boolean }[] },
  forma: Forma,
): boolean =>
  forma !== "manubri" ||
  colonne
    .filter(({ totale }) => !totale)
    .slice(-2)
    .some(({ id }) => id === serie);

/** A line between two numbers draws what nobody knows of the years between them: they are compared by their lengths. Where the
 *  series breaks between them they are not. */
export const isLineOfTwo = (forma: Forma, punti: readonly Punto[], rottura: Disegno["rottura"] | null): boolean =>
  forma === "linee" && rottura === null && punti.filter(({ valore }) => valore !== null).length < 3;
