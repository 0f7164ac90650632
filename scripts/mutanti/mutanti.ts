// `npm run check:mutanti [-- part of a name | --in-breve]`: breaks the program in one place at a time and demands that a test
// sees it. All mutants are in one run of vitest, whose processes they share; what caught one must pass there without any.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createVitest, type TestCase, type TestModule, type Vite, type Vitest } from "vitest/node";
import { LENTE, TESTS } from "../../vitest.config.ts";
import { MUTANTI } from "./elenco.ts";
import { reachedBy } from "./importers.ts";
import { applied, type Mutante, nameOf, outcomeOf, type Run } from "./mutante.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const RUNNER = fileURLToPath(new URL("./first-failure.ts", import.meta.url));
/** The number under which nothing is broken. */
const WHOLE = "0";
const IN_BRIEF = "--in-breve";
const isBrief = process.argv[2] === IN_BRIEF;
const wanted = isBrief ? "" : (process.argv[2] ?? "");

/** One in each quick file of tests: what is tried at every delivery. */
const inBrief = [
  ...new Map(
    MUTANTI.filter(({ tests }) => !tests.some((file) => LENTE.includes(file))).map((m) => [m.tests.join(), m]),
  ).values(),
];
const wantedOnes = isBrief ? inBrief : MUTANTI.filter((m) => nameOf(m).includes(wanted));
const chosen = wantedOnes.map((mutante, at) => ({ mutante, number: String(at + 1), imported: { times: 0 } }));
const faults: string[] = [];
/** Whether it can still be tried; what keeps it from that is told. */
const isSound = (mutante: Mutante): boolean => {
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
};
const sound = chosen.filter(({ mutante }) => isSound(mutante));
// That a guard moved is told of all, also of those whose turn it is not.
if (isBrief) for (const mutante of MUTANTI) if (!inBrief.includes(mutante)) isSound(mutante);
if (chosen.length === 0) faults.push(`no mutant is called «${wanted}»`);

const FOLDER = ROOT.replaceAll("\\", "/"); // as vite writes it
const moduleOf = (file: string, number: string): string => `${FOLDER}${file}?mutante=${number}`;
/** «12» of «…/finding.ts?mutante=12», "" of a module that belongs to no mutant. */
const numberOf = (id: string): string => /\?mutante=(\d+)$/.exec(id)?.[1] ?? "";

/** Every mutant has modules of its own where its breakage can be felt: a query at the name of a test, handed on to all that
 *  reach the broken file by their imports. All else is the same module for all. */
