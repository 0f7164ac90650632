// The question about the year before stands on the file of the ente that counts, with what it said then.
import { expect, test } from "vitest";
import { describe } from "../../schemas/diagnostic.ts";
import type { Panel } from "../../schemas/panel.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { loadMisure } from "../figure/declarations.ts";
import type { Collection } from "./intake.ts";
import { withYearBefore } from "./year-before.ts";

const misure = await loadMisure();
const edizione = await borgo();
const panel = (anno: number, values: Readonly<Record<string, number>>): Panel => ({
  anno,
  misure: new Map([
    [
      "volontari",
      new Map(
        Object.entries(values).map(([ente, totale]) => [
          ente,
          { totale: totale * 100, punti: new Map(), intera: true },
        ]),
      ),
    ],
  ]),
});
const collection = (ente: string): Collection =>
  ({
    valide: [{ ente, nome: "b.xlsx", protocollo: 7, sezione: { blocco: "volontari", foglio: "Volontari" } }],
    diagnostics: [],
    decisions: new Map(),
  }) as unknown as Collection;

test("with an earlier panel the ente is asked, without one nobody is", () => {
  const now = panel(2020, { E002: 48_000 });
  const before = { ...edizione, panel: [panel(2018, { E002: 40 }), panel(2019, { E002: 48 })] };
  const [found, ...others] = withYearBefore(before, collection("E002"), now, misure).diagnostics;
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    codice: "anno-mille-volte",
    gravita: "confermare",
    luoghi: [{ file: "b.xlsx", foglio: "Volontari" }],
    anno_scorso: 48,
    protocollo: 7,
  });
  expect(found === undefined ? "" : describe(found).testo).toContain("nel 2019 erano 48, ora 48.000");
  expect(withYearBefore({ ...edizione, panel: [] }, collection("E002"), now, misure).diagnostics).toEqual([]);
  expect(withYearBefore(before, collection("E003"), now, misure).diagnostics).toEqual([]);
});
