import { describe, expect, test } from "vitest";
import { blockOf } from "../../schemas/questionario.ts";
import { numberWord, otherNumber, plainNumber } from "./proposals.ts";

function number(text: string, question: string): string | null {
  const [blocco = "", name = ""] = question.split(".");
  const campo = blockOf(blocco)?.campi[name];
  if (campo === undefined) throw new Error(question);
  return plainNumber(text, campo);
}

describe("proposes the number where the words change nothing", () => {
  test.each([
    ["circa 20", "volontari.volontari", "20"],
    ["20 ca.", "volontari.volontari", "20"],
    ["(circa 20)", "volontari.volontari", "20"],
    ["12 volontari", "volontari.volontari", "12"],
    ["n. 12", "volontari.volontari", "12"],
    ["n.12", "volontari.volontari", "12"],
    ["N° 12", "volontari.volontari", "12"],
    ["numero: 12", "volontari.volontari", "12"],
    ["12 donne", "volontari.donne", "12"],
    ["120 ore", "volontari.ore_annue", "120"],
    ["120h", "volontari.ore_annue", "120"],
    ["ore 120", "volontari.ore_annue", "120"],
    ["120 ore annue", "volontari.ore_annue", "120"],
    ["120,5 ore nell'anno", "volontari.ore_annue", "120,5"],
    ["6 ore a settimana", "punti_comunita.ore_settimanali", "6"],
    ["1.200 euro circa", "risorse.importo", "1.200"],
    ["12 utenti all'anno", "servizi.utenti", "12"],
    ["12 persone", "servizi.utenti", "12"],
    ["1 persona", "volontari.volontari", "1"],
  ])("%s (%s)", (text, question, proposta) => expect(number(text, question)).toBe(proposta));
});

describe("proposes nothing where they make it another number", () => {
  const euro =
    "12 mila|1,2 milioni|2,3 mila|15k|15K€|300 al mese|meno di 500|120 mila €|5 mln|3 x 400|1000 lordi|100 a testa|10%|+ 500";
  const people =
    "oltre 20|più di 20|almeno 20|20+|>20|~20|±20|<20|20 o più|10-15|10/15|da 10 a 15|3 su 5|2 coppie|12 (di cui 3 donne)|20 famiglie|12*|12°|fino a 20|quasi 20|max 20|12 donne|20?|l2|12l|2O|I2|.5|--5|mezza 1|1e5|12 mesi|una ventina";
  const hours = "20 a settimana|30 minuti|2 ore al giorno|120 ore al mese|8 giorni|37:30|2 h 30|300 ore a testa";
  test.each([
    ...euro.split("|").map((text) => [text, "risorse.importo"] as const),
    ...people.split("|").map((text) => [text, "volontari.volontari"] as const),
    ...hours.split("|").map((text) => [text, "volontari.ore_annue"] as const),
    ["meno di 20", "volontari.under_30"] as const,
    ["più di 20", "volontari.over_65"] as const,
    ["6 ore all'anno", "punti_comunita.ore_settimanali"] as const,
    ["12 euro", "volontari.volontari"] as const,
    ["12 persone", "volontari.donne"] as const,
    ["12 persone", "servizi.sedi"] as const,
    [`${"circa ".repeat(2000)}20`, "volontari.volontari"] as const,
  ])("%s (%s)", (text, question) => expect(number(text, question)).toBeNull());
});

test.each([
  ["20 al mese", "Ore di volontariato nell'anno", "periodo"],
  ["10/settimana", "Ore di volontariato nell'anno", "periodo"],
  ["6 a settimana", "Ore di sportello a settimana", ""],
  ["12k", "Importo (€)", "esteso"],
  ["1,2 mln", "Importo (€)", "esteso"],
  ["1.2M", "Importo (€)", "esteso"],
  ["€ 2 M", "Importo (€)", "esteso"],
  ["5M + 7F", "Volontari", "tanti"],
  ["12 mila al mese", "Importo (€)", "esteso"],
  ["una ventina", "Volontari", "parole"],
  ["//", "Volontari", "parole"],
  ["20 km", "Importo (€)", ""],
  ["8*", "Volontari", ""],
  ["40%", "di cui donne", "quota"],
  ["il 40 per cento", "di cui donne", "quota"],
  ["10-15", "Volontari", "tanti"],
  ["6:30", "Ore di sportello a settimana", ""],
  ["1.200+300", "Importo (€)", "tanti"],
  ["10 (di cui 2 nuovi)", "Volontari", "tanti"],
  ["1.200,50 + IVA", "Importo (€)", ""],
])("who writes «%s» for «%s» is told what number to write: %j", (text, label, come) => {
  expect(otherNumber(text, label)).toBe(come);
});

test.each([
  ["zero", "0"],
  ["Dieci", "10"],
  ["venti", "20"],
  ["trenta", "30"],
  ["cento", "100"],
  ["una ventina", null],
  ["due o tre", null],
  ["", null],
])("«%s» is %s written out", (text, number) => expect(numberWord(text)).toBe(number));
