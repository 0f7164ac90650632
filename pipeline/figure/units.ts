// The unit of a figura: that of its misura, or where another field says what is counted (an indicator) that of the members
// it is about.
import { type Dimensione, dimensionOf, unitFieldOf } from "../../schemas/dimensioni.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { MisuraBase } from "../../schemas/misura.ts";
import type { Unita } from "../../schemas/unita.ts";

type Dims = Readonly<Record<string, string>>;

/** The unit of the members that a point is about, when they have one; else that of the misura. */
export function unitaAt({ liste }: Edizione, misura: MisuraBase, dims: Dims): Unita {
  const { lista, nome, gruppi } = unitDimension(misura) ?? {};
  if (lista == null || nome === undefined || misura.unita.tipo !== "conteggio") return misura.unita;
  const named = (liste[lista] ?? []).filter(
    ({ codice, attributi }) =>
      (dims[nome] === undefined || dims[nome] === codice) &&
      Object.entries(gruppi ?? {}).every(
        ([group, attributo]) => dims[group] === undefined || attributi[attributo] === dims[group],
      ),
  );
  const [first] = named;
  const unita = first?.attributi["unita"];
  if (unita === undefined || named.some(({ attributi }) => attributi["unita"] !== unita)) return misura.unita;
  return { ...misura.unita, nome: unita, singolare: first?.attributi["singolare"] ?? unita };
}

/** Values in units of their own are printed without decimals where they have none. */
export function wholeUnits(unita: Unita, misura: MisuraBase, value: number): Unita {
  return unitDimension(misura) !== null && unita.tipo === "conteggio" && Number.isInteger(value)
    ? { ...unita, scala: 0 }
    : unita;
}

function unitDimension({ blocco, valore }: MisuraBase): Dimensione | null {
  const field = valore.op === "somma" ? unitFieldOf(blocco, valore.campo) : null;
  return field === null ? null : dimensionOf(blocco, field);
}
