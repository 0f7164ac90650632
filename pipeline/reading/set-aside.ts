// Rows that say of themselves that they are no answer: an example that was left in, «annullato», «già compreso sopra». They
// count, and it is asked.
import type { Riga } from "../../schemas/reading.ts";
import { key } from "../../schemas/text.ts";
import type { RawCell } from "../formats/sheet.ts";
import { placeOf, type Tavola } from "./tavola.ts";

export interface SetAside {
  /** Looks at a cell beside the answers of a row, before the row is taken. */
  readonly look: (row: number, cell: RawCell) => void;
  /** Asks about an accepted row that says that it does not count. */
  readonly take: (riga: Riga, ente: string) => void;
}

export function makeSetAside(tavola: Tavola): SetAside {
  const { blocco, colonne } = tavola.testata;
  const names = Object.entries(blocco.campi).flatMap(([name, { cella }], at) => {
    const column = colonne.get(name);
    return cella.tipo === "testo" && blocco.nome_riga.includes(name) && column !== undefined ? [{ at, column }] : [];
  });
  let beside: { readonly row: number; readonly cell: RawCell } | null = null;
  const look = (row: number, cell: RawCell): void => {
    if (cell.content.kind === "testo" && NOT_COUNTED.test(key(cell.text))) beside = { row, cell };
  };
  const take = ({ numero, valori }: Riga, ente: string): void => {
    const about = { ente, blocco: blocco.id };
    const tell = (valore: string, column: number): void =>
      tavola.findings.add(
        { codice: "riga-da-non-contare", params: { valore } },
        placeOf(tavola, numero, column),
        about,
      );
    if (beside?.row === numero) tell(beside.cell.text.trim(), beside.cell.column);
    for (const { at, column } of names) {
      const name = valori[at];
      if (typeof name === "string" && EXAMPLE.test(key(name))) tell(name, column);
    }
  };
  return { look, take };
}

const EXAMPLE = /^(es|esempio)( |$)/;
const NOT_COUNTED = new RegExp(
  [
    "^(riga )?(di )?(es|esempio)( |$)",
    "^(annullat|eliminat|cancellat|stornat|duplicat)[aoie]( |$)",
    "^(riga )?(doppia|doppione|ripetuta|bozza|prova|test)$",
    "(^| )da (cancellare|eliminare|togliere|escludere|ignorare)( |$)",
    "(^| )non (va |vanno )?(contare|conteggiare|considerare|contat[aoie]|conteggiat[aoie]|considerat[aoie])( |$)",
    "(^| )gia (compres|contat|conteggiat|inclus|considerat)[aoie]( |$)",
  ].join("|"),
);
