import { describe, expect, test } from "vitest";
import type { Campo } from "../../schemas/blocco.ts";
import {
  anno,
  codice,
  codiceFiscale,
  data,
  euro,
  intero,
  ore,
  partitaIva,
  quantita,
  type StoredValue,
  siNo,
  type TypedCell,
  testo,
  voto,
} from "../../schemas/cella.ts";
import { describe as describeFinding, diagnose } from "../../schemas/diagnostic.ts";
import type { RawCell } from "../formats/sheet.ts";
import { readCell } from "./cell.ts";
import type { ReadingContext } from "./context.ts";
import { elenchi } from "./reading.support.ts";

const campo = (cella: TypedCell<StoredValue>): Campo => ({ label: "Domanda", help: "", cella, since: 2015 });
const contesto: ReadingContext = {
  elenchi,
  decimale: "ambiguo",
  ordine: () => "giorno",
  treZeri: () => false,
  orari: () => true,
  correzioni: [],
  rimandi: [],
};
const typed = (text: string): RawCell => ({ column: 1, text, content: { kind: "testo" }, formula: false });
const number = (value: number, text = String(value).replace(".", ",")): RawCell => ({
  ...typed(text),
  content: { kind: "numero", number: value },
});
const read = (raw: RawCell, cella: TypedCell<StoredValue>) => {
  const { valore, vuoto, trovati } = readCell(raw, campo(cella), contesto);
  return { valore, vuoto, codici: trovati.map((t) => t.codice) };
};
const said = (text: string, cella: TypedCell<StoredValue>): string[] =>
  readCell(typed(text), campo(cella), contesto).trovati.map(({ codice, params }) => {
    const { testo: words, rimedio } = describeFinding(diagnose(codice, [], params as never));
    return `${words} ${rimedio}`.replaceAll("\u00a0", " ");
  });
const accepted = (valore: StoredValue, ...codici: string[]) => ({ valore, vuoto: null, codici });
const refused = (...codici: string[]) => ({ valore: null, vuoto: "non-disponibile", codici });

const PERSONE = intero("persone", "persona", 1000);

describe("quantities", () => {
  test.each([
    ["a count", typed("12"), PERSONE, accepted(12)],
    ["a count with its thousands", typed("1.000"), PERSONE, accepted(1000)],
    ["a count kept as a number", number(12), PERSONE, accepted(12)],
    ["a count kept as 12,0", typed("12,0"), PERSONE, accepted(12)],
    ["zero", typed("0"), PERSONE, accepted(0)],
    ["minus zero, which is zero", typed("-0"), euro(), accepted(0)],
    ["euro in cents", typed("1.200,50 €"), euro(), accepted(120_050)],
    ["the hair that sheets leave on sums", number(0.1 + 0.2), euro(), accepted(30)],
    ["hours in tenths", typed("37,5"), ore(), accepted(375)],
    ["a result in hundredths", number(19.55), quantita("indicatore"), accepted(1955)],
    ["the largest sum", typed("10000000000"), euro(), accepted(1_000_000_000_000)],
    ["too many decimals, rounded and said", typed("12,3456"), euro(), accepted(1235, "troppi-decimali")],
    ["too many decimals of a large sum", number(1_234_567.891), euro(), accepted(123_456_789, "troppi-decimali")],
    ["words", typed("circa 20"), PERSONE, refused("cella-non-numero")],
    [
      "a percentage, which the sheet keeps as a fraction",
      number(0.125, "12,5%"),
      quantita("indicatore"),
      refused("cella-non-numero"),
    ],
    [
      "a date",
      { ...typed("12/03/2016"), content: { kind: "data", iso: "2016-03-12" } } as const,
      PERSONE,
      refused("data-per-numero"),
    ],
    ["a number that the sheet made a date", typed("gen-12"), ore(), refused("data-per-numero")],
    ["a date as a text file has it", typed("12/01/2024"), ore(), refused("data-per-numero")],
    ["a number shortened by the sheet", typed("1,2E+06"), euro(), refused("cifre-perse")],
    ["a number kept as text by its mark", typed("'1200"), euro(), accepted(120_000)],
    ["a number among marks that cannot be seen", typed("\u202a1\u00ad350\u202c\u200b"), euro(), accepted(135_000)],
    ["digits of double width", typed("１２"), PERSONE, accepted(12)],
    ["digits shown in another order than kept", typed("\u202e0021"), PERSONE, refused("segni-invisibili")],
    [
      "a truth instead of a number",
      { ...typed("VERO"), content: { kind: "booleano", value: true } } as const,
      PERSONE,
      refused("cella-non-numero"),
    ],
    ["half a person", typed("3,5"), PERSONE, refused("cella-non-intero")],
    ["half a person among many", number(900_000.4), intero("x", "x"), refused("cella-non-intero")],
    ["less than zero in two ways", typed("(1.200)"), euro(), refused("numero-negativo")],
    ["digits that did not fit the column", typed("####"), PERSONE, refused("cifre-perse")],
    ["less than zero", typed("-3"), PERSONE, refused("numero-negativo")],
    ["above the limit", typed("1001"), PERSONE, refused("numero-fuori-limite")],
    ["a mark of zero", typed("0"), voto(5), refused("numero-fuori-limite")],
    ["what can mean two sums", typed("1.234"), euro(), refused("numero-ambiguo")],
    [
      "an error of the sheet",
      { ...typed("#RIF!"), content: { kind: "errore", error: "#REF!" } } as const,
      euro(),
      refused("cella-errore"),
    ],
    ["an error saved as a word", typed("#DIV/0!"), euro(), refused("cella-errore")],
    ["the result of a formula, which is said", { ...number(5), formula: true }, PERSONE, accepted(5, "formula-letta")],
  ])("reads %s", (_, raw, cella, expected) => {
    expect(read(raw, cella)).toEqual(expected);
  });

  test.each([
    ["circa 20", PERSONE, "20"],
    ["12.500 euro circa", euro(), "12500"],
    ["boh", PERSONE, "20"],
    ["boh", voto(5), "5"],
    ["boh", euro(), "1250,50"],
  ])("proposes a number for %s where it holds one", (text, cella, esempio) => {
    const [found] = readCell(typed(text), campo(cella), { ...contesto, decimale: "virgola" }).trovati;
    expect(found?.params["esempio"]).toBe(esempio);
  });
});

