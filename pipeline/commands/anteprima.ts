// `bilancio anteprima`: the page in the browser while its texts are written, until it is stopped.
import { once } from "node:events";
import { formatNumber } from "../../schemas/unita.ts";
import type { Effects } from "../effects/effects.ts";
import { servePreview } from "../preview/server.ts";
import { type Answer, UsageFault } from "./answer.ts";

export interface AnteprimaCommand {
  readonly cartella: string;
  readonly porta: string;
}

/** Listens until the process is told to stop. Throws UsageFault for what cannot be a port, EdizioneRotta for a broken folder. */
export async function anteprimaCommand({ cartella, porta }: AnteprimaCommand, effects: Effects): Promise<Answer> {
  if (!/^\d{1,5}$/.test(porta) || Number(porta) > 65_535)
    throw new UsageFault(`--porta è un numero fino a 65535, per esempio 8090: «${porta}» non lo è`);
  const start = effects.clock();
  effects.say("Si leggono i file e si fanno i conti, come per «build»: dopo, un testo cambiato si vede subito.");
  const server = await servePreview({ cartella, porta: Number(porta) }, effects);
  effects.say(
    `L'anteprima è pronta in ${formatNumber((effects.clock() - start) / 1000, 1)} secondi: ${server.indirizzo}`,
  );
  effects.say("Non pubblica niente: per quello c'è «bilancio build». Per chiuderla: Ctrl+C.");
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await server.close();
  return { text: "L'anteprima è chiusa.", json: { chiusa: true }, exit: 0 };
}
