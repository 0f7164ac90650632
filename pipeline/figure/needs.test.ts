// The need at every point where it may be asked, and which zone differ from the others.
import { expect, test } from "vitest";
import type { Figura } from "../../schemas/figura.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { needPoints } from "./needs.ts";
import { type ZoneApart, zoneApart } from "./zone-apart.ts";

const HEAD = "destinatari,zona,persone,prevalenza_percento,inf,sup,fonte,data\n";
const AT = { nord: "zona=nord", sud: "zona=sud", citta: "città" };

test.each<[name: string, rows: string[], needs: Record<string, number | null>, limits: Record<string, number[]>]>([
  ["no estimate, no point", [], {}, {}],
  [
    "each zona estimated: the city is their sum",
    ["tutti,nord,120,,100,140", "tutti,sud,,8,5,10"],
    { [AT.nord]: 120, [AT.sud]: 8, [AT.citta]: 128 },
    { [AT.nord]: [100, 140], [AT.sud]: [5, 10], [AT.citta]: [105, 150] },
  ],
  [
    "one zona estimated: the city is not known, and the other is no zero",
    ["tutti,nord,120,,100,140"],
    { [AT.nord]: 120, [AT.sud]: null, [AT.citta]: null },
    { [AT.nord]: [100, 140] },
  ],
  [
    "the city estimated: no zona is known",
    ["tutti,,,10,9,12"],
    { [AT.nord]: null, [AT.sud]: null, [AT.citta]: 100 },
    { [AT.citta]: [90, 120] },
  ],
  [
    "limits of one zona are none of the city",
    ["tutti,nord,120,,100,140", "tutti,sud,8,,,"],
    { [AT.nord]: 120, [AT.sud]: 8, [AT.citta]: 128 },
    { [AT.nord]: [100, 140] },
  ],
])("%s", async (_, rows, needs, limits) => {
  const file = HEAD + rows.map((row) => `${row},Studio,2020\n`).join("");
  const { punti, limiti } = needPoints(await borgo([], { "territorio/fabbisogni.csv": file }));
  const place = ({ zona }: Readonly<Record<string, string>>): string =>
    zona === undefined ? AT.citta : `zona=${zona}`;
  expect(Object.fromEntries(punti.map(({ dims, valore }) => [place(dims), valore]))).toEqual(needs);
  expect(punti.every(({ valore, n_senza }) => (valore === null) === n_senza > 0)).toBe(true);
  const told = [...limiti].map(([id, { inf, sup }]) => [id.split("|")[2] ?? AT.citta, [inf, sup]]);
  expect(Object.fromEntries(told)).toEqual(limits);
});

test.each<[name: string, served: (number | null)[], apart: Partial<ZoneApart> | null]>([
  ["alike", [100, 100, 100, 100, 100], { dispersione: 0, solo_intervalli: false, diverse: [] }],
  [
    "one above",
    [100, 100, 100, 100, 100, 100, 100, 100, 100, 130],
    { solo_intervalli: false, diverse: [{ zona: "z9", segno: "++" }] },
  ],
  ["one far below", [100, 100, 100, 100, 100, 100, 100, 100, 100, 40], { diverse: [{ zona: "z9", segno: "---" }] }],
  ["all unlike: only intervals", [20, 60, 100, 140, 180], { solo_intervalli: true, diverse: [] }],
  ["one not known: nothing is said of any", [10, 500, null], { dispersione: null, diverse: [], ignote: ["z2"] }],
  ["nobody served", [0, 0], null],
  ["one alone", [10], null],
])("zone that are %s", (_, served, apart) => {
  const quartieri = served.map((_, n) => ({
    codice: `q${n}`,
    nome: "",
    zona: `z${n}`,
    alias: "",
    riga: 1,
    colonna: n,
  }));
  const at = (misura: string, { zona }: Readonly<Record<string, string>>) =>
    ({ valore: misura === "utenti" ? (served[Number(zona?.slice(1))] ?? null) : 1000, stato: "valore" }) as Figura;
  const found = zoneApart({ quartieri }, { at });
  if (apart === null) expect(found).toBeNull();
  else expect(found).toMatchObject(apart);
});
