// What an edition with true data still has of the invented one it was copied from: enti that do not exist, accounts that
// nobody paid, texts that tell of them. Printed under a city's name they would be believed.
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { EditionFault, EdizioneYaml } from "../../schemas/edizione.ts";
import { withoutComments } from "./comments.ts";
import { textOf } from "./file-text.ts";
import { isOfAnyYear } from "./next-texts.ts";

const SAMPLES = fileURLToPath(new URL("../../data-samples", import.meta.url));
/** Tables whose rows are invented in the samples. */
const INVENTED = ["enti.csv", "progetto/conti.csv", "progetto/proposte.csv", "progetto/commenti.csv"];
/** Files that may say that their data are invented, beside the texts. */
const SAYING = ["conti", "decisioni", "organi", "tappe", "proposte", "obiettivi", "voci", "commenti", "fatti"].map(
  (name) => `progetto/${name}.csv`,
);
const SAID = /\bdimostrativ|\b(?:dati|enti|cifre|numeri|persone)\b[^.\n]{0,60}\binventat/i;

type Place = (path: readonly PropertyKey[]) => number | null;

/** Nothing for an edition that says to be a demonstration. Texts are those of the edition, by path without extension. */
export async function leftovers(
  cartella: string,
  { dimostrativa, indirizzo_pubblico }: EdizioneYaml,
  lineOf: Place,
  testi: Readonly<Record<string, string>>,
): Promise<EditionFault[]> {
  if (dimostrativa) return [];
  const samples = (await readdir(SAMPLES, { withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(SAMPLES, name));
  const found = await Promise.all([
    ...INVENTED.map((file) => sameRows(cartella, file, [file], samples)),
    ...(await filesOf(cartella, "precedenti")).map(async (name) =>
      sameRows(cartella, name, await earlierOf(samples), [SAMPLES]),
    ),
    ...Object.entries(testi).map(([nome, text]) => sameText(nome, text, samples)),
    ...[...SAYING, "testi/glossario.csv"].map(async (file) => saying(file, (await textOf(cartella, file)) ?? "")),
    ...Object.entries(testi).map(([nome, text]) => saying(`testi/${nome}.md`, text)),
  ]);
  const address: EditionFault[] = /\besempio\.invalid\b/.test(indirizzo_pubblico)
    ? [
        {
          file: "edizione.yaml",
          riga: lineOf(["indirizzo_pubblico"]),
          cosa: "l'indirizzo pubblico è ancora quello dell'edizione di prova",
          rimedio: "Scrivi dove staranno la pagina e i dati.",
        },
      ]
    : [];
  return [...address, ...found.flatMap((fault) => fault ?? [])];
}

const filesOf = async (cartella: string, folder: string): Promise<string[]> =>
  (await readdir(join(cartella, folder)).catch(() => []))
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .map((name) => `${folder}/${name}`);

/** The earlier figures of all samples, from their common folder. */
const earlierOf = async (samples: readonly string[]): Promise<string[]> =>
  (
    await Promise.all(
      samples.map(async (sample) => (await filesOf(sample, "precedenti")).map((file) => join(basename(sample), file))),
    )
  ).flat();

/** Rows that stand, letter by letter, in one of these files of these folders. */
async function sameRows(
  cartella: string,
  file: string,
  others: readonly string[],
  folders: readonly string[],
): Promise<EditionFault | null> {
  const own = rowsOf(await textOf(cartella, file));
  if (own.length === 0) return null;
  const pairs = folders.flatMap((folder) => others.map((other) => [folder, other] as const));
  const invented = new Set(
    (await Promise.all(pairs.map(async ([folder, other]) => rowsOf(await textOf(folder, other))))).flatMap((rows) =>
      rows.map(({ row }) => row),
    ),
  );
  const same = own.filter(({ row }) => invented.has(row));
  const [first] = same;
  if (first === undefined) return null;
  const rows = same.length === 1 ? "questa riga è" : `questa e altre ${same.length - 1} righe sono`;
  return {
    file,
    riga: first.line,
    cosa: `dimostrativa è false, ma ${rows} dell'edizione di prova`,
    rimedio: "Sono dati inventati: toglili, o scrivi quelli veri.",
  };
}

/** Rows under the titles, with their lines. */
const rowsOf = (text: string | null): { line: number; row: string }[] =>
  (text ?? "")
    .split("\n")
    .map((row, i) => ({ line: i + 1, row: row.trim() }))
    .filter(({ line, row }) => line > 1 && row !== "");

async function sameText(nome: string, text: string, samples: readonly string[]): Promise<EditionFault | null> {
  if (isOfAnyYear(nome) || bodyOf(text) === "") return null;
  for (const sample of samples) {
    const other = await textOf(sample, `testi/${nome}.md`);
    if (other === null || bodyOf(withoutComments(other).testo) !== bodyOf(text)) continue;
    return {
      file: `testi/${nome}.md`,
      riga: null,
      cosa: `dimostrativa è false, ma il testo è ancora quello dell'edizione di prova ${basename(sample)}`,
      rimedio: "Riscrivilo: racconta dati inventati.",
    };
  }
  return null;
}

const bodyOf = (text: string): string => text.replace(/^\s*---\n[\s\S]*?\n---\n?/, "").trim();

function saying(file: string, text: string): EditionFault | null {
  const line = text.split("\n").findIndex((each) => SAID.test(each)) + 1;
  if (line === 0) return null;
  const cosa = "dimostrativa è false, ma qui si dice che i dati sono inventati o dimostrativi";
  return { file, riga: line, cosa, rimedio: "Se non è più vero, correggi le parole." };
}
