import { expect, test } from "vitest";
import { describe as said } from "../../schemas/diagnostic.ts";
import type { Candidate } from "../collect/versions.ts";
import type { Comparison, Held } from "./check.ts";
import { emptyNow, reduced } from "./reduced.ts";

const sent = (protocollo: number, nome: string, stato: "compilata" | "niente" = "compilata"): Candidate => ({
  protocollo,
  nome,
  sha256: `${protocollo}`,
  ente: "E001",
  sezione: { blocco: "volontari", foglio: "", stato, presenti: 1, respinte: 0, contate: stato === "niente" ? 0 : 1 },
  quando: { dopo: protocollo - 1, entro: protocollo },
  ultima: { dopo: protocollo - 1, entro: protocollo },
  risposta: null,
  incompleta: false,
});
const held = (righe: number, volontari: number, ore_annue?: number): Held => ({
  righe,
  somme: { volontari, ...(ore_annue === undefined ? {} : { ore_annue }) },
});
const NONE = {
  valide: [],
  superate: [],
  incerte: [],
  escluse: [],
  confronti: [],
  svuotate: [],
  lasciate: [],
  rimandi: [],
};
const asked = (...confronti: readonly Comparison[]) => reduced({ ...NONE, confronti });

const vale = sent(3, "nuovo.csv");
const against = (prima: Held, ora: Held, nomi: readonly string[] = [], altra = sent(1, "primo.csv")): Comparison => ({
  vale,
  altra,
  prima,
  ora,
  sparite: nomi.length,
  nomi,
  chiesta: false,
});

test.each([
  ["an ordinary correction", against(held(2, 20), held(2, 22)), null],
  ["a total that grows", against(held(2, 20), held(2, 900)), null],
  ["a total of which half is left", against(held(2, 20), held(2, 10)), null],
  [
    "a total that falls below half",
    against(held(12, 912, 340), held(12, 112, 340)),
    "In «Volontari» il tuo file precedente, «primo.csv», aveva 12 righe (Volontari 912); ora ha 12 righe (Volontari 112).",
  ],
  [
    "a quantity that is not there any more",
    against(held(2, 20, 340.5), held(2, 20)),
    "In «Volontari» il tuo file precedente, «primo.csv», aveva 2 righe (Ore di volontariato nell'anno 340,5); ora ha 2 righe (Ore di volontariato nell'anno 0).",
  ],
  [
    "rows that are gone, though the total grew",
    against(held(2, 20), held(2, 40), ["Crescere, Nord"]),
    "In «Volontari» il tuo file precedente, «primo.csv», aveva 2 righe (Volontari 20); ora ha 2 righe (Volontari 40). Manca 1 riga di prima: «Crescere, Nord».",
  ],
  [
    "many rows that are gone",
    { ...against(held(9, 20), held(1, 20), ["a", "b", "c"]), sparite: 8 },
    "In «Volontari» il tuo file precedente, «primo.csv», aveva 9 righe (Volontari 20); ora ha 1 riga (Volontari 20). Mancano 8 righe di prima: «a», «b», «c» e altre.",
  ],
  [
    "«niente da dichiarare» after rows",
    { ...against(held(1, 20), held(0, 0), ["a"]), vale: sent(3, "nuovo.csv", "niente") },
    "In «Volontari» il tuo file precedente, «primo.csv», aveva 1 riga (Volontari 20); ora dice «niente da dichiarare».",
  ],
])("%s", (_, confronto, testo) => {
  expect(asked(confronto).map((each) => said(each).testo)).toEqual(testo === null ? [] : [testo]);
  expect(asked(confronto).map(({ protocollo, ente }) => [protocollo, ente])).toEqual(
    testo === null ? [] : [[3, "E001"]],
  );
});

test("of several earlier versions the last one that held more is told, once", () => {
  const less = against(held(5, 20), held(1, 20), ["a"], sent(1, "primo.csv"));
  const same = against(held(1, 20), held(1, 20), [], sent(2, "secondo.csv"));
  expect(asked(less, same)).toMatchObject([{ codice: "versione-ridotta", params: { altro: "primo.csv" } }]);
});

test("a table that is empty in a newer file is asked about there", () => {
  const svuotate = [{ protocollo: 4, nome: "vuoto.xlsx", vale, prima: held(12, 912) }];
  const [found, ...more] = emptyNow({ ...NONE, svuotate });
  expect(more).toEqual([]);
  expect(found).toMatchObject({ protocollo: 4, ente: "E001", blocco: "volontari", gravita: "confermare" });
  expect(found && said(found).testo).toBe(
    "Qui la tabella «Volontari» c'è, ma è vuota; in «nuovo.csv» aveva 12 righe (Volontari 912): contiamo ancora quelle risposte.",
  );
});

test("«niente da dichiarare» is asked about, unless it answers what was asked of an empty table", () => {
  const niente = { ...against(held(2, 20), held(0, 0)), vale: sent(3, "nuovo.csv", "niente") };
  expect([asked(niente).length, asked({ ...niente, chiesta: true }).length]).toEqual([1, 0]);
  expect(asked({ ...against(held(2, 20), held(1, 1)), chiesta: true })).toHaveLength(1);
});

test("what fell because a cell was sent back is not asked a second time; what fell besides is", () => {
  const rimando = {
    ...{ numero: 1, ente: "E001", protocollo: 1, blocco: "volontari", campo: "volontari", riga: "", detto: "= 800" },
    ...{ dove: "", motivo: "", il: "", chi: "" },
  };
  const askedWith = (ora: number, more: Partial<typeof rimando> = {}) =>
    reduced({ ...NONE, confronti: [against(held(12, 912), held(12, ora))], rimandi: [{ ...rimando, ...more }] }).length;
  expect(askedWith(112)).toBe(0);
  expect(askedWith(111)).toBe(1);
  expect(askedWith(112, { protocollo: 2 })).toBe(1);
  expect(askedWith(112, { campo: "donne" })).toBe(1);
  expect(askedWith(112, { detto: "non-disponibile circa 800" })).toBe(1);
});
