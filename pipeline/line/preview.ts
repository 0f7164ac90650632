// The page while its words are written: what was computed stays, and after a change only what follows from it is made again. A
// template is printed anew, a text is composed and printed, anything else is computed as a build does. Nothing is published.
import { join } from "node:path";
import { type EditionFault, type Edizione, placeOfFault } from "../../schemas/edizione.ts";
import type { Disegno, ReportModel } from "../../schemas/report-model.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { keepModules } from "../effects/fork.ts";
import { openDrawing } from "../report/drawing.ts";
import type { Draw } from "../report/html.ts";
import { keptDrawings } from "../report/kept-drawings.ts";
import { withComments } from "./comments.ts";
import { compose } from "./compose.ts";
import { correctedFigures } from "./corrected.ts";
import { type Figured, figured } from "./figured.ts";
import { withFoundFaults } from "./found-faults.ts";
import { type MissingText, missingTexts } from "./missing-texts.ts";
import { panelOf } from "./panel.ts";
import { archivioOf } from "./rules.ts";
import { page } from "./write.ts";

/** How far back a change reaches. */
export type Reach = "pagina" | "testi" | "tutto";
const ORDER: readonly Reach[] = ["pagina", "testi", "tutto"];
/** Of two changes, the one that reaches further. */
export const further = (one: Reach, other: Reach): Reach => (ORDER.indexOf(one) < ORDER.indexOf(other) ? other : one);

export interface Previewed {
  readonly html: string;
  readonly difetti: readonly { readonly dove: string; readonly cosa: string; readonly rimedio: string }[];
  readonly mancanti: readonly MissingText[];
}

export interface Preview {
  /** Makes again what a change reaches. Throws EdizioneRotta for a broken folder, and then goes on from what was. */
  readonly make: (reach: Reach) => Promise<Previewed>;
  readonly close: () => void;
}

interface State {
  readonly edizione: Edizione;
  readonly figured: Figured;
  readonly errata: Awaited<ReturnType<typeof correctedFigures>>["errata"];
}

export interface PreviewOptions {
  readonly cartella: string;
  /** Folder of the templates, the project's own when left out. */
  readonly templates?: string;
}

/** Makes nothing yet; the caller closes it. */
export function openPreview(
  { cartella, templates }: PreviewOptions,
  effects: Pick<Effects, "now" | "progress" | "budget">,
): Preview {
  // A member's file may change, too: who reads it stays.
  const letGo = keepModules();
  const drawing = openDrawing("quando-serve");
  let state: State | null = null;
  let model: ReportModel | null = null;
  let difetti: readonly EditionFault[] = [];
  let draw: Draw | null = null;
  /** What could not be made is still to be made: a smaller change does not hide it. */
  let owed: Reach = "pagina";

  const take = async (reach: Reach): Promise<State> => {
    if (state !== null && reach === "pagina") return state;
    const edizione = await loadEdizione(cartella);
    if (state !== null && reach === "testi") return { ...state, edizione };
    const made = await figured(edizione, { ...effects, time: async (_, work) => work() });
    const { figure, errata } = await correctedFigures(edizione, made, { cartella, nascondi: true }, effects.now);
    return { edizione, figured: { ...made, figure }, errata };
  };
  const make = async (wanted: Reach): Promise<Previewed> => {
    const reach = further(wanted, owed);
    owed = reach;
    const taken = await take(reach);
    if (model === null || reach !== "pagina") {
      const composed = modelOf(taken);
      model = composed.model;
      difetti = composed.difetti;
    }
    state = taken;
    draw ??= remembered((await keptDrawings(join(archivioOf(taken.edizione), "disegni.json"), drawing.draw)).draw);
    const printed = await page(model, draw, { motivi: true, ...(templates !== undefined && { templates }) });
    owed = "pagina";
    const told = new Set(difetti.map(placeOfFault));
    return {
      html: printed.html,
      difetti: [
        ...difetti.map((each) => ({ dove: placeOfFault(each), cosa: each.cosa, rimedio: each.rimedio })),
        ...printed.model.guasti
          .filter(({ dove }) => !told.has(dove))
          .map(({ dove, messaggio }) => ({ dove, cosa: messaggio, rimedio: "" })),
      ],
      mancanti: missingTexts(taken.edizione),
    };
  };
  const close = (): void => {
    drawing.close();
    letGo();
  };
  return { make, close };
}

function modelOf({ edizione, figured: made, errata }: State) {
  const { dichiarati, raccolta, computed, figure, nascoste, p } = made;
  const panel = panelOf(edizione, raccolta, figure.misure, computed.panel);
  const told = withComments(withFoundFaults(edizione, raccolta), raccolta);
  return compose({ edizione: told, raccolta, computed, figure, dichiarati, panel, nascoste, p, errata });
}

/** Each drawing is made once, also where only this preview asked for it. */
function remembered(draw: Draw): Draw {
  const made = new Map<string, Promise<string>>();
  return (disegno: Disegno, options) => {
    const key = JSON.stringify([disegno, options]);
    const svg = made.get(key) ?? draw(disegno, options);
    made.set(key, svg);
    svg.catch(() => made.delete(key)); // tried again the next time
    return svg;
  };
}
