// How a build ends when the edition's own words name what is not there: told, and 1.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { diagnose } from "../../schemas/diagnostic.ts";
import { keepUnread } from "../collect/kept-readings.ts";
import { cityWith } from "../edizione/edizione.support.ts";
import { loadEdizione } from "../edizione/load.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { intake } from "../line/intake.ts";
import { risorse } from "../reading/reading.support.ts";
import { buildCommand, exitOf } from "./build.ts";

const built = (cartella: string, out: string) => buildCommand({ cartella, out, pdf: "senza", severo: false }, QUIET);

const mapping = (zona: string): string =>
  `file: [q.csv]\nente: C\nedizione: 2024\nblocchi:\n  volontari:\n    gruppi:\n      - fissi: { cantiere: crescere }\n        campi: { zona: ${zona}, volontari: V }\n`;
const ANSWERS = "C,Zona,V\nV105,alpe,12\n";

test("a misspelt member in a text, and a mapping that a survey's export shows to be wrong, are said with file, line and the nearest name, nobody else is blamed, and the command ends with 1", async () => {
  const out = temporaryFolder();
  const folder = cityWith("testi/04-rete.md", (text) =>
    text.replace('{{figura "enti" tipo="ente"}}', '{{figura "enti" tipo="entte"}}'),
  );
  await mkdir(join(folder, "inviati"));
  await writeFile(join(folder, "inviati/rilevazione.yaml"), mapping("Zone"));
  await writeFile(join(folder, "inviati/q.csv"), ANSWERS);
  const answer = await built(folder, out);
  expect(answer.text).toContain("2 cose da correggere nella cartella dell'edizione:\n");
  expect(answer.text).toMatch(/\n {4}testi\/04-rete\.md, riga 8: .*«entte».*Forse volevi scrivere «ente»\./);
  expect(answer.text).toContain("inviati/rilevazione.yaml, riga 8: Nell'esportazione manca la domanda «Zone»");
  expect(answer.text).not.toContain("non riuscit");
  expect(answer.json).toMatchObject({
    edizione: expect.arrayContaining([
      expect.objectContaining({ file: "testi/04-rete.md", riga: 8 }),
      expect.objectContaining({ file: "inviati/rilevazione.yaml", riga: 8 }),
    ]),
  });
  expect(answer.exit).toBe(1);
  const html = await readFile(join(out, "bilancio-sociale-2024.html"), "utf8");
  expect(html.split("[dato mancante]")).toHaveLength(2);
});

test("a file that a fault of ours keeps from being read is named, and the command ends with 1", async () => {
  const folder = cityWith("inviati/uno.csv", () => risorse("crescere;alpe;stipendi;1200,50"));
  const { letti } = await intake(await loadEdizione(folder), QUIET);
  const first = letti.find(({ ricezione }) => ricezione.nome === "uno.csv");
  const diagnostics = [diagnose("guasto-nostro", [{ file: "uno.csv" }], { codice: "7F3A" })];
  await keepUnread(first?.kept ?? { head: "", rows: "" }, { formato: "illeggibile", invii: [], diagnostics });
  const answer = await built(folder, temporaryFolder());
  expect(answer.text).toContain("1 file non letto per un guasto del programma: uno.csv.");
  expect(answer.json).toMatchObject({ edizione: [], guasti: [], non_letti: ["uno.csv"] });
  expect(answer.exit).toBe(1);
});

