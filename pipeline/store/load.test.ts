// Rows that count in the database, with what follows from them; and the tables of the edition beside them.
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { edizione, kept } from "./kept.support.ts";
import { fillReferences, type LeftOut, loadBlocks, type RowsFile, type Waiting } from "./load.ts";
import { Store } from "./store.ts";

let store: Store;
beforeEach(async () => {
  store = await Store.open({ threads: 1, memoryMb: 200 });
});
afterEach(() => store.close());

/** Loads the files and says what stands in a table. */
async function loaded(
  sql: string,
  files: readonly RowsFile[],
  rows: Record<string, number>,
  leftOut: LeftOut[] = [],
  waiting: Waiting[] = [],
) {
  await loadBlocks(store, BLOCCHI, { files, leftOut, rows: new Map(Object.entries(rows)), waiting }, edizione);
  return store.all(sql);
}

const MONEY = "ente;edizione;cantiere;zona;fonte;ente_finanziatore;importo";

test("money is internal when a member pays it, by its code or by a fonte that it is, and never when it is one's own", async () => {
  const file = kept(
    1,
    [
      MONEY,
      "E002;2020;curare;nord;offerte;E003;1",
      "E002;2020;curare;nord;comune;;2",
      "E002;2020;curare;nord;rette;;3",
      "E001;2020;curare;nord;comune;;4",
      "E002;2020;curare;nord;comune;E002;5",
    ].join("\n"),
  );
  const sql = "SELECT CAST(importo AS INTEGER) AS importo, fonte_gruppo, interno FROM finanziamenti ORDER BY importo";
  expect(await loaded(sql, [file], { finanziamenti: 5 })).toEqual([
    { importo: 100, fonte_gruppo: "altri-privati", interno: true },
    { importo: 200, fonte_gruppo: "pubblico", interno: true },
    { importo: 300, fonte_gruppo: "famiglie", interno: false },
    { importo: 400, fonte_gruppo: "pubblico", interno: false },
    { importo: 500, fonte_gruppo: "pubblico", interno: false },
  ]);
});

test.each(["ente=E003", "riga=5", "a'b [c] *?"])("a folder called %s says nothing of the rows in it", async (name) => {
  const file = kept(1, `${MONEY}\nE002;2020;curare;nord;offerte;;1`, join(temporaryFolder(), name));
  const sql = "SELECT ente, riga FROM finanziamenti";
  expect(await loaded(sql, [file], { finanziamenti: 1 })).toEqual([{ ente: "E002", riga: 2 }]);
});

test("rows that the heads do not count stop the run", async () => {
  const file = kept(1, `${MONEY}\nE002;2020;curare;nord;offerte;;1`);
  await expect(loaded("", [file], { finanziamenti: 2 })).rejects.toThrow("finanziamenti: 1 rows were loaded, 2 count");
});

test("a section that was replaced leaves its rows in the file", async () => {
  const head = "ente;edizione;cantiere;zona;volontari";
  const [first, second] = [kept(1, `${head}\nE002;2020;curare;nord;10`), kept(2, `${head}\nE002;2020;curare;nord;12`)];
  const leftOut = [{ protocollo: 1, ente: "E002", blocco: "volontari" }];
  const sql =
    "SELECT CAST(volontari AS INTEGER) AS volontari, CAST(protocollo AS INTEGER) AS protocollo FROM volontari";
  expect(await loaded(sql, [first, second], { volontari: 1 }, leftOut)).toEqual([{ volontari: 12, protocollo: 2 }]);
});

test("rows that are not as many as were read stop the run", async () => {
  const file = kept(1, `${MONEY}\nE002;2020;curare;nord;rette;;3`);
  await expect(loaded("SELECT 1", [file], { finanziamenti: 2 })).rejects.toThrow(
    "finanziamenti: 1 rows were loaded, 2 count",
  );
});

