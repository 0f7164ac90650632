// `bilancio receive`: files come in, are archived, get their number and are read at once.
import { basename } from "node:path";
import { ArchivioGuasto, PresaInterrotta } from "../collect/faults.ts";
import { type Arrival, receiveFiles, type Taken } from "../collect/receive.ts";
import { CANALI } from "../collect/registro.ts";
import { EdizioneRotta } from "../edizione/faults.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { readWhole } from "../effects/files.ts";
import { withCollection, withWholeReadings } from "../line/intake.ts";
import { questioned } from "../line/questions.ts";
import { archivioOf } from "../line/rules.ts";
import { registerNews } from "../line/take-in.ts";
import { type Answer, checkEnte, UsageFault } from "./answer.ts";
import { headOf, receivedOf, receivedText } from "./received.ts";
import { type AnswerFiles, writtenAnswers } from "./written-answers.ts";

export interface ReceiveCommand extends AnswerFiles {
  readonly cartella: string;
  readonly files: readonly string[];
  readonly canale: string;
  /** The ente they come from; null when only the files say it. */
  readonly ente: string | null;
}

/**
 * Receives the files, all or none, and says what is known of them. Throws UsageFault for an unknown channel or ente,
 * EdizioneRotta for a broken folder, PresaInterrotta when something stops it: it says whether the files were taken.
 */
export async function receiveCommand(command: ReceiveCommand, effects: Effects): Promise<Answer> {
  const { cartella, files, ente } = command;
  const edizione = await loadEdizione(cartella);
  const canale = CANALI.find((name) => name === command.canale);
  if (canale === undefined) throw new UsageFault(`il canale è uno tra ${CANALI.join(", ")}`);
  checkEnte(ente, edizione);
  let taken: Taken | null = null;
  try {
    return await withCollection(edizione, effects, async (registro, settle) => {
      // Files of one command come at one moment: the order of their names is not that of their arrival.
      const now = effects.now();
      const times = { ricevuto_il: now, dopo_il: "", entro_il: now };
      const arrivals = files.map(async (file): Promise<Arrival> => {
        return { bytes: await readWhole(file), nome: basename(file), canale, ente_atteso: ente ?? "", ...times };
      });
      taken = await receiveFiles(archivioOf(edizione), registro, await Promise.all(arrivals));
      const protocolli = await registerNews(registro, taken, true, settle);
      // As it will be asked about by everybody else, beside its year before and the rest of the network.
      const { raccolta } = await withWholeReadings(async () => questioned(edizione, await settle(), effects.budget));
      const received = protocolli.map((each) => receivedOf(each, raccolta));
      const answered = protocolli.map(({ protocollo }, at) => ({
        path: files[at] ?? "",
        head: headOf(protocollo, raccolta),
      }));
      for (const line of await writtenAnswers(answered, edizione, command)) effects.say(line);
      return {
        text: received.map((each) => receivedText(each, edizione, raccolta)).join("\n"),
        json: received,
        exit: 0,
      };
    });
  } catch (error) {
    if (error instanceof EdizioneRotta) throw error;
    throw new PresaInterrotta(error, fateOf(files, taken, error));
  }
}

/** Whether the files were taken, in a sentence. */
function fateOf(files: readonly string[], taken: Taken | null, cause: unknown): string {
  const names = files.map((file) => basename(file)).join(", ");
  if (taken === null)
    return files.length === 1 ? `${names} non è stato ricevuto.` : `Nessuno di questi file è stato ricevuto: ${names}.`;
  const numbers = taken.protocolli.map(
    ({ protocollo }, at) => `${basename(files[at] ?? "")} (protocollo ${protocollo})`,
  );
  const after = cause instanceof ArchivioGuasto ? "" : " Si leggeranno al prossimo comando.";
  return `Ricevuti e registrati: ${numbers.join(", ")}.${after}`;
}
