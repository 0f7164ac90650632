// `bilancio nuova`: opens the next edition from the one before.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Edizione } from "../../schemas/edizione.ts";
import { loadEdizione } from "../edizione/load.ts";
import { type NextEdition, nextEdition } from "../edizione/next-edition.ts";
import { isBreve } from "../edizione/next-texts.ts";
import { isInside, writeFolder } from "../effects/files.ts";
import { type Answer, UsageFault } from "./answer.ts";
import { plural } from "./words.ts";

export interface NuovaCommand {
  /** The folder to make: not there yet, or empty. */
  readonly cartella: string;
  /** The edition before. */
  readonly da: string;
  /** The year as it was written; null is the one after. */
  readonly anno: string | null;
  /** Where the edition before was built; `reports/<anno>` when null. */
  readonly pubblicati: string | null;
}

/** Makes the folder, whole or not at all. Throws UsageFault for a folder or year that cannot be, EdizioneRotta for a
 *  broken edition before. */
export async function nuovaCommand({ cartella, da, anno: written, pubblicati }: NuovaCommand): Promise<Answer> {
  await checkFolder(cartella, da);
  const source = await loadEdizione(da);
  const anno = yearAfter(source.yaml.anno, written);
  const found = await publishedFigures(source, pubblicati ?? `reports/${source.yaml.anno}`);
  const made = await nextEdition(source, anno, found.figure);
  await writeFolder(cartella, made.files);
  const testo = summary({ cartella, source, anno, made, pubblicate: found.detto });
  const { precedenti, testi } = made;
  return { text: testo, json: { cartella, anno, file: [...made.files.keys()].sort(), precedenti, testi }, exit: 0 };
}

async function checkFolder(cartella: string, da: string): Promise<void> {
  if (isInside(da, cartella)) throw new UsageFault("la cartella nuova non può stare dentro quella di prima");
  const there = await readdir(cartella).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    if (error.code === "ENOTDIR") throw new UsageFault(`${cartella} c'è già, ed è un file`);
    throw error;
  });
  if (there.length > 0)
    throw new UsageFault(`${cartella} c'è già e non è vuota: scegli un altro nome, o togli ciò che contiene`);
}

function yearAfter(before: number, written: string | null): number {
  if (written === null) return before + 1;
  const anno = /^20\d\d$/.test(written) ? Number(written) : Number.NaN;
  if (Number.isNaN(anno)) throw new UsageFault(`«${written}» non è un anno`);
  if (anno <= before) throw new UsageFault(`l'edizione prima è del ${before}: la nuova dev'essere di un anno dopo`);
  return anno;
}

const builtSchema = z.object({ edizione: z.object({ anno: z.number(), citta: z.string() }) });

