// Things of no ente in the list of what was done: each kind with its own data. The list is only added to.
import type { DatabaseSync } from "node:sqlite";
import type { z } from "zod";

export interface OfNoEnte<D extends Readonly<Record<string, z.ZodType>>> {
  /** All of these kinds, in their order. */
  readonly all: () => unknown[];
  readonly add: <T extends keyof D & string>(
    fatto: { readonly il: string; readonly chi: string },
    tipo: T,
    dati: z.infer<D[T]>,
  ) => void;
}

/** `kinds` says of each kind what its data are. */
export function ofNoEnte<const D extends Readonly<Record<string, z.ZodType>>>(db: DatabaseSync, kinds: D): OfNoEnte<D> {
  const tipi = Object.keys(kinds);
  const places = tipi.map(() => "?").join(", ");
  const find = db.prepare(`SELECT * FROM evento WHERE ente = '' AND tipo IN (${places}) ORDER BY numero`);
  return {
    all: () => find.all(...tipi),
    add: ({ il, chi }, tipo, dati) => {
      const write = db.prepare("INSERT INTO evento (il, ente, chi, tipo, dati) VALUES (?, '', ?, ?, ?)");
      write.run(il, chi, tipo, JSON.stringify(kinds[tipo]?.parse(dati)));
    },
  };
}
