// Rows that were pasted, without their titles, under the titles of another part of the questionnaire: their answers are none
// of this part and all of that one. It is said once, of all of them together; cell by cell it would say nothing.
import { type Blocco, type Campo, fieldsOf } from "../../schemas/blocco.ts";
import { isNumerica } from "../../schemas/cella.ts";
import { diagnose, type Luogo } from "../../schemas/diagnostic.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import type { RawCell, RawRow } from "../formats/sheet.ts";
import { holdsNumber } from "./column-plan.ts";
import { placeOf, type Tavola } from "./tavola.ts";

/** Answers of a list that must agree: one alone may be chance. Numbers too, of rows that say nothing else. */
const AGREE = 2;
/** A row alone may be a slip. */
const TOGETHER = 2;

export interface OtherPart {
  /** The part that a row is of; null for one that may be of this part. */
  readonly of: (row: RawRow) => Blocco | null;
  readonly take: (row: RawRow, altra: Blocco, ente: string) => void;
  /** Rows that stand alone: they are read as what they are under. What is together is told. */
  readonly tell: () => readonly { readonly row: RawRow; readonly ente: string }[];
}

interface Group {
  readonly altra: Blocco;
  readonly ente: string;
  readonly rows: RawRow[];
}

export function makeOtherPart(tavola: Tavola): OtherPart {
  const { testata, anno, findings, contesto, isText } = tavola;
  const { blocco, colonne, at } = testata;
  const groups = new Map<string, Group>();
  const first = Math.min(...colonne.values());
  const own = new Map(
    [...colonne].flatMap(([name, column]): [number, Campo][] => {
      const campo = blocco.campi[name];
      return campo === undefined || !tells(campo) ? [] : [[column, campo]];
    }),
  );
  const partOf = partFinder(anno, contesto.elenchi, blocco);

  const rejects = rejector(own, contesto.elenchi);

  /** Whether what stands in a column, and is no answer to the question there, is one to that of the other part. */
  const isForeign = (cell: RawCell, n: number, heads: readonly Campo[], codes: number): boolean => {
    if (!rejects(cell)) return false;
    const other = heads[n];
    if (other === undefined) return n === heads.length && holdsNumber(cell);
    if (other.cella.tipo !== "codice") return codes > AGREE;
    return contesto.elenchi.find(other.cella.lista, cell.text) !== undefined;
  };
  const of = ({ cells }: RawRow): Blocco | null => {
    if (at < 0 || cells.length <= AGREE || !cells.some(rejects)) return null;
    const found = partOf(cells, first);
    if (found === null) return null;
    const { part, heads, codes } = found;
    return cells.some((cell) => isForeign(cell, cell.column - first, heads, codes)) ? part : null;
  };
  const take = (row: RawRow, altra: Blocco, ente: string): void => {
    const id = `${altra.id} ${ente}`;
    const group = groups.get(id) ?? { altra, ente, rows: [] };
    groups.set(id, group);
    group.rows.push(row);
  };
  const tell: OtherPart["tell"] = () => {
    const alone: { row: RawRow; ente: string }[] = [];
    for (const { altra, ente, rows } of groups.values()) {
      if (rows.length < TOGETHER) alone.push(...rows.map((row) => ({ row, ente })));
      else {
        const dove = isText ? "testo" : "foglio";
        const params = { righe: rows.length, tabella: blocco.titolo, altra: altra.titolo, foglio: altra.foglio, dove };
        const places = rows.map(({ number, cells }): Luogo => placeOf(tavola, number, cells[0]?.column ?? 1));
        findings.push(diagnose("righe-di-altra-tabella", places, params as never, { ente, blocco: blocco.id }));
      }
    }
    return alone;
  };
  return { of, take, tell };
}

/** The part of which most of the first rows of a sheet without titles are; null where they are of none. */
export function partOfRows(rows: readonly RawRow[], anno: number, elenchi: Lists): Blocco | null {
  const partOf = partFinder(anno, elenchi, null);
  const found = rows.flatMap(({ cells }) => partOf(cells, cells[0]?.column ?? 1)?.part ?? []);
  const [best] = [...Map.groupBy(found, ({ id }) => id).values()].sort((a, b) => b.length - a.length);
  return best !== undefined && best.length >= TOGETHER && best.length * 2 > rows.length ? (best[0] ?? null) : null;
}

