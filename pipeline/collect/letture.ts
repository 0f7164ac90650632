// Readings kept on disk by SHA-256 of the file and version of the rules: a build reads only what is new.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Reading } from "../../schemas/reading.ts";
import { writeWhole } from "../effects/files.ts";
import type { Ricezione } from "./registro.ts";

/** Version of the rules: the code that reads and the data of the edition it reads by. Another version reads again. */
export function rulesVersion(rules: object): string {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const hash = createHash("sha256");
  for (const folder of ["schemas", "pipeline/formats", "pipeline/reading"]) {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      name.replaceAll("\\", "/"),
    );
    for (const name of names.filter((n) => n.endsWith(".ts") && !n.endsWith(".test.ts")).sort()) {
      hash.update(name).update(readFileSync(join(root, folder, name)));
    }
  }
  return hash.update(JSON.stringify(rules)).digest("hex").slice(0, 16);
}

/** What a reading depends on besides the rules: a survey is known by its name, and places name the file. */
type Read = Pick<Ricezione, "sha256" | "nome" | "ente_atteso">;

function pathOf(archivio: string, version: string, { sha256, nome, ente_atteso }: Read): string {
  const name = createHash("sha256").update(`${ente_atteso}\n${nome}`).digest("hex").slice(0, 8);
  return join(archivio, "letture", version, `${sha256}-${name}.json`);
}

/** The kept reading of a file, null when there is none (or a broken one, which is read again). */
export async function keptReading(archivio: string, version: string, read: Read): Promise<Reading | null> {
  const text = await readFile(pathOf(archivio, version, read), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text) as Reading; // written by keepReading of the same version of the code
  } catch {
    return null;
  }
}

export function keepReading(archivio: string, version: string, read: Read, lettura: Reading): Promise<void> {
  return writeWhole(pathOf(archivio, version, read), JSON.stringify(lettura), "veloce");
}
