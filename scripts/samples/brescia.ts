// Brescia in three editions: numero zero, the main one and the closing one, with the same members from year to year.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Anno, euroDi, faiAnno } from "./anno.ts";
import { indicatoriDi, resoconto, TERRITORIO, territorio } from "./cartella.ts";
import { ANNI_BRESCIA, type AnnoBrescia } from "./citta.ts";
import { edizioneDi } from "./edizioni.ts";
import { type Costruisci, scriviPrecedenti } from "./precedenti.ts";
import { readFrasi, readProfilo } from "./profilo.ts";
import { membri } from "./registro.ts";
import { readRisultati } from "./risultati.ts";
import { type Estranei, scriviEnti, scriviInviati } from "./scrivi.ts";
import type { Mondo } from "./tipi.ts";

/** The edition that is written by hand; the others follow from it. */
const MAIN = 2016;
const NOBODY: Estranei = { modulo: null, csv: null };
const STRANGERS: Estranei = { modulo: { codice: "E918", denominazione: "Circolo Fuori Elenco" }, csv: "E927" };

/** Everything about the members that does not change: `main` is the folder of the main edition. */
export async function mondoBrescia(main: string): Promise<Mondo> {
  const { zone, quartieri } = await territorio(main);
  const [seme, profilo, frasi] = ["brescia", readProfilo("brescia"), readFrasi()];
  const all = membri({
    ...{ seme, profilo, frasi, zone, quartieri, lettera: "E", primo: 1, testa: "99", riferimento: MAIN },
    comune: { denominazione: "Comune di Brescia", forma: "comune", entrate: 31_000_000, zona: "centro" },
    nuovi: { enti: 10, dal: 2018, forme: { associazione: 7, "cooperativa-sociale": 3 } },
  });
  return { seme, profilo, frasi, zone, quartieri, membri: all, anno: MAIN };
}

/** One edition; `before` is the one of the year before, when there is one. */
export async function annoBrescia(
  mondo: Mondo,
  folder: string,
  { anno, pubblicazione: _, ...more }: AnnoBrescia,
  before: Anno | null,
): Promise<Anno> {
  const members = mondo.membri.filter(({ dal, al }) => dal <= anno && anno <= al);
  const codes = new Set(members.map(({ codice }) => codice));
  const isYearAfter = before !== null && before.mondo.anno === anno - 1;
  const prima = isYearAfter ? { prima: euroDi(before.conti.filter(({ ente }) => codes.has(ente))) } : {};
  return faiAnno({
    mondo: { ...mondo, membri: members, anno },
    ...more,
    ...prima,
    risultati: readRisultati("brescia"),
    cantiereDi: await indicatoriDi(folder),
  });
}

/** Writes all editions; says one line for each. */
export async function scriviBrescia(
  samples: string,
  costruisci: Costruisci,
  tell: (line: string) => void,
): Promise<void> {
  const main = join(samples, String(MAIN));
  const mondo = await mondoBrescia(main);
  const earlier: { anno: number; cartella: string }[] = [];
  let before: Anno | null = null;
  for (const year of ANNI_BRESCIA) {
    const folder = join(samples, String(year.anno));
    if (year.anno !== MAIN) await prepara(main, folder, year);
    const anno: Anno = await annoBrescia(mondo, folder, year, before);
    await scriviEnti(folder, anno);
    const sent = await scriviInviati(
      folder,
      anno,
      earlier.at(-1)?.cartella ?? null,
      year.anno === MAIN ? STRANGERS : NOBODY,
    );
    if (earlier.length > 0) await scriviPrecedenti(folder, earlier, costruisci);
    tell(resoconto(String(year.anno), sent.length, anno));
    earlier.push({ anno: year.anno, cartella: folder });
    before = anno;
  }
}

/** The folder of another year: the same city, with what that year changes. */
async function prepara(main: string, folder: string, { anno, pubblicazione }: AnnoBrescia): Promise<void> {
  await mkdir(join(folder, "territorio"), { recursive: true });
  for (const name of TERRITORIO) await copyFile(join(main, "territorio", name), join(folder, "territorio", name));
  const text = await readFile(join(main, "edizione.yaml"), "utf8");
  await writeFile(join(folder, "edizione.yaml"), edizioneDi(text, anno, pubblicazione));
}
