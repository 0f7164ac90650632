// What comes is received first; what had come before is a new event only when something else came from the same enti in
// between, and that is known once both were read.
import { isNews } from "../collect/copies.ts";
import { PresaInterrotta } from "../collect/faults.ts";
import { receiveFolder } from "../collect/folder.ts";
import type { ReadArrival } from "../collect/outcomes.ts";
import type { Taken } from "../collect/receive.ts";
import type { Registro } from "../collect/registro.ts";
import { EdizioneRotta } from "../edizione/faults.ts";

/** Reads everything that was received. */
type Read = () => Promise<{ readonly letti: readonly ReadArrival[] }>;

/** Registers as new events those files, known before, that are news. Returns the numbers of all, and how many are new. */
export async function registerNews(
  registro: Registro,
  { arrivi, protocolli }: Taken,
  isEventful: boolean,
  read: Read,
): Promise<Taken["protocolli"]> {
  if (!isEventful || protocolli.every(({ isNew }) => isNew)) return protocolli;
  const { letti } = await read();
  const counting = letti.filter(({ ritiro }) => ritiro === null);
  const together = new Set(arrivi.map(({ sha256 }) => sha256));
  return protocolli.map((each, at) => {
    const arrivo = arrivi[at];
    if (arrivo === undefined || each.isNew || !isNews(counting, each.protocollo, together)) return each;
    const [protocollo = each.protocollo] = registro.receiveAgain([arrivo]);
    return { protocollo, isNew: true };
  });
}

/** Looks at `inviati/` and takes in what is new there; returns how many arrivals are. */
export async function lookInFolder(
  cartella: string,
  archivio: string,
  registro: Registro,
  now: string,
  read: Read,
): Promise<number> {
  // Where nobody ever looked, a file that had been received may have lain there all the time.
  const isEventful = registro.lastLook() !== null;
  const { look, ...taken } = await receiveFolder(cartella, archivio, registro, now).catch((error) => {
    if (error instanceof EdizioneRotta) throw error;
    throw new PresaInterrotta(error, "I file nuovi di inviati/ non sono stati registrati: restano dove sono.");
  });
  const protocolli = await registerNews(registro, taken, isEventful, read);
  registro.looked(look);
  return protocolli.filter(({ isNew }) => isNew).length;
}
