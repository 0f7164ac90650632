// The names of figures: whether a misura, a dimension and a member are known to this edition, and the nearest name when
// not. Declarations, texts, cards and earlier figures all ask here, so that no misspelt member prints «–» or «0%».
import type { Dimensione } from "../../schemas/dimensioni.ts";
import { dimensionOf } from "../../schemas/dimensioni.ts";
import type { Lists } from "../../schemas/edizione.ts";
import { TOTALE } from "../../schemas/figura.ts";
import { isPlanned, type MisuraNota, type Where } from "../../schemas/misura.ts";
import { instead, type KnownName, type UnknownName } from "../../schemas/text.ts";
import { dimensionAt, type Misure } from "./declarations.ts";

export interface FigureNames {
  readonly misure: Misure;
  readonly liste: Lists;
  /** Members that occur where a dimension has no list: names, years. */
  readonly occurring: (misura: string, dimension: string) => readonly string[];
}

/** The members of a dimension in this edition; null where only the records know them. */
export function membersOf({ lista, ruoli }: Dimensione, liste: Lists): readonly KnownName[] | null {
  if (lista === null) return null;
  return liste[lista] ?? (ruoli ?? []).map((codice) => ({ codice, nome: codice }));
}

/** What is wrong with a member of a dimension, null when it is known. */
export function unknownMember(
  dimensione: string,
  member: string,
  known: readonly KnownName[] | readonly string[],
): UnknownName | null {
  if (known.some((each) => (typeof each === "string" ? each : each.codice) === member)) return null;
  if (known.length === 0)
    return {
      cosa: `«${member}» non c'è, perché in questa edizione ${dimensione} non ha ancora membri`,
      rimedio: "Scrivili dove stanno i suoi membri, o togli il nome.",
    };
  return { cosa: `«${member}» non è tra i membri di ${dimensione}`, rimedio: instead(member, known) };
}

/** What is wrong with a point of a misura, null when every name in it is known. */
export function unknownInPoint(
  id: string,
  dims: Readonly<Record<string, string>>,
  { misure, liste, occurring }: FigureNames,
): UnknownName | null {
  const wrong = unknownBreakdown(id, [], misure);
  const misura = misure.get(id);
  if (misura === undefined) return wrong;
  for (const [nome, member] of Object.entries(dims)) {
    if (!misura.dimensioni.includes(nome)) return unknownBreakdown(id, [nome], misure);
    const dimensione = dimensionAt(misura, nome, misure);
    const known = dimensione === null ? null : membersOf(dimensione, liste);
    const wrong = member === TOTALE ? null : unknownMember(nome, member, known ?? occurring(id, nome));
    if (wrong !== null) return wrong;
  }
  const fixed = Object.keys(dims).filter((nome) => dims[nome] !== TOTALE);
  return isPlanned(misura.piano, fixed) ? null : notPlanned(misura, fixed);
}

/** What is wrong with a breakdown of a misura: a dimension that it does not have, or a crossing that is not published. */
export function unknownBreakdown(id: string, dims: readonly string[], misure: Misure): UnknownName | null {
  const misura = misure.get(id);
  if (misura === undefined)
    return { cosa: `nessuna misura si chiama «${id}»`, rimedio: instead(id, [...misure.keys()]) };
  const unknown = dims.find((nome) => !misura.dimensioni.includes(nome));
  if (unknown !== undefined)
    return {
      cosa: `la misura «${id}» non ha la dimensione «${unknown}»`,
      rimedio: instead(unknown, misura.dimensioni),
    };
  return isPlanned(misura.piano, dims) ? null : notPlanned(misura, dims);
}

/** A breakdown that is not in the plan of its misura: nothing of it is published. */
export const notPlanned = ({ id, piano }: Pick<MisuraNota, "id" | "piano">, dims: readonly string[]): UnknownName => ({
  cosa: `la misura «${id}» non si pubblica per ${dims.join(" e ")}`,
  rimedio: `Si pubblica per: ${piano.map((each) => each.join(" e ")).join("; ")}. Per pubblicarla così, aggiungilo a piano in pipeline/misure/${id}.ts.`,
});

/** What is wrong with the condition of a misura over its table: a member that no list has would count nothing. */
function unknownInWhere(table: string, dove: Where, liste: Lists): UnknownName | null {
  for (const [nome, members] of Object.entries(dove)) {
    const dimensione = dimensionOf(table, nome);
    const known = dimensione === null ? null : membersOf(dimensione, liste);
    if (known === null) continue;
    for (const member of members) {
      const wrong = typeof member === "string" ? unknownMember(nome, member, known) : null;
      if (wrong !== null) return wrong;
    }
  }
  return null;
}

/** Declared measures that name a member this edition does not have, with what is wrong: they are not computed, because
 *  they would print a true-looking nothing. */
export function brokenMeasures(misure: Misure, liste: Lists): Map<string, UnknownName> {
  const broken = new Map<string, UnknownName>();
  const names: FigureNames = { misure, liste, occurring: () => [] };
  for (const [id, misura] of misure) {
    const wrong =
      misura.tipo === "base"
        ? unknownInWhere(misura.blocco, misura.dove ?? {}, liste)
        : [misura.numeratore, misura.denominatore]
            .map((term) => unknownInPoint(term.misura, { ...term.dove }, names))
            .find((each) => each !== null);
    if (wrong) broken.set(id, wrong);
  }
  return broken;
}
