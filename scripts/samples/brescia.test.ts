// The plan of the large editions: what must be true before a single file is written.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import type { Anno } from "./anno.ts";
import { annoBrescia, mondoBrescia } from "./brescia.ts";
import { valoriDi } from "./calibra.ts";
import { ANNI_BRESCIA } from "./citta.ts";
import { riconcilia } from "./flussi.support.ts";
import type { Riga } from "./tipi.ts";

const SAMPLES = fileURLToPath(new URL("../../data-samples/", import.meta.url));
const anni = new Map<number, Anno>();

beforeAll(async () => {
  const mondo = await mondoBrescia(join(SAMPLES, "2016"));
  let before: Anno | null = null;
  for (const year of ANNI_BRESCIA) {
    before = await annoBrescia(mondo, join(SAMPLES, String(year.anno)), year, before);
    anni.set(year.anno, before);
  }
});

function anno(year: number): Anno {
  const found = anni.get(year);
  if (found === undefined) throw new Error(`no edition ${year}`);
  return found;
}

/** Rows of a block that members declare whose files are accepted. */
function rows(year: number, blocco: "esiti" | "punti_comunita"): Riga[] {
  const { sorti, vere } = anno(year);
  return sorti.filter(({ accettata }) => accettata).flatMap(({ membro }) => vere.get(membro.codice)?.[blocco] ?? []);
}

const sum = (all: readonly Riga[], campo: string): number =>
  all.reduce((total, row) => total + Number(row[campo] ?? 0), 0);
const of = (year: number, indicatore: string): Riga[] =>
  rows(year, "esiti").filter((row) => row.indicatore === indicatore);

test.each(ANNI_BRESCIA)(
  "estimated money of $anno is what the report must print, to the cent",
  ({ anno: year, mira }) => {
    const { conti, mondo, stimatori } = anno(year);
    const families = conti.filter(({ riga }) => riga.fonte === mondo.profilo.fonte_famiglie);
    for (const [rows, aim] of [
      [conti, mira.totale],
      [families, mira.famiglie],
    ] as const) {
      const { valore, dichiarato } = stimatori.denaro.stima(valoriDi(rows));
      expect(Math.abs(valore - aim * 100)).toBeLessThanOrEqual(1);
      expect(dichiarato / valore).toBeLessThan(0.98);
    }
  },
);

test.each(ANNI_BRESCIA)("of the small enti of $anno a quarter to a third is silent", ({ anno: year }) => {
  const sizes = anno(year)
    .mondo.membri.map(({ entrate }) => entrate)
    .sort((a, b) => b - a);
  const small = anno(year).sorti.filter(({ membro }) => membro.entrate < (sizes[Math.round(0.4 * sizes.length)] ?? 0));
  const silent = small.filter(({ accettata }) => !accettata).length / small.length;
  expect(silent).toBeGreaterThanOrEqual(0.25);
  expect(silent).toBeLessThan(0.32);
});

test("a large ente is silent in 2018, with about a twentieth of the money, and nothing else fails a gate", () => {
  const {
    conti,
    stimatori: { denaro },
    enti,
  } = anno(2018);
  const total = denaro.stima(valoriDi(conti));
  const given = [...denaro.imputati(valoriDi(conti)).entries()];
  expect(given.map(([ente]) => ente)).toEqual(["E080"]);
  expect((given[0]?.[1] ?? 0) / total.valore).toBeGreaterThan(0.04);
  expect((given[0]?.[1] ?? 0) / total.valore).toBeLessThan(0.06);
  expect(1 - total.dichiarato / total.valore).toBeLessThan(0.3);
  expect(enti.filter(({ risorse_precedenti }) => risorse_precedenti === null)).toHaveLength(2);
});

test.each([2016, 2018])("in %i flows differ as planted, and none of them blocks", (year) => {
  const { flows } = riconcilia(anno(year));
  const seen = new Set(flows.map(({ status }) => status));
  for (const status of ["PAYER_ONLY", "PAYEE_ONLY", "THOUSAND_ERROR", "WITHIN_TOLERANCE"] as const)
    expect(seen).toContain(status);
  expect(flows.filter(({ blocks }) => blocks)).toEqual([]);
});

test("the main edition has 317 enti and the Comune, and the line estimates 767 services", () => {
  const { mondo, stimatori, vere, perse } = anno(2016);
  expect(mondo.membri.filter(({ tipo }) => tipo === "ente")).toHaveLength(317);
  expect(mondo.membri.filter(({ tipo }) => tipo === "comune")).toHaveLength(1);
  const services = [...vere].map(
    ([ente, { servizi = [] }]) => [ente, servizi.filter((row) => !perse.has(row)).length] as const,
  );
  expect(Math.round(stimatori.offerta.stima(new Map(services)).valore)).toBe(767);
});

test.each([
  { indicatore: "tempi-comunali", valore: 8 },
  { indicatore: "tempi-convenzionati", valore: 4 },
  { indicatore: "iscrizioni-comunali", valore: 167 },
  { indicatore: "iscrizioni-convenzionati", valore: 179 },
  { indicatore: "sedi-vivi", valore: 39 },
  { indicatore: "ragazzi-vivi", valore: 1312 },
  { indicatore: "educatori-vivi", valore: 70 },
  { indicatore: "inserimenti-lavorativi", valore: 45 },
])("$indicatore of 2018 adds up to $valore", ({ indicatore, valore }) => {
  expect(sum(of(2018, indicatore), "valore")).toBe(valore);
});

test("Vivi il quartiere of 2018 is in 23 quartieri, and 40 % work after a leva", () => {
  const leve = of(2018, "occupati-leve");
  expect(new Set(of(2018, "sedi-vivi").map(({ quartiere }) => quartiere)).size).toBe(23);
  expect(sum(leve, "valore") / sum(leve, "su")).toBe(0.4);
});

test.each([
  { year: 2016, attivi: 14, apertura: 2, iniziative: 41 },
  { year: 2018, attivi: 19, apertura: 0, iniziative: 74 },
])("$year has $attivi Punti active, each in a quartiere of its own", ({ year, attivi, apertura, iniziative }) => {
  const punti = rows(year, "punti_comunita");
  const active = punti.filter(({ stato }) => stato === "attivo");
  expect(active).toHaveLength(attivi);
  expect(punti).toHaveLength(attivi + apertura);
  expect(new Set(active.map(({ quartiere }) => quartiere)).size).toBe(attivi);
  expect(sum(punti, "iniziative")).toBe(iniziative);
  const short = active.filter(({ ore_settimanali: hours }) => Number(hours) < 6);
  expect(short.length).toBeGreaterThan(0);
  expect(short.length).toBeLessThan(3);
});

test("quotes do not repeat", () => {
  const said = [...anno(2016).vere.values()].flatMap(({ voci }) => (voci ?? []).map(({ testo }) => testo));
  expect(said.length).toBeGreaterThan(100);
  expect(new Set(said).size).toBe(said.length);
});

test("names and fiscal codes are unique", () => {
  const { membri } = anno(2018).mondo;
  expect(new Set(membri.map(({ denominazione }) => denominazione)).size).toBe(membri.length);
  expect(new Set(membri.map(({ codice_fiscale }) => codice_fiscale)).size).toBe(membri.length);
});
