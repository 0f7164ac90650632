// The members of a dimension in the order in which they are printed, with their names.
import type { Edizione, ListEntry } from "../../schemas/edizione.ts";
import type { MisuraNota } from "../../schemas/misura.ts";
import type { Axis } from "../../schemas/prospetto.ts";
import { dimensionAt } from "../figure/declarations.ts";
import type { Figure } from "../figure/figures.ts";

export interface AxisMember {
  readonly codice: string;
  readonly nome: string;
  /** Member of the grouping dimension it belongs to. */
  readonly gruppo?: string;
}

/** How a member that a row leaves blank is named. */
export const NON_INDICATO = "Non indicato";

export interface ResolvedAxis {
  readonly membri: readonly AxisMember[];
  readonly gruppi: readonly AxisMember[];
}

/** The members of an axis at a point. Without a list (years, names) they are those that occur, in code order. */
export function resolveAxis(
  asse: Axis,
  misura: MisuraNota,
  within: Readonly<Record<string, string>>,
  edizione: Edizione,
  figure: Figure,
): ResolvedAxis {
  const { dimensione } = asse;
  const present = figure.members(misura.id, dimensione, within);
  const declared = dimensionAt(misura, dimensione, figure.misure);
  const list = declared?.lista ?? null;
  const voci: readonly ListEntry[] =
    list === null
      ? present.filter((c) => c !== "").map((codice) => ({ codice, nome: codice, alias: [], attributi: {} }))
      : (edizione.liste[list] ?? []);
  const wanted =
    asse.membri === undefined ? voci : asse.membri.flatMap((code) => voci.filter(({ codice }) => codice === code));
  const kept = wanted.filter(
    ({ codice }) => !asse.senza?.includes(codice) && (!asse.soloPresenti || present.includes(codice)),
  );
  const attribute = asse.gruppi === undefined ? undefined : declared?.gruppi[asse.gruppi];
  const membri: AxisMember[] = kept.map(({ codice, nome, breve, attributi }) => ({
    codice,
    // Cantieri have long names: tables and charts use the short form.
    nome: breve ?? nome,
    ...(attribute === undefined ? {} : { gruppo: attributi[attribute] ?? "" }),
  }));
  if (present.includes("") && asse.membri === undefined && asse.senzaVuoti !== true)
    membri.push({ codice: "", nome: NON_INDICATO });
  return { membri, gruppi: groupsOf(asse, membri, misura, edizione, figure) };
}

function groupsOf(
  asse: Axis,
  membri: readonly AxisMember[],
  misura: MisuraNota,
  edizione: Edizione,
  figure: Figure,
): AxisMember[] {
  if (asse.gruppi === undefined) return [];
  const list = dimensionAt(misura, asse.gruppi, figure.misure)?.lista ?? null;
  const used = new Set(membri.map(({ gruppo }) => gruppo));
  return (list === null ? [] : (edizione.liste[list] ?? []))
    .filter(({ codice }) => used.has(codice))
    .map(({ codice, nome }) => ({ codice, nome }));
}
