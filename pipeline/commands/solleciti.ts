// `bilancio solleciti`: what one would write to whom still owes something. Nothing is sent: it is shown, or written as files
// that a mail program opens.
import { join } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import { sheetCsv } from "../../schemas/text.ts";
import { CONTATTI, type Contatto, loadContatti } from "../edizione/contatti.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { emlOf } from "../effects/eml.ts";
import { writeWhole } from "../effects/files.ts";
import { intake, withWholeReadings } from "../line/intake.ts";
import { MOTIVI, type Owed, owedOf } from "../portal/owed.ts";
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

export async function sollecitiCommand(command: SollecitiCommand, effects: Effects): Promise<Answer> {
  const { cartella, out } = command;
  const entro = dayShown(command.entro, effects.now());
  const edizione = await loadEdizione(cartella);
  const contatti = Map.groupBy(await loadContatti(edizione), ({ ente }) => ente);
  const raccolta = await withWholeReadings(() => intake(edizione, effects));
  const rinunce = renounced(edizione, raccolta);
  const how = { via: "risposta", entro: entro === null ? "" : ` entro ${entro}` } as const;
  const letters = owedOf(edizione, raccolta, how)
    .filter(({ ente }) => !rinunce.some((each) => each.ente === ente))
    .map((each) => ({ ...each, testo: each.testo + closing(edizione.yaml) }));
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

/** A day as one writes it in a letter: «venerdì 30 aprile 2027». Nobody can answer by one that has gone. */
function dayShown(entro: string | null, now: string): string | null {
  if (entro === null) return null;
  const day = new Date(`${entro}T12:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(entro) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== entro)
    throw new UsageFault(`«${entro}» non è un giorno: scrivilo così, 2027-04-30`);
  if (entro < now.slice(0, 10)) throw new UsageFault(`il giorno di --entro, ${entro}, è già passato`);
  return new Intl.DateTimeFormat("it", { dateStyle: "full", timeZone: "UTC" }).format(day);
}

const closing = ({ editore }: Edizione["yaml"]): string =>
  `\n\nSe qualcosa non è chiaro rispondi a questo messaggio.\n\n${editore}`;

const withGreeting = ({ testo }: Owed, { nome }: Contatto): string =>
  nome === "" ? `Buongiorno,\n\n${testo}\n` : `Ciao ${nome},\n\n${testo}\n`;

/** For a mail merge: a row for each contact, and one without address for who has none. */
function tableOf(letters: readonly Owed[], contatti: ReadonlyMap<string, readonly Contatto[]>): string {
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
