// The network of a year as the line will weigh it: sizes as `enti.csv` gives them, and who of it answers each block.
import { type NetworkEnte, weighNetwork } from "../../pipeline/figure/network.ts";
import type { BlockGroup } from "../../schemas/blocco.ts";
import { type BloccoId, blocksAskedIn } from "../../schemas/questionario.ts";
import { caso } from "./caso.ts";
import { nienteDi } from "./moduli.ts";
import type { Sorte } from "./piano.ts";
import { made, type Stimatore, stimatore } from "./stimatore.ts";
import type { Membro, Mondo, Riga, Risposte } from "./tipi.ts";

/** The smallest size that the registry writes, euro. */
const LEAST = 500;

/** The sizes that `enti.csv` has. Of `senza` members, the new ones first, no edition knows the year before; the first of
 *  them has filed its accounts. */
export function grandezze(mondo: Mondo, prima: ReadonlyMap<string, number>, senza: number): NetworkEnte[] {
  const { membri, seme, anno } = mondo;
  const small = membri.filter(({ tipo, entrate }) => tipo === "ente" && entrate < 200_000);
  const blank = caso(seme, anno, "senza-grandezza")
    .shuffle(small)
    .sort((one, other) => Number(other.dal === anno) - Number(one.dal === anno))
    .slice(0, senza);
  return membri.map((membro) => {
    const size = Math.max(LEAST, prima.get(membro.codice) ?? LEAST);
    const isBlank = blank.includes(membro);
    const known = { risorse_precedenti: isBlank ? null : size, bilancio: membro === blank[0] ? size : null };
    return { codice: membro.codice, forma_giuridica: membro.forma_giuridica, ...known };
  });
}

/** Who answers each block: rows that count, or «niente da dichiarare». */
export function chiRisponde(
  mondo: Mondo,
  lots: readonly Sorte[],
  vere: ReadonlyMap<string, Risposte>,
  perse: ReadonlySet<Riga>,
): Map<BloccoId, Set<string>> {
  const accepted = lots.filter(({ accettata }) => accettata).map(({ membro }) => membro);
  const says = ({ codice }: Membro, id: BloccoId): boolean => {
    const own = vere.get(codice) ?? {};
    const rows = own[id] ?? [];
    return rows.some((row) => !perse.has(row)) || (rows.length === 0 && nienteDi(mondo, codice, own).includes(id));
  };
  return new Map(
    blocksAskedIn(mondo.anno).map(({ id }) => {
      const blocco = id as BloccoId;
      return [blocco, new Set(accepted.filter((membro) => says(membro, blocco)).map(({ codice }) => codice))];
    }),
  );
}

/** The estimators of the groups that are estimated: money by size, people and offer by heads. Throws where the line would
 *  refuse: no sample edition may be so silent. */
export interface Stimatori {
  readonly denaro: Stimatore;
  readonly persone: Stimatore;
  readonly offerta: Stimatore;
}

export function stimatori(
  enti: readonly NetworkEnte[],
  perBlocco: ReadonlyMap<string, ReadonlySet<string>>,
): Stimatori {
  const { byGroup } = made(weighNetwork(enti, perBlocco));
  const of = (gruppo: BlockGroup, stima: "rapporto" | "espansione"): Stimatore => {
    const group = byGroup.get(gruppo);
    if (group === undefined) throw new Error(`no blocks of ${gruppo}`);
    return stimatore(group, stima);
  };
  return {
    denaro: of("denaro", "rapporto"),
    persone: of("persone", "espansione"),
    offerta: of("offerta", "espansione"),
  };
}
