#!/usr/bin/env node
// The `bilancio` command for those who do not go through npm: it hands over to the Node pinned in node_modules.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const pinned = `${root}node_modules/node/bin/node${process.platform === "win32" ? ".exe" : ""}`;
const node = existsSync(pinned) ? pinned : process.execPath;
const run = spawnSync(node, [`${root}pipeline/cli.ts`, ...process.argv.slice(2)], { stdio: "inherit" });
process.exit(run.status ?? 2);