/** The figures that an edition published, or why they are not there. */
async function publishedFigures(
  { yaml: { anno, citta } }: Edizione,
  out: string,
): Promise<{ figure: string | null; detto: string }> {
  const again = `Costruisci l'edizione ${anno}, poi copia dati/figure.csv in precedenti/${anno}.csv.`;
  const model = await readFile(join(out, "model.json"), "utf8").catch(() => null);
  const figure = await readFile(join(out, "dati", "figure.csv"), "utf8").catch(() => null);
  if (model === null || figure === null)
    return { figure: null, detto: `Le cifre pubblicate nel ${anno} non sono in ${out}. ${again}` };
  // Without its end, or any figure, the comparison would be made with half of what was published.
  if (!/\n.+\n$/.test(figure))
    return { figure: null, detto: `${join(out, "dati", "figure.csv")} non è intero, e non si copia. ${again}` };
  const built = builtSchema.safeParse(parsed(model)).data?.edizione;
  if (built?.anno !== anno || built.citta !== citta)
    return { figure: null, detto: `In ${out} c'è il bilancio di un'altra edizione, e non si copia. ${again}` };
  return { figure, detto: `Le cifre del ${anno} vengono da ${out}/dati/figure.csv.` };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

interface Summary {
  readonly cartella: string;
  readonly source: Edizione;
  readonly anno: number;
  readonly made: NextEdition;
  readonly pubblicate: string;
}

/** What was carried over, what was emptied, what is to be done now. */
function summary({ cartella, source, anno, made, pubblicate }: Summary): string {
  const { yaml, enti } = source;
  const { precedenti, testi, conRilevazione, dimensioni } = made;
  const missing = anno - yaml.anno - 1;
  return [
    `Edizione ${anno} di ${yaml.citta} in ${cartella}, dalla ${yaml.anno}`,
    `  Come prima: elenchi, indicatori e soglie di edizione.yaml, ${plural(enti.length, "ente", "enti")} in enti.csv, territorio/, organi, tappe, fatti, glossario.`,
    "  Vuoti: inviati/, conti, proposte e commenti del progetto.",
    `  Testi: ${plural(testi.daScrivere, "testo ha", "testi hanno")} titoli, cifre e grafici di prima, e ciò che manca è segnato «da scrivere»; ${plural(testi.comeErano.length, "è rimasto com'era", "sono rimasti com'erano")}, perché non parlano di un anno.`,
    ...(Object.keys(source.testi).some(isBreve)
      ? [
          `  Diapositive e parole semplici: i numeri sono richiami e saranno del ${anno}; le righe con una data o una cifra scritta a mano sono segnate «da scrivere». Rileggi le altre: parlavano del ${yaml.anno}.`,
        ]
      : []),
    `  Confronto: ${precedenti.length === 0 ? "nessuna edizione prima" : precedenti.join(", ")} in precedenti/. ${pubblicate}`,
    made.conPanel
      ? `  Stessi enti: ciò che ciascuno ha dichiarato nel ${yaml.anno} è in riservato/panel-${yaml.anno}.csv. Serve al confronto, e non si pubblica né si manda a nessuno.`
      : `  Stessi enti: manca archivio/panel-${yaml.anno}.csv, e un confronto tra somme dichiarate non si stampa. Costruisci l'edizione ${yaml.anno}, poi copialo in riservato/.`,
    `  Dimensione degli enti (risorse_precedenti di enti.csv): ${sizesSaid(made, yaml.anno)}`,
    ...(made.raccolta.length === 0
      ? []
      : [
          `  Raccolta: ${made.raccolta.join(", ")} come nel ${yaml.anno}, con i giorni spostati e senza i tavoli di allora. Guarda chi non c'è più.`,
        ]),
    ...(missing === 0
      ? []
      : [`  Tra il ${yaml.anno} e il ${anno} ${missing === 1 ? "manca un anno" : `mancano ${missing} anni`}.`]),
    "Adesso:",
    "  – in edizione.yaml controlla data_riferimento, data_pubblicazione e indirizzo_pubblico, spostati con l'anno;",
    ...(yaml.dimostrativa ? ["  – dimostrativa è rimasta true: scrivi false quando i dati sono veri;"] : []),
    `  – in enti.csv aggiorna chi c'è${dimensioni?.kept.length === 0 ? "" : " e risorse_precedenti di chi tiene la cifra di prima"}; in territorio/popolazione.csv i residenti;`,
    ...(conRilevazione ? ["  – in inviati/rilevazione.yaml scrivi il nome dell'esportazione quando arriva;"] : []),
    `  – scrivi i testi: bilancio build ${cartella} dice quali mancano.`,
  ].join("\n");
}

function sizesSaid({ dimensioni }: NextEdition, before: number): string {
  if (dimensioni === null)
    return `è rimasta quella che c'era nell'edizione ${before}, perché manca ciò che gli enti hanno dichiarato. Costruisci l'edizione ${before} e ripeti, oppure scrivila.`;
  const { declared, kept } = dimensioni;
  const now = `per ${plural(declared, "ente", "enti")} è ciò che hanno dichiarato nel ${before}`;
  if (kept.length === 0) return `${now}.`;
  const named = kept.slice(0, NAMED).join(", ");
  const others = kept.length > NAMED ? ` e ${plural(kept.length - NAMED, "altro", "altri")}` : "";
  return `${now}; ${plural(kept.length, "tiene la cifra di prima", "tengono la cifra di prima")}, perché nel ${before} non hanno dichiarato tutto: ${named}${others}.`;
}
const NAMED = 12;
