// The mappings of survey exports, which lie beside them. A broken one stops the run: without it a quarter of the network
// would be lost in silence, or blamed for a name that the network never wrote.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import { isExportOf, isNamed, type Mappatura, type Rilevazione, titlesOf } from "../../schemas/rilevazione.ts";
import { rilevazioneSchema } from "../../schemas/rilevazione-schema.ts";
import { instead } from "../../schemas/text.ts";
import { EdizioneRotta } from "./faults.ts";
import { textOf } from "./file-text.ts";
import { checkMapping } from "./rilevazione-names.ts";
import { type LinedYaml, readYamlText } from "./yaml.ts";

const ONE = "inviati/rilevazione.yaml";
const FOLDER = "inviati/rilevazioni";

/** True for the path of a mapping, from the edition's own. */
export const isMapping = (path: string): boolean => path === ONE || /^inviati\/rilevazioni\/[^/]+\.yaml$/.test(path);

/** Survey mappings of `inviati/`, none when there are none. Throws EdizioneRotta, naming file, line and fix. */
export async function loadRilevazioni({ cartella, liste, yaml }: Edizione): Promise<Mappatura[]> {
  const read = await mappingsOf(cartella);
  for (const { origine, lined } of read) checkMapping(origine, lined, liste, yaml.anno);
  return read.map(({ origine, lined }) => ({ origine, righe: linesOf(lined), mappa: lined.data }));
}

/**
 * Throws EdizioneRotta when a mapping names an export that is none of the files that came, and when two name the same.
 * `known` are the names of all files that came.
 */
export async function checkExports(cartella: string, known: () => Iterable<string>): Promise<void> {
  const read = await mappingsOf(cartella);
  if (read.length === 0) return;
  const names = [...new Set(known())].sort();
  for (const { origine, lined } of read) {
    for (const [n, file] of lined.data.file.entries()) {
      if (names.some((nome) => isNamed(file, nome))) continue;
      const cosa = `«${file}» non è tra i file di inviati/ né tra quelli già ricevuti`;
      throw new EdizioneRotta(origine, lined.lineOf(["file", n]), cosa, instead(file, names));
    }
  }
  for (const nome of names) {
    const [first, second] = read.filter(({ lined }) => isExportOf(lined.data, nome));
    if (first === undefined || second === undefined) continue;
    const cosa = `«${nome}» è già di ${first.origine}, riga ${lineFor(first, nome) ?? 1}`;
    throw new EdizioneRotta(second.origine, lineFor(second, nome), cosa, "Correggi «file» in una delle due.");
  }
}

interface Mapping {
  readonly origine: string;
  readonly lined: LinedYaml<Rilevazione>;
}

function lineFor({ lined }: Mapping, nome: string): number | null {
  const n = lined.data.file.findIndex((file) => isNamed(file, nome));
  return lined.lineOf(["file", n]);
}

async function mappingsOf(cartella: string): Promise<Mapping[]> {
  const names = await readdir(join(cartella, FOLDER)).catch(() => []);
  const paths = [ONE, ...names.sort().map((name) => `${FOLDER}/${name}`)].filter(isMapping);
  const texts = await Promise.all(paths.map(async (origine) => ({ origine, text: await textOf(cartella, origine) })));
  return texts.flatMap(({ origine, text }) =>
    text === null ? [] : [{ origine, lined: readYamlText(text, origine, rilevazioneSchema) }],
  );
}

/** Where each title, sheet and list stands first. */
function linesOf({ data, lineOf }: LinedYaml<Rilevazione>): Record<string, number> {
  const lists = Object.keys(data.codici).map((lista) => ({ scritto: `codici.${lista}`, path: ["codici", lista] }));
  const sheets = Object.entries(data.blocchi).flatMap(([id, { gruppi }]) =>
    gruppi.map(({ foglio = "" }, n) => ({ scritto: foglio, path: ["blocchi", id, "gruppi", n, "foglio"] })),
  );
  const fixed = Object.entries(data.blocchi).flatMap(([id, { gruppi }]) =>
    gruppi.flatMap(({ fissi }, n) =>
      Object.keys(fissi).map((name) => ({
        scritto: `fissi.${id}.${name}`,
        path: ["blocchi", id, "gruppi", n, "fissi", name],
      })),
    ),
  );
  const lines = new Map<string, number>();
  for (const { scritto, path } of [...titlesOf(data), ...lists, ...sheets, ...fixed]) {
    const line = lineOf(path);
    if (scritto !== "" && line !== null && !lines.has(scritto)) lines.set(scritto, line);
  }
  return Object.fromEntries(lines);
}
