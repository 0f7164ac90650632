// Which figures are protected together, and what of a ratio is.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { borgo } from "../edizione/borgo.support.ts";
import { type EnteContribution, laidOut } from "../store/contributions.ts";
import { Store } from "../store/store.ts";
import { loadMisure } from "./declarations.ts";
import { mayTell } from "./first-look.ts";
import { type Kind, kindsOf } from "./kinds.ts";
import { type ProtectionRules, protectedSystem, tellingEstimates } from "./protected-system.ts";

const misure = await loadMisure();
const edizione = await borgo();
const kinds = kindsOf(misure, 2024, () => true);
const kindOf = (id: string) => {
  const found = kinds.find((kind) => kind.misure.some((misura) => misura.id === id));
  if (found === undefined) throw new Error(`no kind has ${id}`);
  return found;
};

const RULES: ProtectionRules = {
  ...{
    p: 10,
    minimoEnti: 3,
    minimoPersone: 5,
    consenzienti: new Set(),
    perAltri: new Set(),
    gruppi: new Map(),
    comuni: new Set(["E001"]),
  },
  liste: {
    ...edizione.liste,
    destinatari: ["tutti", "minori"].map((codice) => ({
      ...{ codice, nome: codice, alias: [], attributi: { speciali: codice === "minori" ? "si" : "" } },
    })),
  },
};

const given = (ente: string, value: number, dims: Record<string, string>, more: Partial<EnteContribution> = {}) => ({
  ...{ ente, isImputed: false, pagatore: null, parte: null, dims, dichiarato: value, stimato: value * 1000 },
  ...more,
});

test("every protected misura is in one kind, and a misura that is public in none", () => {
  const ids = kinds.flatMap((kind) => kind.misure.map(({ id }) => id)).sort();
  const secret = [...misure.values()].flatMap((misura) =>
    misura.tipo === "base" && misura.gemella === undefined && misura.protezione.tipo !== "pubblica" ? [misura.id] : [],
  );
  expect(ids).toEqual(secret.sort());
  expect(ids).not.toContain("servizi");
});

test("a whole is protected with its parts: those that exclude each other together, the others each by itself", () => {
  const { id, splits } = kindOf("volontari-donne");
  expect([id, splits.map(({ parti }) => parti.map((part) => part.id))]).toEqual([
    "volontari",
    [["volontari-donne"], ["volontari-over-65"], ["volontari-under-30"]],
  ]);
});

test("what a planned ratio would tell is protected as if it were printed", () => {
  const personale = kindOf("personale").splits.flatMap(({ tavole }) => tavole);
  expect(personale).toContainEqual({
    misura: "personale",
    dimensioni: ["cantiere"],
    dove: { contratto_ruolo: "stabile" },
  });
});

