// What must be hidden of editions that the tests make alike in every run: to find it takes longer than all the rest, so it is
// kept from one run to the next. The program takes it for the same sums alone, and only where the code and the libraries that
// proved it are the same.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeChanged } from "../effects/files.ts";

const KEPT = fileURLToPath(new URL("../../node_modules/.cache/bilancio-prove/", import.meta.url));

/** Runs what builds an edition that has no archive yet. `name` is one for each such edition. */
export async function withKnownProtection<T>(cartella: string, name: string, work: () => Promise<T>): Promise<T> {
  // A program that is broken on purpose (scripts/mutanti) takes nothing from another, and leaves it nothing.
  if (process.env["MUTANTI"] !== undefined) return work();
  const [kept, own] = [join(KEPT, `${name}.json`), join(cartella, "archivio", "protezione.json")];
  for (const path of [kept, own]) mkdirSync(dirname(path), { recursive: true });
  if (existsSync(kept)) await writeChanged(own, readFileSync(kept));
  const result = await work();
  await writeChanged(kept, readFileSync(own));
  return result;
}
