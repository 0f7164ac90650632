// The reference is a fair one only while it accepts the rows that our reading accepts.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadEdizione } from "../pipeline/edizione/load.ts";
import { temporaryFolder } from "../pipeline/effects/folder.support.ts";
import { makeElenchi } from "../pipeline/reading/lists.ts";
import { readSubmission } from "../pipeline/reading/read-submission.ts";

const CITTA = "data-samples/altra-citta";
const ROWS = [
  "V105;2024;crescere;alpe;stipendi;12,50;;",
  "V105;2024;Crescere;ALPE;Stipendi;1.234,50;;",
  "V105;2024;crescere;alpe;acquisti;1.234;;",
  "V105;2024;crescere;alpe;affitti;€ 12,50;;",
  "V105;2024;crescere;marte;stipendi;1;;",
  "V105;2024;;alpe;stipendi;1;;",
  "V105;2024;crescere;alpe;stipendi;;;",
  "V105;2024;crescere;alpe;stipendi;circa 20;;",
  "V105;2023;crescere;alpe;stipendi;1;;",
  "Z999;2024;crescere;alpe;stipendi;1;;",
  "V105;2024;crescere;alpe;girati;1;;V106",
  "V105;2024;crescere;alpe;acquisti;1;;Z999",
  "V105;2024;crescere;alpe;acquisti;2;x;",
];

test("DuckDB alone and our reading accept the same rows", async () => {
  const text = `ente;edizione;cantiere;zona;voce;importo;figurativo;ente_beneficiario\n${ROWS.join("\n")}\n`;
  const file = join(temporaryFolder(), "risorse.csv");
  writeFileSync(file, text);
  const { stdout, stderr } = spawnSync(process.execPath, ["bench/riferimento.ts", CITTA, file], { encoding: "utf8" });
  const edizione = await loadEdizione(CITTA);
  const rules = { anno: edizione.yaml.anno, elenchi: makeElenchi(edizione.liste), rilevazioni: [] };
  const { invii } = readSubmission({ bytes: new TextEncoder().encode(text), nome: "risorse.csv", ente: null }, rules);
  const ours = invii.flatMap(({ sezioni }) => sezioni).reduce((sum, { righe }) => sum + righe.length, 0);
  expect({ stderr, accepted: Number(stdout) }).toEqual({ stderr: "", accepted: ours });
  expect(ours).toBeGreaterThan(4);
  expect(ours).toBeLessThan(ROWS.length - 4);
});
