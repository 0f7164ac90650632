// What a code means in two editions: which are only in one, and which say something else. Two figures under one name whose
// definition changed are two figures.

import { z } from "zod";
import { readTable } from "../edizione/tables.ts";

const rowSchema = z.strictObject({
  elenco: z.string(),
  codice: z.string(),
  nome: z.string(),
  descrizione: z.string(),
  unita: z.string(),
  /** Empty in the books of editions that did not say it. */
  tipo: z.string().default(""),
});
export type Codice = z.infer<typeof rowSchema>;

export interface ChangedCode {
  readonly elenco: string;
  readonly codice: string;
  /** What of it changed: `nome`, `descrizione`, `unita` or `tipo`. */
  readonly campo: string;
  readonly prima: string;
  readonly ora: string;
}

export interface Definitions {
  readonly soloPrima: readonly Codice[];
  readonly soloOra: readonly Codice[];
  readonly cambiati: readonly ChangedCode[];
}

/** The codes of a `codebook.csv`. Throws EdizioneRotta for a file that is none. */
export const readCodes = async (cartella: string, file: string): Promise<Codice[]> =>
  (await readTable(cartella, file, rowSchema)).map(({ row }) => row);

const CAMPI = ["nome", "descrizione", "unita", "tipo"] as const;

export function changedDefinitions(prima: readonly Codice[], ora: readonly Codice[]): Definitions {
  const keyOf = ({ elenco, codice }: Codice): string => `${elenco}\n${codice}`;
  const [before, now] = [prima, ora].map((codes) => new Map(codes.map((code) => [keyOf(code), code])));
  return {
    soloPrima: prima.filter((code) => !now?.has(keyOf(code))),
    soloOra: ora.filter((code) => !before?.has(keyOf(code))),
    cambiati: ora.flatMap((code): ChangedCode[] => {
      const old = before?.get(keyOf(code));
      if (old === undefined) return [];
      const { elenco, codice } = code;
      const asked = CAMPI.filter((campo) => campo !== "tipo" || (old.tipo !== "" && code.tipo !== ""));
      return asked
        .filter((campo) => old[campo] !== code[campo])
        .map((campo) => ({
          elenco,
          codice,
          campo,
          prima: old[campo],
          ora: code[campo],
        }));
    }),
  };
}
