// The grey columns of a module of ours: the figures of the year before, for comparison. What stands there and was not there
// when the module was given is a number of this year in the wrong column, perhaps: nobody would ever read it.
import { diagnose, type Luogo } from "../../schemas/diagnostic.ts";
import { GIVEN_LABEL, LAYOUT_LABEL, LAYOUT_WITH_GIVEN, OFFERED_LABEL, offeredName } from "../../schemas/modulo.ts";
import { isMarker } from "../formats/hidden-sheets.ts";
import type { RawCell, RawRow, Workbook } from "../formats/sheet.ts";
import type { OtherYear } from "./intestazione.ts";
import { type Given, placeOf, type Tavola } from "./tavola.ts";

const idOf = (blocco: string, campo: string): string => `${blocco} ${campo}`;

/** What the mark of the module says; null where it has none, or is of a layout that said nothing. */
export function givenIn({ sheets }: Workbook): Given | null {
  const rows = [...(sheets.find(({ name }) => isMarker(name))?.rows ?? [])];
  const layout = rows.find(({ cells }) => cells[0]?.text === LAYOUT_LABEL)?.cells[1];
  if (layout === undefined || !(Number(layout.text) >= LAYOUT_WITH_GIVEN)) return null;
  const labelled = (label: string): RawCell[][] =>
    rows.flatMap(({ cells: [first, ...others] }) => (first?.text === label ? [others] : []));
  return {
    numeri: new Map(
      labelled(GIVEN_LABEL).map(([blocco, campo, ...numbers]) => [
        idOf(blocco?.text ?? "", campo?.text ?? ""),
        numbers.flatMap((each) => numberIn(each) ?? []),
      ]),
    ),
    nomi: new Map(
      labelled(OFFERED_LABEL).map(([blocco, ...names]) => [blocco?.text ?? "", new Set(names.map(({ text }) => text))]),
    ),
  };
}

const numberIn = ({ content }: RawCell): number | undefined => (content.kind === "numero" ? content.number : undefined);
/** Programs write the last digits of a number as they like. */
const alike = (number: number): number => Math.round(number * 10_000);

/** Whether the names of a row are those that the table offered; unknown where the mark is lost: the table is then taken for one
 *  that offered them where it has grey columns. */
export function makeIsOffered({ given, testata, anno }: Tavola): (row: RawRow) => boolean {
  const { blocco, colonne, altriAnni } = testata;
  if (given === null) return () => altriAnni.length > 0;
  const names = given.nomi.get(blocco.id) ?? new Set();
  return ({ cells }) => {
    const textOf = (field: string): string => cells.find(({ column }) => column === colonne.get(field))?.text ?? "";
    return names.has(offeredName(blocco, anno, textOf));
  };
}

/** Watches the rows of a table; `tell` says what stands in a grey column and was not given. */
export interface GreyColumns {
  readonly isGrey: (column: number) => boolean;
  /** Whether something in it is asked about. */
  readonly isAsked: (column: number) => boolean;
  readonly look: (row: RawRow) => void;
  /** Whether the answer to a question stands, perhaps, in its grey cell: it was looked at. */
  readonly isBeside: (row: number, campo: string) => boolean;
  readonly tell: () => void;
}

interface Grey {
  readonly column: OtherYear;
  readonly left: Map<number, number>;
  readonly found: { readonly luogo: Luogo; readonly testo: string }[];
  /** Rows in which something was found. */
  readonly righe: Set<number>;
}

export function makeGreyColumns(tavola: Tavola): GreyColumns {
  const { testata, given, findings, ente, anno } = tavola;
  const { blocco, altriAnni } = testata;
  const greys = new Map(
    testata.at < 0
      ? []
      : altriAnni.map((column): [number, Grey] => {
          const left = new Map<number, number>();
          for (const number of given?.numeri.get(idOf(blocco.id, column.campo)) ?? [])
            left.set(alike(number), (left.get(alike(number)) ?? 0) + 1);
          return [column.posto, { column, left, found: [], righe: new Set() }];
        }),
  );
  const look = ({ number: row, cells }: RawRow): void => {
    for (const cell of cells) {
      const grey = greys.get(cell.column);
      if (grey === undefined || cell.text.trim() === "") continue;
      // Where nobody knows what was given, only a number beside a blank answer may be that answer.
      if (given === null && isAnswered(cells, grey.column.campo)) continue;
      const number = numberIn(cell);
      const known = number === undefined ? 0 : (grey.left.get(alike(number)) ?? 0);
      // Rows may be sorted, and taken out: what stands there is one of those that were given, wherever.
      if (number !== undefined && known > 0) grey.left.set(alike(number), known - 1);
      else {
        grey.righe.add(row);
        grey.found.push({
          luogo: { ...placeOf(tavola, row, cell.column), colonna: grey.column.titolo },
          testo: cell.text.trim(),
        });
      }
    }
  };
  const isAnswered = (cells: RawRow["cells"], campo: string): boolean => {
    const own = testata.colonne.get(campo);
    return own === undefined || cells.some(({ column, text }) => column === own && text.trim() !== "");
  };
  const tell = (): void => {
    for (const { column, found } of greys.values()) {
      const [first] = found;
      if (first === undefined) continue;
      const noto = given === null ? "no" : "sì";
      const params = {
        colonna: column.titolo,
        valore: first.testo,
        anno: String(anno),
        celle: found.length,
        noto,
      } as const;
      const about = { ente, blocco: blocco.id };
      findings.push(
        diagnose(
          "scritto-nell-anno-prima",
          found.map(({ luogo }) => luogo),
          params,
          about,
        ),
      );
    }
  };
  const isBeside = (row: number, campo: string): boolean =>
    [...greys.values()].some(({ column, righe }) => column.campo === campo && righe.has(row));
  const isAsked = (column: number): boolean => (greys.get(column)?.found.length ?? 0) > 0;
  return { isGrey: (column) => greys.has(column), isAsked, look, isBeside, tell };
}
