// Files become arrivals: archived by hash, then registered, all or none. Both steps can be repeated, so a killed process
// started again loses and doubles nothing.
import { conArticolo } from "../../schemas/articles.ts";
import { formatDate } from "../../schemas/unita.ts";
import { EdizioneRotta } from "../edizione/faults.ts";
import { archive, sha256 } from "./archive.ts";
import type { Cancellazione, NewArrival, Registro } from "./registro.ts";

/** A file that came: its bytes, and what is known of how. */
export type Arrival = Omit<NewArrival, "sha256" | "byte"> & { readonly bytes: Uint8Array };

/** What came together. */
export interface Taken {
  readonly arrivi: readonly NewArrival[];
  /** The number of each; one that was known before keeps its own, until it is known to be news (`isNews`). */
  readonly protocolli: readonly { readonly protocollo: number; readonly isNew: boolean }[];
}

/** Archives and registers files that come together. Bytes that are damaged in the archive are put back. */
export async function receiveFiles(archivio: string, registro: Registro, files: readonly Arrival[]): Promise<Taken> {
  const arrivi: NewArrival[] = [];
  const erased = registro.cancellazioni();
  for (const { bytes, ...arrivo } of files) {
    const hash = sha256(bytes);
    refuseErased(erased, hash, arrivo.nome);
    await archive(archivio, hash, bytes);
    arrivi.push({ ...arrivo, sha256: hash, byte: bytes.length });
  }
  return { arrivi, protocolli: registro.receive(arrivi) };
}

/** Bytes that were deleted because of the persons in them: they do not come back. */
export class FileCancellato extends EdizioneRotta {
  constructor(file: string, { il, motivo }: Cancellazione) {
    const cosa = `è il file cancellato ${conArticolo(formatDate(il.slice(0, 10)))} (${motivo}), e non si riceve di nuovo`;
    super(file, null, cosa, "Toglilo, e chiedi a chi lo ha mandato un file senza quei dati.");
  }
}

/** Throws FileCancellato. */
export function refuseErased(erased: ReadonlyMap<string, Cancellazione>, hash: string, file: string): void {
  const found = erased.get(hash);
  if (found === undefined) return;
  throw new FileCancellato(file, found);
}
