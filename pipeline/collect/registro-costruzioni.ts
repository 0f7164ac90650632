// Who had the report built from the portal, when, and how it ended: things of no ente in the list of what was done, which is
// only added to. What was said at the end is not kept: the next one says it again.
import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { ofNoEnte } from "./registro-eventi.ts";

export const COSTRUZIONI = ["build", "errata"] as const;
const DATI = {
  costruzione: z.object({ come: z.enum(COSTRUZIONI) }),
  /** The exit code of the command; null where it was stopped. */
  "costruzione-finita": z.object({ esito: z.number().int().nullable() }),
} as const;
type TipoCostruzione = keyof typeof DATI;

export interface Costruzione {
  readonly il: string;
  readonly chi: string;
  readonly come: (typeof COSTRUZIONI)[number];
  /** Null while nobody wrote down that it ended: it is going on, or whoever had started it is gone. */
  readonly fine: { readonly il: string; readonly esito: number | null } | null;
}

export interface RegistroCostruzioni {
  /** The last one; null where there was none. */
  readonly costruzione: () => Costruzione | null;
  readonly addCostruzione: <T extends TipoCostruzione>(
    fatto: { il: string; chi: string },
    tipo: T,
    dati: z.infer<(typeof DATI)[T]>,
  ) => void;
}

const rowSchema = z.object({ il: z.string(), chi: z.string(), tipo: z.string(), dati: z.string() });

export function costruzioniOf(db: DatabaseSync): RegistroCostruzioni {
  const { all, add } = ofNoEnte(db, DATI);
  return { costruzione: () => lastOf(z.array(rowSchema).parse(all())), addCostruzione: add };
}

/** One is begun after the other: what ended is the one that was begun before it. */
function lastOf(rows: readonly z.infer<typeof rowSchema>[]): Costruzione | null {
  const at = rows.findLastIndex(({ tipo }) => tipo === "costruzione");
  const [begun, ended] = rows.slice(at);
  if (at === -1 || begun === undefined) return null;
  const { come } = DATI.costruzione.parse(JSON.parse(begun.dati));
  const fine =
    ended === undefined ? null : { il: ended.il, ...DATI["costruzione-finita"].parse(JSON.parse(ended.dati)) };
  return { il: begun.il, chi: begun.chi, come, fine };
}
