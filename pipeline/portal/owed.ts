// What is written to an ente that still owes something: one place for the letters of `solleciti`, which are answered by mail,
// and for the reminders of the portal, whose readers have a page. Each says what is owed and what to do, and nothing else.
import { type Diagnostic, isOwed, placeShown, placesShown, toldInFull } from "../../schemas/diagnostic.ts";
import type { Gravita } from "../../schemas/diagnostici/entry.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import { type CollectionStatus, statusOf } from "../line/collection-status.ts";
import type { Collection } from "../line/intake.ts";

export const MOTIVI = {
  manca: "non hanno mandato niente",
  "non letto": "hanno mandato un file che non si è potuto leggere",
  "da sistemare": "hanno qualcosa da correggere o da confermare",
  "mancano parti": "hanno mandato solo una parte",
} as const;
export type MotivoOwed = keyof typeof MOTIVI;

/** Without greeting and signature. */
export interface Owed {
  readonly ente: string;
  readonly denominazione: string;
  readonly motivo: MotivoOwed;
  readonly oggetto: string;
  readonly testo: string;
}

/** By what the reader answers: the letter itself, or the own page of the portal. */
export type Via = "risposta" | "pagina";
export interface How {
  readonly via: Via;
  /** « entro venerdì 30 aprile 2027», or nothing. */
  readonly entro: string;
}

/** Findings that a letter lists one by one. */
const SHOWN = 12;

const MANCA: Readonly<Record<Via, (entro: string) => string>> = {
  risposta: (entro) =>
    `Ci serve il modulo compilato${entro}. Se non lo trovi più, rispondi e te lo rimandiamo.\n\nAnche metà va bene: il resto puoi mandarlo dopo. Se quest'anno non avete niente da dichiarare rispondi così, «niente da dichiarare»: per noi è una risposta.`,
  pagina: (entro) =>
    `Scarica il modulo dalla tua pagina, compilalo e caricalo lì${entro}.\n\nAnche metà va bene: il resto puoi mandarlo dopo. Se quest'anno non partecipate, dillo dalla tua pagina: per noi è una risposta.`,
};
const NON_LETTO: Readonly<Record<Via, (entro: string) => string>> = {
  risposta: (entro) => `Mandacelo di nuovo${entro}: il più delle volte basta aprirlo e salvarlo in formato .xlsx.`,
  pagina: (entro) => `Caricalo di nuovo${entro}: il più delle volte basta aprirlo e salvarlo in formato .xlsx.`,
};
/** What one does about them: who only has to confirm writes a line, and «it is right» mends nothing that must be corrected. */
const DA_SISTEMARE: Readonly<Record<"file" | "correggere" | "confermare" | "entrambe", (entro: string) => string>> = {
  file: (entro) => `Sistema il file e rimandacelo${entro}.`,
  correggere: (entro) =>
    `Correggi il file e rimandacelo${entro}, oppure rispondi a questo messaggio con ciò che va scritto lì.`,
  confermare: (entro) =>
    `Se è giusto così, rispondi a questo messaggio${entro} e scrivi il motivo in una riga. Se no, correggi il file e rimandacelo.`,
  entrambe: (entro) =>
    `Correggi il file e rimandacelo${entro}. Se ciò che è da confermare è giusto così, rispondi a questo messaggio e scrivi il motivo in una riga.`,
};
/** Who answered a survey has no file to mend. */
const DAL_QUESTIONARIO: typeof DA_SISTEMARE = {
  file: (entro) => `Rispondi a questo messaggio${entro}.`,
  correggere: (entro) => `Rispondi a questo messaggio${entro} con ciò che va scritto lì.`,
  confermare: (entro) =>
    `Rispondi a questo messaggio${entro}. Se è giusto così scrivi il motivo in una riga, se no ciò che va scritto lì.`,
  entrambe: (entro) =>
    `Rispondi a questo messaggio${entro} con ciò che va scritto lì. Se ciò che è da confermare è giusto così, scrivi il motivo in una riga.`,
};
const DALLA_PAGINA = (entro: string): string =>
  `Rispondi sulla tua pagina${entro}, oppure correggi il file e caricalo lì.`;
