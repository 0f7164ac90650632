// A published number → its steps → the rows of the files it was made of.
import { DECLARED, type Figura, figuraId, SEGNI } from "../../schemas/figura.ts";
import type { MisuraBase, MisuraNota, MisuraRapporto, Term } from "../../schemas/misura.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { formatValue } from "../../schemas/unita.ts";
import { termDims } from "../figure/figures.ts";
import { NEEDS_TABLE } from "../figure/needs.ts";
import { enteWeights } from "../figure/network.ts";
import { weightsFor } from "../figure/questions.ts";
import { toldStep, toSteps } from "../figure/states.ts";
import type { CubePoint } from "../store/cube.ts";
import { isReferenceTable } from "../store/references.ts";
import type { RecordWeights } from "../store/weights.ts";
import { ANSWERS_TABLE, answersBehind } from "./answer-rows.ts";
import { type Counted, countedOf, pairOf } from "./counted.ts";
import type { CountedRow } from "./counted-row.ts";
import { flowRows, isFlowTable } from "./flow-rows.ts";
import { editionRows, type PpmOf, submissionRows } from "./rows.ts";
import type { Sources } from "./sources.ts";
import { isUnknown, type Lato, type Passo, type Traccia } from "./steps.ts";

type Dims = Readonly<Record<string, string>>;
type Base = MisuraNota & MisuraBase;
type Ratio = MisuraNota & MisuraRapporto;
type Below = Pick<Traccia, "passi" | "guasto">;

/** Throws for a misura, a dimension or a breakdown that is not declared. */
export async function traceOf(id: string, dims: Dims, sources: Sources): Promise<Traccia> {
  const { figure } = sources;
  const figura = figure.at(id, dims);
  const misura = figure.misure.get(id);
  if (misura === undefined) throw new Error(`nessuna misura si chiama «${id}»`);
  const { titolo, definizione } = misura;
  const below = await (misura.tipo === "base" ? summed(figura, misura, sources) : divided(figura, misura, sources));
  const respinte = misura.tipo === "base" ? refusedIn(misura.blocco, sources) : [];
  return { figura, titolo, definizione, passi: [published(figura), ...below.passi], respinte, guasto: below.guasto };
}

const refusedIn = (blocco: string, { raccolta }: Sources): Traccia["respinte"] =>
  raccolta.valide
    .filter(({ sezione }) => sezione.blocco === blocco && sezione.respinte > 0)
    .map(({ ente, protocollo, nome, sezione }) => ({ ente, protocollo, file: nome, righe: sezione.respinte }));

function published({ valore, unita }: Figura): Passo {
  const as = (stile: "tabella" | "prosa"): string => (valore === null ? "" : formatValue(valore, unita, stile));
  return { passo: "valore pubblicato", esce: valore, tabella: as("tabella"), prosa: as("prosa") };
}

/** Where there is a number and it is not published. */
function unsaid({ stato, valore }: Figura, passi: readonly Passo[]): Passo[] {
  if (valore !== null || stato === "valore" || stato === "stimato" || passi[0]?.esce == null) return [];
  return [{ passo: "senza numero", esce: null, perche: SEGNI[stato].legenda }];
}

async function summed(figura: Figura, misura: Base, sources: Sources): Promise<Below> {
  const cubo = sources.computed.cubi.get(misura.gemella ?? misura.id);
  if (cubo === undefined) return { passi: [], guasto: faultOf(misura.id, sources) };
  if (figura.stato === "non-chiesto") return { passi: [], guasto: null };
  const point = pointAt(cubo, figura.dims);
  const { scala } = misura.unita;
  const side = await sideOf(countedOf(misura, sources.figure.misure), { figura, misura, point, scala }, sources);
  const silent = unsaid(figura, side).map((each) => (misura.blocco === NEEDS_TABLE ? withoutWhole(each) : each));
  // All figures of an estimated misura are printed in its steps, also those where nothing is estimated.
  const isEstimated = weightsFor(misura, sources.figure.misure) !== null;
  const rounding: Passo[] =
    silent.length > 0 || (scala === 0 && !isEstimated)
      ? []
      : [{ passo: "arrotondamento", esce: figura.valore, scala, passi_di: isEstimated ? misura.passo : null }];
  return { passi: [...silent, ...rounding, ...side], guasto: null };
}

/** The need of some zone is not that of the city. */
const withoutWhole = (passo: Passo): Passo =>
  passo.passo === "senza numero" ? { ...passo, perche: "manca la stima di una zona", parziale: true } : passo;

const pointAt = <P extends { readonly dims: Dims }>(points: readonly P[], dims: Dims): P | undefined =>
  points.find((each) => figuraId("", each.dims) === figuraId("", dims));

interface Side {
  readonly figura: Figura;
  /** Whose weights: of a ratio, the ratio itself. */
  readonly misura: MisuraNota;
  readonly point: CubePoint | undefined;
  readonly scala: number;
}

