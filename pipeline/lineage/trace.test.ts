// Lineage both ways, on Borgo Prova with real files: the rows behind every figura add up to it, and the figures that a cell
// is said to enter are those that change with it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Blocco } from "../../schemas/blocco.ts";
import { isQuantity } from "../../schemas/cella.ts";
import { type Figura, figuraId } from "../../schemas/figura.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { traceCommand } from "../commands/trace.ts";
import { borgoFolder } from "../edizione/borgo.support.ts";
import { loadEdizione } from "../edizione/load.ts";
import { copyOf } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { computeFigure } from "../figure/compute.ts";
import { tableOf } from "../figure/declarations.ts";
import { type Figure, termDims } from "../figure/figures.ts";
import { networkWeights } from "../figure/network.ts";
import { allPoints } from "../figure/points.support.ts";
import { plainWorkbook } from "../formats/workbooks.support.ts";
import { copyOfBuilt } from "../line/built.support.ts";
import type { Store } from "../store/store.ts";
import { cellUses } from "./cell-uses.ts";
import { columnsFrom, enteredBy } from "./entered.ts";
import { arrivalsCalled } from "./fate.ts";
import { fileUse } from "./file-uses.ts";
import { type Sources, withSources } from "./sources.ts";
import { type Passo, unbalanced } from "./steps.ts";
import { traceOf } from "./trace.ts";

const MONEY = "ente;edizione;cantiere;zona;fonte;ente_finanziatore;importo";
const PEOPLE = "ente;edizione;cantiere;zona;volontari;donne;ore_annue";
/** A network large enough to be estimated: small enti of which some are silent, a large one that is silent too. */
const SMALL = Array.from({ length: 14 }, (_, n) => `E1${String(n).padStart(2, "0")}`);
const ANSWERED = SMALL.slice(0, 10);
const ENTI = [
  "codice,denominazione,tipo,forma_giuridica,zona_sede,cantiere_principale,gruppo,risorse_precedenti",
  "E001,Comune di Borgo,comune,comune,citta,trasversale,,9000",
  "E002,Alfa,ente,associazione,nord,crescere,,6000",
  "E003,Beta,ente,cooperativa,nord,curare,,3000",
  "E004,Gamma,ente,cooperativa,sud,abitare,,1000",
  "E005,Delta,ente,cooperativa,valle,curare,,1500",
  ...SMALL.map((codice, n) => `${codice},Ente ${codice},ente,associazione,nord,crescere,,${60 + 3 * n}`),
];
const FILES = {
  "denaro.csv": [
    MONEY,
    "E001;2020;crescere;nord;regione;;1000,50",
    'E002;2020;crescere;nord;rette;;"1.200,10"',
    "E002;2020;curare;sud;comune;;300",
    "E003;2020;curare;nord;offerte;E002;77,07",
    "E003;2020;abitare;sud;rette;;circa 40",
    "E004;2020;abitare;sud;rette;;0",
    ...ANSWERED.map((ente, n) => `${ente};2020;crescere;nord;${n % 2 === 0 ? "rette" : "offerte"};;${30 + 2 * n}`),
  ],
  "persone-1.csv": [PEOPLE, "E002;2020;crescere;nord;9;3;90", "E003;2020;curare;sud;4;1;12,5"],
  "persone-2.csv": [PEOPLE, "E002;2020;crescere;nord;10;4;n.d.", "E002;2020;curare;sud;6;;30"],
  "persone-3.csv": [PEOPLE, "E004;2020;abitare;sud;5;2;20"],
  "persone-4.csv": [PEOPLE, ...ANSWERED.map((ente, n) => `${ente};2020;crescere;nord;${2 + (n % 3)};1;${10 + n}`)],
  "copia.csv": [PEOPLE, "E004;2020;abitare;sud;5;2;20"],
  "bisogni.csv": [
    "ente;edizione;cantiere;zona;bisogno;gravita;risposta",
    "E003;2020;curare;sud;casa;4;parziale",
    "E003;2020;curare;nord;casa;2;piena",
  ],
  "esiti.csv": ["ente;edizione;indicatore;zona;quartiere;valore", "E002;2020;case-aperte;nord;;3"],
  "punti.csv": [
    "ente;edizione;nome;quartiere;stato;ore_settimanali",
    "E002;2020;Il Sole;Q1;attivo;12",
    "E003;2020;Il Sole;Q1;attivo;8",
    "E003;2020;La Luna;Q2;attivo;8",
  ],
  "ricezioni.csv": [
    "file,ricevuto_il",
    "persone-1.csv,2021-01-01",
    "persone-2.csv,2021-01-02",
    "persone-3.csv,2021-01-03",
    "copia.csv,2021-01-04",
  ],
};

