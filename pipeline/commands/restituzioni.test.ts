import { join } from "node:path";
import { expect, test } from "vitest";
import { borgoFolder } from "../edizione/borgo.support.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { restituzioniCommand } from "./restituzioni.ts";

const folder = borgoFolder();
const bilancio = temporaryFolder();

test.each([
  ["the folder that is published", bilancio, "si pubblica tutta"],
  ["a folder in it", join(bilancio, "dati", "enti"), "si pubblica tutta"],
  ["the edition's own folder", folder, "soltanto in archivio/"],
  ["a folder of the edition that is read", join(folder, "riservato"), "soltanto in archivio/"],
])("what is given back to enti is not written in %s", async (_, out, words) => {
  const command = { cartella: folder, ente: null, bilancio, out, pdf: "senza" } as const;
  await expect(restituzioniCommand(command, QUIET)).rejects.toThrow(words);
});

test.each([null, join(folder, "archivio", "restituzioni"), temporaryFolder()])(
  "elsewhere it is, once the report is built (%s)",
  async (out) => {
    const command = { cartella: folder, ente: null, bilancio, out, pdf: "senza" } as const;
    await expect(restituzioniCommand(command, QUIET)).rejects.toThrow("prima serve «bilancio build");
  },
);

test("an ente that is not in the registry is said", async () => {
  const command = { cartella: folder, ente: "E00", bilancio, out: null, pdf: "senza" } as const;
  await expect(restituzioniCommand(command, QUIET)).rejects.toThrow("l'ente E00 non è in enti.csv");
});
