// From a cell of a file to the figures it enters, or to the reason why it enters none.
import { blockOf } from "../../schemas/questionario.ts";
import type { ReadArrival } from "../collect/outcomes.ts";
import { type RowAt, rowsAt, type SheetRead, sheetsRead } from "../store/lineage.ts";
import { columnsFrom, type Entered, enteredBy, type Named } from "./entered.ts";
import { fateOf } from "./fate.ts";
import { findingsAt, type Rilievo, rilievoOf } from "./findings-at.ts";
import type { Sources } from "./sources.ts";

/** One answer that stands in the cell; a cell of a survey may be the answer of several rows. */
export interface CellUse {
  readonly protocollo: number;
  readonly file: string;
  readonly cella: string;
  /** Null where no row was read there. */
  readonly foglio: string | null;
  readonly ente: string | null;
  readonly blocco: string | null;
  readonly domande: readonly string[];
  readonly scritto: string | null;
  readonly figure: readonly Named[];
  /** Measures that count its row, whatever stands in the cell. */
  readonly contata_in: readonly string[];
  /** Measures of consolidated money that it may change: which of their figures is not traced. */
  readonly attraverso: readonly string[];
  /** Published lists that print the answer. */
  readonly elenchi: readonly string[];
  /** Why it enters no figura; null when it does. */
  readonly perche: string | null;
  readonly rilievi: readonly Rilievo[];
}

export interface CellAddress {
  /** «D7»; in a text file the column by its letter, the row by its physical line. */
  readonly cella: string;
  /** Null for any sheet. */
  readonly foglio: string | null;
}

/** Every use of a cell of an arrival: one at least. */
export async function cellUses(
  letto: ReadArrival,
  { cella, foglio }: CellAddress,
  sources: Sources,
): Promise<CellUse[]> {
  const { store } = sources;
  const isHere = (sheet: string): boolean => foglio === null || sheet === foglio;
  const path = letto.righe === null || letto.uguale_a !== null ? null : letto.kept.rows;
  const rows = path === null ? [] : (await rowsAt(store, path, cella)).filter((row) => isHere(row.foglio));
  if (rows.length > 0) return Promise.all(rows.map((row) => useOf(letto, row, cella, sources)));
  const sheets = path === null ? [] : (await sheetsRead(store, path)).filter((sheet) => isHere(sheet.foglio));
  return [unread(letto, { cella, foglio }, sheets, sources)];
}

async function useOf(letto: ReadArrival, row: RowAt, cella: string, sources: Sources): Promise<CellUse> {
  const { protocollo, nome } = letto.ricezione;
  const { ente, blocco, foglio, riga, posizione, campi, scritto } = row;
  const declared = blockOf(blocco);
  if (declared === undefined) throw new Error(`a row is of the block "${blocco}", which is not there`);
  const columns = new Set(campi.flatMap((campo) => [...columnsFrom(declared, campo)]));
  const fate = fateOf(letto, sources.raccolta).sezioni.find((each) => each.ente === ente && each.blocco === blocco);
  const isCounted = fate?.conta === true;
  const { figure, contata_in, attraverso }: Entered = isCounted
    ? await enteredBy({ protocollo, blocco, posizione }, columns, sources)
    : { figure: [], contata_in: [], attraverso: [] };
  const elenchi = sources.dichiarati.elenchi
    .filter(({ tabella, colonne }) => isCounted && tabella === blocco && colonne.some((name) => columns.has(name)))
    .map(({ id }) => id);
  const domande = campi.map((campo) => declared.campi[campo]?.label ?? campo);
  const rilievi = findingsAt(sources.raccolta.diagnostics)
    .ofRow({ protocollo, foglio, riga })
    .filter((each) => each.campo === null || campi.includes(each.campo));
  const isWaiting = sources.raccolta.waiting.some(
    (each) =>
      each.ente === ente &&
      each.blocco === blocco &&
      campi.includes(each.campo) &&
      (each.righe === null || (each.righe.protocollo === protocollo && each.righe.numeri.includes(riga))),
  );
  const why = isWaiting
    ? "il valore aspetta una conferma: fino ad allora resta fuori dalle cifre"
    : whyNot(row, domande);
  const perche = figure.length > 0 ? null : (fate?.motivo ?? why);
  return {
    ...{ protocollo, file: nome, cella, foglio, ente, blocco, domande, scritto },
    ...{ figure, contata_in, attraverso, elenchi, perche, rilievi: rilievi.map(rilievoOf) },
  };
}

/** Of an answer whose row counts. */
function whyNot({ senza_valore, vuoto, scritto }: RowAt, domande: readonly string[]): string {
  if (vuoto !== null) return `chi l'ha compilata ha scritto che il valore non c'è (${vuoto})`;
  if (senza_valore && (scritto ?? "").trim() === "") return "la cella è vuota";
  if (senza_valore) return "il valore è stato respinto: finché non è corretto è «non disponibile»";
  return `nessuna misura usa la risposta «${domande.join("», «")}» di questa riga`;
}

/** A cell that is in no accepted row: what was found there, or where it stands. */
function unread(
  letto: ReadArrival,
  { cella, foglio }: CellAddress,
  sheets: readonly SheetRead[],
  { raccolta }: Sources,
): CellUse {
  const { protocollo, nome } = letto.ricezione;
  const riga = Number(/\d+$/.exec(cella)?.[0] ?? 0);
  const near = raccolta.diagnostics.filter(
    (each) =>
      each.protocollo === protocollo &&
      each.luoghi.some(
        (luogo) => (luogo.cella === cella || luogo.riga === riga) && (foglio ?? luogo.foglio) === luogo.foglio,
      ),
  );
  const here = near.filter(({ luoghi }) => luoghi.some((luogo) => luogo.cella === cella));
  // Of a sheet of which nothing was read what was found is about the whole.
  const ofSheet =
    near.length > 0 || sheets.length > 0 || foglio === null
      ? []
      : raccolta.diagnostics.filter(
          (each) =>
            each.protocollo === protocollo &&
            each.luoghi.some((luogo) => luogo.foglio === foglio && luogo.riga === undefined),
        );
  const rilievi = (here.length > 0 ? here : near.length > 0 ? near : ofSheet).map(rilievoOf);
  const found =
    near.length > 0
      ? "la sua riga non è tra quelle che contano: vedi i rilievi"
      : ofSheet.length > 0
        ? "di quel foglio non è stata letta nessuna riga: vedi i rilievi"
        : whereOf(cella, riga, sheets);
  return {
    ...{ protocollo, file: nome, cella, foglio, ente: null, blocco: null, domande: [], scritto: null },
    ...{ figure: [], contata_in: [], attraverso: [], elenchi: [], rilievi },
    perche: fateOf(letto, raccolta).motivo ?? found,
  };
}

/** Where a cell stands among the rows that were read of its sheets. */
function whereOf(cella: string, riga: number, sheets: readonly SheetRead[]): string {
  if (sheets.length === 0) return "lì non è stata letta nessuna riga";
  const column = cella.replace(/\d+$/, "");
  if (sheets.every(({ prima }) => riga < prima))
    return "sta sopra la prima riga di risposte: è un titolo, o parole attorno alla tabella";
  if (sheets.every(({ ultima, posti }) => riga > ultima && !/\d/.test(posti)))
    return "sta sotto l'ultima riga di risposte";
  const isQuestion = sheets.some(({ posti }) => posti.split(" ").includes(column));
  return isQuestion
    ? "in quella riga non c'è nessuna risposta"
    : "non è la casella di una domanda: è un titolo, il codice dell'ente, l'anno, una nota o una colonna che non leggiamo";
}
