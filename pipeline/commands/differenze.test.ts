// What changed from one file to the next, and from one year to the next, with the cells of both.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyOf, temporaryFolder } from "../effects/folder.support.ts";
import { bilancio } from "./command.support.ts";

const HEAD = "ente;edizione;cantiere;zona;volontari;Ore di volontariato nell'anno";

async function city(): Promise<string> {
  const folder = copyOf("data-samples/altra-citta");
  rmSync(join(folder, "inviati"), { recursive: true });
  mkdirSync(join(folder, "inviati"));
  await send(
    folder,
    "primo.csv",
    "Crescere insieme;Alpe;12;300",
    "Abitare la cura;Alpe;7;",
    "Crescere insieme;Piana;2;10",
  );
  return folder;
}

async function send(folder: string, name: string, ...rows: readonly string[]): Promise<void> {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, [HEAD, ...rows.map((row) => `V101;2024;${row}`)].join("\n"));
  await bilancio(["receive", folder, path]);
}

test("what counts is told beside what it replaced: a line for each changed answer, with its cells", async () => {
  const folder = await city();
  expect((await bilancio(["differenze", folder])).stdout).toBe("Nessun invio ne ha sostituito un altro.\n");
  await send(
    folder,
    "secondo.csv",
    "Abitare la cura;Alpe;7;44",
    "Crescere insieme;Alpe;21;300",
    "Abitare la cura;Piana;3;5",
  );
  const csv = join(temporaryFolder(), "differenze.csv");
  const { stdout } = await bilancio(["differenze", folder, "--ente", "V101", "--csv", csv]);
  expect(stdout.trimEnd().split("\n")).toEqual([
    "V101 Altalena di Carta Cooperativa Sociale · Volontari: primo.csv (protocollo 1) → secondo.csv (protocollo 2)",
    "  Ore di volontariato nell'anno – Abitare la cura, Alpe (primo F3 → secondo F2): vuota → 44",
    "  Volontari – Crescere insieme, Alpe (primo E2 → secondo E3): 12 → 21",
    "  riga nuova, Abitare la cura, Piana (secondo riga 4): Cantiere Abitare la cura, Zona Piana, Volontari 3, Ore di volontariato nell'anno 5",
    "  riga tolta, Crescere insieme, Piana (primo riga 4): Cantiere Crescere insieme, Zona Piana, Volontari 2, Ore di volontariato nell'anno 10",
    "4 differenze in tutto",
    `Sono tutte in ${csv}.`,
  ]);
  expect(readFileSync(csv, "utf8").split("\r\n")[1]).toBe(
    "V101;Volontari;cambiata;Abitare la cura, Alpe;Ore di volontariato nell'anno;vuota;44;primo F3;secondo F2",
  );
  await send(
    folder,
    "terzo.csv",
    "Abitare la cura;Alpe;7;44",
    "Crescere insieme;Alpe;22;300",
    "Abitare la cura;Piana;3;5",
  );
  const last = await bilancio(["differenze", folder]);
  expect(last.stdout, "of several versions the newest two").toContain(
    "secondo.csv (protocollo 2) → terzo.csv (protocollo 3)\n",
  );
  const first = JSON.parse((await bilancio(["differenze", folder, "--da", "1", "--a", "3", "--json"])).stdout);
  expect(first[0].differenze.map(({ prima, ora }: { prima: string; ora: string }) => [prima, ora])).toContainEqual([
    "12",
    "22",
  ]);
});

test("the year before is matched by the names of its rows, cell by cell", async () => {
  const before = await city();
  const now = join(temporaryFolder(), "2025");
  await bilancio(["nuova", now, "--da", before]);
  mkdirSync(join(now, "inviati"), { recursive: true });
  writeFileSync(join(now, "inviati", "nuovo.csv"), `${HEAD}\nV101;2025;Crescere insieme;Alpe;15;300\n`);
  const { stdout } = await bilancio(["differenze", now, "--prima", before]);
  expect(stdout.trimEnd().split("\n")).toEqual([
    "V101 Altalena di Carta Cooperativa Sociale · Volontari: primo.csv (protocollo 1) → nuovo.csv (protocollo 1)",
    "  Volontari – Crescere insieme, Alpe (primo E2 → nuovo E2): 12 → 15",
    expect.stringContaining("riga tolta, Abitare la cura, Alpe (primo riga 3)"),
    expect.stringContaining("riga tolta, Crescere insieme, Piana (primo riga 4)"),
    "3 differenze in tutto",
  ]);
});

test.each([
  [["--da", "1"], "servono tutti e due i protocolli"],
  [["--da", "uno", "--a", "2"], "vogliono un protocollo"],
  [["--da", "1", "--a", "412"], "il protocollo 412 non c'è"],
  [["--da", "1", "--a", "1"], "sono lo stesso invio"],
  [["--da", "1", "--a", "2", "--prima", "data-samples/altra-citta"], "o --da e --a, o --prima"],
  [["--prima", "data-samples/altra-citta"], "dev'essere un'edizione di"],
])("%o stops", async (args, why) => {
  // To look for an arrival opens the register, and makes it where there is none: not in the sample.
  const { code, stderr } = await bilancio(["differenze", await city(), ...args]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
});
