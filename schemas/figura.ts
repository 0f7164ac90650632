// A figura is a misura at one point of its cube. Its columns are those of the open data (ARCHITECTURE.md, contracts).
import { z } from "zod";
import type { Unita } from "./unita.ts";

/** What stands in the place of a number, or beside it. Signs and legend: SEGNI. */
export const STATI = [
  "valore",
  "stimato",
  "nulla",
  "non-pertinente",
  "non-disponibile",
  "non-risposto",
  "non-chiesto",
  "riservato",
  "incerto",
] as const;
export type Stato = (typeof STATI)[number];

/** The signs that stand in rows, in their order: what the legend under them tells. */
export function signsIn(
  righe: readonly { readonly celle: readonly { readonly stato: Stato }[] }[],
): Exclude<Stato, "valore">[] {
  const used = new Set(righe.flatMap(({ celle }) => celle.map(({ stato }) => stato)));
  return STATI.filter((stato) => stato !== "valore").filter((stato) => used.has(stato));
}

/** The sign printed for each state and what the legend under a table says of it. */
export const SEGNI: Record<Exclude<Stato, "valore">, { segno: string; legenda: string }> = {
  stimato: { segno: "(e)", legenda: "in parte stimato" },
  nulla: { segno: "–", legenda: "nulla da segnalare" },
  "non-pertinente": { segno: "n.p.", legenda: "non pertinente" },
  "non-disponibile": { segno: "n.d.", legenda: "non disponibile" },
  "non-risposto": { segno: "n.r.", legenda: "non ha risposto" },
  "non-chiesto": { segno: "n.c.", legenda: "non chiesto in quella edizione" },
  riservato: { segno: "x", legenda: "dato riservato" },
  incerto: { segno: "f", legenda: "stima troppo incerta, non pubblicata" },
};

/** The sign of a state, after the word that its unit has for it: «ignoto (n.d.)». */
export function signIn(stato: Exclude<Stato, "valore">, { parole }: Pick<Unita, "parole">): string {
  const { segno } = SEGNI[stato];
  if (parole === undefined || stato === "stimato") return segno;
  return `${stato === "riservato" ? parole.riservato : parole.ignoto} (${segno})`;
}

/** A printed number, with the word that its unit has for it: «scoperto 225», «coperto». */
export function withWord(text: string, valore: number, { parole }: Pick<Unita, "parole">): string {
  if (parole === undefined) return text;
  return valore > 0 ? `${parole.sopra} ${text}` : parole.zero;
}

/** The margin of a dimension: the sum over all its members. */
export const TOTALE = "totale";

export const unitaSchema = z.strictObject({
  tipo: z.enum(["euro", "conteggio", "quota", "rapporto", "variazione"]),
  nome: z.string(),
  singolare: z.string().optional(),
  scala: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  parole: z.strictObject({ sopra: z.string(), zero: z.string(), ignoto: z.string(), riservato: z.string() }).optional(),
});

export const figuraSchema = z.strictObject({
  /** `misura` followed by its dimensions that are not at the margin: `volontari|cantiere=…|zona=…`. */
  id: z.string(),
  edizione: z.number().int(),
  misura: z.string(),
  dims: z.record(z.string(), z.string()),
  /** In the unit of the misura (euro, not cents); null when `stato` is not a number. */
  valore: z.number().nullable(),
  unita: unitaSchema,
  /** Enti with a declared value different from 0. */
  n_enti: z.number().int().nullable(),
  /** Share of the rows behind it that give a value, 0–1; null where no ente declares it. */
  righe_con_dato: z.number().nullable(),
  /** Response of the domain, 0–1, of money in weight, else in enti; null where it has no frame. */
  copertura: z.number().nullable(),
  /** The sum of what was declared, without who is silent; equal to `valore` where nobody is estimated. */
  dichiarato: z.number().nullable(),
  /** 1 − declared / valore, 0–1. */
  stimato: z.number().nullable(),
  errore_standard: z.number().nullable(),
  ci_inf: z.number().nullable(),
  ci_sup: z.number().nullable(),
  giudizio: z.enum(["A", "B", "C", "D", "E", "F"]).nullable(),
  stato: z.enum(STATI),
  protetta: z.enum(["", "riservatezza", "precisione"]),
});
export type Figura = z.infer<typeof figuraSchema>;

