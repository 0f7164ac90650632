// `bilancio check` in one process: what it answers and how it ends.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { borgoFolder } from "../edizione/borgo.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { checkCommand } from "./check.ts";

async function checked(importo: string, ente: string | null = null) {
  const cartella = borgoFolder();
  const file = join(cartella, "prova.csv");
  writeFileSync(file, `ente;edizione;cantiere;zona;voce;importo\nE002;2020;crescere;nord;stipendi;${importo}\n`);
  const said: string[] = [];
  const effects = { ...QUIET, say: (line: string) => void said.push(line) };
  return { said, answer: await checkCommand({ files: [file], cartella, ente, pagina: null, segna: null }, effects) };
}

test("a file with nothing to correct ends with 0", async () => {
  const { said, answer } = await checked("1200,50");
  expect([said, answer]).toEqual([["prova.csv: 1 riga letta, 0 cose da correggere"], { text: "", json: [], exit: 0 }]);
});

test("one with something to correct ends with 1, and says where, what and how", async () => {
  const { said, answer } = await checked("circa cento");
  expect([said, answer.exit]).toEqual([["prova.csv: 0 righe lette, 1 cosa da correggere"], 1]);
  expect(answer.text).toMatch(/^prova\.csv: riga 2 · .*correggere: .*«circa cento».* \[cella-non-numero\]$/);
  expect(answer.json).toMatchObject([{ codice: "cella-non-numero", quanti: 1 }]);
});

test("an ente that the edition does not have is refused, with the nearest code", async () => {
  await expect(checked("1", "E0002")).rejects.toThrow("l'ente E0002 non è in enti.csv: forse volevi scrivere «E002»");
  expect((await checked("1", "E002")).answer.exit).toBe(0);
});
