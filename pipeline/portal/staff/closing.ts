// «Edizione»: whether it is open, what arrived too late, what was corrected after it was published; closed, opened again, a late
// file let in, each with its reason. Building it is a command's: the portal never does.
import { capital } from "../../../schemas/text.ts";
import { formatDate } from "../../../schemas/unita.ts";
import { silent } from "../../effects/progress.ts";
import { closeEdition, countLate, openAgain, type Refused } from "../../line/closing.ts";
import { revisedLine } from "../../line/freeze.ts";
import { hourOf, momentOf, theDay } from "../dates.ts";
import { type Esito, type Portale, personaOf, type Richiesta, type Rotta } from "../routes.ts";

const MAX_REASON = 500;
const SHOWN = 20;

async function page(portale: Portale, errore: string | null = null): Promise<Esito> {
  await portale.raccolta.refresh();
  const { letti, chiusura, errata } = portale.raccolta.now();
  const late = letti.filter(({ ritiro }) => ritiro?.tardivo === true);
  return {
    pagina: "edizione",
    titolo: `${errore === null ? "" : "Errore: "}Edizione ${portale.edizione.yaml.anno}`,
    ...(errore === null ? {} : { stato: 422 }),
    dati: {
      errore,
      chiusa:
        chiusura === null
          ? null
          : {
              quando: `${theDay(chiusura.il)} alle ${hourOf(chiusura.il)}`,
              chi: chiusura.chi,
              motivo: chiusura.motivo,
              protocollo: chiusura.protocollo,
            },
      tardivi: late.map(({ ricezione }) => ({
        protocollo: ricezione.protocollo,
        nome: ricezione.nome,
        ente: portale.edizione.enti.find(({ codice }) => codice === ricezione.ente_atteso)?.denominazione ?? "",
        quando: momentOf(ricezione.ricevuto_il || ricezione.entro_il),
      })),
      errata: errata.map(({ numero, il, chi, motivo, figure }) => ({
        ...{ numero, quando: formatDate(il.slice(0, 10)), chi, motivo },
        cifre: figure.slice(0, SHOWN).map(revisedLine),
        ancora: Math.max(0, figure.length - SHOWN),
      })),
    },
  };
}

interface Reason {
  readonly chi: string;
  readonly motivo: string;
}
const reasonOf = ({ campi, ...richiesta }: Richiesta): Reason => {
  const persona = personaOf({ campi, ...richiesta });
  return { chi: persona.nome || persona.ruolo, motivo: (campi["motivo"] ?? "").trim().slice(0, MAX_REASON) };
};

/** What was done is shown; what could not be done is shown with its reason. */
async function after(portale: Portale, outcome: object | Refused | null): Promise<Esito> {
  if (outcome === null || !("perche" in outcome)) return { vai: "/edizione" };
  const perche = String(outcome.perche);
  return page(portale, `${capital(perche)}.`);
}

async function close(richiesta: Richiesta): Promise<Esito> {
  const { portale } = richiesta;
  const { edizione, now, budget } = portale;
  return after(portale, await closeEdition(edizione, reasonOf(richiesta), { now, budget, progress: silent }));
}

function reopen(richiesta: Richiesta): Promise<Esito> {
  const { portale } = richiesta;
  return after(portale, openAgain(portale.edizione, reasonOf(richiesta), portale.now()));
}

function letIn(richiesta: Richiesta): Promise<Esito> {
  const { portale, params } = richiesta;
  return after(portale, countLate(portale.edizione, params["invio"] ?? "", reasonOf(richiesta), portale.now()));
}

const CLOSES = { azione: "chiudere l'edizione", di: "nessuno" } as const;
export const CLOSING: readonly Rotta[] = [
  { metodo: "GET", url: "/edizione", ...CLOSES, fa: ({ portale }) => page(portale) },
  { metodo: "POST", url: "/edizione/chiudi", ...CLOSES, fa: close },
  { metodo: "POST", url: "/edizione/riapri", ...CLOSES, fa: reopen },
  { metodo: "POST", url: "/edizione/tardivi/:invio", ...CLOSES, fa: letIn },
];