const reached = reachedBy(ROOT, [...new Set(sound.map(({ mutante }) => mutante.file))]);
const breaks = new Map(sound.map(({ mutante, number }) => [number, mutante.file]));
const broken: Vite.Plugin = {
  name: "mutante",
  enforce: "pre",
  async resolveId(source, importer) {
    const number = numberOf(importer ?? "");
    if (number === "" || numberOf(source) !== "") return null;
    const found = await this.resolve(source, importer?.split("?")[0], { skipSelf: true });
    const file = found?.id.startsWith(FOLDER) ? found.id.slice(FOLDER.length) : "";
    return reached.get(breaks.get(number) ?? "")?.has(file) ? `${found?.id}?mutante=${number}` : found;
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

interface Wanted {
  readonly file: string;
  readonly number: string;
  /** Only the tests of these names; undefined for all. */
  readonly named?: readonly string[];
}

const escaped = (name: string): string => name.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");

/** What vitest knows of all that it has run. */
async function ran(vitest: Vitest, runs: readonly Wanted[]): Promise<readonly TestModule[]> {
  const specs = runs.map(({ file, number, named }) =>
    vitest
      .getRootProject()
      .createSpecification(
        moduleOf(file, number),
        named === undefined ? {} : { testNamePattern: new RegExp(`^(${named.map(escaped).join("|")})$`) },
      ),
  );
  await vitest.runTestSpecifications(specs, true);
  const modules = () =>
    vitest.state.getTestModules().filter(({ moduleId }) => runs.some(({ number }) => number === numberOf(moduleId)));
  // Between two processes vitest now and then lets go of a file before it has run: it runs once more.
  const lost = modules().filter((module) => ["queued", "pending"].includes(module.state()));
  if (lost.length > 0)
    await vitest.runTestSpecifications(
      specs.filter(({ moduleId }) => lost.some((module) => module.moduleId === moduleId)),
      true,
    );
  return modules();
}

const testsOf = (modules: readonly TestModule[], state: "passed" | "failed"): TestCase[] =>
  modules.flatMap(({ children }) => [...children.allTests()]).filter((test) => test.result().state === state);

function runOf(modules: readonly TestModule[], imported: number): Run {
  const failed = testsOf(modules, "failed").map(({ fullName }) => fullName);
  const suites = modules.flatMap((m) => [m, ...m.children.allSuites()]);
  const errors = suites.flatMap((suite) => suite.errors().map(({ message }) => message.split("\n")[0] ?? ""));
  return { failed, passed: testsOf(modules, "passed").length, errors, imported };
}

/** Every mutant against its tests; then the tests that caught one, and they alone, against the program as it is. */
async function judge(vitest: Vitest): Promise<void> {
  const all = sound.flatMap(({ mutante, number }) =>
    mutante.tests.map((file) => ({ file, number, ...(mutante.named && { named: mutante.named }) })),
  );
  const modules = await ran(vitest, all);
  const catching = new Map<string, Set<string>>();
  for (const { mutante, number, imported } of sound) {
    const own = modules.filter(({ moduleId }) => numberOf(moduleId) === number);
    const outcome = outcomeOf(runOf(own, imported.times));
    if (outcome.kind !== "caught")
      faults.push(`${outcome.kind}: ${nameOf(mutante)}\n  ${outcome.told}\n  ${mutante.why}`);
    else if (wanted !== "") console.log(`caught: ${nameOf(mutante)}\n  by: ${outcome.by}`);
    for (const { module, fullName } of testsOf(own, "failed")) {
      const file = module.moduleId.split("?")[0]?.slice(FOLDER.length) ?? "";
      catching.set(file, (catching.get(file) ?? new Set()).add(fullName));
    }
  }
  const whole = await ran(
    vitest,
    [...catching].map(([file, names]) => ({ file, number: WHOLE, named: [...names] })),
  );
  const { failed, errors } = runOf(whole, 1);
  for (const told of [...failed, ...errors]) faults.push(`without any mutant this fails: ${told}`);
  const passed = new Set(testsOf(whole, "passed").map(({ fullName }) => fullName));
  for (const name of [...catching.values()].flatMap((names) => [...names]))
    if (!passed.has(name) && !failed.includes(name)) faults.push(`without any mutant no test is called: ${name}`);
}

if (faults.length === 0) {
  const test = {
    ...TESTS,
    env: { ...TESTS.env, MUTANTI: "sì" },
    isolate: false,
    include: [],
    reporters: [{}],
    runner: RUNNER,
    // What a broken program never does is not waited for as long as what a whole one does late.
    expect: { ...TESTS.expect, poll: { timeout: 30_000 } },
  };
  const options = { root: ROOT, config: false as const, watch: false, ...test };
  const vitest = await createVitest("test", options, { plugins: [broken] });
  try {
    await judge(vitest);
  } finally {
    await vitest.close();
  }
}
for (const fault of faults) console.error(fault);
if (faults.length > 0) console.error(`mutanti: ${faults.length} to mend (how: ARCHITECTURE.md, «Tests»)`);
else console.log(`mutanti: ${sound.length} of ${MUTANTI.length} tried and caught, none survived`);
// Set also when all is well: vitest, which saw the tests fail that had to, has left a 1 there.
process.exitCode = faults.length > 0 ? 1 : 0;
