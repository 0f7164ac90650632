// Which zone have more or fewer users for their residents than the zone together, by more than chance (STATISTICS 8).
import type { Edizione } from "../../schemas/edizione.ts";
import { isNumero } from "../../schemas/figura.ts";
import { zoneOf } from "../../schemas/territorio.ts";
import { type Flag, funnelOf } from "../statistics/funnel.ts";
import type { Figure } from "./figures.ts";

export interface ZoneApart {
  /** How many times more than chance the zone vary; null where that is not asked, because a zona is not known. */
  readonly dispersione: number | null;
  /** They differ for reasons of their own: none is called different. */
  readonly solo_intervalli: boolean;
  /** Zone that differ, with their sign. */
  readonly diverse: readonly { readonly zona: string; readonly segno: Flag }[];
  /** Zone whose users or residents are not known: then nothing is said of any. */
  readonly ignote: readonly string[];
}

/** Null where there are not two zone to set side by side, or nobody is served. */
export function zoneApart(edizione: Pick<Edizione, "quartieri">, { at }: Pick<Figure, "at">): ZoneApart | null {
  const shown = (misura: string, zona: string): number | null => {
    const { valore, stato } = at(misura, { zona });
    return isNumero(stato) ? valore : null;
  };
  const areas = zoneOf(edizione).map((codice) => ({
    codice,
    serviti: shown("utenti", codice),
    residenti: shown("residenti", codice),
  }));
  if (areas.length < 2) return null;
  const known = areas.flatMap(({ codice, serviti, residenti }) =>
    serviti === null || residenti === null || residenti === 0
      ? []
      : [{ codice, serviti: Math.round(serviti), residenti }],
  );
  if (known.length < areas.length) {
    const ignote = areas.flatMap(({ codice }) => (known.some((area) => area.codice === codice) ? [] : [codice]));
    return { dispersione: null, solo_intervalli: true, diverse: [], ignote };
  }
  const funnel = funnelOf(known);
  if (funnel === null) return null;
  const { dispersione, solo_intervalli, aree } = funnel;
  const diverse = aree.flatMap(({ codice, diverso, segno }) =>
    diverso && segno !== "=" ? [{ zona: codice, segno }] : [],
  );
  return { dispersione, solo_intervalli, diverse, ignote: [] };
}
