// Two editions made by hand as builds leave them, side by side.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BORGO, borgoFolder } from "../edizione/borgo.support.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { UsageFault } from "./answer.ts";
import { confrontaCommand } from "./confronta.ts";

const FIGURE =
  "edizione,misura,cantiere,zona,valore,unita,n_enti,copertura,stimato,errore_standard,ci_inf,ci_sup,giudizio,stato,protetta";
const CODES = "elenco,codice,nome,descrizione,unita\nzone,nord,Nord,,\n";

interface Row {
  readonly zona?: string;
  readonly misura?: string;
  readonly valore: number | "";
  readonly enti: number;
  /** From the standard error on. */
  readonly rest?: string;
}
const figureCsv = (anno: number, rows: readonly Row[]): string =>
  [
    FIGURE,
    ...rows.map(
      ({ zona = "totale", misura = "volontari", valore, enti, rest = ",,,,valore," }) =>
        `${anno},${misura},totale,${zona},${valore},posizioni di volontariato,${enti},0.9,0,${rest}`,
    ),
  ].join("\n");

type Answers = Readonly<Record<string, { readonly nord?: number; readonly sud?: number }>>;
const panelCsv = (anno: number, answers: Answers): string =>
  [
    "formato,edizione,ente,dimensione,membro,volontari",
    ...Object.entries(answers).flatMap(([ente, { nord = 0, sud = 0 }]) => [
      `1,${anno},${ente},totale,,${nord + sud}`,
      `1,${anno},${ente},zona,nord,${nord}`,
      `1,${anno},${ente},zona,sud,${sud}`,
    ]),
  ].join("\n");

const sums = (answers: Answers, more: readonly Row[] = []): Row[] => {
  const values = Object.values(answers);
  const of = (zona: "nord" | "sud"): Row => {
    const own = values.map((each) => each[zona] ?? 0);
    return { zona, valore: own.reduce((a, b) => a + b, 0), enti: own.filter((v) => v > 0).length };
  };
  const [nord, sud] = [of("nord"), of("sud")];
  return [{ valore: Number(nord.valore) + Number(sud.valore), enti: values.length }, nord, sud, ...more];
};

/** Borgo in a year as its build left it. */
const built = (anno: number, answers: Answers, { rows = sums(answers), codes = CODES, files = {} } = {}): string =>
  borgoFolder([], {
    "edizione.yaml": (BORGO["edizione.yaml"] ?? "").replace("anno: 2020", `anno: ${anno}`),
    "archivio/costruito/figure.csv": `${figureCsv(anno, rows)}\n`,
    "archivio/costruito/codebook.csv": codes,
    [`archivio/panel-${anno}.csv`]: `${panelCsv(anno, answers)}\n`,
    ...files,
  });

/** E001, large, is silent the second time; what the others do rises. */
const PRIMA: Answers = {
  E001: { nord: 900 },
  E002: { nord: 50, sud: 40 },
  E003: { nord: 50, sud: 40 },
  E004: { nord: 50, sud: 40 },
  E005: { nord: 5 },
  E006: { nord: 5 },
};
const DOPO: Answers = { E002: { nord: 55, sud: 44 }, E003: { nord: 55, sud: 44 }, E004: { nord: 55, sud: 44 } };

const compare = (prima: string, dopo: string, csv: string | null = null) => confrontaCommand({ prima, dopo, csv });

