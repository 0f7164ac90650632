// A sheet with recognised headings → one section per ente. Rows of other enti or editions, totals and repeated rows are
// told apart; every other row with something in it becomes a record or is explained.
import { isNumerica } from "../../schemas/cella.ts";
import { diagnose, type Luogo } from "../../schemas/diagnostic.ts";
import type { Riga, Sezione } from "../../schemas/lettura.ts";
import type { Intestazione } from "./header.ts";
import { labelled } from "./header.ts";
import { makeLettore, type RigaGrezza } from "./rows.ts";
import { columnLetters, type RawCell, type RawRow } from "./sheet.ts";
import type { Tavola } from "./tavola.ts";
import { key } from "./text.ts";
import { checkTotal, isTotalRow } from "./totals.ts";

interface Building {
  readonly righe: Riga[];
  readonly seen: Map<string, number>;
  presenti: number;
  respinte: number;
}

/** The sections of a sheet, by ente. Empty when no row has an ente that can be counted. */
export function readTavola(tavola: Tavola): Map<string, Sezione> {
  const { testata, sheet, anno, contesto, findings } = tavola;
  const lettore = makeLettore(testata.blocco, anno, contesto, findings);
  const byEnte = new Map<string, Building>();
  const sectionOf = (ente: string): Building => {
    const made = byEnte.get(ente) ?? { righe: [], seen: new Map(), presenti: 0, respinte: 0 };
    byEnte.set(ente, made);
    return made;
  };
  const nothing = saysNothing(tavola);
  const missing = missingColumns(tavola);
  for (const row of testata.at < 0 ? scheda(tavola) : sheet.rows.slice(testata.at + 1)) {
    const grezza = rawRow(tavola, row);
    if (grezza.celle.size === 0) continue;
    if (isTotalRow(row, testata)) {
      checkTotal(
        tavola,
        row,
        [...byEnte.values()].flatMap(({ righe }) => righe),
      );
      continue;
    }
    const ente = rowOwner(tavola, row);
    if (ente === null) continue;
    const building = sectionOf(ente);
    if (testata.colonnaEnte !== null && saysNothingInRow(grezza)) continue;
    building.presenti++;
    if (missing) {
      building.respinte++;
      continue;
    }
    const riga = lettore.read(grezza, ente);
    if (riga === null) building.respinte++;
    else if (isRepeated(tavola, building, riga, ente)) building.respinte++;
    else building.righe.push(riga);
  }
  if (nothing !== null && tavola.ente !== null) {
    const building = sectionOf(tavola.ente);
    if (building.presenti > 0) {
      findings.push(
        diagnose(
          "niente-e-righe",
          [nothing],
          { righe: building.presenti },
          { ente: tavola.ente, blocco: testata.blocco.id },
        ),
      );
    }
  }
  return sections(tavola, byEnte, nothing !== null);
}

function sections(tavola: Tavola, byEnte: ReadonlyMap<string, Building>, nothing: boolean): Map<string, Sezione> {
  const { testata, sheet } = tavola;
  const result = new Map<string, Sezione>();
  for (const [ente, { righe, presenti, respinte }] of byEnte) {
    const saidNothing = presenti === 0 && (nothing || testata.colonnaEnte !== null);
    if (presenti === 0 && !saidNothing) continue;
    const stato = saidNothing ? "niente" : "compilata";
    result.set(ente, {
      blocco: testata.blocco.id,
      foglio: sheet.name,
      stato,
      colonne: Object.fromEntries(testata.colonne),
      righe,
      presenti,
      respinte,
    });
  }
  return result;
}

/** The answers of a scheda as one row: each cell keeps the address it has on the sheet. */
function scheda({ sheet, testata }: Tavola): RawRow[] {
  const cells: RawCell[] = [];
  for (const row of sheet.rows) {
    if (![...testata.colonne.values()].includes(row.number)) continue;
    const answer = row.cells.find(({ column }) => column === testata.colonnaRisposte);
    if (answer !== undefined) cells.push({ ...answer, column: row.number });
  }
  const first = Math.min(...testata.colonne.values());
  return [{ number: first, hidden: false, cells }];
}

function rawRow({ file, sheet, isText, testata }: Tavola, row: RawRow): RigaGrezza {
  const celle = new Map<string, RawCell>();
  const byColumn = fieldsByColumn(testata);
  for (const cell of row.cells) {
    const field = byColumn.get(cell.column);
    if (field !== undefined && cell.text.trim() !== "") celle.set(field, cell);
  }
  const luogo = (campo: string): Luogo => {
    const column = testata.colonne.get(campo) ?? 1;
    if (isText) return { file, riga: row.number };
    const isScheda = testata.colonnaRisposte !== null;
    const cella = isScheda
      ? `${columnLetters(testata.colonnaRisposte)}${column}`
      : `${columnLetters(column)}${row.number}`;
    return { file, foglio: sheet.name, cella, riga: isScheda ? column : row.number };
  };
  return { numero: row.number, celle, luogo };
}

