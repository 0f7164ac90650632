// What was published, as one file to put on the web: the page, the PDF, the open data and what they were made from, as the last
// build left them in its folder.
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Zip, ZipDeflate } from "fflate";
import type { Edizione } from "../../schemas/edizione.ts";
import { hashOfFile } from "../effects/known-files.ts";
import { reportName } from "../report/document-title.ts";
import { builtPagePath } from "./costruito.ts";

const nameOf = ({ yaml }: Edizione): string => reportName({ anno: yaml.anno, interna: false });

/** The page in `out`, where it is the one that this edition published last: the same folder may hold another city's. */
async function isPublishedIn(edizione: Edizione, out: string): Promise<boolean> {
  const [kept, there] = await Promise.all(
    [builtPagePath(edizione), join(out, `${nameOf(edizione)}.html`)].map((path) => hashOfFile(path).catch(() => null)),
  );
  return kept != null && kept === there;
}

/** Names in `out` of all that was published; empty where what was built last is not all there. Never what is for the analyst alone. */
export async function publishedIn(edizione: Edizione, out: string): Promise<readonly string[]> {
  if (!(await isPublishedIn(edizione, out))) return [];
  const name = nameOf(edizione);
  const single = [`${name}.html`, `${name}.pdf`, "model.json", "manifest.json"];
  const there = await Promise.all(
    single.map((each) =>
      stat(join(out, each)).then(
        () => [each],
        () => [],
      ),
    ),
  );
  const dati = await readdir(join(out, "dati"), { recursive: true, withFileTypes: true }).catch(() => []);
  if (dati.length === 0) return [];
  const tables = dati
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(out.length + 1));
  return [...there.flat(), ...tables.map((each) => each.replaceAll("\\", "/")).sort()];
}

/** The PDF that was published; null where there is none. */
export async function publishedPdf(
  edizione: Edizione,
  out: string,
): Promise<{ readonly nome: string; readonly bytes: Uint8Array } | null> {
  const nome = `${nameOf(edizione)}.pdf`;
  if (!(await publishedIn(edizione, out)).includes(nome)) return null;
  return { nome, bytes: await readFile(join(out, nome)) };
}

/** All of it in one zip, a file after the other so that others are answered meanwhile; null where it is not there. */
export async function publishedZip(
  edizione: Edizione,
  out: string,
): Promise<{ readonly nome: string; readonly bytes: Uint8Array } | null> {
  const names = await publishedIn(edizione, out);
  if (names.length === 0) return null;
  const parts: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error !== null) throw error;
    parts.push(part);
  });
  for (const name of names) {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    file.push(await readFile(join(out, name)), true);
    await setImmediate();
  }
  zip.end();
  return { nome: `${nameOf(edizione)}.zip`, bytes: Buffer.concat(parts) };
}
