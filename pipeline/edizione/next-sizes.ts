// How large each ente is, for the edition that is opened: what it declared in the one before, as that edition consolidated it.
import type { Panel } from "../../schemas/panel.ts";
import { quotedCell } from "../../schemas/text.ts";
import { recordsOf } from "./records.ts";

/** The misura whose sum for one ente is its size: its resources, each euro once (STATISTICS.md 1.1). */
export const SIZE_MISURA = "valore-netto";
export const SIZE = "risorse_precedenti";

export interface NextSizes {
  /** The table, with commas between its cells. */
  readonly text: string;
  /** Enti whose size is now what they declared. */
  readonly declared: number;
  /** Codes of those that keep the size they had: the edition before does not know all of what they have. */
  readonly kept: readonly string[];
}

/** `enti.csv` with the sizes of the year before, in whole euro; null where the panel does not tell them. Throws EdizioneRotta for what is no table. */
export function nextSizes(text: string, panel: Panel): NextSizes | null {
  const answers = panel.misure.get(SIZE_MISURA);
  if (answers === undefined) return null;
  const records = recordsOf(text, "enti.csv", { needed: ["codice", SIZE], others: "tutti" });
  const kept: string[] = [];
  const rows = records.map(({ cells }) => {
    const { codice = "" } = cells;
    const answer = answers.get(codice);
    if (answer?.intera === true && answer.totale >= 0)
      return { ...cells, [SIZE]: String(Math.round(answer.totale / 100)) };
    kept.push(codice);
    return cells;
  });
  const titles = Object.keys(rows[0] ?? {});
  const lines = [
    titles,
    ...rows.map((cells: Readonly<Record<string, string>>) => titles.map((title) => cells[title] ?? "")),
  ];
  return {
    text: `${lines.map((line) => line.map((cell) => quotedCell(cell, ",")).join(",")).join("\n")}\n`,
    declared: rows.length - kept.length,
    kept,
  };
}
