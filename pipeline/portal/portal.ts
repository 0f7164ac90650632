// The portal of one edition: opened, it listens until it is closed. The register and the archive are those of every other
// mouth, so commands and portal may run at once.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import { openRegistroPortale, type Persona, type RegistroPortale } from "../collect/registro-portale.ts";
import { namedPersons } from "../edizione/persone.ts";
import { checkTavoli, loadRaccolta } from "../edizione/raccolta.ts";
import type { Effects } from "../effects/effects.ts";
import { keepModules } from "../effects/fork.ts";
import { archivioOf } from "../line/rules.ts";
import { makeApp } from "./app.ts";
import { ANSWERING } from "./bozza/answering.ts";
import { openDrafts } from "./bozza/layer.ts";
import { PUBLISHING } from "./bozza/publishing.ts";
import { READING } from "./bozza/reading.ts";
import { type BuildingOptions, openBuilding } from "./building.ts";
import { openRaccolta } from "./collection.ts";
import { ENTERING } from "./ente/entering.ts";
import { OF_ENTE } from "./ente/routes.ts";
import { newLink } from "./identity/access.ts";
import type { Provider } from "./identity/provider.ts";
import { openPosta } from "./mail.ts";
import { loadPages } from "./pages.ts";
import type { Portale, Rotta } from "./routes.ts";
import type { Deliver } from "./smtp.ts";
import { BUILDING } from "./staff/building.ts";
import { CLOSING } from "./staff/closing.ts";
import { CODES } from "./staff/code.ts";
import { OF_STAFF } from "./staff/ente.ts";
import { IDENTITY } from "./staff/identity.ts";
import { INVITING } from "./staff/invites.ts";
import { PERSONS } from "./staff/persone.ts";
import { POSTING } from "./staff/post.ts";
import { REMINDING, remindByItself } from "./staff/reminding.ts";
import { RULES } from "./staff/rules.ts";
import { GATHERING } from "./tavoli/gathering.ts";
import { WRITING } from "./tavoli/writing.ts";
import { yearBefore } from "./year-before.ts";

export const ROTTE: readonly Rotta[] = [
  ...[...ENTERING, ...OF_ENTE, ...OF_STAFF, ...INVITING, ...POSTING, ...REMINDING, ...RULES],
  ...[...BUILDING, ...CLOSING, ...PERSONS, ...CODES, ...IDENTITY],
  ...[...READING, ...PUBLISHING, ...ANSWERING, ...WRITING, ...GATHERING],
];

export interface PortalOptions {
  readonly edizione: Edizione;
  /** The edition of the year before, whose rows the workbooks offer again; null where there is none. */
  readonly prima: Edizione | null;
  readonly host: string;
  /** 0 for any that is free. */
  readonly porta: number;
  /** Where people reach it; null for this machine. */
  readonly indirizzo: string | null;
  readonly isBehindProxy: boolean;
  /** Hands letters to a mail server; null to leave them as files. */
  readonly smtp: Deliver | null;
  /** The identity service of the Comune; null where there is none. */
  readonly identita: Provider | null;
  /** How the report is built, and where it is written. */
  readonly costruzione: BuildingOptions;
}

export interface OpenPortal {
  /** Where people reach it, and where it really listens: another server may stand before it. */
  readonly indirizzo: string;
  readonly ascolta: string;
  readonly portale: Portale;
  /** Makes a link of a person and tells it, once. */
  readonly linkFor: (persona: Omit<Persona, "numero">) => string;
  readonly close: () => Promise<void>;
}

/** Throws EdizioneRotta for what is wrong in the folder, ArchivioGuasto for the archive, and as the system does for the port. */
export async function openPortal(options: PortalOptions, effects: Effects): Promise<OpenPortal> {
  const { edizione, host, porta } = options;
  const archivio = archivioOf(edizione);
  const [termini, pages] = await Promise.all([loadRaccolta(edizione), loadPages()]);
  const prima = options.prima === null ? null : await yearBefore(options.prima, edizione, effects);
  const registro = openRegistroPortale(archivio);
  // One answer after the other: what prepares them rests between two.
  const opened: { close: () => unknown }[] = [{ close: keepModules() }, registro];
  const close = async (): Promise<void> => {
    for (const each of opened.toReversed()) await each.close();
  };
  try {
    await checkTavoli(termini, edizione);
    await addPeople(edizione, registro, effects.now());
    const raccolta = await openRaccolta(edizione, effects, registro.arrivi);
    opened.push(raccolta);
    let indirizzo = options.indirizzo ?? "";
    const arrivo = join(archivio, "in-arrivo");
    // What a stopped portal had half taken in.
    await rm(arrivo, { recursive: true, force: true });
    const posta = await openPosta({
      ...{ archivio, registro, now: effects.now, say: effects.say, deliver: options.smtp },
      mittente: { nome: edizione.yaml.editore, email: termini.aiuto.posta },
    });
    opened.push(posta);
    const { now } = effects;
    const costruzione = openBuilding(options.costruzione, { cartella: edizione.cartella, registro, now });
    opened.push(costruzione);
    const portale: Portale = {
      ...{
        edizione,
        termini,
        registro,
        raccolta,
        prima,
        identita: options.identita,
        arrivo,
        now: effects.now,
        say: effects.say,
        budget: effects.budget,
      },
      posta,
      bozze: openDrafts(archivio),
      costruzione,
      indirizzo: () => indirizzo,
    };
    const app = await makeApp({ portale, pages, rotte: ROTTE, isBehindProxy: options.isBehindProxy });
    opened.push(app);
    const listening = await app.listen({ host, port: porta });
    if (options.indirizzo === null) indirizzo = listening;
    const reminding = setInterval(() => {
      remindByItself(portale).catch((error: Error) => effects.say(`I promemoria non sono partiti: ${error.message}`));
    }, QUARTER_HOUR).unref();
    opened.push({ close: () => clearInterval(reminding) });
    const linkFor = (persona: Omit<Persona, "numero">): string => {
      const now = effects.now();
      const numero = registro.addPersona(persona, now);
      return `${indirizzo}/e/${newLink(registro, { ...persona, numero }, now, termini.scadenza)}`;
    };
    return { indirizzo, ascolta: listening, portale, linkFor, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const QUARTER_HOUR = 900_000;

/** Whom the edition names may come in. Who is there already stays. */
async function addPeople(edizione: Edizione, registro: RegistroPortale, now: string): Promise<void> {
  for (const { file: _, ...persona } of await namedPersons(edizione)) registro.addPersona(persona, now);
}