/** The numbers of a figura: a hidden one has none of them. */
export type NumeroFigura = {
  [K in keyof Figura]: null extends Figura[K] ? (Figura[K] extends number | null ? K : never) : never;
}[keyof Figura];

/** True for a state that stands beside a number; every other stands in its place. */
export const isNumero = (stato: Stato): boolean => stato === "valore" || stato === "stimato";

/** What the id of a misura ends with that tells what was declared, beside its estimate. */
export const DECLARED = "-dichiarato";

/** The id of a figura: dimensions sorted by name, margins left out. */
export function figuraId(misura: string, dims: Readonly<Record<string, string>>): string {
  const parts = Object.entries(dims)
    .filter(([, member]) => member !== TOTALE)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${name}=${member}`);
  return [misura, ...parts].join("|");
}

export type ColumnType = "testo" | "intero" | "numero";
export interface FiguraColumn {
  readonly nome: string;
  readonly tipo: ColumnType;
  readonly descrizione: string;
  readonly di: (figura: Figura) => string | number | null;
}

const column = (nome: string, tipo: ColumnType, descrizione: string, di: FiguraColumn["di"]): FiguraColumn => ({
  nome,
  tipo,
  descrizione,
  di,
});

/** Columns before the dimensions. */
export const FIGURA_HEAD: readonly FiguraColumn[] = [
  column("edizione", "intero", "Anno a cui si riferiscono i dati", (f) => f.edizione),
  column("misura", "testo", "Codice della misura: vedi il libro dei codici", (f) => f.misura),
];

/** Columns after the dimensions. */
export const FIGURA_VALUES: readonly FiguraColumn[] = [
  column(
    "valore",
    "numero",
    "Valore, nell'unità della colonna unita; vuoto quando lo stato non è un numero",
    (f) => f.valore,
  ),
  column("unita", "testo", "Unità di misura", (f) => f.unita.nome),
  column("n_enti", "intero", "Enti con un valore dichiarato diverso da zero", (f) => f.n_enti),
  column(
    "copertura",
    "numero",
    "Quota della rete che ha risposto, da 0 a 1: in peso per il denaro, in enti per il resto",
    (f) => f.copertura,
  ),
  column(
    "dichiarato",
    "numero",
    "Somma di quanto è stato dichiarato, senza chi non ha risposto; vuota quando è il valore",
    (f) => (f.dichiarato === f.valore ? null : f.dichiarato),
  ),
  column("stimato", "numero", "Parte del valore che è stimata, da 0 a 1", (f) => f.stimato),
  column("errore_standard", "numero", "Errore standard della stima", (f) => f.errore_standard),
  column("ci_inf", "numero", "Estremo inferiore dell'intervallo di confidenza al 95%", (f) => f.ci_inf),
  column("ci_sup", "numero", "Estremo superiore dell'intervallo di confidenza al 95%", (f) => f.ci_sup),
  column("giudizio", "testo", "Giudizio di qualità, da A a F", (f) => f.giudizio),
  column("stato", "testo", "Che cosa sta al posto del numero, o accanto: vedi il libro dei codici", (f) => f.stato),
  column("protetta", "testo", "Motivo per cui il valore non è mostrato; vuoto quando è mostrato", (f) => f.protetta),
];

/** The columns that hold the numbers of a figura. */
export const FIGURA_NUMBERS = FIGURA_VALUES.flatMap(({ nome, tipo }) =>
  tipo === "testo" ? [] : [nome as NumeroFigura],
);

/** The columns of a table of figures besides its dimensions: what the open data write and a later edition reads. */
export const FIGURA_COLUMNS: readonly FiguraColumn[] = [...FIGURA_HEAD, ...FIGURA_VALUES];

const PREFIX = "dim_";
/** A dimension called like a column of the value (the state of a Punto) gets another name in the file. */
export const columnOfDimension = (nome: string): string =>
  FIGURA_COLUMNS.some((each) => each.nome === nome) ? `${PREFIX}${nome}` : nome;
export const dimensionOfColumn = (nome: string): string => (nome.startsWith(PREFIX) ? nome.slice(PREFIX.length) : nome);
