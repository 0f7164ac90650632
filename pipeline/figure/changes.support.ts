// Two editions made by hand: what each ente declared, and the figures that were published of it.
import { type Figura, figuraId } from "../../schemas/figura.ts";
import { by, PLAIN } from "../../schemas/misura.support.ts";
import type { MisuraNota } from "../../schemas/misura.ts";
import type { Panel, PanelAnswer } from "../../schemas/panel.ts";
import { conteggio, QUOTA } from "../../schemas/unita.ts";
import type { ComparedEdition, ComparedEditions } from "./changes.ts";

type Dims = Readonly<Record<string, string>>;

export const VOLONTARI: MisuraNota = {
  tipo: "base",
  id: "volontari",
  gruppo: "persone",
  titolo: "Volontari",
  definizione: "Prova.",
  unita: conteggio("posizioni di volontariato", "posizione di volontariato"),
  since: 2015,
  ...PLAIN,
  blocco: "volontari",
  valore: { op: "somma", campo: "volontari" },
  ...by("cantiere", "zona"),
};
/** What was declared of it, where no estimate is to be trusted. */
export const DICHIARATI: MisuraNota = { ...VOLONTARI, id: "volontari-dichiarato", gemella: "volontari" };
export const QUOTA_VOLONTARI: MisuraNota = {
  tipo: "rapporto",
  id: "quota-volontari",
  gruppo: "persone",
  titolo: "Quota",
  definizione: "Prova.",
  unita: QUOTA,
  since: 2015,
  numeratore: { misura: "volontari" },
  denominatore: { misura: "volontari" },
  ...by("cantiere", "zona"),
};

/** What each ente declared by zona: `{ E001: { nord: 3, sud: 4 } }`. `inParte` answered in part. */
export type Answers = Readonly<Record<string, Readonly<Record<string, number>>>>;

export function panelOf(anno: number, answers: Answers, inParte: readonly string[] = []): Panel {
  const made = Object.entries(answers).map(([ente, zone]): [string, PanelAnswer] => [
    ente,
    {
      totale: sum(Object.values(zone)) * 100,
      punti: new Map(Object.entries(zone).map(([zona, value]) => [`zona=${zona}`, value * 100])),
      intera: !inParte.includes(ente),
    },
  ]);
  return { anno, misure: new Map([["volontari", new Map(made)]]) };
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

export interface GivenEdition {
  readonly answers: Answers;
  readonly inParte?: readonly string[];
  /** What differs in its figures, by id. */
  readonly figure?: Readonly<Record<string, Partial<Figura> | null>>;
  readonly senzaPanel?: boolean;
}

/** The edition, with the declared sums of all that answered as its figures. */
export function edition(
  anno: number,
  { answers, inParte, figure = {}, senzaPanel = false }: GivenEdition,
): ComparedEdition {
  const at = (misura: string, dims: Dims): Figura | null => {
    const id = figuraId(misura, dims);
    const values = Object.values(answers).map((zone) =>
      dims["zona"] === undefined ? sum(Object.values(zone)) : (zone[dims["zona"]] ?? 0),
    );
    const other = figure[figuraId(misura.replace(/-dichiarato$/, ""), dims)];
    if (other === null) return null;
    return {
      id,
      edizione: anno,
      misura,
      dims,
      valore: sum(values),
      unita: VOLONTARI.unita,
      n_enti: values.filter((value) => value !== 0).length,
      copertura: 0.9,
      righe_con_dato: null,
      dichiarato: sum(values),
      stimato: 0,
      errore_standard: null,
      ci_inf: null,
      ci_sup: null,
      giudizio: null,
      stato: "valore",
      protetta: "",
      ...other,
    };
  };
  return { anno, at, panel: senzaPanel ? null : panelOf(anno, answers, inParte) };
}

export function compared(
  prima: GivenEdition,
  ora: GivenEdition,
  more: Partial<ComparedEditions> = {},
): ComparedEditions {
  return {
    prima: edition(2016, prima),
    ora: edition(2018, ora),
    misure: new Map([VOLONTARI, DICHIARATI, QUOTA_VOLONTARI].map((misura) => [misura.id, misura])),
    rotture: [],
    regole: { minimo: 3, gruppi: new Map(), p: null },
    ...more,
  };
}

/** The large ente that is there the first time alone; what the others do in nord and sud, they rise. */
export const CON_GRANDE: GivenEdition = {
  answers: {
    E001: { nord: 900 },
    E002: { nord: 100, sud: 50 },
    E003: { nord: 100, sud: 50 },
    E004: { nord: 100, sud: 50 },
    E005: { nord: 2 },
    E006: { nord: 2 },
  },
};
export const SENZA_GRANDE: GivenEdition = {
  answers: { E002: { nord: 110, sud: 55 }, E003: { nord: 110, sud: 55 }, E004: { nord: 110, sud: 55 } },
};
