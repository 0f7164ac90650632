// The names in the declarations of tables, charts and lists. What the program alone can know is checked when they are
// loaded; members of the edition's lists when the edition is there.
import { CAPITOLI, PARTI, partsBy } from "../../schemas/capitoli.ts";
import type { CellKind } from "../../schemas/cella.ts";
import { DIMENSIONI } from "../../schemas/dimensioni.ts";
import type { Edizione, Lists } from "../../schemas/edizione.ts";
import { TOTALE } from "../../schemas/figura.ts";
import { rolesOf } from "../../schemas/liste.ts";
import { isPlanned } from "../../schemas/misura.ts";
import { type Axis, type ElencoDef, type ProspettoDef, RESERVED_IDS } from "../../schemas/prospetto.ts";
import { instead, type KnownName, type UnknownName } from "../../schemas/text.ts";
import { dimensionAt, type Misure } from "../figure/declarations.ts";
import type { Figure } from "../figure/figures.ts";
import { membersOf, notPlanned, unknownMember } from "../figure/vocabulary.ts";
import { fieldsOfTable } from "./elenco.ts";
import { STESSI_ENTI } from "./over-editions.ts";

const AXES = ["edizione", "misura", STESSI_ENTI];

export interface Declared {
  readonly prospetti: readonly ProspettoDef[];
  readonly elenchi: readonly ElencoDef[];
  /** File and line of each, by id. */
  readonly luoghi?: ReadonlyMap<string, string>;
}

/** «(pipeline/prospetti/risorse.ts, riga 12)», with a space before; empty where it is not known. */
export const placeOf = (id: string, { luoghi }: Pick<Declared, "luoghi">): string =>
  luoghi?.has(id) === true ? ` (${luoghi.get(id)})` : "";

/** What was declared, as it is. Throws for a name that does not exist, with the declaration, where it stands and the
 *  nearest name. */
export function checkDeclared<D extends Declared>(declared: D, misure: Misure): D {
  checkIds(declared);
  for (const def of declared.prospetti) checkProspetto(def, misure, placeOf(def.id, declared));
  for (const def of declared.elenchi) checkElenco(def, placeOf(def.id, declared));
  return declared;
}

/** Throws for an id used twice, or one that could overwrite another file of `dati/` or pass for a part of another. */
function checkIds(declared: Declared): void {
  const seen = new Set<string>();
  for (const { id } of [...declared.prospetti, ...declared.elenchi]) {
    const fail = (cosa: string): never => {
      throw new Error(`il prospetto «${id}»${placeOf(id, declared)}: ${cosa}.`);
    };
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) fail("un nome è di minuscole, cifre e trattini singoli, come spesa-voce");
    if (RESERVED_IDS.includes(id)) fail(`il nome è riservato: dati/${id} c’è in ogni edizione. Dagliene un altro`);
    if (seen.has(id)) fail("due prospetti si chiamano così. Dai un altro nome a uno dei due");
    seen.add(id);
  }
}

/** Throws for a chapter, misura or dimension that does not exist, with the id of the declaration and the nearest name. */
function checkProspetto(def: ProspettoDef, misure: Misure, place: string): void {
  const fail = (cosa: string, rimedio: string): never => {
    throw new Error(`il prospetto «${def.id}»${place}: ${cosa}. ${rimedio}`);
  };
  checkChapter(def, fail);
  const { disegna } = def;
  if (disegna !== undefined && def.misure[disegna] === undefined)
    fail(`disegna ${disegna} non è tra le sue misure`, `Le misure vanno da 0 a ${def.misure.length - 1}.`);
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
  checkPlan(def, misure, fail);
  for (const axis of [def.righe, def.colonne]) {
    if (axis === undefined || axisMembers(axis).length === 0) continue;
    const listed = names.flatMap((name) => misure.get(name) ?? []).map((m) => dimensionAt(m, axis.dimensione, misure));
    if (!listed.some((dimensione) => dimensione !== null && dimensione.lista !== null))
      fail(`«${axis.dimensione}» non ha un elenco da cui prendere i membri`, "Togli membri e senza.");
  }
}

