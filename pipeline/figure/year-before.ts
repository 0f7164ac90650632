// What an ente declares beside what it declared the year before (STATISTICS 7.2 U01, 7.3): a thousand times more or less, or a
// move out of line with those of all the others. Only whole answers of both years are compared. Pure.
import type { EdizioneYaml } from "../../schemas/edizione.ts";
import type { MisuraBase, MisuraNota } from "../../schemas/misura.ts";
import type { Panel } from "../../schemas/panel.ts";
import { ASKS, stepsAway, thousandProposal, type YearPair, yearlyChange } from "../statistics/yearly-change.ts";
import { isAsked } from "./asked.ts";
import type { Misure } from "./declarations.ts";
import { isOnPanel } from "./on-panel.ts";

export interface Move {
  readonly misura: MisuraNota & MisuraBase;
  readonly ente: string;
  /** In the unit of the misura. */
  readonly prima: number;
  readonly ora: number;
  readonly why: "mille volte" | "fuori dal consueto";
  /** How much of the sum of all it is away from what one would expect of it. */
  readonly influenza: number;
}

export interface TwoYears {
  readonly prima: Panel;
  readonly ora: Panel;
  readonly misure: Misure;
  readonly rotture: EdizioneYaml["rotture"];
}

/** A move smaller than this part of the sum of all changes nothing that anybody reads (STATISTICS 12.7). */
const WORTH_ASKING = 0.001;
/** Nor does one ask of whom grew or shrank by less than this many times more than all did: where most hardly move, the
 *  limits alone would ask about ordinary years. On the two years of the samples one ente in twenty is asked then. */
const BAND = 2;

/** The moves to ask about, those that weigh most first. */
export function movesBetween({ prima, ora, misure, rotture }: TwoYears): Move[] {
  return (
    [...misure.values()]
      .filter(isOnPanel)
      // Money and persons: what nobody protects is no quantity of an ente's own.
      .filter(({ protezione }) => protezione.tipo !== "pubblica")
      .filter((misura) => misura.parte_di === undefined || misura.parte_di === null)
      .filter((misura) => isAsked(misura, misure, prima.anno) && isAsked(misura, misure, ora.anno))
      .filter(({ id }) => !isBroken(id, rotture, prima.anno, ora.anno))
      .flatMap((misura) => movesOf(misura, prima, ora))
      .sort((a, b) => b.influenza - a.influenza || (a.ente < b.ente ? -1 : 1))
  );
}

const isBroken = (id: string, rotture: TwoYears["rotture"], from: number, to: number): boolean =>
  rotture.some(({ misura, anno }) => (misura === "*" || misura === id) && anno > from && anno <= to);

/** The panel is kept in hundredths. */
function movesOf(misura: MisuraNota & MisuraBase, prima: Panel, ora: Panel): Move[] {
  const [before, now] = [prima.misure.get(misura.id), ora.misure.get(misura.id)];
  const pairs = [...(now ?? [])].flatMap(([codice, answer]): YearPair[] => {
    const last = before?.get(codice);
    return last === undefined || !last.intera || !answer.intera
      ? []
      : [{ codice, prima: last.totale / 100, ora: answer.totale / 100 }];
  });
  const slips = pairs.filter((pair) => thousandProposal(pair) !== null);
  const slipped = new Set(slips);
  // A slip would say that nothing else is out of line.
  const change = yearlyChange(pairs.filter((pair) => !slipped.has(pair)));
  const rapporto = change?.limiti.rapporto ?? 1;
  const total = pairs.reduce((sum, pair) => sum + rapporto * pair.prima, 0);
  const move = ({ codice, prima: was, ora: is }: YearPair, why: Move["why"]): Move => ({
    ...{ misura, ente: codice, prima: was, ora: is, why },
    influenza: total === 0 ? 1 : Math.abs(is - rapporto * was) / total,
  });
  const limits = change?.limiti;
  const unlike =
    limits === undefined ? [] : (change?.effetti ?? []).filter(({ effetto }) => stepsAway(effetto, limits) > ASKS);
  return [
    ...slips.map((pair) => move(pair, "mille volte")),
    ...unlike
      .filter((pair) => Math.abs(Math.log(pair.ora / pair.prima / rapporto)) > Math.log(BAND))
      .map((pair) => move(pair, "fuori dal consueto"))
      .filter(({ influenza }) => influenza > WORTH_ASKING),
  ];
}
