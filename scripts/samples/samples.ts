// Writes the sample editions: same script, same bytes, no clock and no chance but the seeded one. `npm run samples`
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { machineBudget } from "../../pipeline/effects/machine.ts";
import { silent } from "../../pipeline/effects/progress.ts";
import { build } from "../../pipeline/line/build.ts";
import { startBrowser } from "../../pipeline/report/browser.ts";
import { scriviBrescia } from "./brescia.ts";
import type { Costruisci } from "./precedenti.ts";
import { scriviPrimaDiValfiorita, scriviValfiorita } from "./valfiorita.ts";

const SAMPLES = fileURLToPath(new URL("../../data-samples/", import.meta.url));
const VALFIORITA = join(SAMPLES, "altra-citta");
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
const costruisci: Costruisci = (cartella, out) =>
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

tell(await scriviValfiorita(VALFIORITA));
await scriviPrimaDiValfiorita(VALFIORITA, costruisci);
await scriviBrescia(SAMPLES, costruisci, tell);
