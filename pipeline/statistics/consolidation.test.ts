import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { bridge } from "./bridge.ts";
import { COMUNE, from, outside, settle, to } from "./network.support.ts";
import { spendingBySource } from "./spending.ts";
import { trace } from "./tracing.ts";

// Five members and seven flows; the values were computed with R. Thousand euro there, cents here.
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`golden/${name}`, import.meta.url), "utf8"));
const cents = (thousands: number): number => Math.round(thousands * 100_000);
const amounts = z.record(z.string(), z.number());
const input = z
  .object({
    universe: z.array(z.string()),
    external: z.record(z.string(), amounts),
    flows: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        nature: z.string(),
        payer: z.number().nullable(),
        payee: z.number().nullable(),
      }),
    ),
    final_spending: amounts,
  })
  .parse(read("consolidation_input.json"));
const golden = z
  .object({
    reconciled: z.array(z.object({ from: z.string(), to: z.string(), used: z.number(), status: z.string() })),
    sources: z.array(z.string()),
    T: z.array(z.array(z.number())),
    gross: amounts,
    gross_total: z.number(),
    internal_total: z.number(),
    consolidated_total: z.number(),
    consolidated_by_source: amounts,
    double_count_rate: z.number(),
    traced_resources: z.array(z.array(z.number())),
    final_use_by_source: z.array(z.array(z.number())),
    invariants: amounts,
    unit_level_external: amounts,
    mismatch_rate: z.number(),
  })
  .parse(read("consolidation_golden.json"));

const received = [
  ...Object.entries(input.external).flatMap(([ente, fonti]) =>
    Object.entries(fonti).map(([fonte, importo]) => outside(ente, fonte, cents(importo))),
  ),
  ...input.flows.flatMap((flow) =>
    flow.payee === null ? [] : [from(flow.from, flow.to, cents(flow.payee), flow.nature)],
  ),
];
const passedOn = input.flows.flatMap((flow) =>
  flow.payer === null ? [] : [to(flow.from, flow.to, cents(flow.payer), flow.nature)],
);
const network = settle(input.universe, { received, passedOn });
const { all: wide } = network;
const narrow = network.within("U1", new Set(input.universe.filter((code) => code !== COMUNE)));
const byCode = <T extends { readonly ente: string }>(rows: readonly T[], amountOf: (row: T) => number) =>
  Object.fromEntries(rows.map((row) => [row.ente, amountOf(row)]));
const inCents = (record: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(record).map(([code, value]) => [code, cents(value)]));

test("reconciles the golden flows", () => {
  const found = network.flows.map(({ from, to, used, status }) => ({ from, to, used, status }));
  const expected = golden.reconciled.map((flow) => ({ ...flow, used: cents(flow.used) }));
  expect(new Set(found)).toEqual(new Set(expected));
  expect(network.flows.filter(({ blocks }) => blocks).map(({ from, to }) => `${from} ${to}`)).toEqual([
    "COM CB",
    "FO CA",
  ]);
});

test("counts the golden money once", () => {
  const transfers = golden.T.flatMap((row, i) =>
    row.map((value, j) => ({ from: input.universe[i], to: input.universe[j], importo: cents(value) })),
  ).filter(({ importo }) => importo > 0);
  expect(new Set(wide.transfers)).toEqual(new Set(transfers));
  expect(byCode(wide.units, ({ gross }) => gross)).toEqual(inCents(golden.gross));
  expect(byCode(wide.units, ({ external }) => external)).toEqual(inCents(golden.unit_level_external));
  expect(wide).toMatchObject({
    gross: cents(golden.gross_total),
    internal: cents(golden.internal_total),
    net: cents(golden.consolidated_total),
  });
  expect(wide.doubleCountRate).toBeCloseTo(golden.double_count_rate, 10);
  expect(wide.mismatchRate).toBeCloseTo(golden.mismatch_rate, 10);
});

test("traces the golden money to its first source", () => {
  const traced = trace(wide);
  if (traced.kind !== "traced") throw new Error(traced.kind);
  expect(traced.sources).toEqual([...golden.sources, null]);
  for (const [row, ente] of input.universe.entries()) {
    const unit = traced.units.find((each) => each.ente === ente);
    for (const [place, share] of (unit?.shares ?? []).entries()) {
      // The golden has ten decimals of a thousand euro.
      expect((unit?.resources ?? 0) * share * 1e-5).toBeCloseTo(golden.traced_resources[row]?.[place] ?? 0, 9);
      expect((unit?.finalUse ?? 0) * share * 1e-5).toBeCloseTo(golden.final_use_by_source[row]?.[place] ?? 0, 9);
    }
  }
  const bySource = traced.external.map((importo, place) => [traced.sources[place], importo]);
  expect(bySource).toEqual([...Object.entries(inCents(golden.consolidated_by_source)), [null, 0]]);
});

test("what is left of the golden money is the same before and after it is counted once", () => {
  const traced = trace(wide);
  if (traced.kind !== "traced") throw new Error(traced.kind);
  const spent = Object.entries(input.final_spending).map(([ente, importo]) => ({
    ente,
    cantiere: "a",
    zona: "nord",
    importo: cents(importo),
  }));
  const { balance } = spendingBySource(traced, spent);
  const left = balance.reduce((sum, each) => sum + each.left, 0);
  expect(left).toBe(cents(golden.invariants["balance_consolidated"] ?? 0));
});

test("beside the gross stands what each ente says of itself", () => {
  const others = { CA: 1550, CB: 730.13, AS: 165, FO: 400 };
  expect(byCode(wide.units, (unit) => unit.declared)).toEqual(inCents({ ...others, COM: 2500 }));
  expect(byCode(narrow.units, (unit) => unit.declared)).toEqual(inCents(others));
});

test("without the Comune its money comes from outside, under its code", () => {
  expect(narrow).toMatchObject({ gross: cents(3040), internal: cents(320), net: cents(2720) });
  expect(narrow.external.filter(({ fonte }) => fonte === COMUNE)).toEqual([
    { ente: "AS", fonte: COMUNE, importo: cents(45) },
    { ente: "CA", fonte: COMUNE, importo: cents(1000) },
    { ente: "CB", fonte: COMUNE, importo: cents(520) },
  ]);
});

test("a bridge leads from the network without the Comune to that with it", () => {
  expect(bridge(narrow, wide)).toEqual([
    { step: "narrow", gross: cents(3040), internal: cents(320), net: cents(2720) },
    { step: "from-added", gross: 0, internal: cents(1565), net: -cents(1565) },
    { step: "to-added", gross: 0, internal: 0, net: 0 },
    { step: "among-added", gross: 0, internal: 0, net: 0 },
    { step: "external-of-added", gross: cents(2500), internal: 0, net: cents(2500) },
    { step: "wide", gross: cents(5540), internal: cents(1885), net: cents(3655) },
  ]);
});

test("no bridge leads to a universe that lacks a member", () => {
  expect(() => bridge(wide, narrow)).toThrow("COM is in U2 and not in U1");
});

test("where nothing is declared there are no rates", () => {
  const { all } = settle(["A"], {});
  expect(all).toMatchObject({ gross: 0, net: 0, doubleCountRate: null, mismatchRate: null });
});
