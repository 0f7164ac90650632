// Whatever members write – in cells, headings, names of sheets and files – nothing that the program says or publishes
// commands a terminal, turns the direction of writing or repeats a whole cell.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { copyOfBuilt } from "../line/built.support.ts";
import { bilancio } from "./command.support.ts";

const PLANTED = "Casa\u001b[31m\u001b]0;x\u0007\u009b2J\u0008\u202eecilA\u2066\u007f";
const LONG = `${PLANTED}${"y".repeat(20_000)}`;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const COMMANDS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
/** Longer than any answer that is kept. */
const REPEATED = /y{3000}/;

const csv = (...rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => `"${cell}"`).join(";")).join("\n");

/** A file for each block with something planted in every cell, and some whose rows are counted. */
function submissions(folder: string): string[] {
  const files: Record<string, string> = {
    "voci.csv": csv(
      ["ente", "edizione", "occasione", "cantiere", "testo"],
      ["V107", "2024", "Assemblea di valle", "Crescere insieme", PLANTED],
    ),
    "punti.csv": csv(
      ["ente", "edizione", "nome", "quartiere", "ore_settimanali", "stato"],
      ["V105", "2024", PLANTED, "Mulini", "6", "attivo"],
    ),
    [`pia${PLANTED.replaceAll("/", "")}no.csv`]: csv(
      ["ente", "edizione", "cantiere", "zona", "volontari"],
      ["V108", "2024", PLANTED, PLANTED, PLANTED],
    ),
    "senza-ente.csv": csv([PLANTED, "edizione", "cantiere", LONG], [LONG, PLANTED, PLANTED, LONG]),
  };
  for (const { id, campi } of blocksAskedIn(2024)) {
    const names = ["ente", "edizione", ...Object.keys(campi), PLANTED];
    const row = (cell: string) => ["V109", "2024", ...Object.keys(campi).map(() => cell), cell];
    files[`${id}-tutto.csv`] = csv(names, row(PLANTED), row(LONG));
  }
  return Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
}

async function workbook(folder: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  for (const name of ["Volontari", "Casa\u202ealice"]) {
    const sheet = book.addWorksheet(name);
    sheet.addRow(["Codice ente", "Edizione", "Cantiere", "Zona", "Volontari", "Donne\u001b[31m\u202e"]);
    sheet.addRow(["V110", 2024, PLANTED, "Alpe", LONG, PLANTED]);
  }
  const path = join(folder, "modulo.xlsx");
  await book.xlsx.writeFile(path);
  return path;
}

test("what is planted in every kind of cell and name comes out of no mouth", async () => {
  const [edition, sent, out] = [await copyOfBuilt(), temporaryFolder(), temporaryFolder()];
  const enti = readFileSync(join(edition, "enti.csv"), "utf8");
  writeFileSync(join(edition, "enti.csv"), enti.replace(/^(V10[57]),[^,]*/gm, `$1,${PLANTED} $1`));
  const files = [...submissions(sent), await workbook(sent)];
  const check = await bilancio(["check", ...files, "--edizione", edition]);
  const said = [
    check,
    await bilancio(["check", ...files, "--edizione", edition, "--json"]),
    await bilancio(["receive", edition, ...files]),
    await bilancio(["receive", edition, ...files, "--json"]),
    await bilancio(["build", edition, "--no-pdf", "--out", out]),
    await bilancio(["status", edition]),
    await bilancio(["status", edition, "--json"]),
  ];
  const findings = check.stdout.trimEnd().split("\n");
  expect(findings.length).toBeGreaterThan(50);
  for (const line of findings) {
    expect(line).toMatch(/: (correggere|confermare|consiglio|nota): .* \[[a-z-]+\]$/);
    expect(line.length).toBeLessThan(1200);
  }
  for (const { stdout, stderr } of said) {
    expect(stdout + stderr).not.toMatch(COMMANDS);
    expect(stdout + stderr).not.toMatch(REPEATED);
  }
  const written = readdirSync(out, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  expect(written.length).toBeGreaterThan(100);
  for (const { parentPath, name } of written) {
    const bytes = readFileSync(join(parentPath, name));
    const isText = /\.(html|json|csv)$/.test(name);
    if (isText) expect(bytes.toString("utf8").match(COMMANDS), name).toBeNull();
    else
      expect(
        ["\u001b[31m", "\u202e"].some((each) => bytes.includes(each)),
        name,
      ).toBe(false);
    expect(bytes.toString("utf8").match(REPEATED), name).toBeNull();
  }
  const tables = written.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"));
  expect(
    tables.some((text) => text.includes("Casa␛[31m")),
    "what is planted is published",
  ).toBe(true);
}, 120_000);
