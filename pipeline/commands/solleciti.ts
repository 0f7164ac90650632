// `bilancio solleciti`: what one would write to whom still owes something. Nothing is sent: it is shown, or written as files
// that a mail program opens.
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { sheetCsv } from "../../schemas/text.ts";
import { closedSince } from "../collect/frozen.ts";
import { CONTATTI, type Contatto, loadContatti } from "../edizione/contatti.ts";
import { loadEdizione } from "../edizione/load.ts";
import { raccoltaIn } from "../edizione/raccolta.ts";
import type { Effects } from "../effects/effects.ts";
import { emlOf, isDraft } from "../effects/eml.ts";
import { writeWhole } from "../effects/files.ts";
import { intake, withWholeReadings } from "../line/intake.ts";
import { daysLeft, wholeDay } from "../portal/dates.ts";
import { framed } from "../portal/letter-frame.ts";
import { lateWords, MOTIVI, type Owed, owedOf } from "../portal/owed.ts";
import { renounced } from "../portal/renounced.ts";
import { type Answer, UsageFault } from "./answer.ts";
import { plural, renouncedLines } from "./words.ts";

export interface SollecitiCommand {
  readonly cartella: string;
  /** Where the letters are written; null to see what they would be. */
  readonly out: string | null;
  /** Until when an answer is waited for; null for the last day of the collection. */
  readonly entro: string | null;
}

export async function sollecitiCommand(command: SollecitiCommand, effects: Effects): Promise<Answer> {
  const { cartella, out } = command;
  const now = effects.now();
  const asked = command.entro === null ? null : dayOfOption(command.entro, now);
  const edizione = await loadEdizione(cartella);
  const contatti = Map.groupBy(await loadContatti(edizione), ({ ente }) => ente);
  const termini = await raccoltaIn(edizione);
  const raccolta = await withWholeReadings(() => intake(edizione, effects));
  if (raccolta.chiusura !== null)
    throw new UsageFault(
      `${closedSince(raccolta.chiusura)}: ciò che arriva adesso non conta, e non si sollecita nessuno`,
    );
  const rinunce = renounced(edizione, raccolta);
  const last = asked ?? termini?.scadenza ?? null;
  const isLate = last !== null && daysLeft(now, last) < 0;
  const how = { via: "risposta", entro: last === null || isLate ? "" : ` entro ${wholeDay(last)}` } as const;
  const late = last !== null && isLate ? lateWords(wholeDay(last)) : "";
  const letters = owedOf(edizione, raccolta, how)
    .filter(({ ente }) => !rinunce.some((each) => each.ente === ente))
    .map((each) => ({ ...each, testo: each.testo + late }));
  const inFull = ({ testo }: Owed, { nome }: Contatto): string =>
    `${framed(nome, [testo], { aiuto: termini?.aiuto ?? null, editore: edizione.yaml.editore, risposta: true })}\n`;
  const unreachable = letters.filter(({ ente }) => !contatti.has(ente));
  const mails = letters.flatMap((letter) =>
    (contatti.get(letter.ente) ?? []).map((to, at) => {
      const text = inFull(letter, to);
      return { letter, to, text, file: `${letter.ente}-${at + 1}.eml` };
    }),
  );
  const codes = new Set(edizione.enti.map(({ codice }) => codice));
  const gone = out === null ? [] : await write(out, { mails, letters, contatti, inFull, codes });
  const [first] = mails;
  const counts = MOTIVI_IN_ORDER.map(
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
      ...(how.entro !== "" || letters.length === 0
        ? []
        : ["  Nessuna lettera dice entro quando: lo si scrive con --entro."]),
      ...(out === null
        ? [
            ...(first === undefined
              ? []
              : ["", `Per esempio, a ${first.to.email}:`, "", first.letter.oggetto, "", first.text]),
            "",
            "Non è stato scritto né mandato niente: con --out CARTELLA si scrivono i messaggi.",
          ]
        : [
            "",
            `In ${out}: solleciti.csv e ${plural(mails.length, "messaggio pronto", "messaggi pronti")} (.eml). Nessuno è stato mandato.`,
            ...(gone.length === 0
              ? []
              : [
                  `Da lì ${plural(gone.length, "messaggio di un'altra volta è stato tolto", "messaggi di un'altra volta sono stati tolti")}: non servono più.`,
                ]),
          ]),
    ].join("\n"),
    json: {
      lettere: letters,
      messaggi: mails.length,
      tolti: gone,
      senza_indirizzo: unreachable.map(({ ente }) => ente),
      non_partecipano: rinunce,
    },
    exit: 0,
  };
}

const MOTIVI_IN_ORDER = Object.keys(MOTIVI) as (keyof typeof MOTIVI)[];

interface Mail {
  readonly file: string;
  readonly letter: Owed;
  readonly to: Contatto;
  readonly text: string;
}

interface Written {
  readonly mails: readonly Mail[];
  readonly letters: readonly Owed[];
  readonly contatti: ReadonlyMap<string, readonly Contatto[]>;
  readonly inFull: (letter: Owed, to: Contatto) => string;
  /** Of all enti of the edition. */
  readonly codes: ReadonlySet<string>;
}

/** Writes them, and takes away those of an earlier time: who answered meanwhile would be reminded again. Returns their names. */
async function write(out: string, { mails, letters, contatti, inFull, codes }: Written): Promise<string[]> {
  const now = new Set(mails.map(({ file }) => file));
  const isOurs = (name: string): boolean => codes.has(/^(.+)-\d+\.eml$/.exec(name)?.[1] ?? "");
  const before = (await readdir(out).catch(() => [])).filter((name) => isOurs(name) && !now.has(name));
  const gone: string[] = [];
  for (const name of before.sort()) {
    if (!isDraft(await readFile(join(out, name), "latin1"))) continue;
    await rm(join(out, name));
    gone.push(name);
  }
  await writeWhole(join(out, "solleciti.csv"), tableOf(letters, contatti, inFull));
  for (const { letter, to, text, file } of mails)
    await writeWhole(join(out, file), emlOf({ to: to.email, subject: letter.oggetto, text }));
  return gone;
}

/** A day as somebody typed it. Nobody can answer by one that has gone. */
function dayOfOption(entro: string, now: string): string {
  const day = new Date(`${entro}T12:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(entro) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== entro)
    throw new UsageFault(`«${entro}» non è un giorno: scrivilo così, 2027-04-30`);
  if (daysLeft(now, entro) < 0) throw new UsageFault(`il giorno di --entro, ${entro}, è già passato`);
  return entro;
}

/** For a mail merge: a row for each contact, and one without address for who has none. */
function tableOf(letters: Written["letters"], contatti: Written["contatti"], inFull: Written["inFull"]): string {
  const rows = letters.flatMap((letter) => {
    const to = contatti.get(letter.ente) ?? [{ ente: letter.ente, email: "", nome: "" }];
    return to.map((each) => [
      ...[letter.ente, letter.denominazione, each.email, each.nome, letter.motivo, letter.oggetto],
      inFull(letter, each),
    ]);
  });
  const head = ["ente", "denominazione", "email", "nome", "motivo", "oggetto", "testo"];
  return sheetCsv([head, ...rows]);
}