describe("money told by voce and, the same, by fonte", () => {
  const kind = kindOf("risorse-usate");
  const there = { cantiere: "casa", zona: "nord" };
  const spent = (ente: string, value: number) => given(ente, value, { ...there, voce: "personale" });
  const used = (ente: string, value: number, fonte: string, more: Partial<EnteContribution> = {}) =>
    given(ente, value, { ...there, fonte, fonte_gruppo: "privati" }, more);
  const system = (spentBy: EnteContribution[], usedBy: EnteContribution[]) =>
    protectedSystem(kind, [usedBy, spentBy], RULES);

  test("is one kind, and what both print is one figura with both names", () => {
    expect([kind.id, kind.splits.map(({ intero }) => intero.id)]).toEqual(["spesa", ["risorse-usate", "spesa"]]);
    const { choices } = system(
      [spent("E002", 1e7), spent("E003", 9e6)],
      [used("E002", 1e7, "rette"), used("E003", 9e6, "offerte")],
    );
    const at = choices.find(({ names }) => names.includes("spesa|cantiere=casa|zona=nord"));
    expect(at?.names).toContain("risorse-usate|cantiere=casa|zona=nord");
    expect(choices.find(({ names }) => names.includes("spesa|voce=personale"))?.names).not.toContain(
      "risorse-usate|fonte=rette",
    );
  });

  test("what one tells of it counts in the other, also where the same records are rounded otherwise", () => {
    const rows = (parts: (zona: string) => Record<string, string>, more: number): EnteContribution[] =>
      ["E002", "E003", "E004", "E005", "E006"].flatMap((ente) =>
        ["nord", "sud"].map((zona) => given(ente, 1e5, { ...there, zona, ...parts(zona) }, { stimato: 1.5e8 + more })),
      );
    const fonti = (zona: string) => ({ fonte: zona === "nord" ? "rette" : "offerte", fonte_gruppo: "privati" });
    const { blocks, choices } = system(
      rows((zona) => ({ voce: zona === "nord" ? "personale" : "affitti" }), 0),
      rows(fonti, 6),
    );
    const both = new Set(
      choices.filter(({ names }) => names.includes("spesa") || names.includes("spesa|zona=nord")).map(({ id }) => id),
    );
    expect(blocks.map(({ nome }) => nome)).toEqual(["dichiarato", "stima", "per gli altri"]);
    for (const { variables } of blocks) {
      const shared = variables.filter(({ choice }) => both.has(choice ?? ""));
      expect(shared.map(({ id }) => id.startsWith("risorse-usate+usate-nelle-zone: "))).toEqual([true, true]);
    }
  });

  test("who agrees does not agree for others whose money it uses: its fonti would tell theirs", () => {
    const others = ["E003", "E004", "E005", "E006"];
    const rows = [used("E002", 1e7, "rette"), ...others.map((ente) => used(ente, 1e7, "offerte"))];
    const ruleFor = (perAltri: readonly string[]) => {
      const rules = { ...RULES, consenzienti: new Set(["E002"]), perAltri: new Set(perAltri) };
      const paid = ["E002", ...others].map((ente) => spent(ente, 1e7));
      const { choices } = protectedSystem(kind, [rows, paid], rules);
      return choices.find(({ names }) => names.includes("risorse-usate|fonte=rette"))?.rule;
    };
    expect([ruleFor([]), ruleFor(["E002"])]).toEqual(["free", "hidden"]);
  });

  test("no estimate of either is published where that of one would tell", () => {
    const own = { stimato: 1.3e10 };
    const few = [given("E002", 1e7, { ...there, voce: "personale" }, own), spent("E003", 9e6)];
    const known = [used("E002", 1e7, "rette", { ...own, pagatore: "E001" }), used("E003", 9e6, "offerte")];
    expect(tellingEstimates(kind, [known, few], RULES).sort()).toEqual(["risorse-usate", "spesa", "usate-nelle-zone"]);
  });
});

test("an edition that did not ask a part does not protect it", () => {
  expect(kindsOf(misure, 2015, () => true).find(({ id }) => id === "volontari")?.splits).toMatchObject([{ parti: [] }]);
});

test.each([
  { name: "nobody agreed", rules: RULES, rule: "hidden" },
  { name: "both agreed", rules: { ...RULES, consenzienti: new Set(["E002", "E003"]) }, rule: "free" },
  {
    name: "both are one holding that agreed",
    rules: {
      ...RULES,
      consenzienti: new Set(["E002", "E003"]),
      gruppi: new Map([
        ["E002", "g"],
        ["E003", "g"],
      ]),
    },
    rule: "free",
  },
  {
    name: "one of a holding did not agree",
    rules: {
      ...RULES,
      consenzienti: new Set(["E002"]),
      gruppi: new Map([
        ["E002", "g"],
        ["E003", "g"],
      ]),
    },
    rule: "hidden",
  },
])("hours of two enti are unsafe where $name", ({ rules, rule }) => {
  const kind = kindOf("volontari-ore");
  const others = ["E004", "E005", "E006", "E007"].map((ente) => given(ente, 900, { cantiere: "curare", zona: "nord" }));
  const two = ["E002", "E003"].map((ente) => given(ente, 900, { cantiere: "crescere", zona: "nord" }));
  const { choices } = protectedSystem(kind, [[...others, ...two]], rules);
  expect(choices.find(({ names }) => names.includes("volontari-ore|cantiere=crescere"))?.rule).toBe(rule);
});

