// Tables of one quantity rounded together: margins, groups of members, and the same number under every misura.
import { expect, test } from "vitest";
import { borgo } from "../edizione/borgo.support.ts";
import type { CubePoint } from "../store/cube.ts";
import { loadMisure } from "./declarations.ts";
import { everybody, pointAt } from "./points.support.ts";
import { roundFigures, roundingTasks } from "./rounding.ts";

const edizione = await borgo();
const misure = await loadMisure();
const network = everybody(edizione);
const NOTHING_KEPT = { get: () => undefined, set: () => {} };

/** Cents by fonte, and the margins that follow. */
const netto: CubePoint[] = [
  pointAt({}, 250),
  pointAt({ fonte: "rette" }, 60),
  pointAt({ fonte: "offerte" }, 70),
  pointAt({ fonte: "regione" }, 120),
  pointAt({ fonte_gruppo: "famiglie" }, 60),
  pointAt({ fonte_gruppo: "altri-privati" }, 70),
  pointAt({ fonte_gruppo: "pubblico" }, 120),
];

test("fonti add up to their group and groups to the total, in whole euro", async () => {
  const tasks = roundingTasks(edizione, misure, new Map([["valore-netto", netto]]), network);
  const found = (await roundFigures(tasks, NOTHING_KEPT)).get("valore-netto");
  const at = (key: string): number => found?.get(key) ?? Number.NaN;
  expect(at("|fonte=rette")).toBe(at("|fonte_gruppo=famiglie"));
  expect(at("|fonte=rette") + at("|fonte=offerte") + at("|fonte=regione")).toBe(at(""));
  expect([at(""), at("|fonte=regione")]).toEqual([3, 1]);
});

test("measures of the same rows share a task; what was rounded before is not rounded again", async () => {
  const of = (extra: string) => [pointAt({}, 7), pointAt({ [extra]: "a" }, 7)];
  const cubi = new Map([
    ["servizi", of("cantiere")],
    ["servizi-gestione", of("gestione")],
  ]);
  const tasks = roundingTasks(edizione, misure, cubi, network).filter(({ cells }) => cells.length > 0);
  expect(tasks.map(({ misure: ids, cells }) => [ids, cells.length])).toEqual([
    [["servizi-gestione", "servizi-modalita", "servizi"], 3],
  ]);
  const kept = { get: () => ({ "": 9, "|cantiere=a": 9 }), set: () => {} };
  expect((await roundFigures(tasks, kept)).get("servizi")?.get("")).toBe(9);
});

test("money spent and money used are one number where both say it", async () => {
  const cubi = new Map([
    ["spesa", [pointAt({}, 149), pointAt({ voce: "beni" }, 149)]],
    [
      "risorse-usate",
      [pointAt({}, 149), pointAt({ fonte_gruppo: "famiglie" }, 70), pointAt({ fonte_gruppo: "pubblico" }, 79)],
    ],
  ]);
  const found = await roundFigures(roundingTasks(edizione, misure, cubi, network), NOTHING_KEPT);
  const at = (misura: string, key: string): number => found.get(misura)?.get(key) ?? Number.NaN;
  expect(at("spesa", "")).toBe(at("risorse-usate", ""));
  expect(at("risorse-usate", "|fonte_gruppo=famiglie") + at("risorse-usate", "|fonte_gruppo=pubblico")).toBe(
    at("spesa", "|voce=beni"),
  );
});
