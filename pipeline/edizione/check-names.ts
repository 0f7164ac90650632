// Names that tables and charts cannot hold: told, because every page that names them would be pulled out of shape.
import type { EditionFault, EdizioneYaml } from "../../schemas/edizione.ts";
import { shortened } from "../../schemas/text.ts";
import type { Numbered } from "./tables.ts";

const SHORT = "Scrivi un nome più corto in «breve»: quello intero resta nei titoli.";

type Place = (path: readonly PropertyKey[]) => number | null;

/** Letters of a name that still stand in a column of a table, or beside a bar on two lines. */
export const LONGEST = 40;

/** What tables and charts call a zona that has no short name: its name, cut where they cannot hold it and nobody else is called so. */
export function shortNameOf(nome: string, all: readonly { readonly nome: string }[]): string {
  const short = shortened(nome, LONGEST);
  return all.filter((each) => shortened(each.nome, LONGEST) === short).length > 1 ? nome : short;
}

/** A zona whose name, a cantiere whose short name, or a quartiere whose name is longer. */
export function checkNames(
  { cantieri }: Pick<EdizioneYaml, "cantieri">,
  zone: readonly Numbered<{ nome: string; breve: string }>[],
  quartieri: readonly Numbered<{ nome: string }>[],
  lineOf: Place,
): EditionFault[] {
  const told = (file: string, riga: number | null, what: string, name: string, rimedio = SHORT): EditionFault => ({
    ...{ file, riga },
    cosa: `${what} «${name}» ha ${name.length} lettere: nelle tavole e nei grafici ne stanno ${LONGEST}`,
    rimedio,
  });
  return [
    ...zone.flatMap(({ row: { nome, breve }, line }) =>
      (breve || nome).length > LONGEST ? [told("territorio/zone.csv", line, "la zona", breve || nome)] : [],
    ),
    ...cantieri.flatMap(({ breve }, i) =>
      breve.length > LONGEST
        ? [told("edizione.yaml", lineOf(["cantieri", i]), "il nome breve del cantiere", breve)]
        : [],
    ),
    ...quartieri.flatMap(({ row: { nome }, line }) =>
      nome.length > LONGEST
        ? [
            told(
              "territorio/quartieri.csv",
              line,
              "il quartiere",
              nome,
              "Scrivi un nome più corto, e quello intero fra gli alias.",
            ),
          ]
        : [],
    ),
  ];
}
