// What each member of a sample declared, put where the next edition looks for it: as `nuova` does for a true one. Written
// after the editions; alone with `node scripts/samples/panel.ts`, which builds the earlier ones first.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { machineBudget } from "../../pipeline/effects/machine.ts";
import { silent } from "../../pipeline/effects/progress.ts";
import { build } from "../../pipeline/line/build.ts";
import { startBrowser } from "../../pipeline/report/browser.ts";
import { nomePanel } from "../../schemas/panel.ts";
import { ANNI_BRESCIA } from "./citta.ts";
import type { Costruisci } from "./precedenti.ts";

export const SAMPLES = fileURLToPath(new URL("../../data-samples/", import.meta.url));

export const costruisci: Costruisci = (cartella, out) =>
  build(
    { cartella, out, pdf: "senza" },
    {
      progress: silent,
      now: () => new Date().toISOString(),
      clock: () => 0,
      budget: machineBudget(),
      openBrowser: startBrowser,
    },
  );

/** Writes `riservato/panel-<anno>.csv` of each edition but the first, with what the one before it declared. */
export async function scriviPanel(samples: string): Promise<void> {
  const anni = ANNI_BRESCIA.map(({ anno }) => anno);
  for (const [i, anno] of anni.slice(1).entries()) {
    const prima = anni[i] ?? anno;
    const earlier = join(samples, String(prima));
    const out = await mkdtemp(join(tmpdir(), `bilancio-${prima}-`));
    try {
      await costruisci(earlier, out);
    } finally {
      await rm(out, { recursive: true, force: true });
    }
    const target = join(samples, String(anno), "riservato");
    await rm(target, { recursive: true, force: true });
    await mkdir(target, { recursive: true });
    await writeFile(join(target, nomePanel(prima)), await readFile(join(earlier, "archivio", nomePanel(prima))));
  }
}

if (import.meta.main) await scriviPanel(SAMPLES);
