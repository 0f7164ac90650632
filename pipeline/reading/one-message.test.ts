import { expect, test } from "vitest";
import { describe, diagnose } from "../../schemas/diagnostic.ts";
import { withoutSecond } from "./one-message.ts";
import { codes, lines, read } from "./reading.support.ts";

const at = (cella: string) => ({ file: "a.xlsx", foglio: "Risorse", cella });
const formulas = diagnose("formula-letta", [at("D2"), at("D3")], {});

test("a second message stays where the first does not speak", () => {
  const external = diagnose("valore-da-altro-file", [at("D2")], { celle: 1 });
  expect(withoutSecond([external, formulas])).toEqual([external, { ...formulas, luoghi: [at("D3")], quanti: 1 }]);
  expect(withoutSecond([formulas])).toEqual([formulas]);
});

const HEAD = "ente;edizione;Cantiere;Zona;Voce di spesa;Importo (€);Valore figurativo (€)";
const csv = (...rows: readonly string[]): string => [HEAD, ...rows.map((row) => `V105;2024;${row}`)].join("\n");
const FULL = ["Crescere insieme;Alpe;Stipendi;1200;5", "Crescere insieme;Piana;Stipendi;900;6"];

test("a row whose cells are others is told once, and the rest of its kind still", () => {
  const lettura = read(csv(...FULL, "Crescere insieme;Lungofiume Stipendi;700", "Crescere insieme;Piana;Acquisti;8"));
  expect(codes(lettura)).toEqual(["testo-celle-in-meno", "riga-spostata"]);
  expect(lettura.diagnostics.map(({ luoghi }) => luoghi.map(({ riga }) => riga))).toEqual([[5], [4]]);
  expect(lettura.diagnostics.slice(0, 1).map((each) => describe(each).testo)).toEqual([
    expect.stringContaining("In 1 riga"),
  ]);
  expect(lettura.invii[0]?.sezioni.map(({ righe, respinte }) => [righe.length, respinte])).toEqual([[3, 1]]);
});

test("of a row with a cell too many what counts is read, and its faults are told", () => {
  const told = lines(read(csv(...FULL, "Crescere insieme;Piana;Acquisti;8;boh;7")).diagnostics);
  expect(told.map((line) => line.slice(0, 40))).toEqual([
    "riga 4: In 1 riga ci sono più celle che ",
    "riga 4 · Valore figurativo (€) – Crescer",
  ]);
});