describe("an estimate beside what was declared", () => {
  const kind = kindOf("volontari-ore");
  const at = (cantiere: string) => ({ cantiere, zona: "nord" });
  /** Of `small` alone the records stand for others too: each counts a third more. */
  const hours = (cantiere: string, codes: readonly string[], small: readonly string[]) =>
    codes.map((ente) => given(ente, 900, at(cantiere), small.includes(ente) ? { stimato: 1_200_000 } : {}));
  const SMALL = ["E005", "E006", "E007", "E008", "E009"];
  const elsewhere = hours("curare", SMALL, SMALL);

  test("is hidden where it tells what one small ente gave, though five gave something", () => {
    const rows = [...hours("crescere", ["E002", "E003", "E004", "E010", "E005"], SMALL), ...elsewhere];
    const ruleOf = (rules: ProtectionRules) =>
      protectedSystem(kind, [rows], rules).choices.find(({ names }) =>
        names.includes("volontari-ore|cantiere=crescere"),
      )?.rule;
    expect(ruleOf(RULES)).toBe("hidden");
    expect(ruleOf({ ...RULES, consenzienti: new Set(["E005"]) })).toBe("free");
    expect(tellingEstimates(kind, [rows], RULES)).toEqual([]);
  });

  test("is not published at all where its total tells it, and hides nothing else", () => {
    const rows = [
      ...hours("crescere", ["E002", "E003", "E004", "E005"], ["E005"]),
      ...hours("curare", ["E002", "E003", "E004"], []),
    ];
    expect(tellingEstimates(kind, [rows], RULES)).toEqual(["volontari-ore"]);
    const { blocks, choices } = protectedSystem(kind, [rows], RULES);
    expect(blocks.map(({ nome }) => nome)).toEqual(["dichiarato"]);
    expect(choices.filter(({ rule }) => rule === "hidden")).toEqual([]);
  });
});

test("a silent key ente that is made up for did not agree, and what it would have paid is no public money", () => {
  const kind = kindOf("spesa");
  const at = { cantiere: "crescere", voce: "affitti", zona: "nord" };
  const rows = (isImputed: boolean) => [
    ...["E002", "E003", "E004"].map((ente) => given(ente, 90_000_00, { ...at, cantiere: "curare" })),
    given("E001", 90_000_00, at, { isImputed }),
  ];
  const ruleOf = (isImputed: boolean) => {
    const { choices } = protectedSystem(kind, [rows(isImputed)], { ...RULES, consenzienti: new Set(["E001"]) });
    return choices.find(({ names }) => names.includes("spesa|cantiere=crescere"))?.rule;
  };
  expect([ruleOf(false), ruleOf(true)]).toEqual(["shown", "hidden"]);
});

test("money of the Comune, paid or received, hides nobody", () => {
  const at = { cantiere: "crescere", voce: "affitti", zona: "nord" };
  const rows = [
    given("E001", 50_000_00, at),
    given("E003", 50_000_00, at, { pagatore: "E001" }),
    given("E002", 10_000_00, at),
    ...["E004", "E005", "E006"].map((ente) => given(ente, 70_000_00, { ...at, cantiere: "curare" })),
  ];
  const { choices } = protectedSystem(kindOf("spesa"), [rows], RULES);
  expect(choices.find(({ names }) => names.includes("spesa|cantiere=crescere"))?.rule).toBe("hidden");
});

test("seven persons are few where they are of a special target, and only there", () => {
  const kind = kindOf("lista-attesa");
  const rows = ["tutti", "minori"].flatMap((destinatari) =>
    ["E002", "E003"].map((ente) => given(ente, 4, { cantiere: "crescere", destinatari, zona: "nord" })),
  );
  const { choices } = protectedSystem(kind, [rows], RULES);
  const hidden = choices.flatMap(({ names, rule }) => (rule === "hidden" ? names : []));
  expect(hidden).toContain("lista-attesa|destinatari=minori");
  expect(hidden).not.toContain("lista-attesa|destinatari=tutti");
});

