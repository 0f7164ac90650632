// A report made by hand: Borgo Prova, four measures, and the cells a case writes. Margins are summed from the cells, as
// the database does it.
import type { Edizione, Precedente } from "../../schemas/edizione.ts";
import { FIGURA_NUMBERS, type Figura, figuraId, type NumeroFigura, type Stato } from "../../schemas/figura.ts";
import { by, PLAIN } from "../../schemas/misura.support.ts";
import type { MisuraNota } from "../../schemas/misura.ts";
import type { Panel } from "../../schemas/panel.ts";
import type { ElencoDef, ProspettoDef } from "../../schemas/prospetto.ts";
import type { Citazione, Prospetto } from "../../schemas/report-model.ts";
import { conteggio, EURO, QUOTA, rapporto } from "../../schemas/unita.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { type Figure, makeFigure } from "../figure/figures.ts";
import { everybody, pointAt } from "../figure/points.support.ts";
import type { CubePoint } from "../store/cube.ts";
import { networkSize } from "./base-line.ts";
import { buildModel, type Composed } from "./build.ts";
import type { ListRow } from "./elenco.ts";

type Dims = Readonly<Record<string, string>>;
/** Members, value in the unit of the misura, enti behind it (one if not said). */
export type Cell = readonly [dims: Dims, valore: number | null, enti?: number];

const COMUNE = { since: 2015, definizione: "Prova." } as const;
const sums = { tipo: "base", ...COMUNE, ...PLAIN } as const;

const VOLONTARI: MisuraNota = {
  ...sums,
  id: "volontari",
  gruppo: "persone",
  titolo: "Volontari",
  breve: "Posizioni",
  unita: conteggio("posizioni di volontariato", "posizione di volontariato"),
  blocco: "volontari",
  valore: { op: "somma", campo: "volontari" },
  frasi: { coppia: { zona: "{Nome} e {nome2} hanno {q} posizioni su 100" } },
  ...by("cantiere", "zona"),
};
const ORE: MisuraNota = {
  ...VOLONTARI,
  id: "ore",
  titolo: "Ore donate",
  breve: "Ore",
  unita: conteggio("ore", "ora", 1),
};
const VALORE: MisuraNota = {
  ...sums,
  id: "valore",
  gruppo: "denaro",
  titolo: "Valore complessivo",
  frasi: {
    frazione: {
      membro: "pubblico",
      intero: ["pubblico", "famiglie"],
      genere: "f",
      frasi: ["{Quante} parte su {su} è del pubblico", "{Quante} parti su {su} sono del pubblico"],
    },
    ciascuno: {
      fonte_gruppo: {
        zona: ["Ovunque {chi} {dà|danno} di più", "In {n} zone su {tutti} {chi} {dà|danno} di più", "f"],
      },
    },
  },
  unita: EURO,
  blocco: "finanziamenti",
  valore: { op: "somma", campo: "importo" },
  ...by("cantiere", "zona", "fonte", "fonte_gruppo"),
};
const ratio = { tipo: "rapporto", ...COMUNE, gruppo: "persone", ...by("cantiere", "zona") } as const;
const A_TESTA: MisuraNota = {
  ...ratio,
  id: "ore-a-testa",
  titolo: "Ore per volontario",
  unita: rapporto("ore per volontario"),
  numeratore: { misura: "ore" },
  denominatore: { misura: "volontari" },
};
/** Part of the volunteers that gave hours; not printed below ten of them. */
const QUOTA_ORE: MisuraNota = { ...A_TESTA, id: "quota-ore", titolo: "Quota con ore", unita: QUOTA, base_minima: 10 };
/** Residents of the city: nobody declares them, so no enti and no coverage stand behind them. */
const RESIDENTI: MisuraNota = {
  ...sums,
  id: "residenti",
  gruppo: null,
  titolo: "Residenti",
  unita: conteggio("residenti", "residente"),
  frasi: {
    luoghi: {
      quartiere: [
        "Ovunque c’è chi abita, {n} {ha|hanno} il segno",
        "Ovunque c’è chi abita",
        "{N} {luogo|luoghi} su {tutti}",
      ],
    },
  },
  blocco: "residenti_quartiere",
  valore: { op: "somma", campo: "residenti" },
  ...by("quartiere", "zona"),
};
/** What was declared, where an estimate of the volunteers is not to be trusted. */
const DICHIARATI: MisuraNota = { ...VOLONTARI, id: "volontari-dichiarato", gemella: "volontari" };
const COSTO: MisuraNota = { ...VALORE, id: "costo", titolo: "Costo", blocco: "conti", ...by("finanziatore") };
const MISURE = [VOLONTARI, DICHIARATI, ORE, VALORE, A_TESTA, QUOTA_ORE, RESIDENTI, COSTO];

