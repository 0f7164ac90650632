// The page about intervals says what the trials say: a few of them are made again, on the same network, by the same draw.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import type { Esito } from "./prova.ts";
import { type ReteVera, reteVera } from "./rete-vera.ts";
import { quarti, SILENZI, silenziDi } from "./silenzi.ts";
import { CAMPIONE, PAGINA, POCHE, provaTutto, segno, tabelle, withTables } from "./tabelle.ts";

let rete: ReteVera;
let poche: Esito[];
beforeAll(async () => {
  rete = await reteVera(fileURLToPath(CAMPIONE));
  poche = provaTutto(rete, POCHE);
});

test("the page was made by this code from this network: run `npm run incertezza -- --scrivi`", async () => {
  const page = await readFile(PAGINA, "utf8");
  expect(page).toContain(`\`${segno(poche)}\``);
  const again = withTables(page, tabelle(rete, poche, POCHE, poche));
  expect(wordsOf(again)).toEqual(wordsOf(page));
});

/** The text of a page without the numbers of its tables. */
const wordsOf = (text: string): string => text.replaceAll(/[\d,.]+%|Prove per riga: [\d.]+/g, "");

test("every kind of silence is tried on every figure, and its numbers are shares", () => {
  expect(poche).toHaveLength(SILENZI.length * rete.misure.length * 3);
  for (const { figure, trattenute, tiene, tiene_con_fascia, ampiezza } of poche) {
    expect(figure % POCHE).toBe(0);
    for (const share of [trattenute, tiene, tiene_con_fascia]) expect(share >= 0 && share <= 1).toBe(true);
    expect(tiene_con_fascia).toBeGreaterThanOrEqual(tiene);
    expect(ampiezza).toBeGreaterThan(0);
  }
});

test("as many of each class are silent as in the sample, and who has less is silent more often where it is said", () => {
  const [money] = rete.misure;
  if (money === undefined) throw new Error("no money");
  for (const silenzio of SILENZI) {
    const silent = silenziDi(rete, money, silenzio)(3);
    for (const { isKey, enti } of rete.classi) {
      const sample = enti.filter(({ codice }) => rete.muti.has(codice)).length;
      const drawn = enti.filter(({ codice }) => silent.has(codice)).length;
      expect(drawn).toBe(isKey ? Number(silenzio.grande) : sample);
    }
    expect(silent.has(rete.comune)).toBe(false);
    const [low, high] = quarti(rete, money, silenzio, 40);
    if (silenzio.pendenza > 0) expect(low).toBeGreaterThan(1.5 * high);
    else expect(Math.abs(low - high)).toBeLessThan(0.06);
  }
});
