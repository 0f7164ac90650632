// How a person comes in and goes out: the personal link, the page for one that holds no longer, the letter with a new one.

import { capital } from "../../../schemas/text.ts";
import { formatDate } from "../../../schemas/unita.ts";
import type { Persona } from "../../collect/registro-portale.ts";
import { isAddress } from "../../edizione/contatti.ts";
import { dayOf, wholeDay } from "../dates.ts";
import { write } from "../events.ts";
import { roleWords } from "../frame.ts";
import {
  type Entered,
  enter,
  enterByLetter,
  expiryOf,
  leave,
  linkToTell,
  personOfLink,
  writtenTo,
} from "../identity/access.ts";
import { writeEntered, writeLink } from "../letters.ts";
import { COSA, KINDS, keptUntil } from "../retention.ts";
import type { Esito, Pagina, Portale, Richiesta, Rotta } from "../routes.ts";

const HOMES: Readonly<Record<Persona["ruolo"], string>> = {
  ...{ ente: "/pagina", lettore: "/bozza", facilitatore: "/tavolo", coordinatore: "/quadro", analista: "/quadro" },
};
const homeOf = ({ ruolo }: Persona): string => HOMES[ruolo];

/** The form for a code on paper: what was typed, and why it was not taken. */
interface Letter {
  readonly erroreCodice: string | null;
  readonly scritto: string;
}
const NO_LETTER: Letter = { erroreCodice: null, scritto: "" };

const asking = (errore: string | null, posta: string, stato: number): Pagina => ({
  ...{ pagina: "collegamento-scaduto", stato },
  titolo: `${errore === null ? "" : "Errore: "}Questo collegamento non funziona più`,
  dati: { ...NO_LETTER, errore, posta },
});

/** Whose a link is, in words. */
function whoseLink(persona: Persona, { edizione }: Portale): string {
  const ente = edizione.enti.find(({ codice }) => codice === persona.ambito);
  return ente?.denominazione ?? [persona.nome, roleWords(persona, edizione)].filter((each) => each !== "").join(", ");
}

/** The same of who is inside, with the person who acts for an ente. */
function nameOf(persona: Persona, portale: Portale): string {
  const di = whoseLink(persona, portale);
  return persona.ruolo === "ente" && persona.nome !== "" ? `${di} (${persona.nome})` : di;
}

function welcome({ portale, params, persona: inside }: Richiesta): Esito {
  const { termini, registro, now } = portale;
  const persona = personOfLink(registro, params["token"] ?? "", now());
  if (persona === null) return asking(null, "", 404);
  const di = whoseLink(persona, portale);
  const scade = expiryOf("ente", now(), termini.scadenza).slice(0, 10);
  return {
    pagina: "collegamento",
    titolo: di,
    dati: {
      ...{
        di,
        isEnte: persona.ruolo === "ente",
        isLettore: persona.ruolo === "lettore",
        isFacilitatore: persona.ruolo === "facilitatore",
        scadenza: wholeDay(termini.scadenza),
        finoA: dayOf(scade),
      },
      prima: portale.prima?.anno ?? null,
      adesso: inside === null || inside.numero === persona.numero ? null : nameOf(inside, portale),
      stessoEnte: inside?.ruolo === "ente" && persona.ruolo === "ente" && inside.ambito === persona.ambito,
      nome: persona.nome,
    },
  };
}

function comeIn(richiesta: Richiesta): Esito {
  const { portale, params, browser } = richiesta;
  const entered = enter(portale.registro, params["token"] ?? "", browser, portale.now());
  return entered === null ? asking(null, "", 404) : inside(richiesta, entered);
}

const NO_CODE =
  "Questo codice non apre niente: ricontrollalo sulla lettera. Può anche essere scaduto, o sostituito da uno più recente.";

/** By the code of a letter of paper. */
function comeInByLetter(richiesta: Richiesta): Esito {
  const { portale, campi, browser } = richiesta;
  const typed = (campi["codice"] ?? "").trim();
  const entered = typed.length > 80 ? null : enterByLetter(portale.registro, typed, browser, portale.now());
  if (entered !== null) return inside(richiesta, entered);
  const erroreCodice = typed === "" ? "Scrivi il codice della lettera." : NO_CODE;
  const page = linkPage({ erroreCodice, scritto: typed.slice(0, 80) });
  return { ...page, titolo: `Errore: ${page.titolo}`, stato: 422 };
}