test("registry, territory, residents and accounts are there, each in its own table", async () => {
  const changed = await borgo([{ file: "territorio/popolazione.csv", from: "Q2,,100", to: ",giovani,100" }], {
    "progetto/conti.csv": "anno,finanziatore,nome,importo,fonte\n2020,fondazione,Fondazione,12.5,Conti\n",
  });
  await fillReferences(store, changed, new Set(["E002"]), [["denaro", 4, 3, 200_000, 190_000, 85, 1, 0, 0]]);
  const rows = (sql: string) => store.all(sql);
  expect(await rows("SELECT ente, ha_risposto FROM enti ORDER BY ente")).toEqual([
    { ente: "E001", ha_risposto: "no" },
    { ente: "E002", ha_risposto: "si" },
    { ente: "E003", ha_risposto: "no" },
    { ente: "E004", ha_risposto: "no" },
  ]);
  const residenti = "CAST(residenti AS INTEGER) AS residenti";
  expect(await rows(`SELECT quartiere, zona, ${residenti} FROM residenti_quartiere`)).toEqual([
    { quartiere: "Q1", zona: "nord", residenti: 900 },
  ]);
  expect(await rows(`SELECT fascia, ${residenti} FROM residenti_eta`)).toEqual([{ fascia: "giovani", residenti: 100 }]);
  expect(await rows("SELECT CAST(importo AS INTEGER) AS centesimi FROM conti")).toEqual([{ centesimi: 1250 }]);
});

test("two things with one name stay two: each with its quartiere, and its ente where that is the same", async () => {
  const file = kept(
    1,
    [
      "ente;edizione;nome;quartiere;stato;ore_settimanali",
      "E002;2020;Il Punto;Alto;Attivo;6",
      "E002;2020;il Punto;Basso;Attivo;5",
      "E003;2020;Il Punto;Basso;Attivo;4",
      "E003;2020;La Piazza;Alto;Attivo;3",
    ].join("\n"),
  );
  const sql = "SELECT nome FROM punti_comunita ORDER BY ore_settimanali DESC";
  expect((await loaded(sql, [file], { punti_comunita: 4 })).map(({ nome }) => nome)).toEqual([
    "Il Punto (Alto)",
    "il Punto (Basso, Alfa)",
    "Il Punto (Basso, Beta)",
    "La Piazza",
  ]);
});

test("a value that waits for somebody to confirm it is not available, and its row stays", async () => {
  const file = kept(
    7,
    [
      "ente;edizione;cantiere;zona;volontari;ore_annue",
      "E002;2020;curare;nord;10;900",
      "E002;2020;curare;sud;4;300",
      "E003;2020;curare;nord;5;400",
    ].join("\n"),
  );
  const sql = "SELECT ente, riga, volontari, ore_annue, ore_annue_vuoto FROM volontari ORDER BY riga";
  const told = async (waiting: Waiting[]) =>
    (await loaded(sql, [file], { volontari: 3 }, [], waiting)).map((row) => Object.values(row).join(" "));
  const of = { ente: "E002", blocco: "volontari", campo: "ore_annue" };
  expect(await told([{ ...of, righe: { protocollo: 7, numeri: [3], posti: null } }])).toEqual([
    "E002 2 10 9000 ",
    "E002 3 4  in-attesa",
    "E003 4 5 4000 ",
  ]);
});

test.each([
  ["of all rows of an ente", null, ["E002 in-attesa", "E002 in-attesa", "E003 "]],
  [
    "of one row of a line, by its cell",
    { protocollo: 7, numeri: [2], posti: ["F2"] },
    ["E002 in-attesa", "E002 ", "E003 "],
  ],
  ["of no row of another arrival", { protocollo: 8, numeri: [2, 3], posti: null }, ["E002 ", "E002 ", "E003 "]],
])("values wait %s", async (_, righe, wanted) => {
  const head = "ente;edizione;cantiere;zona;volontari;ore_annue";
  const rows = ["E002;2020;curare;nord;10;900", "E002;2020;curare;sud;4;300", "E003;2020;curare;nord;5;400"];
  const file = kept(7, [head, ...rows].join("\n"));
  const found = await loaded(
    "SELECT ente, ore_annue_vuoto FROM volontari ORDER BY riga",
    [file],
    { volontari: 3 },
    [],
    [{ ente: "E002", blocco: "volontari", campo: "ore_annue", righe }],
  );
  expect(found.map((row) => `${row["ente"]} ${row["ore_annue_vuoto"] ?? ""}`)).toEqual(wanted);
});
