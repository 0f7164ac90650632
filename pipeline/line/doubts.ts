// Open questions about numbers → the rows that they are about → how much of a published figure hangs on each.
import { isNumerica } from "../../schemas/cella.ts";
import { CATALOGO } from "../../schemas/diagnostic.ts";
import { catalogoPassaggi } from "../../schemas/diagnostici/passaggi.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { breakdownsOf, type MisuraBase, type MisuraNota, type Misure } from "../../schemas/misura.ts";
import { blockOf } from "../../schemas/questionario.ts";
import type { Finding } from "../collect/versions.ts";
import { isAsked } from "../figure/asked.ts";
import { type Influence, type MovedMisura, openInfluence } from "../figure/influence.ts";
import { quantityOf, sumQuestion, together } from "../figure/questions.ts";
import { type CubePoint, points, type SumQuestion } from "../store/cube.ts";
import { type DoubtRows, openDoubts } from "../store/doubts.ts";
import type { RowsAt, Waiting } from "../store/load.ts";
import type { Store } from "../store/store.ts";
import type { NetworkWeights } from "../store/weights.ts";
import type { Asked, AskedValue } from "./asked-about.ts";

export interface Doubt {
  readonly finding: Finding;
  readonly valori: readonly AskedValue[];
}

/** All findings, each with the values that it puts in doubt: none where it asks about no number. */
export const doubtsIn = (before: readonly Finding[], found: readonly Asked[]): Doubt[] => [
  ...before.map((finding) => ({ finding, valori: valuesOf(finding) })),
  ...found,
];

export function valuesOf(finding: Finding): AskedValue[] {
  const { codice, gravita, ente, blocco, campo, params } = finding;
  const asks = isUnconfirmed(finding) && gravita === "confermare" && CATALOGO[codice].effetto === "numero";
  if (!asks || ente === null || blocco === null) return [];
  return [{ blocco, campo, scarto: Object.hasOwn(catalogoPassaggi, codice) ? differenceOf(params) : null }];
}

/** In cents: how far what the ente says is from what the other says, where that may be told, else all that it says. */
const differenceOf = ({ mio, suo }: Finding["params"]): number =>
  Math.round(100 * Math.abs(Number(mio) - (typeof suo === "number" ? suo : 0)));

interface Known {
  readonly edizione: Edizione;
  readonly misure: Misure;
  readonly pesi: NetworkWeights;
}

/** How much hangs on each; null where nothing published does. The store holds all blocks and weights. */
export async function weighed(store: Store, doubts: readonly Doubt[], known: Known): Promise<(Influence | null)[]> {
  const { edizione, misure, pesi } = known;
  const numbers = new Map(edizione.enti.map(({ codice }, numero) => [codice, numero]));
  const moved = doubts.map((): MovedMisura[] => []);
  const cubi = new Map<string, readonly CubePoint[]>();
  const movedBy = openDoubts(store);
  const asked: SumQuestion[] = [];
  for (const misura of misure.values()) {
    if (!isWeighed(misura) || !isAsked(misura, misure, edizione.yaml.anno)) continue;
    const own = doubts.flatMap(({ finding, valori }, n) => {
      const value = valori.find((each) => isAbout(each, misura));
      return value === undefined ? [] : [{ n, value, rows: rowsOf(finding, n) }];
    });
    if (own.length === 0) continue;
    const question = { quantita: quantityOf(misura), tagli: breakdownsOf(misura.piano) };
    const byDoubt = Map.groupBy(
      await movedBy(
        question,
        own.map(({ rows }) => rows),
      ),
      ({ n }) => n,
    );
    asked.push(sumQuestion(misura, misure));
    for (const { n, value, rows } of own) {
      const mossi = byDoubt.get(n) ?? (value.scarto === null ? [] : [{ n, dims: {}, valore: 0 }]);
      const numero = numbers.get(rows.ente) ?? -1;
      if (mossi.length > 0) moved[n]?.push({ misura: misura.id, numero, mossi, scarto: value.scarto });
    }
  }
  for (const question of together(asked)) for (const [id, found] of await points(store, question)) cubi.set(id, found);
  return moved.map(openInfluence(cubi, misure, pesi));
}

/** What is published of rows, and is no part of something else. */
const isWeighed = (misura: MisuraNota): misura is MisuraNota & MisuraBase =>
  misura.tipo === "base" &&
  misura.valore.op !== "distinti" &&
  misura.gemella === undefined &&
  blockOf(misura.blocco) !== undefined;

function isAbout({ blocco, campo, misura: only }: AskedValue, misura: MisuraNota & MisuraBase): boolean {
  if (only !== undefined) return only === misura.id;
  if (blocco !== misura.blocco) return false;
  const cella = campo === null ? undefined : blockOf(blocco)?.campi[campo]?.cella;
  // Where the rows themselves are in doubt, or what they are of, all that they give is.
  if (cella === undefined || !isNumerica(cella)) return misura.parte_di === null;
  return misura.valore.op === "somma" && misura.valore.campo === campo;
}

const rowsOf = (finding: Finding, n: number): DoubtRows => ({
  ...{ n, ente: finding.ente ?? "", campo: finding.campo },
  righe: placesIn(finding),
});

/** The rows that a finding is about; null: all of the table. */
function placesIn({ codice, luoghi, quanti, protocollo }: Finding): RowsAt | null {
  const numeri = luoghi.flatMap(({ riga }) => riga ?? []);
  // The sum of a column is told where its largest number stands.
  if (numeri.length === 0 || quanti > numeri.length || codice === "somma-fuori-scala") return null;
  const posti = luoghi.flatMap(({ posto }) => posto ?? []);
  return { protocollo, numeri, posti: posti.length < numeri.length ? null : posti };
}

/** A waiver leaves a thing as it is treated: what is out stays out. */
const isUnconfirmed = ({ esito }: Pick<Finding, "esito">): boolean => esito === "aperto" || esito === "deroga";

/** A value moves what people read when it is more than this part of a total, or of a cell (STATISTICS 12.7). */
const OF_TOTAL = 0.001;
const OF_CELL = 0.1;

/** What stays out until somebody confirms it: nothing, where little hangs on it. */
export function waitingFor({ finding, valori }: Doubt): Waiting[] {
  const { codice, ente, influenza, influenza_casella } = finding;
  const isHeavy = (influenza ?? 0) > OF_TOTAL || (influenza_casella ?? 0) > OF_CELL;
  if (!isUnconfirmed(finding) || CATALOGO[codice].trattiene !== true || !isHeavy || ente === null) return [];
  const righe = placesIn(finding);
  return valori.flatMap(({ blocco, campo }): Waiting[] => {
    const cella = campo === null ? undefined : blockOf(blocco)?.campi[campo]?.cella;
    if (campo === null || cella === undefined || !isNumerica(cella)) return [];
    return [{ ente, blocco, campo, righe }];
  });
}