const MANCANO_PARTI: Readonly<Record<Via, (entro: string) => string>> = {
  risposta: (entro) =>
    `Compilale nel modulo e mandacelo${entro}. Se una parte non vi riguarda rispondi così, «niente da dichiarare»: per noi è una risposta.`,
  pagina: (entro) => `Mandale dalla tua pagina${entro}. Se una parte non vi riguarda, dillo lì con un bottone.`,
};

const GRAVITA_OWED = ["correggere", "confermare"] as const;

/** What is said after the last day to who still owes something. */
export const lateWords = (day: string): string =>
  `\n\nIl termine era ${day}. Finché il bilancio non si chiude siamo ancora in tempo.`;

interface About {
  readonly ente: string;
  readonly denominazione: string;
}

export const missing = (about: About, name: string, { via, entro }: How): Owed => ({
  ...about,
  motivo: "manca",
  oggetto: `${name}: aspettiamo i dati di ${about.denominazione}`,
  testo: `per il ${name} non ci è ancora arrivato niente da ${about.denominazione}. ${MANCA[via](entro)}`,
});

export const unread = (
  about: About,
  files: readonly Pick<CollectionStatus["nonLetti"][number], "file" | "motivo">[],
  name: string,
  { via, entro }: How,
): Owed => ({
  ...about,
  motivo: "non letto",
  oggetto: `${name}: non siamo riusciti a leggere il tuo file`,
  testo: `abbiamo ricevuto un file da ${about.denominazione}, ma non siamo riusciti a leggerlo:\n\n${files.map(({ file, motivo }) => `- ${file}: ${motivo}`).join("\n")}\n\n${NON_LETTO[via](entro)}`,
});

interface Sent {
  readonly isCounted: boolean;
  /** Titles of the parts of which nothing came. */
  readonly parti: readonly string[];
  /** Names of the exports that hold answers to a survey: who answered never saw them. */
  readonly surveys: ReadonlySet<string>;
}

export function toMend(
  about: About,
  found: readonly Diagnostic[],
  name: string,
  { via, entro }: How,
  { isCounted, surveys, parti }: Sent,
): Owed {
  const of = (severity: Gravita): readonly Diagnostic[] => found.filter(({ gravita }) => gravita === severity);
  const [wrong, asked] = [of("correggere"), of("confermare")];
  // Of a cell one can write what goes there; a file with a password must come again.
  const toWrite = wrong.some(({ campo }) => campo !== null) ? "correggere" : "file";
  const what = wrong.length === 0 ? "confermare" : asked.length === 0 ? toWrite : "entrambe";
  const fileOf = ({ luoghi: [place] }: Diagnostic): string => (place === undefined ? "" : placeShown(place).file);
  const files = [...new Set(found.map(fileOf))].filter((file) => file !== "");
  const isSurvey = files.length > 0 && files.every((file) => surveys.has(file));
  const shown = [...wrong, ...asked].slice(0, SHOWN);
  const listed = GRAVITA_OWED.flatMap((severity) => {
    const own = shown.filter(({ gravita }) => gravita === severity);
    const lines = own.map((each) => lineOf(each, files.length > 1 && !isSurvey, surveys.has(fileOf(each)))).join("\n");
    return own.length === 0 ? [] : what === "entrambe" ? [`Da ${severity}:`, lines] : [lines];
  });
  const beyond = found.length - shown.length;
  const more = beyond === 0 ? [] : [beyond === 1 ? "E un'altra cosa." : `E altre ${beyond} cose.`];
  const came = isCounted
    ? `grazie per i dati di ${about.denominazione}: sono arrivati.`
    : `il file di ${about.denominazione} è arrivato, ma così non possiamo ancora contarlo.`;
  const rest = found.length === 1 ? "resta una cosa da sistemare" : `restano ${found.length} cose da sistemare`;
  const where = isSurvey
    ? "Nelle risposte al questionario"
    : files.length === 1
      ? `Nel file «${files[0]}»`
      : "In ciò che hai mandato";
  const answer = via === "pagina" ? DALLA_PAGINA : (isSurvey ? DAL_QUESTIONARIO : DA_SISTEMARE)[what];
  return {
    ...about,
    motivo: "da sistemare",
    oggetto: `${name}: ${rest} nei dati di ${about.denominazione}`,
    testo: [
      `${came} ${where} ${rest}:`,
      ...[...listed, ...more, answer(entro)],
      // The day is said once.
      ...(parti.length === 0 ? [] : [partsWords("Inoltre non", parti), MANCANO_PARTI[via]("")]),
    ].join("\n\n"),
  };
}

