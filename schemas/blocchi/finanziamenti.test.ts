import { expect, test } from "vitest";
import finanziamenti from "./finanziamenti.ts";

const { interno } = finanziamenti.derivate ?? {};
const attributo = (_lista: string, codice: string): string => (codice === "comune" ? "E001" : "");

test.each([
  { name: "of a member named as payer", ente: "E002", riga: { fonte: "offerte", ente_finanziatore: "E003" }, is: true },
  {
    name: "of a fonte that is a member itself",
    ente: "E002",
    riga: { fonte: "comune", ente_finanziatore: null },
    is: true,
  },
  {
    name: "of a fonte outside the network",
    ente: "E002",
    riga: { fonte: "rette", ente_finanziatore: null },
    is: false,
  },
  { name: "that a member says of itself", ente: "E001", riga: { fonte: "comune", ente_finanziatore: null }, is: false },
  { name: "of nobody", ente: "E002", riga: { fonte: null, ente_finanziatore: null }, is: false },
])("money $name is internal: $is", ({ ente, riga, is }) => {
  if (interno === undefined || !("calcola" in interno)) throw new Error("interno is a column of its own");
  expect(interno.calcola(riga, { ente, attributo })).toBe(is);
});
