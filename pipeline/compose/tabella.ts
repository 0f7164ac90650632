// The figures of a prospetto → the printed table: every cell a text, never empty, with the decimals of its column.
import { type Figura, isNumero, SEGNI, type Stato, signIn, signsIn, withWord } from "../../schemas/figura.ts";
import type { PrintedCell, PrintedRow, PrintedTable } from "../../schemas/report-model.ts";
import { columnUnita, formatValue, type Unita } from "../../schemas/unita.ts";
import type { ProspettoData } from "./dati.ts";
import { CHANGE, scaleOfChanges } from "./stessi-enti.ts";

/** The printed table: every cell a text, never empty, with the decimals of its column. */
export function printTable(dati: ProspettoData, oneUnit: boolean, bars: ReadonlySet<number> = new Set()): PrintedTable {
  const units = dati.colonne.map((_, i) => unitOfColumn(dati, i));
  const righe = dati.righe.map(
    (row): PrintedRow => ({
      id: row.membro.codice || "non-indicato",
      titolo: row.membro.nome,
      livello: row.livello,
      totale: row.totale,
      celle: row.figure.map((figura, i) =>
        printCell(
          figura,
          oneUnit
            ? columnUnita(
                figura.unita,
                row.figure.filter((f) => f.unita.tipo === figura.unita.tipo).map((f) => f.valore),
              )
            : (units[i] ?? figura.unita),
        ),
      ),
    }),
  );
  for (const at of bars) addBars(righe, dati, at);
  addChanges(righe, dati);
  const isEstimate = mostlyEstimated(dati);
  return {
    testata: dati.dimensione.etichetta,
    colonne: dati.colonne.map(({ id, titolo }) => ({ id, titolo, numerica: true })),
    righe: isEstimate ? righe.map(withoutSign) : righe,
    segni: signsIn(righe).filter((stato) => !(isEstimate && stato === "stimato")),
  };
}

/** A bar beside each number of a column, by the longest of its rows; none beside totals and what is no number. */
function addBars(righe: PrintedRow[], dati: ProspettoData, at: number): void {
  const values = dati.righe.map(({ totale, figure }) => {
    const figura = figure[at];
    return totale || figura?.valore == null || !isNumero(figura.stato) ? null : figura.valore;
  });
  const longest = Math.max(0, ...values.map((value) => value ?? 0));
  for (const [i, value] of values.entries()) {
    const cella = righe[i]?.celle[at];
    if (cella !== undefined && value !== null && value >= 0 && longest > 0)
      cella.barra = Math.round((value / longest) * 1000) / 1000;
  }
}

/** Beside each change of the same enti how far it goes, on the scale of its table. */
function addChanges(righe: PrintedRow[], dati: ProspettoData): void {
  const at = dati.colonne.findIndex(({ id }) => id === CHANGE);
  const scale = scaleOfChanges(dati.righe);
  for (const [i, { figure }] of dati.righe.entries()) {
    const cella = righe[i]?.celle[at];
    const change = figure[at]?.valore ?? null;
    if (cella !== undefined && change !== null) cella.manubrio = Math.round((change / scale) * 1000) / 1000;
  }
}

/** Where most numbers are estimates the line under the table says so, once; the sign at each would hide the numbers. */
function mostlyEstimated({ righe }: ProspettoData): boolean {
  const numbers = righe.flatMap(({ figure }) => figure.filter(({ valore }) => valore !== null));
  return 2 * numbers.filter(({ stato }) => stato === "stimato").length > numbers.length;
}

function withoutSign(row: PrintedRow): PrintedRow {
  const { segno } = SEGNI.stimato;
  const celle = row.celle.map((cella) => ({ ...cella, testo: cella.testo.replace(` ${segno}`, "") }));
  return { ...row, celle };
}

/** One unit per column, so that its decimals are the same; figures of other kinds (a list of indicators) keep their own. */
function unitOfColumn(dati: ProspettoData, i: number): Unita | null {
  const figures = dati.righe.map(({ figure }) => figure[i]).filter((f) => f !== undefined);
  const [first] = figures;
  if (first === undefined || figures.some(({ unita }) => unita.tipo !== first.unita.tipo)) return null;
  const widest = figures.reduce((best, { unita }) => (unita.scala > best.scala ? unita : best), first.unita);
  return columnUnita(
    widest,
    figures.map(({ valore }) => valore),
  );
}

export function printCell(figura: Figura, unita: Unita): PrintedCell {
  const { valore, stato, id } = figura;
  if (valore === null || (stato !== "valore" && stato !== "stimato")) {
    return { testo: signOf(stato, unita), stato: stato === "valore" ? "non-disponibile" : stato, figura: id };
  }
  const text = withWord(formatValue(valore, unita, "tabella"), valore, unita);
  return { testo: stato === "stimato" ? `${text} ${SEGNI.stimato.segno}` : text, stato, figura: id };
}

export const signOf = (stato: Stato, unita: Pick<Unita, "parole">): string =>
  signIn(stato === "valore" ? "non-disponibile" : stato, unita);
