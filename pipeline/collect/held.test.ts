import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../effects/folder.support.ts";
import { archivePath, sha256 } from "./archive.ts";
import { eraseBytes } from "./erased.ts";
import { filesHeld } from "./held.ts";
import { receiveFiles } from "./receive.ts";
import { openRegistro } from "./registro.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

async function archiveOf(texts: readonly string[]): Promise<string> {
  const archivio = join(temporaryFolder(), "archivio");
  const registro = openRegistro(archivio);
  for (const text of texts) {
    const times = { ricevuto_il: "", dopo_il: "", entro_il: "2017-06-01" };
    const arrivo = { bytes: bytes(text), nome: `${text}.csv`, canale: "email", ente_atteso: "", ...times } as const;
    await receiveFiles(archivio, registro, [arrivo]);
  }
  registro.close();
  return archivio;
}

test.each([
  ["every file is there", (_: string) => {}, 2],
  ["a file is gone", (path: string) => rmSync(path), null],
  ["a file has other bytes", (path: string) => writeFileSync(path, "dUe"), null],
  ["a file has become large", (path: string) => writeFileSync(path, "due".repeat(1_000_000)), null],
])("when %s", async (_, damage, held) => {
  const archivio = await archiveOf(["uno", "due"]);
  damage(archivePath(archivio, sha256(bytes("due"))));
  expect(await filesHeld(archivio)).toBe(held);
});

test("what was deleted for the persons in it is not missed: the others are held", async () => {
  const archivio = await archiveOf(["uno", "due"]);
  const gone = { sha256: sha256(bytes("due")), il: "2017-06-02", chi: "Anna", motivo: "un nome" };
  const registro = openRegistro(archivio);
  await eraseBytes(archivio, registro, gone);
  registro.close();
  expect(await filesHeld(archivio)).toBe(1);
});

test("where nothing was received nothing is held, and nothing is made", async () => {
  const folder = temporaryFolder();
  expect(await filesHeld(join(folder, "archivio"))).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
  expect(await filesHeld(await archiveOf([]))).toBe(0);
});
