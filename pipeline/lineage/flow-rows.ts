// The rows of money between enti: each was made of what its ente declared, and says of which cells.
import type { ValueOf } from "../../schemas/misura.ts";
import { FLOW_TABLES } from "../../schemas/reference-tables.ts";
import { referencesBehind } from "../store/lineage.ts";
import { type Quantity, rowValue } from "../store/values.ts";
import type { Counted } from "./counted.ts";
import type { CountedRow } from "./counted-row.ts";
import { type PpmOf, submissionRows } from "./rows.ts";
import type { Sources } from "./sources.ts";

type Dims = Readonly<Record<string, string>>;
export type FlowTable = "consolidato" | "usi";
export const isFlowTable = (id: string): id is FlowTable => FLOW_TABLES.includes(id);

const IMPORTO: ValueOf = { op: "somma", campo: "importo" };
const quantityOf = (id: string, blocco: "finanziamenti" | "risorse", dove: Quantity["dove"]): Counted => {
  const quantity: Quantity = { id, blocco, valore: IMPORTO, ...(dove && { dove }) };
  return { quantity, value: rowValue(quantity) };
};
const RECEIVED = quantityOf("ricevuto", "finanziamenti", undefined);
const PASSED_ON = quantityOf("dato", "risorse", { voce_ruolo: ["trasferimento"] });
const SPENT = quantityOf("impiegato", "risorse", { voce_ruolo: ["spesa"] });

/** The rows behind a quantity over a table of flows. What an ente declared stands under its first row of a place, once. */
export async function flowRows(
  counted: Counted,
  table: FlowTable,
  dims: Dims,
  ppmOf: PpmOf,
  sources: Sources,
): Promise<CountedRow[]> {
  const behind = await referencesBehind(sources.store, counted, dims);
  const declaredBy = table === "usi" ? spentAt(sources) : movedBy(sources);
  const seen = new Set<string>();
  const rows: CountedRow[] = [];
  for (const { posto, valore } of behind) {
    const { ente, nome, luogo } = table === "usi" ? useAt(posto, sources) : partAt(posto, sources);
    const key = JSON.stringify([ente, luogo]);
    const da = seen.has(key) ? [] : await declaredBy(ente, luogo);
    seen.add(key);
    const contributo = typeof valore === "number" ? valore : null;
    rows.push({
      origine: { tipo: "passaggi", tabella: table },
      ente,
      denominazione: sources.edizione.enti.find(({ codice }) => codice === ente)?.denominazione ?? "",
      riga: posto + 1,
      nome,
      ...{ cella: null, scritto: null, letto: valore, esito: null, contributo },
      ppm: ppmOf(ente),
      conta_ente: false,
      ...{ rilievi: [], celle: {}, da },
    });
  }
  // What an ente gives at one step may be taken away at another: it counts when something is left.
  const given = Map.groupBy(rows, ({ ente }) => ente);
  const leaves = (ente: string): boolean =>
    (given.get(ente) ?? []).reduce((sum, { contributo }) => sum + (contributo ?? 0), 0) !== 0;
  return rows.map((row) => ({ ...row, conta_ente: leaves(row.ente) }));
}

interface Place {
  readonly cantiere: string;
  readonly zona: string;
}
interface FlowRow {
  readonly ente: string;
  readonly nome: string;
  readonly luogo: Place | null;
}

const nameIn = (list: string, code: string | null, { edizione }: Sources, none: string): string =>
  code === null ? none : (edizione.liste[list]?.find(({ codice }) => codice === code)?.nome ?? code);

function useAt(posto: number, sources: Sources): FlowRow {
  const row = sources.computed.flows.rows.usi[posto];
  if (row === undefined) throw new Error(`row ${posto} of «usi» was not computed`);
  const [ente, , cantiere, zona, , fonte] = row;
  const nome = [
    nameIn("cantieri", cantiere, sources, "cantiere non indicato"),
    nameIn("zone", zona, sources, "zona non indicata"),
    `da ${nameIn("fonti", fonte, sources, "fonte non indicata")}`,
  ].join(", ");
  return { ente, nome, luogo: { cantiere: cantiere ?? "", zona: zona ?? "" } };
}

function partAt(posto: number, sources: Sources): FlowRow {
  const row = sources.computed.flows.rows.consolidato[posto];
  if (row === undefined) throw new Error(`row ${posto} of «consolidato» was not computed`);
  const [ente, , passaggio, voce] = row;
  const nome = `${nameIn("voci_consolidamento", voce, sources, "")}, ${nameIn("passaggi", passaggio, sources, "")}`;
  return { ente, nome, luogo: null };
}

type DeclaredBy = (ente: string, luogo: Place | null) => Promise<CountedRow[]>;

const UNWEIGHTED: PpmOf = () => null;

/** What an ente spent at a place, without what it passed on. */
function spentAt(sources: Sources): DeclaredBy {
  const known = new Map<string, readonly CountedRow[]>();
  return async (ente, luogo) => {
    const key = JSON.stringify(luogo);
    const rows = known.get(key) ?? (await submissionRows(SPENT, { ...luogo }, UNWEIGHTED, sources));
    known.set(key, rows);
    return rows.filter((row) => row.ente === ente);
  };
}

/** What an ente received, and what it passed on to others. */
function movedBy(sources: Sources): DeclaredBy {
  let known: readonly CountedRow[] | null = null;
  return async (ente) => {
    known ??= [
      ...(await submissionRows(RECEIVED, {}, UNWEIGHTED, sources)),
      ...(await submissionRows(PASSED_ON, {}, UNWEIGHTED, sources)),
    ];
    return known.filter((row) => row.ente === ente);
  };
}
