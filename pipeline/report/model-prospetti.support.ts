// Charts and tables of the invented report, one builder per form.
import { SEGNI, type Stato } from "../../schemas/figura.ts";
import type { Disegno, PrintedCell, PrintedRow, Prospetto, Punto } from "../../schemas/report-model.ts";
import { conteggio, EURO, formatValue, type Unita } from "../../schemas/unita.ts";

export interface Member {
  readonly codice: string;
  readonly nome: string;
  readonly gruppo?: string;
}

const FONTI: readonly Member[] = [
  { codice: "pubblico", nome: "risorse pubbliche" },
  { codice: "famiglie", nome: "famiglie" },
  { codice: "privati", nome: "altri privati" },
  { codice: "proprie", nome: "risorse proprie" },
];
const NESSUNO: Member = { codice: "", nome: "" };
const ORE = conteggio("ore");

const amount = (row: number, column: number, scale: number): number =>
  ((row * 37 + column * 53) % 89) * scale + scale * 8;

const cell = (value: number, unita: Unita, stato: Stato = "valore"): PrintedCell => ({
  testo: stato === "valore" || stato === "stimato" ? formatValue(value, unita, "tabella") : SEGNI[stato].segno,
  stato,
});

const row = ({ codice, nome }: Member, celle: PrintedCell[], totale = false): PrintedRow => ({
  id: codice,
  titolo: nome,
  livello: 0,
  totale,
  celle,
});

interface Grid {
  readonly forma: Disegno["forma"];
  readonly unita: Unita;
  readonly scale: number;
  readonly righe: readonly Member[];
  readonly serie: readonly Member[];
  readonly more?: Partial<Disegno>;
}

function drawn({ forma, unita, scale, righe, serie, more }: Grid): Disegno {
  const punti = righe.flatMap((riga, r) =>
    serie.map((one, s): Punto => {
      const value = amount(r, s, scale);
      const base = { riga: riga.codice, rigaNome: riga.nome, serie: one.codice, serieNome: one.nome };
      return { ...base, valore: value, stato: "valore", etichetta: formatValue(value, unita, "asse") };
    }),
  );
  return {
    forma,
    unita,
    punti,
    righe: righe.map(({ codice }) => codice),
    serie: serie.map(({ codice }) => codice).filter(Boolean),
    colore: "neutro",
    alt: `Disegno di prova con ${righe.length} voci. Tabella sotto il grafico.`,
    ...more,
  };
}

function prospetto(
  id: string,
  numero: string,
  titolo: string,
  given: Pick<Prospetto, "tipo" | "tabella"> & Partial<Prospetto>,
): Prospetto {
  return {
    id,
    numero,
    titolo,
    risultato: { candidato: "rango", fermati: [] },
    sottotitolo: "Valore delle risorse, Brescia, 2016, migliaia di euro",
    fonte: "questionario della rete, edizione 2016",
    base: "281 enti su 317, pari al 94% della dimensione della rete. Stimato il 6% del valore.",
    note: ["I totali possono non coincidere per arrotondamento."],
    dati: id.replace(/--.*/, ""),
    ...given,
  };
}

function gridTable({ righe, serie, unita, scale }: Grid, testata: string): Prospetto["tabella"] {
  const columns = serie.map(({ codice, nome }) => ({
    id: codice || "valore",
    titolo: nome || "Valore",
    numerica: true,
  }));
  return {
    testata,
    colonne: columns,
    righe: righe.map((riga, r) =>
      row(
        riga,
        serie.map((_, s) => cell(amount(r, s, scale), unita)),
      ),
    ),
    segni: [],
  };
}

export function barsOf(
  id: string,
  numero: string,
  titolo: string,
  forma: "barre" | "barre-impilate",
  righe: readonly Member[],
  accento?: string,
): Prospetto {
  const stacked = forma === "barre-impilate";
  const colours: Partial<Disegno> = stacked ? { colore: "fonte" } : accento ? { colore: "accento", accento } : {};
  const grid: Grid = { forma, unita: EURO, scale: 41_000, righe, serie: stacked ? FONTI : [NESSUNO], more: colours };
  return prospetto(id, numero, titolo, { tipo: "grafico", tabella: gridTable(grid, "Voce"), disegno: drawn(grid) });
}

export function panelsOf(id: string, numero: string, righe: readonly Member[], serie: readonly Member[]): Prospetto {
  const grid: Grid = { forma: "multipli", unita: ORE, scale: 70, righe, serie };
  const titolo = "Le ore di volontariato si distribuiscono in tutte le zone";
  return prospetto(id, numero, titolo, { tipo: "grafico", tabella: gridTable(grid, "Cantiere"), disegno: drawn(grid) });
}

export function matrixOf(id: string, numero: string, righe: readonly Member[], serie: readonly Member[]): Prospetto {
  const words = ["piena", "parziale", "assente"];
  const grid: Grid = { forma: "matrice", unita: conteggio("bisogni"), scale: 1, righe, serie };
  const drawing = drawn(grid);
  const punti = drawing.punti.map((punto, index) => ({
    ...punto,
    valore: index % 3,
    etichetta: words[index % 3] ?? "",
  }));
  const tabella = gridTable(grid, "Cantiere");
  return prospetto(id, numero, "La risposta è piena nella maggior parte delle zone", {
    tipo: "grafico",
    tabella,
    disegno: { ...drawing, punti },
  });
}

export function tilesOf(
  id: string,
  numero: string,
  quartieri: readonly Member[],
  zone: ReadonlyMap<string, string>,
): Prospetto {
  const grid: Grid = {
    forma: "piastrelle",
    unita: conteggio("residenti"),
    scale: 90,
    righe: quartieri,
    serie: [NESSUNO],
  };
  const drawing = drawn(grid);
  const punti = drawing.punti.map((punto, index) => ({
    ...punto,
    riga_piastrella: Math.floor(index / 6) + 1,
    colonna_piastrella: (index % 6) + 1,
    gruppo: zone.get(quartieri[index]?.gruppo ?? "") ?? "",
  }));
  return prospetto(id, numero, "I quartieri più popolosi stanno a nord", {
    tipo: "grafico",
    tabella: gridTable(grid, "Quartiere"),
    disegno: { ...drawing, punti },
    fonte: "anagrafe comunale, 31 dicembre 2016",
    base: "",
  });
}

/** A table with one row per member; with `stati`, one cell for each of them. */
export function plainTable(
  id: string,
  numero: string,
  titolo: string,
  members: readonly Member[],
  stati: readonly Stato[] = ["valore"],
): Prospetto {
  const columns = ["Residenti", "Servizi", "Punti di Comunità", "Ore"];
  const righe = members.map((member, r) =>
    row(
      member,
      columns.map((_, c) => cell(amount(r, c, 13), ORE, stati[(r + c) % stati.length] ?? "valore")),
    ),
  );
  const total = row(
    { codice: "totale", nome: "Totale" },
    columns.map((_, c) => cell(amount(9, c, 130), ORE)),
    true,
  );
  return prospetto(id, numero, titolo, {
    tipo: "tavola",
    tabella: {
      testata: "Voce",
      colonne: columns.map((titolo) => ({ id: titolo.toLowerCase(), titolo, numerica: true })),
      righe: [...righe, total],
      segni: stati.filter((stato) => stato !== "valore"),
    },
  });
}
