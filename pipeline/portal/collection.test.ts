// A file is answered before it is compared with the rest: meanwhile nobody is told that all is well, nobody else's page moves, and
// in the end all is as if it had been read as a whole.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findingId } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Arrival } from "../collect/receive.ts";
import { openRegistroPortale } from "../collect/registro-portale.ts";
import { borgoFolder } from "../edizione/borgo.support.ts";
import { loadEdizione } from "../edizione/load.ts";
import { QUIET } from "../effects/quiet.support.ts";
import type { Collection } from "../line/intake.ts";
import { withQuestions } from "../line/questions.ts";
import { openRaccolta, type Raccolta } from "./collection.ts";
import { lettoOf } from "./situation.ts";

/** E002 says that it gave E003 a hundred; what E003 says of it is asked of both, and shows only when both were read. */
const MONEY = {
  "inviati/a.csv":
    "ente;edizione;cantiere;zona;voce;importo;ente_beneficiario\nE002;2020;Crescere;Nord;Stipendi;100000;E003\n",
  "inviati/c.csv": "ente;edizione;cantiere;zona;volontari;donne\nE004;2020;Abitare;Sud;circa 20;3\n",
};
const RECEIVED =
  "ente;edizione;cantiere;zona;fonte;ente_finanziatore;importo\nE003;2020;Curare;Nord;Offerte;E002;40000\n";

let edizione: Edizione;
let raccolta: Raccolta;
let close = (): void => {};
const said: string[] = [];
beforeAll(async () => {
  edizione = await loadEdizione(borgoFolder([], MONEY));
  mkdirSync(join(edizione.cartella, "archivio"));
  const registro = openRegistroPortale(join(edizione.cartella, "archivio"));
  close = () => registro.close();
  raccolta = await openRaccolta(edizione, { ...QUIET, say: (line) => void said.push(line) }, registro.arrivi);
});
afterAll(async () => {
  await raccolta.close();
  close();
  expect(said).toEqual([]);
});

const arrival = (nome: string, text: string, ente_atteso: string): Arrival => {
  const times = { ricevuto_il: QUIET.now(), dopo_il: "", entro_il: QUIET.now() };
  return { bytes: Buffer.from(text), nome, canale: "portale", ente_atteso, ...times };
};
const told = ({ diagnostics }: Collection): string[] =>
  diagnostics
    .map((each) => `${each.ente} ${each.codice} ${findingId(each)} ${each.influenza} ${each.in_attesa}`)
    .sort();
const whole = async (): Promise<string[]> => told((await withQuestions(edizione, QUIET)).raccolta);

test("between its reading and its comparison an ente is known to be compared still, and the others are as they were", async () => {
  const before = told(raccolta.now());
  expect(before).toEqual(await whole());
  const { read } = await raccolta.receive([arrival("b.csv", RECEIVED, "E003")]);
  await read;
  expect(raccolta.isComparing("E003")).toBe(true);
  expect(raccolta.isComparing("E002")).toBe(false);
  const others = (lines: readonly string[]): string[] => lines.filter((line) => !line.startsWith("E003"));
  expect(others(told(raccolta.now()))).toEqual(others(before));
  await raccolta.compared();
  expect(raccolta.isComparing("E003")).toBe(false);
  expect(told(raccolta.now())).toEqual(await whole());
  expect(told(raccolta.now())).not.toEqual(before);
});

test("files that come while others are compared are compared too: in the end all is as read as a whole", async () => {
  const rows = (n: number): string => `ente;edizione;cantiere;zona;volontari;donne\nE002;2020;Crescere;Nord;${n};3\n`;
  for (let n = 1; n <= 4; n++) {
    const { read } = await raccolta.receive([arrival(`v${n}.csv`, rows(n === 3 ? 900 : n * 10), "E002")]);
    // Some come before the one before is compared, some after.
    await read;
    if (n === 2) await raccolta.compared();
  }
  await raccolta.compared();
  expect(told(raccolta.now())).toEqual(await whole());
});

test("whatever comes while whatever is read or compared, it is there as soon as it is said to be read, and stays", async () => {
  const rows = (n: number): string => `ente;edizione;cantiere;zona;volontari;donne\nE001;2020;Abitare;Sud;${n};3\n`;
  const sent = Array.from({ length: 12 }, async (_, n) => {
    await setTimeout(n * 15);
    const { read } = await raccolta.receive([arrival(`w${n}.csv`, rows(n + 10), "E001")]);
    const isThere = (): boolean => numbers.every((protocollo) => lettoOf(raccolta.now(), protocollo) !== undefined);
    const numbers = await read;
    expect(isThere()).toBe(true);
    await setTimeout(n * 7);
    expect(isThere()).toBe(true);
  });
  await Promise.all(sent);
  await raccolta.compared();
  expect(told(raccolta.now())).toEqual(await whole());
});
