// The panel of the year before and this one → what each ente is asked about its own moves.
import { type Codice, diagnose, tablePlace } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Panel } from "../../schemas/panel.ts";
import { formatValue } from "../../schemas/unita.ts";
import type { Misure } from "../figure/declarations.ts";
import { type Move, movesBetween, type Why } from "../figure/year-before.ts";
import type { Asked } from "./asked-about.ts";
import type { Collection } from "./intake.ts";

/** What is asked about the moves since the last of the earlier panels; nothing without one, and then `now` is not asked for. */
export async function askedOfYearBefore(
  edizione: Pick<Edizione, "panel" | "yaml">,
  { valide }: Pick<Collection, "valide">,
  now: () => Promise<Panel>,
  misure: Misure,
): Promise<Asked[]> {
  const last = edizione.panel
    .filter(({ anno }) => anno < edizione.yaml.anno)
    .reduce<Panel | null>((latest, each) => (latest === null || each.anno > latest.anno ? each : latest), null);
  if (last === null) return [];
  const moves = movesBetween({ prima: last, ora: await now(), misure, rotture: edizione.yaml.rotture });
  return moves.flatMap((move) => askedOf(move, last.anno, valide));
}

const CODES = {
  "mille volte": "anno-mille-volte",
  "colonna in migliaia": "anno-colonna-in-migliaia",
  "dieci volte": "anno-dieci-volte",
  "cento volte": "anno-cento-volte",
  "da zero": "anno-da-zero",
  "a zero": "anno-a-zero",
  "fuori dal consueto": "anno-fuori-dal-consueto",
} as const satisfies Record<Why, Codice>;

/** On the file of the ente that counts. */
function askedOf({ misura, ente, prima, ora, why, scarto }: Move, anno: number, valide: Collection["valide"]): Asked[] {
  const section = valide.find((each) => each.ente === ente && each.sezione.blocco === misura.blocco);
  if (section === undefined) return [];
  const { nome, protocollo, sezione } = section;
  const shown = (value: number): string => formatValue(value, misura.unita, "prosa");
  const campo = misura.valore.op === "conta" ? null : misura.valore.campo;
  const found = diagnose(
    CODES[why],
    [tablePlace(nome, sezione.foglio)],
    { cosa: misura.titolo, anno: String(anno), prima: shown(prima), ora: shown(ora) },
    { ente, blocco: misura.blocco, ...(campo === null ? {} : { campo }) },
  );
  const value = { blocco: misura.blocco, campo, misura: misura.id, scarto: scarto * 10 ** misura.unita.scala };
  return [{ finding: { ...found, anno_scorso: prima, protocollo }, valori: [value] }];
}
