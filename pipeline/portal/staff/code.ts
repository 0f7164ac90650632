// The second thing that the staff shows where the edition wants it: after the link, a code of the phone. The first time the
// phone is registered, and codes on paper are told, once.
import type { Persona } from "../../collect/registro-portale.ts";
import { hourOf } from "../dates.ts";
import { roleWords } from "../frame.ts";
import { confirmSession } from "../identity/access.ts";
import { isAhead, isSecret, newPaperCodes, newSecret, paperHash, stepOfCode, timeOf } from "../identity/totp.ts";
import { COME_IN } from "../notices.ts";
import type { Esito, Pagina, Portale, Richiesta, Rotta } from "../routes.ts";

const HOME = "/quadro";

/** How the account is called in the phone. */
function accountName({ edizione }: Portale, persona: Persona): string {
  const { titolo, anno } = edizione.yaml;
  return `${titolo} ${anno}: ${persona.nome || roleWords(persona, edizione)}`;
}

/** What a phone reads when the link is touched on it (Key Uri Format). */
const uriOf = (name: string, secret: string): string =>
  `otpauth://totp/${encodeURIComponent(name)}?secret=${secret}&issuer=${encodeURIComponent("Bilancio Sociale")}`;

const NOT_RIGHT =
  "Il codice non è quello: guarda di nuovo il telefono, che ne mostra uno nuovo ogni mezzo minuto, e controlla che la sua ora sia giusta.";

/** The clock of the portal was set back: a code holds once, so none holds before the time of the last one that was used. */
const setBack = (passo: number): string =>
  `L'orologio del portale è stato rimesso indietro: il telefono vale di nuovo dalle ${hourOf(timeOf(passo + 1))}. Fino ad allora entra con uno dei codici che hai conservato.`;

function page({ portale, daConfermare }: Richiesta, errore: string | null = null, again: string | null = null): Esito {
  if (daConfermare === null) return { vai: "/" };
  const isNew = portale.registro.secondoFattore(daConfermare.numero) === null;
  const segreto = isNew ? (again ?? newSecret()) : null;
  return {
    pagina: "codice",
    titolo: `${errore === null ? "" : "Errore: "}${isNew ? "Registra il tuo telefono" : "Scrivi il codice del telefono"}`,
    ...(errore === null ? {} : { stato: 422 }),
    dati: {
      errore,
      segreto,
      chiaveScritta: segreto?.replace(/(.{4})(?=.)/g, "$1 ") ?? "",
      uri: segreto === null ? "" : uriOf(accountName(portale, daConfermare), segreto),
    },
  };
}

function given(richiesta: Richiesta): Esito {
  const { portale, daConfermare, campi, sessione, persona } = richiesta;
  // Left open too long; or the code was shown already, in another tab.
  if (daConfermare === null) return persona === null ? COME_IN : { vai: "/" };
  const { registro, now } = portale;
  const typed = (campi["codice"] ?? "").trim().slice(0, 40);
  const digits = typed.replace(/\s/g, "");
  if (typed === "") return page(richiesta, "Scrivi il codice.", secretIn(campi));
  const account = registro.secondoFattore(daConfermare.numero);
  if (account === null) return registered(richiesta, daConfermare, digits);
  const step = stepOfCode(account.segreto, digits, now(), account.passo);
  const isRight =
    (step !== null && registro.useStep(daConfermare.numero, step)) ||
    registro.usePaper(daConfermare.numero, paperHash(typed), now());
  if (!isRight) return page(richiesta, isAhead(account.passo, now()) ? setBack(account.passo) : NOT_RIGHT);
  confirmSession(registro, sessione, now());
  return { vai: HOME };
}

const secretIn = (campi: Readonly<Record<string, string>>): string | null =>
  isSecret(campi["segreto"] ?? "") ? (campi["segreto"] ?? null) : null;

/** The phone shows that it has the secret; from now on nobody comes in without it. */
function registered(richiesta: Richiesta, persona: Persona, digits: string): Esito {
  const { portale, campi, sessione } = richiesta;
  const { registro, now } = portale;
  const segreto = secretIn(campi);
  const step = segreto === null ? null : stepOfCode(segreto, digits, now(), 0);
  if (segreto === null || step === null) return page(richiesta, NOT_RIGHT, segreto);
  const codes = newPaperCodes();
  const account = { segreto, passo: step, impronte: codes.map(paperHash), il: now() };
  // Somebody else has just registered another phone for it.
  if (!registro.addSecondoFattore(persona.numero, account)) return page(richiesta, NOT_RIGHT);
  confirmSession(registro, sessione, now());
  return PAPER(codes);
}

const PAPER = (codici: readonly string[]): Pagina => ({
  pagina: "codici",
  titolo: "I codici da conservare",
  dati: { codici, avanti: HOME },
});

const OPEN = { azione: "aperta", di: "nessuno" } as const;
export const CODES: readonly Rotta[] = [
  { metodo: "GET", url: "/codice", ...OPEN, fa: (richiesta) => page(richiesta) },
  { metodo: "POST", url: "/codice", ...OPEN, limite: 10, fa: given },
];
