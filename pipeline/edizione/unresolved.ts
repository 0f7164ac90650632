// References where nobody resolves them: the words of tables and of edizione.yaml are printed as they are.
import type { EditionFault, EdizioneYaml } from "../../schemas/edizione.ts";
import { UNRESOLVED } from "../../schemas/riferimento.ts";
import type { Numbered } from "./tables.ts";

const fault = (file: string, riga: number | null, name: string, words: string): EditionFault => {
  const cosa = `«${name}» contiene un riferimento, che lì non si risolve: ${words.slice(0, 80)}`;
  return { file, riga, cosa, rimedio: UNRESOLVED };
};
const holdsReference = (value: unknown): value is string => typeof value === "string" && /\{\s*\{/.test(value);

/** Rows of tables, by file, whose words hold a reference. */
export function unresolvedRows(tables: Readonly<Record<string, readonly Numbered<object>[]>>): EditionFault[] {
  return Object.entries(tables).flatMap(([file, rows]) =>
    rows.flatMap(({ line, row }) =>
      Object.entries(row).flatMap(([name, value]: [string, unknown]) =>
        holdsReference(value) ? [fault(file, line, name, value)] : [],
      ),
    ),
  );
}

/** The same for every word of edizione.yaml, however deep it stands. */
export function unresolvedIn(
  yaml: EdizioneYaml,
  lineOf: (path: readonly PropertyKey[]) => number | null,
): EditionFault[] {
  const seek = (value: unknown, path: readonly PropertyKey[]): EditionFault[] => {
    if (holdsReference(value)) return [fault("edizione.yaml", lineOf(path), path.map(String).join("."), value)];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      seek(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    );
  };
  return seek(yaml, []);
}
