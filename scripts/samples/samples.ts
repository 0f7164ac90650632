// Writes the sample editions: same script, same bytes, no clock and no chance but the seeded one. `npm run samples`
import { join } from "node:path";
import { scriviBrescia } from "./brescia.ts";
import { costruisci, SAMPLES, scriviPanel } from "./panel.ts";
import { scriviPrimaDiValfiorita, scriviValfiorita } from "./valfiorita.ts";

const VALFIORITA = join(SAMPLES, "altra-citta");
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

tell(await scriviValfiorita(VALFIORITA));
await scriviPrimaDiValfiorita(VALFIORITA, costruisci);
await scriviBrescia(SAMPLES, costruisci, tell);
await scriviPanel(SAMPLES);

import { scriviDifetti } from "./difetti/difetti.ts";

tell(scriviDifetti(join(SAMPLES, "difetti")));
