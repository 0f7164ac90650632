// What is answered to one file, as plain data: what is fine, what is left to do, each thing with its place and its neighbours.
// Every sentence is the catalogue's; nothing is decided here.
import {
  address,
  type Diagnostic,
  describe,
  heldWords,
  isOpen,
  isOwed,
  type Luogo,
  placeShown,
} from "../../schemas/diagnostic.ts";
import { numero, quanti, risposta } from "../../schemas/diagnostici/entry.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { blockOf, blocksAskedIn } from "../../schemas/questionario.ts";
import type { ReadingHead } from "../../schemas/reading.ts";
import { quoted } from "../../schemas/shown.ts";
import type { Workbook } from "../formats/sheet.ts";
import { GROUPS, headline, inCells, nextStep, UNREAD } from "./answer-words.ts";
import { cellsAround, type Grid, isCell } from "./cells-around.ts";

type Stato = "correggere" | "confermare";

export interface Thing {
  readonly id: string;
  readonly stato: Stato;
  readonly parola: string;
  /** «2 di 6». */
  readonly quale: string;
  readonly foglio: string | null;
  /** Cell, question, the row's own name; or the name of the file. */
  readonly titolo: string;
  readonly detto: string;
  /** That the value is out of the figures meanwhile; empty where it is not, or nobody knows. */
  readonly daParte: string;
  /** What was said the year before. */
  readonly annoScorso: string | null;
  /** What stands in the file, and what is proposed; never applied by itself. */
  readonly proposta: { readonly prima: string; readonly dopo: string } | null;
  readonly griglia: Grid | null;
  /** The other places of the same thing, and how many more there are. */
  readonly altrove: readonly string[];
  readonly ancora: number;
  /** How it can be answered on the page itself; null on a page that takes no answers. */
  readonly domanda: Question | null;
}

/** What can be answered to a thing on the page. */
export interface Question {
  /** Number of its fields in the form. */
  readonly n: number;
  /** What it is about: comes back with the answer. */
  readonly chiave: string;
  /** It may be right: one says so, and why. */
  readonly siConferma: boolean;
  /** Another value may take its place. */
  readonly siCorregge: boolean;
  /** Values to choose from, each with what is sent back for it. */
  readonly scelte: readonly { readonly valore: string; readonly parole: string; readonly scelta: boolean }[];
  /** What is asked where one chooses, and what to do where none of the values is right; empty where there is nothing more. */
  readonly legenda: string;
  readonly altrimenti: string;
  readonly etichetta: string;
  /** Why the answer could not be taken: for want of a choice, for its reason, for its value; and what was written before. */
  readonly errore: string | null;
  readonly erroreMotivo: string | null;
  readonly erroreValore: string | null;
  readonly isConfermata: boolean;
  readonly isCorretta: boolean;
  readonly motivo: string;
  readonly valore: string;
  readonly isPubblica: boolean;
}

export interface Group {
  readonly id: Stato;
  readonly titolo: string;
  readonly frase: string;
  readonly cose: readonly Thing[];
}

export interface AnswerModel {
  readonly rete: string;
  readonly editore: string;
  readonly raccolta: string;
  readonly dimostrativa: boolean;
  readonly file: string;
  readonly ente: string | null;
  /** Nothing of it could be read: what is said of it stands once. */
  readonly illeggibile: boolean;
  readonly titolo: string;
  /** How much was read of the file. */
  readonly lette: string;
  readonly sotto: string;
  readonly gruppi: readonly Group[];
  /** What comes next, in one sentence. */
  readonly poi: string;
  /** Parts that nobody has filled yet. */
  readonly mancano: readonly string[];
  readonly bene: readonly { readonly parte: string; readonly cosa: string }[];
  /** Nothing has to be done about these. */
  readonly note: readonly { readonly dove: string; readonly testo: string }[];
  /** What was answered before about things in the file. */
  readonly risposte: readonly {
    readonly dove: string;
    readonly testo: string;
    readonly motivo: string;
    /** Where it can be asked again, and what it is known by; null on a page that takes no answers. */
    readonly riapri: { readonly indirizzo: string; readonly chiave: string } | null;
  }[];
  /** Where answers are sent, with the key of the form; null on a page that takes none. */
  readonly modulo: { readonly azione: string; readonly csrf: string; readonly isOne: boolean } | null;
}

