// A row of totals under a table: not a record, but its numbers are compared with the rows above.
import { isNumerica, scala } from "../../schemas/cella.ts";
import { diagnose } from "../../schemas/diagnostic.ts";
import type { Riga } from "../../schemas/lettura.ts";
import { formatNumber } from "../../schemas/unita.ts";
import { readCell } from "./cell.ts";
import type { Intestazione } from "./header.ts";
import { columnLetters, type RawRow } from "./sheet.ts";
import type { Tavola } from "./tavola.ts";
import { key } from "./text.ts";

const TOTAL = /^(totale|totali|somma|tot)( |$)/;

/** True when the first words of a row call it a total and its codes are not filled in. */
export function isTotalRow(row: RawRow, testata: Intestazione): boolean {
  const [first] = row.cells;
  if (first === undefined || testata.at < 0) return false;
  const label = row.cells.find(
    ({ content, text }) => content.kind === "testo" && text.trim() !== "" && TOTAL.test(key(text)),
  );
  return label !== undefined;
}

/** Says that the row was not counted, and names each column whose total differs from its rows by more than 0.1 %. */
export function checkTotal(tavola: Tavola, row: RawRow, righe: readonly Riga[]): void {
  const { testata, findings, file, sheet, isText, ente, contesto } = tavola;
  const luogo = (column: number) =>
    isText
      ? { file, riga: row.number }
      : { file, foglio: sheet.name, cella: `${columnLetters(column)}${row.number}`, riga: row.number };
  const about = { ente, blocco: testata.blocco.id };
  const label = row.cells.find(({ text }) => TOTAL.test(key(text)))?.text.trim() ?? "totale";
  findings.add({ codice: "riga-totale", params: { etichetta: label } }, luogo(row.cells[0]?.column ?? 1), about);
  for (const [i, [name, campo]] of Object.entries(testata.blocco.campi).entries()) {
    const column = testata.colonne.get(name);
    const cell = row.cells.find((c) => c.column === column);
    if (column === undefined || cell === undefined || !isNumerica(campo.cella)) continue;
    const { valore } = readCell(cell, campo, contesto);
    if (typeof valore !== "number") continue;
    const sum = righe.reduce((total, { valori }) => total + (typeof valori[i] === "number" ? valori[i] : 0), 0);
    const unit = 10 ** scala(campo.cella);
    if (Math.abs(valore - sum) <= Math.max(unit, Math.abs(sum) * 0.001)) continue;
    const text = (n: number) =>
      `${formatNumber(n / unit, scala(campo.cella))}${campo.cella.tipo === "euro" ? "\u00a0€" : ""}`;
    const params = {
      colonna: campo.label,
      totale: text(valore),
      somma: text(sum),
      differenza: text(Math.abs(valore - sum)),
    };
    findings.push(diagnose("totale-non-torna", [luogo(column)], params, { ...about, campo: name }));
  }
}
