// What each ente declared in an edition: the rows that count, as they are stored.
import type { StoredValue } from "../../schemas/cella.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import type { Effects } from "../effects/effects.ts";
import { loadBlocks } from "../store/load.ts";
import { countingOf } from "./counting.ts";
import { withStore } from "./flows.ts";
import { intake, withWholeReadings } from "./intake.ts";

export type DeclaredRow = Readonly<Record<string, StoredValue | null>>;
/** Ente → block → its rows, in the order in which they stood. */
export type DeclaredRows = ReadonlyMap<string, ReadonlyMap<string, readonly DeclaredRow[]>>;

/** Takes in what lies in `inviati/`, as `status` does. */
export async function declaredRows(
  edizione: Edizione,
  effects: Pick<Effects, "now" | "progress" | "budget">,
): Promise<DeclaredRows> {
  return withWholeReadings(async () => {
    const raccolta = await intake(edizione, effects);
    return withStore(edizione, raccolta, effects.budget, async (store) => {
      await loadBlocks(store, BLOCCHI, countingOf(raccolta), edizione);
      const byEnte = new Map<string, Map<string, DeclaredRow[]>>();
      for (const { id, campi } of BLOCCHI) {
        const names = Object.keys(campi);
        const rows = await store.all(
          `SELECT ente, ${names.join(", ")} FROM ${id} ORDER BY ente, protocollo, posizione`,
        );
        for (const row of rows) {
          const own = byEnte.get(String(row["ente"])) ?? new Map<string, DeclaredRow[]>();
          byEnte.set(String(row["ente"]), own);
          own.set(id, [...(own.get(id) ?? []), Object.fromEntries(names.map((name) => [name, row[name] ?? null]))]);
        }
      }
      return byEnte;
    });
  });
}
