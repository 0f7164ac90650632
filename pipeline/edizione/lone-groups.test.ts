// A group whose name was written in two ways would not be one when it is asked who could be recognised.
import { expect, test } from "vitest";
import { sentenceOfFault } from "../../schemas/edizione.ts";
import { borgo, type Change } from "./borgo.support.ts";

const group = (line: string, gruppo: string): Change => ({
  file: "enti.csv",
  from: line,
  to: line.replace(/,(?=\d+$)/, `${gruppo},`),
});
const [ALFA, BETA, GAMMA] = [
  "E002,Alfa,ente,associazione,nord,crescere,,600",
  "E003,Beta,ente,cooperativa,nord,curare,,300",
  "E004,Gamma,ente,cooperativa,sud,abitare,,100",
] as const;

test.each<[string, readonly Change[], readonly string[]]>([
  ["a group of two", [group(ALFA, "Consorzio Uno"), group(BETA, "Consorzio Uno")], []],
  [
    "a group of one",
    [group(ALFA, "Consorzio Uno")],
    [
      "enti.csv, riga 3: del gruppo «Consorzio Uno» c'è un ente solo, e per la riservatezza è come se non ne avesse. Scrivi lo stesso nome a tutti gli enti del gruppo; se nella rete non ce ne sono altri, lascialo vuoto.",
    ],
  ],
  [
    "a name with a wrong letter",
    [group(ALFA, "Consorzio Uno"), group(BETA, "Consorzio Uno"), group(GAMMA, "Consorzo Uno")],
    [
      "enti.csv, riga 5: del gruppo «Consorzo Uno» c'è un ente solo, e per la riservatezza è come se non ne avesse. Forse volevi scrivere «Consorzio Uno»; se nella rete non ce ne sono altri, lascialo vuoto.",
    ],
  ],
  [
    "one name in two ways",
    [group(ALFA, "Consorzio Uno"), group(BETA, "consorzio uno")],
    [
      "enti.csv, riga 4: il gruppo «consorzio uno» si legge come «Consorzio Uno»: per la riservatezza valgono come uno solo. Scrivilo in un modo solo.",
    ],
  ],
])("%s", async (_, changes, told) => {
  expect((await borgo(changes)).difetti.map(sentenceOfFault)).toEqual(told);
});
