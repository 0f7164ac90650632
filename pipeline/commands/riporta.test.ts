// A module of another year loses no answer that still has a place, and says which have none.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { fieldsOf } from "../../schemas/blocco.ts";
import { blockOf } from "../../schemas/questionario.ts";
import type { Reading } from "../../schemas/reading.ts";
import { loadEdizione } from "../edizione/load.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { makeElenchi } from "../reading/lists.ts";
import { readSubmission } from "../reading/read-submission.ts";
import { bilancio } from "./command.support.ts";

const { liste } = await loadEdizione("data-samples/2016");
const elenchi = makeElenchi(liste);
const read = (path: string, anno: number): Reading =>
  readSubmission({ bytes: readFileSync(path), nome: path, ente: null }, { anno, elenchi, rilevazioni: [] });

/** The values of the questions that both years ask, by block and row. */
const answers = ({ invii }: Reading, anni: readonly number[]) =>
  invii.map(({ ente, sezioni }) => [
    ente,
    Object.fromEntries(
      sezioni.map(({ blocco: id, stato, righe }) => {
        const blocco = blockOf(id);
        if (blocco === undefined) throw new Error(id);
        const both = anni.map((anno) => new Set(fieldsOf(blocco, anno).map(([name]) => name)));
        const kept = Object.keys(blocco.campi).map((name) => both.every((asked) => asked.has(name)));
        return [id, { stato, righe: righe.map(({ valori }) => valori.filter((_, at) => kept[at])) }];
      }),
    ),
  ]);

const FOLDER = "data-samples/2015/inviati";
const modules = readdirSync(FOLDER).filter((name) => name.endsWith(".xlsx"));

test.each(modules.slice(0, 2))("%s says the same in the module of the year after", async (name) => {
  const out = temporaryFolder();
  const done = await bilancio(["riporta", "data-samples/2016", join(FOLDER, name), "--out", out]);
  expect(done.stdout).toMatch(/\d+ risposte riportate dal modulo del 2015\./);
  const [made = ""] = readdirSync(out);
  const before = read(join(FOLDER, name), 2015);
  const after = read(join(out, made), 2016);
  // Of a table with a new question that is needed the rows wait for it: nothing else is asked of them.
  const waits = new Set(after.diagnostics.filter(({ codice }) => codice === "cella-vuota").map(({ blocco }) => blocco));
  const settled = (reading: Reading) =>
    answers(reading, [2015, 2016]).map(([ente, blocks]) => [
      ente,
      Object.fromEntries(Object.entries(blocks as object).filter(([id]) => !waits.has(id))),
    ]);
  expect(settled(after)).toEqual(settled(before));
  expect(
    after.diagnostics.filter(({ gravita, codice }) => gravita === "correggere" && codice !== "cella-vuota"),
  ).toEqual([]);
});

test("what could not be read stands as it was written; what has no place, and what was refused, is told", async () => {
  const file = join(temporaryFolder(), "vecchio.csv");
  const head = "ente;edizione;Nome del servizio;Cantiere;Zona;Destinatari;Utenti nell'anno";
  const first = "E042;2015;Doposcuola;La Forza della Comunità;Nord;Anziani;circa 5";
  writeFileSync(file, [head, first, "E042;2015;Merenda;La Forza della Comunità;Marte;Anziani;3"].join("\n"));
  const out = temporaryFolder();
  const { code, stdout } = await bilancio(["riporta", "data-samples/2016", file, "--out", out]);
  expect(stdout).toContain("1 riga non si è potuta leggere, e non è riportata.");
  expect(stdout).toContain("«Marte» non è nell'elenco");
  expect(code).toBe(1);
  const { diagnostics } = read(join(out, "modulo-2016-E042.xlsx"), 2016);
  expect(diagnostics.map(({ codice, mostrato }) => [codice, mostrato])).toContainEqual(["cella-non-numero", "circa 5"]);
});

test("a question that only this year asks, in a table made by hand, is told with its column", async () => {
  const file = join(temporaryFolder(), "a-mano.csv");
  const head = "ente;edizione;Cantiere;Zona;Volontari;di cui con più di sessantacinque anni";
  writeFileSync(file, [head, "E042;2015;La Forza della Comunità;Nord;12;5"].join("\n"));
  const done = await bilancio(["riporta", "data-samples/2016", file, "--out", temporaryFolder()]);
  expect(done.stdout).toMatch(
    /3 risposte riportate[\s\S]*nel 2015 non si chiedeva[\s\S]*«di cui con più di sessantacinque anni»/,
  );
  expect(done.code).toBe(1);
});

test("an answer that was refused for how it looked is told, and is not carried as one that reads", async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("Istruzioni").addRows([
    ["Edizione", 2015],
    ["Codice dell'ente", "E042"],
  ]);
  const sheet = book.addWorksheet("Servizi");
  const service = (name: string, users: number | string) => [name, "La Forza della Comunità", "Nord", "Anziani", users];
  sheet.addRows([
    ["Nome del servizio", "Cantiere", "Zona", "Destinatari", "Utenti nell'anno"],
    ...[service("Doposcuola", 5), service("Merenda", 40), service("Pranzo", "circa 4")],
  ]);
  sheet.getCell("E2").font = { strike: true };
  sheet.getCell("E3").numFmt = '0" mila"';
  const folder = temporaryFolder();
  const file = join(folder, "vecchio.xlsx");
  await book.xlsx.writeFile(file);
  const out = join(folder, "out");
  const done = await bilancio(["riporta", "data-samples/2016", file, "--out", out]);
  expect(done.stdout).toMatch(/2 risposte non si riportano, .*\n.*Utenti nell'anno: «5»\n.*Utenti nell'anno: «40»/);
  expect(done.code).toBe(1);
  const { invii, diagnostics } = read(join(out, "modulo-2016-E042.xlsx"), 2016);
  expect(diagnostics.map(({ codice, mostrato }) => [codice, mostrato])).toContainEqual(["cella-non-numero", "circa 4"]);
  const values = invii.flatMap(({ sezioni }) => sezioni.flatMap(({ righe }) => righe.flatMap(({ valori }) => valori)));
  expect(values.filter((value) => value === 5 || value === 40)).toEqual([]);
});

test("what is no module of another year is not carried, and a file of somebody is not written over", async () => {
  const out = temporaryFolder();
  const run = (file: string) => bilancio(["riporta", "data-samples/2016", file, "--out", out]);
  expect((await run("README.md")).stderr).toContain("non è un modulo di un altro anno");
  const [name = ""] = modules;
  await run(join(FOLDER, name));
  const [made = ""] = readdirSync(out);
  writeFileSync(join(out, made), "di qualcuno");
  expect((await run(join(FOLDER, name))).stderr).toContain("c'è già, ed è un altro file");
  expect(readFileSync(join(out, made), "utf8")).toBe("di qualcuno");
});
