import { describe, expect, test } from "vitest";
import { anno, byHand, codes, read, sections } from "./reading.support.ts";

const own = (...rows: readonly string[]) => rows.map((row) => (row === "" ? "" : `V105;${anno};${row}`));
const head = (names: string) => `ente;edizione;${names}`;
const values = (csv: string, blocco: string, field: number) =>
  read(csv)
    .invii[0]?.sezioni.find((sezione) => sezione.blocco === blocco)
    ?.righe.map(({ valori }) => valori[field]);

describe("tables pasted one after the other in a text file", () => {
  test("of two blocks are both read, each at its own lines", () => {
    const csv = [
      head("cantiere;zona;volontari;ore_annue"),
      ...own("crescere;alpe;12;300"),
      "",
      head("cantiere;zona;voce;importo"),
      ...own("crescere;alpe;stipendi;1200,50", "crescere;alpe;stipendi;x"),
    ].join("\n");
    const lettura = read(csv);
    expect(sections(lettura)).toEqual(["V105 risorse 1/2", "V105 volontari 1/1"]);
    expect(lettura.diagnostics.flatMap(({ luoghi }) => luoghi.map(({ riga }) => riga))).toEqual([6]);
  });

  test("of one block with other columns are one section, each row under its own titles", () => {
    const csv = [
      head("cantiere;zona;voce;importo;figurativo"),
      ...own("crescere;alpe;stipendi;1200;50"),
      head("cantiere;zona;voce;figurativo;importo"),
      ...own("crescere;fiume;stipendi;30;9000", "crescere;piana;acquisti;10;4000"),
    ].join("\n");
    expect(sections(read(csv))).toEqual(["V105 risorse 3/3"]);
    expect(values(csv, "risorse", 3)).toEqual([120_000, 900_000, 400_000]);
    expect(values(csv, "risorse", 4)).toEqual([5000, 3000, 1000]);
    expect(codes(read(csv))).toEqual([]);
  });

  test("a row of the second that repeats one of the first counts once", () => {
    const csv = [
      head("cantiere;zona;voce;importo"),
      ...own("crescere;alpe;stipendi;1200"),
      head("zona;cantiere;voce;importo"),
      ...own("alpe;crescere;stipendi;1200"),
    ].join("\n");
    expect([sections(read(csv)), codes(read(csv))]).toEqual([["V105 risorse 1/2"], ["riga-ripetuta"]]);
  });

  test("the first may be empty, and the second may have a title and a column of its own", () => {
    const csv = [
      head("cantiere;zona;volontari"),
      head("cantiere;zona;voce;importo;nota"),
      ...own("crescere;alpe;stipendi;1200;x"),
    ].join("\n");
    expect(sections(read(csv))).toEqual(["V105 risorse 1/1"]);
  });

  test("one that does not say whose it is stops the file, at its own titles", () => {
    const csv = [
      head("cantiere;zona;volontari"),
      ...own("crescere;alpe;12"),
      "",
      "cantiere;zona;voce;importo",
      "crescere;alpe;stipendi;5",
    ];
    const { invii, diagnostics } = read(csv.join("\n"));
    expect(invii).toEqual([]);
    expect(diagnostics.map(({ codice, luoghi }) => `${codice} ${luoghi[0]?.riga}`)).toEqual([
      "ente-mancante 4",
      "edizione-mancante 4",
    ]);
  });

  test("the same titles again are a note, as before", () => {
    const again = head("cantiere;zona;volontari");
    expect(codes(read([again, ...own("crescere;alpe;12"), again, ...own("crescere;piana;3")].join("\n")))).toEqual([
      "titoli-ripetuti",
    ]);
  });
});

test("in a sheet the second table of a block has its own columns too", async () => {
  const lettura = read(
    await byHand({
      Volontari: [
        ["Cantiere", "Zona", "Volontari", "di cui donne"],
        ["Crescere insieme", "Alpe", 12, 5],
        [],
        ["Anche questi"],
        ["Zona", "Cantiere", "di cui donne", "Volontari"],
        ["Piana", "Crescere insieme", 3, 8],
      ],
    }),
  );
  expect(lettura.invii[0]?.sezioni.map(({ righe }) => righe.map(({ valori }) => valori.slice(2, 4)))).toEqual([
    [
      [12, 5],
      [8, 3],
    ],
  ]);
  expect(codes(lettura)).toEqual([]);
});
