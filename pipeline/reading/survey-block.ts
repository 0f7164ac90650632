// One block of a survey: what an answer says of it, by its groups of questions.
import type { Blocco } from "../../schemas/blocco.ts";
import { diagnose, type Luogo } from "../../schemas/diagnostic.ts";
import type { Riga, Section } from "../../schemas/reading.ts";
import type { Rilevazione } from "../../schemas/rilevazione.ts";
import type { RawRow } from "../formats/sheet.ts";
import type { About, Findings } from "./findings.ts";
import type { Found } from "./outcome.ts";
import { quotedWords } from "./privacy.ts";
import { makeLettore, type RowReader } from "./rows.ts";
import { makeCodeOf } from "./survey-codes.ts";
import { type Group, makeGroup } from "./survey-group.ts";
import { blame, columnOf, placeIn, type Survey } from "./survey-source.ts";
import { isTick, ticksIn } from "./survey-ticks.ts";

export interface SurveyBlock {
  readonly groups: readonly Group[];
  /** Column of «niente da dichiarare». */
  readonly niente: number | undefined;
  /** What one answer says of the block; none when it says nothing. Findings on the answer go where they are told. */
  readonly read: (answer: RawRow, ente: string, findings: Findings) => Section[];
  readonly tellAbsent: () => void;
}

type Mapped = Rilevazione["blocchi"][string];

/** Null when the sheet of its groups is not there, which is told. */
export function makeBlock(survey: Survey, blocco: Blocco, { niente, gruppi }: Mapped): SurveyBlock | null {
  const { main, find, nearest } = survey.sheets;
  const foglio = gruppi[0]?.foglio;
  const sheet = foglio === undefined ? main : find(foglio);
  if (sheet === undefined) {
    const simile = nearest(foglio ?? "");
    const params = { foglio: foglio ?? "", simile };
    blame(survey, "foglio-mancante", params, { scritto: foglio ?? "", blocco: blocco.id, simile });
    return null;
  }
  const groups = gruppi.map((gruppo) => makeGroup({ survey, sheet, blocco, gruppo }));
  const readers = groups.map((group) => ({ group, lettore: rowReader(survey, blocco, group) }));
  const nienteColumn = niente === undefined ? undefined : columnOf(survey, main, niente);

  const read = (answer: RawRow, ente: string, findings: Findings): Section[] => {
    const isNothing = saysNothing(survey, answer, { niente, column: nienteColumn }, blocco);
    const righe: Riga[] = [];
    let presenti = 0;
    for (const { group, lettore } of readers) {
      for (const answers of group.expand(answer)) {
        presenti++;
        const riga = lettore(findings).read(answers, ente);
        if (riga !== null) righe.push(riga);
      }
    }
    if (presenti === 0 && !isNothing) return [];
    const place = placeIn(survey, main, answer.number);
    if (presenti > 0 && isNothing)
      findings.push(diagnose("niente-e-righe", [place], { righe: presenti }, { ente, blocco: blocco.id }));
    const stato = presenti === 0 ? "niente" : "compilata";
    return [{ blocco: blocco.id, foglio: sheet.name, stato, righe, presenti, respinte: presenti - righe.length }];
  };
  return {
    groups,
    niente: nienteColumn,
    read,
    tellAbsent: () => {
      for (const group of groups) group.tellAbsent();
    },
  };
}

function saysNothing(
  survey: Survey,
  { cells, number }: RawRow,
  { niente, column }: { niente: string | undefined; column: number | undefined },
  blocco: Blocco,
): boolean {
  const text = cells.find((cell) => cell.column === column)?.text.trim() ?? "";
  if (niente === undefined || text === "") return false;
  const is = isTick(text, survey.mappatura.mappa.spunta);
  if (is !== null) return is;
  const luoghi = [{ ...placeIn(survey, survey.sheets.main, number), colonna: niente }];
  const params = { valore: quotedWords(text), domanda: niente };
  blame(survey, "spunta-non-riconosciuta", params, { scritto: niente, luoghi, blocco: blocco.id });
  return false;
}

/** A reader of rows whose findings go where they are told, but for those that are the mapping's. */
function rowReader(survey: Survey, blocco: Blocco, group: Group): (findings: Findings) => RowReader {
  const { anno, contesto } = survey;
  let told: Findings = survey.findings;
  const findings: Findings = {
    add: (found, luogo, about) => {
      if (!blameCode(survey, blocco, group, found, luogo, about)) told.add(found, luogo, about);
    },
    push: (...diagnostics) => told.push(...diagnostics),
    all: () => told.all(),
  };
  const luogo = (riga: number) => placeIn(survey, group.sheet, riga);
  const lettore = makeLettore({ blocco, anno, contesto, findings, luogo, assenti: group.assenti, perRiga: "molte" });
  return (here) => {
    told = here;
    return lettore;
  };
}

/** A value that the mapping itself writes is its own, and so is an answer that no list knows: whoever answered chose among the answers that the survey offered. */
function blameCode(
  survey: Survey,
  blocco: Blocco,
  { gruppo }: Group,
  found: Found,
  luogo: Luogo,
  { campo, completa }: About,
): boolean {
  const [name = "", question] = campo ?? [];
  const fisso = Object.hasOwn(gruppo.fissi, name) ? gruppo.fissi[name] : undefined;
  if (fisso !== undefined) {
    const place = { scritto: `fissi.${blocco.id}.${name}`, luoghi: [luogo], blocco: blocco.id };
    blame(survey, "fisso-non-letto", { campo: name, valore: quotedWords(fisso) }, place);
    return true;
  }
  const domanda = gruppo.campi[name];
  if (domanda === undefined || (found.codice !== "codice-sconosciuto" && found.codice !== "si-no-non-riconosciuto"))
    return false;
  const text = String(found.params["valore"] ?? "");
  const valore = quotedWords(text);
  const lista = question?.cella.tipo === "codice" ? question.cella.lista : "si_no";
  const blamed = { scritto: domanda, luoghi: [luogo], blocco: blocco.id };
  const { codes, unknown } = ticksIn(text, makeCodeOf(survey, lista));
  if (lista !== "si_no" && codes.length > 1 && unknown.length === 0) {
    blame(survey, "risposte-insieme", { valore, domanda }, blamed);
    return true;
  }
  const simile = String((completa?.(found) ?? found).params["simile"] ?? "");
  blame(survey, "risposta-non-mappata", { valore, domanda, lista, simile }, { ...blamed, simile });
  return true;
}