/** As `check` says it, for who sent the file: its name only where there are several, and no line of what they never saw. */
function lineOf(diagnostic: Diagnostic, isNamed: boolean, isSurvey: boolean): string {
  const luoghi = isSurvey
    ? diagnostic.luoghi.map(({ riga: _, ...place }) => ({ ...place, file: "questionario" }))
    : diagnostic.luoghi;
  const place = placesShown({ ...diagnostic, luoghi }, isNamed ? "file" : "sheet");
  return `- ${place === "" ? "" : `${place}: `}${toldInFull(diagnostic)}`;
}

export const someParts = (about: About, parti: readonly string[], name: string, { via, entro }: How): Owed => ({
  ...about,
  motivo: "mancano parti",
  oggetto: `${name}: mancano delle parti nei dati di ${about.denominazione}`,
  testo: `grazie per i dati di ${about.denominazione}: sono arrivati. ${partsWords("Non", parti)}\n\n${MANCANO_PARTI[via](entro)}`,
});

const partsWords = (not: string, parti: readonly string[]): string =>
  `${not} abbiamo ancora una risposta per:\n\n${parti.map((parte) => `- ${parte}`).join("\n")}`;

/** Parts of the questionnaire of which nothing came: what came and cannot be counted yet is mended, not asked. */
function partsNever(
  anno: number,
  own: readonly { readonly sezione: { readonly blocco: string } }[],
  found: readonly Diagnostic[],
): string[] {
  // Which parts there are in a file that cannot be read is not known.
  const isUnknown =
    own.length === 0 && found.some(({ gravita, blocco }) => gravita === "correggere" && blocco === null);
  if (isUnknown) return [];
  const there = new Set([...own.map(({ sezione }) => sezione.blocco), ...found.map(({ blocco }) => blocco)]);
  return blocksAskedIn(anno).flatMap(({ id, titolo }) => (there.has(id) ? [] : [titolo]));
}

/** One for each ente that still owes something, the largest first among those who sent nothing. */
export function owedOf(edizione: Edizione, raccolta: Collection, how: How): Owed[] {
  const { titolo, anno } = edizione.yaml;
  const name = `${titolo} ${anno}`;
  const status = statusOf(edizione, raccolta);
  const open = Map.groupBy(
    raccolta.diagnostics.filter((each) => each.ente !== null && isOwed(each)),
    ({ ente }) => ente ?? "",
  );
  const files = Map.groupBy(status.nonLetti, ({ ente }) => ente ?? "");
  const counted = Map.groupBy(raccolta.valide, ({ ente }) => ente);
  const surveys = new Set(
    raccolta.letti.flatMap(({ lettura, ricezione }) =>
      lettura.formato === "rilevazione" ? [placeShown({ file: ricezione.nome }).file] : [],
    ),
  );
  const names = new Map(edizione.enti.map(({ codice, denominazione }) => [codice, denominazione]));
  // Whose file came and cannot be counted yet is asked to mend it: to say that nothing came would be untrue.
  const silent = status.mancano.filter(({ codice }) => !open.has(codice));
  return [
    ...silent.map(({ codice, denominazione }) => {
      const about = { ente: codice, denominazione };
      const own = files.get(codice) ?? [];
      return own.length > 0 ? unread(about, own, name, how) : missing(about, name, how);
    }),
    ...[...open]
      .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
      .map(([ente, found]) =>
        toMend({ ente, denominazione: names.get(ente) ?? ente }, found, name, how, {
          isCounted: counted.has(ente),
          parti: partsNever(anno, counted.get(ente) ?? [], found),
          surveys,
        }),
      ),
    ...edizione.enti.flatMap(({ codice, denominazione }) => {
      const own = counted.get(codice);
      if (own === undefined || open.has(codice)) return [];
      const parti = partsNever(anno, own, []);
      return parti.length === 0 ? [] : [someParts({ ente: codice, denominazione }, parti, name, how)];
    }),
  ];
}
