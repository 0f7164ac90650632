// Which files of rows the database must read, and what in them does not count.
import type { Counting, LeftOut, RowsFile } from "../store/load.ts";
import type { Collection } from "./intake.ts";

/** The files whose rows count, and the sections in them that do not. */
export function countingOf({ letti, valide, escluse, waiting }: Collection): Counting {
  const rows = new Map<string, number>();
  for (const { sezione } of valide) rows.set(sezione.blocco, (rows.get(sezione.blocco) ?? 0) + sezione.contate);
  const withRows = valide.filter(({ sezione }) => sezione.contate > 0);
  const files = new Map<number, RowsFile & { blocchi: Set<string>; righe: number }>();
  const paths = new Map(letti.map(({ ricezione, kept }) => [ricezione.protocollo, kept.rows]));
  for (const { protocollo, sezione } of withRows) {
    const path = paths.get(protocollo) ?? "";
    const file = files.get(protocollo) ?? { path, protocollo, blocchi: new Set<string>(), righe: 0 };
    file.blocchi.add(sezione.blocco);
    file.righe += sezione.contate;
    files.set(protocollo, file);
  }
  const leftOut = escluse.flatMap(({ protocollo, ente, sezione: { blocco, contate } }): LeftOut[] =>
    contate > 0 && files.has(protocollo) ? [{ protocollo, ente, blocco }] : [],
  );
  const inOrder = [...files.values()].sort((a, b) => a.protocollo - b.protocollo);
  return { files: inOrder, leftOut, rows, waiting };
}
