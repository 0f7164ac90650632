// One build in a process of its own, so that its peak memory is its own. Prints one line of JSON.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machineBudget } from "../pipeline/effects/machine.ts";
import { silent } from "../pipeline/effects/progress.ts";
import { build } from "../pipeline/line/build.ts";
import { startBrowser } from "../pipeline/report/browser.ts";

const [cartella = "data-samples/2016", pdf = "senza"] = process.argv.slice(2);
const out = await mkdtemp(join(tmpdir(), "bench-out-"));
try {
  const start = performance.now();
  const result = await build(
    { cartella, out, pdf: pdf === "con" ? "con" : "senza" },
    { progress: silent, clock: () => performance.now(), budget: machineBudget(), openBrowser: startBrowser },
  );
  const secondi = (performance.now() - start) / 1000;
  const megabyte = process.resourceUsage().maxRSS / 1024;
  console.log(
    JSON.stringify({
      righe: result.righe,
      file: result.raccolta.letti.length,
      secondi,
      megabyte,
      fasi: result.secondi,
    }),
  );
} finally {
  await rm(out, { recursive: true, force: true });
}
