// «Da dove vengono questi numeri»: of each misura printed in one place what it counts, who stands behind it, where its
// figures are. Only figures that show a number are looked at: what stands behind a hidden one is not told.
import { al, dal } from "../../schemas/articles.ts";
import type { Figura } from "../../schemas/figura.ts";
import type { ReportModel } from "../../schemas/report-model.ts";
import { formatNumber, formatShare, formatValue } from "../../schemas/unita.ts";

export interface OriginView {
  /** Of what, for who hears the page read: «del grafico 5.2». */
  readonly di: string;
  readonly voci: readonly OriginRow[];
  readonly file: string;
}

interface OriginRow {
  /** Code of the misura, as the open data call it. */
  readonly misura: string;
  readonly titolo: string;
  readonly definizione: string;
  /** Unit and period, enti, coverage, interval: a short sentence each. */
  readonly base: readonly string[];
}

type Parts = Pick<ReportModel, "figure" | "misure">;

/** The measures behind some figures, in the order in which they are printed; null when none of them shows a number. */
export function originView(
  ids: Iterable<string>,
  { di, file }: Pick<OriginView, "di" | "file">,
  model: Parts,
): OriginView | null {
  const shown = [...new Set(ids)].flatMap((id) => {
    const figura = model.figure[id];
    return figura !== undefined && figura.valore !== null && (figura.stato === "valore" || figura.stato === "stimato")
      ? [figura]
      : [];
  });
  const voci = [...Map.groupBy(shown, ({ misura }) => misura)].flatMap(([id, figure]) => {
    const misura = model.misure[id];
    return misura === undefined
      ? []
      : [
          {
            misura: id,
            titolo: misura.titolo,
            definizione: misura.definizione,
            base: basesOf(figure, misura.unita.nome),
          },
        ];
  });
  return voci.length === 0 ? null : { di, voci, file };
}

function basesOf(figure: readonly Figura[], unita: string): string[] {
  const years = span(
    figure.map(({ edizione }) => edizione),
    String,
  );
  const numbers = <K extends "n_enti" | "copertura">(name: K) => figure.flatMap((each) => each[name] ?? []);
  const enti = span(numbers("n_enti"), formatNumber);
  const copertura = span(numbers("copertura"), formatShare, (low, high) => `${dal(low)} ${al(high)}`);
  const stimato = Math.max(0, ...figure.map((each) => each.stimato ?? 0));
  return [
    `In ${unita}, ${years}`,
    ...(enti === "" ? [] : [`Enti con un valore: ${enti}`]),
    ...(copertura === "" ? [] : [`Parte della rete che ha risposto: ${copertura}`]),
    ...(stimato === 0 ? [] : [`In parte stimato, fino ${al(formatShare(stimato))}`]),
    ...intervalOf(figure),
  ];
}

/** «12», «da 3 a 12»; empty of none. */
function span(
  values: readonly number[],
  shown: (value: number) => string,
  between = (low: string, high: string): string => `da ${low} a ${high}`,
): string {
  if (values.length === 0) return "";
  const [low, high] = [shown(Math.min(...values)), shown(Math.max(...values))];
  return low === high ? low : between(low, high);
}

/** The interval of the only figura; of many that each has its own. */
function intervalOf(figure: readonly Figura[]): string[] {
  const known = figure.filter(({ ci_inf, ci_sup }) => ci_inf !== null && ci_sup !== null);
  const [only] = known;
  if (only?.ci_inf == null || only.ci_sup === null) return [];
  if (figure.length > 1) return ["L'intervallo di ogni cifra è nei dati"];
  const [low, high] = [only.ci_inf, only.ci_sup].map((end) => formatValue(end, only.unita, "prosa"));
  return [`Intervallo al 95%: da ${low} a ${high}`];
}
