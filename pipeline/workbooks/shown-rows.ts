// What was declared one year → what the workbook of another shows: names and not codes, euro and not cents.
import { type Campo, fieldsOf } from "../../schemas/blocco.ts";
import { type CellKind, isNumerica, type StoredValue, scala } from "../../schemas/cella.ts";
import type { Lists } from "../../schemas/edizione.ts";
import { BLOCCHI, type BloccoId } from "../../schemas/questionario.ts";
import type { CellaModulo, RigheModulo } from "./form.ts";

type Stored = Readonly<Record<string, StoredValue | null>>;

/** An answer of the year before that no question of this year, or no name of its lists, can hold. */
export interface Moved {
  readonly blocco: string;
  readonly domanda: string;
  readonly risposta: string;
}

/** Rows by block, of the questions that this year asks too; what has no place any more is told. */
export function shownRows(
  declared: ReadonlyMap<string, readonly Stored[]>,
  anno: number,
  liste: Lists,
): { readonly righe: RigheModulo; readonly senzaPosto: readonly Moved[] } {
  const righe: RigheModulo = {};
  const senzaPosto: Moved[] = [];
  for (const blocco of BLOCCHI) {
    const rows = declared.get(blocco.id);
    if (rows === undefined) continue;
    const asked = new Map(fieldsOf(blocco, anno));
    const tell = (campo: Campo, value: StoredValue): void => {
      senzaPosto.push({ blocco: blocco.titolo, domanda: campo.label, risposta: String(value) });
    };
    // BLOCCHI are the blocks of QUESTIONARIO, whose names BloccoId is.
    righe[blocco.id as BloccoId] = rows.map((row) =>
      Object.fromEntries(
        Object.entries(blocco.campi).flatMap(([name, campo]) => {
          const value = row[name] ?? null;
          if (value === null || campo.riservato === true) return [];
          const shown = asked.has(name) ? shownValue(value, campo.cella, liste) : null;
          if (shown === null) tell(campo, value);
          return shown === null ? [] : [[name, shown]];
        }),
      ),
    );
  }
  return { righe, senzaPosto };
}

/** Null where the list has no such member any more. */
function shownValue(value: StoredValue, cella: CellKind, liste: Lists): CellaModulo {
  if (typeof value === "boolean") return value ? "sì" : "no";
  if (typeof value === "number") return isNumerica(cella) ? value / 10 ** scala(cella) : value;
  if (cella.tipo !== "codice") return value;
  return liste[cella.lista]?.find(({ codice }) => codice === value)?.nome ?? null;
}
