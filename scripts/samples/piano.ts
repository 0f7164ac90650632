// Who answers, how, and with which faults. Decided before the money is calibrated, because what the line refuses does not
// count.
import { caso } from "./caso.ts";
import { entrateDi } from "./denaro.ts";
import type { Piantata } from "./discordanze.ts";
import type { Guasto } from "./guasto.ts";
import type { Membro, Mondo, Risposte } from "./tipi.ts";

/** What can happen to a whole file. `…Poi`: the good one comes later. */
export type Storia =
  | "identico"
  | "corretto"
  | "peggiore"
  | "annoSbagliato"
  | "annoSbagliatoPoi"
  | "immaginePoi"
  | "troncato"
  | "password"
  | "soloIstruzioniPoi"
  | "senzaNomePoi";
const PERSE: readonly Storia[] = ["annoSbagliato", "troncato", "password"];

export type Canale = "modulo" | "rilevazione" | "csv" | "nessuno";

export interface Sorte {
  readonly membro: Membro;
  readonly canale: Canale;
  readonly storia: Storia | null;
  /** Whether what it sends is accepted, but for single rows. */
  readonly accettata: boolean;
  /** CSV files that somebody gathers for several members have that number in common. */
  readonly raccolta: number | null;
  guasti: Guasto[];
}

export interface Spec {
  readonly muti: number;
  /** Code of a large member that is silent too. */
  readonly grandeMuto?: string;
  /** Members whose size of the year before nobody knows. */
  readonly senzaGrandezza: number;
  readonly discordanze: readonly Piantata[];
  /** Members that send a workbook, and how many of them are among the largest. */
  readonly moduli: number;
  readonly grandi: number;
  readonly rilevazione: number;
  /** Members of each gathered CSV file. */
  readonly raccolte: readonly number[];
  readonly storie: readonly Storia[];
  /** Faults of one workbook each, and of one CSV sender each. */
  readonly guastiModulo: readonly (readonly Guasto[])[];
  readonly guastiCsv: readonly (readonly Guasto[])[];
}

/** The lot of each member; members beyond the counts send CSV files of their own. */
export function sorti(mondo: Mondo, spec: Spec): Sorte[] {
  const { membri, seme, anno } = mondo;
  const [comune, ...rest] = membri;
  if (comune === undefined) return [];
  const dice = caso(seme, anno, "sorti");
  const bySize = [...rest].sort((a, b) => b.entrate - a.entrate);
  const silent = rest.filter(({ codice }) => codice === spec.grandeMuto);
  const big = new Set(bySize.slice(0, Math.round(rest.length * 0.12)).filter((each) => !silent.includes(each)));
  const order = dice.shuffle(rest.filter((each) => !big.has(each) && !silent.includes(each)));
  const take = (
    count: number,
    able: (membro: Membro) => boolean = () => true,
    first: (membro: Membro) => number = () => 0,
  ): Membro[] => {
    const taken = order
      .filter(able)
      .toSorted((one, other) => first(one) - first(other))
      .slice(0, count);
    for (const each of taken) order.splice(order.indexOf(each), 1);
    return taken;
  };
  const median = bySize[Math.round(rest.length * 0.4)]?.entrate ?? 0;
  const lots = new Map<Membro, Omit<Sorte, "membro" | "guasti">>();
  const give = (
    members: readonly Membro[],
    canale: Canale,
    storia: Storia | null = null,
    raccolta: number | null = null,
  ): void => {
    const accettata = canale !== "nessuno" && (storia === null || !PERSE.includes(storia));
    for (const each of members) lots.set(each, { canale, storia, accettata, raccolta });
  };
  give([comune], "modulo");
  // Silence is commoner among the small ones, and a little commoner among those that had a bad year.
  const luckOf = (membro: Membro): number => silenzio(mondo, membro);
  const isSmall = ({ entrate }: Membro): boolean => entrate < median;
  const small = take(Math.round((spec.muti - silent.length) * 0.85), isSmall, luckOf);
  give([...silent, ...small, ...take(spec.muti - silent.length - small.length, undefined, luckOf)], "nessuno");
  for (const storia of spec.storie)
    give(
      take(1, ({ entrate }) => entrate < median * 6),
      "modulo",
      storia,
    );
  const left = Math.max(0, spec.moduli - spec.storie.length - 1);
  const large = [...big].slice(0, Math.min(left, spec.grandi));
  give([...large, ...take(left - large.length)], "modulo");
  order.push(...[...big].slice(large.length));
  give(
    take(spec.rilevazione, ({ luoghi, gruppo }) => luoghi.length <= 4 && gruppo === ""),
    "rilevazione",
  );
  spec.raccolte.forEach((count, n) => {
    give(take(count), "csv", null, n);
  });
  give(order, "csv");
  return membri.flatMap((membro) => {
    const lot = lots.get(membro);
    return lot === undefined ? [] : [{ membro, guasti: [], ...lot }];
  });
}

/** The lower, the sooner it is silent: chance for the most part, and the money of this year over that of the last. */
function silenzio(mondo: Mondo, membro: Membro): number {
  const growth = Math.log(entrateDi(mondo, membro, mondo.anno) / entrateDi(mondo, membro, mondo.anno - 1));
  return caso(mondo.seme, mondo.anno, membro.codice, "silenzio").normal() + growth / USUAL_GROWTH / 3;
}
/** How much the growth of members differs from one to another. */
const USUAL_GROWTH = 0.13;

/** Members whose answers surely count whole: the published facts are declared by them. */
export function fidati(lots: readonly Sorte[]): Membro[] {
  return lots.filter(({ accettata, canale }) => accettata && canale !== "rilevazione").map(({ membro }) => membro);
}

/** Deals out the faults to members who can make them. Throws when for one of them there is nobody. */
export function guasta(mondo: Mondo, lots: readonly Sorte[], vere: ReadonlyMap<string, Risposte>, spec: Spec): void {
  const { seme, anno } = mondo;
  const small = (canale: Canale) =>
    caso(seme, anno, canale, "guasti").shuffle(
      lots.filter(
        (lot) =>
          lot.canale === canale &&
          lot.storia === null &&
          lot.raccolta === null &&
          lot.membro.tipo !== "comune" &&
          lot.membro.entrate < 2_000_000,
      ),
    );
  for (const [canale, sets] of [
    ["modulo", spec.guastiModulo],
    ["csv", spec.guastiCsv],
  ] as const) {
    const free = small(canale);
    for (const guasti of sets) {
      const found = free.find(({ membro }) =>
        guasti.every(({ serve }) => serve?.(vere.get(membro.codice) ?? {}) ?? true),
      );
      if (found === undefined) throw new Error(`no ${canale} for: ${guasti.map(({ difetto }) => difetto).join(", ")}`);
      found.guasti = [...guasti];
      free.splice(free.indexOf(found), 1);
    }
  }
}
