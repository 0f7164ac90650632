// The names of the files themselves. One that is nearly right would be left aside in silence, with all that it says.
import { readdir } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import type { EditionFault } from "../../schemas/edizione.ts";
import { distance, instead, key, nearestSpelling, spelling } from "../../schemas/text.ts";
import { CONTATTI } from "./contatti.ts";
import { EdizioneRotta } from "./faults.ts";
import { isPanel, RISERVATO } from "./panel.ts";
import { ANALISTI, COORDINATORI } from "./persone.ts";
import { RACCOLTA } from "./raccolta.ts";
import { isMapping } from "./rilevazioni.ts";
import { PROTEZIONE } from "./riservato.ts";

export const COMMENTI = "progetto/commenti.csv";
const ROOT = ["edizione.yaml", "enti.csv", RACCOLTA];
const TERRITORIO = ["zone", "quartieri", "popolazione", "fabbisogni"].map((name) => `territorio/${name}.csv`);
const PROGETTO = ["conti", "decisioni", "organi", "tappe", "proposte", "obiettivi", "voci", "commenti", "fatti"].map(
  (name) => `progetto/${name}.csv`,
);
const GLOSSARIO = "testi/glossario.csv";
const KNOWN = [...ROOT, ...TERRITORIO, ...PROGETTO, GLOSSARIO, "inviati/ricezioni.csv", "inviati/rilevazione.yaml"];
/** What stands in `riservato/` beside the panels. */
const OF_RISERVATO = [CONTATTI, ANALISTI, COORDINATORI, PROTEZIONE];
/** Folders that an edition may leave out: nothing else would say that their name is wrong. */
const FOLDERS = ["progetto", "testi", "inviati", "precedenti", RISERVATO];
/** Names of files that are pictures, also of a kind that the page cannot hold. */
export const PICTURE = /\.(png|jpe?g|gif|webp|svg|heic|tiff?|bmp)$/i;
const TEXT = /\.(md|markdown)$/i;
const TABLE = /\.(csv|tsv|txt|xlsx?|ods|ya?ml)$/i;

/** A source that somebody keeps beside the table that it fills. */
const DOCUMENT = /\.pdf$/i;

/** What people and programs leave beside the files: notes about the folder, hidden files, locks and backups. */
export const isAside = (name: string): boolean =>
  /^(\.|~\$|readme\b|leggimi\b)|~$/i.test(name) || name === "Thumbs.db" || name === "desktop.ini";

/** Files and folders that nothing reads, with the known name they are nearest to. Throws EdizioneRotta for one of
 *  `inviati/`, which would be taken for a submission. */
