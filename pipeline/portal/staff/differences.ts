// What an ente changed since the versions that were replaced: for who follows it, answer by answer.
import { silent } from "../../effects/progress.ts";
import { type Compared, sinceReplaced } from "../../line/differences.ts";
import { differenceShown } from "../../line/differences-shown.ts";
import { type Esito, enteOf, type Richiesta } from "../routes.ts";

/** Rows of one table that are shown; nobody reads more of them on a page. */
const SHOWN = 200;

export async function differencesPage(richiesta: Richiesta): Promise<Esito> {
  const { portale } = richiesta;
  const ente = enteOf(richiesta);
  const { edizione, now, budget } = portale;
  const found = await sinceReplaced(edizione, ente.codice, { now, budget, progress: silent });
  const tavole = found.map((each) => ({
    titolo: each.blocco.titolo,
    prima: sideWords(each.prima),
    ora: sideWords(each.ora),
    quante: each.differenze.length,
    ancora: Math.max(0, each.differenze.length - SHOWN),
    righe: each.differenze.slice(0, SHOWN).map((one) => {
      const { come, riga, domanda, prima, ora, cella_ora, cella_prima } = differenceShown(one, each, edizione, null);
      const what = come === "nuova" ? "riga nuova" : come === "tolta" ? "riga tolta" : (domanda ?? "");
      return {
        cosa: `${what}${riga === "" ? "" : ` – ${riga}`}`,
        cella: cella_ora ?? cella_prima ?? "",
        prima: prima ?? "–",
        ora: ora ?? "–",
      };
    }),
  }));
  return {
    pagina: "differenze",
    titolo: `Che cosa è cambiato: ${ente.denominazione}`,
    dati: { codice: ente.codice, nome: ente.denominazione, tavole },
  };
}

const sideWords = (side: Compared["prima"]): string =>
  side === null ? "niente" : `${side.file}, protocollo ${side.protocollo}`;
