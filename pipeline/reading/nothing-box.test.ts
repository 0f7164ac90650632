import { describe, expect, test } from "vitest";
import { byHand, codes, lines, read, risorse, sections } from "./reading.support.ts";

const HEAD = ["Cantiere", "Zona", "Voce di spesa", "Importo (€)"];
const row = (zona: string, importo: string | number) => ["Crescere insieme", zona, "Stipendi", importo];

describe("«niente da dichiarare»", () => {
  const box = (answer: string | boolean) =>
    byHand({ Risorse: [["Niente da dichiarare in questo foglio (scrivi sì)", answer], HEAD] });

  test.each(["sì", "Si", "x", "VERO", "niente", "sì, niente", true])(
    "in the box of the sheet, as «%s»",
    async (answer) => {
      const lettura = read(await box(answer));
      expect(sections(lettura)).toEqual(["V105 risorse niente"]);
      expect(codes(lettura)).toEqual([]);
    },
  );

  test("is not said by «no», and any other word is asked about", async () => {
    expect(codes(read(await box("no")))).toEqual(["nessuna-risposta"]);
    expect(lines(read(await box("forse")).diagnostics)).toEqual([
      "B1 · Niente da dichiarare · foglio «Risorse»: C'è scritto «forse». Scrivi «sì» oppure «no».",
    ]);
  });

  test.each(["niente da dichiarare", "nessuna spesa quest'anno", "-"])("in a row, as «%s»", async (words) => {
    expect(sections(read(await byHand({ Risorse: [HEAD, [words]] })))).toEqual(["V105 risorse niente"]);
    expect(sections(read(risorse(`${words};;;`)))).toEqual(["V105 risorse niente"]);
  });

  test("beside filled rows is told, and the rows count", async () => {
    const lettura = read(await byHand({ Risorse: [["Niente da dichiarare", "sì"], HEAD, row("Alpe", 3)] }));
    expect(sections(lettura)).toEqual(["V105 risorse 1/1"]);
    expect(lines(lettura.diagnostics)).toEqual([
      "B1 · foglio «Risorse»: Il foglio dice «niente da dichiarare», ma ha 1 riga compilata: contiamo la riga. Togli «niente da dichiarare», oppure cancella le righe compilate.",
    ]);
  });
});
