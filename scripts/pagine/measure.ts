// What can be measured of printed pages without looking at them: how full they are, how small their type is, how long their
// lines are, and what stands parted that belongs together. Pure: words and their places in, numbers out.

/** A4, in points; the body is what stands between the running head and the folio. */
const PAGE = { height: 841.89, top: 841.89 - 56.7, bottom: 51 } as const;

/** Words with the place of their baseline, in points from the lower left corner of the page. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface PrintedPage {
  readonly pieces: readonly Piece[];
}

/** Words on one baseline without a gap wider than a letter: a line of a column, or a cell. */
export interface Run extends Piece {}

export interface PageMeasures {
  readonly pagine: number;
  /** Smallest type, in points, with a page where it stands. */
  readonly minimo: { readonly corpo: number; readonly pagina: number; readonly testo: string };
  /** Pages whose lowest words end above 60 % of the body, without the cover, the imprint and the
   *  last: a book ends where it ends. */
  readonly vuote: readonly number[];
  readonly quotaVuote: number;
  /** Characters of the longest 5 % of lines of running text. */
  readonly riga: number;
  /** Data tables printed under charts, before the appendix. */
  readonly tabelleSotto: number;
  /** Charts whose data table begins on another page, before the appendix. */
  readonly separati: readonly string[];
  /** Lines that end in «p.» or «Grafico» with their number on the next. */
  readonly sospese: readonly string[];
}

/** What a bound forbids, in words; empty when all hold. */
export interface Bounds {
  /** Printed pages of the report; null where no number was set. */
  readonly pagine: readonly [number, number] | null;
}

const FULL = 0.6;
/** A line of text, not a cell: at least this large and long. */
const PROSE = { size: 9.4, characters: 40 };

export const BOUNDS = { corpo: 8, quotaVuote: 0.05, riga: 92, tabelleSotto: 20 } as const;

/** The lines and cells of a page, from the top down. */
export function runsOf({ pieces }: PrintedPage): Run[] {
  const sorted = pieces.filter(({ text }) => text !== "").sort((a, b) => b.y - a.y || a.x - b.x);
  const lines: Piece[][] = [];
  for (const piece of sorted) {
    const line = lines.at(-1);
    if (line?.[0] !== undefined && Math.abs(line[0].y - piece.y) < 1) line.push(piece);
    else lines.push([piece]);
  }
  return lines.flatMap((line) => joined(line.sort((a, b) => a.x - b.x)));
}

function joined(line: readonly Piece[]): Run[] {
  const runs: Run[] = [];
  for (const piece of line) {
    const last = runs.at(-1);
    const gap = last === undefined ? Number.POSITIVE_INFINITY : piece.x - last.x - last.width;
    if (last !== undefined && gap < 0.8 * piece.size)
      runs[runs.length - 1] = {
        ...last,
        text: last.text + (gap > 0.15 * piece.size && !last.text.endsWith(" ") ? " " : "") + piece.text,
        width: piece.x + piece.width - last.x,
        size: Math.max(last.size, piece.size),
      };
    else runs.push(piece);
  }
  return runs.map((run) => ({ ...run, text: run.text.trim() })).filter(({ text }) => text !== "");
}