test("an edition whose words are right ends with 0, whatever its members have to correct, and a chapter without a text leaves its tables in the open data; a PDF of an earlier build goes", async () => {
  const [folder, whole, without] = [
    cityWith("inviati/uno.csv", () => risorse("crescere;marte;stipendi;1")),
    temporaryFolder(),
    temporaryFolder(),
  ];
  await writeFile(join(folder, "inviati/rilevazione.yaml"), mapping("Zona"));
  await writeFile(join(folder, "inviati/q.csv"), ANSWERS);
  await writeFile(join(whole, "bilancio-sociale-2024.pdf"), "di prima");
  await writeFile(join(whole, "altro.pdf"), "di un altro");
  const answer = await built(folder, whole);
  expect(answer.exit).toBe(0);
  expect(answer.text).toContain("Il PDF di prima è stato tolto");
  expect((await readdir(whole)).filter((name) => name.endsWith(".pdf"))).toEqual(["altro.pdf"]);
  expect(answer.text).not.toContain("da correggere nella cartella dell'edizione");
  expect(answer.json).toMatchObject({ edizione: [], guasti: [] });
  await rm(join(folder, "testi/10-progetto.md"));
  expect((await built(folder, without)).exit).toBe(0);
  // A chart that no text places is not drawn: its data are there, its specification is not.
  expect(await readdir(join(without, "dati"))).toEqual(
    (await readdir(join(whole, "dati"))).filter((name) => name !== "conti.vl.json"),
  );
  for (const name of ["conti", "tappe"]) {
    const [before, after] = await Promise.all(
      [whole, without].map((out) => readFile(join(out, `dati/${name}.csv`), "utf8")),
    );
    expect(after).toBe(before);
  }
});

test("short forms that say the numbers of before go when the model changes, and only then; the restituzioni are told", async () => {
  const [folder, out] = [
    cityWith("inviati/uno.csv", () => risorse("crescere;alpe;stipendi;1200,50")),
    temporaryFolder(),
  ];
  const restituzione = join(folder, "archivio/restituzioni/restituzione-V101.html");
  const forms = [
    ...["schede/zona-alpe.html", "schede/zona-alpe.pdf", "parole-semplici-2024.html"],
    ...["diapositive-2024-per-chi-parla.pdf"],
  ];
  const others = ["schede/appunti.txt", "parole-semplici-2023.html", "diapositive.html"];
  const model = (): Promise<string> => readFile(join(out, "model.json"), "utf8");
  const there = async (): Promise<string[]> =>
    (await readdir(out, { recursive: true })).map((name) => name.replaceAll("\\", "/"));
  await built(folder, out);
  await mkdir(join(out, "schede"));
  for (const name of [...forms, ...others]) await writeFile(join(out, name), "di prima");
  await mkdir(dirname(restituzione), { recursive: true });
  await writeFile(restituzione, "di prima");
  const before = await model();
  const same = await built(folder, out);
  expect(await model()).toBe(before);
  expect(await there()).toEqual(expect.arrayContaining([...forms, ...others]));
  expect(same.text).not.toMatch(/cifre di prima/);
  await writeFile(join(folder, "inviati/uno.csv"), risorse("crescere;alpe;stipendi;1300,50"));
  const other = await built(folder, out);
  expect(await model()).not.toBe(before);
  expect(other.text).toContain(
    "Tolte 3 forme brevi, che dicevano le cifre di prima: diapositive-2024-per-chi-parla, parole-semplici-2024, schede/zona-alpe.",
  );
  expect(other.text).toContain("Le restituzioni che ci sono dicono le cifre di prima");
  const left = await there();
  expect(left.filter((name) => forms.includes(name))).toEqual([]);
  expect(left).toEqual(expect.arrayContaining(others));
  expect(await readFile(restituzione, "utf8")).toBe("di prima");
});

test("where the report of another edition is, nothing of this one is written", async () => {
  const [folder, out] = [cityWith("inviati/uno.csv", () => risorse("crescere;alpe;stipendi;1")), temporaryFolder()];
  await writeFile(join(out, "model.json"), JSON.stringify({ edizione: { anno: 2023, citta: "Valfiorita" } }));
  await expect(built(folder, out)).rejects.toThrow("c'è il bilancio 2023 di Valfiorita: quello 2024");
  expect(await readdir(out)).toEqual(["model.json"]);
});

test.each([
  ["all done", {}, false, 0],
  ["a part that was lost", { guasti: 1 }, false, 1],
  ["a file that a fault of ours kept from being read", { unread: 1 }, false, 1],
  ["something that members must correct", { daCorreggere: 1 }, false, 0],
  ["the same, when it is asked", { daCorreggere: 1 }, true, 1],
] as const)("%s: the exit code", (_, of, severo, code) => {
  expect(exitOf({ guasti: 0, unread: 0, daCorreggere: 0, ...of }, severo)).toBe(code);
});