export interface Answered {
  readonly file: string;
  readonly head: ReadingHead;
  /** null where the file could not be opened. */
  readonly workbook: Workbook | null;
  readonly edizione: Pick<Edizione, "yaml" | "enti">;
}

const PLACES = 12;

export function answerOf({ file, head, workbook, edizione }: Answered): AnswerModel {
  const { yaml, enti } = edizione;
  const open = head.diagnostics.filter(isOpen);
  const all = asked(open);
  const total = all.length;
  const groups = (["correggere", "confermare"] as const).map((stato) => ({
    stato,
    found: all.filter(({ gravita }) => gravita === stato),
  }));
  const [toCorrect = 0, toConfirm = 0] = groups.map(({ found }) => found.length);
  // There are no cells to mend, and nothing of it is well.
  const isUnread = head.formato === "illeggibile" && toCorrect > 0;
  let count = 0;
  const gruppi = groups.flatMap(({ stato, found }): Group[] => {
    if (found.length === 0) return [];
    const cose = found.map((diagnostic) => thingOf(diagnostic, stato, { n: ++count, total, workbook }));
    const { titolo, una, molte } = GROUPS[stato];
    const frase = isUnread ? "" : found.length === 1 ? una : molte;
    return [{ id: stato, titolo: `${titolo}: ${found.length}`, frase, cose }];
  });
  const [only, ...others] = head.invii;
  const owner = others.length === 0 ? (only?.ente ?? null) : null;
  const parts = partsOf(head, open, yaml.anno);
  const righe = head.invii.flatMap(({ sezioni }) => sezioni).reduce((sum, { contate }) => sum + contate, 0);
  const blocks = blocksAskedIn(yaml.anno).length;
  // Its answers are those of the file that came first, and they are told there.
  const isTwin = open.some(({ codice }) => codice === "file-identico");
  const read = quanti(righe, "riga letta", "righe lette");
  const lette = isTwin ? "Contato una volta sola" : isUnread ? "Di questo file non abbiamo preso niente" : read;
  return {
    ...{ rete: yaml.rete, editore: yaml.editore, raccolta: `Raccolta dei dati ${yaml.anno}` },
    dimostrativa: yaml.dimostrativa,
    file: quoted(file, 255),
    ente: owner === null ? null : `${owner} · ${enti.find(({ codice }) => codice === owner)?.denominazione ?? ""}`,
    illeggibile: isUnread,
    titolo: isTwin
      ? "Questo file l'avevamo già"
      : isUnread
        ? "Non siamo riusciti a leggere il file"
        : headline(toCorrect, toConfirm, parts.bene.length) + inCells(all),
    lette,
    sotto:
      owner === null || isTwin || isUnread
        ? lette
        : `${lette} · ${quanti(parts.bene.length, "parte", "parti")} su ${blocks} a posto`,
    gruppi,
    poi: isTwin
      ? "Vale la risposta che diamo al primo dei due."
      : isUnread
        ? UNREAD
        : nextStep(toCorrect, toConfirm, parts.mancano.length),
    mancano: owner === null ? [] : parts.mancano,
    bene: parts.bene,
    note: open
      .filter(({ gravita }) => gravita === "consiglio" || gravita === "nota")
      .map((diagnostic) => {
        const { testo, rimedio } = describe(diagnostic);
        const [first] = diagnostic.luoghi;
        const place = first === undefined ? "" : address(first);
        return { dove: place, testo: `${testo} ${rimedio}` };
      }),
    risposte: head.diagnostics.filter(isAnswered).map(answeredWords),
    modulo: null,
  };
}

/** Whether somebody answered it, and it is asked no longer. */
export const isAnswered = ({ esito }: Diagnostic): boolean =>
  esito === "confermato" || esito === "corretto" || esito === "deroga";

