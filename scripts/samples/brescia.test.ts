// The plan of the large editions: what must be true before a single file is written.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import type { Anno } from "./anno.ts";
import { annoBrescia, mondoBrescia } from "./brescia.ts";
import { sommaCentesimi } from "./calibra.ts";
import { ANNI_BRESCIA } from "./citta.ts";
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

test.each(ANNI_BRESCIA)("counted money of $anno is what the report must print, to the cent", ({ anno: year, mira }) => {
  const { conti, mondo } = anno(year);
  const families = conti.filter(({ riga }) => riga.fonte === mondo.profilo.fonte_famiglie);
  expect(sommaCentesimi(conti)).toBe(mira.totale * 100);
  expect(sommaCentesimi(families)).toBe(mira.famiglie * 100);
});

test("the main edition has 317 enti and the Comune, 173.0 million and 71.0 from families", () => {
  const { mondo, conti } = anno(2016);
  expect(mondo.membri.filter(({ tipo }) => tipo === "ente")).toHaveLength(317);
  expect(mondo.membri.filter(({ tipo }) => tipo === "comune")).toHaveLength(1);
  expect((sommaCentesimi(conti) / 1e8).toFixed(1)).toBe("173.0");
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
