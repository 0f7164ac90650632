// Which mark of a chart is the highest, and whether that may be said: only of what is published, as printed, and where no interval
// touches another.
import type { Figura } from "../../schemas/figura.ts";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import type { Disegno, Punto } from "../../schemas/report-model.ts";
import type { ProspettoData } from "./dati.ts";
import { isOfHundred, markLabel } from "./disegno.ts";

/** Marks that may be compared: every one must be published, or the comparison could give a hidden one away. */
export function ranked(disegno: Disegno, dati: ProspettoData, def: ProspettoDef): Punto[] | { guardia: string } {
  // Of declared sums it is not known who would be first if all had answered.
  if (dati.misura.gemella !== undefined) return { guardia: "dichiarato" };
  if (disegno.punti.some(({ stato }) => stato === "riservato" || stato === "incerto")) return { guardia: "protezione" };
  const points = def.colonne === undefined ? disegno.punti : rowTotals(dati);
  const { fuori } = dati.dimensione;
  const kept = points.filter(
    ({ riga, serie, valore }) => valore !== null && !fuori.has(riga === "totale" ? serie : riga),
  );
  return kept.length < 2 ? { guardia: "confronto" } : kept.sort((a, b) => (b.valore ?? 0) - (a.valore ?? 0));
}

/** With several series the rows are compared by their totals. */
function rowTotals(dati: ProspettoData): Punto[] {
  const at = dati.colonne.findIndex(({ totale }) => totale);
  return dati.righe
    .filter(({ totale }) => !totale)
    .flatMap(({ membro, figure }) => {
      const figura = figure[at];
      return figura === undefined
        ? []
        : [
            {
              riga: membro.codice,
              rigaNome: membro.nome,
              serie: "",
              serieNome: "",
              valore: figura.valore,
              stato: figura.stato,
              etichetta: markLabel(figura),
            },
          ];
    });
}

/** Whether one row is above the other: they differ as printed, and their intervals do not touch. */
export function isAbove(first: Punto, second: Punto, def: ProspettoDef, dati: ProspettoData): boolean {
  const column = def.colonne === undefined ? (def.disegna ?? 0) : dati.colonne.findIndex(({ totale }) => totale);
  return areApart(first, second, column, dati);
}

/** The same within one column. */
export const isAboveIn = (colonna: string, first: Punto, second: Punto, dati: ProspettoData): boolean =>
  areApart(
    first,
    second,
    dati.colonne.findIndex(({ id }) => id === colonna),
    dati,
  );

function areApart(first: Punto, second: Punto, column: number, dati: ProspettoData): boolean {
  const figureAt = (punto: Punto): Figura | undefined =>
    dati.righe.find(({ totale, membro }) => !totale && membro.codice === codeOf(punto))?.figure[column];
  const [high, low] = [figureAt(first), figureAt(second)];
  // An estimate whose error is not told may lie anywhere.
  const isOpen = [high, low].some((figura) => figura?.stato === "stimato" && figura.ci_inf === null);
  const isApart = !isOpen && (high?.ci_inf ?? first.valore ?? 0) > (low?.ci_sup ?? second.valore ?? 0);
  return first.etichetta !== second.etichetta && isApart;
}

export const nameOf = (p: Punto): string => (p.riga === "totale" ? p.serieNome : p.rigaNome);

export const codeOf = (punto: Punto): string => (punto.riga === "totale" ? punto.serie : punto.riga);

/** Of wholes beside each other the first is told: its parts as rows. */
export function ofFirstBar(disegno: Disegno): Disegno {
  if (!isOfHundred(disegno.forma)) return disegno;
  const punti = disegno.punti
    .filter(({ riga }) => riga === disegno.righe[0])
    .map((punto) => ({ ...punto, riga: punto.serie, rigaNome: punto.serieNome, serie: "", serieNome: "" }));
  return { ...disegno, punti };
}

/** Which part of the whole a mark is, 0–1. */
export const partOf = ({ valore }: Punto, { forma }: Disegno, total: number): number =>
  isOfHundred(forma) ? (valore ?? 0) : (valore ?? 0) / total;
