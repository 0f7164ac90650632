// The sections that count + what each ente declared → the panel of an edition, for those that come after it.
import { join } from "node:path";
import type { Edizione } from "../../schemas/edizione.ts";
import type { MisuraBase, MisuraNota } from "../../schemas/misura.ts";
import { nomePanel, type Panel, type PanelAnswer } from "../../schemas/panel.ts";
import { panelText } from "../edizione/panel.ts";
import { writeChanged } from "../effects/files.ts";
import { isAsked } from "../figure/asked.ts";
import type { Misure } from "../figure/declarations.ts";
import { isOnPanel } from "../figure/on-panel.ts";
import { sumQuestion } from "../figure/questions.ts";
import type { PanelRow } from "../store/panel.ts";
import type { Quantity } from "../store/values.ts";
import type { Collection } from "./intake.ts";
import { archivioOf } from "./rules.ts";

/** The measures of a panel by the block whose rows they add up, those that the edition asks. */
export function panelMeasures(misure: Misure, anno: number): ReadonlyMap<string, readonly (MisuraNota & MisuraBase)[]> {
  const asked = [...misure.values()].filter(isOnPanel).filter((misura) => isAsked(misura, misure, anno));
  return Map.groupBy(asked, ({ blocco }) => blocco);
}

/** What the database is asked for them. */
export const panelQuantities = (own: readonly (MisuraNota & MisuraBase)[], misure: Misure): Quantity[] =>
  own.flatMap((misura) => sumQuestion(misura, misure).quantita);

/** `righe` are the rows of each block; measures of a block that is absent are left out. An ente that said «niente da dichiarare» has answered 0. */
export function panelOf(
  edizione: Edizione,
  { valide }: Pick<Collection, "valide">,
  misure: Misure,
  righe: ReadonlyMap<string, readonly PanelRow[]>,
): Panel {
  const made = new Map<string, ReadonlyMap<string, PanelAnswer>>();
  for (const [blocco, measured] of panelMeasures(misure, edizione.yaml.anno)) {
    const own = righe.get(blocco);
    if (own === undefined) continue;
    const rows = Map.groupBy(own, ({ ente }) => ente);
    const answers = measured.map(() => new Map<string, PanelAnswer>());
    const answered = valide.filter(({ sezione }) => sezione.blocco === blocco);
    for (const { ente, sezione } of answered.toSorted((a, b) => (a.ente < b.ente ? -1 : 1))) {
      const cells = (rows.get(ente) ?? []).map(({ punto, valori }) => ({ punto, valori: valori.split("|") }));
      measured.forEach(({ unita }, n) => {
        answers[n]?.set(ente, answerOf(cells, n, 10 ** (2 - unita.scala), sezione.respinte === 0));
      });
    }
    measured.forEach(({ id }, n) => {
      made.set(id, answers[n] ?? new Map());
    });
  }
  return { anno: edizione.yaml.anno, misure: made };
}

interface Cells {
  readonly punto: string;
  /** By quantity, as `PanelRow` has them. */
  readonly valori: readonly string[];
}

/** Of most measures most enti have nothing at any point: one map is all of theirs. */
const NOWHERE: ReadonlyMap<string, number> = new Map();

function answerOf(rows: readonly Cells[], n: number, hundredths: number, isWhole: boolean): PanelAnswer {
  const punti = new Map<string, number>();
  let totale = 0;
  let intera = isWhole;
  for (const { punto, valori } of rows) {
    const cell = valori[n] ?? "";
    if (cell === "") continue;
    const value = Number.parseInt(cell, 10) * hundredths;
    if (punto !== "") punti.set(punto, value);
    else {
      totale = value;
      intera &&= !cell.endsWith("?");
    }
  }
  return { totale, punti: punti.size === 0 ? NOWHERE : punti, intera };
}

/** Where an edition keeps its own panel. */
export const panelPath = (edizione: Pick<Edizione, "cartella" | "yaml">): string =>
  join(archivioOf(edizione), nomePanel(edizione.yaml.anno));

/** Writes it whole, unless it is there already. */
export const writePanel = (edizione: Edizione, panel: Panel): Promise<void> =>
  writeChanged(panelPath(edizione), panelText(withCompared(panel, edizione.panel)));

/** With the enti that are compared with the last edition before: the next edition must not compare others of the same year
 *  where the difference of the two would be of one of them. */
export function withCompared(panel: Panel, earlier: readonly Panel[]): Panel {
  const last = earlier.toSorted((a, b) => a.anno - b.anno).at(-1);
  if (last === undefined) return panel;
  const compared = [...panel.misure].map(([id, answers]) => {
    const before = last.misure.get(id);
    const both = [...answers].filter(([ente, { intera }]) => intera && before?.get(ente)?.intera === true);
    return [id, new Set(both.map(([ente]) => ente))] as const;
  });
  return { ...panel, confrontati: new Map(compared.filter(([, { size }]) => size > 0)) };
}