/** Twice in one workbook: only the first is read. */
const STAFF = [
  ["ente", "edizione", "cantiere", "zona", "contratto", "persone"],
  ["E004", 2020, "abitare", "sud", "indeterminato", 2],
];

/** One reading of the folder for all that only looks; it is closed when all have looked. */
let cartella = "";
let sources: Sources;
let close: () => Promise<void> = async () => {};
beforeAll(async () => {
  const inviati = Object.entries(FILES).map(([name, lines]) => [`inviati/${name}`, `${lines.join("\n")}\n`]);
  const conti =
    "anno,finanziatore,nome,importo,fonte\n2019,regione,Regione,100.25,Atti\n2020,regione,Regione,50,Atti\n";
  cartella = borgoFolder([], {
    ...Object.fromEntries(inviati),
    "enti.csv": `${ENTI.join("\n")}\n`,
    "progetto/conti.csv": conti,
  });
  writeFileSync(join(cartella, "inviati", "doppio.xlsx"), plainWorkbook({ Personale: STAFF, "Personale (2)": STAFF }));
  const edizione = await loadEdizione(cartella);
  const looked = Promise.withResolvers<void>();
  const opened = Promise.withResolvers<Sources>();
  const running = withSources(edizione, QUIET, async (given) => {
    opened.resolve(given);
    await looked.promise;
  });
  close = async () => {
    looked.resolve();
    await running;
  };
  running.catch(opened.reject);
  sources = await opened.promise;
});
afterAll(() => close());

const arrival = (name: string) => {
  const [letto, another] = arrivalsCalled(name, sources.raccolta);
  if (letto === undefined || another !== undefined) throw new Error(`${name} is no arrival, or two`);
  return letto;
};
const usesOf = (file: string, cella: string) => cellUses(arrival(file), { cella, foglio: null }, sources);

