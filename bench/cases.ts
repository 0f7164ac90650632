// What is measured: each case is a command as people give it, and what must be there before it.
import { readdirSync } from "node:fs";
import { appendFile, copyFile, cp, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import program from "../package.json" with { type: "json" };
import risorse from "../schemas/blocchi/risorse.ts";
import { formatNumber } from "../schemas/unita.ts";
import { makeNetwork } from "./network.ts";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** The words behind `npm run bilancio`: what is measured is what people start, with the modules that it keeps compiled. */
const [, ...WORDS] = program.scripts.bilancio.split(" ");
export const COMMAND = WORDS.map((word) => (word.endsWith(".js") ? join(ROOT, word) : word));
const SAMPLE = join(ROOT, "data-samples/2016");

export interface Caso {
  /** By which `--casi` asks for it. */
  readonly gruppo: string;
  readonly titolo: string;
  /** Makes what the command needs, unmeasured; says the rows that it will read, when they are counted. */
  readonly prima: (work: string) => Promise<number | null>;
  readonly comando: (work: string) => readonly string[];
  /** What the command says only when it has read all these rows. */
  readonly dice?: (righe: number) => string;
  readonly dopo?: (work: string) => Promise<void>;
}

const bilancio = (...args: string[]): string[] => [...COMMAND, ...args];
const build = (folder: string) => (work: string) => bilancio("build", join(work, folder), "--out", join(work, "out"));
const senzaPdf = (folder: string) => (work: string) => [...build(folder)(work), "--no-pdf"];
const sample = (work: string): string => join(work, "2016");

/** The sample edition as it comes from a clone. */
async function cold(work: string): Promise<null> {
  await rm(sample(work), { recursive: true, force: true });
  await cp(SAMPLE, sample(work), { recursive: true, filter: (path) => !path.includes("archivio") });
  return null;
}

/** The sample edition as the case before left it; made and built when there was none. */
async function kept(work: string): Promise<null> {
  if (!(await readdir(work)).includes("2016")) throw new Error("this case follows the first of «2016»");
  return null;
}

/** One file more in `inviati/`: the last one again, with other bytes. */
async function oneMore(work: string): Promise<null> {
  const inviati = join(sample(work), "inviati");
  const name = (await readdir(inviati))
    .filter((file) => file.endsWith("volontari.csv"))
    .sort()
    .at(-1);
  if (name === undefined) throw new Error(`no volontari.csv in ${inviati}`);
  const more = join(inviati, `z${name}`);
  await copyFile(join(inviati, name), more);
  await appendFile(more, "\n");
  return null;
}

function network(enti: number): Caso {
  const folder = `rete-${enti}`;
  return {
    gruppo: "reti",
    titolo: `build, ${formatNumber(enti)} enti in CSV, a freddo, senza PDF`,
    prima: (work) => makeNetwork(SAMPLE, join(work, folder), enti),
    comando: senzaPdf(folder),
    dice: (righe) => `${formatNumber(righe)} righe contate`,
    dopo: (work) => rm(join(work, folder), { recursive: true, force: true }),
  };
}

/** 150,000 rows in one file: the most that the generator puts in one. */
const bigCsv = (work: string): string => join(work, "grande", "inviati", "risorse-000.csv");
async function big(work: string): Promise<number> {
  const folder = join(work, "grande");
  await mkdir(folder, { recursive: true });
  return makeNetwork(SAMPLE, folder, 30_000, [risorse]);
}

/** The samples are made anew, and their files are then called otherwise. */
function firstWorkbook(): string {
  const inviati = join(SAMPLE, "inviati");
  const [first] = readdirSync(inviati)
    .filter((name) => /^E\d+-\d+\.xlsx$/.test(name))
    .sort();
  if (first === undefined) throw new Error(`in ${inviati} there is no workbook`);
  return join(inviati, first);
}

export const CASI: readonly Caso[] = [
  { gruppo: "2016", titolo: "build 2016, a freddo, con PDF", prima: cold, comando: build("2016") },
  { gruppo: "2016", titolo: "build 2016, già letto, con PDF", prima: kept, comando: build("2016") },
  { gruppo: "2016", titolo: "build 2016, già letto, senza PDF", prima: kept, comando: senzaPdf("2016") },
  { gruppo: "2016", titolo: "build 2016, un file nuovo, senza PDF", prima: oneMore, comando: senzaPdf("2016") },
  { gruppo: "2016", titolo: "build 2016, un file nuovo, con PDF", prima: oneMore, comando: build("2016") },
  { gruppo: "2016", titolo: "build 2016, a freddo, senza PDF", prima: cold, comando: senzaPdf("2016") },
  {
    gruppo: "check",
    titolo: "check di un modulo Excel",
    prima: async () => null,
    comando: () => bilancio("check", firstWorkbook(), "--edizione", SAMPLE),
  },
  { gruppo: "aiuto", titolo: "--help", prima: async () => null, comando: () => bilancio("--help") },
  {
    gruppo: "lettura",
    titolo: "check di un CSV grande",
    prima: big,
    comando: (work) => bilancio("check", bigCsv(work), "--edizione", join(work, "grande")),
  },
  {
    gruppo: "lettura",
    titolo: "lo stesso con DuckDB soltanto (riferimento)",
    prima: big,
    comando: (work) => [join(ROOT, "bench/riferimento.ts"), join(work, "grande"), bigCsv(work)],
  },
  network(317),
  network(3170),
  network(31_700),
];

/** The whole Italian register of the Third Sector: minutes and gigabytes, so only when asked for. */
export const GRANDE: Caso = { ...network(130_000), gruppo: "grande" };
