// The second city: three zone, two cantieri, twelve enti. Nothing in it has a code of the first.
import { type Anno, faiAnno } from "./anno.ts";
import { indicatoriDi, resoconto, territorio } from "./cartella.ts";
import { MIRA_VALFIORITA, SPEC_VALFIORITA } from "./citta.ts";
import { readFrasi, readProfilo } from "./profilo.ts";
import { membri } from "./registro.ts";
import { readRisultati } from "./risultati.ts";
import { scriviEnti, scriviInviati } from "./scrivi.ts";
import type { Mondo } from "./tipi.ts";

/** What is true and what is sent in the year of a folder with the edition file and the territory. */
export async function annoValfiorita(folder: string): Promise<Anno> {
  const { zone, quartieri } = await territorio(folder);
  const [seme, profilo, frasi] = ["valfiorita", readProfilo("valfiorita"), readFrasi()];
  const all = membri({
    ...{ seme, profilo, frasi, zone, quartieri, lettera: "V", primo: 101, testa: "98", riferimento: 2024 },
    comune: { denominazione: "Comune di Valfiorita", forma: "municipio", entrate: 620_000, zona: "fiume" },
    nuovi: { enti: 0, dal: 9999, forme: {} },
  });
  const mondo: Mondo = { seme, profilo, frasi, zone, quartieri, membri: all, anno: 2024 };
  return faiAnno({
    mondo,
    spec: SPEC_VALFIORITA,
    mira: MIRA_VALFIORITA,
    risultati: readRisultati("valfiorita"),
    cantiereDi: await indicatoriDi(folder),
  });
}

/** Writes the registry, what was sent and the truth; says how much. */
export async function scriviValfiorita(folder: string): Promise<string> {
  const anno = await annoValfiorita(folder);
  await scriviEnti(folder, anno);
  const sent = await scriviInviati(folder, anno, null, { modulo: null, csv: null });
  return resoconto("altra-citta", sent.length, anno);
}
