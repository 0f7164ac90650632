// Finds and starts a browser: the one named in the environment, one installed on the machine, else the Chromium that comes
// inside an npm package for Linux.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Browser } from "puppeteer";

export interface BrowserOptions {
  /** The process's environment. `BILANCIO_BROWSER=npm` skips the installed browsers. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
}

interface Executable {
  readonly path: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const INSTALL = "npx puppeteer browsers install chrome-headless-shell";
/** Text is laid out at fractions of a pixel, the same whatever the hinting of the machine. */
const ARGS = ["--font-render-hinting=none", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions"];

const INSTALLED: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/google-chrome",
    "/opt/google/chrome/chrome",
    "/usr/bin/microsoft-edge",
    "/snap/bin/chromium",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
};

const WINDOWS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

/** A running browser; the caller closes it. Throws one sentence with the command to run when there is none. */
export async function startBrowser({
  env = process.env,
  platform = process.platform,
}: BrowserOptions = {}): Promise<Browser> {
  // Loaded when there is something to print: it takes as long to load as a whole `check`.
  const { default: puppeteer } = await import("puppeteer");
  const executable = await findBrowser(env, platform);
  if (!executable) {
    throw new Error(
      `Per il PDF serve un browser e su questa macchina non c’è: installalo con «${INSTALL}», poi riprova.`,
    );
  }
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return puppeteer.launch({
    executablePath: executable.path,
    headless: true,
    args: [...ARGS, ...root, ...executable.args],
    env: { ...withoutUndefined(env), ...executable.env },
  });
}

async function findBrowser(
  env: NonNullable<BrowserOptions["env"]>,
  platform: NodeJS.Platform,
): Promise<Executable | null> {
  const named = env.PUPPETEER_EXECUTABLE_PATH;
  if (named) {
    if (existsSync(named)) return plain(named);
    throw new Error(`PUPPETEER_EXECUTABLE_PATH indica «${named}», che non esiste: correggila, oppure toglila.`);
  }
  if (env.BILANCIO_BROWSER !== "npm") {
    const path = installedPaths(env, platform).find((candidate) => existsSync(candidate)) ?? (await downloaded());
    if (path) return plain(path);
  }
  return platform === "linux" && process.arch === "x64" ? packaged() : null;
}

const plain = (path: string): Executable => ({ path, args: [], env: {} });

function installedPaths(env: NonNullable<BrowserOptions["env"]>, platform: NodeJS.Platform): string[] {
  if (platform === "win32") {
    const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter((root) => root !== undefined);
    return WINDOWS.flatMap((path) => roots.map((root) => `${root}\\${path}`));
  }
  const paths = INSTALLED[platform] ?? [];
  return platform === "darwin" ? paths.flatMap((path) => [path, join(homedir(), path)]) : [...paths];
}

/** What `npx puppeteer browsers install` put in puppeteer's own cache. */
async function downloaded(): Promise<string | undefined> {
  const { default: puppeteer } = await import("puppeteer");
  for (const headless of ["shell", true] as const) {
    const path = await puppeteer.executablePath({ headless }).catch(() => undefined);
    if (path && existsSync(path)) return path;
  }
  return undefined;
}

/** The Chromium of @sparticuz/chromium with its own libraries and fonts, unpacked once per version. It is unpacked in a
 *  process of its own, because that package writes where TMPDIR says, and then renamed, so that a half one is never used. */
async function packaged(): Promise<Executable> {
  const bin = join(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "..", "bin");
  const version = /"version":\s*"([^"]+)"/.exec(await readFile(join(bin, "..", "package.json"), "utf8"))?.[1] ?? "";
  const home = join(tmpdir(), `bilancio-chromium-${version}-${process.getuid?.() ?? "utente"}`);
  if (!existsSync(home)) await unpack(bin, home);
  const libraries = join(home, "al2023", "lib");
  return {
    path: join(home, "chromium"),
    args: [
      "--headless=shell",
      "--disable-software-rasterizer",
      "--single-process",
      "--no-zygote",
      "--no-sandbox",
      "--disable-setuid-sandbox",
    ],
    env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(home, "fonts.conf") },
  };
}

async function unpack(bin: string, home: string): Promise<void> {
  const folder = await mkdtemp(`${home}-`);
  const script = `import { inflate } from "@sparticuz/chromium";
    await Promise.all(["chromium.br", "fonts.tar.br", "al2023.tar.br"].map((file) => inflate(process.argv[1] + "/" + file)));`;
  try {
    await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script, bin], {
      cwd: dirname(bin),
      env: { ...withoutUndefined(process.env), TMPDIR: folder },
    });
    // The package's own list of folders names places of another system.
    const fonts = `<fontconfig><dir>${join(home, "fonts")}</dir><cachedir>${join(home, "cache")}</cachedir></fontconfig>`;
    await writeFile(join(folder, "fonts.conf"), `<?xml version="1.0"?>\n${fonts}\n`);
    await rename(folder, home);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    // Another build may have unpacked it in the meantime.
    if (!existsSync(home)) throw error;
  }
}

function withoutUndefined(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
