// The year before as the portal needs it: what each ente declared then, to be offered again, and when each had first sent
// something, to say how this year stands beside it at the same distance from the last day.
import type { Edizione } from "../../schemas/edizione.ts";
import { quandoOf } from "../collect/quando.ts";
import { raccoltaIn } from "../edizione/raccolta.ts";
import type { Effects } from "../effects/effects.ts";
import { declaredAll } from "../line/declared.ts";
import { sizesOf } from "../line/sizes.ts";
import type { RigheModulo } from "../workbooks/form.ts";
import { shownRows } from "../workbooks/shown-rows.ts";
import { entiOf } from "./situation.ts";

const DAY = 86_400_000;

export interface YearBefore {
  readonly anno: number;
  /** Rows of an ente, for its workbook. */
  readonly righe: (ente: string) => RigheModulo | null;
  /** How many had sent something so many days before the last one; null where that edition names none, or nothing came by then. */
  readonly at: (giorni: number) => Standing | null;
}

/** `peso`: 0–1 of the network of then; null where nothing is known of its size. */
export interface Standing {
  readonly enti: number;
  readonly rispondenti: number;
  readonly peso: number | null;
}

export async function yearBefore(before: Edizione, { yaml, liste }: Edizione, effects: Effects): Promise<YearBefore> {
  const { raccolta, righe: rows } = await declaredAll(before, effects);
  const scadenza = (await raccoltaIn(before))?.scadenza ?? null;
  const first = new Map<string, number>();
  for (const letto of raccolta.letti) {
    if (letto.ritiro !== null) continue;
    // Of a file of which only the span is known it is certain that it was there at its end.
    const { entro } = quandoOf(letto.ricezione);
    for (const ente of entiOf(letto)) first.set(ente, Math.min(first.get(ente) ?? entro, entro));
  }
  const sizes = sizesOf(before);
  const whole = before.enti.reduce((sum, { codice }) => sum + (sizes.get(codice) ?? 0), 0);
  return {
    anno: before.yaml.anno,
    righe: (ente) => {
      const known = rows.get(ente);
      return known === undefined ? null : shownRows(known, yaml.anno, liste).righe;
    },
    at: (giorni) => {
      if (scadenza === null) return null;
      // The whole of that day.
      const until = Date.parse(scadenza) + (1 - giorni) * DAY;
      const there = before.enti.filter(({ codice }) => (first.get(codice) ?? Number.POSITIVE_INFINITY) < until);
      if (there.length === 0) return null;
      const sent = there.reduce((sum, { codice }) => sum + (sizes.get(codice) ?? 0), 0);
      return { enti: before.enti.length, rispondenti: there.length, peso: whole === 0 ? null : sent / whole };
    },
  };
}
