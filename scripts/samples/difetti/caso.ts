// A case of the gallery: the smallest file that an office could send to be told one thing, and the file that does what it was
// told. Everything is invented; the organisation is V105 of Valfiorita, which does not exist.
import type { Codice } from "../../../schemas/diagnostic.ts";

/** Files by name, as they lie in `inviati/`; in a folder `giorno-1`, `giorno-2` … what lies there on each day. */
export type Invii = Readonly<Record<string, string | Uint8Array>>;

/** The command that tells: of one file, of all that came, of all beside the year before; `lettore`: what only a fault of ours tells. */
export type Comando = "check" | "status" | "build" | "lettore";

export interface CasoDifetto {
  /** What happened, in one sentence. */
  readonly caso: string;
  /** The ente that the file is expected from, or to which it is told. */
  readonly ente?: string;
  readonly con?: Comando;
  /** Notes on the other files, which cannot but stand beside it. */
  readonly accanto?: readonly Codice[];
  /** After what came first: what the ente was asked to look at again. */
  readonly rimanda?: { readonly cella: string | null; readonly motivo: string };
  readonly prima: Invii;
  readonly dopo: Rimedio | SenzaRimedio;
}

/** `come` is what was done, following what the message says; after it nothing is told, but for notes in `restano`. */
export interface Rimedio {
  readonly come: string;
  readonly invii: Invii;
  readonly restano?: readonly Codice[];
  /** Other things that the message offers to do. */
  readonly oppure?: readonly Rimedio[];
}

/** Why no other file mends it: it is only a note, or a person answers. */
export interface SenzaRimedio {
  readonly perche: string;
}

/** A table of V105 for 2024 as text: titles and rows without the columns `ente` and `edizione`. */
export function tavola(titoli: string, ...righe: readonly string[]): string {
  return diOgnuno(`ente;edizione;${titoli}`, ...righe.map((riga) => `V105;2024;${riga}`));
}

/** All organisations of Valfiorita. */
export const ENTI = Array.from({ length: 13 }, (_, n) => `V1${String(n).padStart(2, "0")}`);

/** Lines of a text file, as they are. */
export const diOgnuno = (...righe: readonly string[]): string => `${righe.join("\n")}\n`;

export const VOLONTARI = "Cantiere;Zona;Volontari";
export const RISORSE = "Cantiere;Zona;Voce di spesa;Importo (€)";
export const volontari = (...righe: readonly string[]): string => tavola(VOLONTARI, ...righe);
export const risorse = (...righe: readonly string[]): string => tavola(RISORSE, ...righe);

/** The titles of a table as the row of a sheet. */
export const celle = (titoli: string): string[] => titoli.split(";");

/** A row of volontari in a sheet. */
export const PRESENTI = ["Crescere insieme", "Alpe", 12] as const;
export const NOTA: SenzaRimedio = { perche: "È una nota: non c'è niente da fare." };
