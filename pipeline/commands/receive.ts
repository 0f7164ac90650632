// `bilancio receive`: files come in, are archived and get their number.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { receiveFile } from "../collect/receive.ts";
import { CANALI, openRegistro } from "../collect/registro.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { archivioOf } from "../line/rules.ts";
import { type Answer, checkEnte, UsageFault } from "./answer.ts";

export interface ReceiveCommand {
  readonly cartella: string;
  readonly files: readonly string[];
  readonly canale: string;
  /** The ente they come from; null when only the files say it. */
  readonly ente: string | null;
}

/** Receives the files in their order. Throws UsageFault for an unknown channel or ente, EdizioneRotta for a broken folder. */
export async function receiveCommand(command: ReceiveCommand, { now }: Effects): Promise<Answer> {
  const { cartella, files, ente } = command;
  const edizione = await loadEdizione(cartella);
  const canale = CANALI.find((name) => name === command.canale);
  if (canale === undefined) throw new UsageFault(`il canale è uno tra ${CANALI.join(", ")}`);
  checkEnte(ente, edizione);
  const archivio = archivioOf(edizione);
  const registro = openRegistro(archivio);
  try {
    const answers = [];
    for (const file of files) {
      const arrival = { bytes: await readFile(file), nome: basename(file), ricevuto_il: now(), canale, ente };
      const { protocollo, isNew } = await receiveFile(archivio, registro, arrival);
      answers.push({ file: basename(file), protocollo, nuovo: isNew });
    }
    return {
      text: answers.map((a) => `${a.file}: protocollo ${a.protocollo}${a.nuovo ? "" : ", già ricevuto"}`).join("\n"),
      json: answers,
      exit: 0,
    };
  } finally {
    registro.close();
  }
}
