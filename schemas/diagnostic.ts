// A finding on what a member sent. Its text is rendered from the catalogue, so wording can improve without reading the
// files again. Shape after COLLECTING.md 3.3; codes are permanent. The rules of wording are COLLECTING.md 3.1.
import { catalogoAnno } from "./diagnostici/anno.ts";
import { catalogoCella } from "./diagnostici/cella.ts";
import { catalogoColonna } from "./diagnostici/colonna.ts";
import { catalogoEnte } from "./diagnostici/ente.ts";
import { type CatalogEntry, elenca, type Gravita, quanti, type Stadio } from "./diagnostici/entry.ts";
import { catalogoFile } from "./diagnostici/file.ts";
import { catalogoFoglio } from "./diagnostici/foglio.ts";
import { catalogoIncroci } from "./diagnostici/incroci.ts";
import { catalogoMappa } from "./diagnostici/mappa.ts";
import { catalogoPassaggi } from "./diagnostici/passaggi.ts";
import { catalogoRiga } from "./diagnostici/riga.ts";
import { catalogoRilevazione } from "./diagnostici/rilevazione.ts";
import { catalogoRimandi } from "./diagnostici/rimandi.ts";
import { catalogoTotale } from "./diagnostici/totale.ts";
import { catalogoVersioni } from "./diagnostici/versioni.ts";
import type { EditionFault } from "./edizione.ts";
import { quoted } from "./shown.ts";
import { formatNumber } from "./unita.ts";

/** Every diagnostic the program can give: a new one is one entry in the file of what it speaks of. */
export const CATALOGO = {
  ...catalogoFile,
  ...catalogoMappa,
  ...catalogoEnte,
  ...catalogoFoglio,
  ...catalogoColonna,
  ...catalogoTotale,
  ...catalogoCella,
  ...catalogoRiga,
  ...catalogoRilevazione,
  ...catalogoVersioni,
  ...catalogoRimandi,
  ...catalogoPassaggi,
  ...catalogoIncroci,
  ...catalogoAnno,
};

export type Codice = keyof typeof CATALOGO;
/** What the words of a finding are made with. */
export type ParamsOf<C extends Codice> = (typeof CATALOGO)[C] extends CatalogEntry<infer P> ? P : never;

/** Where a finding is. `cella` is the A1 address on the original sheet; for text files `riga` is the physical line. */
export interface Luogo {
  readonly file: string;
  readonly foglio?: string;
  readonly cella?: string;
  readonly riga?: number;
  /** Address of the cell where the place is a line from which several rows come: an answer to a survey. Not shown. */
  readonly posto?: string;
  /** Label of the question, as its heading says. */
  readonly colonna?: string;
  /** The row's own name («Centro diurno Il Sole»). */
  readonly nome_riga?: string;
}

