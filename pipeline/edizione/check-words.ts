// The words of tables and of edizione.yaml are printed as they are: a reference that nobody resolves there, and letters that
// the faces of the report lack, are told with their place.
import type { EditionFault, EdizioneYaml } from "../../schemas/edizione.ts";
import { BEYOND, lettersBeyond } from "../../schemas/lettere.ts";
import { UNRESOLVED } from "../../schemas/riferimento.ts";
import type { Numbered } from "./tables.ts";

/** Other ways to write a name are read, and never printed. */
const NOT_PRINTED: ReadonlySet<PropertyKey> = new Set(["alias"]);

/** What is wrong with the words of a place, and how to mend it. */
function faultsOf(path: readonly PropertyKey[], words: string): Pick<EditionFault, "cosa" | "rimedio">[] {
  const name = path.map(String).join(".");
  const reference = /\{\s*\{/.test(words)
    ? [
        {
          cosa: `«${name}» contiene un riferimento, che lì non si risolve: ${words.slice(0, 80)}`,
          rimedio: UNRESOLVED,
        },
      ]
    : [];
  const beyond = path.some((part) => NOT_PRINTED.has(part)) ? [] : lettersBeyond(words);
  if (beyond.length === 0) return reference;
  return [...reference, { cosa: `in «${name}» ${BEYOND.cosa(beyond)}`, rimedio: BEYOND.rimedio }];
}

/** Rows of tables, by file. */
export function checkRowWords(tables: Readonly<Record<string, readonly Numbered<object>[]>>): EditionFault[] {
  return Object.entries(tables).flatMap(([file, rows]) =>
    rows.flatMap(({ line, row }) =>
      Object.entries(row).flatMap(([name, value]: [string, unknown]) =>
        typeof value === "string" ? faultsOf([name], value).map((fault) => ({ file, riga: line, ...fault })) : [],
      ),
    ),
  );
}

/** The same for every word of edizione.yaml, however deep it stands. */
export function checkWords(
  yaml: EdizioneYaml,
  lineOf: (path: readonly PropertyKey[]) => number | null,
): EditionFault[] {
  const seek = (value: unknown, path: readonly PropertyKey[]): EditionFault[] => {
    if (typeof value === "string")
      return faultsOf(path, value).map((fault) => ({ file: "edizione.yaml", riga: lineOf(path), ...fault }));
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      seek(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    );
  };
  return seek(yaml, []);
}