describe("from a figura to its rows", () => {
  test("the rows behind every figura of every misura add up to it, estimated or not, also over the tables of the edition", async () => {
    const everywhere = [...sources.figure.misure.keys()].map((misura) => ({ misura, dims: {} }));
    for (const { misura, dims } of [...everywhere, ...sources.figure.all()]) {
      // A ratio is two of the others: once for each misura is enough.
      const declared = sources.figure.misure.get(misura);
      if (declared?.tipo === "rapporto" && Object.keys(dims).length > 0) continue;
      expect(unbalanced(await traceOf(misura, dims, sources)), figuraId(misura, dims)).toEqual([]);
    }
  });

  test("money that was put together shows the cells it was made of, to the cent", async () => {
    await withSources(await loadEdizione(await copyOfBuilt()), QUIET, async (city) => {
      const used = rowsIn((await traceOf("risorse-usate", {}, city)).passi);
      const sum = (rows: typeof used): number => rows.reduce((all, { contributo }) => all + (contributo ?? 0), 0);
      const enti = Map.groupBy(used, ({ ente }) => ente);
      expect(enti.size).toBeGreaterThan(5);
      for (const [ente, own] of enti) {
        const cells = own.flatMap(({ da = [] }) => da);
        expect(sum(cells), ente).toBe(sum(own));
        expect(cells.every(({ scritto }) => scritto !== null)).toBe(true);
      }
      for (const { misura, dims } of city.figure.all().filter(({ misura }) => misura.startsWith("valore-")))
        expect(unbalanced(await traceOf(misura, dims, city))).toEqual([]);
    });
  });

  test("how the network answered shows of which enti, each with its line", async () => {
    const enti = async (misura: string) =>
      rowsIn((await traceOf(misura, { gruppo: "denaro" }, sources)).passi).flatMap(({ da = [] }) => da);
    const [all, heard, silent] = await Promise.all(
      ["risposte-enti", "risposte-rispondenti", "risposte-grandi-assenti"].map(enti),
    );
    expect(all?.map(({ ente }) => ente)).toEqual(sources.edizione.enti.map(({ codice }) => codice).sort());
    expect(heard?.length).toBe(sources.figure.at("risposte-rispondenti", { gruppo: "denaro" }).valore);
    expect(heard?.every(({ nome }) => nome.includes(": ha risposto, dimensione"))).toBe(true);
    expect(silent).toMatchObject([{ ente: "E005", nome: expect.stringContaining(": non ha risposto") }]);
    const lines = readFileSync(join(sources.edizione.cartella, "enti.csv"), "utf8").split("\n");
    for (const { ente, riga } of all ?? []) expect(lines[riga - 1]).toMatch(new RegExp(`^${ente}\\b`));
  });

  test("each row says where it stands, what is written there and what was made of it", async () => {
    const { passi, respinte } = await traceOf("valore-netto-dichiarato", { fonte: "rette" }, sources);
    expect(passi.map(({ passo, esce }) => [passo, esce])).toEqual([
      ["valore pubblicato", 1390.1],
      ["arrotondamento", 1390.1],
      ["righe", 139_010],
    ]);
    expect(
      rowsIn(passi)
        .slice(0, 2)
        .map(({ origine, ente, cella, scritto, esito, contributo }) => ({
          origine,
          ente,
          cella,
          scritto,
          esito,
          contributo,
        })),
    ).toEqual([
      {
        origine: originOf("denaro.csv", 3),
        ente: "E002",
        cella: "G3",
        scritto: "1.200,10",
        esito: "normalizzato",
        contributo: 120_010,
      },
      {
        origine: originOf("denaro.csv", 2),
        ente: "E004",
        cella: "G7",
        scritto: "0",
        esito: "com'è scritto",
        contributo: 0,
      },
    ]);
    expect(respinte).toMatchObject([{ ente: "E003", file: "denaro.csv", righe: 1 }]);
  });

  test("what is estimated shows the weight of every row, and the large enti that are silent", async () => {
    const traccia = await traceOf("valore-netto", {}, sources);
    expect(unbalanced(traccia)).toEqual([]);
    expect(traccia.passi.map(({ passo }) => passo)).toEqual([
      ...["valore pubblicato", "arrotondamento", "stima", "pesi", "righe"],
    ]);
    const made = traccia.passi.flatMap((passo) => (passo.passo === "stima" ? passo.imputati : []));
    expect(made.map(({ ente }) => ente)).toEqual(["E005"]);
    const weights = rowsIn(traccia.passi).map(({ ente, ppm }) => [ente, ppm]);
    expect(Object.fromEntries(weights)).toMatchObject({ E001: 1_000_000, E109: 1_933_333 });
  });

  test("different things are counted once, a value that is said to be missing gives none", async () => {
    const quartieri = rowsIn((await traceOf("punti-quartieri", {}, sources)).passi);
    expect(quartieri.map(({ letto, contributo }) => [letto, contributo])).toEqual([
      ["Q1", 1],
      ["Q1", 0],
      ["Q2", 1],
    ]);
    const [ore] = rowsIn((await traceOf("volontari-ore", { zona: "nord" }, sources)).passi);
    expect(ore).toMatchObject({ scritto: "n.d.", esito: "dichiarato vuoto", contributo: null });
  });

  test("a row of a table of the edition has its file and line", async () => {
    const [row] = rowsIn((await traceOf("conti-progetto", { anno: "2019" }, sources)).passi);
    expect(row).toMatchObject({
      origine: { file: "progetto/conti.csv" },
      riga: 2,
      scritto: "100.25",
      contributo: 10_025,
    });
  });
});

const rowsIn = (passi: readonly Passo[]) => passi.flatMap((passo) => (passo.passo === "righe" ? passo.righe : []));
const originOf = (file: string, versione: number) => {
  const { protocollo } = arrival(file).ricezione;
  return { tipo: "invio", protocollo, versione, file, foglio: file.replace(".csv", "") };
};

