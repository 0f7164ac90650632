// `npm run check:svelto`: what one asks after every small change, all at once. The slow tests (browser, killed processes,
// whole editions) and the mutants are left to `npm run check` and `npm run check:mutanti`. With `--senza-prove` what is asked before
// all the tests run. Says how each ended; what a failed one printed comes last.
import { spawn } from "node:child_process";

const withTests = process.argv[2] !== "--senza-prove";
const CHECKS = ["check:types", "check:lint", "check:direction", "check:dead", "check:docs"];
if (withTests) CHECKS.push("check:svelte");

interface Ended {
  readonly name: string;
  readonly isGood: boolean;
  readonly printed: string;
}

function run(name: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--run", name], { stdio: ["ignore", "pipe", "pipe"] });
    const printed: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => printed.push(chunk));
    child.on("close", (code) => {
      console.log(`${name}: ${code === 0 ? "passed" : "failed"}`);
      resolve({ name, isGood: code === 0, printed: Buffer.concat(printed).toString() });
    });
  });
}

const failed = (await Promise.all(CHECKS.map(run))).filter(({ isGood }) => !isGood);
for (const { name, printed } of failed) console.error(`\n── ${name}\n${printed.trimEnd()}`);
console.log(
  `${withTests ? "svelto" : "prima delle prove"}: ${CHECKS.length - failed.length} passed, ${failed.length} failed`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
