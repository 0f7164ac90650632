// The sheet of checks: what is missing or does not add up, by formulas alone, while the workbook is being filled. The answer to
// the file that is sent says more; what this sheet says it says too.
import type { Workbook } from "exceljs";
import { type Campo, fieldsOf } from "../../schemas/blocco.ts";
import { isNumerica } from "../../schemas/cella.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import { CHECKS_SHEET, CHECKS_TITLE, offeredFields } from "../../schemas/modulo.ts";
import type { CardLayout } from "./card.ts";
import { sameKeys, unlisted, unreadNumbers } from "./cell-checks.ts";
import type { Form } from "./form.ts";
import type { ListSheets } from "./lists.ts";
import {
  FONT,
  HEADING,
  HEADING_FILL,
  LINES,
  LINK,
  NOTE,
  PALE_FILL,
  printRange,
  printSetup,
  protect,
  STRONG,
  sheetRef,
  TAB,
  TITLE,
} from "./style.ts";
import type { Layout } from "./table.ts";

export interface Checks {
  readonly ofCard: (form: Form, layout: CardLayout) => void;
  readonly ofTable: (form: Form, layout: Layout) => void;
  /** Writes what was gathered. */
  readonly write: () => void;
}

interface Part {
  readonly titolo: string;
  readonly foglio: string;
  /** Formulas: rows begun; 1 when nothing is to be declared; each thing to look at, a count and what it says. */
  readonly righe: string;
  readonly niente: string;
  readonly cose: readonly Thing[];
}

interface Thing {
  readonly quante: string;
  readonly dice: string;
}

const LOOK = "da guardare: vedi sotto";
/** Things told at once: with them the sheet is one printed page, and the others come up as these are settled. */
const TOLD = 20;
/** The hidden columns behind the list of things: how many, which of those that are told, of what part, what it says. */
const [COUNTS, ORDER, PART, SAYS] = ["$F", "$G", "$H", "$I"];

