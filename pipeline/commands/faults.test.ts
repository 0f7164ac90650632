// What the machine refuses, really refused: each time one Italian sentence, whether the file was taken, and no word of the
// system's own.
import { mkdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { copyOf, temporaryFolder } from "../effects/folder.support.ts";
import { risorse } from "../reading/reading.support.ts";
import { bilancio, bilancioAlone, type Finished } from "./command.support.ts";

function file(name: string, text = risorse("crescere;alpe;stipendi;2")): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

/** An edition of which nothing was received yet. */
function edition(): string {
  const folder = copyOf("data-samples/altra-citta");
  rmSync(join(folder, "inviati"), { recursive: true });
  return folder;
}

const SYSTEM = /\b(E[A-Z]{3,}|SQLITE|database|disk I\/O|locked|malformed|illegal|permission|directory|errno)\b/;

function expectSaid({ code, stdout, stderr }: Finished, sentence: RegExp, fate: string): void {
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(sentence);
  expect(stderr).toContain(fate);
  expect(stderr.replaceAll(/\/\S+/g, "")).not.toMatch(SYSTEM);
  expect(stderr).not.toMatch(/\n\s+at /);
}

describe("receive", () => {
  const NOT_TAKEN = "modulo.csv non è stato ricevuto.";
  test.concurrent.each<[string, (archivio: string) => void, RegExp, string]>([
    [
      "the register is a folder",
      (a) => mkdirSync(join(a, "registro.sqlite"), { recursive: true }),
      /^Non riesco ad aprire il registro/,
      NOT_TAKEN,
    ],
    [
      "the archive is a file",
      (a) => writeFileSync(a, ""),
      /^\/.*archivio: qui c'è una cartella dove serve un file/,
      NOT_TAKEN,
    ],
    [
      "the folder of the bytes is a file",
      (a) => {
        mkdirSync(a);
        writeFileSync(join(a, "file"), "");
      },
      /archivio\/file.*: qui c'è una cartella dove serve un file/,
      NOT_TAKEN,
    ],
    [
      "the readings cannot be written",
      (a) => {
        mkdirSync(a);
        writeFileSync(join(a, "letture"), "");
      },
      /archivio\/letture.*: qui c'è una cartella dove serve un file/,
      "Ricevuti e registrati: modulo.csv (protocollo 1).",
    ],
  ])("when %s", async (_, damage, sentence, fate) => {
    const folder = edition();
    damage(join(folder, "archivio"));
    expectSaid(await bilancio(["receive", folder, file("modulo.csv")]), sentence, fate);
  });

  test.concurrent("when it is given a folder", async () => {
    const folder = edition();
    const given = join(temporaryFolder(), "modulo.csv");
    mkdirSync(given);
    expectSaid(await bilancio(["receive", folder, given]), /modulo\.csv: qui c'è una cartella/, NOT_TAKEN);
  });

  test.concurrent("when the disk takes no more: none of the files is taken", async () => {
    const folder = edition();
    const large = file("grande.csv", "x".repeat(3_000_000));
    const finished = await bilancioAlone(["receive", folder, file("modulo.csv"), large], { blocks: 1000 });
    expectSaid(finished, /^Il disco è pieno/, "Nessuno di questi file è stato ricevuto: modulo.csv, grande.csv.");
    const { stdout } = await bilancio(["verifica", folder, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ ricezioni: 0 });
  });

  test.concurrent("when the register takes no more", async () => {
    const finished = await bilancioAlone(["receive", edition(), file("modulo.csv")], { blocks: 20 });
    expectSaid(finished, /^Il disco .* il registro dei file ricevuti/, NOT_TAKEN);
  });

  test.concurrent("when another process holds the register", async () => {
    const folder = edition();
    await bilancio(["receive", folder, file("primo.csv")]);
    const other = new DatabaseSync(join(folder, "archivio", "registro.sqlite"));
    other.exec("BEGIN IMMEDIATE");
    const finished = await bilancio(["receive", folder, file("modulo.csv", "altro")]);
    other.close();
    expectSaid(finished, /^Un altro programma sta usando il registro/, NOT_TAKEN);
    expect((await bilancio(["receive", folder, file("modulo.csv", "altro")])).stdout).toMatch(
      /^modulo.csv: protocollo 2\n/,
    );
  });
});

describe.each([
  ["cut", (path: string) => truncateSync(path, 5000), /è danneggiato e non si può leggere/],
  ["empty", (path: string) => truncateSync(path, 0), /manca o è vuoto/],
  ["gone", (path: string) => rmSync(path), /manca o è vuoto/],
])("a register that is %s stops every command, and nothing is called safe", (_, damage, sentence) => {
  test("and each says so", async () => {
    const folder = edition();
    await bilancio(["receive", folder, file("modulo.csv")]);
    damage(join(folder, "archivio", "registro.sqlite"));
    for (const name of ["status", "verifica", "receive", "build"]) {
      const args = name === "receive" ? [name, folder, file("altro.csv", "altro")] : [name, folder];
      const { code, stdout, stderr } = await bilancio(args);
      expect({ name, code, stdout }).toEqual({ name, code: 2, stdout: "" });
      expect(stderr).toMatch(sentence);
      expect(stderr).not.toMatch(/al sicuro/);
    }
  });
});
