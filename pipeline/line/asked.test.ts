// Questions that only the whole collection can ask, on real files and a real database; and their order.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diagnose, describe as said } from "../../schemas/diagnostic.ts";
import { breakdownsOf } from "../../schemas/misura.ts";
import { blockOf } from "../../schemas/questionario.ts";
import type { Finding } from "../collect/versions.ts";
import { BORGO, borgoFolder } from "../edizione/borgo.support.ts";
import { loadEdizione } from "../edizione/load.ts";
import { copyOf } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { loadMisure } from "../figure/declarations.ts";
import { networkWeights, weighNetwork } from "../figure/network.ts";
import { sumQuestion } from "../figure/questions.ts";
import { points } from "../store/cube.ts";
import { loadBlocks } from "../store/load.ts";
import { loadWeights } from "../store/weights.ts";
import { withAsked } from "./asked.ts";
import { countingOf } from "./counting.ts";
import { doubtsIn, weighed } from "./doubts.ts";
import { withStore } from "./flows.ts";
import { intake } from "./intake.ts";
import { responses } from "./responses.ts";

const CODES = Array.from({ length: 14 }, (_, n) => `E0${n + 10}`);

/** Borgo with fourteen cooperatives more, and what each table holds for them: values by ente after its code and year. */
async function asked(tables: Readonly<Record<string, (codice: string, n: number) => string>>) {
  const enti = `${BORGO["enti.csv"]}${CODES.map((codice) => `${codice},Coop ${codice},ente,cooperativa,nord,curare,,90000\n`).join("")}`;
  const folder = borgoFolder([], { "enti.csv": enti });
  mkdirSync(join(folder, "inviati"));
  for (const [titles, values] of Object.entries(tables)) {
    const rows = CODES.map((codice, n) => values(codice, n)).flatMap((row, n) =>
      row === "" ? [] : [`${CODES[n]};2020;${row}`],
    );
    writeFileSync(
      join(folder, "inviati", `${titles.replaceAll(/\W/g, "")}.csv`),
      [`ente;edizione;${titles}`, ...rows].join("\n"),
    );
  }
  const edizione = await loadEdizione(folder);
  const raccolta = await intake(edizione, QUIET);
  const first = await withAsked(edizione, raccolta, QUIET.budget);
  expect((await withAsked(edizione, raccolta, QUIET.budget)).diagnostics, "kept").toEqual(first.diagnostics);
  return first.diagnostics.map((each) => `${each.ente} ${each.codice}: ${said(each).testo.replaceAll("\u00a0", " ")}`);
}
const MANY = { ore: 1, persone: 1, media: 1, nome: "volontario" };
const VOLONTARI = "cantiere;zona;volontari;ore_annue";
const ENTRATE = "cantiere;zona;fonte;importo";
const USCITE = "cantiere;zona;voce;importo";

test("hours far from those of enti alike are asked about, and nothing of the others is said", async () => {
  const hours = (_: string, n: number) => `curare;nord;10;${n === 3 ? 7000 : 700 + n * 10}`;
  expect(await asked({ [VOLONTARI]: hours })).toEqual([
    "E013 diverso-dai-simili: Ore nell'anno per ogni volontario: 700, molto più del consueto fra almeno 10 enti simili al tuo.",
  ]);
});

test("among fewer than ten others nobody is asked", async () => {
  const hours = (_: string, n: number) => (n > 9 ? "" : `curare;nord;10;${n === 3 ? 7000 : 700 + n * 10}`);
  expect(await asked({ [VOLONTARI]: hours })).toEqual([]);
});

test("what a row already asks about is not asked again in other words", async () => {
  const hours = (_: string, n: number) => `curare;nord;10;${n === 3 ? 70_000 : 700 + n * 10}`;
  expect((await asked({ [VOLONTARI]: hours })).map((line) => line.split(":")[0])).toEqual(["E013 ore-per-persona"]);
});

test("what came in and what was used are asked about when they are far apart, once for both tables", async () => {
  const money = (voce: string, of: (n: number) => number | string) => (_: string, n: number) => {
    const importo = of(n);
    return importo === "" ? "" : `curare;nord;${voce};${importo}`;
  };
  const told = await asked({
    [ENTRATE]: money("rette", (n) =>
      n === 1 ? 90 : n === 2 ? 250_000 : n === 3 ? "non disponibile" : n === 5 ? "" : 90_000,
    ),
    [USCITE]: money("affitti", (n) => (n === 4 ? 0 : 91_000)),
  });
  expect(told.toSorted()).toEqual([
    "E011 entrate-e-spese-mille-volte: Le entrate sono 90,00 € e le spese 91.000,00 €: una cifra è circa mille volte l'altra.",
    "E012 entrate-e-spese-lontane: Le entrate sono 250.000,00 € e le spese 91.000,00 €: una cifra è più del doppio dell'altra.",
    "E014 entrate-o-spese-a-zero: Le entrate sono 90.000,00 € e le spese 0,00 €.",
  ]);
});

