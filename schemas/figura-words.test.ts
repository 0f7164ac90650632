// What is said beside an estimate.
import { expect, test } from "vitest";
import type { Figura } from "./figura.ts";
import { declaredWords, estimateLine, estimateWords } from "./figura-words.ts";
import { conteggio, EURO, QUOTA, type Unita } from "./unita.ts";

const figura = (unita: Unita, ci_inf: number | null, ci_sup: number | null, more: Partial<Figura> = {}): Figura => ({
  ...{
    id: "m",
    edizione: 2020,
    misura: "m",
    dims: {},
    valore: 1,
    unita,
    n_enti: 12,
    righe_con_dato: 1,
    copertura: 0.9,
  },
  ...{
    dichiarato: 340,
    stimato: 0.03,
    errore_standard: 1,
    ci_inf,
    ci_sup,
    giudizio: "A",
    stato: "stimato",
    protetta: "",
  },
  ...more,
});
const line = (figura: Figura): string => estimateLine(figura).replaceAll("\u00a0", " ");

test.each([
  [figura(EURO, 178_340_000, 179_420_000), "da 178,3 a 179,4 milioni di euro"],
  [figura(EURO, 3_412_600, 3_430_100), "da 3.412.600 a 3.430.100 euro"],
  [figura(EURO, 24_010_000, 27_140_000), "da 24,0 a 27,1 milioni di euro"],
  [figura(EURO, 16_400_000, 17_000_000), "da 16,4 a 17,0 milioni di euro"],
  [figura(EURO, 980_000, 1_200_000), "da 980.000 euro a 1,2 milioni di euro"],
  [figura(QUOTA, 0.402, 0.418), "da 40% a 42%"],
  [figura(QUOTA, 0.4181, 0.4189), "da 41,8% a 41,9%"],
  [figura(QUOTA, 0.096, 0.124), "da 9,6% a 12,4%"],
  [figura(conteggio("ore", "ora", 1), 998.4, 1002.4), "da 998,4 a 1.002,4"],
  [figura(conteggio("enti"), 848, 884), "da 848 a 884"],
])("an interval has its unit once, and ends that differ", (given, words) => {
  expect(line(given)).toBe(`Stimato il 3%; al 95% ${words}`);
});

test("an interval too narrow to be seen is not printed, nor is one that is not there", () => {
  expect(line(figura(conteggio("enti"), 848, 848.2))).toBe("Stimato il 3%");
  expect(line(figura(EURO, null, null, { stimato: 0.004 }))).toBe("Stimato lo 0,4%");
  expect(estimateWords(figura(EURO, null, null, { stimato: 0.003 }))).toBe("stima, 99,7% dichiarato");
});

test("beside the interval stands what the estimate would be if the silent were a fifth smaller or larger", () => {
  // Golden G1: 9.965487 % imputed, from 17,238.248481 to 17,939.372721.
  const golden = { valore: 17_588.810601, stimato: 0.09965487, ci_inf: null, ci_sup: null };
  expect(line(figura(EURO, null, null, golden))).toBe(
    "Stimato il 10%; se chi non ha risposto vale un quinto in meno o in più: da 17.238 a 17.939 euro",
  );
  const large = { valore: 168_250_000, stimato: 0.0525 };
  expect(line(figura(EURO, 167_300_000, 169_200_000, large))).toBe(
    "Stimato il 5%; al 95% da 167,3 a 169,2 milioni di euro; se chi non ha risposto vale un quinto in meno o in più: da 166,5 a 170,0",
  );
  expect(line(figura(QUOTA, null, null, { valore: 0.4, stimato: 0.2 }))).toBe("Stimato il 20%");
  expect(line(figura(EURO, null, null, { ...golden, dims: { zona: "nord" } }))).toBe("Stimato il 10%");
});

test("what was declared is told with who declared it, where there is no estimate", () => {
  const uncertain = figura(conteggio("enti"), null, null, { valore: null, stato: "incerto" });
  expect([declaredWords(uncertain), estimateLine(uncertain)]).toEqual(["dichiarato da 12 enti: 340", ""]);
  expect(declaredWords({ ...uncertain, dichiarato: 0, n_enti: 0 })).toBe("dichiarato: 0");
  expect(declaredWords(figura(EURO, 1, 2))).toBe("");
});