/** `appendice`: the page where the appendix begins, behind which data tables may stand; null when there is none. */
export function measure(pages: readonly PrintedPage[], appendice: number | null): PageMeasures {
  const runs = pages.map(runsOf);
  const all = runs.flatMap((page, index) => page.map((run) => ({ ...run, pagina: index + 1 })));
  const smallest = all.reduce((least, run) => (run.size < least.size ? run : least), all[0] ?? NOTHING);
  const vuote = runs.flatMap((page, index) =>
    index >= 2 && index < runs.length - 1 && fillOf(page) < FULL ? [index + 1] : [],
  );
  const before = all.filter(({ pagina }) => appendice === null || pagina < appendice);
  const charts = new Map(before.flatMap((run) => entry(/^Grafico\s([\dA]+\.\d+)(?:\s|$)/u, run)));
  const tables = new Map(before.flatMap((run) => entry(/^Dati del grafico\s([\dA]+\.\d+)(?:\s|$)/u, run)));
  return {
    pagine: pages.length,
    minimo: { corpo: Math.round(smallest.size * 20) / 20, pagina: smallest.pagina, testo: smallest.text },
    vuote,
    quotaVuote: vuote.length / Math.max(1, pages.length),
    riga: longest(all),
    tabelleSotto: tables.size,
    separati: [...tables].flatMap(([number, page]) => (charts.get(number) === page ? [] : [number])),
    sospese: runs.flatMap((page, index) => hanging(page).map((text) => `p. ${index + 1}: …${text.slice(-40)}`)),
  };
}

const NOTHING = { text: "", x: 0, y: 0, width: 0, size: Number.POSITIVE_INFINITY, pagina: 0 };

const entry = (pattern: RegExp, { text, pagina }: Run & { pagina: number }): [string, number][] => {
  const number = pattern.exec(text)?.[1];
  return number === undefined ? [] : [[number, pagina]];
};

/** How far down the body the words go, 0–1. */
export function fillOf(runs: readonly Run[]): number {
  const body = runs.filter(({ y }) => y < PAGE.top + 14 && y > PAGE.bottom);
  const lowest = Math.min(PAGE.top, ...body.map(({ y }) => y));
  return (PAGE.top - lowest) / (PAGE.top - PAGE.bottom);
}

function longest(runs: readonly Run[]): number {
  const lengths = runs
    .filter(({ size, text }) => size >= PROSE.size && size < 13 && text.length >= PROSE.characters)
    .map(({ text }) => text.length)
    .sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.95)] ?? 0;
}

/** Lines that end before the number they announce: the next line of the same column begins with it. */
function hanging(runs: readonly Run[]): string[] {
  return runs.flatMap((run, index) => {
    if (!/(?:^|\s)(?:pp?\.|[Gg]rafico|[Tt]avola|[Cc]apitolo)$/u.test(run.text)) return [];
    const next = runs.slice(index + 1).find(({ x, y }) => y < run.y - 1 && Math.abs(x - run.x) < 1);
    return next !== undefined && /^\d/.test(next.text) ? [run.text] : [];
  });
}

/** What does not hold, a sentence each. */
export function broken(measures: PageMeasures, { pagine }: Bounds): string[] {
  const { minimo, quotaVuote, vuote, riga, tabelleSotto, separati, sospese } = measures;
  const told: [boolean, string][] = [
    [
      minimo.corpo < BOUNDS.corpo,
      `corpo ${minimo.corpo} pt a p. ${minimo.pagina} («${minimo.testo.slice(0, 40)}»): il minimo è ${BOUNDS.corpo}`,
    ],
    [
      quotaVuote > BOUNDS.quotaVuote,
      `${vuote.length} pagine sono piene per meno del ${FULL * 100}%: ${vuote.join(", ")}`,
    ],
    [riga > BOUNDS.riga, `righe di ${riga} caratteri: al più ${BOUNDS.riga}`],
    [
      tabelleSotto > BOUNDS.tabelleSotto,
      `${tabelleSotto} tabelle di dati stampate sotto i grafici: al più ${BOUNDS.tabelleSotto}`,
    ],
    [separati.length > 0, `grafici separati dalla loro tabella: ${separati.join(", ")}`],
    [sospese.length > 0, `righe che finiscono prima del loro numero: ${sospese.join(" · ")}`],
    [
      pagine !== null && (measures.pagine < pagine[0] || measures.pagine > pagine[1]),
      `${measures.pagine} pagine: devono essere da ${pagine?.[0]} a ${pagine?.[1]}`,
    ],
  ];
  return told.flatMap(([isBroken, words]) => (isBroken ? [words] : []));
}
