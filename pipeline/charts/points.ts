// Reading a disegno: which points are numbers, how each is coloured, what stands in the place of the others.
import { SEGNI, signIn } from "../../schemas/figura.ts";
import type { Disegno, Punto } from "../../schemas/report-model.ts";
import type { Unita } from "../../schemas/unita.ts";
import { CONTEXT, categorical, MAIN, neutral, presence } from "./palette.ts";

export type Drawn = Punto & { valore: number };

/** Only a number that may be shown. The state decides too, so that a hidden value left in the point stays hidden. */
export function isDrawn(punto: Punto): punto is Drawn {
  return punto.valore !== null && ["valore", "stimato", "nulla"].includes(punto.stato);
}

/** Whether all is known and there is nothing: a box in its place would look like a part that is there. */
export function isNothing({ valore, stato }: Punto): boolean {
  return valore === null && stato === "nulla";
}

/** The sign in the place of the number: `x`, `n.d.`, … */
export function sign({ stato, etichetta }: Punto, unita: Pick<Unita, "parole"> = {}): string {
  return stato === "valore" ? etichetta || "n.d." : signIn(stato, unita);
}

/** The sign with its meaning, where there is room for it: «x dato riservato». */
export function signInWords({ stato, etichetta }: Punto): string {
  return stato === "valore" ? etichetta || "n.d." : `${SEGNI[stato].segno} ${SEGNI[stato].legenda}`;
}

export interface Member {
  code: string;
  name: string;
}

/** Rows in the order of the disegno, those without any point left out. */
export function rowsOf({ righe, punti }: Disegno): Member[] {
  const names = new Map(punti.map(({ riga, rigaNome }) => [riga, rigaNome]));
  return members(righe, names);
}

/** Series in the order of the disegno; one nameless series when there is none. */
export function seriesOf({ serie, punti }: Disegno): Member[] {
  const names = new Map(punti.map((punto) => [punto.serie, punto.serieNome]));
  return members(serie.length > 0 ? serie : [...names.keys()], names);
}

function members(codes: readonly string[], names: ReadonlyMap<string, string>): Member[] {
  return codes.flatMap((code) => {
    const name = names.get(code);
    return name === undefined ? [] : [{ code, name }];
  });
}

/** Finds the point of a row and a series. */
export function finder({ punti }: Disegno): (row: Member, series: Member) => Punto | undefined {
  const byPlace = new Map(punti.map((punto) => [JSON.stringify([punto.riga, punto.serie]), punto]));
  return (row, series) => byPlace.get(JSON.stringify([row.code, series.code]));
}

/** Colour of a mark. `position` is that of its series, or of its row where rows play the series' part. */
export function colorOf({ colore, accento }: Disegno, codes: readonly string[], position: number): string {
  if (colore === "fonte") return categorical(position);
  if (colore === "presenza") return presence(position);
  if (colore === "accento") return accento !== undefined && codes.includes(accento) ? MAIN : CONTEXT;
  return MAIN;
}

/** The colours of the series of one chart, which must differ when there are several. */
export function seriesColors(disegno: Disegno, series: readonly Member[]): string[] {
  if (disegno.colore === "presenza") return series.map((_, i) => presence(i));
  const isPlain = disegno.colore === "neutro";
  return series.map(({ code }, i) => (isPlain ? neutral(i) : colorOf(disegno, [code], i)));
}
