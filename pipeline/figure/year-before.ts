// What an ente declares beside what it declared the year before (STATISTICS 7.2 U01, 7.3): ten, a hundred, a thousand times more
// or less, nothing where something was, or a move out of line with those of all the others. Only whole answers of both years
// are compared. Pure.
import type { EdizioneYaml } from "../../schemas/edizione.ts";
import type { MisuraBase, MisuraNota } from "../../schemas/misura.ts";
import { DIMENSIONI_PANEL, type Panel } from "../../schemas/panel.ts";
import { ASKS, stepsAway, thousandProposal, type YearPair, yearlyChange } from "../statistics/yearly-change.ts";
import { isAsked } from "./asked.ts";
import type { Misure } from "./declarations.ts";
import { isOnPanel } from "./on-panel.ts";

/** A slip of thousands, of one cell or of every cantiere and zona; one of tens or hundreds; nothing where something was, or the
 *  other way round; else a move out of line. */
export type Why =
  | "mille volte"
  | "colonna in migliaia"
  | "dieci volte"
  | "cento volte"
  | "da zero"
  | "a zero"
  | "fuori dal consueto";

export interface Move {
  readonly misura: MisuraNota & MisuraBase;
  readonly ente: string;
  /** In the unit of the misura. */
  readonly prima: number;
  readonly ora: number;
  readonly why: Why;
  /** How far it is from what one would expect of it, in the unit of the misura. */
  readonly scarto: number;
  /** The same, as a part of the sum of all. */
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

/** A pair of whole answers, with the parts of each by cantiere and zona. */
interface Pair extends YearPair {
  readonly parti: readonly YearPair[];
}

/** The panel is kept in hundredths. */
function movesOf(misura: MisuraNota & MisuraBase, prima: Panel, ora: Panel): Move[] {
  const [before, now] = [prima.misure.get(misura.id), ora.misure.get(misura.id)];
  const pairs = [...(now ?? [])].flatMap(([codice, answer]): Pair[] => {
    const last = before?.get(codice);
    if (last === undefined || !last.intera || !answer.intera) return [];
    const parti = [...answer.punti].map(([punto, value]) => ({
      ...{ codice: punto, prima: (last.punti.get(punto) ?? 0) / 100, ora: value / 100 },
    }));
    return [{ codice, prima: last.totale / 100, ora: answer.totale / 100, parti }];
  });
  const slips = pairs.filter((pair) => thousandProposal(pair) !== null);
  const slipped = new Set(slips);
  // A slip would say that nothing else is out of line.
  const change = yearlyChange(pairs.filter((pair) => !slipped.has(pair)));
  const rapporto = change?.limiti.rapporto ?? 1;
  const total = pairs.reduce((sum, pair) => sum + rapporto * pair.prima, 0);
  const move = ({ codice, prima: was, ora: is }: YearPair, why: Why): Move => {
    const scarto = Math.abs(is - rapporto * was);
    return { misura, ente: codice, prima: was, ora: is, why, scarto, influenza: total === 0 ? 1 : scarto / total };
  };
  const limits = change?.limiti;
  const unlike = new Set(
    limits === undefined
      ? []
      : (change?.effetti ?? []).flatMap(({ codice, effetto }) => (stepsAway(effetto, limits) > ASKS ? [codice] : [])),
  );
  const others = pairs.flatMap((pair): Move[] => {
    if (slipped.has(pair) || mayBeChance(misura, pair)) return [];
    const why = whyOf(pair, rapporto, unlike.has(pair.codice));
    return why === null ? [] : [move(pair, why)];
  });
  return [
    ...slips.map((pair) => move(pair, isWholeColumn(pair) ? "colonna in migliaia" : "mille volte")),
    ...others.filter(({ influenza }) => influenza > WORTH_ASKING),
  ];
}

/** Two counts that differ by less than three standard deviations of their difference, were each a Poisson count, may do so by
 *  chance: from one who waits to six nobody slipped. */
const mayBeChance = ({ unita }: MisuraBase, { prima, ora }: YearPair): boolean =>
  unita.tipo === "conteggio" && unita.scala === 0 && Math.abs(ora - prima) < 3 * Math.sqrt(prima + ora);

function whyOf({ prima, ora }: YearPair, rapporto: number, isUnlike: boolean): Why | null {
  if (prima === 0 || ora === 0) return prima === ora ? null : prima === 0 ? "da zero" : "a zero";
  const size = Math.abs(Math.log10(ora / prima / rapporto));
  if (Math.abs(size - 1) < SLIP) return "dieci volte";
  if (Math.abs(size - 2) < SLIP) return "cento volte";
  return isUnlike && size > Math.log10(BAND) ? "fuori dal consueto" : null;
}
/** A power of ten with the change of a year on top: a quarter more or less. */
const SLIP = 0.1;

/** Every cantiere and zona that both years know is a thousand times more, or less, and there is more than one of some kind:
 *  no slip of one cell does that. */
function isWholeColumn({ parti }: Pair): boolean {
  const shared = parti.filter(({ prima, ora }) => prima > 0 && ora > 0);
  return shared.length > DIMENSIONI_PANEL.length && shared.every((parte) => thousandProposal(parte) !== null);
}
