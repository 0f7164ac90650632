// What each declared misura counts, and what it leaves out, on a few rows one can add up in the head.
import { afterAll, beforeAll, expect, test } from "vitest";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { computeFigure } from "../figure/compute.ts";
import { loadMisure } from "../figure/declarations.ts";
import type { Figure } from "../figure/figures.ts";
import { allPoints, everybody, weightsByHand } from "../figure/points.support.ts";
import { insertRows } from "../store/rows.support.ts";
import { Store } from "../store/store.ts";

let store: Store;
let figure: Figure;
const nord = { ente: "E002", cantiere: "crescere", zona: "nord" };
const sud = { ente: "E003", cantiere: "curare", zona: "sud" };

beforeAll(async () => {
  store = await Store.open({ threads: 1, memoryMb: 200 });
  const rette = { fonte: "rette", fonte_gruppo: "famiglie" };
  await insertRows(store, "finanziamenti", [
    { ...nord, ...rette, importo: 30_000, interno: false },
    { ...sud, fonte: "regione", fonte_gruppo: "pubblico", importo: 50_000, interno: false },
    { ...sud, fonte: "comune", fonte_gruppo: "pubblico", importo: 7_000, interno: true },
    { ...sud, fonte: "offerte", fonte_gruppo: "altri-privati", importo: 20_000, interno: false },
  ]);
  await insertRows(store, "risorse", [
    { ...nord, voce: "stipendi", voce_ruolo: "spesa", importo: 4_000, figurativo: 900 },
    { ...nord, voce: "girati", voce_ruolo: "trasferimento", importo: 1_500 },
  ]);
  const rows = (passaggio: string, amounts: Readonly<Record<string, number>>) =>
    Object.entries(amounts).map(([voce, importo]) => ({ ente: "E003", passaggio, voce, importo }));
  await insertRows(store, "consolidato", [
    ...rows("enti", { lordo: 100_000, interno: 10_000, netto: 90_000, differenza: 500 }),
    ...rows("dal-comune", { lordo: 0, interno: 7_000, netto: -7_000, differenza: 350 }),
    ...rows("da-fuori", { lordo: 17_000, interno: 0, netto: 17_000 }),
  ]);
  const used = { ente: "E003", cantiere: "curare" };
  await insertRows(store, "usi", [
    { ...used, zona: "nord", in_zona: true, fonte: "rette", fonte_gruppo: "famiglie", importo: 30_000 },
    { ...used, zona: "nord", in_zona: true, fonte: "regione", fonte_gruppo: "pubblico", importo: 15_000 },
    { ...used, zona: "sud", in_zona: true, fonte: null, fonte_gruppo: null, importo: 5_000 },
    { ...used, zona: "citta", in_zona: false, fonte: "offerte", fonte_gruppo: "altri-privati", importo: 50_000 },
  ]);
  await insertRows(store, "volontari", [
    { ...nord, volontari: 20, donne: 12, under_30: 3, over_65: 9, ore_annue: 10_000 },
    { ...sud, volontari: 5, donne: 1, under_30: 0, over_65: 4, ore_annue: 2_500 },
  ]);
  await insertRows(store, "personale", [
    { ...nord, contratto: "stabile", persone: 30, donne: 24, under_30: 6, ore_annue: 400_000 },
    { ...sud, contratto: "a-termine", persone: 10, donne: 6, under_30: 4, ore_annue: 50_000 },
  ]);
  const punto = { ente: "E003", quartiere: "Q1", zona: "nord" };
  await insertRows(store, "punti_comunita", [
    { ...punto, nome: "Portico", stato: "attivo", ore_settimanali: 65, volontari: 7, accessi: 100, iniziative: 3 },
    { ...punto, nome: "Ex", stato: "chiuso", ore_settimanali: 40, volontari: 5, accessi: 50, iniziative: 2 },
  ]);
  await insertRows(store, "enti", [
    { ente: "E001", tipo: "comune", forma_giuridica: "comune", zona: "citta", ha_risposto: "si" },
    { ente: "E002", tipo: "ente", forma_giuridica: "associazione", zona: "nord", ha_risposto: "si" },
    { ente: "E003", tipo: "ente", forma_giuridica: "cooperativa", zona: "nord", ha_risposto: "no" },
    { ente: "E004", tipo: "ente", forma_giuridica: "cooperativa", zona: "sud", ha_risposto: "no" },
  ]);
  await insertRows(store, "residenti_quartiere", [
    { quartiere: "Q1", zona: "nord", residenti: 900 },
    { quartiere: "Q2", zona: "sud", residenti: 100 },
  ]);
  await insertRows(
    store,
    "bisogni",
    Array.from({ length: 20 }, (_, n) => ({
      ...nord,
      bisogno: n < 15 ? "casa" : "lavoro",
      gravita: n < 10 ? 5 : 2,
      risposta: n < 5 ? "assente" : "piena",
    })),
  );
  const misure = await loadMisure();
  const edizione = await borgo();
  const network = everybody(edizione);
  const made = await allPoints(store, misure, weightsByHand(network, edizione));
  const all = new Set(edizione.enti.map(({ codice }) => codice));
  const risposte = { qualcosa: all, perBlocco: new Map(BLOCCHI.map(({ id }) => [id, all])) };
  figure = computeFigure(edizione, misure, { ...made, guasti: [] }, risposte, network, new Set());
});
afterAll(() => store.close());

