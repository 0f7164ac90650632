// What an earlier build published in a folder and this one does not: it would stand beside figures that are not its own.
import { readFile, rm } from "node:fs/promises";
import { join, parse } from "node:path";
import { z } from "zod";

const schema = z.object({ resources: z.array(z.object({ path: z.string().regex(/^[\w-]+\.(csv|vl\.json)$/) })) });

/** The tables and charts that the data package in a folder names; none when there is no such package. */
export async function publishedBefore(out: string): Promise<string[]> {
  const text = await readFile(join(out, "datapackage.json"), "utf8").catch(() => "");
  const { resources } = schema.safeParse(parsed(text)).data ?? { resources: [] };
  return resources.map(({ path }) => path);
}

/** Takes away those of the tables that are not published any more, in every format. */
export async function removeStale(
  out: string,
  before: readonly string[],
  now: ReadonlySet<string>,
  endings: readonly string[],
): Promise<void> {
  const files = before.flatMap((path) =>
    path.endsWith(".csv") ? endings.map((ending) => `${parse(path).name}.${ending}`) : [path],
  );
  await Promise.all(files.filter((file) => !now.has(file)).map((file) => rm(join(out, file), { force: true })));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
