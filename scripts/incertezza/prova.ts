// One trial after the other: who is silent is drawn, the line's functions estimate, and the truth says whether the interval
// holds. Nothing here knows more than the line would, but for that last look.
import { networkCoverage } from "../../pipeline/figure/coverage.ts";
import { weighNetwork } from "../../pipeline/figure/network.ts";
import type { Domain } from "../../pipeline/statistics/coverage.ts";
import type { Total } from "../../pipeline/statistics/estimate.ts";
import { gatesOf } from "../../pipeline/statistics/gates.ts";
import { bandOf, intervalOf, type Limits } from "../../pipeline/statistics/quality.ts";
import { median } from "../../pipeline/statistics/quantiles.ts";
import { made, stimatore, type Valori } from "../samples/stimatore.ts";
import { chiaveDi, type Dimensione, type Misurata, type ReteVera } from "./rete-vera.ts";
import { type Silenzio, silenziDi } from "./silenzi.ts";

/** Of all figures of one kind, over all trials; shares are 0–1. */
export interface Esito {
  readonly silenzio: string;
  readonly figura: string;
  /** Figures that were looked at. */
  readonly figure: number;
  /** Held back by a gate. */
  readonly trattenute: number;
  /** Of the others: truth inside the interval, inside the interval or the band, and how far the interval reaches to one
   *  side, as a share of the value. */
  readonly tiene: number;
  readonly tiene_con_fascia: number;
  readonly ampiezza: number;
  /** How far the value typically is from the truth, as a share of it. */
  readonly scarto: number;
}

interface Visto {
  readonly isPublished: boolean;
  readonly holds: boolean;
  readonly holdsInBand: boolean;
  readonly reach: number;
  readonly off: number;
}

/** Where the registry says that an ente is. */
const SEAT = { cantiere: "cantiere_principale", zona: "zona_sede" } as const;

const WHERE: readonly { readonly nome: string; readonly dimensione: Dimensione | null }[] = [
  { nome: "tutta la rete", dimensione: null },
  { nome: "per zona", dimensione: "zona" },
  { nome: "per cantiere", dimensione: "cantiere" },
];

/** One line for each misura and each way of looking at it. */
export function prova(rete: ReteVera, silenzio: Silenzio, prove: number): Esito[] {
  return rete.misure.flatMap((misura) => {
    const silentIn = silenziDi(rete, misura, silenzio);
    const trials = Array.from({ length: prove }, (_, n) => trial(rete, misura, silentIn(n)));
    return WHERE.map(({ nome, dimensione }): Esito => {
      const seen = trials.flatMap((look) => look(dimensione));
      const told = seen.filter(({ isPublished }) => isPublished);
      const share = (is: (each: Visto) => boolean): number => told.filter(is).length / told.length;
      return {
        ...{ silenzio: silenzio.nome, figura: `${misura.nome}, ${nome}`, figure: seen.length },
        trattenute: 1 - told.length / seen.length,
        tiene: share(({ holds }) => holds),
        tiene_con_fascia: share(({ holds, holdsInBand }) => holds || holdsInBand),
        ampiezza: median(told.map(({ reach }) => reach)),
        scarto: median(told.map(({ off }) => off)),
      };
    });
  });
}

/** What is seen of a misura when these are silent: in all, or at each place of a dimension. */
function trial(
  rete: ReteVera,
  misura: Misurata,
  muti: ReadonlySet<string>,
): (dimensione: Dimensione | null) => Visto[] {
  const { edizione } = rete;
  const { enti } = edizione;
  const { blocco, gruppo, stima: way, tutto, parti } = misura;
  const answered = new Set(enti.map(({ codice }) => codice).filter((codice) => !muti.has(codice)));
  const perBlocco = new Map([[blocco, answered]]);
  const network = weighNetwork(enti, perBlocco);
  const group = made(network).byGroup.get(gruppo);
  if (group === undefined) throw new Error(`no blocks of ${gruppo}`);
  const { stima, parte, imputati } = stimatore(group, way);
  const covered = networkCoverage(edizione, { perBlocco }, network, null);
  const given = imputati(tutto);
  const seats = enti.filter(({ codice }) => given.has(codice));
  const look = (values: Valori, total: Total, here: Valori, domain: Domain): Visto => {
    const coperta = covered({ gruppo }, domain);
    if (coperta === null) throw new Error(`nothing covers ${gruppo}`);
    // As the line counts them: who contributes here has answered too.
    const contributors = [...values].filter(([codice, value]) => value !== 0 && answered.has(codice)).length;
    const gates = gatesOf({
      totale: total,
      coperta: { ...coperta, rispondenti: Math.max(coperta.rispondenti, contributors) },
      ambito: Object.keys(domain).length === 0 ? "totale" : "dominio",
      imputati: [...here].map(([ente, valore]) => ({ ente, valore })),
      conflitto: 0,
    });
    return seen(
      total,
      [...values.values()].reduce((before, value) => before + value, 0),
      gates.length === 0,
    );
  };
  return (dimensione) => {
    if (dimensione === null) return [look(tutto, stima(tutto), given, {})];
    return [...parti].flatMap(([key, values]) => {
      const member = key.slice(key.indexOf("=") + 1);
      if (key !== chiaveDi(dimensione, member)) return [];
      const seated = seats.filter((seat) => seat[SEAT[dimensione]] === member);
      const here = new Map(seated.map(({ codice }) => [codice, given.get(codice) ?? 0]));
      return [look(values, parte(values, here), here, { [dimensione]: member })];
    });
  };
}

function seen(total: Total, truth: number, isPublished: boolean): Visto {
  const interval = intervalOf(total, total.dichiarato) ?? { inf: total.valore, sup: total.valore };
  const isInside = ({ inf, sup }: Limits): boolean => inf <= truth && truth <= sup;
  const reach = (interval.sup - total.valore) / total.valore;
  const off = Math.abs(total.valore - truth) / truth;
  return { isPublished, holds: isInside(interval), holdsInBand: isInside(bandOf(total)), reach, off };
}
