import { join } from "node:path";
import { expect, test } from "vitest";
import { receiveFiles } from "../collect/receive.ts";
import { openRegistro } from "../collect/registro.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { failureText } from "./failure.ts";

const FAULT = new Error("il guasto");

async function edition(files: readonly string[]): Promise<string> {
  const folder = temporaryFolder();
  const archivio = join(folder, "archivio");
  const registro = openRegistro(archivio);
  for (const nome of files)
    await receiveFiles(archivio, registro, [
      {
        bytes: new TextEncoder().encode(nome),
        nome,
        ricevuto_il: "",
        canale: "email",
        ente_atteso: "",
        dopo_il: "",
        entro_il: "2017-06-01",
      },
    ]);
  registro.close();
  return folder;
}

test.each([
  [["uno.csv"], "è al sicuro in archivio: 1 file, appena ricontrollato."],
  [["uno.csv", "due.csv"], "è al sicuro in archivio: 2 file, appena ricontrollati."],
])("after %j were received they are called safe", async (files, sentence) => {
  const text = await failureText(FAULT, ["build", "--no-pdf", await edition(files)]);
  expect(text).toMatch(/^il guasto\n/);
  expect(text).toContain(sentence);
});

test.each([
  ["nothing was received", async () => ["build", await edition([])]],
  ["there is no edition", async () => ["--help"]],
])("nothing is called safe when %s", async (_, args) => {
  expect(await failureText(FAULT, await args())).toMatch(/^il guasto\nPer i dettagli tecnici .*$/);
});

test("a folder where one may not write is named, in Italian", async () => {
  const refused = Object.assign(new Error("EROFS: read-only"), { code: "EROFS", path: "/sola/lettura" });
  expect(await failureText(refused, [])).toMatch(/^La cartella di \/sola\/lettura è in sola lettura/);
});
