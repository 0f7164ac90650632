// Editions with next to nothing, or with too much, in them: each is a report whose pages are full, and the build says what is odd.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { buildCommand } from "../../pipeline/commands/build.ts";
import { temporaryFolder } from "../../pipeline/effects/folder.support.ts";
import { QUIET } from "../../pipeline/effects/quiet.support.ts";
import { builtCity } from "../../pipeline/line/built.support.ts";
import { withKnownProtection } from "../../pipeline/line/known-protection.support.ts";
import { renderHtml } from "../../pipeline/report/html.ts";
import { renderPdf } from "../../pipeline/report/pdf.ts";
import type { PrintedCell, Punto } from "../../schemas/report-model.ts";
import { BOUNDS } from "./measure.ts";
import { type Oddity, oddCity, only, type Row } from "./odd-editions.support.ts";
import { measureFile } from "./read.ts";

const zeroed = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, isQuantity(name, value) ? "0" : value]));
const isQuantity = (name: string, value: string): boolean =>
  /^[\d.,]+$/.test(value) && !["ente", "edizione", "gravita", "anno_costituzione"].includes(name);
const WORDS = "La rete si incontra ogni mese per leggere insieme i bisogni e decidere che cosa fare. ".repeat(300);
const HEAVY = Buffer.concat([Buffer.from("89504e470d0a1a0a0000", "hex"), Buffer.alloc(5_000_000)]);

const ODD: readonly (readonly [string, Oddity, readonly string[]])[] = [
  ["nobody answered", { answers: () => [] }, ["Nessun ente ha risposto"]],
  [
    "all is zero, in a text of four thousand words with a picture of 5 MB and one that is not there",
    {
      answers: (blocco, rows) => (blocco === "ente" ? rows : rows.map(zeroed)),
      files: {
        "testi/05-risorse.md": (text) => `${text}\n\n${WORDS}\n\n![Un orto](immagini/manca.png)\n`,
        "testi/immagini/grande.png": () => HEAVY,
      },
    },
    [
      "Valore complessivo, dichiarato: 0 euro",
      "«immagini/manca.png» non c'è",
      "grande.png: l'immagine pesa più di 4 MB",
    ],
  ],
  [
    "nobody works in one cantiere, nobody tells of needs, of work or of voices",
    {
      answers: (blocco, rows) =>
        ["bisogni", "personale", "voci"].includes(blocco) ? [] : rows.filter(({ cantiere }) => cantiere !== "crescere"),
      files: { "enti.csv": (text) => text.replaceAll(",crescere,", ",abitare-la-cura,") },
    },
    [
      "Nessun ente ha dichiarato qualcosa di diverso da zero per il cantiere Crescere insieme, la zona Alpe e la zona Lungofiume",
    ],
  ],
];

test.each(ODD)("%s", async (name, oddity, said) => {
  const [cartella, out] = [oddCity(oddity), temporaryFolder()];
  const { text, json } = await withKnownProtection(cartella, `strana-${name.split(" ", 3).join("-")}`, () =>
    buildCommand({ cartella, out, pdf: "con", severo: false }, QUIET),
  );
  for (const words of said) expect(text.replaceAll("\u00a0", " ")).toContain(words);
  // Nothing is lost but what the edition's own words ask for and is not there.
  const { guasti, pdf } = json as { guasti: readonly { dove: string }[]; pdf: unknown };
  expect({ guasti: guasti.filter(({ dove }) => !dove.startsWith("testi/")), pdf }).toEqual({ guasti: [], pdf: [] });
  const pages = await measureFile(only(out, ".pdf"));
  expect(pages.vuote.length / pages.pagine, `short: ${pages.vuote.join(", ")} of ${pages.pagine}`).toBeLessThanOrEqual(
    BOUNDS.quotaVuote,
  );
  expect(pages).toMatchObject({ separati: [], sospese: [] });
  // Without the faces, whose letters may be any, and the script.
  const page = readFileSync(only(out, ".html"), "utf8").replace(/<(style|script)\b.*?<\/\1>/gsu, "");
  expect(page).not.toMatch(/undefined|NaN|\[object /);
});

test("where all that a zona and a cantiere tell is hidden, but for their totals, their pages are as many", async () => {
  const { result } = await builtCity();
  const model = structuredClone(result.model);
  const hidden = new Map<string, number>();
  const hide = (part: string, one: PrintedCell | Punto, text: Partial<PrintedCell & Punto>): void => {
    Object.assign(one, text, { stato: "riservato" });
    hidden.set(part, (hidden.get(part) ?? 0) + 1);
  };
  for (const { id, tabella, disegno, note } of Object.values(model.prospetti)) {
    const [, part] = id.split("--");
    if (part === undefined) continue;
    for (const { celle } of tabella.righe.filter(({ totale }) => !totale))
      for (const cell of celle.filter(({ testo }) => /\d/.test(testo)))
        hide(part, cell, { testo: "x", barra: undefined });
    for (const punto of disegno?.punti ?? []) hide(part, punto, { valore: null, etichetta: "x" });
    tabella.segni = [...new Set([...tabella.segni, "riservato" as const])];
    if (!note.some((one) => one.includes("non sono mostrate")))
      note.push("33 caselle non sono mostrate (x) perché farebbero riconoscere un ente.");
  }
  expect(Math.max(...hidden.values())).toBeGreaterThan(33);
  const file = join(temporaryFolder(), "coperto.pdf");
  writeFileSync(file, (await renderPdf(await renderHtml(model), model)).bytes);
  const covered = await measureFile(file);
  const { pagine, bytes } = await renderPdf(await renderHtml(result.model), model);
  const questions = result.model.capitoli[0]?.apertura.domande?.map(({ domanda }) => domanda) ?? [];
  const [first, second, third, fourth] = await heightsOf(bytes, questions);
  expect([first, second]).not.toContain(undefined);
  // The two pages of In breve are one picture: their bands begin on the same lines.
  expect([third, fourth]).toEqual([first, second]);
  expect(covered).toMatchObject({ pagine, separati: [], sospese: [] });
  expect(covered.vuote.length / covered.pagine).toBeLessThanOrEqual(BOUNDS.quotaVuote);
});

/** How high on their pages these words stand, in whole points. */
async function heightsOf(bytes: Uint8Array, words: readonly string[]): Promise<(number | undefined)[]> {
  const { promise } = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await promise;
  const pages = await Promise.all(
    [4, 5].map(async (number) => (await (await pdf.getPage(number)).getTextContent()).items),
  );
  const found = words.map(
    (one) =>
      pages
        .flat()
        .flatMap((item) => ("str" in item && item.str.trim() === one ? [Math.round(item.transform[5])] : []))[0],
  );
  await pdf.loadingTask.destroy();
  return found;
}
