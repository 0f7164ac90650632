// Who answered, from the sections that count.
import type { Responses } from "../figure/compute.ts";
import type { Collection } from "./intake.ts";

/** Who answered: anything at all, and by group of blocks. */
export function responses({ valide }: Collection): Responses {
  const perBlocco = new Map<string, Set<string>>();
  for (const { ente, sezione } of valide) {
    const set = perBlocco.get(sezione.blocco) ?? new Set<string>();
    perBlocco.set(sezione.blocco, set.add(ente));
  }
  return { qualcosa: new Set(valide.map(({ ente }) => ente)), perBlocco };
}
