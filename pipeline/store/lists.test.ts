import { afterAll, beforeAll, expect, test } from "vitest";
import type { ElencoDef } from "../../schemas/prospetto.ts";
import { listRows, voices } from "./lists.ts";
import { insertRows } from "./rows.support.ts";
import { Store } from "./store.ts";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 1, memoryMb: 200 });
  await insertRows(store, "punti_comunita", [
    { ente: "E003", nome: "Portico", quartiere: "Q1", zona: "nord", stato: "attivo", accessi: 100 },
    { ente: "E002", nome: "Corte", quartiere: "Q2", zona: "sud", stato: "chiuso", accessi: 50 },
  ]);
  await insertRows(store, "voci", [
    { ente: "E002", occasione: "cena", testo: "b", proposta: null, cantiere: null },
    { ente: "E002", occasione: "assemblea", testo: "a", proposta: "p", cantiere: "curare" },
  ]);
});
afterAll(() => store.close());

const PUNTI: ElencoDef = {
  ...{ id: "punti", titolo: "I Punti", capitolo: "risorse", tabella: "punti_comunita" },
  ...{ colonne: ["nome"], ordina: ["nome"] },
};

test("a list asks only for its columns and for what its rows are chosen by, never whose they are", async () => {
  expect(await listRows(store, { ...PUNTI, dove: { stato: ["attivo"] }, per: "zona" })).toEqual([
    { nome: "Corte", stato: "chiuso", zona: "sud" },
    { nome: "Portico", stato: "attivo", zona: "nord" },
  ]);
});

test("a column that is not there is named with its list", () => {
  expect(() => listRows(store, { ...PUNTI, colonne: ["nome", "rione"] })).toThrow(
    "l'elenco «punti» chiede la colonna «rione», che punti_comunita non ha",
  );
});

test("words of members come in one order and without their author", async () => {
  expect(await voices(store)).toEqual([
    { cantiere: "curare", occasione: "assemblea", testo: "a", proposta: "p" },
    { cantiere: null, occasione: "cena", testo: "b", proposta: null },
  ]);
});
