// Numbers of an edition that contradict each other are told; those that agree are not.
import { expect, test } from "vitest";
import { sentenceOfFault } from "../../schemas/edizione.ts";
import { borgo } from "./borgo.support.ts";

const POPOLAZIONE = "territorio/popolazione.csv";
const rows = (...more: readonly string[]): string =>
  `quartiere,fascia,residenti,data,fonte\n${more.map((row) => `${row},2020-12-31,Anagrafe\n`).join("")}`;

test.each([
  ["residents of every quartiere, and of a city that has a few more", rows("Q1,,900", "Q2,,100", ",,1100"), []],
  ["no quartiere at all", rows(",,1000"), []],
  [
    "a quartiere without residents",
    rows("Q1,,900"),
    [
      `${POPOLAZIONE}: mancano i residenti di «Basso», e quelli della sua zona non tornano. Aggiungi una riga per ogni quartiere.`,
    ],
  ],
  [
    "more people in the quartieri than in the city",
    rows("Q1,,900", "Q2,,100", ",,999"),
    [
      `${POPOLAZIONE}, riga 4: la somma dei quartieri, 1.000, è più di tutta la città, 999. Correggi il numero sbagliato.`,
    ],
  ],
  [
    "more people by age than in the city",
    rows("Q1,,499", "Q2,,500", ",,999", ",adulti,1000"),
    [`${POPOLAZIONE}, riga 4: la somma delle età, 1.000, è più di tutta la città, 999. Correggi il numero sbagliato.`],
  ],
  ["as many people by age as in the quartieri", rows("Q1,,900", "Q2,,100", ",adulti,1000"), []],
  [
    "more people by age than in the quartieri",
    rows("Q1,,900", "Q2,,100", ",giovani,1", ",adulti,1000"),
    [
      `${POPOLAZIONE}, riga 4: la somma delle età, 1.001, è più di quella dei quartieri, 1.000. Correggi il numero sbagliato, o aggiungi la riga di tutta la città.`,
    ],
  ],
  ["ages that are nearly all of the quartieri", rows("Q1,,900", "Q2,,100", ",giovani,100", ",adulti,800"), []],
  [
    "ages that are far from all of the quartieri",
    rows("Q1,,9000", "Q2,,100", ",giovani,100", ",adulti,900"),
    [
      `${POPOLAZIONE}, riga 4: la somma delle età, 1.000, è molto meno di quella dei quartieri, 9.100. Correggi il numero sbagliato.`,
    ],
  ],
  ["one age of two", rows("Q1,,900", "Q2,,100", ",giovani,100"), []],
  [
    "quartieri that are far from all of the city",
    rows("Q1,,900", "Q2,,100", ",,10000"),
    [
      `${POPOLAZIONE}, riga 2: la somma dei quartieri, 1.000, è molto meno di tutta la città, 10.000. Correggi il numero sbagliato.`,
    ],
  ],
  [
    "more people by age than in their quartiere",
    rows("Q1,,900", "Q2,,100", "Q1,adulti,900", "Q2,adulti,101"),
    [`${POPOLAZIONE}, riga 3: la somma delle età, 101, è più di «Q2», 100. Correggi il numero sbagliato.`],
  ],
])("%s", async (_, table, told) => {
  const { difetti } = await borgo([], { [POPOLAZIONE]: table });
  expect(difetti.map(sentenceOfFault)).toEqual(told);
});

const FIGURE = "edizione,misura,valore,n_enti,copertura\n";
test.each([
  ["2019.csv", `${FIGURE}2019,volontari,1,1,1\n`, []],
  ["pubblicate.csv", `${FIGURE}2019,volontari,1,1,1\n`, []],
  ["2018.csv", `${FIGURE}2019,volontari,1,1,1\n`, ["qui non c'è nessuna cifra dell'edizione 2018"]],
  ["2019.csv", FIGURE, ["il file non ha righe"]],
  [
    "2019.csv",
    `${FIGURE}2019,volontari,1,1,1\n219,utenti,1,1,1\n2018,posti,1,1,1\n`,
    [
      "la riga è dell'edizione 219, ma il file è quello del 2019, e non si confronta",
      "la riga è dell'edizione 2018, ma il file è quello del 2019, e non si confronta",
    ],
  ],
  ["2018-2019.csv", `${FIGURE}2019,volontari,1,1,1\n2018,volontari,1,1,1\n`, []],
  [
    "2019.csv",
    `${FIGURE}2019,volontari,0405,1,1\n`,
    ["valore, n_enti o copertura non è un numero come è stato pubblicato, e la figura non si confronta"],
  ],
  [
    "2019.csv",
    "edizione,misura,anno,valore,n_enti,copertura\n2019,conti-progetto,2018,1,1,1\n2019,conti-progetto,218,1,1,1\n",
    ["anno dice 218, troppo lontano dall'edizione 2019, e la figura non si confronta"],
  ],
])("earlier figures in %s", async (name, text, told) => {
  const { difetti } = await borgo([], { [`precedenti/${name}`]: text });
  expect(difetti.map(({ cosa }) => cosa)).toEqual(told);
});
