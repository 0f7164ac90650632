// The edition of a year before, as a command is given its folder.
import type { Edizione } from "../../schemas/edizione.ts";
import { loadEdizione } from "../edizione/load.ts";
import { UsageFault } from "./answer.ts";

/** The edition of a year before. Throws UsageFault for one of another city, or that is no earlier. */
export async function lastYearFolder(cartella: string, { yaml }: Edizione): Promise<Edizione> {
  const before = await loadEdizione(cartella);
  const { anno, citta } = before.yaml;
  if (citta === yaml.citta && anno < yaml.anno) return before;
  throw new UsageFault(
    `--prima dev'essere un'edizione di ${yaml.citta} di prima del ${yaml.anno}: ${cartella} è di ${citta}, ${anno}`,
  );
}
