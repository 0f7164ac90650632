// What was found at a place: on a cell, or on its row.
import { ALTRE, describe } from "../../schemas/diagnostic.ts";
import { blockOf } from "../../schemas/questionario.ts";
import type { Finding } from "../collect/versions.ts";

/** A finding as a trace tells it. */
export interface Rilievo {
  readonly codice: string;
  readonly gravita: string;
  readonly esito: string;
  /** Why it is closed; null while it is open. */
  readonly motivo: string | null;
  /** The question it is about; null when it is about the whole row. */
  readonly domanda: string | null;
  readonly testo: string;
}

export interface RowPlace {
  readonly protocollo: number;
  readonly foglio: string;
  readonly riga: number;
}

export interface FindingsAt {
  /** All that was found in a row; in a text file the sheet has no name of its own. */
  readonly ofRow: (place: RowPlace) => readonly Finding[];
  /** Findings that stand for more cells of a column than they name. */
  readonly beyond: (protocollo: number, blocco: string, campo: string) => readonly Finding[];
}

/** Of the findings of a collection. */
export function findingsAt(diagnostics: readonly Finding[]): FindingsAt {
  const rows = new Map<string, Set<Finding>>();
  for (const finding of diagnostics)
    for (const { foglio, riga } of finding.luoghi) {
      if (riga === undefined) continue;
      const id = idOf(finding.protocollo, foglio ?? "", riga);
      rows.set(id, (rows.get(id) ?? new Set()).add(finding));
    }
  const told = diagnostics.filter(
    ({ params, quanti, luoghi }) => Number(params[ALTRE] ?? 0) > 0 || quanti > luoghi.length,
  );
  return {
    ofRow: ({ protocollo, foglio, riga }) => [
      ...(rows.get(idOf(protocollo, foglio, riga)) ?? []),
      ...(foglio === "" ? [] : (rows.get(idOf(protocollo, "", riga)) ?? [])),
    ],
    beyond: (protocollo, blocco, campo) =>
      told.filter((each) => each.protocollo === protocollo && each.blocco === blocco && each.campo === campo),
  };
}

const idOf = (protocollo: number, foglio: string, riga: number): string => `${protocollo}\n${foglio}\n${riga}`;

export function rilievoOf(finding: Finding): Rilievo {
  const { codice, gravita, esito, motivo, blocco, campo } = finding;
  const { testo } = describe(finding);
  const domanda = blocco === null || campo === null ? null : (blockOf(blocco)?.campi[campo]?.label ?? null);
  return { codice, gravita, esito, motivo, domanda, testo };
}
