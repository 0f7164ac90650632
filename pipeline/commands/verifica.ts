// `bilancio verifica`: the whole archive looked over, byte for byte.
import { sentenceOf } from "../collect/faults.ts";
import { type ArchiveReport, verifyArchive } from "../collect/verify.ts";
import { loadEdizione } from "../edizione/load.ts";
import { archivioOf } from "../line/rules.ts";
import type { Answer } from "./answer.ts";
import { plural } from "./words.ts";

/** What is missing, changed or of nobody in the archive of an edition; ends with 1 when anything is. Throws EdizioneRotta. */
export async function verificaCommand({ cartella }: { readonly cartella: string }): Promise<Answer> {
  const report = await verifyArchive(archivioOf(await loadEdizione(cartella)));
  if (report === null) return { text: "Non è stato ricevuto ancora niente.", json: null, exit: 0 };
  const wrong = report.guasti.length + report.orfani.length + report.letture.length;
  return { text: textOf(report, wrong), json: report, exit: wrong === 0 ? 0 : 1 };
}

function textOf({ ricezioni, file, guasti, orfani, letture }: ArchiveReport, wrong: number): string {
  const received = `${plural(ricezioni, "ricezione", "ricezioni")}, ${plural(file, "file diverso", "file diversi")}`;
  if (wrong === 0) return `I dati sono al sicuro: ${received}, tutti riletti adesso e uguali a come sono arrivati.`;
  return [
    `Controllati: ${received}.`,
    ...listed(
      guasti.map(sentenceOf),
      "ricezione che non è più com'era arrivata",
      "ricezioni che non sono più com'erano arrivate",
    ),
    ...listed(
      orfani.map((path) => `archivio/${path}`),
      "file dell'archivio che nessuna ricezione nomina, forse di un comando interrotto",
      "file dell'archivio che nessuna ricezione nomina, forse di un comando interrotto",
    ),
    ...listed(
      letture.map((path) => `archivio/${path}`),
      "lettura rovinata: si rifà da sola al prossimo comando",
      "letture rovinate: si rifanno da sole al prossimo comando",
    ),
    ...(guasti.length === 0
      ? []
      : ["Se hai ancora i file originali ricevili di nuovo con «receive»: gli stessi byte tornano al loro posto."]),
  ].join("\n");
}

const listed = (lines: readonly string[], one: string, many: string): string[] =>
  lines.length === 0 ? [] : [`${plural(lines.length, one, many)}:`, ...lines.map((line) => `  ${line}`)];