describe("from a cell to the figures it enters", () => {
  test("they are exactly those that change when it holds more", async () => {
    let cells = 0;
    for (const { blocco, campo, row } of await numbersIn(sources.store)) {
      const { figure } = await enteredBy({ ...row, blocco: blocco.id }, columnsFrom(blocco, campo), sources);
      const set = (to: number) => sources.store.run(`UPDATE ${blocco.id} SET ${campo} = ${campo} + ${to} ${here(row)}`);
      await set(MUCH);
      const changed = await changedFigures(blocco.id).finally(() => set(-MUCH));
      expect(figure.map(({ id }) => id).sort(), `${blocco.id} ${campo} ${JSON.stringify(row)}`).toEqual(changed);
      cells += figure.length > 0 ? 1 : 0;
    }
    expect(cells).toBeGreaterThan(15);
  });

  test("moved to another member, it changes only figures that it entered before or enters now", async () => {
    const volontari = BLOCCHI.find(({ id }) => id === "volontari");
    if (volontari === undefined) throw new Error("there are no volunteers");
    const [found] = await sources.store.all("SELECT protocollo, posizione FROM volontari WHERE zona = 'nord'");
    const row = { protocollo: Number(found?.["protocollo"]), posizione: Number(found?.["posizione"]) };
    const entered = async () =>
      (await enteredBy({ ...row, blocco: "volontari" }, columnsFrom(volontari, "zona"), sources)).figure.map(
        ({ id }) => id,
      );
    const before = await entered();
    await sources.store.run(`UPDATE volontari SET zona = 'valle' ${here(row)}`);
    const after = await entered();
    const changed = await changedFigures("volontari").finally(() =>
      sources.store.run(`UPDATE volontari SET zona = 'nord' ${here(row)}`),
    );
    expect(before).not.toContain("volontari");
    const known = new Set(sources.figure.all().map(({ id }) => id));
    const unexplained = changed.filter((id) => known.has(id) && ![...before, ...after].includes(id));
    expect(unexplained).toEqual([]);
    expect(changed).toContain("volontari|zona=valle");
  });
});

describe("a cell that enters no figura says why", () => {
  test.each([
    [
      "its version was replaced",
      "persone-1.csv",
      "E2",
      "al suo posto conta un invio più recente (persone-2.csv, protocollo",
    ],
    ["its file is a copy", "copia.csv", "E2", "il file è uguale a quello del protocollo"],
    [
      "its value is missing by the sender's own word",
      "persone-2.csv",
      "G2",
      "ha scritto che il valore non c'è (non-disponibile)",
    ],
    ["it is empty", "persone-2.csv", "F3", "la cella è vuota"],
    ["its row was refused", "denaro.csv", "G6", "la sua riga non è tra quelle che contano: vedi i rilievi"],
    ["it is a heading", "denaro.csv", "G1", "sta sopra la prima riga di risposte"],
    ["it stands below the table", "denaro.csv", "G90", "sta sotto l'ultima riga di risposte"],
    ["it is no question", "denaro.csv", "A2", "non è la casella di una domanda"],
  ])("%s", async (_, file, cella, perche) => {
    const [use, another] = await usesOf(file, cella);
    expect(another).toBeUndefined();
    expect(use?.figure).toEqual([]);
    expect(use?.perche).toContain(perche);
  });

  test("with what was told to its sender", async () => {
    const [refused] = await usesOf("denaro.csv", "G6");
    expect(refused?.rilievi).toMatchObject([{ codice: "cella-non-numero", domanda: "Importo (€)" }]);
  });

  test("with what was told of the whole sheet, of which nothing was read", async () => {
    const [use] = await cellUses(arrival("doppio.xlsx"), { cella: "F2", foglio: "Personale (2)" }, sources);
    expect(use?.perche).toBe("di quel foglio non è stata letta nessuna riga: vedi i rilievi");
    expect(use?.rilievi).toMatchObject([{ codice: "foglio-doppio" }]);
  });

  test("while the same answer of the version that counts enters its own", async () => {
    const [use] = await usesOf("persone-2.csv", "E2");
    expect(use).toMatchObject({ ente: "E002", blocco: "volontari", scritto: "10", perche: null });
    expect(use?.contata_in).toContain("volontari-donne");
  });
});

