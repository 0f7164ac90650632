// A wide survey export (one row per ente, a column per question) → the same sections as a workbook, by its mapping.
import { type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import type { Invio, Riga, Sezione } from "../../schemas/lettura.ts";
import { BLOCCHI, bloccoDi } from "../../schemas/questionario.ts";
import type { Rilevazione } from "../../schemas/rilevazione.ts";
import type { Contesto } from "./cell.ts";
import { makeFindings } from "./findings.ts";
import { makeLettore, type RigaGrezza } from "./rows.ts";
import type { RawCell, RawRow, Sheet } from "./sheet.ts";
import { key } from "./text.ts";

type Gruppo = Rilevazione["blocchi"][string]["gruppi"][number];

interface Foglio {
  readonly file: string;
  readonly sheet: Sheet;
  readonly mappa: Rilevazione;
  readonly anno: number;
  readonly contesto: Contesto;
}

/** Reads an export. A question of the mapping that the export lacks, and a row of nobody, are findings. */
export function readSurvey(foglio: Foglio): { invii: Invio[]; diagnostics: Diagnostic[] } {
  const { file, sheet, mappa, anno, contesto } = foglio;
  const findings = makeFindings();
  const [header, ...rows] = sheet.rows;
  const columns = new Map((header?.cells ?? []).map(({ text, column }) => [text.trim(), column]));
  const enteColumn = columns.get(mappa.ente);
  if (enteColumn === undefined || mappa.edizione !== anno) {
    const problem =
      enteColumn === undefined
        ? diagnose("ente-mancante", [{ file, riga: 1 }], {})
        : diagnose("edizione-diversa", [{ file }], { trovata: String(mappa.edizione), attesa: String(anno) });
    return { invii: [], diagnostics: [problem] };
  }
  for (const question of missingQuestions(mappa, columns)) {
    findings.push(diagnose("colonna-mancante", [{ file, riga: 1 }], { colonna: question, righe: rows.length }));
  }
  const readers = new Map(
    Object.keys(mappa.blocchi).flatMap((id) => {
      const blocco = bloccoDi(id);
      return blocco === undefined ? [] : [[id, { blocco, lettore: makeLettore(blocco, anno, contesto, findings) }] as const];
    }),
  );
  const invii: Invio[] = [];
  for (const row of rows) {
    const answers = new Map(row.cells.map((cell) => [cell.column, cell]));
    const written = answers.get(enteColumn)?.text.trim() ?? "";
    const ente = contesto.elenchi.find("enti", written);
    if (ente === undefined) {
      const found = written === "" ? { codice: "ente-mancante" as const, params: {} } : { codice: "ente-sconosciuto" as const, params: { ente: written } };
      findings.add(found, { file, riga: row.number }, { ente: null, blocco: "ente" });
      continue;
    }
    const sezioni: Sezione[] = [];
    for (const [id, { lettore }] of readers) {
      const section = mappa.blocchi[id];
      if (section === undefined) continue;
      const source: Fonte = { foglio, columns, answers, row };
      const raw = section.gruppi.flatMap((gruppo) => expand(source, gruppo));
      const niente = section.niente === undefined ? undefined : answers.get(columns.get(section.niente) ?? -1);
      const saidNothing = niente !== undefined && mappa.spunta.some((tick) => key(tick) === key(niente.text));
      if (raw.length === 0 && !saidNothing) continue;
      const righe = raw.map((grezza) => lettore.read(grezza, ente)).filter((riga): riga is Riga => riga !== null);
      const stato = raw.length === 0 ? "niente" : "compilata";
      sezioni.push({ blocco: id, foglio: sheet.name, stato, colonne: {}, righe, presenti: raw.length, respinte: raw.length - righe.length });
    }
    invii.push({ ente, sezioni });
  }
  return { invii, diagnostics: findings.all() };
}

interface Fonte {
  readonly foglio: Foglio;
  readonly columns: ReadonlyMap<string, number>;
  readonly answers: ReadonlyMap<number, RawCell>;
  readonly row: RawRow;
}

/** The rows of a block that one group of questions gives; none when it was left blank. */
function expand(fonte: Fonte, gruppo: Gruppo): RigaGrezza[] {
  const repeats = gruppo.fino_a === undefined ? [null] : Array.from({ length: gruppo.fino_a }, (_, i) => i + 1);
  return repeats.flatMap((n) => {
    const named = Object.entries(gruppo.campi).map(([field, column]) => [field, n === null ? column : column.replace("{n}", String(n))] as const);
    const celle = new Map<string, RawCell>();
    for (const [field, column] of named) {
      const cell = fonte.answers.get(fonte.columns.get(column) ?? -1);
      if (cell !== undefined && cell.text.trim() !== "") celle.set(field, decoded(fonte, field, cell));
    }
    const picked = choices(fonte, gruppo);
    if (gruppo.scelte !== undefined) return picked.map((cell) => rawRow(fonte, gruppo, new Map([...celle, [gruppo.scelte?.campo ?? "", cell]])));
    return celle.size === 0 ? [] : [rawRow(fonte, gruppo, celle)];
  });
}

/** The ticked boxes of a multi-select question, each as a cell that holds its code. */
function choices({ foglio, columns, answers }: Fonte, { scelte }: Gruppo): RawCell[] {
  if (scelte === undefined) return [];
  return Object.entries(scelte.colonne).flatMap(([code, column]) => {
    const cell = answers.get(columns.get(column) ?? -1);
    const ticked = cell !== undefined && foglio.mappa.spunta.some((tick) => key(tick) === key(cell.text));
    return ticked ? [{ ...cell, text: code, content: { kind: "testo" as const } }] : [];
  });
}

/** Answer codes of the survey become ours; any other text is left as it is, for the reader of the cell to judge. */
function decoded({ foglio }: Fonte, field: string, cell: RawCell): RawCell {
  const text = cell.text.trim();
  for (const [lista, codes] of Object.entries(foglio.mappa.codici)) {
    const mapped = codes[text];
    if (mapped !== undefined && LISTS_OF[field]?.includes(lista)) return { ...cell, text: mapped };
  }
  return cell;
}

/** Which lists a field of any block may name; built once from the questionnaire. */
const LISTS_OF: Readonly<Record<string, readonly string[]>> = listsByField();
function listsByField(): Record<string, string[]> {
  const lists: Record<string, string[]> = {};
  for (const { campi } of BLOCCHI) {
    for (const [name, { cella }] of Object.entries(campi)) {
      if (cella.tipo === "codice") lists[name] = [...(lists[name] ?? []), cella.lista];
      if (cella.tipo === "si-no") lists[name] = [...(lists[name] ?? []), "si_no"];
    }
  }
  return lists;
}

function rawRow({ foglio, row }: Fonte, gruppo: Gruppo, celle: ReadonlyMap<string, RawCell>): RigaGrezza {
  const all = new Map(celle);
  for (const [field, text] of Object.entries(gruppo.fissi)) all.set(field, { column: 0, text, content: { kind: "testo" }, formula: false });
  return { numero: row.number, celle: all, luogo: () => ({ file: foglio.file, riga: row.number }) };
}

function missingQuestions(mappa: Rilevazione, columns: ReadonlyMap<string, number>): string[] {
  const wanted = Object.values(mappa.blocchi).flatMap(({ niente, gruppi }) => [
    ...(niente === undefined ? [] : [niente]),
    ...gruppi.flatMap((g) => [...Object.values(g.campi).map((c) => c.replace("{n}", "1")), ...Object.values(g.scelte?.colonne ?? {})]),
  ]);
  return [...new Set(wanted)].filter((question) => !columns.has(question));
}
