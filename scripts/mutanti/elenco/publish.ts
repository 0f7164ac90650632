// Breakages in pipeline/publish/, by file.
import type { Mutante } from "../mutante.ts";

export const PUBLISH: readonly Mutante[] = [
  {
    file: "pipeline/publish/arrow.ts",
    from: "nullBitmap: bitmap(values),",
    to: "",
    tests: ["pipeline/publish/arrow.test.ts"],
    why: "A missing value would be a zero.",
  },
  {
    file: "pipeline/publish/catalogo.ts",
    from: '"dct:rightsHolder": link(holder ?? ""),',
    to: "",
    tests: ["pipeline/publish/catalogo.test.ts"],
    why: "The catalogue would not say who owns the data.",
  },
  {
    file: "pipeline/publish/datapackage.ts",
    from: "`${edizione.data_pubblicazione}T00:00:00Z`",
    to: "new Date().toISOString()",
    tests: ["pipeline/publish/tables.test.ts"],
    why: "The same edition would have other bytes every day.",
  },
  {
    file: "pipeline/publish/stale.ts",
    from: "(csv|vl\\.json)$",
    to: "csv$",
    tests: ["pipeline/publish/stale.test.ts"],
    why: "A chart that is not drawn any more would stand beside figures that are not its own.",
  },
  {
    file: "pipeline/publish/tables.ts",
    from: '.filter(([name]) => name !== "enti")',
    to: "",
    tests: ["pipeline/publish/tables.test.ts"],
    why: "The book of codes would name every organisation.",
  },
  {
    file: "pipeline/publish/tables.ts",
    from: "f.dims[name] ?? TOTALE",
    to: 'f.dims[name] ?? ""',
    tests: ["pipeline/publish/tables.test.ts"],
    why: "A margin could not be told from a member left blank.",
  },
  {
    file: "pipeline/publish/tables.ts",
    from: 'stato === "valore" ? testo : null',
    to: "testo",
    tests: ["pipeline/publish/tables.test.ts"],
    why: "Signs would stand in the open data as if they were answers.",
  },
];
