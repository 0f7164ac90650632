// True answers as people type them: names of the list and not codes, now and then another spelling of them.
import { type Campo, fieldsOf } from "../../schemas/blocco.ts";
import type { Edizione, ListEntry } from "../../schemas/edizione.ts";
import { BLOCCHI, type BloccoId } from "../../schemas/questionario.ts";
import { type Caso, caso } from "./caso.ts";
import type { Mostrate } from "./guasto.ts";
import type { Riga, Risposte, Valore } from "./tipi.ts";

const UNKNOWN = ["non disponibile", "n.d.", "n.d.", "non disponibile", "N.D."];
const NOT_OURS = ["non pertinente", "n.p.", "non pertinente"];

/** All answers of a member, typed; one person types them all, so spellings are the same throughout. */
export function mostrate(edizione: Edizione, ente: string, vere: Risposte): Mostrate {
  const dice = caso(edizione.yaml.citta, edizione.yaml.anno, ente, "mano");
  const shown: Mostrate = {};
  for (const blocco of BLOCCHI) {
    // BLOCCHI are the blocks of QUESTIONARIO, whose names BloccoId is.
    const id = blocco.id as BloccoId;
    const rows = vere[id];
    if (rows === undefined) continue;
    const campi = fieldsOf(blocco, edizione.yaml.anno);
    shown[id] = rows.map((row) => ({
      ...(row.esterna === undefined ? {} : { esterna: row.esterna }),
      ...Object.fromEntries(campi.map(([name, campo]) => [name, typed(row[name] ?? null, campo, edizione, dice)])),
    }));
  }
  return shown;
}

function typed(value: Valore, { cella }: Campo, { liste }: Edizione, dice: Caso): Valore {
  if (value === null) return null;
  if (value === "non disponibile") return dice.pick(UNKNOWN);
  if (value === "non pertinente") return dice.pick(NOT_OURS);
  if (cella.tipo === "codice") {
    const voce = liste[cella.lista]?.find(({ codice }) => codice === value);
    // The workbook of an earlier year does not know the members that came later; people write their codes all the same.
    if (voce === undefined && cella.lista === "enti") return value;
    if (voce === undefined) throw new Error(`"${value}" is not in the list ${cella.lista}`);
    return cella.lista === "enti" ? (dice.chance(0.75) ? voce.codice : voce.nome) : spelling(voce, dice);
  }
  if (value === 0 && dice.chance(0.07)) return "nessuno";
  return value;
}

function spelling({ nome, alias }: ListEntry, dice: Caso): string {
  const luck = dice.next();
  if (luck < 0.05 && alias.length > 0) return dice.pick(alias);
  if (luck < 0.08) return nome.toLowerCase();
  return luck < 0.1 ? ` ${nome} ` : nome;
}

/** Rows that hold the same thing are one row: what an earlier questionnaire does not tell apart is added up. */
export function unite(rows: readonly Riga[], keys: readonly string[], sums: readonly string[]): Riga[] {
  const merged = new Map<string, Riga>();
  for (const row of rows) {
    const id = JSON.stringify(keys.map((key) => row[key] ?? null));
    const same = merged.get(id);
    if (same === undefined) merged.set(id, { ...row });
    else {
      for (const name of sums) {
        const [a, b] = [same[name], row[name]];
        if (typeof b === "number") same[name] = Math.round(((typeof a === "number" ? a : 0) + b) * 100) / 100;
      }
    }
  }
  return [...merged.values()];
}