test.each<[misura: string, dims: Record<string, string>, valore: number | null]>([
  ["valore-lordo", { passaggio: "enti" }, 1000],
  ["valore-lordo", {}, 1170],
  ["valore-interno", { passaggio: "enti" }, 100],
  ["valore-interno", {}, 170],
  ["valore-consolidato", { passaggio: "enti" }, 900],
  ["valore-consolidato", { passaggio: "dal-comune" }, -70],
  ["valore-consolidato", {}, 1000],
  ["differenza-interno", {}, 8.5],
  ["quota-interno", { passaggio: "enti" }, 0.1],
  ["quota-interno", {}, 0.145],
  ["quota-differenza", { passaggio: "enti" }, 0.05],
  ["quota-differenza", {}, 0.05],
  ["valore-netto", {}, 1000],
  ["valore-netto", { fonte_gruppo: "famiglie" }, 300],
  ["quota-famiglie", {}, 0.3],
  ["quota-pubblica", {}, 0.5],
  ["quota-altri-privati", {}, 0.2],
  ["risorse-usate", {}, 1000],
  ["risorse-usate", { zona: "nord", fonte_gruppo: "famiglie" }, 300],
  ["risorse-usate", { fonte: "" }, 50],
  ["usate-quota-famiglie", { zona: "nord" }, 0.667],
  ["usate-quota-pubblica", {}, 0.15],
  ["usate-quota-altri-privati", { zona: "citta" }, 1],
  ["usate-quota-famiglie", { zona: "sud" }, 0],
  ["usate-nelle-zone", {}, 500],
  ["usate-a-residente", { zona: "nord" }, 0.5],
  ["usate-a-residente", { zona: "sud" }, 0.5],
  ["usate-a-residente", { zona: "citta" }, null],
  ["usate-a-residente", {}, 0.5],
  ["spesa", {}, 40],
  ["valore-figurativo", {}, 9],
  ["volontari", {}, 25],
  ["volontari-donne", {}, 13],
  ["volontari-under-30", {}, 3],
  ["volontari-over-65", {}, 13],
  ["volontari-ore", {}, 1250],
  ["ore-per-volontario", {}, 50],
  ["personale", {}, 40],
  ["personale-donne", {}, 30],
  ["personale-under-30", {}, 10],
  ["personale-ore", {}, 45_000],
  ["quota-donne", {}, 0.75],
  ["quota-donne", { zona: "sud" }, null],
  ["punti", {}, 2],
  ["punti", { stato: "attivo" }, 1],
  ["punti-ore", {}, 6.5],
  ["enti", {}, 4],
  ["enti-rispondenti", {}, 2],
  ["quota-risposta", { tipo: "ente" }, 1 / 3],
  ["residenti", {}, 1000],
  ["bisogni", {}, 20],
  ["gravita-media", {}, 3.5],
  ["quota-scoperti", {}, 0.25],
])("%s at %o is %d", (misura, dims, valore) => {
  const found = figure.at(misura, dims).valore;
  if (valore === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(valore, 10);
});
