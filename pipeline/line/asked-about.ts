// The sums of each ente beside each other and beside those of enti like it → what it is asked about them, on its own files.
import { isNumerica } from "../../schemas/cella.ts";
import { diagnose, type Luogo, tablePlace } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { BILANCI, type Bilancio, PARAGONI, type Paragone, type Quantita } from "../../schemas/incroci.ts";
import { blockOf } from "../../schemas/questionario.ts";
import type { Candidate, Finding } from "../collect/versions.ts";
import { type TwoSums, type Unbalanced, unbalanced } from "../figure/across-blocks.ts";
import { againstPeers, type FarPeer, FEWEST_OTHERS } from "../figure/against-peers.ts";
import type { Weighed } from "../figure/network.ts";
import type { EnteSums } from "../store/ente-sums.ts";
import type { Quantity } from "../store/values.ts";
import type { Collection } from "./intake.ts";

/** A value of the ente that the question is about. */
export interface AskedValue {
  readonly blocco: string;
  /** Null: every value of the rows. */
  readonly campo: string | null;
  /** Of this misura alone. */
  readonly misura?: string;
  /** How far the sum is from what one would expect, in storage units; null where all of it may be wrong. */
  readonly scarto: number | null;
}

/** A question to an ente about its sums, and which of them. */
export interface Asked {
  readonly finding: Finding;
  readonly valori: readonly AskedValue[];
}

/** What is compared, each with the two sums that it needs. */
export const COMPARISONS: readonly { readonly id: string; readonly a: Quantita; readonly b: Quantita }[] = [
  ...BILANCI,
  ...PARAGONI.map(({ id, parte, su }) => ({ id, a: parte, b: su })),
];

export const quantityOfSum = (id: string, { blocco, campo, dove }: Quantita): Quantity => ({
  ...{ id, blocco, valore: { op: "somma", campo } },
  ...(dove === undefined ? {} : { dove }),
});

/** What follows from the sums of all enti, by comparison. */
export function askedOfSums(
  { enti }: Pick<Edizione, "enti">,
  { valide }: Pick<Collection, "valide">,
  network: Weighed,
  sums: ReadonlyMap<string, readonly EnteSums[]>,
): Asked[] {
  const sections = new Map(valide.map((each) => [`${each.ente} ${each.sezione.blocco}`, each]));
  const sectionOf = (ente: string, { blocco }: Quantita): Candidate | undefined => sections.get(`${ente} ${blocco}`);
  /** Sums of answers that were read whole, in the unit that people write. */
  const whole = (id: string, a: Quantita, b: Quantita): TwoSums[] =>
    (sums.get(id) ?? []).flatMap((row) => {
      const isWhole = [a, b].every((side) => sectionOf(row.ente, side)?.sezione.respinte === 0);
      return isWhole ? [{ ente: row.ente, a: row.a / unitOf(a), b: row.b / unitOf(b) }] : [];
    });
  return [
    ...BILANCI.flatMap((bilancio) =>
      unbalanced(bilancio, whole(bilancio.id, bilancio.a, bilancio.b)).flatMap((found) =>
        askedOfBalance(bilancio, found, sectionOf),
      ),
    ),
    ...PARAGONI.flatMap((paragone) =>
      againstPeers(whole(paragone.id, paragone.parte, paragone.su), enti, network).flatMap((far) =>
        askedOfPeer(paragone, far, sectionOf),
      ),
    ),
  ];
}

type SectionOf = (ente: string, side: Quantita) => Candidate | undefined;

const unitOf = ({ blocco, campo }: Quantita): number => {
  const cella = blockOf(blocco)?.campi[campo]?.cella;
  return cella !== undefined && isNumerica(cella) ? 10 ** cella.unita.scala : 1;
};
const placeOf = ({ nome, sezione }: Candidate): Luogo => tablePlace(nome, sezione.foglio);

const BALANCE_CODES = {
  "mille volte": "entrate-e-spese-mille-volte",
  lontane: "entrate-e-spese-lontane",
  "una è zero": "entrate-o-spese-a-zero",
} as const;

function askedOfBalance({ a, b }: Bilancio, { ente, why, ...sums }: Unbalanced, sectionOf: SectionOf): Asked[] {
  const [first, second] = [sectionOf(ente, a), sectionOf(ente, b)];
  if (first === undefined || second === undefined) return [];
  const about = { ente, blocco: a.blocco, campo: a.campo };
  const params = { entrate: sums.a, uscite: sums.b };
  const found = diagnose(BALANCE_CODES[why], [placeOf(first), placeOf(second)], params, about);
  const scarto = Math.abs(sums.a - sums.b);
  const valori = [a, b].map((side) => ({ ...side, scarto: scarto * unitOf(side) }));
  return [{ finding: { ...found, protocollo: first.protocollo }, valori }];
}

function askedOfPeer({ parte, cosa }: Paragone, { codice, valore, verso }: FarPeer, sectionOf: SectionOf): Asked[] {
  const section = sectionOf(codice, parte);
  if (section === undefined) return [];
  const about = { ente: codice, blocco: parte.blocco, campo: parte.campo };
  const params = { mio: valore < 10 ? Math.round(valore * 10) / 10 : Math.round(valore), cosa, verso };
  const found = diagnose("diverso-dai-simili", [placeOf(section)], { ...params, altri: FEWEST_OTHERS }, about);
  // The whole of it: what one would expect is of the others.
  return [{ finding: { ...found, protocollo: section.protocollo }, valori: [{ ...parte, scarto: null }] }];
}
