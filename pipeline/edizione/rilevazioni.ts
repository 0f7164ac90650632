// The mapping of survey exports, which lies beside them. A broken one stops the run: without it a quarter of the network
// would be lost in silence.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import type { Edizione } from "../../schemas/edizione.ts";
import { blockOf, blocksAskedIn } from "../../schemas/questionario.ts";
import { type Rilevazione, rilevazioneSchema } from "../../schemas/rilevazione.ts";
import { EdizioneRotta, inItaliano } from "./faults.ts";

const FILE = "inviati/rilevazione.yaml";

/** Survey mappings of `inviati/`, none when there is no file. Throws EdizioneRotta, naming file, line and fix. */
export async function loadRilevazioni({ cartella, liste, yaml }: Edizione): Promise<Rilevazione[]> {
  const text = await readFile(join(cartella, FILE), "utf8").catch(() => null);
  if (text === null) return [];
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines });
  const [fault] = doc.errors;
  if (fault !== undefined) {
    const { line } = lines.linePos(fault.pos[0]);
    throw new EdizioneRotta(
      FILE,
      line,
      "la riga non è scritta secondo le regole YAML",
      "Controlla rientri, due punti e virgolette.",
    );
  }
  const result = rilevazioneSchema.safeParse(doc.toJS());
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new EdizioneRotta(
      FILE,
      null,
      issue === undefined ? "il file non è corretto" : inItaliano(issue),
      "Correggi il file e ripeti il comando.",
    );
  }
  checkNames(result.data, new Set(Object.keys(liste)), yaml.anno);
  return [result.data];
}

/** A misspelt block, field or list would lose its answers without a word. */
function checkNames({ blocchi, codici }: Rilevazione, liste: ReadonlySet<string>, anno: number): void {
  const known = new Set(blocksAskedIn(anno).map(({ id }) => id));
  for (const [id, { gruppi }] of Object.entries(blocchi)) {
    const campi = blockOf(id)?.campi;
    if (campi === undefined || !known.has(id)) stop(`il blocco «${id}» non è nel questionario`, [...known]);
    const names = gruppi.flatMap((gruppo) => [
      ...Object.keys(gruppo.campi),
      ...Object.keys(gruppo.fissi),
      ...(gruppo.scelte === undefined ? [] : [gruppo.scelte.campo]),
    ]);
    const wrong = names.find((name) => !(name in campi));
    if (wrong !== undefined) stop(`il blocco «${id}» non ha il campo «${wrong}»`, Object.keys(campi));
  }
  const list = Object.keys(codici).find((name) => !liste.has(name));
  if (list !== undefined) stop(`l'elenco «${list}» non è tra quelli dell'edizione`, [...liste]);
}

function stop(cosa: string, names: readonly string[]): never {
  throw new EdizioneRotta(FILE, null, cosa, `Usa uno di questi nomi: ${names.join(", ")}.`);
}
