// The archive is not what it was: the register is damaged, or bytes that were received are gone or changed. Nothing is
// computed from such an archive, and nothing in it is called safe.
import { quanti } from "../../schemas/diagnostici/entry.ts";

/** Bytes of one arrival that are not what was received. */
export interface Guasto {
  readonly nome: string;
  readonly protocollo: number;
  readonly come: "manca" | "cambiato";
}

const REGISTRO = {
  danneggiato:
    "Il registro dei file ricevuti (archivio/registro.sqlite) è danneggiato e non si può leggere. Non cancellarlo: rimetti al suo posto l'ultima copia che ne hai, oppure scrivi a chi cura il programma. I file ricevuti stanno in archivio/file.",
  vuoto:
    "Il registro dei file ricevuti (archivio/registro.sqlite) manca o è vuoto, ma in archivio/file ci sono file già ricevuti. Rimetti al suo posto l'ultima copia del registro, oppure scrivi a chi cura il programma: senza non si sa chi li ha mandati e quando.",
  nuovo:
    "Il registro dei file ricevuti (archivio/registro.sqlite) è di una versione più nuova del programma. Aggiorna il programma e ripeti il comando.",
} as const;

/** Its message is for people. */
export class ArchivioGuasto extends Error {
  override readonly name = "ArchivioGuasto";

  static registro(come: keyof typeof REGISTRO): ArchivioGuasto {
    return new ArchivioGuasto(REGISTRO[come]);
  }

  /** Names every file that is not what was received. */
  static byte(guasti: readonly Guasto[]): ArchivioGuasto {
    return new ArchivioGuasto(
      [
        `L'archivio non è più quello che era: ${quanti(guasti.length, "file ricevuto manca o è cambiato", "file ricevuti mancano o sono cambiati")} sul disco.`,
        ...guasti.map((guasto) => `  ${sentenceOf(guasto)}`),
        "Non è stato calcolato né pubblicato niente. Se hai ancora i file originali ricevili di nuovo con «receive»: gli stessi byte tornano al loro posto. Altrimenti rimetti una copia di archivio/, oppure ritira quegli invii con «ritira».",
      ].join("\n"),
    );
  }
}

/** «modulo.csv (protocollo 3): i suoi byte non ci sono più». */
export const sentenceOf = ({ nome, protocollo, come }: Guasto): string =>
  `${nome} (protocollo ${protocollo}): ${come === "manca" ? "i suoi byte non ci sono più, mancano dall'archivio" : "i suoi byte sono cambiati da quando è stato ricevuto"}`;

/** What stopped while files came is its cause; `esito` says to people whether they were taken. */
export class PresaInterrotta extends Error {
  override readonly name = "PresaInterrotta";
  readonly esito: string;
  constructor(cause: unknown, esito: string) {
    super(esito, { cause });
    this.esito = esito;
  }
}
