// The panel of the year before and this one → what each ente is asked about its own moves.
import { diagnose, tablePlace } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Panel } from "../../schemas/panel.ts";
import { formatValue } from "../../schemas/unita.ts";
import type { Misure } from "../figure/declarations.ts";
import { type Move, movesBetween } from "../figure/year-before.ts";
import { type Collection, withFindings } from "./intake.ts";

/** With the findings on the moves since the last of the earlier panels; without one, the collection as it was. */
export function withYearBefore(edizione: Edizione, raccolta: Collection, panel: Panel, misure: Misure): Collection {
  const last = edizione.panel
    .filter(({ anno }) => anno < panel.anno)
    .reduce<Panel | null>((latest, each) => (latest === null || each.anno > latest.anno ? each : latest), null);
  if (last === null) return raccolta;
  const moves = movesBetween({ prima: last, ora: panel, misure, rotture: edizione.yaml.rotture });
  const found = moves.flatMap((move) => findingOf(move, last.anno, raccolta));
  return withFindings(raccolta, found);
}

/** On the file of the ente that counts. */
function findingOf(
  { misura, ente, prima, ora, why, influenza }: Move,
  anno: number,
  { valide }: Collection,
): Collection["diagnostics"][number][] {
  const section = valide.find((each) => each.ente === ente && each.sezione.blocco === misura.blocco);
  if (section === undefined) return [];
  const { nome, protocollo, sezione } = section;
  const shown = (value: number): string => formatValue(value, misura.unita, "prosa");
  const campo = misura.valore.op === "conta" ? undefined : misura.valore.campo;
  const found = diagnose(
    why === "mille volte" ? "anno-mille-volte" : "anno-fuori-dal-consueto",
    [tablePlace(nome, sezione.foglio)],
    { cosa: misura.titolo, anno: String(anno), prima: shown(prima), ora: shown(ora) },
    { ente, blocco: misura.blocco, ...(campo === undefined ? {} : { campo }) },
  );
  return [{ ...found, anno_scorso: prima, influenza: Math.min(1, influenza), protocollo }];
}
