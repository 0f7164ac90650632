// `npm run check:mutanti [-- part of a name]`: breaks the program in one place at a time and demands that a test sees it. All
// mutants are in one run of vitest, whose processes they share; the tests must pass there also without any mutant.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createVitest, type TestModule, type Vite, type Vitest } from "vitest/node";
import { TESTS } from "../../vitest.config.ts";
import { MUTANTI } from "./elenco.ts";
import { applied, nameOf, outcomeOf, type Run } from "./mutante.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** The number under which nothing is broken. */
const WHOLE = "0";
const wanted = process.argv[2] ?? "";

const chosen = MUTANTI.filter((m) => nameOf(m).includes(wanted)).map((mutante, at) => ({
  mutante,
  number: String(at + 1),
  imported: { times: 0 },
}));
const faults: string[] = [];
const sound = chosen.filter(({ mutante }) => {
  try {
    if (!existsSync(`${ROOT}${mutante.file}`))
      throw new Error(`${mutante.file} is gone: name the file where this guard lives now\n    ${mutante.from}`);
    applied(readFileSync(`${ROOT}${mutante.file}`, "utf8"), mutante);
    const gone = mutante.tests.filter((file) => !existsSync(`${ROOT}${file}`));
    for (const file of gone) faults.push(`${nameOf(mutante)}: the test file ${file} is not there`);
    return gone.length === 0;
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
    return false;
  }
});
if (chosen.length === 0) faults.push(`no mutant is called «${wanted}»`);

const FOLDER = ROOT.replaceAll("\\", "/"); // as vite writes it
const moduleOf = (file: string, number: string): string => `${FOLDER}${file}?mutante=${number}`;
/** «12» of «…/finding.ts?mutante=12», "" of a module that belongs to no mutant. */
const numberOf = (id: string): string => /\?mutante=(\d+)$/.exec(id)?.[1] ?? "";

/** Every mutant has modules of its own: a query at their names, handed on to all that its tests import. */
const broken: Vite.Plugin = {
  name: "mutante",
  enforce: "pre",
  async resolveId(source, importer) {
    const number = numberOf(importer ?? "");
    if (number === "" || numberOf(source) !== "") return null;
    const found = await this.resolve(source, importer?.split("?")[0], { skipSelf: true });
    return found?.id.startsWith(FOLDER) && /\.ts$/.test(found.id) ? `${found.id}?mutante=${number}` : null;
  },
  transform(source, id) {
    const number = numberOf(id);
    const own = sound.find((one) => one.number === number && id === moduleOf(one.mutante.file, number));
    if (own !== undefined) own.imported.times++;
    const text = own === undefined ? source : applied(source, own.mutante);
    // Modules that are found by reading a folder are asked for by address.
    return number === ""
      ? null
      : text.replaceAll(/(?<=\bimport\(new URL\(.*\)\.href)(?=\))/g, ` + "?mutante=${number}"`);
  },
};

async function ran(): Promise<readonly TestModule[]> {
  const test = { ...TESTS, isolate: false, include: [], reporters: [{}] };
  const options = { root: ROOT, config: false as const, watch: false, ...test };
  const vitest: Vitest = await createVitest("test", options, { plugins: [broken] });
  try {
    const project = vitest.getRootProject();
    const files = [...new Set(sound.flatMap(({ mutante }) => mutante.tests))];
    const runs = [
      ...files.map((file) => ({ file, number: WHOLE })),
      ...sound.flatMap(({ mutante, number }) => mutante.tests.map((file) => ({ file, number }))),
    ];
    const specs = runs.map(({ file, number }) => project.createSpecification(moduleOf(file, number)));
    await vitest.runTestSpecifications(specs, true);
    return vitest.state.getTestModules();
  } finally {
    await vitest.close();
  }
}

function runOf(modules: readonly TestModule[], imported: number): Run {
  const tests = modules.flatMap(({ children }) => [...children.allTests()]);
  const failed = tests.filter((test) => test.result().state === "failed").map(({ fullName }) => fullName);
  const suites = modules.flatMap((m) => [m, ...m.children.allSuites()]);
  const errors = suites.flatMap((suite) => suite.errors().map(({ message }) => message.split("\n")[0] ?? ""));
  return { failed, passed: tests.filter((test) => test.result().state === "passed").length, errors, imported };
}

const modules = faults.length > 0 ? [] : await ran();
const of = (number: string): TestModule[] => modules.filter(({ moduleId }) => numberOf(moduleId) === number);
if (faults.length === 0) {
  const whole = runOf(of(WHOLE), 1);
  for (const told of [...whole.failed, ...whole.errors]) faults.push(`without any mutant this fails: ${told}`);
  if (whole.passed === 0) faults.push("without any mutant no test ran");
  for (const { mutante, number, imported } of faults.length > 0 ? [] : sound) {
    const outcome = outcomeOf(runOf(of(number), imported.times));
    if (outcome.kind !== "caught")
      faults.push(`${outcome.kind}: ${nameOf(mutante)}\n  ${outcome.told}\n  ${mutante.why}`);
    else if (wanted !== "") console.log(`caught: ${nameOf(mutante)}\n  by: ${outcome.by}`);
  }
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) console.error(`mutanti: ${faults.length} to mend (how: ARCHITECTURE.md, «Tests»)`);
else console.log(`mutanti: ${sound.length} caught, none survived`);
// Set also when all is well: vitest, which saw the tests fail that had to, has left a 1 there.
process.exitCode = faults.length > 0 ? 1 : 0;