test("a few places where families meet let nobody be recognised, a few persons do; a group is of places when all in it are", () => {
  const voce = (codice: string, gruppo: string, persone: string) => ({
    ...{ codice, nome: codice, alias: [], attributi: { gruppo, persone } },
  });
  const indicatori = [voce("sedi", "luoghi", "no"), voce("case", "luoghi", "no"), voce("accolti", "misto", "si")];
  const liste = { ...RULES.liste, indicatori: [...indicatori, voce("incontri", "misto", "no")] };
  const kind = kindOf("esito");
  const rows = (indicatore: string, indicatore_gruppo: string) =>
    ["E002", "E003"].map((ente) =>
      given(ente, 1_00, { cantiere: "crescere", zona: "nord", indicatore, indicatore_gruppo }),
    );
  const all = [...rows("sedi", "luoghi"), ...rows("accolti", "misto"), ...rows("incontri", "misto")];
  const { choices } = protectedSystem(kind, [all], { ...RULES, liste });
  const hidden = choices.flatMap(({ names, rule }) => (rule === "hidden" ? names : []));
  expect(hidden).toEqual(expect.arrayContaining(["esito|indicatore=accolti", "esito|indicatore_gruppo=misto"]));
  expect(hidden.filter((name) => /=(sedi|luoghi|incontri)/.test(name))).toEqual([]);
});

const contribution = fc.record({
  ente: fc.constantFrom("E001", "E002", "E003", "E004", "E005", "E006"),
  value: fc.integer({ min: 1, max: 40 }),
  cantiere: fc.constantFrom("crescere", "curare"),
  zona: fc.constantFrom("nord", "sud"),
  pagatore: fc.constantFrom(null, null, null, null, null, null, null, null, "E002", "E003"),
  parte: fc.constantFrom("volontari-donne", null),
});
/** Few, of whom somebody stands out, and many, among whom nobody may. */
const someContributions = fc.oneof(
  fc.array(contribution, { maxLength: 15 }),
  fc.array(contribution, { minLength: 30, maxLength: 60 }),
);

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 1, memoryMb: 256 });
});
afterAll(() => store.close());

/** Whether the first look sees something, of these contributions. */
async function isSeen(kind: Kind, rows: readonly (readonly EnteContribution[])[], rules: ProtectionRules) {
  for (const [n, split] of kind.splits.entries()) {
    const { dimensioni, parti } = split.domanda;
    const quoted = (text: string | null) => (text === null ? "NULL" : `'${text}'`);
    const values = (rows[n] ?? []).map(({ ente, isImputed, pagatore, parte, dims, dichiarato, stimato }) => {
      const place = parti.findIndex(({ id }) => id === parte);
      const members = dimensioni.map((name) => quoted(dims[name] ?? ""));
      return `(${[quoted(`${isImputed ? "?" : ""}${ente}`), isImputed, quoted(pagatore), place < 0 ? parti.length : place, ...members, dichiarato, stimato].join(", ")})`;
    });
    const columns = ["chi", "imputato", "pagatore", "parte", ...dimensioni.map((name) => `d_${name}`)];
    const none = columns.map((name) => (name === "imputato" ? "false" : name === "parte" ? "0" : "''"));
    await store.run(
      `CREATE OR REPLACE TEMP TABLE contributo AS SELECT * FROM
       (VALUES (${[...none, 0, 0].join(", ")})${values.map((each) => `, ${each}`).join("")})
       AS v(${[...columns, "dichiarato", "stimato"].join(", ")}) WHERE dichiarato <> 0 OR stimato <> 0`,
    );
    if (await mayTell(split, laidOut(store, split.domanda), rules)) return true;
  }
  return false;
}