describe("two editions", () => {
  test("say both published values, and what changed among the same enti", async () => {
    const { text, exit } = await compare(built(2018, PRIMA), built(2020, DOPO));
    expect(exit).toBe(0);
    expect(text).toContain("  Posizioni di volontariato: 1.180 → 297 · gli stessi 3 enti: 270 → 297, +10,0%");
    expect(text).toContain("Nord\n  Posizioni di volontariato: 1.060 → 165 · gli stessi 3 enti: 150 → 165, +10,0%");
  });

  test("say who answered only one time, who came and who left", async () => {
    const enti = `${BORGO["enti.csv"]}E010,Delta,ente,associazione,nord,crescere,,50\n`;
    const { text, json } = await compare(built(2018, PRIMA), built(2020, DOPO, { files: { "enti.csv": enti } }));
    expect(text).toContain("Enti entrati nella rete: 1\n  E010 Delta");
    expect(text).toContain("Enti che hanno risposto nel 2018 e non nel 2020: 1\n  E001 Comune di Borgo");
    expect(json).toMatchObject({ enti: { entrati: ["E010"], usciti: [], silentiPrima: [], silentiOra: ["E001"] } });
  });

  test("say which definitions changed", async () => {
    const codes = "elenco,codice,nome,descrizione,unita\nzone,nord,Zona Nord,,\nzone,sud,Sud,,\n";
    const { text } = await compare(built(2018, PRIMA), built(2020, DOPO, { codes }));
    expect(text).toContain("Definizioni soltanto nel 2020: 1\n  zone sud «Sud»");
    expect(text).toContain("Definizioni cambiate: 1\n  zone nord, nome: «Nord» → «Zona Nord»");
  });

  test("give two estimates with their interval, in the table too", async () => {
    const row = (valore: number): Row => ({ valore, enti: 20, rest: "10,,,A,stimato," });
    const csv = join(temporaryFolder(), "c.csv");
    const [prima, dopo] = [built(2018, PRIMA, { rows: [row(1000)] }), built(2020, DOPO, { rows: [row(1100)] })];
    // What is published is no longer what the enti declared: the panels are told, and left aside.
    const { text } = await compare(prima, dopo, csv);
    expect(text).toContain("1.000 (e) → 1.100 (e) · tra due stime +10,0% (tra +7,1% e +13,0%)");
    expect(text).toMatch(
      /archivio\/panel-2018\.csv: .*il panel non è di ciò che fu pubblicato.* Costruisci di nuovo l'edizione 2018: /,
    );
    expect(text).toContain("in archivio/ manca un panel, o non è di ciò che fu pubblicato.");
    const [head = "", line = ""] = readFileSync(csv, "utf8").split("\n");
    const cells = Object.fromEntries(head.split(",").map((name, i) => [name, line.split(",")[i]]));
    expect(cells).toMatchObject({
      ...{ misura: "volontari", zona: "totale", valore_prima: "1000", valore_ora: "1100", stessi_enti: "" },
      ...{ stime_differenza: "100", stime_variazione: "0.1", senza_confronto: "" },
    });
    expect([Number(cells["stime_inf"]), Number(cells["stime_sup"])]).toEqual([
      expect.closeTo(72.28, 2),
      expect.closeTo(127.72, 2),
    ]);
  });

  test("tell what is compared first, together what was not asked before, and no sum that was declared as if it were another", async () => {
    const estimated = (valore: number): Row[] => [
      { valore, enti: 20, rest: "10,,,A,stimato," },
      { misura: "volontari-dichiarato", valore: valore - 500, enti: 20 },
      { misura: "volontari-ore", valore: 40, enti: 20 },
      { misura: "nuovi-utenti", valore: 7, enti: 20 },
    ];
    const csv = join(temporaryFolder(), "c.csv");
    const [prima, dopo] = [built(2014, PRIMA, { rows: [] }), built(2020, DOPO, { rows: estimated(1000) })];
    const { text, json } = await compare(prima, dopo, csv);
    expect(text).toMatch(/Senza confronto, perché .*: .*Posizioni di volontariato 1\.000 \(e\)/);
    for (const out of [text, readFileSync(csv, "utf8"), JSON.stringify(json)])
      expect(out).not.toMatch(/dichiarat[oa]\b.*\b500\b|volontari-dichiarato|somma dichiarata/);
  });

  test("keep what was hidden hidden, in words, table and JSON", async () => {
    const [whole, nord, sud] = sums(PRIMA);
    const hidden: Row = { zona: "nord", valore: "", enti: 0, rest: ",,,,riservato,riservatezza" };
    const rows = [whole, { ...hidden }, sud].flatMap((row) => row ?? []);
    const csv = join(temporaryFolder(), "c.csv");
    const { text, json } = await compare(built(2018, PRIMA, { rows }), built(2020, DOPO), csv);
    expect(nord?.valore).toBe(1060);
    expect(text).toContain(
      "Nord\n  Posizioni di volontariato: x → 165 · senza confronto: con le altre cifre farebbe riconoscere un ente",
    );
    // The total less the other part would be the hidden one.
    expect(text).toContain("Sud\n  Posizioni di volontariato: 120 → 132 · senza confronto: con le altre cifre");
    for (const out of [text, readFileSync(csv, "utf8"), JSON.stringify(json)])
      expect(out).not.toMatch(/\b(?:1060|1\.060|150)\b/);
  });
});

describe("two builds of one edition", () => {
  test("list the numbers that were revised, with the old one", async () => {
    const [whole, nord, sud] = sums(DOPO);
    const rows = [whole, { ...(nord ?? { enti: 0 }), valore: 170 }, sud].flatMap((row) => row ?? []);
    const { text, json } = await compare(built(2020, DOPO), built(2020, DOPO, { rows }));
    expect(text).toContain(
      "Edizione 2020: 1 cifra rivista (r), con quella di prima.\n  Posizioni di volontariato, zona nord: 170 r (era 165)",
    );
    expect(json).toMatchObject({
      revisioni: [{ misura: "volontari", zona: "nord", segno: "r", valore_prima: 165, valore_ora: 170 }],
    });
  });

  test("may be the folders of their reports", async () => {
    const report = built(2020, DOPO, {
      files: {
        "edizione.yaml": null,
        "model.json": JSON.stringify({ edizione: { anno: 2020, citta: "Borgo Prova" } }),
        "dati/figure.csv": `${figureCsv(2020, sums(DOPO))}\n`,
        "dati/codebook.csv": CODES,
      },
    });
    expect((await compare(report, built(2020, DOPO))).text).toBe(
      "Edizione 2020: le due costruzioni pubblicano le stesse cifre.",
    );
    await expect(compare(report, built(2022, DOPO))).rejects.toThrow("si confrontano le cartelle delle edizioni");
  });
});

test.each([
  ["an edition that was not built", () => [borgoFolder(), built(2020, DOPO)], "non c'è un'edizione costruita"],
  [
    "the later edition first",
    () => [built(2022, DOPO), built(2020, DOPO)],
    "scrivi prima l'edizione 2020 e poi la 2022",
  ],
  [
    "two cities",
    () => [
      built(2018, DOPO, {
        files: {
          "edizione.yaml": (BORGO["edizione.yaml"] ?? "")
            .replace("anno: 2020", "anno: 2018")
            .replace("citta: Borgo Prova", "citta: Altrove"),
        },
      }),
      built(2020, DOPO),
    ],
    "sono due città diverse",
  ],
])("%s is refused", async (_, make, told) => {
  const [prima = "", dopo = ""] = make();
  await expect(compare(prima, dopo)).rejects.toThrow(UsageFault);
  await expect(compare(prima, dopo)).rejects.toThrow(told);
});