describe("emptiness keeps its reason", () => {
  test.each([
    ["n.d.", "non-disponibile"],
    ["N/D", "non-disponibile"],
    ["non lo so", "non-disponibile"],
    ["n.p.", "non-pertinente"],
    ["Non applicabile", "non-pertinente"],
    ["-", "nulla"],
    ["–", "nulla"],
    ["nessuno", "nulla"],
    ["Niente", "nulla"],
  ])("%s is %s", (text, vuoto) => {
    expect(read(typed(text), euro())).toEqual({ valore: null, vuoto, codici: [] });
  });

  test.each("NA|NaN|nan|NULL|None|<NA>".split("|"))("%s, of a statistical program, is a blank cell", (text) => {
    expect(read(typed(text), PERSONE)).toEqual({ valore: null, vuoto: null, codici: [] });
  });

  test("a blank cell has no reason at all", () => {
    expect(readCell(undefined, campo(euro()), contesto)).toEqual({ valore: null, vuoto: null, trovati: [] });
    expect(read(typed("  \n"), euro())).toEqual({ valore: null, vuoto: null, codici: [] });
  });

  test("a voce of the list is an answer also when it is called «nessuna»", () => {
    const voci = [{ codice: "nessuna", nome: "Nessuna", alias: [], attributi: {} }];
    const own = { ...contesto, elenchi: { ...elenchi, find: () => voci[0]?.codice } };
    expect(readCell(typed("Nessuna"), campo(codice("gestioni")), own).valore).toBe("nessuna");
  });
});

describe("dates, years, yes and no", () => {
  test.each([
    ["12/03/2016", data(), accepted("2016-03-12")],
    ["45363", data(), refused("data-in-giorni")],
    ["2016-03-12 23:59:59", data(), refused("data-ambigua")],
    ["1996.0", anno(), accepted(1996)],
    ["1.996", anno(), accepted(1996)],
    ["12/03/1996", anno(), refused("anno-non-riconosciuto")],
    ["1.0", siNo(), accepted(true)],
    ["2.3.2016", data(), accepted("2016-03-02")],
    ["2016-03-12", data(), accepted("2016-03-12")],
    ["1° marzo 2016", data(), accepted("2016-03-01")],
    ["12 mar. 2016", data(), accepted("2016-03-12")],
    ["2016/03/12", data(), accepted("2016-03-12")],
    ["2016/03/12 10:30:00", data(), accepted("2016-03-12")],
    ["12/03/2016 00:00:00", data(), accepted("2016-03-12")],
    ["12-mar-2016", data(), accepted("2016-03-12")],
    ["12/03/2016 alle 10:30", data(), accepted("2016-03-12")],
    ["sabato 12 marzo 2016", data(), accepted("2016-03-12")],
    ["2016-03-11T23:00:00.000Z", data(), accepted("2016-03-12")],
    ["2016-07-11T22:00:00Z", data(), accepted("2016-07-12")],
    ["2016-03-12T00:00:00.000+01:00", data(), accepted("2016-03-12")],
    ["2016-03-12T23:30", data(), accepted("2016-03-12")],
    ["marzo 2016", data(), refused("data-non-riconosciuta")],
    ["12/03/16", data(), accepted("2016-03-12")],
    ["12/03/2016 e 14/03/2016", data(), refused("data-non-riconosciuta")],
    ["31/02/2016", data(), refused("data-non-riconosciuta")],
    ["03/2016", data(), refused("data-non-riconosciuta")],
    ["primavera di due anni fa", data(), refused("data-non-riconosciuta")],
    ["1998", anno(), accepted(1998)],
    ["anni ottanta", anno(), refused("anno-non-riconosciuto")],
    ["98", anno(), refused("anno-non-riconosciuto")],
    ["Sì", siNo(), accepted(true)],
    ["si", siNo(), accepted(true)],
    ["X", siNo(), accepted(true)],
    ["✓", siNo(), accepted(true)],
    ["☑", siNo(), accepted(true)],
    ["☐", siNo(), refused("si-no-non-riconosciuto")],
    ["NO", siNo(), accepted(false)],
    ["forse", siNo(), refused("si-no-non-riconosciuto")],
  ])("reads %s", (text, cella, expected) => {
    expect(read(typed(text), cella)).toEqual(expected);
  });

  test.each([
    ["30/02/2024", "La data «30/02/2024» non è nel calendario. Controlla il giorno, il mese e l'anno."],
    ["2024-13-01", "La data «2024-13-01» non è nel calendario. Controlla il giorno, il mese e l'anno."],
    ["12/03/1824", "La data «12/03/1824» non è nel calendario. Controlla il giorno, il mese e l'anno."],
    ["marzo 2024", "La data è scritta «marzo 2024». Scrivila così: 12/03/2016."],
  ])("says of %s what is wrong with it", (text, words) => expect(said(text, data())).toEqual([words]));

  test.each([
    ["20 famiglie", intero("posti", "posto")],
    ["oltre 20", intero("posti", "posto")],
    ["1250 lordi", euro()],
    ["37 a testa", ore()],
  ])("gives as an example no number that the cell has: %s", (text, cella) => {
    const [first = ""] = said(text, cella);
    expect(first).toMatch(/per esempio \d+(,\d\d?)?\.$/);
    expect(first.split("per esempio")[1]).not.toContain(text.match(/\d+/)?.[0]);
  });

  test("a date of the sheet is read as it is shown, without its time", () => {
    const raw: RawCell = { ...typed("12/03/2016 10:30"), content: { kind: "data", iso: "2016-03-12T10:30:00" } };
    expect(read(raw, data())).toEqual(accepted("2016-03-12"));
  });
});

