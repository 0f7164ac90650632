// One workbook for each ente, with what it declared the year before; what somebody filled is never written over.
import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyOf, temporaryFolder } from "../effects/folder.support.ts";
import { bilancio } from "./command.support.ts";

const CITTA = "data-samples/altra-citta";

test("every ente has one, and what was filled meanwhile stays and is named", async () => {
  const out = temporaryFolder();
  const { code, stdout } = await bilancio(["template", CITTA, "--out", out, "--csv"]);
  expect([code, stdout]).toEqual([0, expect.stringContaining("13 moduli per l'edizione 2024")]);
  expect(stdout).toContain("--prima");
  const names = readdirSync(out).filter((name) => name.endsWith(".xlsx"));
  expect([names.length, names[0]]).toEqual([13, "modulo-2024-V100.xlsx"]);
  const table = readFileSync(join(out, "modulo-2024-V101-csv", "volontari.csv"), "utf8");
  expect(table).toMatch(/^\uFEFFente;edizione;Cantiere;Zona;Volontari;/);
  const path = join(out, "modulo-2024-V101.xlsx");
  appendFileSync(path, "x");
  const filled = readFileSync(path);
  const again = await bilancio(["moduli", CITTA, "--out", out]);
  expect([again.code, again.stdout]).toEqual([1, expect.stringContaining("rimasto com'era: modulo-2024-V101.xlsx")]);
  expect(readFileSync(path).equals(filled)).toBe(true);
});

test("the answers of the year before come from the edition of that year, of the same city", async () => {
  const out = temporaryFolder();
  const prima = copyOf("data-samples/2015");
  const made = await bilancio([
    "moduli",
    "data-samples/2016",
    "--prima",
    prima,
    "--ente",
    "E125",
    "--out",
    out,
    "--csv",
  ]);
  expect([made.code, made.stdout]).toEqual([0, expect.stringContaining("Con le risposte del 2015")]);
  expect(existsSync(join(out, "modulo-2016-E125.xlsx"))).toBe(true);
  const table = readFileSync(join(out, "modulo-2016-E125-csv", "volontari.csv"), "utf8").split("\r\n");
  expect(table[1]).toMatch(/^E125;2016;[^;]+;[^;]+;;/);
  const other = await bilancio(["moduli", "data-samples/2016", "--prima", CITTA, "--out", out]);
  expect([other.code, other.stderr]).toEqual([
    2,
    expect.stringContaining("dev'essere un'edizione di Brescia di prima del 2016"),
  ]);
  const nobody = await bilancio(["moduli", "data-samples/2016", "--ente", "E999", "--out", out]);
  expect([nobody.code, nobody.stderr]).toEqual([2, expect.stringContaining("non è in enti.csv")]);
});
