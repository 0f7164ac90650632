// Old and new number of a correction are both public, so their difference is a figura as well: of those who changed what they
// declared. Which corrected numbers must not be shown, that nobody is known by subtraction.
import { figuraId } from "../../schemas/figura.ts";
import type { MisuraBase, MisuraNota, Misure } from "../../schemas/misura.ts";
import { DIMENSIONI_PANEL, type Panel, puntoPanel } from "../../schemas/panel.ts";
import { changeTells, type Declared, type PanelRules } from "../statistics/panel.ts";

/** What is said at a point to have been declared in all; empty where nothing is said. */
export interface DeclaredSum {
  readonly misura: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly sum: string;
}

/** The sums that are published, by the id of their figura, and what each ente declared for them; null where nobody kept it. */
export interface PublishedSums {
  readonly sums: ReadonlyMap<string, DeclaredSum>;
  readonly panel: Panel | null;
}

interface Known {
  readonly misure: Misure;
  readonly regole: PanelRules;
}

type Dims = Readonly<Record<string, string>>;

/**
 * Ids of base figures whose corrected number tells of an ente. The sum of a misura is shown where those who changed it are
 * enough; then its parts by one dimension, all that changed or none, so that what is hidden of them together is the change of the sum;
 * of finer points, where nobody knows who changed them, none that changed. A part of another misura is shown only where its
 * complement tells of nobody either.
 */
export function tellingChanges(before: PublishedSums, now: PublishedSums, { misure, regole }: Known): Set<string> {
  const changed = changedPoints(before.sums, now.sums, misure);
  const told = new Set<string>();
  for (const [misura, points] of changed) {
    if (misura.protezione.tipo === "pubblica") continue;
    const rules = { ...regole, p: misura.protezione.tipo === "grandezza" ? regole.p : null };
    const isTelling = (dims: Dims): boolean => {
      const [own, then] = [declaredAt(now.panel, misura.id, dims), declaredAt(before.panel, misura.id, dims)];
      if (own === null || then === null || changeTells(then, own, rules)) return true;
      if (misura.parte_di === null) return false;
      const [whole, wholeThen] = [now.panel, before.panel].map((panel) =>
        declaredAt(panel, misura.parte_di ?? "", dims),
      );
      return whole == null || wholeThen == null || changeTells(less(wholeThen, then), less(whole, own), rules);
    };
    const isWhole = !isTelling({});
    const dimensions = DIMENSIONI_PANEL.filter((name) => {
      const parts = points.filter((dims) => isOnly(dims, name));
      return isWhole && !parts.some(isTelling);
    });
    for (const dims of points) {
      const isShown = isWhole && (isOnly(dims, null) || dimensions.some((name) => isOnly(dims, name)));
      if (!isShown) told.add(figuraId(misura.id, dims));
    }
  }
  return told;
}

/** Whether a point is at the margin of all dimensions but one; of all, for null. */
function isOnly(dims: Dims, name: string | null): boolean {
  const names = Object.keys(dims);
  return name === null ? names.length === 0 : names.length === 1 && names[0] === name;
}

/** What each ente declared at a point; null where the panel does not say it. */
function declaredAt(panel: Panel | null, misura: string, dims: Dims): Declared | null {
  const answers = panel?.misure.get(misura);
  const [only, other] = Object.entries(dims);
  if (answers === undefined || other !== undefined) return null;
  if (only === undefined) return new Map([...answers].map(([ente, { totale }]) => [ente, totale]));
  const [name, member] = only;
  const dimensione = DIMENSIONI_PANEL.find((each) => each === name);
  if (dimensione === undefined) return null;
  return new Map([...answers].map(([ente, { punti }]) => [ente, punti.get(puntoPanel(dimensione, member)) ?? 0]));
}

const less = (whole: Declared, part: Declared): Declared =>
  new Map(
    [...new Set([...whole.keys(), ...part.keys()])].map((ente) => [
      ente,
      (whole.get(ente) ?? 0) - (part.get(ente) ?? 0),
    ]),
  );

/** The points of base measures at which another sum was declared, that of their twins included. */
function changedPoints(
  was: PublishedSums["sums"],
  is: PublishedSums["sums"],
  misure: Misure,
): Map<MisuraNota & MisuraBase, Dims[]> {
  const points = new Map<MisuraNota & MisuraBase, Map<string, Dims>>();
  for (const [id, { misura, dims, sum }] of is) {
    const old = was.get(id)?.sum ?? "";
    // A number that stands alone tells of no change.
    if (sum === "" || old === "" || sum === old) continue;
    const own = misure.get(misura);
    const base = own?.gemella === undefined ? own : misure.get(own.gemella);
    if (base?.tipo !== "base") continue;
    const known = points.get(base) ?? new Map<string, Dims>();
    points.set(base, known.set(JSON.stringify(dims), dims));
  }
  return new Map([...points].map(([misura, own]) => [misura, [...own.values()]]));
}