export async function strayFiles(cartella: string): Promise<EditionFault[]> {
  const entries = await readdir(cartella, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const root = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const [territorio, progetto, precedenti, testi, inviati, riservato] = await Promise.all(
    ["territorio", "progetto", "precedenti", "testi", "inviati", RISERVATO].map((folder) => filesIn(cartella, folder)),
  );
  const inPlace = entries.find(
    (entry) => !entry.isDirectory() && !entry.isSymbolicLink() && FOLDERS.includes(entry.name),
  );
  if (inPlace !== undefined)
    throw new EdizioneRotta(
      inPlace.name,
      null,
      "è un file, e qui serve una cartella",
      "Dagli un altro nome, e rimetti la cartella.",
    );
  checkInviati(inviati ?? []);
  const missing = FOLDERS.filter((name) => !folders.includes(name)).map((name) => spelling(name, name));
  return [
    ...[...root, ...(territorio ?? []), ...(progetto ?? [])]
      .filter((file) => (TABLE.test(file) || TEXT.test(file)) && !KNOWN.includes(file))
      .map((file) => stray(file, nearKnown(file))),
    ...(precedenti ?? [])
      .filter((file) => TABLE.test(file) && !(file.endsWith(".csv") && dirname(file) === "precedenti"))
      .map((file) => stray(file, earlierFix(file))),
    ...(riservato ?? [])
      .filter((file) => TABLE.test(file) && !isPanel(file) && !OF_RISERVATO.includes(file))
      .map((file) => stray(file, reservedFix(file))),
    ...inPlaceOf([...root, ...(territorio ?? []), ...(progetto ?? []), ...(precedenti ?? []), ...(riservato ?? [])]),
    ...(testi ?? [])
      .filter((file) => !file.endsWith(".md") && file !== GLOSSARIO && !PICTURE.test(file))
      .map((file) => stray(file, textFix(file))),
    ...folders.flatMap((name): EditionFault[] => {
      const near = isAside(name) || name === "archivio" ? "" : nearestSpelling(name, missing);
      const cosa = "il programma non guarda in questa cartella";
      return near === "" || folders.includes(near)
        ? []
        : [{ file: `${name}/`, riga: null, cosa, rimedio: `Forse volevi scrivere «${near}/», che manca.` }];
    }),
  ].filter(({ file }) => !isAside(basename(file)));
}

/** Paths of the files of a folder, from the edition's own, with `/`. */
async function filesIn(cartella: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(cartella, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(cartella, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

const stem = (file: string): string => basename(file).replace(/\.[^.]*$/, "");

const stray = (file: string, rimedio: string): EditionFault => ({
  file,
  riga: null,
  cosa: "il programma non legge questo file",
  rimedio,
});

/** Files of any other kind that have the name of a known one which is not there: «conti.numbers», «conti.csv.bak», «2019.docx». */
function inPlaceOf(files: readonly string[]): EditionFault[] {
  const known = [...KNOWN, ...OF_RISERVATO].filter((path) => !files.includes(path));
  const years = new Set(files.filter((file) => file.endsWith(".csv")).map(firstStem));
  return files
    .filter((file) => ![TABLE, TEXT, PICTURE, DOCUMENT].some((kind) => kind.test(file)))
    .flatMap((file) => {
      const named = known.find((path) => firstStem(path) === firstStem(file));
      const isEarlier = /^precedenti\/20\d\d\./.test(file) && !years.has(firstStem(file));
      if (named !== undefined) return [stray(file, `Forse volevi scrivere «${named}», che manca.`)];
      return isEarlier ? [stray(file, earlierFix(`${firstStem(file)}.csv`))] : [];
    });
}

/** A path without any of its endings. */
const firstStem = (file: string): string => join(dirname(file), basename(file).replace(/\..*$/, "")).toLowerCase();

/** A known file may also stand in the wrong folder: it is sought by its own name. */
function nearKnown(file: string): string {
  if (TEXT.test(file)) return "I testi sono file .md, e stanno in testi/.";
  const near = nearestSpelling(
    basename(file),
    KNOWN.map((path) => spelling(path, basename(path))),
  );
  return near === "" ? instead(file, KNOWN) : `Forse volevi scrivere «${near}».`;
}

/** The panels have the name of their year; the others are known by their own. */
function reservedFix(file: string): string {
  const year = /panel\D{0,20}(20\d\d)/i.exec(stem(file))?.[1];
  if (year !== undefined) return `Forse volevi scrivere «${RISERVATO}/panel-${year}.csv».`;
  const known = OF_RISERVATO.map((path) => spelling(path, stem(path)));
  const near = nearestSpelling(stem(file), known);
  if (near !== "") return `Forse volevi scrivere «${near}».`;
  return "Qui stanno i panel delle edizioni prima, per esempio «panel-2016.csv».";
}

function earlierFix(file: string): string {
  if (/^figure\.csv$/i.test(basename(file))) return "Chiamalo come il suo anno, per esempio «precedenti/2018.csv».";
  return `Le cifre pubblicate stanno in file .csv, per esempio «${stem(file)}.csv».`;
}

function textFix(file: string): string {
  if (/\.(csv|tsv|xlsx?|ods)$/i.test(file)) return `L'unica tabella qui è «${GLOSSARIO}».`;
  return `I testi sono file .md: forse volevi scrivere «${stem(file).replace(TEXT, "")}.md».`;
}

const MAPPING = /\.ya?ml(\.txt)?$/i;
const SERVICE = [
  { nome: "rilevazione.yaml", word: "rilevazione", ending: MAPPING },
  { nome: "ricezioni.csv", word: "ricezioni", ending: /\.(csv|tsv|txt|xlsx?|ods)$/i },
];

function checkInviati(files: readonly string[]): void {
  for (const file of files) {
    const name = basename(file);
    if (isMapping(file) || isAside(name)) continue;
    for (const { nome, word, ending } of SERVICE) {
      if (file === `inviati/${nome}` || !ending.test(name)) continue;
      const written = key(name.replace(ending, ""));
      if (!written.split(" ").includes(word) && distance(written, word, 2) > 2) continue;
      const cosa = `questo file non vale come «${nome}»`;
      throw new EdizioneRotta(file, null, cosa, `Salvalo come «inviati/${nome}».`);
    }
    if (MAPPING.test(name))
      throw new EdizioneRotta(
        file,
        null,
        "il programma non legge questo file",
        `Se dice come leggere un questionario salvalo come «inviati/rilevazioni/${name.replace(MAPPING, "")}.yaml».`,
      );
  }
}
