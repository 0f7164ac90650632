// One disegno → one SVG. The only door to this folder; `FORMS` is the list of forms, complete because it must compile.
import { parse, type Runtime, View, Warn } from "vega";
import { type Config, compile } from "vega-lite";
import type { Disegno, Forma } from "../../schemas/report-model.ts";
import { barre } from "./barre.ts";
import { barreCento } from "./barre-cento.ts";
import { barreImpilate } from "./barre-impilate.ts";
import { linee } from "./linee.ts";
import { manubri } from "./manubri.ts";
import { matrice } from "./matrice.ts";
import { multipli } from "./multipli.ts";
import { piastrelle } from "./piastrelle.ts";
import { type FormaGrafico, STYLES, type Width } from "./sheet.ts";
import { finish } from "./svg.ts";
import { traguardi } from "./traguardi.ts";

const FORMS: Record<Forma, FormaGrafico> = {
  barre,
  "barre-impilate": barreImpilate,
  "barre-cento": barreCento,
  manubri,
  multipli,
  piastrelle,
  matrice,
  linee,
  traguardi,
};

// Everything is placed by the layouts, so Vega measures and pads nothing; its roles would fight with ours on the root.
const CONFIG: Config = { aria: false, autosize: "none", padding: 0, background: "transparent", view: { stroke: null } };

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