test("a file says what of it counts, what replaced the rest, and who would be silent without it", async () => {
  const old = await fileUse(arrival("persone-1.csv"), sources);
  expect(old.sezioni.map(({ ente, conta }) => [ente, conta])).toEqual([
    ["E002", false],
    ["E003", true],
  ]);
  const money = await fileUse(arrival("denaro.csv"), sources);
  expect(money.solo_da_qui).toEqual(["E001"]);
  expect(money.figure.map(({ id }) => id)).toContain("valore-netto|fonte=regione");
});

describe("the command", () => {
  const run = (...dims: readonly string[]) => traceCommand({ cartella, figura: "volontari-ore", dims }, QUIET);

  test("says first that it is for internal use, and ends with 0 where all adds up", async () => {
    const { text, exit } = await run("zona=sud");
    expect(text.split("\n").slice(0, 2)).toEqual([
      "Uso interno: qui ci sono caselle di singoli enti. Non pubblicare.",
      "L'edizione non è ancora stata costruita: i numeri sono quelli di adesso.",
    ]);
    expect(text).toContain("G2 (abitare, sud): «20» → 20,0");
    expect(exit).toBe(0);
  });

  test("does not call published what the last build hid, and names it to whoever looks at one of its cells", async () => {
    const hidden = [
      "edizione,misura,zona,valore,unita,n_enti,copertura,stato,protetta",
      "2020,volontari-ore,sud,,ore,,,riservato,riservatezza",
    ];
    const built = join(cartella, "archivio", "costruito");
    mkdirSync(built, { recursive: true });
    writeFileSync(join(built, "figure.csv"), `${hidden.join("\n")}\n`);
    try {
      const [told, whole, cell] = [
        await run("zona=sud"),
        await run(),
        await traceCommand({ cartella, da: "persone-3.csv", cella: "G2", foglio: null }, QUIET),
      ];
      expect(told.text).toMatch(/al suo posto c'è «x».*\n.*valore coperto: \d/);
      expect(told.text).not.toContain("valore pubblicato");
      expect(told.json).toMatchObject({ coperta: true });
      expect(whole.text).toContain("valore pubblicato: ");
      expect(cell.text).toMatch(/volontari-ore\|zona=sud = \d+, che nel bilancio costruito è «x» \(/);
      expect(cell.text).toMatch(/volontari-ore\|cantiere=abitare = \d+ \(/);
    } finally {
      rmSync(built, { recursive: true });
    }
  });

  test.each([
    ["zona=nrod", "«nrod» non è tra i membri di zona. Forse volevi scrivere «nord»"],
    ["zone=nord", "la misura «volontari-ore» non ha la dimensione «zone». Forse volevi scrivere «zona»"],
    ["zona=", "«zona» è vuoto, e nessuna riga lo è"],
    ["nord", "«nord» non è una dimensione: si scrive per esempio zona=nord"],
  ])("does not take %s for a point", async (written, said) => {
    await expect(run(written)).rejects.toThrow(said);
  });

  test("a file that did not come, and what is no cell, are no answer", async () => {
    const from = (da: string, cella: string) => traceCommand({ cartella, da, cella, foglio: null }, QUIET);
    await expect(from("denari.csv", "G2")).rejects.toThrow("Forse volevi scrivere «denaro.csv»");
    await expect(from("denaro.csv", "7G")).rejects.toThrow("«7G» non è una cella");
  });

  test.each(["persone-3.csv", "copia.csv"])("a sheet that is not in %s is no answer", async (da) => {
    const on = (foglio: string) => traceCommand({ cartella, da, cella: "E2", foglio }, QUIET);
    const sheet = (await usesOf("persone-3.csv", "E2"))[0]?.foglio ?? "";
    expect(await on(sheet)).toMatchObject({ exit: 0 });
    await expect(on(`${sheet}i`)).rejects.toThrow(`Forse volevi scrivere «${sheet}»`);
  });
});

test("a thousand euro more in a file change exactly the figures that its cell is said to enter", async () => {
  const [use] = await usesOf("denaro.csv", "G2");
  const other = copyOf(cartella);
  const file = join(other, "inviati", "denaro.csv");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace("1000,50", "2000,50"));
  const alone = ({ edizione, figure, computed, risposte, network }: Sources) =>
    computeFigure(edizione, figure.misure, computed, risposte, network, new Set());
  const [was, now] = [
    alone(sources),
    await withSources(await loadEdizione(other), QUIET, async (given) => alone(given)),
  ];
  const beyond = new Set(use?.attraverso);
  const changed = was.all().filter(({ misura, dims, valore, dichiarato }) => {
    if (beyond.has(misura)) return false;
    const other = now.at(misura, dims);
    return other.valore !== valore || other.dichiarato !== dichiarato;
  });
  // A share of nothing, or of all there is, stays what it is.
  const entered = use?.figure.filter(({ valore }) => valore !== 0 && valore !== 1).map(({ id }) => id);
  expect(changed.map(({ id }) => id).sort()).toEqual(entered?.sort());
  expect(entered).toContain("valore-netto|fonte=regione");
  expect(use?.attraverso).toContain("valore-lordo");
});

interface Numbered {
  readonly protocollo: number;
  readonly posizione: number;
}
const here = ({ protocollo, posizione }: Numbered): string =>
  `WHERE protocollo = ${protocollo} AND posizione = ${posizione}`;

/** Every number that counts, in every block; of the small enti, which answered alike, those of the first two. */
async function numbersIn(store: Store): Promise<{ blocco: Blocco; campo: string; row: Numbered }[]> {
  const found = [];
  for (const blocco of BLOCCHI)
    for (const [campo, { cella }] of Object.entries(blocco.campi)) {
      if (!isQuantity(cella)) continue;
      const alike = ANSWERED.slice(2).map((ente) => `'${ente}'`);
      const rows = await store.all(
        `SELECT protocollo, posizione FROM ${blocco.id} WHERE ${campo} IS NOT NULL AND ente NOT IN (${alike.join()})`,
      );
      for (const { protocollo, posizione } of rows)
        found.push({ blocco, campo, row: { protocollo: Number(protocollo), posizione: Number(posizione) } });
    }
  return found;
}

/** The figures when all was read. */
let before: Figure | undefined;
/** As much as is seen in an estimate too, which is printed in whole units. */
const MUCH = 100_000;

/**
 * Ids of the figures that are another than when all was read, the block computed again. A ratio is another when what it
 * divides is, also where the quotient happens to be the same: a share of all there is.
 */
async function changedFigures(blocco: string): Promise<string[]> {
  const { edizione, figure, computed, risposte, network, store } = sources;
  const own = new Map([...figure.misure].filter(([, misura]) => tableOf(misura, figure.misure) === blocco));
  const pesi = networkWeights(network, edizione.enti, risposte.perBlocco);
  const again = await allPoints(store, own, pesi);
  const cubi = new Map([...computed.cubi, ...again.cubi]);
  const coppie = new Map([...computed.coppie, ...again.coppie]);
  // Each estimate rounded alone: together one of them may go to another step because another cell changed.
  before ??= computeFigure(edizione, figure.misure, computed, risposte, network, new Set());
  const was = before;
  const now = computeFigure(edizione, figure.misure, { cubi, coppie, guasti: [] }, risposte, network, new Set());
  const numbers = (of: Figure, { misura, dims }: At) => {
    const { valore, dichiarato, errore_standard, stato } = of.at(misura, dims);
    return JSON.stringify([valore, dichiarato, errore_standard, stato]);
  };
  const divided = (of: Sources["computed"]["coppie"], { misura, dims }: At) => {
    const point = of.get(misura)?.find((each) => figuraId("", each.dims) === figuraId("", dims));
    // What is made up for is no part of what was declared, which is told in the place of a hidden estimate.
    const made = figure.at(misura, dims).valore === null ? [] : [point?.parte.imputati, point?.tutto.imputati];
    return JSON.stringify([point?.parte.valore, point?.tutto.valore, made]);
  };
  const isChanged = (at: At): boolean => {
    const misura = figure.misure.get(at.misura);
    if (misura?.tipo !== "rapporto") return numbers(was, at) !== numbers(now, at);
    if (computed.coppie.has(at.misura)) return divided(computed.coppie, at) !== divided(coppie, at);
    return [misura.numeratore, misura.denominatore].some((term) =>
      isChanged({ misura: term.misura, dims: termDims(term, at.dims) }),
    );
  };
  const all = new Map([...figure.all(), ...now.all()].map((each) => [each.id, each]));
  return [...all.values()]
    .filter(isChanged)
    .map(({ id }) => id)
    .sort();
}
type At = Pick<Figura, "misura" | "dims">;