/** Throws for a table or chart of a breakdown that its misura does not publish. */
function checkPlan(def: ProspettoDef, misure: Misure, fail: (cosa: string, rimedio: string) => never): void {
  const { dimensione, gruppi } = def.righe;
  for (const column of def.misure) {
    const { misura: id, dove } = typeof column === "string" ? { misura: column, dove: {} } : column;
    const misura = misure.get(id);
    if (misura === undefined) continue;
    const beside = [def.colonne?.dimensione, def.per, ...Object.keys({ ...def.dove, ...dove })];
    // Rows, and the subtotals above them.
    for (const rows of [dimensione, gruppi]) {
      const own = misura.dimensioni.filter((name) => name === rows || beside.includes(name));
      const wrong = isPlanned(misura.piano, own) ? null : notPlanned(misura, own);
      if (wrong !== null) fail(wrong.cosa, wrong.rimedio);
    }
  }
}

/** Throws for a chapter or column that does not exist, with the id of the list and the nearest name. */
function checkElenco(def: ElencoDef, place: string): void {
  const fail = (cosa: string, rimedio: string): never => {
    throw new Error(`l'elenco «${def.id}»${place}: ${cosa}. ${rimedio}`);
  };
  checkChapter(def, fail);
  const columns = Object.keys(fieldsOfTable(def.tabella));
  for (const name of [...def.colonne, ...def.ordina, ...Object.keys(def.dove ?? {})]) {
    if (!columns.includes(name))
      fail(`la tabella «${def.tabella}» non ha la colonna «${name}»`, instead(name, columns));
  }
  // What follows from a code is no column of the list, and its rows have it: the zona of a quartiere.
  if (def.per !== undefined && !columns.includes(def.per) && !DIMENSIONI.get(def.tabella)?.has(def.per))
    fail(`le righe di «${def.tabella}» non hanno «${def.per}»`, "Togli per.");
  const wrong = unknownInList(def, {});
  if (wrong !== null) fail(wrong.cosa, wrong.rimedio);
}

/** What the condition of a list names that no row can have: not one of the values of its column, nor of these lists. */
export function unknownInList({ tabella, dove }: ElencoDef, liste: Lists): UnknownName | null {
  for (const [name, members] of Object.entries(dove ?? {})) {
    const known = valuesOf(fieldsOfTable(tabella)[name]?.cella, liste);
    if (known === null) continue;
    for (const member of members) {
      const wrong = unknownMember(name, member, known);
      if (wrong !== null) return wrong;
    }
  }
  return null;
}

/** The values that a kind of cell can hold; null where anything can stand, or the list is not among these. */
function valuesOf(cella: CellKind | undefined, liste: Lists): readonly KnownName[] | readonly string[] | null {
  if (cella?.tipo === "si-no") return ["true", "false"];
  if (cella?.tipo !== "codice") return null;
  return liste[cella.lista] ?? rolesOf(cella.lista);
}

function checkChapter(
  { capitolo, per }: { readonly capitolo: string; readonly per?: string },
  fail: (cosa: string, rimedio: string) => never,
): void {
  if (!CAPITOLI.some((id) => id === capitolo))
    fail(`nessun capitolo si chiama «${capitolo}»`, instead(capitolo, CAPITOLI));
  if (per === undefined || partsBy(capitolo) === per) return;
  const [chapter = ""] = Object.entries(PARTI).find(([, each]) => each === per) ?? [];
  fail(`il capitolo «${capitolo}» non ha una parte per ogni ${per}`, `Mettilo nel capitolo «${chapter}».`);
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
      const known = misura.dimensioni.includes(name) && member !== TOTALE ? knownAt(name) : null;
      const wrong = known === null ? null : unknownMember(name, member, known);
      if (wrong !== null) return wrong;
    }
  }
  return null;
}

const axisMembers = (axis: Axis | undefined): readonly string[] => [...(axis?.membri ?? []), ...(axis?.senza ?? [])];
