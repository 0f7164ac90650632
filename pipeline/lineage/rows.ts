// The rows behind a misura at a point, each with its place, its text and what it adds.
import type { StoredValue } from "../../schemas/cella.ts";
import type { ValueOf } from "../../schemas/misura.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { writtenTable } from "../edizione/reference-lines.ts";
import { type RowBehind, referencesBehind, rowsBehind } from "../store/lineage.ts";
import { type ReferenceId, referenceRows } from "../store/references.ts";
import type { Counted } from "./counted.ts";
import { type CountedRow, type Esito, esitoOf } from "./counted-row.ts";
import { type FindingsAt, findingsAt, rilievoOf } from "./findings-at.ts";
import type { Sources } from "./sources.ts";

type Dims = Readonly<Record<string, string>>;
/** What each ente's records count for, in millionths. */
export type PpmOf = (ente: string) => number | null;

/** The rows of the submissions that count, in order of arrival. */
export async function submissionRows(
  counted: Counted,
  dims: Dims,
  ppmOf: PpmOf,
  sources: Sources,
): Promise<CountedRow[]> {
  const { blocco, valore } = counted.quantity;
  const { store, counting, raccolta, edizione } = sources;
  const rows = await rowsBehind(store, counted, dims, counting.files);
  const names = new Map(edizione.enti.map(({ codice, denominazione }) => [codice, denominazione]));
  const files = new Map(raccolta.letti.map(({ ricezione }) => [ricezione.protocollo, ricezione.nome]));
  const versions = new Map(raccolta.invii.map((each) => [`${each.protocollo} ${each.ente}`, each.versione]));
  const findings = findingsAt(raccolta.diagnostics);
  const adds = contributions(valore);
  return rows.map((row): CountedRow => {
    const { protocollo, foglio, ente, riga, celle, letto } = row;
    const campo = valore.op === "conta" ? null : valore.campo;
    const cell = campo === null ? undefined : celle[campo];
    const versione = versions.get(`${protocollo} ${ente}`) ?? null;
    return {
      origine: { tipo: "invio", protocollo, versione, file: files.get(protocollo) ?? "", foglio },
      ente,
      denominazione: names.get(ente) ?? "",
      riga,
      nome: rowName(blocco, celle),
      cella: cell?.cella ?? null,
      scritto: cell?.scritto ?? null,
      letto,
      esito: campo === null ? null : esitoIn([blocco, campo], row),
      contributo: adds(row.valore),
      ppm: ppmOf(ente),
      conta_ente: countsEnte(row.valore),
      rilievi: rilieviOf(row, [blocco, campo], findings),
      celle,
    };
  });
}

function esitoIn([blocco, campo]: readonly [string, string], { valore, letto, vuoto, celle }: RowBehind): Esito {
  if (valore === null && letto !== null) return "manca l'altra risposta";
  return esitoOf([blocco, campo], { letto, scritto: celle[campo]?.scritto ?? null, vuoto });
}

const rowName = (blocco: string, celle: RowBehind["celle"]): string =>
  (blockOf(blocco)?.nome_riga ?? []).flatMap((campo) => celle[campo]?.scritto ?? []).join(", ");

/** What each row adds, one after the other: of different values only the first of each counts. */
function contributions(valore: ValueOf): (letto: StoredValue | null) => number | null {
  const seen = new Set<StoredValue>();
  return (letto) => {
    if (valore.op !== "distinti") return typeof letto === "number" ? letto : null;
    if (letto === null) return null;
    if (seen.has(letto)) return 0;
    seen.add(letto);
    return 1;
  };
}

/** The enti behind a number are those that gave something else than 0. */
const countsEnte = (given: StoredValue | null): boolean => given !== null && given !== 0;

/** What was found in the row; of a refused value that no finding names, what was told of its column together. */
function rilieviOf(row: RowBehind, [blocco, campo]: readonly [string, string | null], findings: FindingsAt) {
  const { protocollo, foglio, riga, ente, letto, vuoto, celle } = row;
  const own = findings
    .ofRow({ protocollo, foglio, riga })
    .filter((each) => (each.ente ?? ente) === ente && (each.blocco ?? blocco) === blocco);
  const isRefused = campo !== null && letto === null && vuoto === null && (celle[campo]?.scritto ?? "").trim() !== "";
  const named = own.some((each) => each.campo === campo);
  const others = isRefused && !named && campo !== null ? findings.beyond(protocollo, blocco, campo) : [];
  return [...own, ...others].map(rilievoOf);
}

/** The rows of a table of the edition, in its order. */
export async function editionRows(
  counted: Counted,
  table: ReferenceId,
  dims: Dims,
  { store, edizione, risposte }: Sources,
): Promise<CountedRow[]> {
  const { valore } = counted.quantity;
  const filled = referenceRows(edizione, risposte.qualcosa)[table];
  const behind = await referencesBehind(store, counted, dims);
  const di = filled[0]?.di;
  if (di === undefined) return [];
  const { file, righe } = await writtenTable(edizione.cartella, di, edizione[di].length);
  const adds = contributions(valore);
  return behind.map(({ posto, valore: letto }): CountedRow => {
    const written = righe[filled[posto]?.posto ?? -1];
    if (written === undefined) throw new Error(`${file}: row ${posto} of ${table} is not in it`);
    const ente = di === "enti" ? (written.cells["codice"] ?? "") : "";
    const campo = valore.op === "conta" ? null : valore.campo;
    return {
      origine: { tipo: "edizione", file },
      ente,
      denominazione: written.cells["denominazione"] ?? "",
      riga: written.line,
      nome: Object.entries(written.cells)
        .flatMap(([title, cell]) => (title === campo || cell === "" ? [] : [cell]))
        .slice(0, 2)
        .join(", "),
      cella: campo,
      scritto: campo === null ? null : (written.cells[campo] ?? null),
      letto,
      esito: null,
      contributo: adds(letto),
      ppm: null,
      conta_ente: false,
      rilievi: [],
      celle: Object.fromEntries(Object.entries(written.cells).map(([cella, scritto]) => [cella, { cella, scritto }])),
    };
  });
}
