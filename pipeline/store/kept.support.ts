// The file of rows of a CSV, as a reader leaves it.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { borgo } from "../edizione/borgo.support.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { makeElenchi } from "../reading/lists.ts";
import { readInto } from "../reading/read-submission.ts";
import { makeRowsFile } from "../reading/rows-file.ts";
import type { RowsFile } from "./load.ts";

export const edizione = await borgo();
const elenchi = makeElenchi(edizione.liste);

export function kept(protocollo: number, csv: string, folder = temporaryFolder()): RowsFile {
  const bytes = new TextEncoder().encode(csv);
  const rows = makeRowsFile();
  const { invii } = readInto(
    { bytes, nome: "prova.csv", ente: null },
    { anno: edizione.yaml.anno, elenchi, rilevazioni: [] },
    rows.take,
  );
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "righe.parquet");
  writeFileSync(path, Buffer.concat(rows.finish()));
  const sections = invii.flatMap(({ sezioni }) => sezioni);
  const righe = sections.reduce((sum, { contate }) => sum + contate, 0);
  return { path, protocollo, righe, blocchi: new Set(sections.map(({ blocco }) => blocco)) };
}
