// Registers as earlier versions of the program left them.
import { DatabaseSync } from "node:sqlite";
import { registroPath } from "./registro-tables.ts";

/** The tables that each version added to those of version 2. */
const ADDED: Readonly<Record<number, readonly string[]>> = {
  3: ["decisione"],
  4: ["evento", "sessione", "collegamento", "contatto"],
  5: ["chiusura", "erratum"],
  6: ["cancellazione"],
  7: ["consegna", "lettera"],
  8: ["rimando_tolto", "rimando"],
  9: ["browser"],
  11: ["sessione_confermata", "codice_riserva", "secondo_fattore"],
};

/** Takes a register of today back to what it was in a version: what came later was not there. */
export function makeOld(archivio: string, version: number): void {
  const db = new DatabaseSync(registroPath(archivio));
  const later = Object.entries(ADDED)
    .toReversed()
    .flatMap(([since, tables]) => (Number(since) > version ? tables : []));
  db.exec(`${later.map((table) => `DROP TABLE ${table};`).join(" ")} PRAGMA user_version = ${version}`);
  db.close();
}
