// Collects the findings of one file and merges the equal ones: «12 celle: D7, D8…», never the same sentence twelve times.
import { createHash, type Hash } from "node:crypto";
import type { Campo } from "../../schemas/blocco.ts";
import { isNumerica } from "../../schemas/cella.ts";
import { ALTRE, type Codice, DETTO, type Diagnostic, diagnose, type Luogo } from "../../schemas/diagnostic.ts";
import { quoted } from "../../schemas/shown.ts";
import type { Found } from "./outcome.ts";
import { withoutPersons } from "./privacy.ts";

/** Places named for one sentence; all are counted. */
const MAX_PLACES = 1000;
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

interface Sentence {
  readonly diagnostic: Diagnostic;
  /** What its first cell holds. */
  readonly mostrato: string;
  readonly luoghi: Luogo[];
  quanti: number;
  /** Cells told together with this one although their words would differ. */
  altre: number;
  /** Of what cells say that are told together with this one and say something else; null where none does. */
  detto: Hash | null;
}

interface SentenceGroup {
  readonly byWords: Map<string, Sentence>;
  last: Sentence | null;
}

export function makeFindings(): Findings {
  const sentences: Sentence[] = [];
  const groups = new Map<string, SentenceGroup>();

  const add = (found: Found, luogo: Luogo, about: About): void => {
    const id = `${found.codice} ${about.ente} ${about.blocco} ${about.campo?.[0] ?? ""} ${about.insieme ?? ""}`;
    const group = groups.get(id) ?? { byWords: new Map(), last: null };
    groups.set(id, group);
    const words = Object.values(found.params).join("\u0000");
    const most = ONE_QUESTION.has(found.codice) ? 1 : MAX_SENTENCES;
    const same = group.byWords.get(words);
    const other = same === undefined && group.byWords.size >= most ? group.last : null;
    if (other !== null) other.altre++;
    const before = same ?? other;
    const { mostrato = "" } = about;
    if (before !== null) {
      addPlace(before, luogo);
      if (before === other || mostrato !== before.mostrato) {
        before.detto ??= createHash("sha256");
        before.detto.update(`${words}\u0000${mostrato}\u0001`);
      }
      return;
    }
    const diagnostic = told(about.completa?.(found) ?? found, about);
    group.last = { diagnostic, mostrato, luoghi: [luogo], quanti: 1, altre: 0, detto: null };
    group.byWords.set(words, group.last);
    sentences.push(group.last);
  };

  return {
    add,
    push: (...diagnostics) => {
      for (const each of diagnostics)
        sentences.push({
          ...{ diagnostic: each, mostrato: "", luoghi: [...each.luoghi], quanti: each.quanti },
          ...{ altre: 0, detto: null },
        });
    },
    all: () =>
      sentences.map(({ diagnostic, luoghi, quanti, altre, detto }) => {
        const params = {
          ...diagnostic.params,
          ...(altre === 0 ? {} : { [ALTRE]: altre }),
          ...(detto === null ? {} : { [DETTO]: detto.copy().digest("hex").slice(0, 15) }),
        };
        return { ...diagnostic, luoghi, quanti, params };
      }),
  };
}

function addPlace(sentence: Sentence, luogo: Luogo): void {
  sentence.quanti++;
  if (sentence.luoghi.length < MAX_PLACES) sentence.luoghi.push(luogo);
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
