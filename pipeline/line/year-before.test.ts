// The question about the year before stands on the file of the ente that counts, with what it said then.
import { expect, test } from "vitest";
import { describe } from "../../schemas/diagnostic.ts";
import type { Panel } from "../../schemas/panel.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { loadMisure } from "../figure/declarations.ts";
import type { Collection } from "./intake.ts";
import { askedOfYearBefore } from "./year-before.ts";

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
const collection = (ente: string): Pick<Collection, "valide"> =>
  ({
    valide: [{ ente, nome: "b.xlsx", protocollo: 7, sezione: { blocco: "volontari", foglio: "Volontari" } }],
  }) as unknown as Collection;

test("with an earlier panel the ente is asked, without one nobody is", async () => {
  const now = async () => panel(2020, { E002: 48_000 });
  const before = {
    ...edizione,
    yaml: { ...edizione.yaml, anno: 2020 },
    panel: [panel(2018, { E002: 40 }), panel(2019, { E002: 48 })],
  };
  const [asked, ...others] = await askedOfYearBefore(before, collection("E002"), now, misure);
  expect(others).toEqual([]);
  expect(asked?.finding).toMatchObject({
    codice: "anno-mille-volte",
    gravita: "confermare",
    luoghi: [{ file: "b.xlsx", foglio: "Volontari" }],
    anno_scorso: 48,
    protocollo: 7,
  });
  expect(asked?.valori).toEqual([{ blocco: "volontari", campo: "volontari", misura: "volontari", scarto: 47_952 }]);
  expect(asked === undefined ? "" : describe(asked.finding).testo).toContain("nel 2019 erano 48, ora 48.000");
  const nobody = () => Promise.reject(new Error("what is there to compare it with?"));
  expect(await askedOfYearBefore({ ...before, panel: [] }, collection("E002"), nobody, misure)).toEqual([]);
  expect(await askedOfYearBefore(before, collection("E003"), now, misure)).toEqual([]);
});
