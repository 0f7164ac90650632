// What a chart says to who does not see it: its form, its range or its values, where the numbers are. Not the title, not the caption.
import type { Disegno, Forma, Punto } from "../../schemas/report-model.ts";
import { formatEuroShort, formatNumber, type Unita } from "../../schemas/unita.ts";
import type { ProspettoData } from "./dati.ts";

const FORME: Readonly<Record<Forma, string>> = {
  barre: "Barre",
  "barre-impilate": "Barre divise in parti",
  multipli: "Pannelli",
  piastrelle: "Schema a piastrelle",
  "barre-cento": "Barre divise in cento parti",
  manubri: "Coppie di punti",
  matrice: "Matrice",
  linee: "Linea",
  traguardi: "Traguardi",
  monete: "Cento monete",
  mappa: "Schema a piastrelle",
  cerchi: "Cerchietti",
};

const LONGEST_ALT = 300;
const WHERE_NUMBERS = "I numeri sono nella tabella sotto il grafico.";

/** The places by state, by name while there is room. */
export function presenceAlt({ punti, serie, righe }: Omit<Disegno, "alt">): string {
  const placed = serie.map((code) => punti.filter((p) => p.serie === code && (p.valore ?? 0) > 0));
  const taken = new Set(placed.flat().map(({ riga }) => riga));
  const none = `Nessuno: ${formatNumber(righe.filter((riga) => !taken.has(riga)).length)}.`;
  const told = (isByName: boolean): string =>
    placed
      .map((marks, at) => {
        const name = punti.find((p) => p.serie === serie[at])?.serieNome ?? "";
        return `${name}: ${isByName && marks.length > 0 ? marks.map((p) => p.rigaNome).join(", ") : formatNumber(marks.length)}. `;
      })
      .join("");
  const whole = (isByName: boolean): string =>
    `${FORME.piastrelle} dei quartieri. ${told(isByName)}${none} ${WHERE_NUMBERS}`;
  return whole(true).length <= LONGEST_ALT ? whole(true) : whole(false);
}

/** Every part of a whole with its share, while there is room; then the parts alone. */
export function coinsAlt({ punti }: Omit<Disegno, "alt">): string {
  const told = punti.map(({ serieNome, etichetta }) => `${serieNome} ${etichetta}`).join(", ");
  const whole = `${FORME.monete}: ${told}. ${WHERE_NUMBERS}`;
  return whole.length <= LONGEST_ALT ? whole : `${FORME.monete} in ${punti.length} parti. ${WHERE_NUMBERS}`;
}

/** What the marks of a map say: how many places have one, how many are coming. Empty for a map without marks. */
function marksAlt({ punti, segni }: Omit<Disegno, "alt">): string {
  if (segni === undefined) return "";
  const count = (which: Punto["segno"]): number => punti.filter(({ segno }) => segno === which).length;
  const unknown = count("ignoto") === 0 ? "" : `, non si sa: ${formatNumber(count("ignoto"))}`;
  return ` ${segni.qui}: ${formatNumber(count("qui"))} su ${formatNumber(punti.length)}, ${segni.presto}: ${formatNumber(count("presto"))}${unknown}.`;
}

/** Finding, range and where the table is; at most 300 characters. Not the title, not the caption. */
export function altText(disegno: Omit<Disegno, "alt">, dati: ProspettoData, unita: Unita): string {
  const { forma, punti } = disegno;
  const known = punti.filter((p) => p.valore !== null).sort((a, b) => (a.valore ?? 0) - (b.valore ?? 0));
  const [low] = known;
  const high = known.at(-1);
  const name = (p: Punto) =>
    p.serieNome === "" || forma === "linee"
      ? p.rigaNome
      : p.rigaNome === "Totale"
        ? p.serieNome
        : `${p.rigaNome}, ${p.serieNome}`;
  // Where the labels lean on the unit of the subtitle, who hears them is told it.
  const said = (p: Punto): string =>
    forma === "multipli" && unita.tipo === "euro" && p.valore !== null ? formatEuroShort(p.valore) : p.etichetta;
  const hidden = punti.length - known.length;
  const range =
    low === undefined || high === undefined
      ? ""
      : low === high
        ? `: ${name(high)} ${said(high)}`
        : `: da ${said(low)} (${name(low)}) a ${said(high)} (${name(high)})`;
  const what = unita.tipo === "euro" ? dati.misura.titolo : `${dati.misura.titolo}, ${unita.nome}`;
  const missing = hidden === 0 ? "" : ` Senza valore: ${hidden}.`;
  return `${FORME[forma]} per ${dati.dimensione.etichetta.toLowerCase()}, ${what}${range}.${missing}${marksAlt(disegno)} ${WHERE_NUMBERS}`.slice(
    0,
    LONGEST_ALT,
  );
}
