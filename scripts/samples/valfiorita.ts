// The second city: three zone, two cantieri, twelve enti. Nothing in it has a code of the first. Of the two editions before
// only the figures they published are kept.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Anno, faiAnno } from "./anno.ts";
import { indicatoriDi, resoconto, territorio } from "./cartella.ts";
import { type AnnoValfiorita, VALFIORITA, VALFIORITA_PRIMA } from "./citta.ts";
import { scriviDecisioni } from "./decisioni.ts";
import { type Costruisci, scriviPrecedenti } from "./precedenti.ts";
import { readFrasi, readProfilo } from "./profilo.ts";
import { membri } from "./registro.ts";
import { readRisultati } from "./risultati.ts";
import { type Estranei, scriviEnti, scriviInviati } from "./scrivi.ts";
import type { Mondo } from "./tipi.ts";

const NOBODY: Estranei = { modulo: null, csv: null };

/** What is true and what is sent in a year; the folder has its edition file and the territory. */
export async function annoValfiorita(folder: string, { anno, spec, mira }: AnnoValfiorita): Promise<Anno> {
  const { zone, quartieri } = await territorio(folder);
  const [seme, profilo, frasi] = ["valfiorita", readProfilo("valfiorita"), readFrasi()];
  const all = membri({
    ...{ seme, profilo, frasi, zone, quartieri, lettera: "V", primo: 101, testa: "98", riferimento: VALFIORITA.anno },
    comune: { denominazione: "Comune di Valfiorita", forma: "municipio", entrate: 620_000, zona: "fiume" },
    nuovi: { enti: 0, dal: 9999, forme: {} },
  });
  const mondo: Mondo = { seme, profilo, frasi, zone, quartieri, membri: all, anno };
  const cantiereDi = await indicatoriDi(folder);
  return faiAnno({ mondo, spec, mira, risultati: readRisultati("valfiorita"), cantiereDi });
}

/** Writes the registry, what was sent and the truth; says how much. */
export async function scriviValfiorita(folder: string): Promise<string> {
  const anno = await annoValfiorita(folder, VALFIORITA);
  await scriviEnti(folder, anno);
  await scriviDecisioni(folder, anno, VALFIORITA.spec.discordanze);
  const sent = await scriviInviati(folder, anno, null, NOBODY);
  return resoconto("altra-citta", sent.length, anno);
}

/** Writes `precedenti/`: makes each earlier edition in a folder of its own, and builds it with the program itself. */
export async function scriviPrimaDiValfiorita(folder: string, costruisci: Costruisci): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), "valfiorita-prima-"));
  try {
    const earlier: { anno: number; cartella: string }[] = [];
    for (const year of VALFIORITA_PRIMA) {
      const cartella = join(work, String(year.anno));
      await prepara(folder, cartella, year.anno);
      const anno = await annoValfiorita(cartella, year);
      await scriviEnti(cartella, anno);
      await scriviInviati(cartella, anno, null, NOBODY);
      earlier.push({ anno: year.anno, cartella });
    }
    await scriviPrecedenti(folder, earlier, costruisci);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The folder of another year: the same city, with what that year changes. Throws when the edition file has no longer those lines. */
async function prepara(main: string, folder: string, anno: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  await cp(join(main, "territorio"), join(folder, "territorio"), { recursive: true });
  let text = await readFile(join(main, "edizione.yaml"), "utf8");
  const changes: readonly (readonly [RegExp, string])[] = [
    [/^anno: 2024$/m, `anno: ${anno}`],
    [/^data_riferimento: 2024-/m, `data_riferimento: ${anno}-`],
    [/^data_pubblicazione: 2025-/m, `data_pubblicazione: ${anno + 1}-`],
    [/^(indirizzo_pubblico: .*)\/2024\/$/m, `$1/${anno}/`],
  ];
  for (const [pattern, replacement] of changes) {
    if (!pattern.test(text)) throw new Error(`edizione.yaml of altra-citta has no line like ${pattern}`);
    text = text.replace(pattern, replacement);
  }
  await writeFile(join(folder, "edizione.yaml"), text);
}
