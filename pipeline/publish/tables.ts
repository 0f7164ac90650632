// Open data: the figures as tables that machines read. Decimal point, no grouping, one row per figura.

import { fieldsOf } from "../../schemas/blocco.ts";
import { isNumerica } from "../../schemas/cella.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import {
  type ColumnType,
  columnOfDimension,
  FIGURA_HEAD,
  FIGURA_VALUES,
  type Figura,
  type FiguraColumn,
  TOTALE,
} from "../../schemas/figura.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import type { Prospetto, ReportModel } from "../../schemas/report-model.ts";
import { csvCell } from "../../schemas/text.ts";
import type { Correction } from "../compose/errata.ts";

export interface PublishedColumn {
  readonly nome: string;
  readonly tipo: ColumnType;
  readonly descrizione: string;
}
export interface PublishedTable {
  readonly nome: string;
  readonly titolo: string;
  readonly colonne: readonly PublishedColumn[];
  readonly righe: readonly (readonly (string | number | null)[])[];
}

/** A table of figures; its dimensions are those that any of its rows has, «totale» at a margin. */
export function figureTable(nome: string, titolo: string, figure: readonly Figura[]): PublishedTable {
  const distinct = [...new Map(figure.map((f) => [f.id, f])).values()];
  const dims = [...new Set(distinct.flatMap(({ dims }) => Object.keys(dims)))].sort();
  const colonne: PublishedColumn[] = [
    ...FIGURA_HEAD.map(published),
    ...dims.map(
      (name): PublishedColumn => ({
        nome: columnOfDimension(name),
        tipo: "testo",
        descrizione: `Codice di ${name}, «${TOTALE}» al margine`,
      }),
    ),
    ...FIGURA_VALUES.map(published),
  ];
  const righe = distinct.map((f) => [
    ...FIGURA_HEAD.map(({ di }) => di(f)),
    ...dims.map((name) => f.dims[name] ?? TOTALE),
    ...FIGURA_VALUES.map(({ di }) => di(f)),
  ]);
  return { nome, titolo, colonne, righe };
}

const published = ({ nome, tipo, descrizione }: FiguraColumn): PublishedColumn => ({ nome, tipo, descrizione });

/** A published list as it is printed. */
export function listTable({ dati, titolo, tabella }: Pick<Prospetto, "dati" | "titolo" | "tabella">): PublishedTable {
  const colonne: PublishedColumn[] = [
    { nome: columnName(tabella.testata), tipo: "testo", descrizione: tabella.testata },
    ...tabella.colonne.map((c): PublishedColumn => ({ nome: c.id, tipo: "testo", descrizione: c.titolo })),
  ];
  const righe = tabella.righe.map((r) => [
    r.titolo,
    ...r.celle.map(({ testo, stato }) => (stato === "valore" ? testo : null)),
  ]);
  return { nome: dati, titolo, colonne, righe };
}

/** Every figura that was corrected after the edition was closed. */
export function errataTable(errata: readonly Correction[]): PublishedTable {
  const text = (nome: string, descrizione: string): PublishedColumn => ({ nome, tipo: "testo", descrizione });
  const colonne = [
    text("numero", "Quale correzione, dalla prima"),
    text("data", "Quando è stata scritta"),
    text("motivo", "Perché"),
    text("misura", "Codice della misura: vedi il libro dei codici"),
    text("dove", "Le dimensioni che non sono al totale, con il loro codice"),
    text("unita", "Unità di misura"),
    text("valore_prima", "Come era stato pubblicato; vuoto dove adesso è coperto"),
    text("stato_prima", "Che cosa stava al posto del numero, o accanto"),
    text("valore_ora", "Come è adesso"),
    text("stato_ora", "Che cosa sta adesso al posto del numero, o accanto"),
  ];
  const righe = errata.flatMap(({ numero, il, motivo, figure }) =>
    figure.map(({ misura, dims, unita, prima, ora }) => [
      ...[String(numero), il.slice(0, 10), motivo, misura],
      Object.entries(dims)
        .map(([name, member]) => `${name}=${member}`)
        .join(" "),
      ...[unita, prima?.valore ?? null, prima?.stato ?? null, ora?.valore ?? null, ora?.stato ?? null],
    ]),
  );
  return { nome: "errata", titolo: "Che cosa è stato corretto dopo la pubblicazione", colonne, righe };
}

const columnName = (title: string): string =>
  title
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");

/** What each code means: measures with definition and unit, members of every list, states. */
export function codebook(
  model: ReportModel,
  { liste, yaml }: Edizione,
  stati: Readonly<Record<string, string>>,
): PublishedTable {
  const colonne: PublishedColumn[] = [
    { nome: "elenco", tipo: "testo", descrizione: "A quale colonna appartiene il codice" },
    { nome: "codice", tipo: "testo", descrizione: "Il codice" },
    { nome: "nome", tipo: "testo", descrizione: "Che cosa vuol dire" },
    { nome: "descrizione", tipo: "testo", descrizione: "Definizione" },
    { nome: "unita", tipo: "testo", descrizione: "Unità di misura" },
    { nome: "tipo", tipo: "testo", descrizione: "Che tipo di valore è: euro, conteggio, quota, testo, data…" },
  ];
  const measures = Object.entries(model.misure).map(([id, m]) => [
    "misura",
    id,
    m.titolo,
    m.definizione,
    m.unita.nome,
    m.unita.tipo,
  ]);
  const questions = blocksAskedIn(yaml.anno).flatMap((blocco) =>
    fieldsOf(blocco, yaml.anno).map(([name, { label, help, cella }]) => {
      const unit = isNumerica(cella) ? cella.unita.nome : null;
      return [`domanda:${blocco.id}`, name, label, help, unit, cella.tipo];
    }),
  );
  // The registry of enti is no code list of the published figures: it would name the organisations.
  const members = Object.entries(liste)
    .filter(([name]) => name !== "enti")
    .flatMap(([name, voci]) => voci.map((v) => [name, v.codice, v.nome, null, v.attributi["unita"] ?? null, "codice"]));
  const states = Object.entries(stati).map(([code, name]) => ["stato", code, name, null, null, "codice"]);
  return {
    nome: "codebook",
    titolo: "Libro dei codici",
    colonne,
    righe: [...questions, ...measures, ...members, ...states],
  };
}

/** RFC 4180 with LF and a header; numbers with a decimal point, at most ten decimals, and no more digits than a double keeps. */
export function toCsv({ colonne, righe }: PublishedTable): string {
  const lines = [colonne.map(({ nome }) => nome), ...righe].map((row) => row.map(field).join(","));
  return `${lines.join("\n")}\n`;
}

function field(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(Number((Math.round(value * 1e10) / 1e10).toPrecision(15)));
  return csvCell(value, ",");
}
