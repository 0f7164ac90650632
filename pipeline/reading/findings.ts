// Collects the findings of one file and merges the equal ones: «12 celle: D7, D8…», never the same sentence twelve times.
import type { Campo } from "../../schemas/blocco.ts";
import { isNumerica } from "../../schemas/cella.ts";
import { type Codice, type Diagnostic, diagnose, type Luogo } from "../../schemas/diagnostic.ts";
import { quoted } from "../../schemas/shown.ts";
import type { Found } from "./outcome.ts";
import { withoutPersons } from "./privacy.ts";
import { diagnosticOf, type Sentence, SentenceGroup, sentenceOf } from "./sentences.ts";

/** Sentences of one code on one column; cells beyond them are told together with the last. */
const MAX_SENTENCES = 15;
/** «1.234» is one question for the whole column, not one for each number; rows that were pasted twice are one for all of them. */
const ONE_QUESTION: ReadonlySet<Codice> = new Set(["numero-ambiguo", "riga-ripetuta", "chiave-ripetuta"]);

export interface Findings {
  /** A finding at a place; equal ones (same code, question, ente and words) are merged. */
  readonly add: (found: Found, luogo: Luogo, about: About) => void;
  readonly push: (...diagnostics: readonly Diagnostic[]) => void;
  readonly all: () => Diagnostic[];
}

export interface About {
  readonly ente: string | null;
  readonly blocco: string;
  readonly campo?: readonly [string, Campo];
  readonly mostrato?: string;
  /** Which of several questions of one code it belongs to, where they are asked together. */
  readonly insieme?: string;
  /** What takes long to find out, done once for each sentence. */
  readonly completa?: (found: Found) => Found;
}

export function makeFindings(): Findings {
  const sentences: Sentence[] = [];
  const groups = new Map<string, SentenceGroup>();

  const add = (found: Found, luogo: Luogo, about: About): void => {
    const id = `${found.codice} ${about.ente} ${about.blocco} ${about.campo?.[0] ?? ""} ${about.insieme ?? ""}`;
    const group = groups.get(id) ?? new SentenceGroup(ONE_QUESTION.has(found.codice) ? 1 : MAX_SENTENCES);
    groups.set(id, group);
    const words = Object.values(found.params).join("\u0000");
    const cell = { words, mostrato: about.mostrato ?? "", luogo, proposta: found.proposta };
    const made = group.add(cell, rootFault(found), () => told(about.completa?.(found) ?? found, about));
    if (made !== null) sentences.push(made);
  };

  return {
    add,
    push: (...diagnostics) => {
      for (const each of diagnostics) sentences.push(sentenceOf(each));
    },
    all: () => sentences.flatMap((each) => (each.isTaken ? [] : [diagnosticOf(each)])),
  };
}

/** Faults of a cell that come again in each of a column for one reason, and whose remedy is the same for all. */
const OF_A_COLUMN: ReadonlySet<Codice> = new Set([
  "anno-non-riconosciuto",
  "cella-non-intero",
  "cella-non-numero",
  "cifre-perse",
  "data-in-giorni",
  "data-non-riconosciuta",
  "data-per-numero",
  "data-spostata",
  "numero-mostrato",
  "ora-o-numero",
  "troppi-decimali",
]);
/** What a fault has in common with those of other cells that have one root: a proposal, or the words around the numbers. */
function rootFault({ codice, params, proposta }: Found): string | null {
  if (!OF_A_COLUMN.has(codice)) return null;
  const { mostrato = "", valore = "" } = params;
  const words = String(mostrato === "" ? valore : mostrato).slice(0, SHOWN_CHARACTERS);
  return `${proposta === undefined ? words.replace(/[\d.,]+/g, "#") : "proposta"} ${params["come"] ?? ""}`;
}

// A cell of numbers may look like a telephone and must be shown as it is; any other may hold what is a person's.
const cleanIn =
  (campo: Campo | undefined) =>
  (text: string): string =>
    campo !== undefined && isNumerica(campo.cella) ? text : withoutPersons(text).text;

/** What a finding on a cell shows of it. */
export const shownOf = (text: string, campo: Campo): string => quoted(shortened(cleanIn(campo)(text)));

function told({ codice, params, proposta }: Found, { ente, blocco, campo, mostrato }: About): Diagnostic {
  const clean = cleanIn(campo?.[1]);
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" ? (FROM_CELL.has(name) ? shortened(clean(value)) : clean(value)) : value,
    ]),
  );
  // The pair of code and parameters was made together by the reader of the cell or by the rule of the block.
  return diagnose(codice, [], shown as never, {
    ente,
    blocco,
    ...(campo === undefined ? {} : { campo: campo[0] }),
    ...(mostrato === undefined ? {} : { mostrato: shortened(clean(mostrato)), grezzo: shortened(clean(mostrato)) }),
    ...(proposta === undefined ? {} : { proposta: { dopo: proposta, fiducia: 0.8 } }),
  });
}

/** Parameters that repeat what a cell holds. */
const FROM_CELL: ReadonlySet<string> = new Set(["valore", "errore", "resta", "mostrato", "ente", "trovata"]);
const SHOWN_CHARACTERS = 200;

/** A cell may hold thirty thousand characters: enough of them to know it again. */
function shortened(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, 60).trimEnd()}…`;
}
