// A wide survey export (one row per ente, a column per question) → the same sections as a workbook, by its mapping.
import { diagnose } from "../../schemas/diagnostic.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import type { Riga, RowSink, Section, SectionHead, Submission } from "../../schemas/reading.ts";
import type { Rilevazione } from "../../schemas/rilevazione.ts";
import { key } from "../../schemas/text.ts";
import { type RawRow, rowsBetween, type Sheet } from "../formats/sheet.ts";
import type { ReadingContext } from "./cell.ts";
import { isYes } from "./cell.ts";
import type { Findings } from "./findings.ts";
import { makeLettore } from "./rows.ts";
import { makeGroup, type QuestionGroup } from "./survey-group.ts";

export interface SurveySheet {
  readonly file: string;
  readonly sheet: Sheet;
  readonly mappa: Rilevazione;
  readonly anno: number;
  readonly contesto: ReadingContext;
  readonly findings: Findings;
}

/**
 * Reads an export; `accept` gets the rows once it is known which answers are the last. A question of the mapping that the
 * export lacks, and a row of nobody, are findings.
 */
export function readSurvey(foglio: SurveySheet, accept: RowSink): Submission<SectionHead>[] {
  const { file, sheet, mappa, anno, findings } = foglio;
  const [header] = sheet.rows.slice(0, 1);
  const at = header?.number ?? 1;
  const columns = new Map((header?.cells ?? []).map(({ text, column }) => [text.trim(), column]));
  const enteColumn = columns.get(mappa.ente);
  if (enteColumn === undefined || mappa.edizione !== anno) {
    findings.push(
      enteColumn === undefined
        ? diagnose("domanda-mancante", [{ file, riga: at }], { domanda: mappa.ente, righe: sheet.rows.length - 1 })
        : diagnose("edizione-diversa", [{ file }], { trovata: String(mappa.edizione), attesa: String(anno) }),
    );
    return [];
  }
  const blocks = blocksAskedIn(anno).flatMap((blocco) => {
    const section = mappa.blocchi[blocco.id];
    return section === undefined ? [] : [makeSection({ ...foglio, columns }, blocco.id, section)];
  });
  const owners = new Map<number, string>();
  const answers = () => rowsBetween(sheet.rows, 1, sheet.rows.length);
  for (const row of answers()) {
    const ente = ownerOf(foglio, row, enteColumn);
    if (ente !== null) owners.set(row.number, ente);
  }
  const byEnte = new Map<string, Map<string, Section>>();
  for (const row of answers()) {
    const ente = owners.get(row.number);
    if (ente === undefined) continue;
    const sezioni = blocks.flatMap((block) => block.read(row, ente));
    if (sezioni.length === 0)
      findings.add({ codice: "riga-senza-risposte", params: {} }, { file, riga: row.number }, { ente, blocco: "ente" });
    // Who answers twice has thought again: where the last answer says something it counts, and the earlier one is told.
    const before = byEnte.get(ente) ?? new Map<string, Section>();
    for (const sezione of sezioni) before.set(sezione.blocco, sezione);
    byEnte.set(ente, before);
  }
  tellTwice(foglio, owners);
  for (const block of blocks) block.tellAbsent(at);
  return [...byEnte]
    .filter(([, sezioni]) => sezioni.size > 0)
    .map(([ente, sezioni]) => ({ ente, sezioni: [...sezioni.values()].map((each) => given(ente, each, accept)) }));
}

/** Gives the rows of a section away; what is left of it is its head. */
function given(ente: string, { righe, ...section }: Section, accept: RowSink): SectionHead {
  for (const riga of righe) accept({ ente, blocco: section.blocco, foglio: section.foglio, riga });
  return { ...section, contate: righe.length };
}

function ownerOf({ file, contesto, findings }: SurveySheet, row: RawRow, column: number): string | null {
  const written = row.cells.find((cell) => cell.column === column)?.text.trim() ?? "";
  const ente = written === "" ? undefined : contesto.elenchi.find("enti", written);
  if (ente !== undefined) return ente;
  const about = { ente: null, blocco: "ente" };
  const luogo = { file, riga: row.number };
  if (written === "") findings.add({ codice: "ente-mancante", params: {} }, luogo, about);
  else findings.add({ codice: "ente-sconosciuto", params: { ente: written } }, luogo, about);
  return null;
}

function tellTwice({ file, findings }: SurveySheet, owners: ReadonlyMap<number, string>): void {
  const last = new Map([...owners].map(([riga, ente]) => [ente, riga]));
  for (const [riga, ente] of owners) {
    const ultima = last.get(ente);
    if (ultima === riga || ultima === undefined) continue;
    findings.add(
      { codice: "risposta-ripetuta", params: { ente, ultima: String(ultima) } },
      { file, riga },
      { ente, blocco: "ente" },
    );
  }
}

type Sorgente = SurveySheet & { readonly columns: ReadonlyMap<string, number> };

/** One block of the survey: its groups of questions, and the questions that the export lacks. */
function makeSection(
  sorgente: Sorgente,
  id: string,
  section: { niente?: string | undefined; gruppi: readonly QuestionGroup[] },
) {
  const { file, sheet, mappa, anno, contesto, findings, columns } = sorgente;
  const blocco = blocksAskedIn(anno).find((each) => each.id === id);
  if (blocco === undefined) throw new Error(`${id} is not a block of ${anno}`);
  const groups = section.gruppi.map((gruppo) => makeGroup({ file, blocco, gruppo, mappa, columns, findings }));
  const luogo = (riga: number) => ({ file, riga });
  const readers = groups.map((group) => ({
    group,
    lettore: makeLettore({ blocco, anno, contesto, findings, luogo, assenti: group.assenti }),
  }));
  const nienteColumn = section.niente === undefined ? undefined : columns.get(section.niente);

  const read = (row: RawRow, ente: string): Section[] => {
    const said = row.cells.find(({ column }) => column === nienteColumn);
    const isNothing =
      said !== undefined && (mappa.spunta.some((tick) => key(tick) === key(said.text)) || isYes(said.text) === true);
    const righe: Riga[] = [];
    let presenti = 0;
    for (const { group, lettore } of readers) {
      for (const { celle, posti } of group.expand(row, ente)) {
        presenti++;
        const riga = lettore.read({ numero: row.number, celle, posti }, ente);
        if (riga !== null) righe.push(riga);
      }
    }
    if (presenti === 0 && !isNothing) return [];
    if (presenti > 0 && isNothing)
      findings.push(diagnose("niente-e-righe", [luogo(row.number)], { righe: presenti }, { ente, blocco: id }));
    const stato = presenti === 0 ? "niente" : "compilata";
    return [{ blocco: id, foglio: sheet.name, stato, righe, presenti, respinte: presenti - righe.length }];
  };

  const tellAbsent = (header: number): void => {
    if (section.niente !== undefined && nienteColumn === undefined) {
      findings.push(
        diagnose("domanda-mancante", [luogo(header)], { domanda: section.niente, righe: 0 }, { blocco: id }),
      );
    }
    for (const group of groups) group.tellAbsent(header);
  };
  return { read, tellAbsent };
}
