// What a person may decide about a finding, for how long it holds, and what of it may be printed.
import { describe, expect, test } from "vitest";
import { ALTRE, type Codice, type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import { correctionsOf, decided, identityOf, makeDecisions, publicReasons, refusal } from "./decisions.ts";
import type { Decisione } from "./registro.ts";

const LUOGO = { file: "a.csv", riga: 4, nome_riga: "Crescere insieme" };
const finding = (codice: Codice, mostrato: string, more: Partial<Diagnostic> = {}): Diagnostic => ({
  ...diagnose(codice, [LUOGO], {} as never, { ente: "E002", blocco: "volontari", campo: "volontari", mostrato }),
  ...more,
});
const WORDS = finding("cella-non-numero", "circa 20");
const MANY = finding("ore-per-persona", "24000");
const SIGN = finding("numero-ambiguo", "1.234", { params: { intero: "1.234", decimale: "1,234" } });

function decision(about: Diagnostic, more: Partial<Decisione> = {}): Decisione {
  const words = { scelta: "conferma", dopo: "", motivo: "Turni di notte", pubblica: 1 } as const;
  return { numero: 1, ente: "E002", ...identityOf(about), ...words, il: "2021-01-01", chi: "Anna", ...more };
}

describe("a decision is about what was found", () => {
  test.each<[string, Diagnostic]>([
    ["in another file", { ...WORDS, luoghi: [{ ...LUOGO, file: "b.xlsx", riga: 9 }] }],
    ["with another proposal", { ...WORDS, proposta: { dopo: "20", fiducia: 1 } }],
    ["moving another share of a total", { ...WORDS, influenza: 0.5 }],
  ])("and holds for the same %s", (_, same) => expect(identityOf(same)).toEqual(identityOf(WORDS)));
  test.each<[string, Diagnostic]>([
    ["another value", { ...WORDS, mostrato: "circa 30" }],
    ["more places", { ...WORDS, quanti: 2 }],
    ["other numbers in its words", { ...WORDS, params: { valore: "30" } }],
    ["another row", { ...WORDS, luoghi: [{ ...LUOGO, nome_riga: "Abitare" }] }],
    ["another question", { ...WORDS, campo: "donne" }],
    ["another ente", { ...WORDS, ente: "E003" }],
  ])("and not about %s", (_, other) => expect(identityOf(other)).not.toEqual(identityOf(WORDS)));
});

/** Two cells of a column, told together, with what is proposed for each. */
const PROPOSED: Diagnostic = {
  ...WORDS,
  ...{ luoghi: [LUOGO, { ...LUOGO, riga: 5 }], quanti: 2, params: { ...WORDS.params, [ALTRE]: 1 } },
  proposta: { dopo: "20 e 30", fiducia: 0.8 },
};

const choice = (scelta: Decisione["scelta"], dopo = "", motivo = "") => ({ scelta, dopo, motivo });
test.each([
  ["what cannot be counted, confirmed", WORDS, choice("conferma", "", "È così"), "Così com'è non si può contare"],
  ["what cannot be counted, waived", WORDS, choice("deroga", "", "La sede ha chiuso"), null],
  ["a waiver without a reason", WORDS, choice("deroga", "", " "), "Manca il motivo."],
  ["an odd value with its reason", MANY, choice("conferma", "", "Turni di notte"), null],
  ["an odd value without one", MANY, choice("conferma"), "Manca il motivo."],
  ["a correction", WORDS, choice("correggi", "20"), null],
  ["a correction without its value", WORDS, choice("correggi", " "), "Manca il valore giusto."],
  ["a correction of no cell", { ...WORDS, campo: null }, choice("correggi", "20"), "non riguarda una casella"],
  ["of a whole file", { ...WORDS, luoghi: [{ file: "a.csv" }] }, choice("correggi", "20"), "non riguarda una casella"],
  ["of more cells than are named", { ...WORDS, quanti: 2 }, choice("correggi", "20"), "riguarda troppe caselle"],
  ["of cells with other words", { ...WORDS, params: { [ALTRE]: 1 } }, choice("correggi", "20"), "cose diverse"],
  ["what is proposed for each of them", PROPOSED, choice("correggi", "20 e 30"), null],
  ["another value for all of them", PROPOSED, choice("correggi", "20"), "cose diverse"],
  ["a sign that is neither", SIGN, choice("correggi", "12"), "Rispondi 1.234 oppure 1,234."],
  ["a sign by its whole number", SIGN, choice("correggi", "1234"), null],
  [
    "what is settled",
    { ...MANY, esito: "confermato" as const },
    choice("deroga", "", "x"),
    "Non c'è niente da decidere",
  ],
  ["a note", { ...MANY, gravita: "nota" as const }, choice("deroga", "", "x"), "Non c'è niente da decidere"],
])("%s", (_, about, given, why) => {
  expect(refusal(about, given)).toEqual(why === null ? null : expect.stringContaining(why));
});

test("what was confirmed or waived is closed with its reason; a correction closes nothing by itself", () => {
  const after = (scelta: Decisione["scelta"]) => {
    const [one] = decided([MANY], makeDecisions([decision(MANY, { scelta })]));
    return [one?.esito, one?.motivo];
  };
  expect(after("conferma")).toEqual(["confermato", "Turni di notte"]);
  expect(after("deroga")).toEqual(["deroga", "Turni di notte"]);
  expect(after("correggi")).toEqual(["aperto", null]);
  const closed = { ...MANY, esito: "chiuso" } as const;
  expect(decided([closed, WORDS], makeDecisions([decision(MANY)]))).toEqual([closed, WORDS]);
});

test("a reason is printed where its ente agreed and the finding is closed by it, and never of a correction", () => {
  const printed = (more: Partial<Decisione>, esito: Diagnostic["esito"] = "confermato") =>
    publicReasons([{ ...MANY, esito }], makeDecisions([decision(MANY, more)])).map(({ motivo }) => motivo);
  expect(printed({})).toEqual(["Turni di notte"]);
  expect(printed({ scelta: "deroga" }, "deroga")).toEqual(["Turni di notte"]);
  expect(printed({ pubblica: 0 })).toEqual([]);
  expect(printed({}, "aperto")).toEqual([]);
  expect(printed({ scelta: "correggi" })).toEqual([]);
});

test("what is proposed for several cells is taken at each of them, whatever it says", () => {
  const taken = makeDecisions([decision(PROPOSED, { scelta: "correggi", dopo: "20 e 30" })]);
  expect(correctionsOf([PROPOSED], taken).map(({ posto, dopo }) => [posto, dopo])).toEqual([
    ["||4", { proposta: true }],
    ["||5", { proposta: true }],
  ]);
});

test("corrections are made at each of their cells, in the order in which they were decided", () => {
  const luoghi = [LUOGO, { ...LUOGO, riga: 5 }];
  const sign = { ...SIGN, luoghi, quanti: 2 };
  const found = correctionsOf(
    [WORDS, sign, MANY],
    makeDecisions([
      decision(WORDS, { numero: 3, scelta: "correggi", dopo: "20" }),
      decision(sign, { numero: 2, scelta: "correggi", dopo: "migliaia" }),
      decision(MANY),
    ]),
  );
  expect(found.map(({ posto, prima, dopo }) => [posto, prima, dopo])).toEqual([
    ["||4", "1.234", { segno: "migliaia" }],
    ["||5", "1.234", { segno: "migliaia" }],
    ["||4", "circa 20", "20"],
  ]);
});