/** The sheet stands after the guide, and is written last: its formulas speak of all the others. */
export function openChecks(book: Workbook, footer: string): Checks {
  const sheet = book.addWorksheet(CHECKS_SHEET, { properties: { tabColor: TAB } });
  const parts: Part[] = [];
  return {
    ofCard: ({ blocco, anno, lists }, { rows }) => {
      const at = (name: string): string => `${sheetRef(blocco.foglio)}!$B$${rows.get(name) ?? 1}`;
      const needed = fieldsOf(blocco, anno).filter(([, { obbligatorio }]) => obbligatorio);
      const answers = [...rows.keys()].map(at);
      parts.push({
        ...{ titolo: blocco.titolo, foglio: blocco.foglio, niente: "0" },
        righe: `IF(${answers
          .map((cell) => `${cell}<>""`)
          .map((each) => `(${each})*1`)
          .join("+")}>0,1,0)`,
        cose: [
          ...needed.map(([name, { label }]) => ({ quante: `IF(${at(name)}="",1,0)`, dice: `Manca «${label}».` })),
          ...ofCells(fieldsOf(blocco, anno), at, lists),
        ],
      });
    },
    ofTable: ({ blocco, anno, lists }, { columns, first, last }) => {
      const range = (name: string): string => {
        const letters = columns.get(name) ?? "A";
        return `${sheetRef(blocco.foglio)}!$${letters}$${first}:$${letters}$${last}`;
      };
      const fields = fieldsOf(blocco, anno);
      const started = `((${fields.map(([name]) => range(name)).join("&")})<>"")`;
      const offered = offeredFields(blocco, anno);
      const given = fields.filter(([name]) => !offered.has(name));
      const answered = given.length === 0 ? started : `((${given.map(([name]) => range(name)).join("&")})<>"")`;
      const parti = blocco.regole.flatMap(({ parte_di, campo }) =>
        parte_di === undefined ? [] : [{ campo, parte_di }],
      );
      const labelOf = (name: string): string => blocco.campi[name]?.label ?? name;
      const asked = new Set(fields.map(([name]) => name));
      parts.push({
        ...{ titolo: blocco.titolo, foglio: blocco.foglio },
        righe: `SUMPRODUCT(${answered}*1)`,
        niente: `IF(${sheetRef(blocco.foglio)}!$B$3<>"",1,0)`,
        cose: [
          ...fields
            .filter(([, { obbligatorio }]) => obbligatorio)
            .map(([name, { label }]) => ({
              quante: `SUMPRODUCT(${started}*(${range(name)}=""))`,
              dice: `Righe senza «${label}»: scrivi la risposta, oppure cancella la riga se non c'è più.`,
            })),
          ...ofCells(fields, range, lists),
          ...(blocco.chiave.length === 0 || !blocco.chiave.every((name) => asked.has(name))
            ? []
            : [
                {
                  quante: sameKeys(blocco.chiave.map(range), answered),
                  dice: `Righe con le stesse risposte in ${elenca(blocco.chiave.map((name) => `«${labelOf(name)}»`))}: tienine una sola, se dicono la stessa cosa.`,
                },
              ]),
          ...parti
            .filter(({ campo, parte_di }) => asked.has(campo) && asked.has(parte_di))
            .map(({ campo, parte_di }) => ({
              quante: `SUMPRODUCT(ISNUMBER(${range(campo)})*ISNUMBER(${range(parte_di)})*(${range(campo)}>${range(parte_di)}))`,
              dice: `Righe in cui «${labelOf(campo)}» è più di «${labelOf(parte_di)}».`,
            })),
        ],
      });
    },
    write() {
      [34, 16, 16, 30].forEach((width, at) => {
        sheet.getColumn(at + 1).width = width;
      });
      sheet.addRow(["Controlli prima di mandare il file"]).font = TITLE;
      sheet.addRow(["Si aggiornano mentre scrivi. Anche metà va bene: ciò che manca puoi mandarlo dopo."]).font = NOTE;
      sheet.addRow([]);
      const head = sheet.addRow(["Parte", "Righe scritte", "Cose da guardare", "A che punto siamo"]);
      head.eachCell((cell) => {
        cell.style = {
          font: HEADING,
          fill: HEADING_FILL,
          border: LINES,
          alignment: { vertical: "middle", wrapText: true },
        };
      });
      const summary = head.number + 1;
      const details = summary + parts.length + 3;
      let next = details;
      const counts = parts.map(({ cose }) => {
        const from = next;
        next += cose.length;
        return cose.length === 0 ? "0" : `SUM(${COUNTS}$${from}:${COUNTS}$${next - 1})`;
      });
      parts.forEach(({ titolo, foglio, righe, niente }, at) => {
        const row = summary + at;
        const isEmpty = `AND(${niente}=0,B${row}=0)`;
        setRow(
          row,
          [
            { text: titolo, hyperlink: `#${sheetRef(foglio)}!A1` },
            { formula: righe },
            { formula: `IF(OR(${niente}=1,${isEmpty}),0,${counts[at]})` },
            {
              formula: `IF(${niente}=1,"niente da dichiarare",IF(${isEmpty},"ancora da riempire",IF(C${row}=0,"a posto","${LOOK}")))`,
            },
          ],
          true,
        );
      });
      const title = sheet.getCell(details - 1, 1);
      title.value = CHECKS_TITLE;
      title.font = STRONG;
      const last = next - 1;
      const things = parts.flatMap(({ titolo, cose }, at) =>
        cose.map((cosa) => ({ ...cosa, titolo, summary: summary + at })),
      );
      things.forEach(({ titolo, quante, dice, summary: own }, at) => {
        const row = details + at;
        // A part that nobody has begun has nothing to look at. What is told stands together, without gaps.
        const isTold = `AND(D$${own}="${LOOK}",${COUNTS}${row}>0)`;
        const nth = `MATCH(${at + 1},${ORDER}$${details}:${ORDER}$${last},0)`;
        const shown = (column: string) => ({
          formula: `IFERROR(INDEX(${column}$${details}:${column}$${last},${nth}),"")`,
        });
        if (at < TOLD) setRow(row, [shown(PART), null, shown(COUNTS), shown(SAYS)], false);
        sheet.getCell(`F${row}`).value = { formula: quante, date1904: false };
        sheet.getCell(`G${row}`).value = {
          formula: `IF(${isTold},MAX(${ORDER}$${details - 1}:${ORDER}${row - 1})+1,"")`,
          date1904: false,
        };
        sheet.getCell(`H${row}`).value = titolo;
        sheet.getCell(`I${row}`).value = dice;
      });
      if (things.length > TOLD) {
        const more = `MAX(${ORDER}$${details}:${ORDER}$${last})-${TOLD}`;
        const text = `IF(${more}>0,"Altre cose da guardare, che compaiono qui quando queste sono a posto: "&${more},"")`;
        setRow(details + TOLD, [null, null, null, { formula: text }], false);
      }
      sheet.getColumn(4).width = 84;
      for (const at of [6, 7, 8, 9]) sheet.getColumn(at).hidden = true;
      sheet.views = [{ state: "frozen", ySplit: head.number, showGridLines: false }];
      printSetup(sheet, footer, { fitToHeight: 1, printArea: printRange(`A1:D${Math.min(last, details + TOLD)}`) });
      protect(sheet);
      book.calcProperties.fullCalcOnLoad = true;
    },
  };

  /** `isFramed`: a line of the table; the others stay blank where there is nothing to say. */
  function setRow(number: number, values: readonly Content[], isFramed: boolean): void {
    values.forEach((value, at) => {
      const cell = sheet.getCell(number, at + 1);
      cell.value = value === null ? null : "formula" in value ? { formula: value.formula, date1904: false } : value;
      cell.style = {
        font: value !== null && "text" in value ? LINK : FONT,
        ...(isFramed ? { border: LINES } : {}),
        ...(isFramed && at === 3 ? { fill: PALE_FILL } : {}),
        alignment: {
          vertical: "middle",
          wrapText: true,
          horizontal: at === 1 || at === 2 ? "right" : "left",
          indent: 1,
        },
      };
    });
  }
}

/** What is written where a number or a member of a list is asked, and is neither. */
function ofCells(fields: readonly [string, Campo][], rangeOf: (name: string) => string, lists: ListSheets): Thing[] {
  return fields.flatMap(([name, { cella, label }]): Thing[] => {
    const range = rangeOf(name);
    if (isNumerica(cella)) {
      const numero = cella.tipo === "intero" ? "un numero intero" : "un numero";
      return [
        { quante: unreadNumbers(range, cella, lists), dice: `In «${label}» serve ${numero}, senza altre parole.` },
      ];
    }
    // Of an ente many names are understood that no list holds.
    if (cella.tipo !== "codice" || cella.lista === "enti") return [];
    const dice = `Risposte di «${label}» che non sono nell'elenco: sceglile dal menu della cella.`;
    return [{ quante: unlisted(range, cella.lista, lists), dice }];
  });
}

type Content = null | { readonly formula: string } | { readonly text: string; readonly hyperlink: string };
