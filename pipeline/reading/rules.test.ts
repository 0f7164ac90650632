// What a rule of a block does to a row: takes a value out, or keeps it and asks.
import { describe, expect, test } from "vitest";
import { describe as said } from "../../schemas/diagnostic.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { anno, codes, read } from "./reading.support.ts";

function row(head: string, values: string, blocco: string) {
  const lettura = read(`ente;edizione;${head}\nV105;${anno};${values}`);
  const section = lettura.invii[0]?.sezioni.find((s) => s.blocco === blocco);
  const names = Object.keys(blockOf(blocco)?.campi ?? {});
  const valori = section?.righe[0]?.valori ?? [];
  const words = lettura.diagnostics.map((each) => said(each).testo);
  return { codes: codes(lettura), words, of: (name: string) => valori[names.indexOf(name)] };
}

test("more women than volunteers: their number is not counted, the row is", () => {
  const { codes: told, of } = row("cantiere;zona;volontari;donne", "crescere;alpe;10;12", "volontari");
  expect([told, of("volontari"), of("donne")]).toEqual([["di-cui-maggiore"], 10, null]);
});

test.each([
  ["8;6;6", ["di-cui-maggiore"], null],
  ["8;4;4", [], 4],
  ["8;9;6", ["di-cui-maggiore"], 6],
  ["8;;6", [], 6],
])("the youngest and the oldest are not the same volunteers: %s", (values, told, oldest) => {
  const {
    codes: found,
    words,
    of,
  } = row("cantiere;zona;volontari;under_30;over_65", `crescere;alpe;${values}`, "volontari");
  expect([found, of("over_65")]).toEqual([told, oldest]);
  if (oldest === null)
    expect(words[0]).toBe(
      "I volontari sotto i trent'anni e sopra i sessantacinque sono 12, più del totale «Volontari», che è 8.",
    );
});

test("many hours for each volunteer are asked about, and counted", () => {
  const { codes: told, of } = row("cantiere;zona;volontari;ore_annue", "crescere;alpe;2;5000", "volontari");
  expect([told, of("ore_annue")]).toEqual([["ore-per-persona"], 50_000]);
});

describe("a service open for more hours than a week has", () => {
  const head = "nome;cantiere;zona;destinatari;bisogno;modalita;sedi;ore_settimanali";
  test.each([
    ["168", "1", []],
    ["169", "", ["ore-oltre-la-settimana"]],
    ["169", "2", []],
    ["337", "2", ["ore-oltre-la-settimana"]],
  ])("%s hours in «%s» places", (hours, places, told) => {
    const { codes, of } = row(head, `Casa;crescere;alpe;tutti;compagnia;centro;${places};${hours}`, "servizi");
    expect([codes, of("ore_settimanali")]).toEqual([told, Number(hours) * 10]);
  });
});

describe("more users than there are residents are asked about", () => {
  const head = "nome;cantiere;zona;destinatari;bisogno;modalita;utenti";
  test.each([
    ["of the zona", "alpe", "tutti", 1917, null],
    ["of the zona", "alpe", "tutti", 1918, "Gli utenti sono 1.918, più dei 1.917 residenti (Alpe)."],
    [
      "of that age",
      "citta",
      "grandi-anziani",
      1955,
      "Gli utenti sono 1.955, più dei 1.954 residenti (75 anni e più, in tutta la città).",
    ],
    ["of the smaller of both", "alpe", "ragazzi", 2000, "Gli utenti sono 2.000, più dei 1.917 residenti (Alpe)."],
    ["of nowhere known", "fuori", "tutti", 99_000, null],
  ])("%s", (_, zona, destinatari, utenti, testo) => {
    const { words, of } = row(head, `Casa;crescere;${zona};${destinatari};compagnia;centro;${utenti}`, "servizi");
    expect([words, of("utenti")]).toEqual([testo === null ? [] : [testo], utenti]);
  });
});

describe("a Punto", () => {
  const head = "nome;quartiere;stato;data_apertura;data_chiusura;accessi";
  test.each([
    ["open since this year", "attivo;31/12/2024;;20", []],
    ["open since next year", "attivo;01/01/2025;;20", ["stato-e-data-diversi"]],
    ["about to open since last year", "in-apertura;01/02/2023;;", ["stato-e-data-diversi"]],
    ["about to open next year", "in-apertura;01/02/2025;;", []],
    ["about to open, with visits", "in-apertura;01/02/2025;;3", ["accessi-a-punto-chiuso"]],
    ["open and closed", "attivo;01/02/2020;30/06/2024;20", ["stato-e-data-diversi"]],
    ["open, to be closed next year", "attivo;01/02/2020;30/06/2025;20", []],
    ["closed this year, with visits until then", "chiuso;01/02/2020;30/06/2024;20", []],
    ["closed, and closing next year", "chiuso;01/02/2020;30/06/2025;20", ["stato-e-data-diversi"]],
    ["closed before this year, with visits", "chiuso;01/02/2020;31/12/2023;20", ["accessi-a-punto-chiuso"]],
    ["closed before it opened", "chiuso;01/02/2024;31/01/2024;20", ["chiusura-prima-dell-apertura"]],
  ])("%s", (_, values, told) => {
    expect(row(head, `Qui;VF01;${values}`, "punti_comunita").codes).toEqual(told);
  });

  test("loses the date of its end when that is before its beginning", () => {
    const { of } = row(head, "Qui;VF01;chiuso;01/02/2024;31/01/2024;20", "punti_comunita");
    expect([of("data_apertura"), of("data_chiusura")]).toEqual(["2024-02-01", null]);
  });
});