export interface Diagnostic {
  readonly codice: Codice;
  readonly gravita: Gravita;
  readonly stadio: Stadio;
  readonly luoghi: readonly Luogo[];
  /** How many places there are: more than `luoghi` names when they are very many. */
  readonly quanti: number;
  readonly ente: string | null;
  readonly blocco: string | null;
  readonly campo: string | null;
  /** What the person sees in the cell now, and the stored text when it differs. */
  readonly mostrato: string | null;
  readonly grezzo: string | null;
  /** A safe proposal; applied only with the member's consent. */
  readonly proposta: { readonly dopo: string; readonly fiducia: number } | null;
  /** Last year's value, for year-on-year findings. */
  readonly anno_scorso: number | null;
  /** Effect on the published total, and on the cell of which it is the largest part, 0–1; null until it is computed. */
  readonly influenza: number | null;
  readonly influenza_casella: number | null;
  /** The value stays out of the figures until somebody confirms it (STATISTICS 12.7). */
  readonly in_attesa: boolean;
  /** Codes this one hides at the same place. */
  readonly sopprime: readonly Codice[];
  /** `chiuso`: what it is about no longer counts. */
  readonly esito: "aperto" | "corretto" | "confermato" | "deroga" | "chiuso";
  readonly motivo: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface DiagnosticOptions {
  ente?: string | null;
  blocco?: string;
  campo?: string;
  mostrato?: string;
  grezzo?: string;
  proposta?: { dopo: string; fiducia: number };
  sopprime?: readonly Codice[];
}

/**
 * Parameters that the program makes of several names or words. Every other text is one cell, name or title that somebody
 * sent, and is quoted as one: short, on one line, without anything that commands who shows it.
 */
const COMPOSED: ReadonlySet<string> = new Set([
  "blocchi",
  "celle",
  "colonne",
  "cosa",
  "dove",
  "esempi",
  "esempio",
  "limite",
  "mancano",
  "motivo",
  "nomi",
  "ora",
  "parole",
  "prima",
  "righe",
  "titoli",
]);
const MAX_COMPOSED = 400;

/** A parameter as it is kept and told. */
function paramShown(name: string, value: string | number): string | number {
  if (typeof value === "number") return value;
  return COMPOSED.has(name) ? quoted(value, MAX_COMPOSED) : quoted(value);
}

const quotedOrNull = (text: string | undefined): string | null => (text === undefined ? null : quoted(text));

/** A finding of the catalogue at its places. Never throws. */
export function diagnose<C extends Codice>(
  codice: C,
  luoghi: readonly Luogo[],
  params: ParamsOf<C>,
  options: DiagnosticOptions = {},
): Diagnostic {
  const { gravita, stadio } = CATALOGO[codice];
  return {
    codice,
    gravita,
    stadio,
    luoghi,
    quanti: luoghi.length,
    ente: options.ente ?? null,
    blocco: options.blocco ?? null,
    campo: options.campo ?? null,
    mostrato: quotedOrNull(options.mostrato),
    grezzo: quotedOrNull(options.grezzo),
    proposta: options.proposta ?? null,
    anno_scorso: null,
    influenza: null,
    influenza_casella: null,
    in_attesa: false,
    sopprime: options.sopprime ?? [],
    esito: "aperto",
    motivo: null,
    params: Object.fromEntries(
      // `voce` admits no other parameters.
      Object.entries(params as Readonly<Record<string, string | number>>).map(([name, value]) => [
        name,
        paramShown(name, value),
      ]),
    ),
  };
}

/** The Italian words of a finding: what happened and the one action that mends it. */
export function describe(diagnostic: Diagnostic): { titolo: string; testo: string; rimedio: string } {
  const { codice, params } = diagnostic;
  // The entry's parameter type is tied to its code by `diagnose`; here the pair comes back from storage together.
  const entry = CATALOGO[codice] as CatalogEntry<Record<string, string | number>>;
  return {
    titolo: entry.titolo,
    testo: entry.testo(params) + sameElsewhere(diagnostic),
    rimedio: entry.rimedio(params),
  };
}

/** The other cells of a column that have the same fault in other words: how many they are, and which. */
function sameElsewhere(diagnostic: Diagnostic): string {
  const { params, campo, luoghi, quanti: all } = diagnostic;
  const altre = Number(params[ALTRE] ?? 0);
  if (altre === 0) return "";
  const [one, many] =
    campo === null ? ["un'altra riga", "righe"] : ["un'altra cella della colonna", "celle della colonna"];
  // Where its own words stand in several cells too, which are the others is not known.
  const others = othersOf(diagnostic) === 0 ? luoghi.slice(1, 1 + NAMED) : [];
  const names = others.flatMap(({ cella, riga }) => cella ?? (riga === undefined ? [] : String(riga)));
  const more = all - 1 - names.length;
  const rows = campo === null || others[0]?.cella !== undefined ? "" : all === 2 ? "riga " : "righe ";
  const listed = names.length === 0 ? "" : ` (${rows}${elenca(more === 0 ? names : [...names, `altre ${more}`])})`;
  return ` Lo stesso vale per ${altre === 1 ? one : `altre ${formatNumber(altre)} ${many}`}${listed}.`;
}
const NAMED = 6;

/** What is told besides to whom a value is asked about that stays out of the figures meanwhile; empty for any other finding. */
export const heldWords = ({ in_attesa, esito }: Pick<Diagnostic, "in_attesa" | "esito">): string => {
  if (!in_attesa) return "";
  return esito === "aperto"
    ? "Sposta una cifra del bilancio: intanto questo valore lo teniamo da parte, e torna nei conti appena lo confermi o lo correggi."
    : "Questo valore resta fuori dai conti.";
};

/** All that is told of a finding, in one line: what happened, what to do, what becomes of the value meanwhile. */
export function toldInFull(diagnostic: Diagnostic): string {
  const { testo, rimedio } = describe(diagnostic);
  return [testo, rimedio, heldWords(diagnostic)].filter((each) => each !== "").join(" ");
}

/** What only who keeps the edition can mend, as a fault of the edition at its first place; null for any other finding. */
export function editionFaultOf(diagnostic: Diagnostic): EditionFault | null {
  const [first] = diagnostic.luoghi;
  if (first === undefined || diagnostic.gravita !== "correggere" || !Object.hasOwn(catalogoMappa, diagnostic.codice))
    return null;
  const { testo, rimedio } = describe(diagnostic);
  return { file: first.file, riga: first.riga ?? null, cosa: testo.replace(/\.$/, ""), rimedio };
}

/** Why something that was asked about is as it is, where that may be printed; `campo` null: it is about the whole table. */
export interface Reason {
  readonly blocco: string;
  readonly campo: string | null;
  readonly scelta: "conferma" | "deroga";
  readonly motivo: string;
}

/** Whether nobody has decided about it yet. */
export const isOpen = ({ esito }: Diagnostic): boolean => esito === "aperto";

/** Whether somebody must still correct or confirm. */
export const isOwed = (each: Diagnostic): boolean =>
  isOpen(each) && (each.gravita === "correggere" || each.gravita === "confermare");

/** Names of the files that a fault of the program kept from being read: nothing in them counts, and nobody who sent them
 *  can mend it. */
export const unreadByUs = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.flatMap(({ codice, luoghi }) => (codice === "guasto-nostro" ? [luoghi[0]?.file ?? ""] : []));

/** Parameter of any finding: cells of the column with the same fault and other words, told together with this one. */
export const ALTRE = "altre";

/** Parameter of any finding: what its cells say that do not say the same as the first, as a hash. A decision is about all of them. */
export const DETTO = "detto";

/** A finding, with the number of the arrival that it is about, where it has one. */
type Arrived = Diagnostic & { readonly protocollo?: number };

/**
 * What a finding is about, whatever file it came in and wherever it stood there: ente, block, field, code, and its rows by
 * their own words. What a person decided about a finding is kept under it, and so survives new versions and new rules.
 */
export function findingId({ ente, blocco, campo, codice, luoghi, protocollo }: Arrived): string {
  const rows = luoghi.map(({ nome_riga }) => (nome_riga ?? "").trim().replace(/\s+/g, " ").toLocaleLowerCase("it"));
  // Of a file of nobody only its arrival says which it is: two people call theirs «modulo.xlsx».
  const whose = ente ?? `file ${luoghi[0]?.file ?? ""}${protocollo === undefined ? "" : ` (protocollo ${protocollo})`}`;
  return [whose, blocco, campo, codice, ...new Set(rows.filter((row) => row !== "").sort())]
    .map((part) => part ?? "")
    .join("|");
}

/** A place inside its file, as one text: equal for equal places. */
export const placeKey = ({ foglio, cella, riga }: Luogo): string => `${foglio ?? ""}|${cella ?? ""}|${riga ?? ""}`;

/** The place of a whole table; a text file is its only sheet. */
export const tablePlace = (file: string, foglio: string): Luogo =>
  file.replace(/\.[^.]*$/, "") === foglio ? { file } : { file, foglio };

/** A place as it may be shown: file, sheet and row are called as their sender called them. */
export function placeShown({ file, foglio, colonna, nome_riga, ...rest }: Luogo): Luogo {
  return {
    file: quoted(file, MAX_FILE_NAME),
    ...(foglio === undefined ? {} : { foglio: quoted(foglio) }),
    ...rest,
    ...(colonna === undefined ? {} : { colonna: quoted(colonna) }),
    ...(nome_riga === undefined ? {} : { nome_riga: quoted(nome_riga, MAX_ROW_NAME) }),
  };
}
/** A file is looked for by its name, so the name is whole, as long as a disk has it. */
const MAX_FILE_NAME = 255;
const MAX_ROW_NAME = 80;

/** «D7 · Volontari – Centro diurno», «riga 12 · importo», or the file's name when that is all there is to say. */
export function address(place: Luogo): string {
  const luogo = placeShown(place);
  const at = luogo.cella ?? (luogo.riga === undefined ? null : `riga ${luogo.riga}`);
  const names = [luogo.colonna, luogo.nome_riga].filter((name) => name !== undefined && name !== "").join(" – ");
  const sheet = luogo.foglio === undefined ? "" : `foglio «${luogo.foglio}»`;
  return [at, names, sheet].filter((part) => part !== null && part !== "").join(" · ") || luogo.file;
}

/** Places of a finding besides the first; those of other words are counted by its sentence. */
export const othersOf = ({ quanti: all, params }: Diagnostic): number => all - 1 - Number(params[ALTRE] ?? 0);

/** Where a finding is, in a line: its first place and how many others there are; its file before it, for who has several. */
export function placesShown(diagnostic: Diagnostic, from: "file" | "sheet"): string {
  const [first] = diagnostic.luoghi;
  if (first === undefined) return "";
  const others = othersOf(diagnostic);
  const more = others < 1 ? "" : ` (e in ${quanti(others, "altro punto", "altri punti")})`;
  const { file } = placeShown(first);
  const at = address(first) === file ? "" : `${address(first)}${more}`;
  if (from === "sheet") return at;
  return at === "" ? file : `${file}: ${at}`;
}
