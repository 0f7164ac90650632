// The answer to a file as a page: what is fine, what is left to do, each thing with the cells around it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../effects/folder.support.ts";
import { faultsOf } from "../report/axe.support.ts";
import { startBrowser } from "../report/browser.ts";
import { bilancio } from "./command.support.ts";
import { CITTA, cellOf, sentWorkbook } from "./sent-workbook.support.ts";

const out = temporaryFolder();
let browser: Awaited<ReturnType<typeof startBrowser>>;

/** The page of the answer to a workbook. */
async function sent(name: string, fill: (book: ExcelJS.Workbook) => void): Promise<string> {
  const path = join(out, name);
  await sentWorkbook(path, fill);
  await bilancio(["check", path, "--edizione", CITTA, "--pagina", join(out, "risposte")]);
  return join(out, "risposte", `risposta-${name}.html`);
}
const rows = (book: ExcelJS.Workbook, sheet: string, from: number, values: readonly (readonly unknown[])[]): void =>
  values.forEach((row, n) => {
    row.forEach((value, at) => {
      cellOf(book, sheet, `${"ABCDEFG"[at]}${from + n}`).value = value as ExcelJS.CellValue;
    });
  });

let faulty = "";
let good = "";
beforeAll(async () => {
  browser = await startBrowser();
  faulty = await sent("modulo <b>.xlsx", (book) => {
    rows(book, "Volontari", 6, [
      ["Crescere insieme", "Alpe", "circa 20", 3],
      ["Crescere insieme", "Piana", 4, 9],
    ]);
    rows(book, "Bisogni", 6, [["Crescere insieme", "Alpe"]]);
    cellOf(book, "Voci", "B3").value = "sì";
  });
  good = await sent("bene.xlsx", (book) => rows(book, "Volontari", 6, [["Crescere insieme", "Alpe", 20, 3]]));
});
afterAll(() => browser.close());

const textOf = async (path: string, selector: string): Promise<string[]> => {
  const page = await browser.newPage();
  await page.goto(`file://${path}`);
  const found = await page.$$eval(selector, (all) =>
    all.map((one) => (one.textContent ?? "").replace(/\s+/g, " ").trim()),
  );
  await page.close();
  return found;
};

test("says how many things there are, each with its cell, its words and what stands around it", async () => {
  const [title = ""] = await textOf(faulty, "h1");
  const things = await textOf(faulty, ".cosa h3");
  expect(title).toBe(`Ci sono ${things.length} cose da sistemare`);
  expect((await textOf(faulty, ".riepilogo li")).length).toBe(things.length);
  expect(things.slice(0, 2)).toEqual([
    "C6 · Volontari – Crescere insieme, Alpe",
    "D7 · di cui donne – Crescere insieme, Piana",
  ]);
  const [grid = ""] = await textOf(faulty, ".griglia table");
  expect(grid).toBe(
    "Foglio «Volontari», riga 6RigaABCD5Cantiere *Zona *Volontari *di cui donne6Crescere insiemeAlpecirca 20questa cella3",
  );
  expect(await textOf(faulty, ".cosa .prima-dopo")).toEqual(["nel file circa 20 proponiamo 20"]);
  expect(await textOf(faulty, ".bene li")).toEqual(["Voci e proposte – niente da dichiarare"]);
  expect(readFileSync(faulty, "utf8")).not.toContain("modulo <b>");
});

test("where all is well it says so, and what is missing yet", async () => {
  expect(await textOf(good, "h1")).toEqual(["Va tutto bene"]);
  expect(await textOf(good, ".riepilogo, .cosa")).toEqual([]);
  expect(await textOf(good, ".avviso p")).toEqual([expect.stringContaining("parti che mancano")]);
  expect(await textOf(good, "main > ul:not(.bene) li")).toContain("Risorse impiegate");
});

test.each([360, 1280])(
  "axe finds no fault at %i px, nothing is asked for, and the marked cell is seen whole",
  async (width) => {
    for (const path of [faulty, good]) {
      const page = await browser.newPage();
      await page.setViewport({ width, height: 900 });
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(`file://${path}`);
      expect(await faultsOf(page)).toEqual([]);
      expect(asked).toHaveLength(1);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      const isSeen = `[...document.querySelectorAll(".qui")].every((one) => one.getBoundingClientRect().right <= ${width})`;
      expect(await page.evaluate(isSeen)).toBe(true);
      await page.close();
    }
  },
);

test("where all is well it prints on one page", async () => {
  const page = await browser.newPage();
  await page.goto(`file://${good}`);
  const pdf = await page.pdf({ format: "A4", margin: { top: "15mm", bottom: "15mm", left: "15mm", right: "15mm" } });
  await page.close();
  expect(
    Buffer.from(pdf)
      .toString("latin1")
      .match(/\/Type\s*\/Page\b(?!s)/g),
  ).toHaveLength(1);
});
