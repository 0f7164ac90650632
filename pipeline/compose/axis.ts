// The members of a dimension in the order in which they are printed, with their names.
import type { Edizione, ListEntry } from "../../schemas/edizione.ts";
import type { MisuraNota } from "../../schemas/misura.ts";
import type { Axis } from "../../schemas/prospetto.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { REFERENCE_TABLES } from "../../schemas/reference-tables.ts";
import type { Figure } from "../figure/figures.ts";

export interface AxisMember {
  readonly codice: string;
  readonly nome: string;
  /** Member of the grouping dimension it belongs to. */
  readonly gruppo?: string;
}

/** How a member that a row leaves blank is named. */
export const NON_INDICATO = "Non indicato";

/** The list behind a dimension of a misura: that of its field, or of the attribute it follows from. */
export function listOf(misura: MisuraNota, dimension: string, figure: Figure): string | null {
  if (misura.tipo === "rapporto") {
    const other = figure.misure.get(misura.numeratore.misura);
    return other === undefined ? null : listOf(other, dimension, figure);
  }
  const riferimento = Object.values(REFERENCE_TABLES).find(({ id }) => id === misura.blocco);
  const blocco = blockOf(misura.blocco);
  const cella = riferimento?.campi[dimension]?.cella ?? blocco?.campi[dimension]?.cella;
  if (cella?.tipo === "codice") return cella.lista;
  const derivata = blocco?.derivate?.[dimension];
  return derivata !== undefined && "campo" in derivata ? (derivata.lista ?? null) : null;
}

/** Attribute of a voce that says to which member of the grouping dimension it belongs. */
const GROUPING: Readonly<Record<string, string>> = { zona: "zona", fonte_gruppo: "gruppo" };

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
  const list = listOf(misura, dimensione, figure);
  const voci: readonly ListEntry[] =
    list === null
      ? present.filter((c) => c !== "").map((codice) => ({ codice, nome: codice, alias: [], attributi: {} }))
      : (edizione.liste[list] ?? []);
  const wanted =
    asse.membri === undefined ? voci : asse.membri.flatMap((code) => voci.filter(({ codice }) => codice === code));
  const kept = wanted.filter(
    ({ codice }) => !asse.senza?.includes(codice) && (!asse.soloPresenti || present.includes(codice)),
  );
  const attribute = asse.gruppi === undefined ? undefined : GROUPING[asse.gruppi];
  const membri: AxisMember[] = kept.map(({ codice, nome, attributi }) => ({
    codice,
    nome: shortName(edizione, dimensione, codice, nome),
    ...(attribute === undefined ? {} : { gruppo: attributi[attribute] ?? "" }),
  }));
  if (present.includes("") && asse.membri === undefined) membri.push({ codice: "", nome: NON_INDICATO });
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
  const list = listOf(misura, asse.gruppi, figure);
  const used = new Set(membri.map(({ gruppo }) => gruppo));
  return (list === null ? [] : (edizione.liste[list] ?? []))
    .filter(({ codice }) => used.has(codice))
    .map(({ codice, nome }) => ({ codice, nome }));
}

/** Cantieri have long names: tables and charts use the short form. */
function shortName({ yaml }: Edizione, dimension: string, codice: string, nome: string): string {
  if (dimension !== "cantiere") return nome;
  return yaml.cantieri.find((c) => c.codice === codice)?.breve ?? nome;
}
