// What is written to an ente that still owes something: one place for the letters of `solleciti`, which are answered by mail,
// and for the reminders of the portal, whose readers have a page. Each says what is owed and what to do, and nothing else.
import { address, type Diagnostic, describe, isOwed } from "../../schemas/diagnostic.ts";
import { quanti } from "../../schemas/diagnostici/entry.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { type CollectionStatus, statusOf } from "../line/collection-status.ts";
import type { Collection } from "../line/intake.ts";

export const MOTIVI = {
  manca: "non hanno mandato niente",
  "non letto": "hanno mandato un file che non si è potuto leggere",
  "da sistemare": "hanno qualcosa da correggere o da confermare",
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
    `Ci serve il modulo compilato${entro}.\n\nAnche metà va bene: il resto puoi mandarlo dopo. Se quest'anno non avete niente da dichiarare rispondi così, «niente da dichiarare»: per noi è una risposta.`,
  pagina: (entro) =>
    `Scarica il modulo dalla tua pagina, compilalo e caricalo lì${entro}.\n\nAnche metà va bene: il resto puoi mandarlo dopo. Se quest'anno non partecipate, dillo dalla tua pagina: per noi è una risposta.`,
};
const NON_LETTO: Readonly<Record<Via, (entro: string) => string>> = {
  risposta: (entro) => `Mandacelo di nuovo${entro}: il più delle volte basta aprirlo e salvarlo in formato .xlsx.`,
  pagina: (entro) => `Caricalo di nuovo${entro}: il più delle volte basta aprirlo e salvarlo in formato .xlsx.`,
};
const DA_SISTEMARE: Readonly<Record<Via, (entro: string) => string>> = {
  risposta: (entro) => `Correggi il file e rimandacelo${entro}, oppure rispondi qui se i numeri sono giusti.`,
  pagina: (entro) => `Rispondi sulla tua pagina${entro}, oppure correggi il file e caricalo lì.`,
};

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

export function toMend(
  about: About,
  found: readonly Diagnostic[],
  name: string,
  { via, entro }: How,
  isCounted: boolean,
): Owed {
  const lines = found.slice(0, SHOWN).map((diagnostic) => {
    const { testo, rimedio } = describe(diagnostic);
    const [place] = diagnostic.luoghi;
    return `- ${place === undefined ? "" : `${address(place)}: `}${testo} ${rimedio}`;
  });
  const more = found.length > SHOWN ? [`- e ${quanti(found.length - SHOWN, "altra cosa", "altre cose")}.`] : [];
  const came = isCounted
    ? `grazie per i dati di ${about.denominazione}: sono arrivati.`
    : `il file di ${about.denominazione} è arrivato, ma così non possiamo ancora contarlo.`;
  const what = found.length === 1 ? "resta una cosa da sistemare" : `restano ${found.length} cose da sistemare`;
  return {
    ...about,
    motivo: "da sistemare",
    oggetto: `${name}: ${what} nei dati di ${about.denominazione}`,
    testo: `${came} Nel file ${what}:\n\n${[...lines, ...more].join("\n")}\n\n${DA_SISTEMARE[via](entro)}`,
  };
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
  const counted = new Set(raccolta.valide.map(({ ente }) => ente));
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
        toMend({ ente, denominazione: names.get(ente) ?? ente }, found, name, how, counted.has(ente)),
      ),
  ];
}
