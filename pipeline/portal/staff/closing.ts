// «Edizione»: closed, opened again, a late file let in, each with its reason.
import { capital } from "../../../schemas/text.ts";
import { silent } from "../../effects/progress.ts";
import { closeEdition, countLate, openAgain, type Refused } from "../../line/closing.ts";
import { type Esito, type Portale, personaOf, type Richiesta, type Rotta } from "../routes.ts";
import { editionPage } from "./edizione.ts";

const MAX_REASON = 500;

export interface Reason {
  readonly chi: string;
  readonly motivo: string;
}
export const reasonOf = ({ campi, ...richiesta }: Richiesta): Reason => {
  const persona = personaOf({ campi, ...richiesta });
  return { chi: persona.nome || persona.ruolo, motivo: (campi["motivo"] ?? "").trim().slice(0, MAX_REASON) };
};

/** What was done is shown; what could not be done is shown with its reason. */
async function after(portale: Portale, outcome: object | Refused | null): Promise<Esito> {
  if (outcome === null || !("perche" in outcome)) return { vai: "/edizione" };
  const perche = String(outcome.perche);
  return editionPage(portale, { parole: `${capital(perche)}.`, dove: "motivo" });
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

export const CLOSES = { azione: "chiudere l'edizione", di: "nessuno" } as const;
export const CLOSING: readonly Rotta[] = [
  { metodo: "POST", url: "/edizione/chiudi", ...CLOSES, fa: close },
  { metodo: "POST", url: "/edizione/riapri", ...CLOSES, fa: reopen },
  { metodo: "POST", url: "/edizione/tardivi/:invio", ...CLOSES, fa: letIn },
];
