// A sum out of all proportion with what is known of the ente from the year before: a unit slipped (thousands, cents), or a
// cell holds another number. It may be right, so it is asked; meanwhile it counts.
import { isNumerica } from "../../schemas/cella.ts";
import type { Riga } from "../../schemas/reading.ts";
import { formatEuro } from "../../schemas/unita.ts";
import { placeOf, type Tavola } from "./tavola.ts";

/**
 * So many times more, or less, than the year before is asked: in the editions at hand no sum of weight changed by more
 * than three times, and a slip of one zero, with the change of a year on top, is at least eight.
 */
const BAND = 8;
/** In euro: below it a small ente may well have grown ten times. */
const FLOOR = 50_000;
/** In euro: asked of an ente of which nothing is known. */
const UNHEARD_OF = 20_000_000;

export interface Proportion {
  /** Takes note of an accepted row. */
  readonly take: (riga: Riga, ente: string) => void;
  readonly tell: () => void;
}

interface Sum {
  total: number;
  largest: number;
  /** Row of the largest. */
  at: number;
}

export function makeProportion(tavola: Tavola): Proportion {
  const { testata, contesto, findings } = tavola;
  const { blocco, colonne } = testata;
  const { campo: name, attributo } = blocco.anno_prima ?? { campo: "", attributo: "" };
  const campo = blocco.campi[name];
  const at = Object.keys(blocco.campi).indexOf(name);
  const column = colonne.get(name);
  if (campo === undefined || column === undefined || !isNumerica(campo.cella))
    return { take: () => {}, tell: () => {} };
  const { scala } = campo.cella.unita;
  const sums = new Map<string, Sum>();

  const take = ({ valori, numero }: Riga, ente: string): void => {
    const value = Number(valori[at] ?? 0) / 10 ** scala;
    const sum = sums.get(ente) ?? { total: 0, largest: -1, at: numero };
    sums.set(ente, sum);
    sum.total += value;
    if (value <= sum.largest) return;
    sum.largest = value;
    sum.at = numero;
  };
  const tell = (): void => {
    for (const [ente, { total, at: row }] of sums) {
      const known = Number(contesto.elenchi.voce("enti", ente)?.attributi[attributo] ?? 0);
      if (!isOutOfProportion(total, known)) continue;
      const params = { colonna: campo.label, somma: formatEuro(total), prima: known === 0 ? "" : formatEuro(known, 0) };
      const place = { ...placeOf(tavola, row, column), colonna: campo.label };
      findings.add({ codice: "somma-fuori-scala", params }, place, { ente, blocco: blocco.id, campo: [name, campo] });
    }
  };
  return { take, tell };
}

function isOutOfProportion(total: number, known: number): boolean {
  if (known === 0) return total > UNHEARD_OF;
  if (total === 0 || Math.abs(total - known) < FLOOR) return false;
  return total >= known * BAND || total * BAND <= known;
}
