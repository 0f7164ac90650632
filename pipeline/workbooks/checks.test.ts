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
const ONE = { A6: "Crescere insieme", B6: "Alpe" };
const OTHER = { A7: "Crescere insieme", B7: "Alpe" };
const whole = (label: string, count = 1) => `${count} In «${label}» serve un numero intero, senza altre parole.`;
const HOURS = "1 In «Ore di volontariato nell'anno» serve un numero, senza altre parole.";
const SILENT = ["1 200,5", "12,5", "€ 20", "20 euro", "n.d.", "Non disponibile", "non so", "nessuno", "-", "N/D", 40.5];
const WRONG = ["una ventina", "circa 20", -3, 2.5];
const CANTIERI = ["Crescere insieme", "Abitare la cura", "Trasversale"];
const ZONE = ["Alpe", "Lungofiume", "Piana", "Tutta la città"];

/** A row for each value, all of other names. */
function rowsOf(values: readonly (string | number)[], column: string): Cells {
  const rows = values.map((value, at) => {
    const [cantiere = "", zona = ""] = [CANTIERI[at % 3], ZONE[Math.floor(at / 3)]];
    return { [`A${6 + at}`]: cantiere, [`B${6 + at}`]: zona, [`C${6 + at}`]: 5, [`${column}${6 + at}`]: value };
  });
  return Object.assign({}, ...rows);
}

/** What the sheet tells of these cells, and of which of them the answer asks. */
const CASES: readonly {
  readonly name: string;
  readonly cells: Cells;
  readonly told: readonly string[];
  readonly asked: readonly string[];
}[] = [
  {
    name: "nothing of right rows, whatever a number is written like, nor of another name of the same",
    cells: { ...rowsOf(SILENT, "G"), B6: "alpe" },
    told: [],
    asked: [],
  },
  {
    name: "a word, a word beside a number, fewer than none and half a person",
    cells: rowsOf(WRONG, "C"),
    told: [whole(BLOCK, WRONG.length)],
    asked: WRONG.map((_, at) => `C${6 + at}`),
  },
  {
    name: "each cell by its question",
    cells: { ...ONE, C6: 5, D6: "boh", G6: "tante" },
    told: [whole("di cui donne"), HOURS],
    asked: ["D6", "G6"],
  },
  {
    name: "a name of no list",
    cells: { ...ONE, C6: 5, B6: "Marte" },
    told: ["1 Risposte di «Zona» che non sono nell'elenco: sceglile dal menu della cella."],
    asked: ["B6"],
  },
  {
    name: "two rows of the same",
    cells: { ...ONE, C6: 5, ...OTHER, C7: 9 },
    told: ["2 Righe con le stesse risposte in «Cantiere» e «Zona»: tienine una sola, se dicono la stessa cosa."],
    asked: ["A7"],
  },
];

let edizione: Edizione;
const books: Uint8Array[] = [];
const folder = temporaryFolder();

beforeAll(async () => {
  if (CALC === undefined) return;
  edizione = await loadEdizione(fileURLToPath(new URL("../../data-samples/altra-citta/", import.meta.url)));
  const ente = edizione.enti.find(({ tipo }) => tipo === "ente");
  if (ente === undefined) throw new Error("the sample has no ente");
  const made = Buffer.from(await writeWorkbook(edizione, ente, {}, { prima: null, righe: 20 }));
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
  test.each(CASES.map((each, at) => ({ ...each, at })))("$name", async ({ at, told, asked }) => {
    expect(await toldIn(at)).toEqual(told);
    const regole = { anno: edizione.yaml.anno, elenchi: makeElenchi(edizione.liste), rilevazioni: [] };
    const submission = { bytes: books[at] ?? new Uint8Array(), nome: "modulo.xlsx", ente: null };
    const places = readSubmission(submission, regole)
      .diagnostics.filter(isAsked)
      .flatMap(({ luoghi }) => luoghi);
    expect(places.map(({ cella }) => cella)).toEqual(asked);
  });
});
