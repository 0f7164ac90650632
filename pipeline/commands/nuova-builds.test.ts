// The next edition of the samples: it loads, it builds before anything has come, and says only what waits to be written.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CITTA } from "../edizione/edizione.support.ts";
import { loadEdizione } from "../edizione/load.ts";
import { loadRilevazioni } from "../edizione/rilevazioni.ts";
import { copyOf, temporaryFolder } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { buildCommand } from "./build.ts";
import { nuovaCommand } from "./nuova.ts";

test.each([CITTA, "data-samples/2018"])(
  "%s: next year's edition loads, builds with nothing sent, and only waits",
  async (sample) => {
    // Without what somebody may have built of it: the sizes of the enti would be another year's.
    const da = copyOf(sample);
    const cartella = join(temporaryFolder(), "nuova");
    const pubblicati = join(temporaryFolder(), "niente");
    await nuovaCommand({ cartella, da, anno: null, pubblicati });
    const edizione = await loadEdizione(cartella);
    const before = await loadEdizione(da);
    expect(edizione.yaml.anno).toBe(before.yaml.anno + 1);
    expect([edizione.liste["cantieri"], edizione.enti]).toEqual([before.liste["cantieri"], before.enti]);
    expect(edizione.difetti).toEqual([]);
    expect(await loadRilevazioni(edizione)).toHaveLength(1);
    const out = temporaryFolder();
    const built = await buildCommand({ cartella, out, pdf: "senza", severo: false }, QUIET);
    expect(built.exit).toBe(1);
    const told = built.json as { edizione: { cosa: string }[]; guasti: { dove: string }[] };
    const waiting = told.edizione.filter(({ cosa }) => cosa.includes("da scrivere"));
    expect(waiting.length).toBeGreaterThan(20);
    const others = told.edizione.filter((each) => !waiting.includes(each)).map(({ cosa }) => cosa);
    expect(others.filter((cosa) => !/non ha righe|non ha ancora membri|manca il panel/.test(cosa))).toEqual([]);
    expect(told.guasti).toHaveLength(told.edizione.length);
    expect(readFileSync(join(out, `bilancio-sociale-${edizione.yaml.anno}.html`), "utf8")).toContain("[dato mancante]");
  },
);
