// «Promemoria»: every reminder that is due with whom it goes to, as it will be read; then they are sent. What is sent is what was
// seen. Only where the edition says so they leave by themselves, by day.
import { createHash } from "node:crypto";
import { formatNumber } from "../../../schemas/unita.ts";
import { hourOf } from "../dates.ts";
import { linkToTell } from "../identity/access.ts";
import { reminderMessage } from "../letters.ts";
import { dueReminders, type MotivoPromemoria, type Reminder } from "../reminders.ts";
import { type Esito, type Portale, personaOf, type Richiesta, type Rotta } from "../routes.ts";
import { rosterName } from "./followed.ts";

const TITOLI: Readonly<Record<MotivoPromemoria, string>> = {
  manca: "Non hanno mandato niente",
  "non letto": "Hanno mandato un file che non si è potuto leggere",
  "da sistemare": "Hanno qualcosa da correggere o da confermare",
  "mancano parti": "Hanno mandato solo una parte",
  "da firmare": "Hanno finito, e manca la firma",
  rimandata: "Devono ancora la correzione che è stata chiesta",
  "da accettare": "Chi coordina ha dati firmati da accettare",
};
const ORDINE = Object.keys(TITOLI) as MotivoPromemoria[];
const LINK = "[il suo collegamento]";

const lettere = (n: number): string => (n === 1 ? "una lettera" : `${formatNumber(n)} lettere`);

/** Two looks that would send the same letters. */
const digest = (portale: Portale, all: readonly Reminder[]): string =>
  createHash("sha256")
    .update(JSON.stringify(all.map((each) => [each.chiave, reminderMessage(portale, each, LINK)])))
    .digest("hex");

async function page(
  portale: Portale,
  more: { readonly fatte?: number; readonly cambiato?: true } = {},
): Promise<Esito> {
  await portale.raccolta.refresh();
  const { promemoria, senza } = dueReminders(portale);
  const by = Map.groupBy(promemoria, ({ motivo }) => motivo);
  return {
    pagina: "promemoria",
    titolo: `${more.cambiato ? "Errore: " : ""}Promemoria`,
    ...(more.cambiato ? { stato: 409 } : {}),
    dati: {
      fatte: more.fatte === undefined ? null : lettere(more.fatte),
      cambiato: more.cambiato ?? false,
      parte: portale.posta.isSent,
      automatici: portale.termini.automatici,
      quante: promemoria.length === 0 ? null : lettere(promemoria.length),
      visto: digest(portale, promemoria),
      gruppi: ORDINE.flatMap((motivo) => {
        const own = by.get(motivo);
        if (own === undefined) return [];
        return [
          {
            titolo: TITOLI[motivo],
            quante: lettere(own.length),
            lettere: own.map((each) => {
              const { to, subject, text } = reminderMessage(portale, each, LINK);
              return {
                a: rosterName(each.persona),
                email: to,
                di: each.enti.map(({ denominazione }) => denominazione).join(", "),
                oggetto: subject,
                testo: text,
              };
            }),
          },
        ];
      }),
      senza: senza.map(({ codice, denominazione }) => ({ codice, nome: denominazione })),
      quantiSenza: formatNumber(senza.length),
    },
  };
}

/** Each with its link and its line in the story, or not at all. */
async function sendReminders(portale: Portale, all: readonly Reminder[], chi: string): Promise<number> {
  const { registro, posta, now, termini, indirizzo } = portale;
  let sent = 0;
  for (const reminder of all) {
    const { persona, chiave, motivo, enti, scade_il } = reminder;
    // The link of who coordinates would not hold until it is read: they ask for one.
    const link = persona.ruolo === "ente" ? linkToTell(registro, persona, now(), termini.scadenza) : null;
    const to = link === null ? `${indirizzo()}/collegamento` : `${indirizzo()}/e/${link.segreto}`;
    const also = (): void => {
      link?.register();
      const dati = JSON.stringify({ motivo: TITOLI[motivo].toLocaleLowerCase("it"), a: rosterName(persona) });
      for (const { codice } of enti) registro.addEvento({ il: now(), ente: codice, chi, tipo: "promemoria", dati });
    };
    const about = { tipo: "promemoria", ambito: persona.ambito, chiave, scade_il, also } as const;
    if (await posta.write(reminderMessage(portale, reminder, to), about)) sent++;
  }
  return sent;
}

async function send(richiesta: Richiesta): Promise<Esito> {
  const { portale, campi } = richiesta;
  const { promemoria } = dueReminders(portale);
  if (campi["visto"] !== digest(portale, promemoria)) return page(portale, { cambiato: true });
  const persona = personaOf(richiesta);
  return page(portale, { fatte: await sendReminders(portale, promemoria, persona.nome || persona.ruolo) });
}

/** By day, where the edition wants it and letters can leave. */
export async function remindByItself(portale: Portale): Promise<number> {
  const hour = Number(hourOf(portale.now()).split(":")[0]);
  if (!portale.termini.automatici || !portale.posta.isSent || hour < FIRST_HOUR || hour >= LAST_HOUR) return 0;
  await portale.raccolta.refresh();
  return sendReminders(portale, dueReminders(portale).promemoria, "il portale");
}
const FIRST_HOUR = 8;
const LAST_HOUR = 18;

const REMINDS = { azione: "mandare le lettere", di: "nessuno" } as const;
export const REMINDING: readonly Rotta[] = [
  { metodo: "GET", url: "/promemoria", ...REMINDS, fa: ({ portale }) => page(portale) },
  { metodo: "POST", url: "/promemoria", ...REMINDS, fa: send },
];
