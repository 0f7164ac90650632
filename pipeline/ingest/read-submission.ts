// The bytes of one file → Lettura: whose it is, of which year, its sections with typed rows, and every finding.
// Never throws for what is in the file: a fault of ours becomes a finding that says so.
import type { Edizione } from "../../schemas/edizione.ts";
import { type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import type { Invio, Lettura, Sezione } from "../../schemas/lettura.ts";
import { blocchiDi } from "../../schemas/questionario.ts";
import type { Rilevazione } from "../../schemas/rilevazione.ts";
import type { Contesto } from "./cell.ts";
import { type Findings, makeFindings } from "./findings.ts";
import { type Intestazione, labelled, recognise } from "./header.ts";
import type { Elenchi } from "./lists.ts";
import { readFile } from "./read-file.ts";
import { columnLetters, type Sheet, type Workbook } from "./sheet.ts";
import { readSurvey } from "./survey.ts";
import { readTavola } from "./table.ts";
import { key } from "./text.ts";

export interface Ricevuto {
  readonly bytes: Uint8Array;
  readonly nome: string;
  /** The ente it is expected from (`--ente`, a personal link); null when only the file says it. */
  readonly ente: string | null;
}

export interface Regole {
  readonly edizione: Pick<Edizione, "yaml">;
  readonly elenchi: Elenchi;
  readonly rilevazioni: readonly Rilevazione[];
}

const MARKER = "_bilancio";

/** Reads one file by the rules of an edition. */
export function readSubmission(ricevuto: Ricevuto, regole: Regole): Lettura {
  try {
    return read(ricevuto, regole);
  } catch (error) {
    // A fault of the program, not of the file: it is told as such, with a code to find it by, and the run goes on.
    const codice = fingerprint(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return { formato: "illeggibile", invii: [], diagnostics: [diagnose("guasto-nostro", [{ file: ricevuto.nome }], { codice })] };
  }
}

function fingerprint(text: string): string {
  let hash = 7;
  for (const char of text) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(16).toUpperCase().padStart(8, "0");
}

function read(ricevuto: Ricevuto, regole: Regole): Lettura {
  const { workbook, diagnostics } = readFile(ricevuto.bytes, ricevuto.nome);
  if (workbook === null) return { formato: "illeggibile", invii: [], diagnostics };
  const { anno } = regole.edizione.yaml;
  const contesto: Contesto = { elenchi: regole.elenchi, decimale: workbook.dialect?.decimal ?? "ambiguo" };
  const mappa = regole.rilevazioni.find(({ file }) => file.includes(ricevuto.nome));
  const [first] = workbook.sheets;
  if (mappa !== undefined && first !== undefined) {
    const survey = readSurvey({ file: ricevuto.nome, sheet: first, mappa, anno, contesto });
    return { formato: "rilevazione", invii: survey.invii, diagnostics: [...diagnostics, ...survey.diagnostics] };
  }
  const findings = makeFindings();
  const invii = readBlocks(ricevuto, workbook, regole, contesto, findings);
  return { formato: workbook.format, invii, diagnostics: [...diagnostics, ...findings.all()] };
}

function readBlocks(ricevuto: Ricevuto, workbook: Workbook, regole: Regole, contesto: Contesto, findings: Findings): Invio[] {
  const { anno } = regole.edizione.yaml;
  const file = ricevuto.nome;
  const isText = workbook.format === "csv";
  const found = recogniseSheets(workbook, anno, file, findings);
  const owner = isText ? { ente: ricevuto.ente } : ownerOf(workbook, ricevuto, regole, findings);
  if (owner === null) return [];
  if (found.length === 0) {
    findings.push(diagnose("nessun-blocco", [{ file }], {}, { ente: owner.ente }));
    return [];
  }
  const byEnte = new Map<string, Sezione[]>();
  for (const { sheet, testata } of found) {
    if (isText && testata.colonnaEnte === null && owner.ente === null) {
      findings.push(diagnose("ente-mancante", [{ file, riga: sheet.rows[testata.at]?.number ?? 1 }], {}));
      continue;
    }
    if (isText && testata.colonnaEdizione === null) {
      findings.push(diagnose("edizione-mancante", [{ file, riga: sheet.rows[testata.at]?.number ?? 1 }], { attesa: String(anno) }));
      continue;
    }
    tellColumns(file, sheet, testata, owner.ente, findings);
    const tavola = { file, sheet, isText, testata, anno, ente: owner.ente, contesto, findings };
    for (const [ente, sezione] of readTavola(tavola)) byEnte.set(ente, [...(byEnte.get(ente) ?? []), sezione]);
  }
  return [...byEnte].map(([ente, sezioni]) => ({ ente, sezioni }));
}

/** The sheets that hold a block, one sheet for each block; the others are told. */
function recogniseSheets(workbook: Workbook, anno: number, file: string, findings: Findings) {
  const blocchi = blocchiDi(anno);
  const found: { sheet: Sheet; testata: Intestazione }[] = [];
  for (const whole of workbook.sheets) {
    const sheet = visiblePart(whole);
    if (sheet.hidden || sheet.rows.length === 0 || key(sheet.name) === "istruzioni") continue;
    const testata = recognise(sheet, blocchi, anno);
    if (testata === null) {
      tellUnrecognised(file, sheet, workbook.format, findings);
      continue;
    }
    const same = found.find((f) => f.testata.blocco.id === testata.blocco.id);
    if (same !== undefined) {
      const params = { blocco: testata.blocco.titolo, letto: same.sheet.name, altro: sheet.name };
      findings.push(diagnose("foglio-doppio", [{ file, foglio: sheet.name }], params, { blocco: testata.blocco.id }));
      continue;
    }
    if (workbook.format === "xlsx" && key(sheet.name) !== key(testata.blocco.foglio)) {
      const params = { blocco: testata.blocco.titolo, foglio: sheet.name };
      findings.push(diagnose("foglio-altrove", [{ file, foglio: sheet.name }], params, { blocco: testata.blocco.id }));
    }
    found.push({ sheet, testata });
  }
  return found;
}

/** Hidden rows and columns are not read; the reader of the file has said so. */
function visiblePart(sheet: Sheet): Sheet {
  if (sheet.hiddenColumns.length === 0 && !sheet.rows.some(({ hidden }) => hidden)) return sheet;
  const hidden = new Set(sheet.hiddenColumns);
  const rows = sheet.rows.filter((row) => !row.hidden).map((row) => ({ ...row, cells: row.cells.filter(({ column }) => !hidden.has(column)) }));
  return { ...sheet, rows };
}

function tellUnrecognised(file: string, sheet: Sheet, format: Workbook["format"], findings: Findings): void {
  const widest = sheet.rows.slice(0, 40).reduce((best, row) => (row.cells.length > best.cells.length ? row : best), { number: 1, hidden: false, cells: [] } as Sheet["rows"][number]);
  const titles = widest.cells.slice(0, 6).map(({ text }) => `«${text.trim().slice(0, 40)}»`).join(", ");
  if (titles === "") return;
  const place = format === "csv" ? { file, riga: widest.number } : { file, foglio: sheet.name };
  findings.push(diagnose("blocco-non-riconosciuto", [place], { titoli: titles, mancano: "" }));
}

function tellColumns(file: string, sheet: Sheet, { doppie, ignorate, blocco }: Intestazione, ente: string | null, findings: Findings): void {
  for (const { campo, prima, altra } of doppie) {
    const params = { colonna: blocco.campi[campo]?.label ?? campo, letta: columnLetters(prima), altra: columnLetters(altra) };
    findings.push(diagnose("colonna-doppia", [{ file, foglio: sheet.name }], params, { ente, blocco: blocco.id }));
  }
  if (ignorate.length === 0) return;
  const colonne = ignorate.slice(0, 8).map((title) => `«${title.slice(0, 40)}»`).join(", ");
  findings.push(diagnose("colonna-ignorata", [{ file, foglio: sheet.name }], { colonne }, { ente, blocco: blocco.id }));
}

/** Whose workbook it is and of which year: from the marker sheet, or from the labels a person sees. Null when refused. */
function ownerOf(workbook: Workbook, ricevuto: Ricevuto, { edizione, elenchi }: Regole, findings: Findings): { ente: string } | null {
  const file = ricevuto.nome;
  const attesa = String(edizione.yaml.anno);
  const marker = workbook.sheets.find(({ name }) => name === MARKER);
  const seen = workbook.sheets.filter(({ hidden }) => !hidden);
  const visible = (labels: string[]) => seen.map((sheet) => labelled(sheet, labels)).find((cell) => cell !== undefined)?.text.trim();
  const hidden = (label: string) => (marker === undefined ? undefined : labelled(marker, [label])?.text.trim());
  const refuse = (diagnostic: Diagnostic): null => {
    findings.push(diagnostic);
    return null;
  };
  const year = visible(["Edizione"]) ?? hidden("edizione");
  if (year === undefined) return refuse(diagnose("edizione-mancante", [{ file }], { attesa }));
  if (year !== attesa) return refuse(diagnose("edizione-diversa", [{ file }], { trovata: year, attesa }));
  const written = visible(["Codice dell'ente", "Codice ente"]) ?? hidden("ente") ?? ricevuto.ente;
  if (written === null || written === undefined || written === "") return refuse(diagnose("ente-mancante", [{ file }], {}));
  const ente = elenchi.find("enti", written);
  if (ente === undefined) return refuse(diagnose("ente-sconosciuto", [{ file }], { ente: written }));
  const marked = hidden("ente");
  const other = ricevuto.ente ?? (marked === undefined ? null : (elenchi.find("enti", marked) ?? marked));
  if (other !== null && other !== ente) return refuse(diagnose("ente-diverso", [{ file }], { nelFile: ente, atteso: other }, { ente }));
  return { ente };
}
