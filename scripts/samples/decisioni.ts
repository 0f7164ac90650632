// What people decided about the flow that its two sides cannot reconcile: `progetto/decisioni.csv` of the small city.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Anno } from "./anno.ts";
import type { Piantata } from "./discordanze.ts";
import { stringify } from "./testo.ts";
import type { Riga } from "./tipi.ts";

const COLUMNS = ["da", "a", "natura", "pagato", "ricevuto", "esito", "importo", "motivo", "deciso_da", "data"];
const WHY =
  "Dato dimostrativo: chi ha pagato ha contato anche un acconto dell'anno dopo; vale il bilancio di chi ha ricevuto.";
const WHO = "Gruppo di redazione (dato dimostrativo)";

/** Writes a line for each conflict of the plan: what the payee says stands. Throws when a side says nothing. */
export async function scriviDecisioni(folder: string, anno: Anno, piantate: readonly Piantata[]): Promise<void> {
  const rows = piantate.flatMap(({ tipo, fra }) => {
    if (tipo !== "conflitto" || fra === undefined) return [];
    const { da, a } = fra;
    const paid = sum(anno.vere.get(da)?.risorse, ({ ente_beneficiario }) => ente_beneficiario === a);
    const received = sum(anno.vere.get(a)?.finanziamenti, ({ ente_finanziatore }) => ente_finanziatore === da);
    return [[da, a, "", paid, received, "ricevente", "", WHY, WHO, `${anno.mondo.anno + 1}-04-11`]];
  });
  await mkdir(join(folder, "progetto"), { recursive: true });
  await writeFile(join(folder, "progetto", "decisioni.csv"), stringify([COLUMNS, ...rows]));
}

/** Euro with two decimals. */
function sum(rows: readonly Riga[] = [], where: (row: Riga) => boolean): string {
  const cents = rows.filter(where).reduce((before, { importo }) => before + Math.round(Number(importo) * 100), 0);
  if (cents === 0) throw new Error("a side of the conflict says nothing");
  return (cents / 100).toFixed(2);
}
