// Tables and charts that set editions side by side.
import type { ProspettoDef } from "../../schemas/prospetto.ts";

/** Columns of a prospetto that compares the same enti. */
export const STESSI_ENTI = "stessi-enti";

export const isOfSameEnti = ({ colonne }: ProspettoDef): boolean => colonne?.dimensione === STESSI_ENTI;

export const isOverEditions = (def: ProspettoDef): boolean =>
  def.righe.dimensione === "edizione" || def.colonne?.dimensione === "edizione" || isOfSameEnti(def);
