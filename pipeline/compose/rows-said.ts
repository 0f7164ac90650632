// Rows of a long table of which nobody said anything: printed, they would be a line of signs. They are counted in a note. What is
// hidden or uncertain stays: it is part of the totals.
import { formatNumber } from "../../schemas/unita.ts";
import type { DataRow, ProspettoData } from "./dati.ts";

/** What is printed of a table that lists only who is there, and how many of its rows are not. Where none says anything all stay. */
export function onlySaid(dati: ProspettoData): { readonly shown: ProspettoData; readonly note: string[] } {
  const said = dati.righe.filter((row) => row.totale || isSaid(row));
  const left = dati.righe.length - said.length;
  if (left === 0 || said.every(({ totale }) => totale)) return { shown: dati, note: [] };
  return {
    shown: { ...dati, righe: said },
    note: [
      left === 1
        ? "Una riga non è elencata, perché nessuna sua cifra è disponibile."
        : `${formatNumber(left)} righe non sono elencate, perché nessuna loro cifra è disponibile.`,
    ],
  };
}

const isSaid = ({ figure }: DataRow): boolean =>
  !figure.some(({ stato }) => stato === "non-disponibile") ||
  figure.some(({ stato }) => stato !== "non-disponibile" && stato !== "nulla");
