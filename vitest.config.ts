import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import type { Reporter } from "vitest/node";

/** What every test runs with, also when the program is broken on purpose (scripts/mutanti). */
export const TESTS = {
  // Compiled modules are kept, as the installed command keeps them: the tests start hundreds of processes.
  env: { TZ: "UTC", NODE_COMPILE_CACHE: fileURLToPath(new URL("node_modules/.cache/bilancio", import.meta.url)) },
  globalSetup: "pipeline/effects/folder.setup.support.ts",
  setupFiles: ["pipeline/store/warm.setup.support.ts"],
  // Left to itself vitest keeps one processor free, which of two is half. One more than there are gains nothing.
  maxWorkers: availableParallelism(),
  // What is waited for comes sooner or later: how soon is the machine's matter.
  expect: { requireAssertions: true, poll: { timeout: 120_000 } },
  testTimeout: 180_000,
  hookTimeout: 180_000,
  // On a busy machine a process that ran hundreds of files takes its time to end.
  teardownTimeout: 60_000,
};

/** Tests that start a browser, other processes or the whole line, wait, open files made to exhaust us, or try hundreds of inputs:
 *  run by `npm test`, left out by `npm run check:svelto`. */
export const LENTE = [
  "bench/riferimento.test.ts",
  "pipeline/brevi/brevi.test.ts",
  "pipeline/charts/draw-any.test.ts",
  "pipeline/commands/build.test.ts",
  "pipeline/commands/cancella.test.ts",
  "pipeline/commands/check-marked.test.ts",
  "pipeline/commands/check-page.test.ts",
  "pipeline/commands/check.test.ts",
  "pipeline/commands/cli.test.ts",
  "pipeline/commands/congela.test.ts",
  "pipeline/commands/decidi.test.ts",
  "pipeline/commands/differenze.test.ts",
  "pipeline/commands/faults.test.ts",
  "pipeline/commands/kill.test.ts",
  "pipeline/commands/moduli-writers.test.ts",
  "pipeline/commands/moduli.test.ts",
  "pipeline/commands/nuova-builds.test.ts",
  "pipeline/commands/planted.test.ts",
  "pipeline/commands/rilevazioni.test.ts",
  "pipeline/commands/rimanda.test.ts",
  "pipeline/commands/riporta.test.ts",
  "pipeline/commands/solleciti.test.ts",
  "pipeline/compose/names.test.ts",
  "pipeline/edizione/tables.test.ts",
  "pipeline/effects/known-files.test.ts",
  "pipeline/effects/worked.test.ts",
  "pipeline/figure/declared-queries.test.ts",
  "pipeline/figure/kinds.test.ts",
  "pipeline/formats/hostile-ods-xls.test.ts",
  "pipeline/formats/hostile-size.test.ts",
  "pipeline/formats/hostile-text.test.ts",
  "pipeline/line/asked.test.ts",
  "pipeline/line/build.test.ts",
  "pipeline/line/compute.test.ts",
  "pipeline/line/corrections.test.ts",
  "pipeline/line/goldens.test.ts",
  "pipeline/line/hidden-aside.test.ts",
  "pipeline/line/intake.test.ts",
  "pipeline/line/leaks.test.ts",
  "pipeline/line/lineage.test.ts",
  "pipeline/line/new-block.test.ts",
  "pipeline/line/preview.test.ts",
  "pipeline/line/protection.test.ts",
  "pipeline/line/raw-workbooks.test.ts",
  "pipeline/line/readings.test.ts",
  "pipeline/line/samples.test.ts",
  "pipeline/line/validation.test.ts",
  "pipeline/lineage/trace.test.ts",
  "pipeline/pdfua/check.test.ts",
  "pipeline/portal/at-once.test.ts",
  "pipeline/portal/bozza/bozza.test.ts",
  "pipeline/portal/browser.test.ts",
  "pipeline/portal/building.test.ts",
  "pipeline/portal/code.test.ts",
  "pipeline/portal/collection.test.ts",
  "pipeline/portal/curious.test.ts",
  "pipeline/portal/kill.test.ts",
  "pipeline/portal/mail.test.ts",
  "pipeline/portal/mishaps.test.ts",
  "pipeline/portal/persone.test.ts",
  "pipeline/portal/reminders.test.ts",
  "pipeline/portal/road.test.ts",
  "pipeline/portal/rules.test.ts",
  "pipeline/portal/security.test.ts",
  "pipeline/portal/staff.test.ts",
  "pipeline/portal/stages.test.ts",
  "pipeline/portal/tavoli/tavoli.test.ts",
  "pipeline/preview/server.test.ts",
  "pipeline/reading/invariant.test.ts",
  "pipeline/reading/many-rows.test.ts",
  "pipeline/reading/moved.test.ts",
  "pipeline/reading/readers.test.ts",
  "pipeline/reading/silence.test.ts",
  "pipeline/report/browser.test.ts",
  "pipeline/report/drawing.test.ts",
  "pipeline/report/page.test.ts",
  "pipeline/report/pdf.test.ts",
  "pipeline/statistics/scale.test.ts",
  "pipeline/statistics/suppression-random.test.ts",
  "pipeline/store/cube.test.ts",
  "pipeline/store/rows-roundtrip.test.ts",
  "pipeline/workbooks/checks.test.ts",
  "pipeline/workbooks/one-fault.test.ts",
  "pipeline/workbooks/workbook.test.ts",
  "scripts/pagine/odd-editions.test.ts",
  "scripts/samples/difetti/difetti.test.ts",
  "scripts/samples/inviati.test.ts",
  "scripts/samples/precedenti.test.ts",
];
const gone = LENTE.filter((file) => !existsSync(new URL(file, import.meta.url)));
if (gone.length > 0) throw new Error(`vitest.config.ts names tests that are not there: ${gone.join(", ")}`);

/** Between two processes vitest now and then lets go of a file before it has run, and calls the rest a success. */
const everyFileEnded: Reporter = {
  onTestRunEnd(modules) {
    const lost = modules.filter((module) => ["queued", "pending"].includes(module.state()));
    if (lost.length === 0) return;
    console.error(`These files were not run, run them again: ${lost.map(({ moduleId }) => moduleId).join(", ")}`);
    process.exitCode = 1;
  },
};

const ALL = "{schemas,pipeline,scripts,bench}/**/*.test.ts";
/** Tests that put something in the place of a module of ours: only the runner of vitest can. */
const PUTS_IN_PLACE = ["pipeline/line/protection.test.ts"];
// All others run as the program does, by Node itself: nothing is transformed, and nothing runs slower for it.
const native = { isolate: false, experimental: { viteModuleRunner: false, nodeLoader: false } };
export default defineConfig({
  test: {
    ...TESTS,
    reporters: ["default", everyFileEnded],
    sequence: { shuffle: true },
    projects: [
      // Files share their processes: starting one for each of two hundred files would take longer than the tests.
      { extends: true, test: { name: "svelte", include: [ALL], exclude: LENTE, ...native } },
      { extends: true, test: { name: "lente", include: LENTE, exclude: PUTS_IN_PLACE, ...native } },
      { extends: true, test: { name: "al posto", include: PUTS_IN_PLACE, isolate: false } },
    ],
  },
});
