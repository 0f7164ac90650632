// ricezioni.csv, which says when and how each file came. What cannot be believed in it stops the run: the order of the
// versions would be a guess, and an older figure could count in place of a newer one.
import { z } from "zod";
import { fileName, instead } from "../../schemas/text.ts";
import { isoMoment } from "../edizione/days.ts";
import { EdizioneRotta } from "../edizione/faults.ts";
import { textOf } from "../edizione/file-text.ts";
import { recordsOf } from "../edizione/records.ts";
import { quandoNoted } from "./quando.ts";
import { CANALI, type Canale } from "./registro.ts";

const FILE = "inviati/ricezioni.csv";
const NEEDED = ["file", "ricevuto_il"];

const rowSchema = z.object({
  file: z.string().min(1),
  ricevuto_il: z.union([z.literal(""), z.iso.date(), z.iso.datetime({ local: true, offset: true })]),
  canale: z.string().default(""),
});

export interface Note {
  readonly ricevuto_il: string;
  readonly canale: Canale;
}

/** What is noted, by file; no such table is as if nobody had noted anything. Throws EdizioneRotta. */
export async function readNotes(
  cartella: string,
  isKnown: (file: string) => boolean,
  { here, now }: { readonly here: readonly string[]; readonly now: string },
): Promise<Map<string, Note>> {
  const text = await textOf(cartella, FILE);
  if (text === null) return new Map();
  const notes = new Map<string, Note & { line: number }>();
  for (const { line, cells } of recordsOf(text, FILE, { needed: NEEDED, others: ["canale"] })) {
    const result = rowSchema.safeParse({ ...cells, ricevuto_il: momentOf(cells["ricevuto_il"] ?? "") });
    if (!result.success) throw broken(line, cells["ricevuto_il"] ?? "");
    const { ricevuto_il } = result.data;
    checkTime(ricevuto_il, now, line);
    const file = fileName(result.data.file);
    if (!isKnown(file)) {
      const cosa = `«${file}» non è tra i file di inviati/ né tra quelli già ricevuti`;
      throw new EdizioneRotta(FILE, line, cosa, instead(file, here));
    }
    const other = notes.get(file);
    if (other !== undefined)
      throw new EdizioneRotta(FILE, line, `«${file}» c'è già alla riga ${other.line}`, "Tieni la riga giusta.");
    notes.set(file, { line, ricevuto_il, canale: canaleOf(result.data.canale, line) });
  }
  return notes;
}

/** A moment that has its zone stays as it is. */
const momentOf = (written: string): string => (/^\d{4}-\d{2}-\d{2}T/.test(written) ? written : isoMoment(written));

/** A wrong year would make a file the newest of all, or the oldest. */
function checkTime(ricevuto_il: string, now: string, line: number): void {
  if (ricevuto_il === "") return;
  const isLate = quandoNoted(ricevuto_il).dopo > Date.parse(now);
  if (!isLate && ricevuto_il >= FIRST_YEAR) return;
  const cosa = `ricevuto_il dice «${ricevuto_il}», che ${isLate ? "deve ancora venire" : "è troppo tempo fa"}`;
  throw new EdizioneRotta(FILE, line, cosa, "Correggi la data.");
}
const FIRST_YEAR = "2000";

function canaleOf(written: string, line: number): Canale {
  const canale = written === "" ? "cartella" : CANALI.find((known) => known === written);
  if (canale !== undefined) return canale;
  throw new EdizioneRotta(FILE, line, `«${written}» non è un canale`, instead(written, CANALI));
}

function broken(line: number, written: string): EdizioneRotta {
  const fix = "Scrivi file, ricevuto_il (per esempio 28/02/2017 o 28/02/2017 17:52) e, se vuoi, canale.";
  return new EdizioneRotta(FILE, line, `la riga non si legge: ricevuto_il dice «${written}»`, fix);
}
