// What is deleted with the bytes of a file, and what is not.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../effects/folder.support.ts";
import { archivePath, sha256 } from "./archive.ts";
import { eraseBytes, withErased } from "./erased.ts";
import { receiveFiles } from "./receive.ts";
import { openRegistro } from "./registro.ts";
import { openRegistroPortale } from "./registro-portale.ts";
import { registroPath } from "./registro-tables.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const [BAD, CLEAN] = [sha256(bytes("Segretissima")), sha256(bytes("pulito"))];

test("the bytes, all that was read in them and all that was made of it go; the register keeps that they were there", async () => {
  const archivio = join(temporaryFolder(), "archivio");
  const registro = openRegistro(archivio);
  const times = { canale: "email", ente_atteso: "", ricevuto_il: "", dopo_il: "", entro_il: "2021-01-01" } as const;
  await receiveFiles(archivio, registro, [
    { bytes: bytes("Segretissima"), nome: "voci.csv", ...times },
    { bytes: bytes("pulito"), nome: "pulito.csv", ...times },
    { bytes: bytes("Segretissima"), nome: "copia.csv", ...times },
  ]);
  const made = [`letture/r1/${BAD}.json`, `letture/r0/${BAD}-E002.parquet`, "validazione.json", "calcolo.json"];
  made.push("costruito/pagina.html", "bozze/1a2b.html", "restituzioni/2020/E002.html");
  const stays = [`letture/r1/${CLEAN}.json`, "manifest.json", "costruito/manifest.json"];
  for (const path of [...made, ...stays]) {
    mkdirSync(dirname(join(archivio, path)), { recursive: true });
    writeFileSync(join(archivio, path), "Segretissima");
  }
  const portale = openRegistroPortale(archivio);
  portale.addDetto({ il: "2021-03-01", chi: "Anna" }, "bozza", { sha256: BAD, costruita_il: "2021-02-28" });
  const said = {
    ente: "E002",
    blocco: "voci",
    campo: "voce",
    riga: "",
    motivo: "C'è un nome",
    il: "2021-03-02",
    chi: "Anna",
  };
  registro.sendBack([{ ...said, protocollo: 1, detto: "Segretissima", dove: "«Segretissima», B2" }]);
  registro.sendBack([{ ...said, protocollo: 2, detto: "pulito", dove: "B2" }]);
  await eraseBytes(archivio, registro, { sha256: BAD, il: "2021-03-12", chi: "Anna", motivo: "C'era un nome" });

  for (const name of readdirSync(archivio).filter((each) => each.startsWith("registro.")))
    expect(readFileSync(join(archivio, name)).includes("Segretissima"), `${name}, while others have it open`).toBe(
      false,
    );
  const left = readdirSync(archivio, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && !each.name.startsWith("registro."))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  expect(left).toEqual([archivePath(archivio, CLEAN), ...stays.map((path) => join(archivio, path))].sort());
  const ritiri = withErased(new Map(), registro.ricezioni(), registro.cancellazioni());
  expect(
    registro.rimandi().map(({ protocollo }) => protocollo),
    "what was asked about it is asked no more",
  ).toEqual([2]);
  registro.close();
  expect(portale.discussione().bozza, "the draft that may quote it is no longer out").toBe(null);
  portale.close();
  expect(readFileSync(registroPath(archivio)).includes("Segretissima"), "nor do its words stay in the register").toBe(
    false,
  );
  expect([...ritiri.keys()], "every arrival of the same bytes").toEqual([1, 3]);
  expect(ritiri.get(3)).toMatchObject({
    cancellato: true,
    motivo: "Il file è stato cancellato il 12\u00a0marzo\u00a02021: C'era un nome",
  });
});
