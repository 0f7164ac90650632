// Rows of the published lists, and the words of members that the report quotes.
import type { ElencoDef } from "../../schemas/prospetto.ts";
import type { SqlRow, Store } from "./store.ts";
import { TABLES } from "./tables.ts";

/** The columns of a list, with the zona and cantiere its instances are chosen by. Throws for a column that is not there. */
export function listRows(store: Store, { id, tabella, colonne, dove, per }: ElencoDef): Promise<SqlRow[]> {
  const known = new Set(TABLES[tabella]?.colonne.map(({ nome }) => nome));
  const wanted = [...new Set([...colonne, ...Object.keys(dove ?? {}), ...(per === undefined ? [] : [per])])];
  for (const name of wanted)
    if (!known.has(name)) throw new Error(`l'elenco «${id}» chiede la colonna «${name}», che ${tabella} non ha`);
  return store.all(`SELECT ${wanted.join(", ")} FROM ${tabella} ORDER BY ALL`);
}

/** Contributions of members: one row each, in a fixed order, with the cantiere they speak of. */
export function voices(store: Store): Promise<SqlRow[]> {
  return store.all(
    "SELECT cantiere, occasione, testo, proposta FROM voci ORDER BY occasione, testo, proposta, cantiere",
  );
}
