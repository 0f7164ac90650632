// What was decided about the cells of a file is read in their place, as often as that raises another question.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Edizione } from "../../schemas/edizione.ts";
import { identityOf } from "../collect/decisions.ts";
import { openRegistro } from "../collect/registro.ts";
import type { Finding } from "../collect/versions.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { type Collection, intake, withCollection } from "./intake.ts";
import { archivioOf } from "./rules.ts";

const HEAD = "ente;edizione;cantiere;zona;volontari;di cui donne";
function send(edizione: Edizione, nome: string, ...rows: readonly string[]): void {
  mkdirSync(join(edizione.cartella, "inviati"), { recursive: true });
  writeFileSync(join(edizione.cartella, "inviati", nome), [HEAD, ...rows.map((row) => `E002;2020;${row}`)].join("\n"));
}

function correct(edizione: Edizione, finding: Finding | undefined, dopo: string): void {
  if (finding === undefined) throw new Error("nothing to correct");
  const registro = openRegistro(archivioOf(edizione));
  const words = { scelta: "correggi", dopo, motivo: "", pubblica: 0, il: "2021-01-01", chi: "Anna" } as const;
  registro.decide([{ ente: finding.ente ?? "", ...identityOf(finding), ...words }], 0);
  registro.close();
}

const told = ({ diagnostics }: Collection) =>
  diagnostics.map(({ codice, mostrato, esito }) => `${codice} ${mostrato} ${esito}`);
const first = ({ diagnostics }: Collection) => diagnostics.find(({ esito }) => esito === "aperto");

test("a value that raises another question is corrected in its turn; what was mended is told once, as mended", async () => {
  const edizione = await borgo();
  send(edizione, "volontari.csv", "crescere;nord;circa 20;3");
  const before = await intake(edizione, QUIET);
  expect(told(before)).toEqual(["cella-non-numero circa 20 aperto"]);
  correct(edizione, first(before), "venti");
  const between = await intake(edizione, QUIET);
  expect(told(between)).toEqual(["cella-non-numero venti aperto", "cella-non-numero circa 20 corretto"]);
  correct(edizione, first(between), "2");
  const then = await intake(edizione, QUIET);
  // More women than volunteers: the rules of the row hold for the new value too.
  expect(told(then)).toEqual([
    "di-cui-maggiore 3 aperto",
    "cella-non-numero circa 20 corretto",
    "cella-non-numero venti corretto",
  ]);
  correct(edizione, first(then), "1");
  const after = await intake(edizione, QUIET);
  expect(told(after).filter((each) => each.endsWith("aperto"))).toEqual([]);
  expect(after.riletti, "each reading is kept").toBe(1);
  expect((await intake(edizione, QUIET)).riletti).toBe(0);
});

test("a correction that mends nothing closes nothing", async () => {
  const edizione = await borgo();
  send(edizione, "volontari.csv", "crescere;nord;circa 20;3", "crescere;sud;7;3");
  const before = await intake(edizione, QUIET);
  correct(edizione, first(before), "circa 20");
  expect(told(await intake(edizione, QUIET))).toEqual(["cella-non-numero circa 20 aperto"]);
});

test("a reading that was taken away because it was damaged is read again, also by who had kept it in mind", async () => {
  const edizione = await borgo();
  send(edizione, "volontari.csv", "crescere;nord;20;3");
  const remembered = { readings: new Map(), intact: new Set<string>() };
  await intake(edizione, QUIET);
  const again = () => withCollection(edizione, QUIET, (_, settle) => settle(), undefined, remembered);
  const { letti, riletti } = await again();
  expect(riletti).toBe(0);
  for (const { kept } of letti) rmSync(kept.head);
  expect((await again()).riletti).toBe(1);
});
