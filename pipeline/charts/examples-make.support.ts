// Short ways to write a disegno, for the examples and the tests.
import type { Stato } from "../../schemas/figura.ts";
import { type Disegno, disegnoSchema, type Forma, type Punto } from "../../schemas/report-model.ts";
import { formatValue, type Unita } from "../../schemas/unita.ts";

export type Value = number | Exclude<Stato, "valore">;

/** A grid of values: one line per row, one value per series. */
export function grid(
  unita: Unita,
  rows: readonly string[],
  series: readonly string[],
  values: readonly Value[][],
): Punto[] {
  return rows.flatMap((riga, r) =>
    (series.length > 0 ? series : [""]).map((serie, s): Punto => {
      const value = values[r]?.[s] ?? "non-disponibile";
      const place = { riga, rigaNome: riga, serie, serieNome: serie };
      return typeof value === "number"
        ? { ...place, valore: value, stato: "valore", etichetta: formatValue(value, unita, "asse") }
        : { ...place, valore: null, stato: value, etichetta: "x" };
    }),
  );
}

export function disegno(forma: Forma, unita: Unita, punti: Punto[], more: Partial<Disegno> = {}): Disegno {
  const distinct = (codes: string[]) => [...new Set(codes)];
  return disegnoSchema.parse({
    forma,
    unita,
    punti,
    righe: distinct(punti.map(({ riga }) => riga)),
    serie: distinct(punti.map(({ serie }) => serie)).filter((code) => code !== ""),
    colore: "neutro",
    alt: `Esempio "${forma}" & <dati> inventati`,
    ...more,
  });
}

const QUARTIERI: Record<string, { at: [number, number]; names: string[] }> = {
  Nord: {
    at: [1, 2],
    names: [
      "Borgo Trento",
      "Mompiano",
      "Villaggio Prealpino",
      "S. Bartolomeo",
      "Casazza",
      "S. Eustacchio",
      "S. Rocchino",
    ],
  },
  Ovest: {
    at: [3, 1],
    names: ["Chiusure", "Fiumicello", "Urago", "Villaggio Badia", "Villaggio Violino", "Primo Maggio"],
  },
  Centro: {
    at: [3, 3],
    names: [
      "Brescia Antica",
      "Porta Milano",
      "Centro Storico Nord",
      "Porta Venezia",
      "Centro Storico Sud",
      "Crocifissa di Rosa",
    ],
  },
  Est: {
    at: [3, 5],
    names: ["Buffalora", "Caionvico", "S. Eufemia", "S. Polo Case", "S. Polo Cimabue", "San Polino", "S. Polo Parco"],
  },
  Sud: {
    at: [7, 2],
    names: ["Don Bosco", "Folzano", "Fornaci", "Lamarmora", "Porta Cremona", "Chiesanuova", "Villaggio Sereno"],
  },
};

/** The 33 tiles; the value of a tile comes from its position. */
export function tiles(unita: Unita, value: (i: number) => Value): Punto[] {
  let count = 0;
  return Object.entries(QUARTIERI).flatMap(([gruppo, { at, names }]) => {
    const columns = gruppo === "Nord" || gruppo === "Sud" ? 4 : 2;
    return grid(
      unita,
      names,
      [],
      names.map(() => [value(count++)]),
    ).map((punto, i) => ({
      ...punto,
      gruppo: `Zona ${gruppo}`,
      riga_piastrella: at[0] + Math.floor(i / columns),
      colonna_piastrella: at[1] + (i % columns),
    }));
  });
}