interface Fit {
  readonly part: Blocco;
  readonly heads: readonly Campo[];
  /** Answers of its lists that agree. */
  readonly codes: number;
}

/** The part whose answers the cells of a row are, one after the other from a column on; null for none, or for two. */
function partFinder(
  anno: number,
  elenchi: Lists,
  except: Blocco | null,
): (cells: readonly RawCell[], first: number) => Fit | null {
  const parts = blocksAskedIn(anno)
    .filter((part) => part !== except && part.forma === "tabella")
    .map((part) => ({ part, heads: headsOf(part, anno), isCounted: hasNumbers(part, anno) }));
  return (cells, first) => {
    const textAt = (n: number): string => cells.find((cell) => cell.column === first + n)?.text.trim() ?? "";
    const fits = parts.flatMap(({ part, heads, isCounted }) => {
      const codes = agreeing(heads, textAt, elenchi);
      const numbers = numbersFrom(cells, first + heads.length);
      const isFit = codes !== null && codes >= AGREE && (codes > AGREE || !isCounted || numbers >= AGREE);
      return isFit ? [{ part, heads, codes }] : [];
    });
    const most = Math.max(...fits.map(({ codes }) => codes));
    const [best, second] = fits.filter(({ codes }) => codes === most);
    return best === undefined || second !== undefined ? null : best;
  };
}

type Lists = Tavola["contesto"]["elenchi"];

/** What stands before the quantities: the answers that say what a row is of, in the order of the module. */
function headsOf(blocco: Blocco, anno: number): readonly Campo[] {
  const fields = fieldsOf(blocco, anno).map(([, campo]) => campo);
  const numbers = fields.findIndex(({ cella }) => isNumerica(cella));
  return numbers < 0 ? fields : fields.slice(0, numbers);
}

const hasNumbers = (blocco: Blocco, anno: number): boolean =>
  fieldsOf(blocco, anno).some(([, { cella }]) => isNumerica(cella));

/** Whether an answer can be told from that of another question: members of a list, and quantities. */
const tells = ({ cella }: Campo): boolean => (cella.tipo === "codice" && cella.lista !== "enti") || isNumerica(cella);

/** Texts whose verdict is kept for a column: the answers of a list come back in every row. */
const MAX_KEPT = 2000;

/** Whether a cell is surely no answer to the question of its column: none of its list, words for a quantity. */
function rejector(own: ReadonlyMap<number, Campo>, { find }: Lists): (cell: RawCell) => boolean {
  const kept = new Map([...own.keys()].map((column) => [column, new Map<string, boolean>()]));
  const judge = ({ cella }: Campo, text: string): boolean =>
    cella.tipo === "codice" ? find(cella.lista, text) === undefined : !/\d/.test(text);
  return ({ column, text, content }) => {
    const campo = own.get(column);
    if (campo === undefined || text.trim() === "") return false;
    if (isNumerica(campo.cella) && content.kind === "numero") return false;
    const verdicts = kept.get(column);
    const before = verdicts?.get(text);
    if (before !== undefined) return before;
    const verdict = judge(campo, text);
    if (verdicts !== undefined && verdicts.size < MAX_KEPT) verdicts.set(text, verdict);
    return verdict;
  };
}

/** How many answers of a list agree; null when something stands where it cannot be. */
function agreeing(heads: readonly Campo[], textAt: (n: number) => string, { find }: Lists): number | null {
  let codes = 0;
  for (const [n, { cella, obbligatorio }] of heads.entries()) {
    const text = textAt(n);
    if (text === "") {
      if (obbligatorio) return null;
      continue;
    }
    if (cella.tipo === "testo" && (/^[\d.,\s€]+$/.test(text) || find("cantieri", text) !== undefined)) return null;
    if (cella.tipo !== "codice") continue;
    if (find(cella.lista, text) === undefined) return null;
    if (cella.lista !== "enti") codes++;
  }
  return codes;
}

const numbersFrom = (cells: readonly RawCell[], column: number): number =>
  cells.filter((cell) => cell.column >= column && holdsNumber(cell)).length;
