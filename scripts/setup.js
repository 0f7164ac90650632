// Runs before every npm script, on whatever Node the machine has (20 or later): installs what the lock file names,
// once, and again when the lock file has changed. Plain JavaScript because nothing is installed yet.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = `${root}node_modules/.installed-lock`;
const lock = createHash("sha256")
  .update(readFileSync(`${root}package-lock.json`))
  .digest("hex");
const major = Number(process.versions.node.split(".")[0]);

if (major < 20) {
  console.error(`Serve Node 20 o successivo: qui c'è ${process.version}. Si scarica da https://nodejs.org`);
  process.exit(2);
}
// npm would empty the folder that the link points at, which belongs to another copy.
const modules = `${root}node_modules`;
if (existsSync(modules) && lstatSync(modules).isSymbolicLink()) {
  console.error("node_modules è un collegamento a un'altra cartella: toglilo, poi ripeti il comando.");
  process.exit(2);
}
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
  console.error("Installo le librerie indicate in package-lock.json (solo la prima volta)…");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  // The lock file's registry and cooling-off time were decided when it was made: `npm ci` only follows it.
  const run = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ["ignore", "ignore", "inherit"] })
    : spawnSync("npm", args, {
        cwd: root,
        stdio: ["ignore", "ignore", "inherit"],
        shell: process.platform === "win32",
      });
  if (run.status !== 0) {
    console.error("L'installazione non è riuscita: controlla la connessione alla rete e ripeti il comando.");
    process.exit(2);
  }
  writeFileSync(stamp, lock);
}
