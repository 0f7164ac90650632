// Writes the sample editions. Same script, same bytes: no clock and no chance but the seeded one. `npm run samples`
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";
import { build } from "../../pipeline/run.ts";
import { edizioneSchema, quartiereSchema, zonaSchema } from "../../schemas/edizione.ts";
import { type Anno, faiAnno } from "./anno.ts";
import { ANNI_BRESCIA, SPEC_VALFIORITA } from "./citta.ts";
import { edizioneDi } from "./edizioni.ts";
import { type Costruisci, scriviPrecedenti } from "./precedenti.ts";
import { readFrasi, readProfilo } from "./profilo.ts";
import { membri } from "./registro.ts";
import { readRisultati } from "./risultati.ts";
import { scriviEnti, scriviInviati } from "./scrivi.ts";
import type { Membro, Mondo } from "./tipi.ts";

const SAMPLES = fileURLToPath(new URL("../../data-samples/", import.meta.url));
const TERRITORIO = ["zone.csv", "quartieri.csv", "popolazione.csv"];

async function tables(folder: string) {
  const rows = async (name: string): Promise<unknown[]> =>
    parse(await readFile(join(folder, "territorio", name), "utf8"), { columns: true });
  return {
    zone: (await rows("zone.csv")).map((row) => zonaSchema.parse(row)),
    quartieri: (await rows("quartieri.csv")).map((row) => quartiereSchema.parse(row)),
  };
}

async function indicatori(folder: string): Promise<Map<string, string>> {
  const { anno, indicatori } = edizioneSchema.parse(parseYaml(await readFile(join(folder, "edizione.yaml"), "utf8")));
  return new Map(indicatori.filter(({ since }) => since <= anno).map(({ codice, cantiere }) => [codice, cantiere]));
}

function report(folder: string, files: number, { sorti }: Anno): void {
  const accepted = sorti.filter(({ accettata }) => accettata).length;
  process.stderr.write(`${folder}: ${sorti.length} enti, ${accepted} accettati, ${files} file\n`);
}

export async function altraCitta(folder: string): Promise<void> {
  const { zone, quartieri } = await tables(folder);
  const [seme, profilo, frasi] = ["valfiorita", readProfilo("valfiorita"), readFrasi()];
  const all = membri({
    ...{ seme, profilo, frasi, zone, quartieri, lettera: "V", primo: 101, testa: "98", riferimento: 2024 },
    comune: { denominazione: "Comune di Valfiorita", forma: "municipio", entrate: 620_000, zona: "fiume" },
    nuovi: { enti: 0, dal: 9999, forme: {} },
  });
  const mondo: Mondo = { seme, profilo, frasi, zone, quartieri, membri: all, anno: 2024 };
  const anno = faiAnno({
    mondo,
    spec: SPEC_VALFIORITA,
    mira: { totale: 3_412_600, famiglie: 1_188_300 },
    risultati: readRisultati("valfiorita"),
    cantiereDi: await indicatori(folder),
  });
  await scriviEnti(folder, anno);
  report("altra-citta", (await scriviInviati(folder, anno, null, { modulo: null, csv: null })).length, anno);
}

async function brescia(samples: string, costruisci: Costruisci): Promise<void> {
  const main = join(samples, "2016");
  const { zone, quartieri } = await tables(main);
  const [seme, profilo, frasi] = ["brescia", readProfilo("brescia"), readFrasi()];
  const all = membri({
    ...{ seme, profilo, frasi, zone, quartieri, lettera: "E", primo: 1, testa: "99", riferimento: 2016 },
    comune: { denominazione: "Comune di Brescia", forma: "comune", entrate: 31_000_000, zona: "centro" },
    nuovi: { enti: 10, dal: 2018, forme: { associazione: 7, "cooperativa-sociale": 3 } },
  });
  let before: { anno: Anno; folder: string } | null = null;
  const earlier: { anno: number; cartella: string }[] = [];
  for (const { anno: year, spec, mira, pubblicazione, ...more } of ANNI_BRESCIA) {
    const folder = join(samples, String(year));
    if (year !== 2016) await prepara(main, folder, year, pubblicazione);
    const members = all.filter(({ dal, al }) => dal <= year && year <= al);
    const mondo: Mondo = { seme, profilo, frasi, zone, quartieri, membri: members, anno: year };
    const prima = before !== null && year === 2016 ? totals(before.anno, members) : undefined;
    const anno = faiAnno({
      mondo,
      spec,
      mira,
      ...more,
      risultati: readRisultati("brescia"),
      cantiereDi: await indicatori(folder),
      ...(prima === undefined ? {} : { prima }),
    });
    await scriviEnti(folder, anno);
    const isMain = year === 2016;
    const estranei = isMain
      ? { modulo: { codice: "E918", denominazione: "Circolo Fuori Elenco" }, csv: "E927" }
      : { modulo: null, csv: null };
    report(String(year), (await scriviInviati(folder, anno, before?.folder ?? null, estranei)).length, anno);
    if (earlier.length > 0) await scriviPrecedenti(folder, earlier, costruisci);
    earlier.push({ anno: year, cartella: folder });
    before = { anno, folder };
  }
}

/** Money from outside of each member in an edition. */
function totals({ conti }: Anno, members: readonly Membro[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { ente, riga } of conti) sums.set(ente, (sums.get(ente) ?? 0) + Number(riga.importo));
  return new Map(
    members.flatMap(({ codice }) => (sums.has(codice) ? [[codice, Math.round(sums.get(codice) ?? 0)] as const] : [])),
  );
}

/** The folder of another year: the same city, with what that year changes. */
async function prepara(main: string, folder: string, year: number, pubblicazione: string): Promise<void> {
  await mkdir(join(folder, "territorio"), { recursive: true });
  for (const name of TERRITORIO) await copyFile(join(main, "territorio", name), join(folder, "territorio", name));
  await writeFile(
    join(folder, "edizione.yaml"),
    edizioneDi(await readFile(join(main, "edizione.yaml"), "utf8"), year, pubblicazione),
  );
}

if (import.meta.main) {
  await altraCitta(join(SAMPLES, "altra-citta"));
  const silent = { stage: () => {}, step: () => {} };
  await brescia(SAMPLES, (cartella, out) => build({ cartella, out, pdf: "senza", progress: silent, clock: () => 0 }));
}
