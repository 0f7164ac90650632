import { describe, expect, test } from "vitest";
import { byHand, codes, lines, read, sections } from "./reading.support.ts";

const TITLES = ["Cantiere", "Zona", "Volontari"];
const ROW = ["Crescere insieme", "Alpe", 12];

describe("what is no table of ours", () => {
  test.each([
    [
      "with its titles",
      {
        Rubrica: [
          ["Nome", "Ruolo", "Colore"],
          ["a", "b", "c"],
        ],
      },
      "A1 · foglio «Rubrica»: Non riconosciamo le colonne di questo foglio: «Nome», «Ruolo», «Colore». Usa i titoli delle colonne del modulo, senza cambiarli; l'ordine non conta.",
    ],
    [
      "with the block it is like",
      {
        Bisogni: [
          ["Zona", "Che cosa", "Quanto"],
          ["Alpe", "b", "c"],
        ],
      },
      "A1 · foglio «Bisogni»: Non riconosciamo le colonne di questo foglio: «Zona», «Che cosa», «Quanto». Somiglia a «Bisogni incontrati», ma mancano dei titoli. Usa i titoli delle colonne del modulo, senza cambiarli; l'ordine non conta.",
    ],
    [
      "with the way to turn it, when its titles stand one below the other",
      {
        Personale: [
          ["Cantiere", "Crescere insieme", "Abitare la cura", "Crescere insieme"],
          ["Zona", "Alpe", "Piana", "Piana"],
          ["N. persone", 4, 5, 6],
          ["di cui donne", 1, 2, 3],
        ],
      },
      "A1 · foglio «Personale»: In questo foglio i titoli del modulo stanno uno sotto l'altro, con le risposte di fianco: così non sappiamo leggerlo. Copia la tabella in un foglio vuoto con «Incolla speciale», «Trasponi», così i titoli stanno nella prima riga, e manda il file di nuovo.",
    ],
    [
      "with both blocks when it is like two",
      {
        Dati: [
          ["Cantiere", "Zona", "Importo"],
          ["Crescere insieme", "Alpe", 3],
        ],
      },
      "A1 · foglio «Dati»: Non riconosciamo le colonne di questo foglio: «Cantiere», «Zona», «Importo». Somiglia a «Risorse impiegate» o «Da dove vengono le risorse», ma mancano dei titoli. Usa i titoli delle colonne del modulo, senza cambiarli; l'ordine non conta.",
    ],
    [
      "as a note when it is only words",
      { Appunti: [["Chiedere a Piero"]] },
      "foglio «Appunti»: Il foglio «Appunti» non è una parte del questionario: non lo leggiamo. Non devi fare niente, se non contiene dati che volevi mandarci.",
    ],
    [
      "as a question when it holds numbers",
      { Appunti: [["Volontari nuovi", 12]] },
      "foglio «Appunti»: Il foglio «Appunti» contiene numeri, ma non ha i titoli di una tabella del questionario: non lo leggiamo. Se sono risposte spostale nel foglio del modulo, altrimenti confermalo.",
    ],
  ])("is told %s", async (_, sheets, line) => {
    const lettura = read(await byHand({ Volontari: [TITLES, ROW], ...sheets }));
    expect(sections(lettura)).toEqual(["V105 volontari 1/1"]);
    expect(lines(lettura.diagnostics)).toEqual([line]);
  });

  test("is not told of the sheet of instructions, whatever its name", async () => {
    const bytes = await byHand({
      Volontari: [TITLES, ROW],
      Leggimi: [["Codice dell'ente", "V105"], ["Come si compila"], ["1", "Ogni foglio"]],
    });
    expect(codes(read(bytes))).toEqual([]);
  });
});

describe("two sheets for one block", () => {
  test("are told when both hold rows, and the one with the block's name is read", async () => {
    const lettura = read(await byHand({ Altro: [TITLES, ["Crescere insieme", "Alpe", 1]], Volontari: [TITLES, ROW] }));
    expect(lettura.invii[0]?.sezioni[0]?.foglio).toBe("Volontari");
    expect(codes(lettura)).toEqual(["foglio-doppio"]);
  });

  test("are no matter when one is empty", async () => {
    const lettura = read(await byHand({ Volontari: [TITLES], "Volontari (2)": [TITLES, ROW] }));
    expect(sections(lettura)).toEqual(["V105 volontari 1/1"]);
    expect(codes(lettura)).toEqual(["foglio-altrove"]);
  });
});

test("a sheet that only says whose the file is was read, and one that says more is named", async () => {
  const cover = (...more: readonly (string | number)[][]) =>
    byHand({ Inizio: [["Edizione", 2024], ["Codice ente: V105"], ...more], Volontari: [TITLES, ROW] }, (book) =>
      book.removeWorksheet("Istruzioni"),
    );
  expect(codes(read(await cover()))).toEqual([]);
  expect(codes(read(await cover(["Nota", "arrivano altri dati"])))).toEqual(["foglio-non-letto"]);
});
