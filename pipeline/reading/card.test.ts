import { describe, expect, test } from "vitest";
import { blockOf } from "../../schemas/questionario.ts";
import { byHand, codes, lines, read, sections } from "./reading.support.ts";

const questions = [
  ["Denominazione", "Prova"],
  ["Codice fiscale dell'ente", "80008730170"],
  ["Forma giuridica", "Parrocchia"],
  ["Zona della sede", "Alpe"],
  ["Possiamo pubblicare dati riconoscibili?", "sì"],
];
const HELP = blockOf("ente")?.campi["denominazione"]?.help ?? "";

describe("a scheda", () => {
  test.each([
    ["question beside answer", questions],
    ["with a column between them", questions.map(([q, a]) => [q ?? "", null, a ?? ""])],
    ["with titles and other rows above", [["La tua organizzazione"], ["Una risposta per domanda"], [], ...questions]],
  ])("is read %s", async (_, rows) => {
    const lettura = read(await byHand({ Ente: rows }));
    expect(sections(lettura)).toEqual(["V105 ente 1/1"]);
    expect(codes(lettura)).toEqual([]);
  });

  test("gives each answer the place it has on the sheet", async () => {
    const rows = questions.map(([q, a]) => [q ?? "", a === "sì" ? "forse" : (a ?? "")]);
    expect(lines(read(await byHand({ Ente: rows })).diagnostics)).toEqual([
      "B5 · Possiamo pubblicare dati riconoscibili? – Prova · foglio «Ente»: C'è scritto «forse». Scrivi «sì» oppure «no».",
    ]);
  });

  test("tells a question that comes twice and one that is not ours", async () => {
    const lettura = read(await byHand({ Ente: [...questions, ["Denominazione", "Altra"], ["Numero di soci", 40]] }));
    expect(lines(lettura.diagnostics)).toEqual([
      "A6 · foglio «Ente»: «Denominazione» c'è due volte, alla riga 1 e alla riga 6, con risposte diverse: non sappiamo quale contare. Tienine una sola.",
      "A7 · foglio «Ente»: Nel foglio c'è anche altro, che il questionario non chiede e che non leggiamo: «Numero di soci». Non devi fare niente, se non contiene dati che volevi mandarci.",
    ]);
    expect(sections(lettura)).toEqual(["V105 ente 0/1"]);
  });

  test("reads a question that comes twice with one answer", async () => {
    const lettura = read(await byHand({ Ente: [...questions, ["Denominazione", "Prova"]] }));
    expect([sections(lettura), codes(lettura)]).toEqual([["V105 ente 1/1"], ["colonna-ripetuta"]]);
  });
});

describe("what stands beside an answer is asked once, unless the module prints it", () => {
  const [first = ["", ""], ...others] = questions;
  test.each<[string, readonly (string | null)[], string[]]>([
    ["nothing", [], []],
    ["its help", [HELP], []],
    ["what was said the year before", [null, "Nel 2023: Alpe"], []],
    ["a remark", ["solo il totale"], ["risposta-accanto"]],
    ["another answer, after the help", [HELP, "un'altra"], ["risposta-accanto"]],
  ])("%s", async (_, beside, told) => {
    const rows = [[...first.slice(0, 2), ...beside], ...others.map((row) => row.slice(0, 2))];
    expect(codes(read(await byHand({ Ente: rows })))).toEqual(told);
  });
});
