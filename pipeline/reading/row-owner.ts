// Whose a row is, when rows say it themselves in the columns `ente` and `edizione`.

import { visible } from "../../schemas/text.ts";
import type { RawCell, RawRow } from "../formats/sheet.ts";
import { withoutZeroDecimals } from "./damage.ts";
import type { Found } from "./outcome.ts";
import { named, unknownOwner, withNearest } from "./owner.ts";
import { placeOf, type Tavola } from "./tavola.ts";

/** The ente of a row; null when it is not to be counted, and then a finding says so. */
export function makeRowOwner(tavola: Tavola): (row: RawRow) => string | null {
  const { testata, contesto, findings, anno } = tavola;
  const { colonnaEnte, colonnaEdizione } = testata;
  if (colonnaEnte === null && colonnaEdizione === null) return () => tavola.ente;
  const about = { ente: tavola.ente, blocco: testata.blocco.id, completa: withNearest(contesto.elenchi) };
  const refuse = (found: Found, row: RawRow, column: number): null => {
    findings.add(found, placeOf(tavola, row.number, column), about);
    return null;
  };
  // Rows of one ente lie together, and equal cells that follow each other are one object.
  let last: { year: RawCell | undefined; owner: RawCell | undefined; ente: string } | null = null;

  return (row) => {
    const year = cellAt(row, colonnaEdizione);
    const owner = cellAt(row, colonnaEnte);
    if (last !== null && last.year === year && last.owner === owner) return last.ente;
    const written = owner?.text.trim() ?? "";
    const attesa = String(anno);
    const dove = "riga";
    if (colonnaEdizione !== null && !isYear(year?.text, anno)) {
      const trovata = year?.text.trim() ?? "";
      // Who must write both is told both.
      if (trovata === "" && colonnaEnte !== null && written === "")
        return refuse({ codice: "ente-mancante", params: { dove, anno: attesa } }, row, colonnaEnte);
      return !NAMES_YEAR.test(trovata)
        ? refuse({ codice: "edizione-mancante", params: { attesa, dove } }, row, colonnaEdizione)
        : refuse({ codice: "edizione-diversa", params: { trovata, attesa, dove } }, row, colonnaEdizione);
    }
    if (colonnaEnte === null) return tavola.ente;
    const ente = written === "" ? undefined : contesto.elenchi.find("enti", written);
    if (ente === undefined) {
      return written === ""
        ? refuse({ codice: "ente-mancante", params: { dove, anno: "" } }, row, colonnaEnte)
        : refuse(unknownOwner(written), row, colonnaEnte);
    }
    if (tavola.ente !== null && ente !== tavola.ente) {
      const params = { nelFile: named(contesto.elenchi, ente), atteso: named(contesto.elenchi, tavola.ente), dove };
      return refuse({ codice: "ente-diverso", params }, row, colonnaEnte);
    }
    last = { year, owner, ente };
    return ente;
  };
}

function cellAt({ cells }: RawRow, column: number | null): RawCell | undefined {
  if (column === null) return undefined;
  const likely = cells[column - 1];
  return likely?.column === column ? likely : cells.find((cell) => cell.column === column);
}

/** «2016», «2016,0» and «2016.0» as some programs write it, «anno 2016», «31/12/2016»: one year, and no other as in «2016/17». */
function isYear(text: string | undefined, anno: number): boolean {
  if (text === undefined) return false;
  const written = withoutZeroDecimals(visible(text).trim());
  // What nearly every row says.
  if (written === String(anno)) return true;
  const years = written.length > LONGEST_YEAR ? null : written.match(YEARS);
  const next = String(anno + 1).slice(2);
  const isSchoolYear = new RegExp(`${anno} ?[/–-] ?${next}(?![\\d/.-])`).test(written.slice(0, LONGEST_YEAR));
  return years?.length === 1 && years[0] === String(anno) && !isSchoolYear;
}
const YEARS = /(?<!\d)(?:19|20)\d\d(?!\d)/g;
const NAMES_YEAR = /(?<!\d)(?:19|20)?\d\d(?!\d)/;
const LONGEST_YEAR = 30;
