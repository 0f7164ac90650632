// Survey exports and their mappings, for the tests: the mapping as YAML, the export as text or as sheets of a workbook.
import { parse } from "yaml";
import type { Reading } from "../../schemas/reading.ts";
import type { Mappatura } from "../../schemas/rilevazione.ts";
import { rilevazioneSchema } from "../../schemas/rilevazione-schema.ts";
import { written } from "../formats/workbooks.support.ts";
import { read } from "./reading.support.ts";

/** A mapping of 2024 whose ente is in the column CODICE; without its lines. */
export function mapping(text: string, file = "prova.csv"): Mappatura {
  const data: unknown = parse(`file: ["${file}"]\nente: CODICE\nedizione: 2024\n${text}`);
  return { origine: "inviati/rilevazioni/prova.yaml", righe: {}, mappa: rilevazioneSchema.parse(data) };
}

/** Volontari of «crescere» in ZONA and VOL, with more entries of the mapping before. */
export const volontari = (more = ""): Mappatura =>
  mapping(`${more}
blocchi:
  volontari:
    gruppi:
      - fissi: { cantiere: crescere }
        campi: { zona: ZONA, volontari: VOL }
`);

export const survey = (mappatura: Mappatura, ...lines: readonly string[]): Reading =>
  read(lines.join("\n"), { rilevazioni: [mappatura] });

/** An export as a workbook: rows of cells by the name of the sheet. */
export async function surveyBook(
  mappatura: Mappatura,
  sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>,
): Promise<Reading> {
  const bytes = await written((book) => {
    for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows.map((row) => [...row]));
  });
  const mappa = { ...mappatura.mappa, file: ["prova.xlsx"] };
  return read(bytes, { rilevazioni: [{ ...mappatura, mappa }] });
}

/** The values of one field of a block, of every row that counts: `V105 12`. */
export function counted({ invii }: Reading, blocco: string, at: number): string[] {
  return invii.flatMap(({ ente, sezioni }) =>
    sezioni.flatMap((sezione) =>
      sezione.blocco === blocco ? sezione.righe.map(({ valori }) => `${ente} ${valori[at]}`) : [],
    ),
  );
}
