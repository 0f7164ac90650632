// `bilancio solleciti`: what one would write to whom still owes something. Nothing is sent: it is shown, or written as files
// that a mail program opens.
import { join } from "node:path";
import { address, describe, isOwed } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { sheetCsv } from "../../schemas/text.ts";
import { CONTATTI, type Contatto, loadContatti } from "../edizione/contatti.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { emlOf } from "../effects/eml.ts";
import { writeWhole } from "../effects/files.ts";
import { statusOf } from "../line/collection-status.ts";
import { type Collection, intake, withWholeReadings } from "../line/intake.ts";
import { renounced } from "../portal/renounced.ts";
import { type Answer, UsageFault } from "./answer.ts";
import { plural, renouncedLines } from "./words.ts";

export interface SollecitiCommand {
  readonly cartella: string;
  /** Where the letters are written; null to see what they would be. */
  readonly out: string | null;
  /** Until when, as it is to be written; null where no day is set. */
  readonly entro: string | null;
}

interface Letter {
  readonly ente: string;
  readonly denominazione: string;
  readonly motivo: "manca" | "non letto" | "da sistemare";
  readonly oggetto: string;
  /** Without the greeting. */
  readonly testo: string;
}

/** Findings that a letter lists one by one. */
const SHOWN = 12;

export async function sollecitiCommand(command: SollecitiCommand, effects: Effects): Promise<Answer> {
  const { cartella, out } = command;
  const entro = dayShown(command.entro);
  const edizione = await loadEdizione(cartella);
  const contatti = Map.groupBy(await loadContatti(edizione), ({ ente }) => ente);
  const raccolta = await withWholeReadings(() => intake(edizione, effects));
  const rinunce = renounced(edizione, raccolta);
  const letters = lettersOf(edizione, raccolta, entro).filter(
    ({ ente }) => !rinunce.some((each) => each.ente === ente),
  );
  const reachable = letters.filter(({ ente }) => contatti.has(ente));
  const unreachable = letters.filter(({ ente }) => !contatti.has(ente));
  const mails = reachable.flatMap((letter) =>
    (contatti.get(letter.ente) ?? []).map((to, at) => ({ letter, to, file: `${letter.ente}-${at + 1}.eml` })),
  );
  if (out !== null) {
    await writeWhole(join(out, "solleciti.csv"), tableOf(letters, contatti));
    for (const { letter, to, file } of mails)
      await writeWhole(
        join(out, file),
        emlOf({ to: to.email, subject: letter.oggetto, text: withGreeting(letter, to) }),
      );
  }
  const [first] = mails;
  const counts = (["manca", "non letto", "da sistemare"] as const).map(
    (motivo) => [motivo, letters.filter((each) => each.motivo === motivo).length] as const,
  );
  return {
    text: [
      letters.length === 0
        ? "Nessuno deve ancora qualcosa: non c'è niente da scrivere."
        : `${plural(letters.length, "ente a cui scrivere", "enti a cui scrivere")}:`,
      ...counts.filter(([, n]) => n > 0).map(([motivo, n]) => `  ${MOTIVI[motivo]}: ${n}`),
      ...renouncedLines(rinunce),
      ...(unreachable.length === 0
        ? []
        : [
            `  ${plural(unreachable.length, "ente non ha un indirizzo", "enti non hanno un indirizzo")} in ${CONTATTI}:`,
            ...unreachable.map(({ ente, denominazione }) => `    ${ente}  ${denominazione}`),
          ]),
      ...(out === null
        ? [
            ...(first === undefined
              ? []
              : [
                  "",
                  `Per esempio, a ${first.to.email}:`,
                  "",
                  first.letter.oggetto,
                  "",
                  withGreeting(first.letter, first.to),
                ]),
            "",
            "Non è stato scritto né mandato niente: con --out CARTELLA si scrivono i messaggi.",
          ]
        : [
            "",
            `In ${out}: solleciti.csv e ${plural(mails.length, "messaggio pronto", "messaggi pronti")} (.eml). Nessuno è stato mandato.`,
          ]),
    ].join("\n"),
    json: {
      lettere: letters,
      messaggi: mails.length,
      senza_indirizzo: unreachable.map(({ ente }) => ente),
      non_partecipano: rinunce,
    },
    exit: 0,
  };
}

const MOTIVI = {
  manca: "non hanno mandato niente",
  "non letto": "hanno mandato un file che non si è potuto leggere",
  "da sistemare": "hanno qualcosa da correggere o da confermare",
} as const;

