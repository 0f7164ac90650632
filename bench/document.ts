// The tables of docs/scala.md lie between two marks of the same name.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./cases.ts";

export async function intoDocument(name: string, text: string): Promise<void> {
  const path = join(ROOT, "docs/scala.md");
  const marked = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*(<!-- /${name} -->)`);
  const document = await readFile(path, "utf8");
  if (!marked.test(document)) throw new Error(`docs/scala.md: mancano i segni <!-- ${name} --> e <!-- /${name} -->`);
  await writeFile(
    path,
    document.replace(marked, (_, open: string, close: string) => `${open}${text}\n${close}`),
  );
}
