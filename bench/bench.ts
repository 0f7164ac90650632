// Seconds and peak memory per stage, for the 2016 sample and for generated networks, cold and warm. Figures are compared
// inside one run (the last column), because machines differ; nothing here passes or fails.
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import { makeNetwork } from "./network.ts";

const SAMPLE = fileURLToPath(new URL("../data-samples/2016", import.meta.url));
const rowSchema = z.object({
  righe: z.number(),
  file: z.number(),
  secondi: z.number(),
  megabyte: z.number(),
  fasi: z.array(z.object({ fase: z.string(), secondi: z.number() })),
});
type Row = z.infer<typeof rowSchema> & { caso: string };

const { values } = parseArgs({
  options: { enti: { type: "string", default: "3170,31700" }, json: { type: "string" } },
});
const work = await mkdtemp(join(tmpdir(), "bench-"));
const rows: Row[] = [];
try {
  const sample = join(work, "2016");
  await cp(SAMPLE, sample, { recursive: true, filter: (path) => !path.includes("archivio") });
  rows.push(measure("2016, a freddo, con PDF", sample, "con"));
  rows.push(measure("2016, già letto, con PDF", sample, "con"));
  rows.push(measure("2016, già letto, senza PDF", sample, "senza"));
  const extra = (await readdir(join(sample, "inviati"))).find(
    (name) => name.endsWith(".csv") && name.includes("volontari"),
  );
  if (extra !== undefined) {
    await cp(join(sample, "inviati", extra), join(sample, "inviati", `zz-${extra}`));
    await writeFile(join(sample, "inviati", `zz-${extra}`), "\n", { flag: "a" });
    rows.push(measure("2016, un invio nuovo, senza PDF", sample, "senza"));
  }
  for (const enti of (values.enti ?? "")
    .split(",")
    .map(Number)
    .filter((n) => n > 0)) {
    const folder = join(work, String(enti));
    await makeNetwork(SAMPLE, folder, enti);
    rows.push(measure(`${enti} enti in CSV, a freddo, senza PDF`, folder, "senza"));
    await rm(folder, { recursive: true, force: true });
  }
  rows.push(
    checkOne(
      sample,
      (await readdir(join(sample, "inviati"))).find((name) => name.endsWith(".xlsx")),
    ),
  );
} finally {
  await rm(work, { recursive: true, force: true });
}
print(rows);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, null, 1)}\n`);

function measure(caso: string, cartella: string, pdf: "con" | "senza"): Row {
  const one = fileURLToPath(new URL("one.ts", import.meta.url));
  const run = spawnSync(process.execPath, [one, cartella, pdf], { encoding: "utf8", maxBuffer: 1e8 });
  if (run.status !== 0) throw new Error(`${caso}: ${run.stderr}`);
  process.stderr.write(`${caso}: fatto\n`);
  return { caso, ...rowSchema.parse(JSON.parse(run.stdout)) };
}

/** From command to answer, the process included. */
function checkOne(sample: string, name: string | undefined): Row {
  const cli = fileURLToPath(new URL("../pipeline/cli.ts", import.meta.url));
  const start = performance.now();
  spawnSync(process.execPath, [cli, "check", join(sample, "inviati", name ?? ""), "--edizione", sample], {
    encoding: "utf8",
  });
  return {
    caso: "check di un modulo",
    righe: 0,
    file: 1,
    secondi: (performance.now() - start) / 1000,
    megabyte: 0,
    fasi: [],
  };
}

function print(all: readonly Row[]): void {
  const first = all[0]?.secondi ?? 1;
  const phases = [...new Set(all.flatMap(({ fasi }) => fasi.map(({ fase }) => fase)))];
  for (const { caso, righe, file, secondi, megabyte, fasi } of all) {
    const parts = phases.flatMap((fase) =>
      fasi.filter((f) => f.fase === fase).map((f) => `${fase} ${f.secondi.toFixed(2)}`),
    );
    const speed =
      righe === 0
        ? ""
        : `, ${Math.round(righe / Math.max(0.001, fasi.find(({ fase }) => fase === "raccolta e lettura")?.secondi ?? secondi))} righe/s in lettura`;
    console.log(
      `${caso}: ${secondi.toFixed(2)} s (${(secondi / first).toFixed(2)}×), ${Math.round(megabyte)} MB, ${file} file, ${righe} righe${speed}`,
    );
    if (parts.length > 0) console.log(`    ${parts.join(" · ")}`);
  }
}
