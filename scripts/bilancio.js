#!/usr/bin/env node
// The `bilancio` command: it runs under the Node pinned in node_modules, whatever Node started it, and keeps compiled
// modules so that the next command starts sooner. Its young generation is given by who starts it (`package.json`): left to
// itself Node takes up to 134 MB for it on a large machine, and is no quicker for them.
import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import module from "node:module";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";

const root = fileURLToPath(new URL("..", import.meta.url));
const pinned = `${root}node_modules/node/bin/node${process.platform === "win32" ? ".exe" : ""}`;
const isPinned = !existsSync(pinned) || realpathSync(pinned) === realpathSync(process.execPath);
// What works for hours must not hold what each of its threads has once needed: glibc is told to keep one place for all of them
// (other libraries do not look). It is read when a program begins, so this one begins again, as the same process.
const isPortal = process.argv[2] === "portal";
if (isPinned && isPortal && process.platform === "linux" && !process.env.MALLOC_ARENA_MAX)
  process.execve?.(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)], {
    ...process.env,
    MALLOC_ARENA_MAX: "1",
  });
if (isPinned) {
  // What is no longer used may weigh a third of what is, before it is collected; left to itself, several times as much.
  if (isPortal) setFlagsFromString("--heap-growing-percent=30");
  // Where the folder cannot be written nothing is kept, and nothing else changes.
  module.enableCompileCache?.(`${root}node_modules/.cache/bilancio`);
  const { run } = await import("../pipeline/cli.ts");
  await run(process);
} else {
  const run = spawnSync(pinned, [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  process.exitCode = run.status ?? 2;
}
