// The enti of an edition and who of them answered → what each respondent stands for (STATISTICS 1.1–1.4, 4.2). The line and
// the generator of the sample editions both ask here, so that what one calibrates is what the other publishes. Pure.
import type { BlockGroup } from "../../schemas/blocco.ts";
import { type Sized, sizedFrame } from "../statistics/frame.ts";
import type { Outcome } from "../statistics/refusal.ts";
import { respondentsOf } from "../statistics/respondents.ts";
import { joinedClasses, type SizeClass, sizeClasses } from "../statistics/size-classes.ts";
import { UNIT_PPM, type Weights, weightsOf } from "../statistics/weights.ts";
import { type NetworkWeights, WEIGHINGS, type Weighing } from "../store/weights.ts";

/** An ente as `enti.csv` has it; amounts in euro, null or absent = not known. */
export interface NetworkEnte {
  readonly codice: string;
  readonly forma_giuridica: string;
  readonly risorse_precedenti: number | null;
  /** Resources of the accounts filed for the year before. */
  readonly bilancio?: number | null;
  readonly operatori?: number | null;
}

/** The network as one group of blocks sees it. */
export interface GroupNetwork {
  readonly answered: ReadonlySet<string>;
  /** Joined until enough enti of each answered this group. */
  readonly classi: readonly SizeClass[];
  readonly rapporto: Outcome<Weights>;
  readonly espansione: Outcome<Weights>;
}

export interface Network {
  readonly frame: readonly Sized[];
  /** Classes of the frame, before any is joined. */
  readonly classi: readonly SizeClass[];
  readonly byGroup: ReadonlyMap<BlockGroup, GroupNetwork>;
}

/** The network, or why nobody can say what its respondents stand for. */
export type Weighed = Outcome<Network>;

/** `perBlocco`: the enti that answered each block, rows or «niente da dichiarare». Refused where an ente has no size. The
 *  Comune is an ente of the frame like the others. */
export function weighNetwork(
  enti: readonly NetworkEnte[],
  perBlocco: ReadonlyMap<string, ReadonlySet<string>>,
): Weighed {
  const sized = sizedFrame(
    enti.map(({ codice, forma_giuridica, risorse_precedenti, bilancio = null, operatori = null }) => ({
      ...{ codice, simili: forma_giuridica, edizione_precedente: risorse_precedenti, bilancio, operatori },
    })),
  );
  if ("refused" in sized) return sized;
  const classi = sizeClasses(sized.made);
  const groups = [...respondentsOf(perBlocco)].map(([gruppo, answered]) => {
    const joined = joinedClasses(classi, answered);
    const weighted = (stima: Weighing): Outcome<Weights> => weightsOf(joined, answered, stima);
    const group = { answered, classi: joined, rapporto: weighted("rapporto"), espansione: weighted("espansione") };
    return [gruppo, group] as const;
  });
  return { made: { frame: sized.made, classi, byGroup: new Map(groups) } };
}

/** Class and weight of each ente that answered; of a silent one there is none. */
export interface EnteWeight {
  readonly classe: string;
  /** As in `WeightedClass`. */
  readonly ppm: number;
}

/** What the records of each respondent are multiplied by. `weights` are those of the same group. */
export function enteWeights({ answered, classi }: GroupNetwork, weights: Weights): Map<string, EnteWeight> {
  const ppmOf = new Map(weights.classi.map(({ id, ppm }) => [id, ppm]));
  return new Map(
    classi.flatMap(({ id, enti }) =>
      enti.flatMap(({ codice }) => {
        const ppm = ppmOf.get(id);
        return ppm !== undefined && answered.has(codice) ? [[codice, { classe: id, ppm }] as const] : [];
      }),
    ),
  );
}

/** Where an ente is, by the registry. */
export interface Seat {
  readonly codice: string;
  readonly cantiere_principale: string;
  readonly zona_sede: string;
}

/**
 * What the database multiplies records by. A silent key ente is made of the records of the key enti that answered, each by
 * this ente's size over theirs (by one over their number for counts): together exactly R·a (STATISTICS 4.4), with the
 * composition of its class, put at its main cantiere and the zona of its seat. Where nobody can say what a respondent stands
 * for, each stands for itself.
 */
export function networkWeights(
  network: Weighed,
  enti: readonly Seat[],
  perBlocco: ReadonlyMap<string, ReadonlySet<string>>,
): NetworkWeights {
  const pesi: NetworkWeights["pesi"][number][] = [];
  const imputati: NetworkWeights["imputati"][number][] = [];
  const numberOf = new Map(enti.map(({ codice }, numero) => [codice, numero]));
  const asDeclared = (gruppo: BlockGroup, answered: ReadonlySet<string>, stima: Weighing): void => {
    for (const codice of [...answered].sort()) {
      const numero = numberOf.get(codice) ?? -1;
      pesi.push({ gruppo, stima, numero, classe: "tutti", ppm: UNIT_PPM, a: 0, isKey: false });
    }
  };
  if ("refused" in network) {
    for (const [gruppo, answered] of respondentsOf(perBlocco))
      for (const stima of WEIGHINGS) asDeclared(gruppo, answered, stima);
    return { pesi, imputati };
  }
  const { byGroup, frame } = network.made;
  const seatOf = new Map(enti.map((ente) => [ente.codice, ente]));
  const sizeOf = new Map(frame.map(({ codice, x }) => [codice, x]));
  for (const [gruppo, group] of byGroup) {
    const isKeyClass = new Set(group.classi.flatMap(({ id, isKey }) => (isKey ? [id] : [])));
    for (const stima of WEIGHINGS) {
      const weighed = group[stima];
      if ("refused" in weighed) {
        asDeclared(gruppo, group.answered, stima);
        continue;
      }
      for (const [codice, { classe, ppm }] of enteWeights(group, weighed.made)) {
        const a = stima === "rapporto" ? Math.round(100 * (sizeOf.get(codice) ?? 0)) : 100;
        pesi.push({ gruppo, stima, numero: numberOf.get(codice) ?? -1, classe, ppm, a, isKey: isKeyClass.has(classe) });
      }
      const key = weighed.made.classi.find(({ id }) => isKeyClass.has(id));
      for (const { codice, a } of weighed.made.silenti) {
        const seat = seatOf.get(codice);
        if (seat === undefined || key === undefined || key.a === 0) continue;
        const { cantiere_principale: cantiere, zona_sede: zona } = seat;
        imputati.push({ gruppo, stima, ente: codice, cantiere, zona, ppm: Math.round((a / key.a) * UNIT_PPM) });
      }
    }
  }
  return { pesi, imputati };
}
