// Files come in: streamed to the disk with limits, archived and registered before they are read, then read by the same line
// as those of every other mouth.
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join, parse } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout } from "node:timers/promises";
import type { Ente } from "../../../schemas/edizione.ts";
import { quoted } from "../../../schemas/shown.ts";
import { type Arrival, FileCancellato } from "../../collect/receive.ts";
import type { Canale } from "../../collect/registro.ts";
import type { Persona } from "../../collect/registro-portale.ts";
import { write } from "../events.ts";
import { MAX_BYTES, MAX_FILES } from "../limits.ts";
import type { ArrivingFile, Portale } from "../routes.ts";

/** A file that cannot be taken, with its sentence. */
interface Refused {
  readonly errori: readonly string[];
}
/** What was taken: the number of the first file, and whether it was read already. */
interface TakenIn {
  readonly protocollo: number;
  readonly isRead: boolean;
}

/** How long whoever sends waits for the answer before the page says that it is being read. */
const PATIENCE_MS = 2000;

/** Takes in the files of a form, all or none. */
export async function takeIn(
  portale: Portale,
  ente: Ente,
  persona: Persona,
  files: AsyncIterable<ArrivingFile>,
  canale: Canale,
): Promise<Refused | TakenIn> {
  const folder = join(portale.arrivo, randomUUID());
  try {
    await mkdir(folder, { recursive: true });
    const { arrivals, errori } = await onDisk(folder, files, {
      ente: ente.codice,
      canale,
      now: arrivalTime(portale, ente),
    });
    if (errori.length > 0) return { errori: arrivals.length > 0 ? [...errori, ALL_OR_NONE] : errori };
    if (arrivals.length === 0)
      return { errori: ["Non hai scelto nessun file: sceglilo, poi premi «Carica e controlla»."] };
    return await archived(portale, ente, persona, arrivals);
  } catch (error) {
    if (!(error instanceof FileCancellato)) throw error;
    return { errori: [COMES_BACK] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Now; where the clock was set back, the time of the last file that came here, so that the new one still comes after it. */
function arrivalTime({ raccolta, now }: Portale, { codice }: Ente): string {
  const here = raccolta
    .now()
    .letti.filter(({ ricezione: { canale, ente_atteso } }) => canale === "portale" && ente_atteso === codice)
    .map(({ ricezione }) => ricezione.ricevuto_il);
  return [...here, now()].sort().at(-1) ?? now();
}

const COMES_BACK =
  "È un file che avevamo cancellato, perché dentro c’erano dati di persone: mandane uno senza quei dati. Degli altri file, se ce n’erano, non è stato preso niente.";

const ALL_OR_NONE =
  "Nemmeno gli altri file sono stati presi: scegli di nuovo tutti quelli da mandare. Quello che avevi mandato prima resta com'era.";

interface How {
  readonly ente: string;
  readonly canale: Canale;
  readonly now: string;
}

async function onDisk(folder: string, files: AsyncIterable<ArrivingFile>, { ente, canale, now }: How) {
  const arrivals: Arrival[] = [];
  const errori: string[] = [];
  let n = 0;
  for await (const { nome, contenuto, isTooLong } of files) {
    // A field left empty is a file without a name.
    if (nome === "" || n >= MAX_FILES) {
      contenuto.resume();
      continue;
    }
    const path = join(folder, String(n++));
    await pipeline(contenuto, createWriteStream(path));
    const shown = quoted(nome, 80);
    const bytes = await readFile(path);
    if (isTooLong())
      errori.push(
        `«${shown}» è più grande di ${MAX_BYTES / 1024 / 1024} MB: togli ciò che non serve, oppure dividilo in più file.`,
      );
    else if (bytes.length === 0)
      errori.push(`«${shown}» è vuoto: forse non era stato salvato. Aprilo, salvalo e caricalo di nuovo.`);
    else
      arrivals.push({
        bytes,
        nome: nameOf(nome),
        canale,
        ente_atteso: ente,
        ricevuto_il: now,
        dopo_il: "",
        entro_il: now,
      });
  }
  return { arrivals, errori };
}

/** The last part of what the browser says, as it is kept and shown: never a path, and not without its ending. */
function nameOf(nome: string): string {
  const { name, ext } = parse(nome.split(/[/\\]/).at(-1) ?? "");
  return `${quoted(name, MAX_NAME).trim() || "senza nome"}${quoted(ext, MAX_ENDING)}`;
}
const MAX_NAME = 180;
const MAX_ENDING = 10;

/** From here on nothing is lost: what stops later says so, with the number. */
export async function archived(
  portale: Portale,
  ente: Ente,
  persona: Persona,
  arrivals: readonly Arrival[],
  parte: string | null = null,
): Promise<TakenIn> {
  const { raccolta } = portale;
  const { protocolli, read } = await raccolta.receive(arrivals);
  const [first = 0] = protocolli;
  const told = read.then((last) => {
    portale.registro.together(() => {
      for (const protocollo of last) write(portale, ente.codice, persona, "arrivo", { protocollo, parte });
    });
    return last[0] ?? first;
  });
  told.catch((error: Error) =>
    portale.say(`Il protocollo ${first} è archiviato, ma non si è potuto leggere: ${error.stack ?? error.message}`),
  );
  const number = await Promise.race([told.then((protocollo) => protocollo), setTimeout(PATIENCE_MS, null)]).catch(
    (error: unknown) => {
      throw Object.assign(error instanceof Error ? error : new Error(String(error)), {
        registrato: `${arrivals.map(({ nome }) => `«${nome}»`).join(", ")}: protocollo ${protocolli.join(", ")}`,
      });
    },
  );
  return number === null ? { protocollo: first, isRead: false } : { protocollo: number, isRead: true };
}
