import { expect, test } from "vitest";
import type { BlockGroup } from "../../schemas/blocco.ts";
import { enteWeights, type NetworkEnte, networkWeights, weighNetwork } from "./network.ts";

const ente = (codice: string, risorse_precedenti: number | null, more: Partial<NetworkEnte> = {}): NetworkEnte => ({
  ...{ codice, forma_giuridica: "associazione", risorse_precedenti, ...more },
});

/** Two large enti, twelve small ones of 100; S11 and S12 have no size of their own. */
const SMALL = Array.from({ length: 10 }, (_, n) => ente(`S${String(n + 1).padStart(2, "0")}`, 100));
const ENTI = [
  ...[ente("C00", 9000, { forma_giuridica: "comune" }), ente("K01", 1000)],
  ...SMALL,
  ...[ente("S11", null, { bilancio: 300 }), ente("S12", null, { operatori: 4 })],
];
const small = (from: number, to: number): string[] => ENTI.slice(1 + from, 2 + to).map(({ codice }) => codice);

function network(perBlocco: Record<string, readonly string[]>) {
  const outcome = weighNetwork(ENTI, new Map(Object.entries(perBlocco).map(([id, enti]) => [id, new Set(enti)])));
  if ("refused" in outcome) throw new Error(outcome.refused.tipo);
  return outcome.made;
}

function weightsIn(gruppo: BlockGroup, stima: "rapporto" | "espansione", perBlocco: Record<string, readonly string[]>) {
  const group = network(perBlocco).byGroup.get(gruppo);
  const outcome = group?.[stima];
  if (group === undefined || outcome === undefined || "refused" in outcome) throw new Error("no weights");
  return { weights: outcome.made, of: enteWeights(group, outcome.made) };
}

test("the frame is every ente, the Comune too, and who has no size gets one", () => {
  const { frame, classi } = network({});
  expect(frame).toHaveLength(14);
  expect(frame.filter(({ codice }) => ["C00", "S11", "S12"].includes(codice))).toEqual([
    { codice: "C00", x: 9000, x_source: "edizione-precedente" },
    { codice: "S11", x: 300, x_source: "bilancio" },
    // Nobody alike says how much one person at work stands for: the typical ente of its form.
    { codice: "S12", x: 100, x_source: "mediana" },
  ]);
  expect(classi[0]).toMatchObject({ isKey: true, enti: [{ codice: "C00" }, { codice: "K01" }] });
});

test("money is weighed by size among who answered money, counts by heads among who answered theirs", () => {
  const answers = {
    finanziamenti: ["C00", ...small(1, 8)],
    risorse: ["S11"],
    volontari: ["C00", "K01", ...small(1, 6)],
  };
  const money = weightsIn("denaro", "rapporto", answers);
  // 12 small enti, 1400 in all; 9 answered with 1100. Key enti weigh 1, and the silent one is named.
  expect(money.of.get("S01")?.ppm).toBe(Math.round((1400 / 1100) * 1e6));
  expect(money.of.get("C00")).toEqual({ classe: "1-grandi", ppm: 1_000_000 });
  expect(money.of.has("S12")).toBe(false);
  expect(money.weights.silenti).toEqual([{ codice: "K01", a: 1000 }]);
  expect(weightsIn("persone", "espansione", answers).of.get("S06")?.ppm).toBe(2_000_000);
  expect(weightsIn("persone", "espansione", answers).weights.silenti).toEqual([]);
});

test("a network of which nobody knows a size is refused, a group too silent only for itself", () => {
  const unknown = [ente("A", null, { operatori: 2 }), ente("B", null)];
  expect(weighNetwork(unknown, new Map())).toEqual({ refused: { tipo: "dimensione-mancante", enti: ["A", "B"] } });
  const { byGroup } = network({ finanziamenti: ["S01"], servizi: small(1, 12) });
  expect(byGroup.get("denaro")?.rapporto).toMatchObject({ refused: { tipo: "classe-solitaria" } });
  expect(byGroup.get("offerta")?.espansione).toHaveProperty("made");
});

const seats = (enti: readonly NetworkEnte[]) =>
  enti.map(({ codice }) => ({ codice, cantiere_principale: "curare", zona_sede: "nord" }));
const answers = (enti: readonly string[]) => new Map([["finanziamenti", new Set(enti)]]);

test("where nobody can say what a respondent stands for, each stands for itself, so that what it declared is told", () => {
  const thin = answers(["C00", "S01"]);
  const { pesi, imputati } = networkWeights(weighNetwork(ENTI, thin), seats(ENTI), thin);
  const money = pesi.filter(({ gruppo }) => gruppo === "denaro");
  expect(money.map(({ numero, ppm, stima }) => [numero, ppm, stima])).toEqual([
    ...[0, 2].map((numero) => [numero, 1_000_000, "rapporto"]),
    ...[0, 2].map((numero) => [numero, 1_000_000, "espansione"]),
  ]);
  expect(imputati).toEqual([]);
  const unknown = [ente("A", null), ente("B", null)];
  const told = networkWeights(weighNetwork(unknown, answers(["B"])), seats(unknown), answers(["B"]));
  expect(told.pesi.map(({ numero, ppm }) => [numero, ppm])).toEqual([
    [1, 1_000_000],
    [1, 1_000_000],
  ]);
});

test("a silent key ente is its size over that of the key enti that answered, where its seat is", () => {
  const all = answers(["C00", ...small(1, 12)]);
  const { imputati } = networkWeights(weighNetwork(ENTI, all), seats(ENTI), all);
  expect(imputati.filter(({ gruppo }) => gruppo === "denaro")).toEqual([
    { gruppo: "denaro", stima: "rapporto", ente: "K01", cantiere: "curare", zona: "nord", ppm: 111_111 },
    { gruppo: "denaro", stima: "espansione", ente: "K01", cantiere: "curare", zona: "nord", ppm: 1_000_000 },
  ]);
});