const COLUMNS = new WeakMap<Intestazione, ReadonlyMap<number, string>>();
function fieldsByColumn(testata: Intestazione): ReadonlyMap<number, string> {
  const made = COLUMNS.get(testata) ?? new Map([...testata.colonne].map(([field, column]) => [column, field]));
  COLUMNS.set(testata, made);
  return made;
}

/** Ente of a row; null when it is not to be counted, and then a finding says so. */
function rowOwner(tavola: Tavola, row: RawRow): string | null {
  const { testata, contesto, findings, anno, file } = tavola;
  const cell = (column: number | null) => row.cells.find((c) => c.column === column)?.text.trim() ?? "";
  const about = { ente: tavola.ente, blocco: testata.blocco.id };
  const year = cell(testata.colonnaEdizione);
  if (testata.colonnaEdizione !== null && year !== String(anno)) {
    const found =
      year === ""
        ? { codice: "edizione-mancante" as const, params: { attesa: String(anno) } }
        : { codice: "edizione-diversa" as const, params: { trovata: year, attesa: String(anno) } };
    findings.add(found, { file, riga: row.number }, about);
    return null;
  }
  if (testata.colonnaEnte === null) return tavola.ente;
  const written = cell(testata.colonnaEnte);
  const ente = contesto.elenchi.find("enti", written);
  if (ente === undefined) {
    const found =
      written === ""
        ? { codice: "ente-mancante" as const, params: {} }
        : { codice: "ente-sconosciuto" as const, params: { ente: written } };
    findings.add(found, { file, riga: row.number }, about);
    return null;
  }
  if (tavola.ente !== null && ente !== tavola.ente) {
    findings.add(
      { codice: "ente-diverso", params: { nelFile: ente, atteso: tavola.ente } },
      { file, riga: row.number },
      about,
    );
    return null;
  }
  return ente;
}

/** The place of the answer «sì» to «Niente da dichiarare», null when it is not there. */
function saysNothing({ file, sheet, isText }: Tavola): Luogo | null {
  if (isText) return null;
  const answer = labelled(sheet, ["Niente da dichiarare"], "inizio");
  return answer !== undefined && ["si", "s", "x", "vero", "true"].includes(key(answer.text))
    ? { file, foglio: sheet.name }
    : null;
}

/** A line of a text file whose only answer is «niente da dichiarare». */
function saysNothingInRow({ celle }: RigaGrezza): boolean {
  const [only, ...others] = celle.values();
  return only !== undefined && others.length === 0 && key(only.text) === "niente da dichiarare";
}

/** One finding per missing required column, said once for all the rows it keeps out. */
function missingColumns({ testata, sheet, findings, file, ente }: Tavola): boolean {
  const rows = testata.at < 0 ? 1 : sheet.rows.length - testata.at - 1;
  for (const name of testata.mancanti) {
    const colonna = testata.blocco.campi[name]?.label ?? name;
    findings.push(
      diagnose(
        "colonna-mancante",
        [{ file, foglio: sheet.name }],
        { colonna, righe: rows },
        { ente, blocco: testata.blocco.id },
      ),
    );
  }
  return testata.mancanti.length > 0;
}

/** The same row twice in one submission counts once, where the block's key says what «the same» is. */
function isRepeated(
  { testata, findings, file, sheet, isText }: Tavola,
  building: Building,
  riga: Riga,
  ente: string,
): boolean {
  const { blocco } = testata;
  if (blocco.chiave.length === 0) return false;
  const id = JSON.stringify(riga.valori);
  const first = building.seen.get(id);
  building.seen.set(id, first ?? riga.numero);
  if (first === undefined) return false;
  const hasQuantity = Object.values(blocco.campi).some(({ cella }, i) => isNumerica(cella) && riga.valori[i] !== null);
  if (!hasQuantity) return false;
  const luogo = isText
    ? { file, riga: riga.numero }
    : { file, foglio: sheet.name, cella: `A${riga.numero}`, riga: riga.numero };
  findings.add({ codice: "riga-ripetuta", params: { prima: String(first), quante: 1 } }, luogo, {
    ente,
    blocco: blocco.id,
  });
  return true;
}
