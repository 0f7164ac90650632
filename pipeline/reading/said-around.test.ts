// What stands around a table and says that its numbers are others: asked where it is said, and nothing else is.
import { expect, test } from "vitest";
import { byHand, lines, read } from "./reading.support.ts";

const TITLES = ["Cantiere", "Zona", "Voce di spesa", "Importo (€)"];
const ROW = ["Abitare la cura", "Alpe", "Acquisti", 12.5];
const TOLD = new Set(["unita-detta", "anno-detto", "numeri-provvisori"]);
type Content = string | number | null;

const told = async (sheets: Readonly<Record<string, readonly (readonly Content[])[]>>): Promise<string[]> => {
  const lettura = read(await byHand(sheets));
  expect(lettura.invii[0]?.sezioni[0]?.righe).toHaveLength(1);
  expect(lettura.diagnostics.filter(({ gravita }) => gravita === "correggere")).toEqual([]);
  return lettura.diagnostics.flatMap(({ codice, luoghi: [luogo] }) =>
    TOLD.has(codice) ? [`${codice} ${luogo?.foglio} ${luogo?.cella ?? ""}`.trim()] : [],
  );
};

const UNITS =
  "Importi in migliaia di euro|RISORSE 2024 (k€)|valori in migliaia|€/000|Dati in milioni di €|Importi in lire|Valori in USD";

test.each(UNITS.split("|"))("«%s» above, below, beside and in another sheet", async (text) => {
  const places = [
    { Risorse: [[text], [], TITLES, ROW] },
    { Risorse: [TITLES, ROW, [], [text]] },
    {
      Risorse: [
        [...TITLES, "Note"],
        [...ROW, text],
      ],
    },
    { Appunti: [[text]], Risorse: [TITLES, ROW] },
  ];
  expect(await Promise.all(places.map(told))).toEqual([
    ["unita-detta Risorse A1"],
    ["unita-detta Risorse A4"],
    ["unita-detta Risorse E2"],
    ["unita-detta Appunti A1"],
  ]);
});

test("in a row of units, and in the name of the sheet", async () => {
  expect(await told({ Risorse: [TITLES, [null, null, null, "migliaia di €"], ROW] })).toEqual([
    "unita-detta Risorse D2",
  ]);
  expect(await told({ "Risorse (migliaia)": [TITLES, ROW] })).toEqual(["unita-detta Risorse (migliaia)"]);
});

test.each([
  ["Risorse", "Consuntivo 2023", ["anno-detto Risorse A1"]],
  ["Risorse", "Edizione 2022 e 2023", ["anno-detto Risorse A1"]],
  ["Risorse 2023", "Spese", ["anno-detto Risorse 2023"]],
  ["Risorse", "Primo semestre 2024", ["anno-detto Risorse A1"]],
  ["Risorse", "Dati dal 1/1/2024 al 30/6/2024", ["anno-detto Risorse A1"]],
  ["Risorse", "a.s. 2023/2024", ["anno-detto Risorse A1"]],
  ["Risorse previsione 2025", "Spese", ["anno-detto Risorse previsione 2025"]],
  ["Risorse", "Dal 01/01/2024 al 31/12/2024", []],
  ["Risorse", "Risorse della A.S.D. Alfa, 2024", []],
  ["Risorse", "Consuntivo 2023 e 2024", []],
  ["Risorse", "BOZZA", ["numeri-provvisori Risorse A1"]],
  ["Risorse (provvisorio)", "Spese", ["numeri-provvisori Risorse (provvisorio)"]],
  ["Risorse", "Bozza, consuntivo 2023", ["anno-detto Risorse A1"]],
  ["Risorse", "Dati non più provvisori", []],
  ["Risorse 2023", "Spese del 2024", []],
  ["Risorse", "Compilato il 31/12/2023, rivisto il 31 dicembre 2023", []],
  ["Risorse", "Nata nel 1998, compilato nel 2025", []],
  ["Risorse", "Aiutiamo migliaia di famiglie, 1000 in più", []],
  ["Risorse", "Importi in euro, non in migliaia", []],
  ["Risorse", "Una lira per tutti, in euro", []],
])("another year in «%s» or above it, «%s»", async (name, above, expected) => {
  expect(await told({ [name]: [[above], TITLES, ROW] })).toEqual(expected);
});

test.each([
  ["Anno 2023", ["anno-detto Risorse A3"]],
  ["Preventivo 2025", ["anno-detto Risorse A3"]],
  ["Secondo semestre", ["anno-detto Risorse A3"]],
  ["Anno 2024", []],
])("«%s» alone over more rows is asked about where it stands", async (text, expected) => {
  const lettura = read(await byHand({ Risorse: [TITLES, ROW, [text], ["Crescere insieme", "Alpe", "Acquisti", 5]] }));
  expect(lettura.invii[0]?.sezioni[0]?.righe).toHaveLength(2);
  expect(
    lettura.diagnostics.flatMap(({ codice, luoghi: [luogo] }) =>
      codice === "anno-detto" ? [`${codice} ${luogo?.foglio} ${luogo?.cella}`] : [],
    ),
  ).toEqual(expected);
});

test("«Dati provvisori» below a table is asked about", async () => {
  expect(await told({ Risorse: [TITLES, ROW, [], ["Dati provvisori, da aggiornare a febbraio"]] })).toEqual([
    "numeri-provvisori Risorse A4",
  ]);
});

test.each(["mila", "x1000", "k", "(migliaia)"])("«%s» beside a number is asked about", async (text) => {
  expect(await told({ Risorse: [TITLES, [...ROW, text]] })).toEqual(["unita-detta Risorse E2"]);
});

test("of two sheets the one that names another year is not read", async () => {
  const row = (importo: number): Content[] => [...ROW.slice(0, 3), importo];
  const lettura = read(await byHand({ "Risorse 2023": [TITLES, row(1)], "Risorse 2024": [TITLES, row(2)] }));
  expect(lettura.invii[0]?.sezioni[0]?.righe.map(({ valori }) => valori[3])).toEqual([200]);
  expect(lettura.diagnostics.map(({ codice }) => codice)).toContain("foglio-doppio");
});

test("a second label of another year in the workbook refuses it", async () => {
  const lettura = read(await byHand({ Risorse: [["Edizione", 2023], TITLES, ROW] }));
  expect(lettura.invii).toEqual([]);
  expect(lines(lettura.diagnostics)).toEqual([
    "B1 · foglio «Risorse»: Questo è il modulo del 2023. Serve quello del 2024. Compila il modulo del 2024, oppure chiedi a chi raccoglie i dati di riportarci le risposte.",
  ]);
});
