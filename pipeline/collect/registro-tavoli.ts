// What is said at the tables of a world café, in the register: each voice as it was written down, what was mended, and
// how many of them went into the collection. Things of no ente in the list of what was done, which is only added to.
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { ofNoEnte } from "./registro-eventi.ts";

const numero = z.number().int();
const DATI = {
  voce: z.object({
    /** Number of the person who wrote it down, and of the table. */
    persona: numero,
    tavolo: numero,
    /** Made with the form: the same form sent twice is one voice. */
    chiave: z.string().min(1),
    /** What was written, by field of the block `voci`. */
    campi: z.record(z.string(), z.string()),
  }),
  /** Written anew, or taken away. */
  "voce-corretta": z.object({ voce: numero, campi: z.record(z.string(), z.string()).nullable() }),
  /** They went into the collection, as they stood after the last thing of that number. */
  "voci-portate": z.object({ fino: numero, quante: numero }),
} as const;
type TipoVoce = keyof typeof DATI;
type DatiVoce<T extends TipoVoce> = z.infer<(typeof DATI)[T]>;

export interface Voce {
  readonly numero: number;
  readonly il: string;
  readonly tavolo: number;
  readonly chiave: string;
  readonly campi: Readonly<Record<string, string>>;
}

export interface Tavoli {
  /** Those that stand, in the order in which they were written down. */
  readonly voci: readonly Voce[];
  /** The keys of all forms that came, also of those that were taken away. */
  readonly chiavi: ReadonlySet<string>;
  /** When and how many last went into the collection; null when none did. */
  readonly portate: { readonly il: string; readonly quante: number; readonly ancora: boolean } | null;
  /** Number of the last thing that was said at them; 0 when none was. */
  readonly ultimo: number;
}

export interface RegistroTavoli {
  readonly tavoli: () => Tavoli;
  readonly addVoce: <T extends TipoVoce>(fatto: { il: string; chi: string }, tipo: T, dati: DatiVoce<T>) => void;
}

export function tavoliOf(db: DatabaseSync): RegistroTavoli {
  const { all, add } = ofNoEnte(db, DATI);
  return { tavoli: () => gathered(z.array(rowSchema).parse(all())), addVoce: add };
}

const rowSchema = z.object({ numero, il: z.string(), tipo: z.string(), dati: z.string() });

function gathered(rows: readonly z.infer<typeof rowSchema>[]): Tavoli {
  const voci = new Map<number, Voce>();
  const chiavi = new Set<string>();
  let portate: { il: string; quante: number; fino: number } | null = null;
  let ultimo = 0;
  for (const { numero: n, il, tipo, dati } of rows) {
    const said = JSON.parse(dati);
    if (tipo === "voci-portate") {
      portate = { il, ...DATI[tipo].parse(said) };
      continue;
    }
    ultimo = n;
    if (tipo === "voce") {
      const { tavolo, chiave, campi } = DATI.voce.parse(said);
      voci.set(n, { numero: n, il, tavolo, chiave, campi });
      chiavi.add(chiave);
    } else {
      const { voce, campi } = DATI["voce-corretta"].parse(said);
      const before = voci.get(voce);
      if (campi === null) voci.delete(voce);
      else if (before !== undefined) voci.set(voce, { ...before, campi });
    }
  }
  return {
    ...{ voci: [...voci.values()], chiavi, ultimo },
    // What came since is in no file yet, also what came while the file was made.
    portate: portate === null ? null : { il: portate.il, quante: portate.quante, ancora: ultimo > portate.fino },
  };
}
