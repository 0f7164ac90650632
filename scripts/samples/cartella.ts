// What the generator needs of an edition folder that is written by hand.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse as parseYaml } from "yaml";
import type { z } from "zod";
import { readTable } from "../../pipeline/edizione/tables.ts";
import { quartiereSchema, zonaSchema } from "../../schemas/edition-tables.ts";
import { edizioneSchema } from "../../schemas/edizione.ts";
import type { Anno } from "./anno.ts";

export const TERRITORIO = ["zone.csv", "quartieri.csv", "popolazione.csv"];

/** Zone and quartieri of a folder. */
export async function territorio(folder: string) {
  const rows = async <S extends z.ZodObject>(name: string, schema: S): Promise<z.infer<S>[]> =>
    (await readTable(folder, `territorio/${name}`, schema)).map(({ row }) => row);
  return { zone: await rows("zone.csv", zonaSchema), quartieri: await rows("quartieri.csv", quartiereSchema) };
}

/** The cantiere of each indicator that the edition asks. */
export async function indicatoriDi(folder: string): Promise<Map<string, string>> {
  const yaml: unknown = parseYaml(await readFile(join(folder, "edizione.yaml"), "utf8"));
  const { anno, indicatori } = edizioneSchema.parse(yaml);
  return new Map(indicatori.filter(({ since }) => since <= anno).map(({ codice, cantiere }) => [codice, cantiere]));
}

/** One line for whoever runs the script. */
export function resoconto(name: string, files: number, { sorti }: Anno): string {
  const accepted = sorti.filter(({ accettata }) => accettata).length;
  return `${name}: ${sorti.length} enti, ${accepted} accettati, ${files} file`;
}
