// What the sheet of checks counts is what the readers ask about: worked out by LibreOffice, where it is at hand.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Edizione } from "../../schemas/edizione.ts";
import { loadEdizione } from "../edizione/load.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { makeElenchi } from "../reading/lists.ts";
import { readSubmission } from "../reading/read-submission.ts";
import { writeWorkbook } from "./workbook.ts";

const BLOCK = "Volontari";
const CALC = ["soffice", "libreoffice"].find((name) => {
  try {
    return execFileSync(name, ["--version"], { stdio: "pipe" }).length > 0;
  } catch {
    return false;
  }
});

type Cells = Readonly<Record<string, string | number>>;
const ONE = { A6: "Crescere insieme", B6: "Alpe", C6: 5 };
const OTHER = { A7: "Crescere insieme", B7: "Alpe", C7: 9 };
const whole = (label: string) => `1 In «${label}» serve un numero intero, senza altre parole.`;
const HOURS = "1 In «Ore di volontariato nell'anno» serve un numero, senza altre parole.";
const silent = ["1 200,5", "12,5", "€ 20", "20 euro", "n.d.", "Non disponibile", "non so", "nessuno", "-", "N/D", 40.5];

const CASES: readonly { readonly name: string; readonly cells: Cells; readonly told: readonly string[] }[] = [
  { name: "nothing of a right row", cells: ONE, told: [] },
  { name: "a word", cells: { ...ONE, C6: "una ventina" }, told: [whole(BLOCK)] },
  { name: "a word beside a number", cells: { ...ONE, C6: "circa 20" }, told: [whole(BLOCK)] },
  { name: "fewer than none", cells: { ...ONE, C6: -3 }, told: [whole(BLOCK)] },
  { name: "half a person", cells: { ...ONE, C6: 2.5 }, told: [whole(BLOCK)] },
  {
    name: "each cell by its question",
    cells: { ...ONE, D6: "boh", G6: "tante" },
    told: [whole("di cui donne"), HOURS],
  },
  {
    name: "a name of no list",
    cells: { ...ONE, B6: "Marte" },
    told: ["1 Risposte di «Zona» che non sono nell'elenco: sceglile dal menu della cella."],
  },
  { name: "no other name of the same", cells: { ...ONE, B6: "alpe" }, told: [] },
  {
    name: "two rows of the same",
    cells: { ...ONE, ...OTHER },
    told: ["2 Righe con le stesse risposte in «Cantiere» e «Zona»: tienine una sola, se dicono la stessa cosa."],
  },
  ...silent.map((hours) => ({ name: `nothing of «${hours}»`, cells: { ...ONE, G6: hours }, told: [] })),
];

let edizione: Edizione;
const books: Uint8Array[] = [];
const folder = temporaryFolder();

beforeAll(async () => {
  if (CALC === undefined) return;
  edizione = await loadEdizione(fileURLToPath(new URL("../../data-samples/altra-citta/", import.meta.url)));
  const ente = edizione.enti.find(({ tipo }) => tipo === "ente");
  if (ente === undefined) throw new Error("the sample has no ente");
  const made = Buffer.from(await writeWorkbook(edizione, ente, {}, { prima: null }));
  for (const { cells } of CASES) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(made as unknown as ArrayBuffer);
    const sheet = book.getWorksheet(BLOCK);
    for (const [cell, value] of Object.entries(cells)) if (sheet !== undefined) sheet.getCell(cell).value = value;
    books.push(new Uint8Array(await book.xlsx.writeBuffer()));
  }
  const files = books.map((bytes, at) => {
    const file = join(folder, `${at}.xlsx`);
    writeFileSync(file, bytes);
    return file;
  });
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const out = join(folder, "worked-out");
  execFileSync(CALC, [profile, "--headless", "--convert-to", "xlsx", "--outdir", out, ...files], { stdio: "pipe" });
});

/** Count and sentence of each line of the sheet that the program of sheets has worked out. */
async function toldIn(at: number): Promise<string[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(folder, "worked-out", `${at}.xlsx`));
  const sheet = book.getWorksheet("Controlli");
  const shown = (row: number, column: number): string => {
    const value = sheet?.getCell(row, column).value;
    return typeof value === "object" && value !== null && "result" in value ? String(value.result ?? "") : "";
  };
  const rows = Array.from({ length: sheet?.rowCount ?? 0 }, (_, row) => row + 1);
  expect(rows.filter((row) => shown(row, 3) === "[object Object]")).toEqual([]);
  return rows.filter((row) => shown(row, 1) === BLOCK).map((row) => `${shown(row, 3)} ${shown(row, 4)}`);
}

const isAsked = ({ gravita }: { readonly gravita: string }): boolean =>
  gravita === "correggere" || gravita === "confermare";

describe.skipIf(CALC === undefined)("in a program of sheets the checks tell, as the answer does,", () => {
  test.each(CASES.map((each, at) => ({ ...each, at })))("$name", async ({ at, told }) => {
    expect(await toldIn(at)).toEqual(told);
    const regole = { anno: edizione.yaml.anno, elenchi: makeElenchi(edizione.liste), rilevazioni: [] };
    const submission = { bytes: books[at] ?? new Uint8Array(), nome: "modulo.xlsx", ente: null };
    const asked = readSubmission(submission, regole).diagnostics.filter(isAsked);
    expect(asked.length > 0).toBe(told.length > 0);
  });
});