export interface Given {
  readonly edizione?: Edizione;
  readonly cells?: Readonly<Record<string, readonly Cell[]>>;
  readonly prospetti?: readonly ProspettoDef[];
  readonly elenchi?: readonly ElencoDef[];
  /** Rows of lists that are records, by id of the list. */
  readonly righe?: Readonly<Record<string, readonly ListRow[]>>;
  readonly citazioni?: readonly (Citazione & { cantiere: string | null })[];
  readonly copertura?: number | null;
  /** What each ente declared in this edition. */
  readonly panel?: Panel | null;
  /** Ids of figures that must not be shown. */
  readonly nascoste?: readonly string[];
  /** States of figures by id, as protection will give them. */
  readonly stati?: Readonly<Record<string, Stato>>;
  /** What estimation says of figures, by id. */
  readonly stime?: Readonly<Record<string, Partial<Figura>>>;
}

export const BORGO = await borgo();

/** Figures of the cells, with every margin. */
export function figureOf({
  edizione = BORGO,
  cells = {},
  copertura = 0.9,
  stati = {},
  stime = {},
  nascoste = [],
}: Given): Figure {
  const misure = new Map(MISURE.map((m) => [m.id, m]));
  const cubi = new Map(
    MISURE.filter(({ tipo }) => tipo === "base").map(({ id, unita }) => [id, cubeOf(cells[id] ?? [], unita.scala)]),
  );
  const coverageOf = () => ({ peso: copertura, rispondenti: 9, attesi: 10, da_sede: 10 });
  const network = everybody(edizione);
  const figure = makeFigure({
    edizione,
    misure,
    cubi,
    coppie: new Map(),
    network,
    guasti: [],
    nascoste: new Set(nascoste),
    coverageOf,
  });
  const at: Figure["at"] = (misura, dims) => {
    const figura = inState(figure.at(misura, dims), stati);
    return { ...figura, ...stime[figura.id] };
  };
  return { ...figure, at };
}

function inState(figura: Figura, stati: Readonly<Record<string, Stato>>): Figura {
  const stato = stati[figura.id];
  return stato === undefined ? figura : { ...figura, stato };
}

function cubeOf(cells: readonly Cell[], scala: number): CubePoint[] {
  const points = new Map<string, CubePoint>();
  for (const [dims, valore, n_enti = 1] of cells) {
    for (const kept of subsets(Object.keys(dims))) {
      const at = Object.fromEntries(kept.map((name) => [name, dims[name] ?? ""]));
      const key = figuraId("", at);
      const before = points.get(key) ?? pointAt(at, null, { n_enti: 0, n_righe: 0 });
      const added = valore === null ? before.valore : (before.valore ?? 0) + Math.round(valore * 10 ** scala);
      points.set(key, { ...before, valore: added, n_enti: before.n_enti + n_enti, n_righe: before.n_righe + 1 });
    }
  }
  return [...points.values()];
}

function subsets(names: readonly string[]): string[][] {
  const [first, ...rest] = names;
  return first === undefined ? [[]] : subsets(rest).flatMap((s) => [s, [first, ...s]]);
}

/** The whole model, with the figures behind each prospetto. */
export function composed(given: Given): Composed {
  const { edizione = BORGO, prospetti = [], elenchi = [], righe = {}, citazioni = [], panel = null } = given;
  return buildModel({
    edizione,
    figure: figureOf(given),
    dichiarati: { prospetti, elenchi },
    elenchi: righe,
    citazioni,
    rete: { ...networkSize(edizione), attesi: 10 },
    panel,
    pin: {},
    p: 10,
    isInternal: false,
    errata: [],
    ragioni: [],
  });
}

/** A declaration with what every one needs. */
export function prova(def: Partial<ProspettoDef> & Pick<ProspettoDef, "misure" | "righe">): ProspettoDef {
  return { id: "prova", titolo: "Titolo neutro", capitolo: "risorse", ...def };
}

/** The one prospetto of a case, as the report prints it. */
export function printed(def: ProspettoDef, given: Given): Prospetto {
  const { model } = composed({ ...given, prospetti: [def] });
  const found = model.prospetti[def.id];
  if (found === undefined) throw new Error(model.guasti.map(({ messaggio }) => messaggio).join("; ") || "no prospetto");
  return found;
}

/** «Nord | 12 | 3», heading first; subtotals indented rows below them, totals marked. */
export function lines({ tabella: { testata, colonne, righe } }: Prospetto): string[] {
  return [
    [testata, ...colonne.map(({ titolo }) => titolo)].join(" | "),
    ...righe.map(
      ({ titolo, livello, totale, celle }) =>
        `${"  ".repeat(livello)}${totale ? "= " : ""}${[titolo, ...celle.map(({ testo }) => testo)].join(" | ")}`,
    ),
  ];
}

/** A figura that an earlier edition published. */
export function earlier(edizione: number, valore: number | null, more: Partial<Precedente> = {}): Precedente {
  const nothing = Object.fromEntries(FIGURA_NUMBERS.map((name) => [name, null])) as Record<NumeroFigura, null>;
  return {
    ...nothing,
    file: `precedenti/${edizione}.csv`,
    riga: 2,
    edizione,
    misura: "volontari",
    dims: {},
    unita: null,
    giudizio: null,
    stato: valore === null ? "non-disponibile" : "valore",
    protetta: "",
    valore,
    n_enti: 10,
    copertura: 0.9,
    ...more,
  };
}

/** Borgo Prova with what it published before. */
export const withEarlier = (...precedenti: readonly Precedente[]): Edizione => ({ ...BORGO, precedenti });
