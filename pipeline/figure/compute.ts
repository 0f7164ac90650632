// Cubes → figures, with the coverage of each domain.
import type { Edizione } from "../../schemas/edizione.ts";
import { FLOW_TABLES, REFERENCE_TABLES } from "../../schemas/reference-tables.ts";
import { type Outcome, wordsOfFrame } from "../statistics/refusal.ts";
import { respondentsOf } from "../statistics/respondents.ts";
import type { CubePoint, PairPoint } from "../store/cube.ts";
import { FLOW_BLOCKS } from "../store/flows.ts";
import { tellingAnswerWeights } from "./answer-weights.ts";
import { isAsked } from "./asked.ts";
import type { Consolidated } from "./consolidated.ts";
import { networkCoverage, type Responses } from "./coverage.ts";
import type { Misure } from "./declarations.ts";
import { refusedWeights } from "./estimates.ts";
import { type Figure, makeFigure } from "./figures.ts";
import { NEED, needPoints } from "./needs.ts";
import type { Network } from "./network.ts";
import { weightsFor } from "./questions.ts";
import type { RoundedFigures } from "./rounding.ts";
import { brokenMeasures } from "./vocabulary.ts";

export type { Responses };

export interface Cubes {
  readonly cubi: ReadonlyMap<string, readonly CubePoint[]>;
  /** Of ratios over one table. */
  readonly coppie: ReadonlyMap<string, readonly PairPoint[]>;
  /** Measures whose query failed: the report goes on without them. */
  readonly guasti: readonly { dove: string; messaggio: string }[];
  readonly flows?: Pick<Consolidated, "untraced">;
  /** Values that stay out until somebody confirms them. */
  readonly waiting?: readonly { readonly blocco: string; readonly campo: string }[];
}

/** All figures of an edition; `nascoste` are those that must not be shown, `p` that of the p% rule, null where all is shown. */
export function computeFigure(
  edizione: Edizione,
  misure: Misure,
  { cubi, coppie, guasti, flows, waiting = [] }: Cubes,
  risposte: Responses,
  network: Outcome<Network>,
  nascoste: ReadonlySet<string>,
  arrotondate: RoundedFigures = new Map(),
  p: number | null = null,
): Figure {
  const broken = brokenMeasures(misure, edizione.liste);
  const told = [...broken].map(([id, { cosa, rimedio }]) => ({
    dove: `pipeline/misure/${id}.ts`,
    messaggio: `${cosa}. ${rimedio}`,
  }));
  const coverageOf = networkCoverage(edizione, risposte, network, p);
  const needs = needPoints(edizione);
  const known = needs.punti.length === 0 || !cubi.has(NEED) ? cubi : new Map(cubi).set(NEED, needs.punti);
  const sound = new Map([...known].filter(([id]) => !broken.has(id)));
  const needed = [...misure.values()]
    .filter((misura) => isAsked(misura, misure, edizione.yaml.anno))
    .flatMap((misura) => weightsFor(misura, misure) ?? []);
  const refused = refusedWeights(network, needed).map((refusal) => {
    const { cosa, rimedio } = wordsOfFrame(refusal, nameIn(edizione));
    return `${cosa}. ${rimedio}.`;
  });
  const telling = tellingAnswerWeights(edizione, network, p);
  return makeFigure({
    ...{ edizione, misure, cubi: sound, coppie, network, coverageOf, nascoste: new Set([...nascoste, ...telling]) },
    ...{ guasti: [...told, ...guasti], rotte: broken, senzaStima: refused, arrotondate, mute: untracedTables(flows) },
    limiti: needs.limiti,
    inAttesa: waitingIn(misure, waiting),
  });
}

const nameIn = ({ enti }: Edizione): ((codice: string) => string) => {
  const names = new Map(enti.map(({ codice, denominazione }) => [codice, denominazione]));
  return (codice) => names.get(codice) ?? codice;
};

/** Where the first sources of money are not known, why its uses are not shown by them. */
function untracedTables(flows: Pick<Consolidated, "untraced"> | undefined): ReadonlyMap<string, string> {
  if (flows === undefined || flows.untraced === null) return new Map();
  return new Map([[REFERENCE_TABLES.usi.id, UNTRACED[flows.untraced.kind]]]);
}
const UNTRACED = {
  "closed-circuits":
    "Queste cifre non ci sono: fra alcuni enti della rete il denaro gira in tondo, e nessuno ha dichiarato da dove è arrivato.",
  unsettled:
    "Queste cifre non ci sono: i passaggi di denaro fra gli enti sono troppo intrecciati per dire da quale fonte è arrivato.",
} satisfies Record<NonNullable<Consolidated["untraced"]>["kind"], string>;

/** By misura: which of the values that wait it lacks. What follows from the flows of money lacks what these lack. */
function waitingIn(misure: Misure, waiting: NonNullable<Cubes["waiting"]>): ReadonlyMap<string, readonly number[]> {
  const lacks = [...misure.values()].map((misura): [string, number[]] => {
    if (misura.tipo !== "base" || misura.valore.op !== "somma") return [misura.id, []];
    const { id, blocco, valore } = misura;
    const blocks = FLOW_TABLES.includes(blocco) ? FLOW_BLOCKS : [blocco];
    return [id, waiting.flatMap((each, n) => (blocks.includes(each.blocco) && each.campo === valore.campo ? [n] : []))];
  });
  return new Map(lacks.filter(([, own]) => own.length > 0));
}

/** Enti that answered about money. */
export const moneyAnswers = ({ perBlocco }: Responses): ReadonlySet<string> =>
  respondentsOf(perBlocco).get("denaro") ?? new Set();
