// A published number → its steps → the rows of the files it was made of.
import { type Figura, figuraId } from "../../schemas/figura.ts";
import type { MisuraBase, MisuraRapporto } from "../../schemas/misura.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { formatValue } from "../../schemas/unita.ts";
import { type Figure, termDims } from "../figure/figures.ts";
import { isReferenceTable } from "../store/references.ts";
import { editionRows, submissionRows } from "./rows.ts";
import type { Sources } from "./sources.ts";
import type { Passo, Traccia } from "./steps.ts";

type Dims = Readonly<Record<string, string>>;

/** Throws for a misura or a dimension that is not declared. */
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

type Below = Pick<Traccia, "passi" | "guasto">;

async function summed(figura: Figura, misura: MisuraBase, sources: Sources): Promise<Below> {
  const { misura: id, dims } = figura;
  const cubo = sources.computed.cubi.get(id);
  if (cubo === undefined) return { passi: [], guasto: `non è stata calcolata. ${faultsOf(id, sources.figure)}`.trim() };
  const righe = await rowsOf([id, misura], dims, sources);
  if (righe === null)
    return { passi: [], guasto: `da qui non si sa ancora risalire alle righe della tabella «${misura.blocco}»` };
  const point = cubo.find((each) => figuraId(id, each.dims) === figura.id);
  // Of no rows a count is 0, but nothing was said.
  const counted = point === undefined || point.n_righe === 0 ? null : point.valore;
  const { scala } = misura.unita;
  const rounding: Passo[] = scala === 0 ? [] : [{ passo: "arrotondamento", esce: figura.valore, scala }];
  return { passi: [...rounding, { passo: "righe", esce: counted, righe }], guasto: null };
}

/** The rows of submissions, or of a table of the edition; null for a table of which neither is known. */
async function rowsOf(named: readonly [string, MisuraBase], dims: Dims, sources: Sources) {
  const { blocco } = named[1];
  if (blockOf(blocco) !== undefined) return submissionRows(named, dims, sources);
  return isReferenceTable(blocco) ? editionRows(named, blocco, dims, sources) : null;
}

async function divided(figura: Figura, misura: MisuraRapporto, sources: Sources): Promise<Below> {
  const term = (which: MisuraRapporto["numeratore"]) => traceOf(which.misura, termDims(which, figura.dims), sources);
  const termini = { numeratore: await term(misura.numeratore), denominatore: await term(misura.denominatore) };
  const passo: Passo = { passo: "rapporto", esce: figura.valore, base_minima: misura.base_minima ?? 0, termini };
  return { passi: [passo], guasto: null };
}

const faultsOf = (id: string, { guasti }: Figure): string =>
  guasti
    .filter(({ dove }) => dove === `misura ${id}` || dove === `pipeline/misure/${id}.ts`)
    .map(({ messaggio }) => messaggio)
    .join(" ");
