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

  test("and a column of the same fault in many words is told fifteen times, the rest together", () => {
    const rows = Array.from({ length: 40 }, (_, n) => `crescere;alpe;stipendi;circa ${n}`);
    const { diagnostics } = read(risorse(...rows));
    expect(diagnostics).toHaveLength(15);
    expect(diagnostics.at(-1)?.quanti).toBe(26);
    expect(lines(diagnostics.slice(-1))[0]).toContain(
      "C'è scritto «circa 14». Lo stesso vale per altre 25 celle della colonna.",
    );
  });

  test("and what can be read in two ways is one question for the column", () => {
    const { diagnostics } = read(risorse("crescere;alpe;stipendi;1.234", "crescere;piana;stipendi;2.345"));
    expect(lines(diagnostics)[0]).toContain(
      "«1.234» può voler dire 1234 oppure 1,234. Lo stesso vale per un'altra cella della colonna.",
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