test("the order of asking is that of what each total would be without the value", async () => {
  const edizione = await loadEdizione(copyOf("data-samples/altra-citta"));
  const raccolta = await intake(edizione, QUIET);
  const misure = await loadMisure();
  const { perBlocco } = responses(raccolta);
  const pesi = networkWeights(weighNetwork(edizione.enti, perBlocco), edizione.enti, perBlocco);
  const blocco = blockOf("volontari");
  const misura = misure.get("volontari");
  if (blocco === undefined || misura?.tipo !== "base") throw new Error("no volunteers");
  await withStore(edizione, raccolta, QUIET.budget, async (store) => {
    await loadBlocks(store, [blocco], countingOf(raccolta), edizione);
    await loadWeights(store, pesi);
    // An answer to a survey is one line and several rows.
    const rows = await store.all(
      "SELECT ente, protocollo, riga FROM volontari WHERE volontari > 0 GROUP BY ALL ORDER BY ALL",
    );
    expect(rows.length).toBeGreaterThan(8);
    const doubts = rows.map(({ ente, protocollo, riga }): Finding => {
      const about = { ente: String(ente), blocco: "volontari", campo: "volontari" };
      const found = diagnose("ore-per-persona", [{ file: "a.csv", riga: Number(riga) }], MANY, about);
      return { ...found, protocollo: Number(protocollo) };
    });
    const weights = await weighed(store, doubtsIn(doubts, []), { edizione, misure, pesi });
    const total = async (): Promise<number> => {
      const cube = (await points(store, { ...sumQuestion(misura, misure), tagli: breakdownsOf([]) })).get("volontari");
      const [point] = cube ?? [];
      const parts = [
        ...Object.values(point?.classi ?? {}).map(({ pesato }) => pesato),
        ...Object.values(point?.imputati ?? {}),
      ];
      return parts.reduce((sum, part) => sum + part, 0) / 1000;
    };
    const whole = await total();
    await store.run("CREATE TEMP TABLE copia AS FROM volontari");
    for (const [n, { protocollo, riga, ente }] of rows.entries()) {
      await store.run(
        `UPDATE volontari SET volontari = NULL WHERE protocollo = ${protocollo} AND riga = ${riga} AND ente = '${ente}'`,
      );
      expect(weights[n]?.totale).toBeCloseTo((whole - (await total())) / whole, 4);
      await store.run("DELETE FROM volontari; INSERT INTO volontari FROM copia");
    }
  });
});

test("of an answer to a survey that gives several rows only the value that is asked about stays out, and is weighed", async () => {
  const groups = [1, 2].map(
    (n) => `        - fissi: { cantiere: curare, zona: ${n === 1 ? "nord" : "sud"} }
          campi: { volontari: V${n}, ore_annue: O${n} }
`,
  );
  const folder = borgoFolder([], {
    "inviati/rilevazione.csv": "CODICE,V1,O1,V2,O2\nE002,2,70000,10,400\nE003,5,500,5,500\n",
    "inviati/rilevazione.yaml": `file: [rilevazione.csv]
ente: CODICE
edizione: 2020
blocchi:
  volontari:
    gruppi:
${groups.join("").replaceAll(/^ {8}/gm, "      ")}`,
  });
  const edizione = await loadEdizione(folder);
  const raccolta = await withAsked(edizione, await intake(edizione, QUIET), QUIET.budget);
  const [asked] = raccolta.diagnostics.filter(({ codice }) => codice === "ore-per-persona");
  expect(asked).toMatchObject({ in_attesa: true });
  // 70,000 of the 71,400 hours; the other group of the same line has 400 of its own.
  expect(asked?.influenza).toBeCloseTo(70_000 / 71_400, 3);
  const blocco = blockOf("volontari");
  if (blocco === undefined) throw new Error("no volunteers");
  const hours = await withStore(edizione, raccolta, QUIET.budget, async (store) => {
    await loadBlocks(store, [blocco], countingOf(raccolta), edizione);
    return store.all(
      "SELECT ente, zona, CAST(ore_annue AS INTEGER) AS ore, ore_annue_vuoto AS vuoto FROM volontari ORDER BY ALL",
    );
  });
  expect(hours.map((row) => Object.values(row).join(" ").trim())).toEqual([
    "E002 nord  in-attesa",
    "E002 sud 4000",
    "E003 nord 5000",
    "E003 sud 5000",
  ]);
});
