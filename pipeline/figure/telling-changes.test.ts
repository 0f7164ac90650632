// A corrected number beside the one that was published is a difference: of whom it tells, it is not shown.
import { expect, test } from "vitest";
import { figuraId } from "../../schemas/figura.ts";
import type { MisuraNota } from "../../schemas/misura.ts";
import type { Panel, PanelAnswer } from "../../schemas/panel.ts";
import { type PublishedSums, tellingChanges } from "./telling-changes.ts";

const misura = (id: string, more: Partial<MisuraNota> = {}): [string, MisuraNota] => [
  id,
  {
    id,
    tipo: "base",
    parte_di: null,
    protezione: { tipo: "grandezza", denaro_pubblico: false },
    ...more,
  } as MisuraNota,
];
const misure = new Map([
  misura("spesa"),
  misura("famiglie", { parte_di: "spesa" }),
  misura("stimata", { gemella: "spesa" }),
  misura("servizi", { protezione: { tipo: "pubblica", perche: "" } }),
]);
const regole = {
  minimo: 3,
  gruppi: new Map([
    ["E5", "G"],
    ["E6", "G"],
  ]),
  p: 10,
};

/** What each ente declared: by zona, of each misura. */
type Told = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

/** All that is published of it: sums by zona, and of one finer point. */
function published(told: Told): PublishedSums {
  const sums = new Map<string, { misura: string; dims: Readonly<Record<string, string>>; sum: string }>();
  const panel = new Map<string, Map<string, PanelAnswer>>();
  for (const [id, enti] of Object.entries(told)) {
    const put = (dims: Readonly<Record<string, string>>, sum: number) =>
      sums.set(figuraId(id, dims), { misura: id, dims, sum: String(sum) });
    const zone = new Map<string, number>();
    for (const places of Object.values(enti))
      for (const [zona, amount] of Object.entries(places)) zone.set(zona, (zone.get(zona) ?? 0) + amount);
    put(
      {},
      [...zone.values()].reduce((sum, each) => sum + each, 0),
    );
    for (const [zona, amount] of zone) {
      put({ zona }, amount);
      put({ zona, voce: "stipendi" }, amount);
    }
    const answers = Object.entries(enti).map(([ente, places]): [string, PanelAnswer] => {
      const punti = new Map(Object.entries(places).map(([zona, amount]) => [`zona=${zona}`, amount]));
      return [ente, { totale: Object.values(places).reduce((sum, each) => sum + each, 0), punti, intera: true }];
    });
    panel.set(id, new Map(answers));
  }
  const whole: Panel = { anno: 2020, misure: panel };
  return { sums, panel: whole };
}

const BEFORE = {
  E1: { nord: 500 },
  E2: { nord: 400 },
  E3: { sud: 300 },
  E4: { sud: 200 },
  E5: { sud: 90 },
  E6: { sud: 80 },
};
const hidden = (before: Told, now: Told): string[] =>
  [...tellingChanges(published(before), published(now), { misure, regole })].sort();
const ALL = [
  "spesa",
  "spesa|voce=stipendi|zona=nord",
  "spesa|voce=stipendi|zona=sud",
  "spesa|zona=nord",
  "spesa|zona=sud",
];
const more = (by: Readonly<Record<string, number>>, of: typeof BEFORE = BEFORE) =>
  Object.fromEntries(
    Object.entries(of).map(([ente, places]) => [
      ente,
      Object.fromEntries(Object.entries(places).map(([zona, amount]) => [zona, amount + (by[ente] ?? 0)])),
    ]),
  );

test.each<[string, Readonly<Record<string, number>>, string[]]>([
  ["nobody", {}, []],
  ["one ente, wherever it is", { E1: 37 }, ALL.filter((id) => !id.includes("sud"))],
  ["two, and two are few", { E1: 37, E3: 30 }, ALL],
  [
    "two and a holding of two, which is one more",
    { E1: 37, E2: 36, E5: 18, E6: 18 },
    ALL.filter((id) => id !== "spesa"),
  ],
  ["enough, of whom one stands out", { E1: 3700, E2: 36, E3: 30 }, ALL],
  [
    "enough in one zona: its sum is told, not the finer point",
    { E3: 37, E4: 36, E5: 30 },
    ["spesa|voce=stipendi|zona=sud"],
  ],
  ["enough in all, and in each zona few", { E1: 37, E2: 36, E3: 35, E4: 34 }, ALL.filter((id) => id !== "spesa")],
])("changed by %s", (_, by, told) => expect(hidden({ spesa: BEFORE }, { spesa: more(by) })).toEqual(told));

test("a late file of one ente is known by no number of any table", () => {
  const late = { ...BEFORE, E9: { nord: 4711 } };
  expect(hidden({ spesa: BEFORE }, { spesa: late })).toEqual(ALL.filter((id) => !id.includes("sud")));
});

test("a part is not shown where what is left of the whole would tell; nor what a twin tells", () => {
  const by = { E3: 37, E4: 36, E5: 30 };
  const [whole, part] = [more({ ...by, E2: 99 }), more(by)];
  const told = hidden({ spesa: BEFORE, famiglie: BEFORE }, { spesa: whole, famiglie: part });
  expect(told).toContain("famiglie");
  expect(told).not.toContain("spesa");
  const twin = hidden({ stimata: BEFORE }, { stimata: more(by) });
  expect(twin).toContain("spesa");
});

test("what is nobody's secret, and what nothing was published of before, is shown; without the panel of then nothing is", () => {
  expect(hidden({ servizi: BEFORE }, { servizi: more({ E1: 3 }) })).toEqual([]);
  expect(hidden({}, { spesa: BEFORE })).toEqual([]);
  const blind = { ...published({ spesa: BEFORE }), panel: null };
  const now = published({ spesa: more({ E1: 37, E2: 36, E3: 35 }) });
  expect([...tellingChanges(blind, now, { misure, regole })].sort()).toEqual(ALL);
});