function inside({ portale, sessione: before }: Richiesta, entered: Entered): Esito {
  const { registro, now } = portale;
  // One browser is one person at a time: who was inside goes out.
  leave(registro, before, now());
  const { persona, sessione, come } = entered;
  if (come !== null) {
    if (persona.ruolo === "ente")
      write(portale, persona.ambito, persona, "entrato", { nuovo: come === "browser nuovo" });
    // Not waited for: whoever comes in must not wait for the post.
    void writeEntered(portale, persona).catch((error: Error) =>
      portale.say(`L'avviso di un'entrata non si è potuto scrivere: ${error.message}`),
    );
  }
  return { vai: homeOf(persona), entra: { sessione, browser: entered.browser } };
}

/** The answer is the same for an address that we know and for one that we do not. */
async function sendAgain({ portale, campi }: Richiesta): Promise<Esito> {
  const posta = (campi["posta"] ?? "").trim();
  if (posta.length > 200 || !isAddress(posta))
    return asking(
      "Scrivi l'indirizzo a cui ricevi le nostre lettere, per esempio segreteria@ente.it.",
      posta.slice(0, 200),
      422,
    );
  const known = writtenTo(portale.registro, portale.now()).filter(
    ({ email }) => email.toLowerCase() === posta.toLowerCase(),
  );
  // Not waited for: how long it takes would tell that the address is known.
  void Promise.all(known.map((persona) => writeTo(portale, persona))).catch((error: Error) =>
    portale.say(`Una lettera con il nuovo collegamento non si è potuta scrivere: ${error.message}`),
  );
  return { pagina: "collegamento-richiesto", titolo: "Guarda la tua posta", dati: {} };
}

async function writeTo(portale: Portale, persona: Persona): Promise<void> {
  const { segreto, scade_il, register } = linkToTell(
    portale.registro,
    persona,
    portale.now(),
    portale.termini.scadenza,
  );
  const also = (): void => {
    register();
    if (persona.ruolo === "ente") write(portale, persona.ambito, persona, "collegamento", { di: persona.nome });
  };
  await writeLink(portale, persona, `${portale.indirizzo()}/e/${segreto}`, { scade_il, also });
}

function goOut({ portale, sessione }: Richiesta): Esito {
  leave(portale.registro, sessione, portale.now());
  return { vai: "/collegamento?uscita=1", esci: true };
}

const start = ({ persona, daConfermare }: Richiesta): Esito => ({
  vai: daConfermare !== null ? "/codice" : persona === null ? "/collegamento" : homeOf(persona),
});

const linkPage = (letter: Letter, uscita = false): Pagina => ({
  pagina: "collegamento-chiesto",
  titolo: uscita ? "Sei uscito" : "Entra dal tuo collegamento",
  dati: { ...letter, errore: null, posta: "", uscita },
});
const askForLink = ({ query }: Richiesta): Esito => linkPage(NO_LETTER, query["uscita"] === "1");

const plain = (pagina: string, titolo: string) => (): Esito => ({ pagina, titolo, dati: {} });

/** What is said of how long is what is kept to. */
const privacy = ({ portale: { termini } }: Richiesta): Esito => ({
  pagina: "riservatezza",
  titolo: "Riservatezza",
  dati: {
    durate: KINDS.flatMap((kind) => {
      const fino = keptUntil(termini, kind);
      return fino === null ? [] : [{ cosa: capital(COSA[kind]), fino: formatDate(fino) }];
    }),
  },
});

const OPEN = { azione: "aperta", di: "nessuno" } as const;
export const ENTERING: readonly Rotta[] = [
  { metodo: "GET", url: "/", ...OPEN, fa: start },
  { metodo: "GET", url: "/e/:token", ...OPEN, limite: 60, fa: welcome },
  { metodo: "POST", url: "/e/:token", ...OPEN, limite: 60, fa: comeIn },
  { metodo: "GET", url: "/collegamento", ...OPEN, fa: askForLink },
  { metodo: "POST", url: "/collegamento", ...OPEN, limite: 10, fa: sendAgain },
  { metodo: "POST", url: "/lettera", ...OPEN, limite: 10, fa: comeInByLetter },
  { metodo: "POST", url: "/esci", ...OPEN, fa: goOut },
  { metodo: "GET", url: "/riservatezza", ...OPEN, fa: privacy },
  { metodo: "GET", url: "/accessibilita", ...OPEN, fa: plain("accessibilita", "Accessibilità") },
];
