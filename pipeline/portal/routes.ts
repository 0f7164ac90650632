// What a route is: who may use it, about which ente, and what it gives. Everything else (sessions, keys of forms, limits,
// headers) is the same for all and stands in app.ts.
import type { Readable } from "node:stream";
import type { Edizione, Ente } from "../../schemas/edizione.ts";
import type { Persona, RegistroPortale } from "../collect/registro-portale.ts";
import type { Raccolta as Termini } from "../edizione/raccolta.ts";
import type { Budget } from "../effects/machine.ts";
import type { Drafts } from "./bozza/layer.ts";
import type { Building } from "./building.ts";
import type { Raccolta } from "./collection.ts";
import type { Azione } from "./identity/may.ts";
import type { Provider } from "./identity/provider.ts";
import type { Posta } from "./mail.ts";
import type { Packed } from "./packed.ts";
import type { YearBefore } from "./year-before.ts";

/** What the portal holds while it runs. */
export interface Portale {
  readonly edizione: Edizione;
  readonly termini: Termini;
  readonly registro: RegistroPortale;
  readonly raccolta: Raccolta;
  readonly posta: Posta;
  readonly bozze: Drafts;
  readonly costruzione: Building;
  /** The year before; null where no edition of it was given. */
  readonly prima: YearBefore | null;
  /** The identity service of the Comune; null where there is none. */
  readonly identita: Provider | null;
  readonly now: () => string;
  readonly budget: Budget;
  /** Where people reach it: «https://raccolta.esempio.it», without a path. */
  readonly indirizzo: () => string;
  /** Where files lie while they come. */
  readonly arrivo: string;
  /** A line for who keeps the machine. */
  readonly say: (line: string) => void;
}

/** A file as it comes: what is not read of it is thrown away. */
export interface ArrivingFile {
  readonly nome: string;
  readonly contenuto: Readable;
  /** Whether it was longer than allowed; known when all of it was read. */
  readonly isTooLong: () => boolean;
}

export interface Richiesta {
  readonly portale: Portale;
  readonly persona: Persona | null;
  /** Somebody of the staff who came in by their link and has still to show the code of their phone. */
  readonly daConfermare: Persona | null;
  /** The ente that the route is about. */
  readonly ente: Ente | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Fields of the form; those of one name several times are the last. */
  readonly campi: Readonly<Record<string, string>>;
  /** Of a route that takes files. */
  readonly files: () => AsyncIterable<ArrivingFile>;
  readonly sessione: string | undefined;
  /** What the browser kept of the last time that somebody came in by it. */
  readonly browser: string | undefined;
  /** What it keeps of a way in that began at the identity service. */
  readonly attesa: string | undefined;
  /** The key for forms of the page that is answered. */
  readonly csrf: string;
}

export interface Pagina {
  readonly pagina: string;
  readonly titolo: string;
  readonly dati: Readonly<Record<string, unknown>>;
  readonly stato?: number;
  /** Seconds after which the page asks for itself again. */
  readonly ricarica?: number;
}
export type Esito =
  | Pagina
  | {
      readonly vai: string;
      readonly entra?: { readonly sessione: string; readonly browser: string };
      readonly esci?: true;
      /** What the browser keeps while it is at the identity service. */
      readonly attesa?: string;
    }
  /** A page made elsewhere, with a bar of ours above it and its own rules of what it may ask for. Nothing in it is of one person. */
  | { readonly documento: (sopra: string) => Packed; readonly regole: string; readonly sopra: Omit<Pagina, "stato"> }
  | { readonly scarica: Uint8Array; readonly nome: string; readonly tipo: string }
  /** There is no such thing, for whoever asks. */
  | "non c'è";

export interface Rotta {
  readonly metodo: "GET" | "POST";
  readonly url: string;
  /** What one does with it; `aperta` for everybody. */
  readonly azione: Azione | "aperta";
  /** Which ente it is about: the person's own, the one that the address names, or none. */
  readonly di: "proprio" | "nominato" | "nessuno";
  /** The form brings files, in pieces. */
  readonly files?: true;
  /** Times in ten minutes, for one address or one person. */
  readonly limite?: number;
  readonly fa: (richiesta: Richiesta) => Promise<Esito> | Esito;
}

/** The ente of a route that has one. */
export function enteOf({ ente }: Richiesta): Ente {
  if (ente === null) throw new Error("a route about no ente asks for one");
  return ente;
}

/** The person of a route that is not open. */
export function personaOf({ persona }: Richiesta): Persona {
  if (persona === null) throw new Error("an open route asks for a person");
  return persona;
}
