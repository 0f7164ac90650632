// Tables of the edition in the database: what a misura may count beside the answers.
import { expect, test } from "vitest";
import { borgo } from "../edizione/borgo.support.ts";
import { fillRiferimenti } from "./fill.ts";
import { Store } from "./store.ts";

test("registry, territory, residents and accounts are there, each in its own table", async () => {
  const edizione = await borgo([{ file: "territorio/popolazione.csv", from: "Q2,,100", to: ",giovani,100" }], {
    "progetto/conti.csv": "anno,finanziatore,nome,importo,fonte\n2020,fondazione,Fondazione,12.5,Conti\n",
  });
  const store = await Store.open({ threads: 1, memoryMb: 200 });
  try {
    await fillRiferimenti(store, edizione, new Set(["E002"]));
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
    expect(await rows(`SELECT fascia, ${residenti} FROM residenti_eta`)).toEqual([
      { fascia: "giovani", residenti: 100 },
    ]);
    expect(await rows("SELECT CAST(importo AS INTEGER) AS centesimi FROM conti")).toEqual([{ centesimi: 1250 }]);
  } finally {
    store.close();
  }
});
