import { describe, expect, test } from "vitest";
import { identityOf } from "../collect/decisions.ts";
import { byHand, codes, lines, read, risorse } from "./reading.support.ts";

const HEAD = ["Cantiere", "Zona", "Voce di spesa", "Importo (€)"];
const row = (zona: string, importo: string | number) => ["Crescere insieme", zona, "Stipendi", importo];

test("what was decided about cells that are told together is about what each of them says", () => {
  const told = (last: number) => {
    const rows = Array.from({ length: 20 }, (_, n) => `crescere;alpe;stipendi;circa ${n === 19 ? last : n}`);
    return read(risorse(...rows)).diagnostics.map(identityOf);
  };
  expect(told(19)).toEqual(told(19));
  expect(told(1900).at(-1)?.messaggio).toBe(told(19).at(-1)?.messaggio);
  expect(told(1900).at(-1)?.valore).not.toBe(told(19).at(-1)?.valore);
});

describe("equal findings are one", () => {
  test("with all their places", () => {
    const { diagnostics } = read(
      risorse("crescere;marte;stipendi;1", "crescere;alpe;stipendi;2", "crescere;marte;stipendi;3"),
    );
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.luoghi.map(({ riga }) => riga)).toEqual([2, 4]);
  });

  test("and a column of many faults is told fifteen times, the rest together", () => {
    const words = Array.from({ length: 40 }, (_, n) => "boh ".repeat(n + 1).trim());
    const { diagnostics } = read(risorse(...words.map((each) => `crescere;alpe;stipendi;${each}`)));
    expect(diagnostics).toHaveLength(15);
    expect(diagnostics.at(-1)?.quanti).toBe(26);
    expect(lines(diagnostics.slice(-1))[0]).toContain(
      ". Lo stesso vale per altre 25 celle della colonna (righe 17, 18, 19, 20, 21, 22 e altre 19). Scrivi il numero",
    );
  });

  test("and nothing is proposed for cells that are told together with one that has a proposal", () => {
    const words = Array.from({ length: 20 }, (_, n) => (n === 14 ? "circa 5" : "boh ".repeat(n + 1).trim()));
    const last = about(...words).at(-1);
    expect([last?.params["valore"], last?.quanti, last?.proposta]).toEqual(["circa 5", 6, null]);
  });

  const about = (...importi: readonly string[]) =>
    read(risorse(...importi.map((each) => `crescere;alpe;stipendi;${each}`))).diagnostics;

  test("and a column of one root fault is told once, with its cells, where they are more than a few", () => {
    expect(about("circa 10", "circa 11", "12 euro circa")).toHaveLength(3);
    const [one, ...others] = about("circa 10", "circa 11", "10 ca.", "circa 10", "12 euro circa", "boh", "13 circa");
    expect(others.map(({ params }) => params["valore"])).toEqual(["boh"]);
    expect(lines(one === undefined ? [] : [one])[0]).toContain(
      "C'è scritto «circa 10». Lo stesso vale per altre 4 celle della colonna. Scrivi solo il numero, per esempio 10.",
    );
    expect([one?.quanti, one?.mostrato, one?.proposta?.dopo]).toEqual([
      6,
      "circa 10, circa 11, 10 ca., 12 euro circa e 13 circa",
      "10, 11, 10, 12 e 13",
    ]);
    const many = about(...Array.from({ length: 40 }, (_, n) => `circa ${n}`));
    expect(many.map(({ quanti, proposta }) => [quanti, proposta?.dopo])).toEqual([[40, "0, 1, 2, 3, 4 e altre 35"]]);
  });

  test.each([
    ["words that make it another number", ["oltre 10", "oltre 20", "oltre 30", "oltre 1.000"], 1],
    ["another time", ["10 al mese", "20 al mese", "30 al mese", "40 al mese"], 1],
    ["words of several kinds", ["oltre 10", "quasi 20", "una trentina", "boh"], 4],
  ])("and the root is %s", (_, importi, count) => {
    const found = about(...importi);
    expect(found.map(({ proposta }) => proposta)).toEqual(Array.from({ length: count }, () => null));
  });

  test("and what can be read in two ways is one question for the column", () => {
    const { diagnostics } = read(risorse("crescere;alpe;stipendi;1.234", "crescere;piana;stipendi;2.345"));
    expect(lines(diagnostics)[0]).toContain(
      "«1.234» può voler dire 1234 oppure 1,234. Lo stesso vale per un'altra cella della colonna (riga 3).",
    );
    expect(diagnostics[0]?.quanti).toBe(2);
  });

  test("which another number of the file can answer", async () => {
    expect(codes(read(risorse("crescere;alpe;stipendi;1.234", "crescere;piana;stipendi;5,50")))).toEqual([]);
    expect(codes(read(await byHand({ Risorse: [HEAD, row("Alpe", "1.234"), row("Piana", "5,50")] })))).toEqual([]);
  });
});

test("of a cell of thirty thousand letters enough is shown to know it again, and no number is looked for in it", () => {
  const long = `1${" ".repeat(30_000)}x`;
  const { diagnostics } = read(risorse(...Array.from({ length: 200 }, () => `crescere;alpe;stipendi;${long}`)));
  expect(diagnostics.map(({ codice, proposta }) => [codice, proposta])).toEqual([["cella-non-numero", null]]);
  expect(JSON.stringify(diagnostics[0]?.params).length).toBeLessThan(300);
  expect(diagnostics[0]?.mostrato?.length).toBeLessThan(100);
});
