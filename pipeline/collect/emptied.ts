// A table that is there without an answer, in a file that may be newer than the one whose answers count.
import type { ReadArrival } from "./outcomes.ts";
import { isSurelyAfter, quandoOf } from "./quando.ts";
import type { Candidate, Replaced } from "./versions.ts";

export interface Emptied {
  readonly protocollo: number;
  readonly nome: string;
  readonly vale: Candidate;
}

/** Of each table that counts, the last file in which it is empty, given in order of arrival; none that is surely older. */
export function emptied(letti: readonly ReadArrival[], valide: readonly Candidate[]): Emptied[] {
  const counting = new Map(valide.map((vale) => [`${vale.ente} ${vale.sezione.blocco}`, vale]));
  const last = new Map<Candidate, Emptied>();
  for (const { ricezione, lettura } of letti) {
    for (const { ente, vuoti = [] } of lettura.invii) {
      for (const blocco of vuoti) {
        const vale = counting.get(`${ente} ${blocco}`);
        if (vale === undefined || vale.sezione.contate === 0) continue;
        if (isSurelyAfter(vale.ultima, quandoOf(ricezione))) continue;
        last.set(vale, { protocollo: ricezione.protocollo, nome: ricezione.nome, vale });
      }
    }
  }
  return [...last.values()];
}

/** Whether the table came empty after the version that was replaced and before the one that counts. */
export function wasEmptied(letti: readonly ReadArrival[], { vale, altra }: Replaced): boolean {
  const { ente, sezione } = vale;
  return letti.some(({ ricezione, lettura, ritiro }) => {
    const quando = quandoOf(ricezione);
    if (ritiro !== null || !isSurelyAfter(quando, altra.ultima) || !isSurelyAfter(vale.quando, quando)) return false;
    return lettura.invii.some((invio) => invio.ente === ente && invio.vuoti?.includes(sezione.blocco) === true);
  });
}
