// Bytes with data of persons are the only thing that is ever deleted: when nothing of them counts, and never in silence.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openRegistro } from "../collect/registro.ts";
import { copyOf, temporaryFolder } from "../effects/folder.support.ts";
import { bilancio } from "./command.support.ts";

const HEAD = "ente;edizione;Occasione;Cantiere;Contributo";
const SECRET = "RSSMRA80A01B157X";
const BAD = `V101;2024;Assemblea;Crescere insieme;Chiedere di Maria Segretissima, codice ${SECRET}`;

function city(): string {
  const folder = copyOf("data-samples/altra-citta");
  rmSync(join(folder, "inviati"), { recursive: true });
  mkdirSync(join(folder, "inviati"));
  writeFileSync(join(folder, "inviati", "voci.csv"), `${HEAD}\n${BAD}\n`);
  return folder;
}

/** Every file of the archive in which the words stand, the register too. */
function holding(folder: string, words: string): string[] {
  const all = readdirSync(join(folder, "archivio"), { recursive: true, withFileTypes: true });
  return all
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .filter((path) => readFileSync(path).includes(words));
}

test("what counts is not deleted, nor anything without a reason", async () => {
  const folder = city();
  const erase = async (...more: readonly string[]) =>
    (await bilancio(["cancella", folder, "1", "--chi", "Anna", ...more])).stderr;
  await bilancio(["status", folder]);
  expect(await erase()).toContain("manca il motivo");
  expect(await erase("--motivo", "C'era il nome di una persona")).toContain(
    "voci.csv conta ancora (V101, Voci e proposte)",
  );
  expect(holding(folder, "Segretissima").length).toBeGreaterThan(0);
});

test("it is told, replaced by a clean one, and then gone from every file of the archive; nobody brings it back", async () => {
  const folder = city();
  const status = await bilancio(["status", folder]);
  expect(status.stdout).toContain("In 1 file ci sono dati di persone");
  expect(status.stdout).toContain("voci.csv (protocollo 1)");
  await bilancio(["build", folder, "--no-pdf", "--out", temporaryFolder()]);
  expect(holding(folder, "Segretissima").length, "the bytes, what was read, what was made of it").toBeGreaterThan(2);
  const erase = () => bilancio(["cancella", folder, "1", "--chi", "Anna", "--motivo", "C'era il nome di una persona"]);
  const clean = join(temporaryFolder(), "pulito.csv");
  writeFileSync(clean, `${HEAD}\nV101;2024;Assemblea;Crescere insieme;Più ore la sera\n`);
  await bilancio(["receive", folder, clean]);
  expect((await erase()).stderr).toContain("lo stesso file è ancora in inviati/voci.csv");
  const copy = join(temporaryFolder(), "voci.csv");
  writeFileSync(copy, readFileSync(join(folder, "inviati", "voci.csv")));
  rmSync(join(folder, "inviati", "voci.csv"));
  const done = await erase();
  expect([done.code, done.stdout]).toEqual([
    0,
    expect.stringContaining("voci.csv: cancellato (1 ricezione, protocollo 1)"),
  ]);
  expect(holding(folder, "Segretissima")).toEqual([]);
  expect(holding(folder, SECRET)).toEqual([]);

  // The archive is whole without it, and says that it was there.
  expect((await bilancio(["verifica", folder])).code).toBe(0);
  const after = await bilancio(["status", folder]);
  expect(after.code).toBe(0);
  expect(after.stdout).toMatch(
    /voci\.csv \(protocollo 1\): Il file è stato cancellato il .*: C'era il nome di una persona/,
  );
  expect(after.stdout).not.toContain("ci sono dati di persone");
  expect((await bilancio(["receive", folder, copy])).stderr).toContain("non si riceve di nuovo");
  writeFileSync(join(folder, "inviati", "voci.csv"), readFileSync(copy));
  expect((await bilancio(["status", folder])).stderr).toContain("inviati/voci.csv: è il file cancellato il");
  expect(holding(folder, "Segretissima")).toEqual([]);
}, 60_000);

test("a deletion that was stopped after it was written is finished by the same command", async () => {
  const folder = city();
  await bilancio(["status", folder]);
  rmSync(join(folder, "inviati", "voci.csv"));
  await bilancio(["ritira", folder, "1", "--motivo", "Dati di una persona", "--chi", "Anna"]);
  const registro = openRegistro(join(folder, "archivio"));
  const [arrivo] = registro.ricezioni();
  registro.erase({ sha256: arrivo?.sha256 ?? "", il: "2026-01-01T10:00:00.000Z", chi: "Anna", motivo: "Un nome" });
  registro.close();
  expect(holding(folder, "Segretissima").length, "stopped before the bytes were gone").toBeGreaterThan(0);
  const erase = () => bilancio(["cancella", folder, "1", "--chi", "Bruno", "--motivo", "Di nuovo"]);
  expect((await erase()).stdout).toContain("voci.csv: cancellato");
  expect(holding(folder, "Segretissima")).toEqual([]);
  expect((await erase()).stderr).toContain("voci.csv è già stato cancellato");
}, 60_000);
