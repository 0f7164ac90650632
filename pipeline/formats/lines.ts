/** Lines where something has to be told: all are counted, the first thousand are named. */
export interface Lines {
  count: number;
  readonly named: number[];
}

const MAX_NAMED = 1000;

export function noLines(): Lines {
  return { count: 0, named: [] };
}

/** Counts a line, once however often it is told in a row. */
export function tell(lines: Lines, line: number): void {
  if (lines.named.at(-1) === line) return;
  lines.count++;
  if (lines.named.length < MAX_NAMED) lines.named.push(line);
}