test.each(["volontari-ore", "volontari-donne"])(
  "where the first look sees nothing unsafe in %s, nothing is hidden or asked for",
  async (id) => {
    const kind = kindOf(id);
    let safe = 0;
    const gruppi = new Map([
      ["E005", "g"],
      ["E006", "g"],
    ]);
    const rules = { ...RULES, gruppi };
    await fc.assert(
      fc.asyncProperty(someContributions, async (all) => {
        const rows = kind.splits.map(({ parti }) =>
          all.map(({ ente, value, cantiere, zona, pagatore, parte }) =>
            given(
              ente,
              value * 10,
              { cantiere, zona },
              { pagatore, parte: parti.some((p) => p.id === parte) ? parte : null },
            ),
          ),
        );
        if (await isSeen(kind, rows, rules)) return;
        safe++;
        const system = protectedSystem(kind, rows, rules);
        expect(system.blocks.flatMap(({ targets }) => targets)).toEqual([]);
        expect(system.choices.some(({ rule }) => rule === "hidden")).toBe(false);
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(safe).toBeGreaterThan(5);
  },
);

test("a figura of four enti is looked at where five are asked for, though none of them is large", async () => {
  const kind = kindOf("volontari-ore");
  const four = ["E002", "E003", "E004", "E007"].map((ente) => given(ente, 100, { cantiere: "curare", zona: "sud" }));
  const rows = kind.splits.map(() => four);
  expect(await isSeen(kind, rows, { ...RULES, minimoEnti: 3 })).toBe(false);
  expect(await isSeen(kind, rows, { ...RULES, minimoEnti: 5 })).toBe(true);
});

test("a part of few persons is looked at, though its whole and every other point are of many", async () => {
  const kind = kindOf("volontari-donne");
  const withWomen = (women: number) =>
    kind.splits.map(({ parti }) => {
      const at = { cantiere: "curare", zona: "sud" };
      const own = { parte: parti.some(({ id }) => id === "volontari-donne") ? "volontari-donne" : null };
      return [given("E002", women, at, own), given("E003", 400, at)];
    });
  expect(await isSeen(kind, withWomen(30), RULES)).toBe(false);
  expect(await isSeen(kind, withWomen(3), RULES)).toBe(true);
});

test.each([
  [[1, 1, 1, 1, 1], false],
  [[1.3, 1.3, 1.3, 1.3, 1.3], false],
  [[1, 1, 1, 1, 1.3], true],
  [[1, 1, 1, 1.3, 1.3], true],
])(
  "enti as large as each other that weigh %j are looked at for what only estimate and declared sum together tell: %s",
  async (pesi, seen) => {
    const kind = kindOf("volontari-ore");
    const five = pesi.map((peso, n) =>
      given(`E00${n + 2}`, 100, { cantiere: "curare", zona: "sud" }, { stimato: Math.round(peso * 100_000) }),
    );
    const rows = kind.splits.map(() => five);
    expect(await isSeen(kind, rows, { ...RULES, gruppi: new Map() })).toBe(seen);
  },
);

test.each([
  ["hours", "volontari-ore", [["E002", 10_000]], "volontari-ore"],
  [
    "money by fonte",
    "valore-netto",
    [
      ["E002", 1e7],
      ["E003", 2e6],
    ],
    "valore-netto",
  ],
  ["persons", "volontari", [["E002", 3]], "volontari"],
])("a total of too few is asked for, though no total is hidden by itself: %s", (_, id, rows, total) => {
  expect(rows.length).toBeLessThan(RULES.minimoEnti);
  const dims = { cantiere: "casa", zona: "nord", fonte: "rette", fonte_gruppo: "privati", fascia: "altri" };
  const kind = kindOf(id);
  const all = rows.map(([ente, value]) => given(String(ente), Number(value), dims));
  const { choices, blocks } = protectedSystem(
    kind,
    kind.splits.map(() => all),
    RULES,
  );
  const choice = choices.find(({ names }) => names.includes(total));
  expect(choice?.rule).toBe("shown");
  const asked = blocks.flatMap(({ variables, targets }) =>
    targets.flatMap(({ variable }) => variables.filter((each) => each.id === variable)),
  );
  expect(asked.map((each) => each.choice)).toContain(choice?.id);
});