/** What was answered, as it is told to who answered. */
export function answeredWords(diagnostic: Diagnostic): AnswerModel["risposte"][number] {
  const [first] = diagnostic.luoghi;
  const words = { confermato: "Confermato", corretto: "Corretto", deroga: "Resta com'è" } as const;
  const said = words[diagnostic.esito as keyof typeof words];
  return {
    dove: first === undefined ? "" : address(first),
    testo: [`${said}. ${describe(diagnostic).testo}`, heldWords(diagnostic)].join(" ").trim(),
    motivo: diagnostic.motivo ?? "",
    riapri: null,
  };
}

/** The findings that are asked about, in the order in which the answer shows them. */
export const asked = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  (["correggere", "confermare"] as const).flatMap((stato) =>
    diagnostics.filter((each) => isOpen(each) && each.gravita === stato),
  );

/** Whether an answer shows cells of the file: else nobody need open it again. */
export const showsCells = (diagnostics: readonly Diagnostic[]): boolean =>
  asked(diagnostics).some(({ luoghi: [first] }) => first !== undefined && isCell(first));

/** How many more places a thing is told of. */
const andOthers = (more: number): string => (more <= 0 ? "" : ` e ${quanti(more, "altro punto", "altri punti")}`);

function thingOf(
  diagnostic: Diagnostic,
  stato: Stato,
  { n, total, workbook }: { readonly n: number; readonly total: number; readonly workbook: Workbook | null },
): Thing {
  const { testo, rimedio } = describe(diagnostic);
  const [first, ...others] = diagnostic.luoghi;
  const shown = first === undefined ? null : placeShown(first);
  const { proposta, mostrato, anno_scorso } = diagnostic;
  return {
    id: `cosa-${n}`,
    stato,
    parola: GROUPS[stato].titolo,
    quale: `${n} di ${total}`,
    foglio: shown?.foglio ?? null,
    titolo: first === undefined ? "Tutto il file" : `${addressAlone(first)}${andOthers(diagnostic.quanti - 1)}`,
    detto: `${testo} ${rimedio}`,
    daParte: heldWords(diagnostic),
    annoScorso: anno_scorso === null ? null : lastYear(anno_scorso, diagnostic),
    proposta: proposta === null || mostrato === null ? null : { prima: mostrato, dopo: quoted(proposta.dopo) },
    griglia: first === undefined ? null : cellsAround(workbook, first),
    altrove: others.slice(0, PLACES).map(addressAlone),
    ancora: Math.max(0, diagnostic.quanti - 1 - Math.min(others.length, PLACES)),
    domanda: null,
  };
}

/** Of a misura that sums an answer in its unit, of one that counts rows a number. */
function lastYear(valore: number, { blocco, campo }: Pick<Diagnostic, "blocco" | "campo">): string {
  const tipo = campo === null ? undefined : blockOf(blocco ?? "")?.campi[campo]?.cella.tipo;
  return tipo === "euro" ? `${risposta(valore, tipo)}\u00a0€` : numero(valore);
}

/** The sheet is said beside it. */
const addressAlone = ({ foglio: _, ...place }: Luogo): string => address(place);

/** Which parts of the questionnaire are in order, and which are not there. */
function partsOf(
  { invii }: ReadingHead,
  open: readonly Diagnostic[],
  anno: number,
): Pick<AnswerModel, "bene" | "mancano"> {
  const faulty = new Set(open.filter(isOwed).map(({ blocco }) => blocco));
  const sections = invii.flatMap(({ sezioni }) => sezioni);
  const there = new Set(sections.map(({ blocco }) => blocco));
  const bene = blocksAskedIn(anno).flatMap(({ id, titolo, forma }) => {
    const own = sections.filter(({ blocco }) => blocco === id);
    if (own.length === 0 || faulty.has(id)) return [];
    const rows = own.reduce((sum, { contate }) => sum + contate, 0);
    const filled = forma === "scheda" ? "compilata" : quanti(rows, "riga", "righe");
    return [{ parte: titolo, cosa: rows === 0 ? "niente da dichiarare" : filled }];
  });
  const mancano = blocksAskedIn(anno).flatMap(({ id }) =>
    there.has(id) || faulty.has(id) ? [] : [blockOf(id)?.titolo ?? id],
  );
  return { bene, mancano };
}
