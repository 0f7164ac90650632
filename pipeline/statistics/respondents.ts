// Who answers: an ente answers a group of blocks when one of them counts, rows or «niente da dichiarare» (STATISTICS 1.4).
import type { BlockGroup } from "../../schemas/blocco.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";

/**
 * The enti that answered each group. `senzaValore` are those of a group whose value is missing and was not imputed: silent
 * there, because missing is not 0.
 */
export function respondentsOf(
  perBlocco: ReadonlyMap<string, ReadonlySet<string>>,
  senzaValore: ReadonlyMap<BlockGroup, ReadonlySet<string>> = new Map(),
): Map<BlockGroup, Set<string>> {
  const answered = new Map<BlockGroup, Set<string>>();
  for (const { id, gruppo } of BLOCCHI) {
    const before = answered.get(gruppo) ?? new Set();
    const heard = [...(perBlocco.get(id) ?? [])].filter((ente) => !senzaValore.get(gruppo)?.has(ente));
    answered.set(gruppo, new Set([...before, ...heard]));
  }
  return answered;
}
