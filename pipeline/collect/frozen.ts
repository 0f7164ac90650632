// What came after an edition was closed does not count, unless somebody lets it: it stands with what was withdrawn.
import { dal } from "../../schemas/articles.ts";
import { formatDate } from "../../schemas/unita.ts";
import type { Ricezione, Ritiro } from "./registro.ts";
import type { Chiusura } from "./registro-chiusure.ts";

/** «L'edizione è chiusa dal 1° maggio 2027.» */
export const closedSince = ({ il }: Pick<Chiusura, "il">): string =>
  `L'edizione è chiusa ${dal(formatDate(il.slice(0, 10)))}`;

/** The withdrawals, and with them the arrivals that came too late. */
export function withLate(
  ritiri: ReadonlyMap<number, Ritiro>,
  arrivals: readonly Ricezione[],
  chiusura: Chiusura | null,
): ReadonlyMap<number, Ritiro> {
  if (chiusura === null) return ritiri;
  const { chi, il, protocollo: last, eccezioni } = chiusura;
  const late = arrivals.filter(({ protocollo }) => protocollo > last && !eccezioni.has(protocollo));
  const motivo = `${closedSince(chiusura)}, e questo invio è arrivato dopo.`;
  const left = late.map(({ protocollo }): [number, Ritiro] => [
    protocollo,
    { protocollo, il, chi, motivo, tardivo: true },
  ]);
  return new Map([...left, ...ritiri]);
}
