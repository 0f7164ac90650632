import { describe, expect, test } from "vitest";
import { makeElenchi } from "./lists.ts";

const voce = (codice: string, nome: string, ...alias: string[]) => ({ codice, nome, alias, attributi: {} });
const elenchi = makeElenchi({
  zone: [
    voce("nord", "Nord", "Zona Nord"),
    voce("sud", "Sud"),
    voce("citta", "Tutta la città", "Città", "Brescia"),
    voce("san-polo", "San Polo-Case"),
    voce("vecchio-a", "Borgo Vecchio Alto"),
    voce("vecchio-b", "Borgo Vecchio Basso"),
  ],
  enti: [
    voce("E042", "Cooperativa Alfa"),
    voce("E007", "Associazione Beta"),
    voce("E110", "Nord"),
    voce("E200", "Consorzio Gamma di Solidarietà"),
    voce("E201", "Casa Delta"),
  ],
  doppi: [voce("A01", "Uno"), voce("A001", "Due")],
});

describe("finds a voce by", () => {
  test.each([
    ["its code", "zone", "nord", "nord"],
    ["its name", "zone", "Nord", "nord"],
    ["capitals and spaces", "zone", "  NORD ", "nord"],
    ["another spelling", "zone", "zona nord", "nord"],
    ["a name without accents", "zone", "tutta la citta", "citta"],
    ["other punctuation", "zone", "San Polo case", "san-polo"],
    ["a code in lower case", "enti", "e042", "E042"],
    ["a code without its zeros", "enti", "E42", "E042"],
    ["a code in two pieces", "enti", "E 042", "E042"],
    ["a code in two pieces, without its zeros", "enti", "e-42", "E042"],
    ["a code and its name", "enti", "E042 – Cooperativa Alfa", "E042"],
    ["a code and a part of its name", "enti", "e42 Alfa", "E042"],
    ["the name of an ente", "enti", "cooperativa alfa", "E042"],
    ["accents in two pieces", "zone", "Tutta la citta\u0300", "citta"],
    ["a mark that cannot be seen", "zone", "\u200bNo\u00adrd\ufeff", "nord"],
    ["letters of double width", "zone", "\uff2eｏrd", "nord"],
  ])("%s", (_, lista, text, codice) => expect(elenchi.find(lista, text)).toBe(codice));

  test.each([
    ["an unknown name", "zone", "Est"],
    ["an unknown list", "nessuna", "Nord"],
    ["a code that two could mean", "doppi", "A1"],
    ["two codes", "enti", "E042 E007"],
    ["a code and the name of another", "enti", "E042 Associazione Beta"],
    ["letters of another alphabet", "zone", "Север"],
    ["nothing", "zone", ""],
  ])("nothing for %s", (_, lista, text) => expect(elenchi.find(lista, text)).toBeUndefined());
});

describe("proposes the nearest name", () => {
  test.each([
    ["Brescia nord", "Nord"],
    ["Nrod", "Nord"],
    ["Nort", "Nord"],
    ["tuta la città", "Tutta la città"],
    ["San Paolo Case", "San Polo-Case"],
    ["luna", ""],
    ["zona nord (centro)", "Nord"],
    ["Sud Brescia", "Sud"],
    ["Brescia e nord", ""],
    ["Brescia, nord", ""],
    ["Nord e Sud", ""],
    ["nord o sud", ""],
    ["Nord-Sud", ""],
    ["Nord; Tutta la città", ""],
    ["Sud, San Polo Case", ""],
    ["Nord Totale", ""],
    ["Esempio: Nord", ""],
    ["tutte tranne nord", ""],
    ["non Nord", ""],
    ["fuori città", ""],
    ["Nor Sud", "Sud"],
    ["Borgo Vecchio", ""],
    ["Borgo vechio alto", "Borgo Vecchio Alto"],
    ["Brescia 2", ""],
    ["Brescia centro storico", ""],
    ["una parte della città", ""],
    ["Bresca", "Tutta la città"],
    ["Comune di Brescia", "Tutta la città"],
  ])("for «%s»: «%s»", (text, nome) => expect(elenchi.nearest("zone", text)).toBe(nome));

  test.each([
    ["EO42", "Cooperativa Alfa"],
    ["E-0O7", "Associazione Beta"],
    ["E1I0", "Nord"],
    ["E1I1", ""],
    ["Consorzio Gamma", "Consorzio Gamma di Solidarietà"],
    ["Gamma Solidarietà", "Consorzio Gamma di Solidarietà"],
    ["Casa di Solidarietà", ""],
    ["Gamma", ""],
  ])("of the organisation that wrote «%s»: «%s»", (text, nome) => expect(elenchi.nearest("enti", text)).toBe(nome));

  test("but never another code of the register: one digit away is another organisation", () => {
    expect(elenchi.nearest("enti", "E043")).toBe("");
  });
});
