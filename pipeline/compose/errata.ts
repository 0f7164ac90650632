// What was corrected after the edition was closed, as the report tells it: the network, its cantieri and its zone with the
// number before and after; how many other figures, which the open data list one by one.
import type { Edizione } from "../../schemas/edizione.ts";
import { SEGNI, type Stato } from "../../schemas/figura.ts";
import type { ReportModel } from "../../schemas/report-model.ts";
import type { RevisedFigura } from "../../schemas/revised.ts";
import { formatDate, formatValue, type Unita } from "../../schemas/unita.ts";
import type { Figure } from "../figure/figures.ts";

export interface Correction {
  readonly numero: number;
  /** ISO time at which it was written. */
  readonly il: string;
  readonly motivo: string;
  readonly figure: readonly RevisedFigura[];
}

/** Dimensions by which a correction is told in the report, and the list of their members. */
const TOLD = { cantiere: "cantieri", zona: "zone" } as const;

export function printedErrata(
  errata: readonly Correction[],
  { liste }: Pick<Edizione, "liste">,
  { misure }: Pick<Figure, "misure">,
): ReportModel["errata"] {
  const whereOf = (dims: RevisedFigura["dims"]): string | null => {
    const [only, ...more] = Object.entries(dims);
    if (only === undefined) return "tutta la rete";
    const [name, member] = only;
    if (more.length > 0 || !(name in TOLD)) return null;
    const lista = TOLD[name as keyof typeof TOLD];
    return liste[lista]?.find(({ codice }) => codice === member)?.nome ?? member;
  };
  return errata.map(({ numero, il, motivo, figure }) => {
    const righe = figure.flatMap(({ misura, dims, prima, ora }) => {
      const [declared, dove] = [misure.get(misura), whereOf(dims)];
      if (declared === undefined || dove === null) return [];
      const shown = (side: RevisedFigura["prima"]): string => valueShown(side, declared.unita);
      const isKept = ora?.stato === "riservato" && prima?.valore === "" && prima.stato !== "riservato";
      return [{ cosa: declared.titolo, dove, prima: isKept ? "non si ripete" : shown(prima), ora: shown(ora) }];
    });
    return { numero, data: formatDate(il.slice(0, 10)), motivo, righe, altre: figure.length - righe.length };
  });
}

function valueShown(side: RevisedFigura["prima"], unita: Unita): string {
  if (side === null) return "–";
  if (side.stato === "riservato") return "non mostrata";
  if (side.valore !== "") return formatValue(Number(side.valore), unita, "tabella");
  return Object.hasOwn(SEGNI, side.stato) ? SEGNI[side.stato as Exclude<Stato, "valore">].segno : "–";
}
