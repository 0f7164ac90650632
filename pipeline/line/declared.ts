// What each ente declared in an edition: the rows that count, as they are stored, and the sums that the panel keeps of them.
import type { StoredValue } from "../../schemas/cella.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Panel } from "../../schemas/panel.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import type { Effects } from "../effects/effects.ts";
import type { Budget } from "../effects/machine.ts";
import { loadMisure } from "../figure/declarations.ts";
import { loadBlocks } from "../store/load.ts";
import { type PanelRow, panelRows } from "../store/panel.ts";
import type { Store } from "../store/store.ts";
import { countingOf } from "./counting.ts";
import { withStore } from "./flows.ts";
import { type Collection, intake, withWholeReadings } from "./intake.ts";
import { panelMeasures, panelOf, panelQuantities } from "./panel.ts";

export type DeclaredRow = Readonly<Record<string, StoredValue | null>>;
/** Ente → block → its rows, in the order in which they stood. */
export type DeclaredRows = ReadonlyMap<string, ReadonlyMap<string, readonly DeclaredRow[]>>;

/** Takes in what lies in `inviati/`, as `status` does. */
export async function declaredRows(
  edizione: Edizione,
  effects: Pick<Effects, "now" | "progress" | "budget">,
): Promise<DeclaredRows> {
  return (await declaredAll(edizione, effects)).righe;
}

/** Also what came, and when. */
export function declaredAll(
  edizione: Edizione,
  effects: Pick<Effects, "now" | "progress" | "budget">,
): Promise<{ readonly raccolta: Collection; readonly righe: DeclaredRows }> {
  return withWholeReadings(async () => {
    const raccolta = await intake(edizione, effects);
    return withStore(edizione, raccolta, effects.budget, async (store) => {
      await loadBlocks(store, BLOCCHI, countingOf(raccolta), edizione);
      return { raccolta, righe: await rowsIn(store) };
    });
  });
}

/** What one ente declared: its rows, and the sums that a later edition would compare. Throws DamagedReadings. */
export async function declaredBy(
  edizione: Edizione,
  raccolta: Collection,
  ente: string,
  budget: Budget,
): Promise<{ readonly righe: ReadonlyMap<string, readonly DeclaredRow[]>; readonly panel: Panel }> {
  const own = onlyOf(raccolta, ente);
  const misure = await loadMisure();
  return withStore(edizione, own, budget, async (store) => {
    await loadBlocks(store, BLOCCHI, countingOf(own), edizione);
    const sums = new Map<string, readonly PanelRow[]>();
    for (const [blocco, measured] of panelMeasures(misure, edizione.yaml.anno))
      sums.set(blocco, await panelRows(store, panelQuantities(measured, misure)));
    return { righe: (await rowsIn(store)).get(ente) ?? new Map(), panel: panelOf(edizione, own, misure, sums) };
  });
}

/** As if the others had sent nothing: what a file says of them does not count. */
function onlyOf(raccolta: Collection, ente: string): Collection {
  const valide = raccolta.valide.filter((each) => each.ente === ente);
  const others = raccolta.valide.filter((each) => each.ente !== ente);
  return { ...raccolta, valide, escluse: [...raccolta.escluse, ...others] };
}

async function rowsIn(store: Store): Promise<DeclaredRows> {
  const byEnte = new Map<string, Map<string, DeclaredRow[]>>();
  for (const { id, campi } of BLOCCHI) {
    const names = Object.keys(campi);
    const rows = await store.all(`SELECT ente, ${names.join(", ")} FROM ${id} ORDER BY ente, protocollo, posizione`);
    for (const row of rows) {
      const own = byEnte.get(String(row["ente"])) ?? new Map<string, DeclaredRow[]>();
      byEnte.set(String(row["ente"]), own);
      own.set(id, [...(own.get(id) ?? []), Object.fromEntries(names.map((name) => [name, row[name] ?? null]))]);
    }
  }
  return byEnte;
}
