// The rows of how each group of questions was answered: each was computed of the enti of the network, and says of which.
import { EURO, formatValue } from "../../schemas/unita.ts";
import { writtenTable } from "../edizione/reference-lines.ts";
import { type AnswerBehind, answerGroups } from "../figure/quality.ts";
import { referencesBehind } from "../store/lineage.ts";
import type { Counted } from "./counted.ts";
import type { CountedRow } from "./counted-row.ts";
import type { Sources } from "./sources.ts";

export const ANSWERS_TABLE = "risposte";

/** Where a size comes from, in words. */
const SIZES: Readonly<Record<AnswerBehind["enti"][number]["x_source"], string>> = {
  "edizione-precedente": "come nell'edizione prima",
  bilancio: "dal bilancio depositato",
  operatori: "da quanti ci lavorano",
  mediana: "come gli enti simili",
};

/** The rows behind a quantity over the table; under each the enti that its value tells of. */
export async function answersBehind(
  counted: Counted,
  dims: Readonly<Record<string, string>>,
  { store, network, edizione }: Sources,
): Promise<CountedRow[]> {
  const { valore } = counted.quantity;
  const campo = valore.op === "conta" ? "" : valore.campo;
  const groups = answerGroups(network);
  const { file, righe } = await writtenTable(edizione.cartella, "enti", edizione.enti.length);
  const lineOf = new Map(righe.map(({ line, cells }) => [cells["codice"] ?? "", line]));
  const names = new Map(edizione.enti.map(({ codice, denominazione }) => [codice, denominazione]));
  const unknown = { cella: null, scritto: null, esito: null, ppm: null, conta_ente: false, rilievi: [], celle: {} };
  return (await referencesBehind(store, counted, dims)).map(({ posto, valore: letto }): CountedRow => {
    const group = groups[posto];
    if (group === undefined) throw new Error(`row ${posto} of «${ANSWERS_TABLE}» was not computed`);
    const { gruppo, behind, found } = group;
    const enti = campo in behind ? behind[campo as keyof typeof behind] : behind.enti;
    const da = enti.map(({ codice, x, x_source }): CountedRow => {
      const answered = found.answered.has(codice) ? "ha risposto" : "non ha risposto";
      const size = `dimensione ${formatValue(x, { ...EURO, scala: 0 }, "tabella")}, ${SIZES[x_source]}`;
      return {
        ...{ ...unknown, origine: { tipo: "rete", file }, ente: codice, denominazione: names.get(codice) ?? "" },
        riga: lineOf.get(codice) ?? 0,
        nome: `${codice} ${names.get(codice) ?? ""}: ${answered}, ${size}`,
        ...{ letto: null, contributo: null },
      };
    });
    const nome = edizione.liste["gruppi_domande"]?.find(({ codice }) => codice === gruppo)?.nome ?? gruppo;
    return {
      ...{ ...unknown, origine: { tipo: "passaggi", tabella: ANSWERS_TABLE }, ente: "", denominazione: "" },
      ...{ riga: posto + 1, nome, letto, contributo: typeof letto === "number" ? letto : null, da },
    };
  });
}
