// A copy is made while files come in, and gives back the same edition; what is not one is not believed, and nothing is replaced.
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { archive, sha256 } from "../collect/archive.ts";
import { openRegistro } from "../collect/registro.ts";
import { borgoFolder } from "../edizione/borgo.support.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { bilancio } from "./command.support.ts";

const LONG = `${"nome lunghissimo di un file che qualcuno ha mandato ".repeat(4)}è.csv`;

async function received(cartella: string, text: string): Promise<void> {
  const archivio = join(cartella, "archivio");
  const bytes = Buffer.from(text);
  const registro = openRegistro(archivio);
  await archive(archivio, sha256(bytes), bytes);
  const times = { ricevuto_il: "", dopo_il: "", entro_il: "2021-03-08T09:00:00.000Z" };
  registro.receive([
    { sha256: sha256(bytes), nome: "a.csv", byte: bytes.length, canale: "email", ente_atteso: "", ...times },
  ]);
  registro.close();
}

/** Every file of a folder with its bytes. */
const filesOf = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name))
      .map((path): [string, string] => [path.slice(folder.length), readFileSync(path, "base64")])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

let cartella = "";
let copia = "";
beforeAll(async () => {
  cartella = borgoFolder([], {
    [`inviati/${LONG}`]: "x".repeat(70_000),
    "riservato/contatti.csv": "ente,email,nome\n",
    "archivio/posta/lettera.eml": "a chi",
    "archivio/calcolo.json": "si rifà",
    "archivio/letture/v/x.json": "si rifà",
    "archivio/in-arrivo/x": "a metà",
  });
  await received(cartella, "uno");
  copia = join(temporaryFolder(), "copia.tar.gz");
  // The register is held open, with what it has not yet written into its file, as an open portal does.
  const open = openRegistro(join(cartella, "archivio"));
  await received(cartella, "due");
  const made = await bilancio(["salva", cartella, "--in", copia]);
  open.close();
  expect(made.stderr).toBe("");
  expect(made.stdout).toMatch(/Copiata e riletta: \d+ file/);
});

test("an edition copied while others write is put back as it was, without what is made again", async () => {
  const into = join(temporaryFolder(), "nuova", "2020");
  const done = await bilancio(["ripristina", copia, "--in", into]);
  expect(done.stdout).toContain("Ricontrollato l'archivio: 2 ricezioni.");
  expect(done.code).toBe(0);
  const [before, after] = [filesOf(cartella), filesOf(into)];
  for (const name of ["/archivio/calcolo.json", "/archivio/letture/v/x.json", "/archivio/in-arrivo/x"])
    before.delete(name);
  // Two files of SQLite are never the same bytes: what they tell is compared.
  for (const each of [before, after])
    for (const name of each.keys()) if (name.includes("registro.sqlite")) each.delete(name);
  expect(after).toEqual(before);
  const told = [cartella, into].map((folder) => {
    const registro = openRegistro(join(folder, "archivio"));
    const all = registro.ricezioni();
    registro.close();
    return all;
  });
  expect(told[1]).toEqual(told[0]);
  expect(told[1]).toHaveLength(2);
});

test("nothing is replaced: neither a copy, nor what is in a folder; and no copy lies in what it copies", async () => {
  const full = temporaryFolder();
  writeFileSync(join(full, "mio.txt"), "mio");
  const into = await bilancio(["ripristina", copia, "--in", full]);
  expect([into.code, into.stderr]).toEqual([2, expect.stringContaining("c'è già qualcosa")]);
  expect(readdirSync(full)).toEqual(["mio.txt"]);
  const bytes = readFileSync(copia);
  const again = await bilancio(["salva", cartella, "--in", copia]);
  expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("c'è già")]);
  expect(readFileSync(copia).equals(bytes)).toBe(true);
  const inside = await bilancio(["salva", cartella, "--in", join(cartella, "copia.tar.gz")]);
  expect([inside.code, inside.stderr]).toEqual([2, expect.stringContaining("dentro la cartella")]);
});

const changed = (from: string, to: string) => (bytes: Buffer) =>
  gzipSync(Buffer.from(gunzipSync(bytes).toString("latin1").replace(from, to), "latin1"));

/** Without its last file, but with the end that a whole one has. */
function withoutLast(bytes: Buffer): Buffer {
  const tar = gunzipSync(bytes);
  return gzipSync(Buffer.concat([tar.subarray(0, tar.lastIndexOf("ustar") - 257), Buffer.alloc(1024)]));
}

test.each([
  ["without its last file", withoutLast, "manca «"],
  ["cut in the middle", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), "non si riesce a leggerla"],
  [
    "with a byte of the gzip changed",
    (bytes: Buffer) =>
      Buffer.concat([bytes.subarray(0, 900), Buffer.from([bytes.readUInt8(900) ^ 1]), bytes.subarray(901)]),
    "rovinata",
  ],
  ["with other bytes in a file", changed("Benvenuti.", "Malvenuti."), "«testi/01-in-breve.md» non è com'era"],
  ["that is none", () => gzipSync("ciao"), "rovinata"],
  ["that is empty", () => Buffer.alloc(0), "rovinata"],
  [
    "that names a way out",
    changed('"nome": "edizione.yaml"', '"nome": "../zione.yaml"'),
    "non è scritto come dovrebbe",
  ],
  [
    "without a file that it names",
    changed('"nome": "edizione.yaml"', '"nome": "edizionf.yaml"'),
    "non dovrebbe esserci",
  ],
] as const)("a copy %s is not believed, and leaves nothing behind", async (_, breakIt, why) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "copia.tar.gz"), breakIt(readFileSync(copia)));
  const { code, stderr } = await bilancio(["ripristina", join(folder, "copia.tar.gz"), "--in", join(folder, "qui")]);
  expect(stderr).toContain("La copia è rovinata");
  expect(stderr).toContain(why);
  expect(code).toBe(2);
  expect(readdirSync(folder)).toEqual(["copia.tar.gz"]);
});

test("a damaged archive, or what is no file, is not copied as if it were whole", async () => {
  const broken = borgoFolder();
  await received(broken, "tre");
  const path = join(temporaryFolder(), "c.tar.gz");
  mkdirSync(join(broken, "note"));
  symlinkSync("/etc/hostname", join(broken, "note/fuori"));
  const linked = await bilancio(["salva", broken, "--in", path]);
  expect([linked.code, linked.stderr]).toEqual([2, expect.stringContaining("«note/fuori» non è un file")]);
  const [byte = ""] = [...filesOf(join(broken, "archivio/file")).keys()];
  writeFileSync(join(broken, "archivio/file", byte), "altro");
  const { code, stderr } = await bilancio(["salva", broken, "--in", path]);
  expect([code, stderr]).toEqual([2, expect.stringContaining("a.csv (protocollo 1)")]);
  expect(readdirSync(join(path, ".."))).toEqual([]);
});
