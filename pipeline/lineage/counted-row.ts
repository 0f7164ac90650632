// One row that a figura counts: where it stands, what is written there, what was done to it, what it gives.
import { isNumerica, type StoredValue, scala } from "../../schemas/cella.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { formatTyped } from "../../schemas/unita.ts";
import { WAITS } from "../store/load.ts";
import type { Rilievo } from "./findings-at.ts";

/** A row of a submission, of a table of the edition, or one that was made of rows of submissions. */
export type Origin =
  | {
      readonly tipo: "invio";
      readonly protocollo: number;
      /** 1 for the first submission of the ente, 2 for the second… */
      readonly versione: number | null;
      readonly file: string;
      readonly foglio: string;
    }
  | { readonly tipo: "edizione"; readonly file: string }
  /** An ente that a number of the whole network tells of: its line in the table of enti. */
  | { readonly tipo: "rete"; readonly file: string }
  /** Made of what enti declared of their money, put together, or of who answered. */
  | { readonly tipo: "passaggi"; readonly tabella: string };

/** What became of the value of a cell. `senza cella`: it follows from another answer, or from the question of a survey. */
export type Esito =
  | "com'è scritto"
  | "normalizzato"
  | "respinto"
  | "vuoto"
  | "dichiarato vuoto"
  | "in attesa di una conferma"
  | "senza cella"
  | "manca l'altra risposta";

export interface CountedRow {
  readonly origine: Origin;
  readonly ente: string;
  readonly denominazione: string;
  /** Row of the sheet, or physical line of a text file. */
  readonly riga: number;
  /** The row's own name: cantiere and zona, the name of a service, of an ente. */
  readonly nome: string;
  /** Address of the value and what is written there; null for a misura that counts rows, and where there is no cell. */
  readonly cella: string | null;
  readonly scritto: string | null;
  /** The value as it was read, in whole units of the store; null when there is none. */
  readonly letto: StoredValue | null;
  readonly esito: Esito | null;
  /** What the row adds, in whole units of the store; null when it gives no number. */
  readonly contributo: number | null;
  /** Weight of the record in millionths; null where records are not weighted. */
  readonly ppm: number | null;
  /** Whether its ente is one of the enti behind the figura. */
  readonly conta_ente: boolean;
  readonly rilievi: readonly Rilievo[];
  /** Field → where it stands and what is written there. */
  readonly celle: Readonly<Record<string, { readonly cella: string; readonly scritto: string }>>;
  /** What its ente declared that it was made of; only of rows that were made. */
  readonly da?: readonly CountedRow[];
}

/** What became of the value of a field. */
export function esitoOf(
  [blocco, campo]: readonly [string, string],
  { letto, scritto, vuoto }: { letto: StoredValue | null; scritto: string | null; vuoto: string | null },
): Esito {
  if (vuoto === WAITS) return "in attesa di una conferma";
  if (vuoto !== null) return "dichiarato vuoto";
  if (letto === null) return scritto === null || scritto.trim() === "" ? "vuoto" : "respinto";
  if (scritto === null) return "senza cella";
  return asWritten(blocco, campo, letto) === plain(scritto.trim()) ? "com'è scritto" : "normalizzato";
}

/** A value as one types it: a number without thousands, a code or a text as it is. */
function asWritten(blocco: string, campo: string, letto: StoredValue): string {
  const cella = blockOf(blocco)?.campi[campo]?.cella;
  if (typeof letto !== "number" || cella === undefined || !isNumerica(cella)) return `${letto}`;
  return formatTyped(letto / 10 ** scala(cella));
}

/** A number with a comma and no zeros at its end, as programs and people write the same one. */
const plain = (scritto: string): string => {
  const [, whole = "", decimals = ""] = /^(\d+)[.,](\d+)$/.exec(scritto) ?? [];
  if (whole === "") return scritto;
  const rest = decimals.replace(/0+$/, "");
  return rest === "" ? whole : `${whole},${rest}`;
};
