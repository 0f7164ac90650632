// «I numeri di questo capitolo»: each figure quoted in a text, with what a careful reader asks of it.
import { type Figura, SEGNI } from "../../schemas/figura.ts";
import type { ReportModel } from "../../schemas/report-model.ts";
import { formatAlike, formatNumber, formatShare, formatValue } from "../../schemas/unita.ts";

export interface NumberRow {
  readonly id: string;
  readonly titolo: string;
  readonly valore: string;
  readonly legenda: string;
  readonly enti: string;
  readonly copertura: string;
  readonly stimato: string;
  readonly intervallo: string;
  /** Name of the file in `dati/` that holds the figure, empty when only the text does. */
  readonly dati: string;
  readonly file: string;
}

const NONE = SEGNI["non-pertinente"].segno;

/** One row per figure, in the order given; ids that the model does not hold are left out. Inside a parte its own name is
 *  not repeated in every row. */
export function numberRows(ids: readonly string[], model: ReportModel, parte: string): NumberRow[] {
  return ids.flatMap((id) => {
    const figura = model.figure[id];
    return figura ? [numberRow(figura, model, parte)] : [];
  });
}

function numberRow(figura: Figura, model: ReportModel, parte: string): NumberRow {
  const { stato, valore, unita, ci_inf, ci_sup } = figura;
  const missing = valore === null || (stato !== "valore" && stato !== "stimato");
  const sign = SEGNI[stato === "valore" ? "non-disponibile" : stato];
  const dati = fileOf(figura, model);
  return {
    id: figura.id,
    titolo: titleOf(figura, model, parte),
    valore: missing ? sign.segno : formatValue(valore, unita, "asse"),
    legenda: missing ? sign.legenda : "",
    enti: figura.n_enti === null ? NONE : formatNumber(figura.n_enti),
    copertura: figura.copertura === null ? NONE : formatShare(figura.copertura),
    stimato: figura.stimato === null ? NONE : formatShare(figura.stimato),
    intervallo: missing || ci_inf === null || ci_sup === null ? NONE : formatAlike([ci_inf, ci_sup], unita).join(" – "),
    dati,
    file: `dati/${dati}.csv`,
  };
}

/** «Ore di volontariato · Forza comunità, Nord». */
function titleOf({ misura, dims }: Figura, model: ReportModel, parte: string): string {
  const names = Object.entries(dims)
    .filter(([, code]) => code !== "totale" && code !== parte)
    .map(([dimension, code]) => nameOf(model.membri[dimension], code));
  const title = model.misure[misura]?.titolo ?? misura;
  return names.length > 0 ? `${title} · ${names.join(", ")}` : title;
}

/** What has no list, like a year, is said as it is. */
const nameOf = (members: ReportModel["membri"][string] | undefined, code: string): string =>
  members?.find(({ codice }) => codice === code)?.nome ?? code;

/** The first prospetto that prints the figure, in the order of the chapters' numbers. */
function fileOf({ id }: Figura, model: ReportModel): string {
  const known = files.get(model) ?? filesOf(model);
  files.set(model, known);
  return known.get(id) ?? "";
}

/** By model, because every chapter asks for some of them. */
const files = new WeakMap<ReportModel, ReadonlyMap<string, string>>();

function filesOf({ prospetti }: ReportModel): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { tabella, dati } of Object.values(prospetti))
    for (const { celle } of tabella.righe)
      for (const { figura } of celle) if (figura !== undefined && !found.has(figura)) found.set(figura, dati);
  return found;
}
