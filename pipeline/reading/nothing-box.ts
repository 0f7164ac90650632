// «Niente da dichiarare in questo foglio»: an answer, not a silence. Its box stands above the headings of the module.
import type { Luogo } from "../../schemas/diagnostic.ts";
import { key } from "../../schemas/text.ts";
import type { RawRow } from "../formats/sheet.ts";
import { isYes } from "./cell.ts";
import { saysNothing } from "./empties.ts";
import { labelled } from "./labels.ts";
import { placeOf, type Tavola } from "./tavola.ts";

export interface Box {
  readonly row: number;
  readonly luogo: Luogo;
  readonly isNothing: boolean;
}

const LABEL = "Niente da dichiarare";

/** The box of a sheet and what it says; null when there is none, or nothing in it. A word that is no answer is told. */
export function nothingBox(tavola: Tavola): Box | null {
  const { sheet, isText, testata, findings, ente } = tavola;
  if (isText || testata.at < 0) return null;
  const rows = [...sheet.rows].filter((row, at) => at < testata.at || isAlone(row));
  const found = labelled({ ...sheet, rows }, [LABEL], "inizio");
  if (found === undefined || found.text === "") return null;
  const luogo = placeOf(tavola, found.row, found.cell.column);
  const said = isYes(found.text) ?? (saysNothing(found.text) || key(found.text).startsWith("si ") ? true : null);
  if (said === null) {
    const params = { valore: found.text };
    findings.add(
      { codice: "si-no-non-riconosciuto", params },
      { ...luogo, colonna: LABEL },
      { ente, blocco: testata.blocco.id },
    );
  }
  return { row: found.row, luogo, isNothing: said === true };
}

/** Below the headings only a row that holds nothing else can be the box. */
function isAlone({ cells }: RawRow): boolean {
  return cells.length === 2 && key(cells[0]?.text ?? "").startsWith(key(LABEL));
}