/** A day as one writes it in a letter: «venerdì 30 aprile 2027». */
function dayShown(entro: string | null): string | null {
  if (entro === null) return null;
  const day = new Date(`${entro}T12:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(entro) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== entro)
    throw new UsageFault(`«${entro}» non è un giorno: scrivilo così, 2027-04-30`);
  return new Intl.DateTimeFormat("it", { dateStyle: "full", timeZone: "UTC" }).format(day);
}

/** One for each ente that still owes something, the largest first among those who sent nothing. */
function lettersOf(edizione: Edizione, raccolta: Collection, entro: string | null): Letter[] {
  const { titolo, anno, editore } = edizione.yaml;
  const status = statusOf(edizione, raccolta);
  const name = `${titolo} ${anno}`;
  const until = entro === null ? "" : ` entro ${entro}`;
  const close = `\n\nSe qualcosa non è chiaro rispondi a questo messaggio.\n\n${editore}`;
  const open = Map.groupBy(
    raccolta.diagnostics.filter((each) => each.ente !== null && isOwed(each)),
    ({ ente }) => ente ?? "",
  );
  const unread = Map.groupBy(status.nonLetti, ({ ente }) => ente ?? "");
  const counted = new Set(raccolta.valide.map(({ ente }) => ente));
  // Whose file came and cannot be counted yet is asked to mend it: to say that nothing came would be untrue.
  const silent = status.mancano.filter(({ codice }) => !open.has(codice));
  const missing = silent.map(({ codice, denominazione }): Letter => {
    const files = unread.get(codice) ?? [];
    const about = { ente: codice, denominazione };
    if (files.length > 0) {
      const list = files.map(({ file, motivo }) => `- ${file}: ${motivo}`).join("\n");
      return {
        ...about,
        motivo: "non letto",
        oggetto: `${name}: non siamo riusciti a leggere il tuo file`,
        testo: `abbiamo ricevuto un file da ${denominazione}, ma non siamo riusciti a leggerlo:\n\n${list}\n\nMandacelo di nuovo${until}: il più delle volte basta aprirlo e salvarlo in formato .xlsx.${close}`,
      };
    }
    return {
      ...about,
      motivo: "manca",
      oggetto: `${name}: aspettiamo i dati di ${denominazione}`,
      testo: `per il ${name} non ci è ancora arrivato niente da ${denominazione}. Ci serve il modulo compilato${until}.\n\nAnche metà va bene: il resto puoi mandarlo dopo. Se quest'anno non avete niente da dichiarare rispondi così, «niente da dichiarare»: per noi è una risposta.${close}`,
    };
  });
  const names = new Map(edizione.enti.map(({ codice, denominazione }) => [codice, denominazione]));
  const toMend = [...open].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  return [
    ...missing,
    ...toMend.map(([ente, found]): Letter => {
      const denominazione = names.get(ente) ?? ente;
      const lines = found.slice(0, SHOWN).map((diagnostic) => {
        const { testo, rimedio } = describe(diagnostic);
        const [place] = diagnostic.luoghi;
        return `- ${place === undefined ? "" : `${address(place)}: `}${testo} ${rimedio}`;
      });
      const more = found.length > SHOWN ? [`- e ${plural(found.length - SHOWN, "altra cosa", "altre cose")}.`] : [];
      const came = counted.has(ente)
        ? `grazie per i dati di ${denominazione}: sono arrivati.`
        : `il file di ${denominazione} è arrivato, ma così non possiamo ancora contarlo.`;
      const what = found.length === 1 ? "resta una cosa da sistemare" : `restano ${found.length} cose da sistemare`;
      return {
        ...{ ente, denominazione, motivo: "da sistemare" },
        oggetto: `${name}: ${what} nei dati di ${denominazione}`,
        testo: `${came} Nel file ${what}:\n\n${[...lines, ...more].join("\n")}\n\nCorreggi il file e rimandacelo${until}, oppure rispondi qui se i numeri sono giusti.${close}`,
      };
    }),
  ];
}

const withGreeting = ({ testo }: Letter, { nome }: Contatto): string =>
  nome === "" ? `Buongiorno,\n\n${testo}\n` : `Ciao ${nome},\n\n${testo}\n`;

/** For a mail merge: a row for each contact, and one without address for who has none. */
function tableOf(letters: readonly Letter[], contatti: ReadonlyMap<string, readonly Contatto[]>): string {
  const rows = letters.flatMap((letter) => {
    const to = contatti.get(letter.ente) ?? [{ ente: letter.ente, email: "", nome: "" }];
    return to.map((each) => [
      ...[letter.ente, letter.denominazione, each.email, each.nome, letter.motivo, letter.oggetto],
      withGreeting(letter, each),
    ]);
  });
  const head = ["ente", "denominazione", "email", "nome", "motivo", "oggetto", "testo"];
  return sheetCsv([head, ...rows]);
}
