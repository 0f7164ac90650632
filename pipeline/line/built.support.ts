// The small city as its first build left it, made once for all tests of a run: with its archive a build of the same files is
// there at once, by the keys under which the program itself keeps what it made.
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inject } from "vitest";
import { CITTA } from "../edizione/edizione.support.ts";
import { copyOf, temporaryFolder } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { type BuildResult, build } from "./build.ts";
import { withKnownProtection } from "./known-protection.support.ts";

export interface Built {
  /** The edition with its archive: to be looked at, and copied by who changes it. */
  readonly cartella: string;
  readonly out: string;
  readonly result: BuildResult;
}

let made: Promise<Built> | undefined;

/** The built city, one for all tests of this process. */
export function builtCity(): Promise<Built> {
  made ??= make();
  return made;
}

/** A copy of it, with the archive, for a test that changes something in it. */
export async function copyOfBuilt(): Promise<string> {
  const folder = join(temporaryFolder(), "citta");
  cpSync((await builtCity()).cartella, folder, { recursive: true });
  return folder;
}

/** A copy as it comes from a clone, of which only what must be hidden is known: that alone takes longer than all the rest, and
 *  holds as long as what is to be protected is the same to the last digit. */
export async function unbuiltButProtected(): Promise<string> {
  const folder = copyOf(CITTA);
  const kept = "archivio/protezione.json";
  cpSync(join((await builtCity()).cartella, kept), join(folder, kept), { recursive: true });
  return folder;
}

async function make(): Promise<Built> {
  const shared = join(inject("prove"), "citta-costruita");
  // A program that is broken on purpose (scripts/mutanti) takes nothing from another, and leaves it nothing.
  if (process.env["MUTANTI"] !== undefined) return builtIn(copyOf(CITTA));
  for (;;) {
    if (existsSync(shared)) {
      const cartella = join(temporaryFolder(), "citta");
      cpSync(shared, cartella, { recursive: true });
      return builtIn(cartella);
    }
    if (isFirst(`${shared}.si-fa`)) break;
    await wait(50);
  }
  try {
    const cartella = copyOf(CITTA);
    const built = await withKnownProtection(cartella, "citta", () => builtIn(cartella));
    cpSync(built.cartella, `${shared}.nuova`, { recursive: true });
    renameSync(`${shared}.nuova`, shared);
    return built;
  } catch (error) {
    // Let another try, and say what is wrong in its turn.
    rmSync(`${shared}.si-fa`, { recursive: true });
    throw error;
  }
}

async function builtIn(cartella: string): Promise<Built> {
  const out = temporaryFolder();
  const openBrowser = () => Promise.reject(new Error("no PDF is asked for"));
  const result = await build({ cartella, out, pdf: "senza" }, { ...QUIET, openBrowser });
  return { cartella, out, result };
}

/** Whether this process is the first of the run that wants to make it. */
function isFirst(claim: string): boolean {
  try {
    mkdirSync(claim);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}
