// The earlier editions of the second city, made again by the program itself.
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadEdizione } from "../../pipeline/edizione/load.ts";
import { temporaryFolder } from "../../pipeline/effects/folder.support.ts";
import { QUIET } from "../../pipeline/effects/quiet.support.ts";
import { figured } from "../../pipeline/line/figured.ts";
import { withKnownProtection } from "../../pipeline/line/known-protection.support.ts";
import { figuresCsv } from "../../pipeline/publish/publish.ts";
import { VALFIORITA_PRIMA } from "./citta.ts";
import { compact } from "./precedenti.ts";
import { scriviPrimaDiValfiorita } from "./valfiorita.ts";

const SAMPLE = fileURLToPath(new URL("../../data-samples/altra-citta/", import.meta.url));

test("the figures on disk are what the script writes, byte for byte", async () => {
  const folder = temporaryFolder();
  for (const name of ["edizione.yaml", "territorio"])
    await cp(join(SAMPLE, name), join(folder, name), { recursive: true });
  // Of a build only its figures are kept.
  await scriviPrimaDiValfiorita(folder, async (cartella, out) => {
    const edizione = await loadEdizione(cartella);
    const { figure } = await withKnownProtection(cartella, `altra-citta-${edizione.yaml.anno}`, () =>
      figured(edizione, { ...QUIET, time: (_, work) => work() }),
    );
    await mkdir(join(out, "dati"));
    await writeFile(join(out, "dati", "figure.csv"), figuresCsv(figure));
  });
  for (const { anno } of VALFIORITA_PRIMA) {
    const [made, kept] = await Promise.all(
      [folder, SAMPLE].map((f) => readFile(join(f, "precedenti", `${anno}.csv`), "utf8")),
    );
    expect(made === kept, `precedenti/${anno}.csv`).toBe(true);
  }
});

const HEAD = "edizione,misura,cantiere,zona,valore,unita,n_enti,stato,errore_standard";

test("an edition hands on values with at most one dimension, and what was too uncertain for one", () => {
  const figure = [
    HEAD,
    "2023,valore-netto,totale,totale,10,euro,3,stimato,0.7",
    "2023,valore-netto,crescere,totale,4,euro,1,valore,",
    "2023,valore-netto,abitare,totale,,euro,1,incerto,",
    "2023,volontari,totale,totale,,posizioni,0,nulla,",
  ];
  const two = "2023,valore-netto,crescere,alpe,4,euro,1,valore,";
  expect(
    compact([...figure, two].join("\n"))
      .trim()
      .split("\n"),
  ).toEqual([
    "edizione,misura,cantiere,valore,unita,n_enti,stato,errore_standard",
    "2023,valore-netto,totale,10,euro,3,stimato,0.7",
    "2023,valore-netto,crescere,4,euro,1,valore,",
    "2023,valore-netto,abitare,,euro,1,incerto,",
  ]);
});

test("an edition without its money is no edition to compare with", () => {
  expect(() => compact(`${HEAD}\n2023,valore-netto,totale,totale,0,euro,0,valore,`)).toThrow("without its money");
});