describe("codes of bodies and of persons", () => {
  test.each([
    ["80008730170", accepted("80008730170")],
    ["8000 873 0170", accepted("80008730170")],
    ["IT 01466360193", accepted("01466360193")],
    ["1466360193", accepted("01466360193", "codice-fiscale-zeri")],
    ["98001049992.0", accepted("98001049992")],
    ["1466360193,0", accepted("01466360193", "codice-fiscale-zeri")],
    ["'01466360193", accepted("01466360193")],
    ["9,8001E+10", refused("cifre-perse")],
    ["98001000000", refused("cifre-perse")],
    ["80008730171", refused("codice-fiscale-errato")],
    ["12345671015", refused("codice-fiscale-errato")],
    ["00000000174", refused("codice-fiscale-errato")],
    ["XXXYYY00A01Z999P", refused("codice-fiscale-persona")],
    ["xxxyyy00a41z999t", refused("codice-fiscale-persona")],
    ["XXXYYY00A01ZVVVF", refused("codice-fiscale-persona")],
  ])("reads %s", (text, expected) => {
    expect(read(typed(text), codiceFiscale())).toEqual(expected);
    if (!text.startsWith("1466360193")) expect(read(typed(text), partitaIva())).toEqual(expected);
  });
});

describe("hours with a point may be hours and minutes", () => {
  const HOURS = ore(168);
  test.each([
    ["12.30", refused("ora-o-numero")],
    ["12.00", accepted(120)],
    ["12.5", accepted(125)],
    ["12.75", accepted(128, "troppi-decimali")],
    ["12,30", accepted(123)],
    ["12h30", refused("cella-non-numero")],
  ])("%s", (text, expected) => expect(read(typed(text), HOURS)).toEqual(expected));

  test("in a file that proves the decimal point they are decimals", () => {
    const proven = { ...contesto, decimale: "punto" as const, orari: () => false };
    expect(readCell(typed("12.30"), campo(HOURS), proven).valore).toBe(123);
  });

  test("of a duration the same number is proposed, of what may be an hour of the day none", () => {
    const proposed = (text: string) =>
      readCell(typed(text), campo(HOURS), contesto).trovati.map(({ proposta }) => proposta);
    expect(["37:30", "12h30", "12 h 06", "9:30", "37:20"].flatMap(proposed)).toEqual([
      ...["37,5", "12,5", "12,1"],
      ...[undefined, undefined],
    ]);
  });
});

describe("free text", () => {
  test("keeps the words and cuts what is too long, saying so", () => {
    expect(read(typed("  Un bel posto  "), testo())).toEqual(accepted("Un bel posto"));
    expect(read(typed("Casa\u001b[31m \u202eviva"), testo(600))).toEqual(accepted("Casa␛[31m viva"));
    expect(read(typed("x".repeat(900)), testo(600))).toEqual(accepted("x".repeat(600), "testo-troppo-lungo"));
  });

  test("does not keep what identifies a person", () => {
    const { valore, trovati } = readCell(typed("Chiamate al 333 1234567"), campo(testo()), contesto);
    expect(valore).toBe("Chiamate al [omesso]");
    expect(trovati).toEqual([{ codice: "dato-personale", params: { cosa: "un numero di telefono" } }]);
  });
});
