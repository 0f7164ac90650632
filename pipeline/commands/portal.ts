// `bilancio portal`: the portal of an edition, until it is stopped.
import { once } from "node:events";
import { resolve } from "node:path";
import type { RegistroPortale } from "../collect/registro-portale.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { commandsOf } from "../effects/program.ts";
import { type Provider, type ProviderAccount, providerOf } from "../portal/identity/provider.ts";
import { openPortal } from "../portal/portal.ts";
import { type Deliver, smtpOf } from "../portal/smtp.ts";
import { type Answer, UsageFault } from "./answer.ts";
import { lastYearFolder } from "./last-year-folder.ts";

export interface PortalCommand {
  readonly cartella: string;
  readonly porta: string;
  readonly host: string;
  readonly indirizzo: string | null;
  readonly prima: string | null;
  readonly isBehindProxy: boolean;
  /** Who keeps the collection registers another phone. */
  readonly isOtherPhone: boolean;
  /** The mail server, with what opens it; null for none. */
  readonly smtp: string | null;
  /** The identity service, and how it knows the portal; null for none. */
  readonly identita: ProviderAccount | null;
  /** Where the report is written that is built from the pages; `reports/<anno>` when null. */
  readonly out: string | null;
}

/** Listens until the process is told to stop. Throws UsageFault for what cannot be an address or a port. */
export async function portalCommand(command: PortalCommand, effects: Effects): Promise<Answer> {
  const { cartella, host, prima, isBehindProxy } = command;
  const porta = portOf(command.porta);
  const indirizzo = command.indirizzo === null ? null : originOf(command.indirizzo);
  const smtp = command.smtp === null ? null : deliverBy(command.smtp);
  const identita = command.identita === null ? null : knownBy(command.identita);
  const edizione = await loadEdizione(cartella);
  const before = prima === null ? null : await lastYearFolder(prima, edizione);
  const out = command.out ?? `reports/${edizione.yaml.anno}`;
  const costruzione = { out: resolve(out), start: commandsOf(CLI) };
  const portal = await openPortal(
    { edizione, prima: before, host, porta, indirizzo, isBehindProxy, smtp, identita, costruzione },
    effects,
  );
  if (command.isOtherPhone) forgetPhone(portal.portale.registro);
  effects.say(`Il portale è aperto: ${portal.indirizzo}`);
  effects.say(
    `Per entrare come analista, entro un quarto d'ora: ${portal.linkFor({ ruolo: "analista", ambito: "", nome: edizione.yaml.editore, email: "" })}`,
  );
  effects.say(
    smtp === null
      ? "Le lettere che prepara stanno in archivio/posta/. Per chiuderlo: Ctrl+C."
      : "Le lettere partono da sole. Per chiuderlo: Ctrl+C.",
  );
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await portal.close();
  return { text: "Il portale è chiuso.", json: { chiuso: true }, exit: 0 };
}

const CLI = new URL("../cli.ts", import.meta.url);

/** Of the accounts that come in by the link of this command. */
function forgetPhone(registro: RegistroPortale): void {
  for (const { ruolo, numero } of registro.persone()) if (ruolo === "analista") registro.dropSecondoFattore(numero);
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageFault(`--porta è un numero fino a 65535, per esempio 8080: «${text}» non lo è`);
}

/** What it says of a wrong one holds no password. */
function deliverBy(url: string): Deliver {
  const deliver = smtpOf(url);
  if (deliver !== null) return deliver;
  throw new UsageFault("BILANCIO_SMTP_URL è come smtps://nome:parola@posta.esempio.it:465: quella che c'è non lo è");
}

/** What it says of a wrong one holds no secret. */
function knownBy(account: ProviderAccount): Provider {
  const provider = providerOf(account);
  if (provider !== null) return provider;
  throw new UsageFault(
    "BILANCIO_OIDC_ISSUER è come https://identita.esempio.it, e con lui servono BILANCIO_OIDC_CLIENT_ID e BILANCIO_OIDC_CLIENT_SECRET: come sono ora il portale non lo può usare",
  );
}

/** «https://raccolta.esempio.it»: what comes after it would not be ours. */
function originOf(text: string): string {
  const url = URL.parse(text);
  if (url !== null && ["http:", "https:"].includes(url.protocol) && url.pathname === "/" && url.search === "")
    return url.origin;
  throw new UsageFault(`--indirizzo è come https://raccolta.esempio.it, senza altro dopo: «${text}» non lo è`);
}