/** From what stands for the whole network down to the rows of one quantity. */
async function sideOf(counted: Counted, { figura, misura, point, scala }: Side, sources: Sources): Promise<Passo[]> {
  // Weighted also where the estimate was made and is not published; where nobody is silent nothing is weighted.
  const weights = figura.stato === "valore" ? null : weightsFor(misura, sources.figure.misure);
  const ppmOf = weights === null ? null : ppmIn(weights, sources);
  const righe = await rowsOf(counted, figura.dims, ppmOf ?? (() => null), sources);
  const isThere = point !== undefined && point.n_righe > 0;
  // Of no rows a count is 0, but nothing was said.
  const rows: Passo = { passo: "righe", esce: isThere ? point.valore : null, scala, righe };
  if (ppmOf === null || !isThere || point.valore === null) return [rows];
  const pesato = Object.values(point.classi).reduce((sum, each) => sum + each.pesato, 0) / 1000;
  const imputati = Object.entries(point.imputati).map(([ente, valore]) => ({
    ...{ ente, valore: valore / 1000 },
    denominazione: sources.edizione.enti.find(({ codice }) => codice === ente)?.denominazione ?? "",
  }));
  const total = pesato + imputati.reduce((sum, { valore }) => sum + valore, 0);
  const made: Passo[] = imputati.length === 0 ? [] : [{ passo: "stima", esce: total, scala, imputati }];
  return [...made, { passo: "pesi", esce: pesato, scala }, rows];
}

function rowsOf(counted: Counted, dims: Dims, ppmOf: PpmOf, sources: Sources): Promise<CountedRow[]> {
  const { blocco } = counted.quantity;
  if (blockOf(blocco) !== undefined) return submissionRows(counted, dims, ppmOf, sources);
  if (isReferenceTable(blocco)) return editionRows(counted, blocco, dims, sources);
  if (isFlowTable(blocco)) return flowRows(counted, blocco, dims, ppmOf, sources);
  if (blocco === ANSWERS_TABLE) return answersBehind(counted, dims, sources);
  throw new Error(`nobody says of what the rows of «${blocco}» were made`);
}

/** Null where nobody can say what a respondent stands for. */
function ppmIn({ gruppo, stima }: RecordWeights, { network }: Sources): PpmOf | null {
  const group = "made" in network ? network.made.byGroup.get(gruppo) : undefined;
  const weighed = group?.[stima];
  if (group === undefined || weighed === undefined || "refused" in weighed) return null;
  const weights = enteWeights(group, weighed.made);
  return (ente) => weights.get(ente)?.ppm ?? null;
}

async function divided(figura: Figura, misura: Ratio, sources: Sources): Promise<Below> {
  if (figura.stato === "non-chiesto") return { passi: [], guasto: null };
  const pair = pairOf(misura, sources.figure.misure);
  return pair === null ? ofTwoTables(figura, misura, sources) : ofOneTable(figura, misura, pair, sources);
}

async function ofOneTable(
  figura: Figura,
  misura: Ratio,
  pair: NonNullable<ReturnType<typeof pairOf>>,
  sources: Sources,
): Promise<Below> {
  const points = sources.computed.coppie.get(misura.gemella ?? misura.id);
  if (points === undefined) return { passi: [], guasto: faultOf(misura.id, sources) };
  const { misure } = sources.figure;
  const point = pointAt(points, figura.dims);
  const side = async (which: "parte" | "tutto", term: Term): Promise<Lato & { readonly scala: number }> => {
    const of = misure.get(term.misura);
    const scala = of?.unita.scala ?? 0;
    const passi = await sideOf(pair[which], { figura, misura, point: point?.[which], scala }, sources);
    return { titolo: of?.titolo ?? term.misura, passi, scala };
  };
  const parte = await side("parte", misura.numeratore);
  const tutto = await side("tutto", misura.denominatore);
  const unita = 10 ** tutto.scala / 10 ** parte.scala;
  const passi_di = toldStep(
    misura.unita,
    [misura.numeratore, misura.denominatore].map((term) => misure.get(term.misura)),
  );
  const [top, bottom] = [parte.passi[0]?.esce ?? 0, tutto.passi[0]?.esce ?? null];
  const isPart = bottom !== null && bottom !== 0 && !isUnknown(parte);
  const quotient = isPart ? toSteps((top / bottom) * unita, passi_di) : null;
  const isSaid = figura.valore !== null || quotient === null;
  const passo: Passo = {
    ...{ passo: "rapporto delle stesse righe", esce: isSaid ? figura.valore : quotient },
    ...{ unita, passi_di },
    ...{ parte: { titolo: parte.titolo, passi: parte.passi }, tutto: { titolo: tutto.titolo, passi: tutto.passi } },
  };
  return { passi: [...unsaid(figura, [passo]), passo], guasto: null };
}

async function ofTwoTables(figura: Figura, misura: Ratio, sources: Sources): Promise<Below> {
  const term = (which: Term) => {
    const twin = `${which.misura}${DECLARED}`;
    const id = misura.gemella !== undefined && sources.figure.misure.has(twin) ? twin : which.misura;
    return traceOf(id, termDims(which, figura.dims), sources);
  };
  const termini = { numeratore: await term(misura.numeratore), denominatore: await term(misura.denominatore) };
  const passo: Passo = {
    ...{ passo: "rapporto", esce: figura.valore, base_minima: misura.base_minima ?? 0, termini },
    ...{ calcolo: misura.calcolo ?? null, tutti: sources.figure.at(misura.numeratore.misura, {}).copertura === 1 },
  };
  return { passi: [passo], guasto: null };
}

function faultOf(id: string, { figure: { guasti } }: Sources): string {
  const told = guasti.filter(({ dove }) => dove === `misura ${id}` || dove === `pipeline/misure/${id}.ts`);
  return `non è stata calcolata. ${told.map(({ messaggio }) => messaggio).join(" ")}`.trim();
}
