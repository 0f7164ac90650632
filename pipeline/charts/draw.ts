// One disegno → one SVG. With specification.ts the only door to this folder.
import { parse, type Runtime, View, Warn } from "vega";
import { compile } from "vega-lite";
import type { Disegno, Forma } from "../../schemas/report-model.ts";
import { CONFIG, FORMS } from "./forms.ts";
import { STYLES, type Width } from "./sheet.ts";
import { finish } from "./svg.ts";

const runtimes = new Map<Forma, Runtime>();

function runtime(forma: Forma): Runtime {
  const known = runtimes.get(forma);
  if (known !== undefined) return known;
  const parsed = parse(compile(FORMS[forma].spec, { config: CONFIG }).spec);
  runtimes.set(forma, parsed);
  return parsed;
}

export interface DrawOptions {
  /** Id of the prospetto: unique in the page. */
  id: string;
  width: Width;
}

/** The chart as one `<svg>`, the same bytes whenever and in whatever order it is drawn. Rejects only for a bug. */
export async function draw(disegno: Disegno, { id, width }: DrawOptions): Promise<string> {
  const style = STYLES[width];
  const { height, signals, rows } = FORMS[disegno.forma].layout(disegno, style);
  const view = new View(runtime(disegno.forma), { renderer: "none", logLevel: Warn });
  try {
    view.width(style.width).height(height);
    for (const [name, value] of Object.entries(signals)) view.signal(name, value);
    for (const [name, values] of Object.entries(rows)) view.data(name, [...values]);
    return finish(await view.toSVG(), { id: `${id}-${width}`, alt: disegno.alt });
  } finally {
    view.finalize();
  }
}
