// The mapping of survey exports, which lies beside them. A broken one stops the run: without it a quarter of the network
// would be lost in silence, or blamed for a name that the network never wrote.
import { type Campo, fieldsOf } from "../../schemas/blocco.ts";
import type { Edizione, Lists } from "../../schemas/edizione.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import { type Rilevazione, rilevazioneSchema } from "../../schemas/rilevazione.ts";
import { instead, insteadOfFile, type KnownName, key } from "../../schemas/text.ts";
import { EdizioneRotta } from "./faults.ts";
import { textOf } from "./file-text.ts";
import { checkColumns, type Stop } from "./rilevazione-columns.ts";
import { type LinedYaml, readYamlText } from "./yaml.ts";

const FILE = "inviati/rilevazione.yaml";

/** Survey mappings of `inviati/`, none when there is no file. Throws EdizioneRotta, naming file, line and fix. */
export async function loadRilevazioni({ cartella, liste, yaml }: Edizione): Promise<Rilevazione[]> {
  const read = await mappingOf(cartella);
  if (read === null) return [];
  checkNames(read, liste, yaml.anno);
  return [read.data];
}

/** Throws EdizioneRotta when the mapping names an export that is none of the files that came. */
export async function checkExports(cartella: string, isKnown: (file: string) => boolean, known: readonly string[]) {
  const read = await mappingOf(cartella);
  for (const [n, file] of (read?.data.file ?? []).entries()) {
    if (isKnown(file)) continue;
    const cosa = `«${file}» non è tra i file di inviati/ né tra quelli già ricevuti`;
    throw new EdizioneRotta(FILE, read?.lineOf(["file", n]) ?? null, cosa, insteadOfFile(file, known));
  }
}

async function mappingOf(cartella: string): Promise<LinedYaml<Rilevazione> | null> {
  const text = await textOf(cartella, FILE);
  return text === null ? null : readYamlText(text, FILE, rilevazioneSchema);
}

type Path = readonly PropertyKey[];

/** Every block, field, list and code of the mapping is known; the first that is not stops with its line. */
function checkNames({ data, lineOf }: LinedYaml<Rilevazione>, liste: Lists, anno: number): void {
  const stop = (path: Path, cosa: string, wrong: string, known: readonly (string | KnownName)[]): never => {
    throw new EdizioneRotta(FILE, lineOf(path), cosa, instead(wrong, known));
  };
  const { edizione } = data;
  const stopWith: Stop = (path, cosa, rimedio) => {
    throw new EdizioneRotta(FILE, lineOf(path), cosa, rimedio);
  };
  if (edizione !== anno)
    stopWith(["edizione"], `l'edizione è ${edizione}, ma la cartella è del ${anno}`, `Scrivi ${anno}.`);
  const checkCode = (path: Path, lista: string, written: string): void => {
    const voci = Object.hasOwn(liste, lista) ? (liste[lista] ?? []) : [];
    const isKnown = voci.some(({ codice, nome }) => codice === written || key(nome) === key(written));
    if (!isKnown) stop(path, `«${written}» non è nell'elenco «${lista}»`, written, voci);
  };
  for (const [lista, codes] of Object.entries(data.codici)) {
    const path = ["codici", lista];
    if (!Object.hasOwn(liste, lista))
      stop(path, `l'elenco «${lista}» non è tra quelli dell'edizione`, lista, Object.keys(liste));
    for (const [answer, written] of Object.entries(codes)) checkCode([...path, answer], lista, written);
  }
  const asked = new Map(blocksAskedIn(anno).map((blocco) => [blocco.id, new Map(fieldsOf(blocco, anno))]));
  for (const [id, section] of Object.entries(data.blocchi)) {
    const campi: ReadonlyMap<string, Campo> =
      asked.get(id) ?? stop(["blocchi", id], `il blocco «${id}» non è nel questionario`, id, [...asked.keys()]);
    const fieldOf = (path: Path, name: string): Campo =>
      campi.get(name) ?? stop(path, `il blocco «${id}» non ha il campo «${name}»`, name, [...campi.keys()]);
    const checkValue = (path: Path, name: string, written: string): void => {
      const { cella } = fieldOf(path, name);
      if (cella.tipo === "codice") checkCode(path, cella.lista, written);
    };
    for (const [n, gruppo] of section.gruppi.entries()) {
      const path = ["blocchi", id, "gruppi", n];
      for (const name of Object.keys(gruppo.campi)) fieldOf([...path, "campi", name], name);
      for (const [name, written] of Object.entries(gruppo.fissi)) checkValue([...path, "fissi", name], name, written);
      if (gruppo.scelte === undefined) continue;
      const { campo, colonne } = gruppo.scelte;
      fieldOf([...path, "scelte", "campo"], campo);
      for (const code of Object.keys(colonne)) checkValue([...path, "scelte", "colonne", code], campo, code);
    }
    checkColumns(["blocchi", id], section, campi, stopWith);
  }
}
