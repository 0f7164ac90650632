import { expect, test } from "vitest";
import { byHand, codes, lines, read, sections } from "./reading.support.ts";

const HEAD = ["Cantiere", "Zona", "Voce di spesa", "Importo (€)", "Valore figurativo (€)"];

const risorse = (rows: readonly (readonly (string | number | null)[])[], ...merges: readonly string[]) =>
  byHand({ Risorse: [HEAD, ...rows] }, (book) => {
    for (const range of merges) book.getWorksheet("Risorse")?.mergeCells(range);
  });

test("a word merged over several rows is the answer of each of them", async () => {
  const rows = [
    ["Abitare la cura", "Alpe", "Stipendi", 1000],
    [null, null, "Acquisti", 200],
    [null, null, "Affitti e bollette", 300],
    ["Crescere insieme", "Piana", "Stipendi", 5],
  ];
  const lettura = read(await risorse(rows, "A2:A4", "B2:B4"));
  expect(codes(lettura)).toEqual([]);
  expect(lettura.invii[0]?.sezioni[0]?.righe.map(({ valori }) => valori.slice(0, 4).join(" "))).toEqual([
    "abitare-la-cura alpe stipendi 100000",
    "abitare-la-cura alpe acquisti 20000",
    "abitare-la-cura alpe affitti 30000",
    "crescere piana stipendi 500",
  ]);
});

test("so is the ente of the rows", async () => {
  const rows = [
    ["Codice ente", "Edizione", "Cantiere", "Zona", "Volontari"],
    ["V105", 2024, "Abitare la cura", "Alpe", 8],
    [null, null, "Abitare la cura", "Piana", 4],
  ];
  const bytes = await byHand({ volontari: rows }, (book) => {
    book.removeWorksheet("Istruzioni");
    for (const range of ["A2:A3", "B2:B3"]) book.getWorksheet("volontari")?.mergeCells(range);
  });
  expect(sections(read(bytes))).toEqual(["V105 volontari 2/2"]);
});

test.each([
  {
    name: "a number merged over several rows",
    rows: [
      ["Abitare la cura", "Alpe", "Stipendi", 10],
      ["Abitare la cura", "Piana", "Stipendi", null],
    ],
    merge: "D2:D3",
    at: "D2 D3",
  },
  {
    name: "a number merged over two questions",
    rows: [["Abitare la cura", "Alpe", "Stipendi", 10, null]],
    merge: "D2:E2",
    at: "D2 E2",
  },
  {
    name: "a word merged over two questions",
    rows: [["Abitare la cura", null, "Stipendi", 10]],
    merge: "A2:B2",
    at: "A2 B2",
  },
])("$name is asked, and never called empty", async ({ rows, merge, at }) => {
  const { diagnostics } = read(await risorse(rows, merge));
  expect(new Set(diagnostics.map(({ codice }) => codice))).toEqual(new Set(["celle-unite"]));
  expect(diagnostics.flatMap(({ luoghi }) => luoghi.map(({ cella }) => cella)).join(" ")).toBe(at);
  expect(lines(diagnostics)[0]).toContain(`Le celle ${merge} sono unite`);
});

test("a note merged under the table is one finding, as it was", async () => {
  const rows = [["Abitare la cura", "Alpe", "Stipendi", 10], ["Dati stimati dal coordinatore"]];
  expect(codes(read(await risorse(rows, "A3:E3")))).toEqual(["riga-incompleta"]);
});

test("blank rows under a merge are not answers", async () => {
  const rows = [
    ["Abitare la cura", "Alpe", "Stipendi", 10],
    [null, null, null, null, null],
    [null, null, null, null, null],
  ];
  const lettura = read(await risorse(rows, "A2:A4"));
  expect([codes(lettura), sections(lettura)]).toEqual([[], ["V105 risorse 1/1"]]);
});
