// datapackage.json: what each table of `dati/` is, for the programs that read it (Frictionless Data Package v1).
import type { ColumnType } from "../../schemas/figura.ts";
import { LICENZE } from "../../schemas/licenze.ts";
import type { ReportModel } from "../../schemas/report-model.ts";
import type { PublishedTable } from "./tables.ts";

const TYPES: Record<ColumnType, string> = { testo: "string", intero: "integer", numero: "number" };

/** The descriptor of all CSV files; its dates are those of the edition. */
export function dataPackage(
  { edizione }: Pick<ReportModel, "edizione">,
  tables: readonly PublishedTable[],
  charts: readonly { readonly nome: string; readonly titolo: string }[],
): string {
  const licence = LICENZE[edizione.licenza];
  const descriptor = {
    profile: "data-package",
    name: `bilancio-sociale-${edizione.anno}`,
    title: `${edizione.titolo} ${edizione.anno} – ${edizione.citta}${edizione.dimostrativa ? " (dati dimostrativi)" : ""}`,
    homepage: edizione.indirizzo_pubblico,
    created: `${edizione.data_pubblicazione}T00:00:00Z`,
    licenses: [
      licence === undefined
        ? { title: edizione.licenza }
        : { name: licence.nome, path: licence.indirizzo, title: edizione.licenza },
    ],
    contributors: [{ title: edizione.editore, role: "publisher" }],
    resources: [
      ...tables.map(({ nome, titolo, colonne }) => ({
        profile: "tabular-data-resource",
        name: nome,
        path: `${nome}.csv`,
        title: titolo,
        format: "csv",
        encoding: "utf-8",
        schema: {
          fields: colonne.map((c) => ({ name: c.nome, type: TYPES[c.tipo], description: c.descrizione })),
          missingValues: [""],
        },
      })),
      ...charts.map(({ nome, titolo }) => ({
        profile: "data-resource",
        name: `${nome}.vl`,
        path: `${nome}.vl.json`,
        title: titolo,
        format: "json",
        mediatype: "application/json",
        encoding: "utf-8",
      })),
    ],
  };
  return `${JSON.stringify(descriptor, null, 1)}\n`;
}
