// What is said of the draft: which draft is out, who said what of which passage, who let it through, what was answered. They
// are things of no ente in the list of what was done, so they are only ever added; where each comment stands follows from them.
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { CAMBIAMENTI } from "../../schemas/commenti.ts";
import { ESITI_RISPOSTA, TIPI_COMMENTO } from "../../schemas/liste.ts";
import { ofNoEnte } from "./registro-eventi.ts";

const numero = z.number().int();
const DATI = {
  /** A built page is given to read. */
  bozza: z.object({ sha256: z.string(), costruita_il: z.string() }),
  /** It is no longer. */
  "bozza-tolta": z.object({}),
  commento: z.object({
    /** Number of the person, and who they say to be: kept in the house. */
    persona: numero,
    nome: z.string(),
    /** Of which ente or group; its code, empty for who is of none. */
    di: z.string(),
    ente: z.string(),
    /** Whether the ente or group may be named in print. */
    nominabile: z.boolean(),
    /** The draft it was written on; of it the passage, with its chapter and its words. */
    bozza: z.string(),
    ancora: z.string(),
    capitolo: z.string(),
    passo: z.string(),
    tipo: z.enum(TIPI_COMMENTO),
    testo: z.string().min(1),
  }),
  /** Somebody read it before the network does; one that is held back is told why. */
  moderato: z.object({ commento: numero, passa: z.boolean(), motivo: z.string() }),
  risposta: z.object({
    commento: numero,
    esito: z.enum(ESITI_RISPOSTA),
    testo: z.string().min(1),
    cambiato: z.enum(CAMBIAMENTI),
  }),
  /** It is published although these have no answer. */
  "senza-risposta": z.object({ commenti: z.array(numero).min(1), motivo: z.string().min(1) }),
} as const;
type TipoDetto = keyof typeof DATI;
const isTipo = (tipo: string): tipo is TipoDetto => Object.hasOwn(DATI, tipo);
type DatiDetto<T extends TipoDetto> = z.infer<(typeof DATI)[T]>;

/** When and by whom. */
interface Fatto {
  readonly il: string;
  readonly chi: string;
}

export interface Bozza extends Fatto, DatiDetto<"bozza"> {}

export type StatoCommento = "da-leggere" | "trattenuto" | "aspetta" | "risposto";
export interface Commento extends DatiDetto<"commento"> {
  readonly numero: number;
  readonly il: string;
  readonly moderato: (Fatto & DatiDetto<"moderato">) | null;
  readonly risposta: (Fatto & DatiDetto<"risposta">) | null;
  /** Why it is published without an answer; null where nobody said so. */
  readonly lasciato: string | null;
  readonly stato: StatoCommento;
}

export interface Discussione {
  /** The draft that is out; null when none is. */
  readonly bozza: Bozza | null;
  readonly commenti: readonly Commento[];
}

export interface RegistroDiscussione {
  readonly discussione: () => Discussione;
  readonly addDetto: <T extends TipoDetto>(fatto: Fatto, tipo: T, dati: DatiDetto<T>) => void;
}

/** Those that wait for whoever answers: not read yet, or let through and not answered. */
export const openComments = ({ commenti }: Pick<Discussione, "commenti">): readonly Commento[] =>
  commenti.filter(({ stato, lasciato }) => (stato === "da-leggere" || stato === "aspetta") && lasciato === null);

/** Whether the network reads it. */
export const isLetThrough = ({ stato }: Pick<Commento, "stato">): boolean =>
  stato === "aspetta" || stato === "risposto";

export function discussioneOf(db: DatabaseSync): RegistroDiscussione {
  const { all, add } = ofNoEnte(db, DATI);
  return { discussione: () => discussed(z.array(dettoSchema).parse(all())), addDetto: add };
}

const dettoSchema = z.object({
  ...{ numero, il: z.string(), chi: z.string(), dati: z.string() },
  tipo: z.string().refine(isTipo),
});
type Detto = z.infer<typeof dettoSchema>;

/** Where all stands after what was said, in its order. */
function discussed(detti: readonly Detto[]): Discussione {
  let bozza: Bozza | null = null;
  const commenti = new Map<number, Omit<Commento, "stato">>();
  const about = (of: number, more: Partial<Commento>): void => {
    const found = commenti.get(of);
    if (found !== undefined) commenti.set(of, { ...found, ...more });
  };
  for (const { numero: n, il, chi, tipo, dati } of detti) {
    const said = JSON.parse(dati);
    switch (tipo) {
      case "bozza":
        bozza = { il, chi, ...DATI.bozza.parse(said) };
        break;
      case "bozza-tolta":
        bozza = null;
        break;
      case "commento":
        commenti.set(n, {
          numero: n,
          il,
          ...DATI.commento.parse(said),
          moderato: null,
          risposta: null,
          lasciato: null,
        });
        break;
      case "moderato": {
        const moderato = { il, chi, ...DATI.moderato.parse(said) };
        about(moderato.commento, { moderato });
        break;
      }
      case "risposta": {
        const risposta = { il, chi, ...DATI.risposta.parse(said) };
        about(risposta.commento, { risposta });
        break;
      }
      case "senza-risposta": {
        const { commenti: left, motivo } = DATI["senza-risposta"].parse(said);
        for (const one of left) about(one, { lasciato: motivo });
        break;
      }
    }
  }
  return { bozza, commenti: [...commenti.values()].map((each) => ({ ...each, stato: stateOf(each) })) };
}

function stateOf({ moderato, risposta }: Pick<Commento, "moderato" | "risposta">): StatoCommento {
  if (moderato === null) return "da-leggere";
  if (!moderato.passa) return "trattenuto";
  return risposta === null ? "aspetta" : "risposto";
}
