// A comparison as data: the table of `--csv` and the object of `--json`. Machine numbers; what nobody may say is empty.
import type { Figura } from "../../schemas/figura.ts";
import type { ComparedFigura, Comparison, Revision } from "../line/confronto.ts";

type Value = string | number | null;
type Column<T> = readonly [nome: string, di: (row: T) => Value];

const at =
  (name: string) =>
  (row: { readonly dims: Figura["dims"] }): Value =>
    row.dims[name] ?? "totale";

const figureColumns = ({ anni }: Comparison): readonly Column<ComparedFigura>[] => [
  ["misura", ({ misura }) => misura],
  ["cantiere", at("cantiere")],
  ["zona", at("zona")],
  ["anno_prima", () => anni.prima],
  ["valore_prima", ({ cambio }) => cambio.prima?.valore ?? null],
  ["stato_prima", ({ cambio }) => cambio.prima?.stato ?? null],
  ["anno_ora", () => anni.ora],
  ["valore_ora", ({ cambio }) => cambio.ora?.valore ?? null],
  ["stato_ora", ({ cambio }) => cambio.ora?.stato ?? null],
  ["stessi_enti", ({ cambio }) => cambio.panel?.enti ?? null],
  ["stessi_enti_prima", ({ cambio }) => cambio.panel?.prima ?? null],
  ["stessi_enti_ora", ({ cambio }) => cambio.panel?.ora ?? null],
  ["stessi_enti_variazione", ({ variazionePanel }) => variazionePanel],
  ["stime_differenza", ({ cambio }) => cambio.stime?.differenza ?? null],
  ["stime_inf", ({ cambio }) => cambio.stime?.inf ?? null],
  ["stime_sup", ({ cambio }) => cambio.stime?.sup ?? null],
  ["stime_variazione", ({ cambio }) => cambio.stime?.relativa?.valore ?? null],
  ["stime_variazione_inf", ({ cambio }) => cambio.stime?.relativa?.inf ?? null],
  ["stime_variazione_sup", ({ cambio }) => cambio.stime?.relativa?.sup ?? null],
  ["senza_confronto", ({ perche }) => perche],
];

const revisionColumns = ({ revisioni }: Comparison): readonly Column<Revision>[] => [
  ["misura", ({ misura }) => misura],
  ...[...new Set(revisioni.flatMap(({ dims }) => Object.keys(dims)))]
    .sort()
    .map((name): Column<Revision> => [name, at(name)]),
  ["segno", () => "r"],
  ["valore_prima", ({ prima }) => prima?.valore ?? null],
  ["stato_prima", ({ prima }) => prima?.stato ?? null],
  ["valore_ora", ({ ora }) => ora?.valore ?? null],
  ["stato_ora", ({ ora }) => ora?.stato ?? null],
];

function rowsOf<T>(columns: readonly Column<T>[], rows: readonly T[]): Record<string, Value>[] {
  return rows.map((row) => Object.fromEntries(columns.map(([nome, di]) => [nome, di(row)])));
}

const isRevision = ({ anni }: Comparison): boolean => anni.prima === anni.ora;

const recordsOf = (comparison: Comparison): Record<string, Value>[] =>
  isRevision(comparison)
    ? rowsOf(revisionColumns(comparison), comparison.revisioni)
    : rowsOf(figureColumns(comparison), comparison.figure);

/** Columns of revisions of one edition, of changes between two. */
export function comparisonTable(comparison: Comparison): string {
  const names = (isRevision(comparison) ? revisionColumns(comparison) : figureColumns(comparison)).map(
    ([nome]) => nome,
  );
  const lines = recordsOf(comparison).map((record) => names.map((name) => cell(record[name] ?? null)).join(","));
  return `${[names.join(","), ...lines].join("\n")}\n`;
}

function cell(value: Value): string {
  if (typeof value === "number") return String(Math.round(value * 1e10) / 1e10);
  return value === null ? "" : /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

export function comparisonJson(comparison: Comparison): unknown {
  const { anni, definizioni, enti, difetti } = comparison;
  return { anni, [isRevision(comparison) ? "revisioni" : "figure"]: recordsOf(comparison), definizioni, enti, difetti };
}
