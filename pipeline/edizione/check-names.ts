// Names that tables and charts cannot hold: told, because every page that names them would be pulled out of shape.
import type { EditionFault, EdizioneYaml } from "../../schemas/edizione.ts";
import { shortened } from "../../schemas/text.ts";
import type { Numbered } from "./tables.ts";

type Place = (path: readonly PropertyKey[]) => number | null;

/** Letters of a name that still stand in a column of a table, or beside a bar on two lines. */
export const LONGEST = 40;

/** What tables and charts call a zona that has no short name: its name, cut where they cannot hold it and nobody else is called so. */
export function shortNameOf(nome: string, all: readonly { readonly nome: string }[]): string {
  const short = shortened(nome, LONGEST);
  return all.filter((each) => shortened(each.nome, LONGEST) === short).length > 1 ? nome : short;
}

/** A zona whose name, or a cantiere whose short name, is longer. */
export function checkNames(
  { cantieri }: Pick<EdizioneYaml, "cantieri">,
  zone: readonly Numbered<{ nome: string; breve: string }>[],
  lineOf: Place,
): EditionFault[] {
  const told = (file: string, riga: number | null, what: string, name: string): EditionFault => ({
    ...{ file, riga },
    cosa: `${what} «${name}» ha ${name.length} lettere: nelle tavole e nei grafici ne stanno ${LONGEST}`,
    rimedio: "Scrivi un nome più corto in «breve»: quello intero resta nei titoli.",
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
  ];
}
