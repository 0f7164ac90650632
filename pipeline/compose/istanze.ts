// Which prospetti an edition has, and for which cantiere or zona each: what it does not ask is left out rather than printed
// empty.
import type { Edizione } from "../../schemas/edizione.ts";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import { blockOf } from "../../schemas/questionario.ts";
import type { Figure } from "../figure/figures.ts";
import { NEEDS_TABLE } from "../figure/needs.ts";
import type { Declared } from "./declared.ts";
import { editionRows } from "./elenco.ts";
import { isOfSameEnti, isOverEditions } from "./over-editions.ts";
import { blocksOf, type ProspettoInstance } from "./prospetti.ts";
import { chapterId } from "./testi.ts";

interface InstanceInput {
  readonly edizione: Edizione;
  readonly figure: Figure;
  readonly dichiarati: Declared;
  /** False when it is not known what each ente declared in the edition before. */
  readonly conPanel: boolean;
}

export interface ListInstance {
  readonly id: string;
  readonly elenco: Declared["elenchi"][number];
  readonly parte: ProspettoInstance["parte"];
}

/** One instance for the network, or one for each cantiere or zona that the edition names. */
export function instances(ingredienti: InstanceInput): (ProspettoInstance | ListInstance)[] {
  const { dichiarati, edizione } = ingredienti;
  const expand = <T extends { id: string; per?: "cantiere" | "zona" }>(def: T) => {
    if (def.per === undefined) return [{ id: def.id, parte: null }];
    const { per } = def;
    return partsOf(edizione, per).map(({ codice, nome }) => ({
      id: `${def.id}--${codice}`,
      parte: { dimensione: per, codice, nome },
    }));
  };
  const prospetti = dichiarati.prospetti.flatMap((def) => askedPart(def, ingredienti) ?? []);
  const elenchi = dichiarati.elenchi.filter(
    (def) =>
      (blockOf(def.tabella)?.since ?? 0) <= edizione.yaml.anno &&
      // A table of the folder that this edition does not have is no list of nothing.
      editionRows(def.tabella, edizione)?.length !== 0,
  );
  return [
    ...prospetti.flatMap((def) => expand(def).map((i) => ({ ...i, def }))),
    ...elenchi.flatMap((elenco) => expand(elenco).map((i) => ({ ...i, elenco }))),
  ];
}

/** False for a prospetto whose chapter has no text in this edition: it is made all the same, for the open data. */
export function hasChapter({ capitolo }: { capitolo: string }, edizione: Edizione): boolean {
  return Object.keys(edizione.testi).some((name) => chapterId(name) === capitolo);
}

/** The prospetto with the measures that this edition asks; null when none is left, or there is nothing to compare. */
function askedPart(def: ProspettoDef, { edizione, figure, conPanel }: InstanceInput): ProspettoDef | null {
  if (isOverEditions(def) && edizione.precedenti.length === 0) return null;
  if (isOfSameEnti(def) && !conPanel) return null;
  // Where nobody estimated the need there is no table of nothing: the rates on residents say so.
  const hasNeeds = def.misure.some((m) =>
    blocksOf(typeof m === "string" ? m : m.misura, figure.misure).includes(NEEDS_TABLE),
  );
  if (hasNeeds && edizione.fabbisogni.length === 0) return null;
  const drawn = def.misure[def.disegna ?? 0];
  const misure = def.misure.filter(
    (m) => (figure.misure.get(typeof m === "string" ? m : m.misura)?.since ?? 0) <= edizione.yaml.anno,
  );
  if (misure.length === 0) return null;
  const disegna = drawn === undefined ? -1 : misure.indexOf(drawn);
  const { forma, disegna: _, ...rest } = def;
  return disegna < 0 || forma === undefined ? { ...rest, misure } : { ...rest, forma, misure, disegna };
}

export function partsOf({ yaml, liste }: Edizione, per: "cantiere" | "zona"): { codice: string; nome: string }[] {
  if (per === "cantiere") return yaml.cantieri.map(({ codice, nome }) => ({ codice, nome }));
  const real = new Set((liste["quartieri"] ?? []).map(({ attributi }) => attributi["zona"]));
  return (liste["zone"] ?? []).filter(({ codice }) => real.has(codice)).map(({ codice, nome }) => ({ codice, nome }));
}
