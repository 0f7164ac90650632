// The registry of measures is the folder pipeline/misure: one file, one misura, its name the id. Declarations are checked
// when they are loaded, with the file's name in the message.

import { readdir } from "node:fs/promises";
import type { BlockGroup } from "../../schemas/blocco.ts";
import { type Dimensione, dimensionOf } from "../../schemas/dimensioni.ts";
import { DECLARED } from "../../schemas/figura.ts";
import type { Misura, MisuraNota, Misure, Term } from "../../schemas/misura.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { REFERENCE_TABLES, type ReferenceTable } from "../../schemas/reference-tables.ts";
import { instead } from "../../schemas/text.ts";
import { weightsFor } from "./questions.ts";

export type { Misure };

const FOLDER = new URL("../misure/", import.meta.url);

/** Every declared misura by id. Throws at a declaration that names another one that is not there. */
export async function loadMisure(): Promise<Misure> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts")).sort();
  const loaded = await Promise.all(
    names.map(async (name): Promise<[string, Misura]> => {
      const module: { default?: Misura } = await import(new URL(name, FOLDER).href);
      if (module.default === undefined)
        throw new Error(
          `pipeline/misure/${name} non ha un export default: si scrive export default defineMisura({ … })`,
        );
      return [name.slice(0, -3), module.default];
    }),
  );
  const misure = new Map(loaded.map(([id, misura]): [string, MisuraNota] => [id, { ...misura, id, gruppo: null }]));
  return withTwins(withGroups(misure));
}

/** Every estimated misura with its twin, which tells what was declared: it is what the page prints where an estimate is
 *  not to be trusted (STATISTICS 0.2). */
export function withTwins(misure: Misure): Misure {
  const twins = [...misure.values()].flatMap((misura): [string, MisuraNota][] => {
    // What was declared alone leaves no gap: who is silent may serve those who seem not to be.
    const isReach = misura.tipo === "rapporto" && (misura.calcolo ?? "tasso") !== "tasso";
    if (isReach || weightsFor(misura, misure) === null) return [];
    const id = `${misura.id}${DECLARED}`;
    const { prospetti: _, ...rest } = misura;
    const breve = misura.breve === undefined ? {} : { breve: `${misura.breve} (dichiarato)` };
    const words = { titolo: `${misura.titolo}, somma dichiarata`, ...breve };
    const definizione = `${misura.definizione} Somma di quanto è stato dichiarato, senza chi non ha risposto.`;
    const plain = misura.tipo === "base" ? { stima: "nessuna" as const } : {};
    return [[id, { ...rest, ...words, ...plain, definizione, id, gemella: misura.id }]];
  });
  return new Map([...misure, ...twins]);
}

/** Measures with their group. Throws at one that names another that is not there, or a dimension that has no meaning. */
export function withGroups(misure: Misure): Misure {
  for (const { id, nelle_parti } of misure.values()) {
    if (nelle_parti != null && !misure.has(nelle_parti))
      throw new Error(
        `pipeline/misure/${id}.ts: nelle_parti nomina «${nelle_parti}», che non c'è. ${instead(nelle_parti, [...misure.keys()])}`,
      );
  }
  for (const misura of misure.values()) {
    if (misura.tipo !== "base" || misura.uguale_a === undefined || misure.has(misura.uguale_a)) continue;
    throw new Error(
      `pipeline/misure/${misura.id}.ts: uguale_a nomina «${misura.uguale_a}», che non c'è. ${instead(misura.uguale_a, [...misure.keys()])}`,
    );
  }
  return new Map([...misure].map(([id, misura]) => [id, { ...misura, gruppo: groupOf(misura, misure) }]));
}

/** The group of a table beside the questionnaire: that of the answers its rows follow from. */
const groupOfTable = (table: string): BlockGroup | null =>
  Object.values<ReferenceTable>(REFERENCE_TABLES).find(({ id }) => id === table)?.gruppo ?? null;

/** The group of blocks whose silence matters for a misura; a ratio has that of its numerator. */
function groupOf(misura: MisuraNota, misure: Misure): BlockGroup | null {
  if (misura.tipo === "base") return blockOf(misura.blocco)?.gruppo ?? groupOfTable(misura.blocco);
  const { numeratore, denominatore } = misura;
  checkTerm(misura, numeratore, denominatore, misure);
  checkTerm(misura, denominatore, numeratore, misure);
  const numerator = misure.get(misura.numeratore.misura);
  return numerator === undefined ? null : groupOf(numerator, misure);
}

function checkTerm({ id, dimensioni }: MisuraNota, { misura, dove, ignora }: Term, beside: Term, misure: Misure): void {
  const where = `pipeline/misure/${id}.ts`;
  const other = misure.get(misura);
  if (other === undefined)
    throw new Error(`${where}: nessuna misura si chiama «${misura}». ${instead(misura, [...misure.keys()])}`);
  const others = misure.get(beside.misura)?.dimensioni ?? [];
  for (const dimension of ignora ?? []) {
    if (!others.includes(dimension))
      throw new Error(`${where}: ignora «${dimension}», che «${beside.misura}» non ha. ${instead(dimension, others)}`);
    if (other.dimensioni.includes(dimension))
      throw new Error(`${where}: ignora «${dimension}», ma «${misura}» ce l'ha. Togli «${dimension}» da ignora.`);
  }
  for (const dimension of [...dimensioni.filter((d) => !ignora?.includes(d)), ...Object.keys(dove ?? {})]) {
    if (!other.dimensioni.includes(dimension))
      throw new Error(
        `${where}: «${misura}» non ha la dimensione «${dimension}». ${instead(dimension, other.dimensioni)}`,
      );
  }
}

/** The table whose rows a misura counts; a ratio has that of its numerator. */
export function tableOf(misura: MisuraNota, misure: Misure): string {
  if (misura.tipo === "base") return misura.blocco;
  const numerator = misure.get(misura.numeratore.misura);
  return numerator === undefined ? "" : tableOf(numerator, misure);
}

/** What the schemas say of a dimension of a misura; null when its table has no such column. */
export const dimensionAt = (misura: MisuraNota, nome: string, misure: Misure): Dimensione | null =>
  dimensionOf(tableOf(misura, misure), nome);
