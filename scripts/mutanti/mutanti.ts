// `npm run check:mutanti [-- part of a name]`: breaks the program in one place at a time and demands that a test sees it. Each
// mutant is a project of one run of vitest, so that they share its processes; the project without mutant must pass.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createVitest, type TestModule, type TestUserConfig, type Vitest } from "vitest/node";
import { TESTS } from "../../vitest.config.ts";
import { MUTANTI } from "./elenco.ts";
import { applied, type Mutante, nameOf, outcomeOf, type Run } from "./mutante.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const WHOLE = "senza mutanti";
const wanted = process.argv[2] ?? "";

const chosen = MUTANTI.filter((m) => nameOf(m).includes(wanted)).map((mutante, at) => ({
  mutante,
  name: `mutante ${at + 1}`,
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

type Project = { readonly plugins?: readonly object[]; readonly test: TestUserConfig };

const project = (name: string, include: readonly string[]): Project => ({
  test: { ...TESTS, name, include: [...include], exclude: [] },
});

/** Gives the tests the broken source in the place of the module. */
function broken(mutante: Mutante, imported: { times: number }): object {
  return {
    name: "mutante",
    enforce: "pre",
    transform(source: string, id: string): string | null {
      if (!id.split("?")[0]?.replaceAll("\\", "/").endsWith(`/${mutante.file}`)) return null;
      imported.times++;
      return applied(source, mutante);
    },
  };
}

const projects = [
  project(WHOLE, [...new Set(sound.flatMap(({ mutante }) => mutante.tests))]),
  ...sound.map(({ name, mutante, imported }) => ({
    ...project(name, mutante.tests),
    plugins: [broken(mutante, imported)],
  })),
];

async function ran(): Promise<readonly TestModule[]> {
  const options = { root: ROOT, config: false as const, watch: false, reporters: [{}], projects };
  const vitest: Vitest = await createVitest("test", options as Parameters<typeof createVitest>[1]); // plugins of a project are typed by vite, which is not ours
  try {
    await vitest.runTestSpecifications(await vitest.globTestSpecifications(), true);
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
const of = (name: string): TestModule[] => modules.filter(({ project: own }) => own.name === name);
if (faults.length === 0) {
  const whole = runOf(of(WHOLE), 1);
  for (const told of [...whole.failed, ...whole.errors]) faults.push(`without any mutant this fails: ${told}`);
  if (whole.passed === 0) faults.push("without any mutant no test ran");
  for (const { mutante, name, imported } of faults.length > 0 ? [] : sound) {
    const outcome = outcomeOf(runOf(of(name), imported.times));
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
