// The names in the declarations of tables, charts and lists. What the program alone can know is checked when they are
// loaded; members of the edition's lists when the edition is there.
import { CAPITOLI } from "../../schemas/capitoli.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Axis, ElencoDef, ProspettoDef } from "../../schemas/prospetto.ts";
import { instead, type UnknownName } from "../../schemas/text.ts";
import { dimensionAt, type Misure } from "../figure/declarations.ts";
import type { Figure } from "../figure/figures.ts";
import { membersOf, unknownMember } from "../figure/vocabulary.ts";
import { fieldsOfTable } from "./elenco.ts";

const AXES = ["edizione", "misura"];

/** What was declared, as it is. Throws for a name that does not exist, with the id of the declaration and the nearest name. */
export function checkDeclared<D extends { prospetti: readonly ProspettoDef[]; elenchi: readonly ElencoDef[] }>(
  declared: D,
  misure: Misure,
): D {
  for (const def of declared.prospetti) checkProspetto(def, misure);
  for (const def of declared.elenchi) checkElenco(def);
  return declared;
}

/** Throws for a chapter, misura or dimension that does not exist, with the id of the declaration and the nearest name. */
function checkProspetto(def: ProspettoDef, misure: Misure): void {
  const fail = (cosa: string, rimedio: string): never => {
    throw new Error(`il prospetto «${def.id}»: ${cosa}. ${rimedio}`);
  };
  checkChapter(def, fail);
  const names = def.misure.map((m) => (typeof m === "string" ? m : m.misura));
  const dimensioni = names.map((name) => {
    const misura = misure.get(name);
    return misura?.dimensioni ?? fail(`nessuna misura si chiama «${name}»`, instead(name, [...misure.keys()]));
  });
  const used = [
    def.righe.dimensione,
    def.righe.gruppi,
    def.colonne?.dimensione,
    def.per,
    ...Object.keys(def.dove ?? {}),
  ];
  for (const name of used) {
    if (name === undefined || AXES.includes(name)) continue;
    // With several measures one may lack a dimension: it is then read at its margin. One of them has it.
    if (!dimensioni.some((each) => each.includes(name)))
      fail(`nessuna delle sue misure ha la dimensione «${name}»`, instead(name, [...new Set(dimensioni.flat())]));
  }
}

/** Throws for a chapter or column that does not exist, with the id of the list and the nearest name. */
function checkElenco(def: ElencoDef): void {
  const fail = (cosa: string, rimedio: string): never => {
    throw new Error(`l'elenco «${def.id}»: ${cosa}. ${rimedio}`);
  };
  checkChapter(def, fail);
  const columns = Object.keys(fieldsOfTable(def.tabella));
  for (const name of [...def.colonne, ...def.ordina, ...Object.keys(def.dove ?? {})]) {
    if (!columns.includes(name))
      fail(`la tabella «${def.tabella}» non ha la colonna «${name}»`, instead(name, columns));
  }
}

function checkChapter({ capitolo }: { capitolo: string }, fail: (cosa: string, rimedio: string) => never): void {
  if (!CAPITOLI.some((id) => id === capitolo))
    fail(`nessun capitolo si chiama «${capitolo}»`, instead(capitolo, CAPITOLI));
}

/** What a declaration names that this edition does not have; null when it has everything. */
export function unknownInDeclaration(def: ProspettoDef, { liste }: Edizione, { misure }: Figure): UnknownName | null {
  for (const column of def.misure) {
    const { misura: id, dove } = typeof column === "string" ? { misura: column, dove: {} } : column;
    const misura = misure.get(id);
    if (misura === undefined) continue;
    const knownAt = (name: string) => {
      const dimensione = dimensionAt(misura, name, misure);
      return dimensione === null ? null : membersOf(dimensione, liste);
    };
    const fixed = Object.entries({ ...def.dove, ...dove });
    const listed = [def.righe, def.colonne].flatMap((axis) =>
      axisMembers(axis).map((m) => [axis?.dimensione ?? "", m] as const),
    );
    for (const [name, member] of [...fixed, ...listed]) {
      const known = misura.dimensioni.includes(name) ? knownAt(name) : null;
      const wrong = known === null ? null : unknownMember(name, member, known);
      if (wrong !== null) return wrong;
    }
  }
  return null;
}

const axisMembers = (axis: Axis | undefined): readonly string[] => [...(axis?.membri ?? []), ...(axis?.senza ?? [])];
