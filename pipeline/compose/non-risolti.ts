// References where nobody resolves them: the words of tables and of edizione.yaml are printed as they are.
import type { EditionFault, Edizione } from "../../schemas/edizione.ts";
import { UNRESOLVED } from "./testi.ts";

/** Words of the edition, outside its texts, that hold a reference. */
export function unresolvedReferences({ yaml, glossario, fatti, tappe, organi, proposte }: Edizione): EditionFault[] {
  const tables: Readonly<Record<string, readonly object[]>> = {
    "edizione.yaml": [yaml],
    "testi/glossario.csv": glossario,
    "progetto/fatti.csv": fatti,
    "progetto/tappe.csv": tappe,
    "progetto/organi.csv": organi,
    "progetto/proposte.csv": proposte,
  };
  return Object.entries(tables).flatMap(([file, rows]) =>
    rows.flatMap((row) =>
      Object.entries(row).flatMap(([name, value]): EditionFault[] => {
        if (typeof value !== "string" || !/\{\s*\{/.test(value)) return [];
        const cosa = `«${name}» contiene un riferimento, che lì non si risolve: ${value.slice(0, 80)}`;
        return [{ file, riga: null, cosa, rimedio: UNRESOLVED }];
      }),
    ),
  );
}
