// What an ente answered to what it was asked: shown before it signs, and asked again where it wants to answer otherwise.
import { address, type Diagnostic } from "../../../schemas/diagnostic.ts";
import { type AnswerModel, answeredWords, isAnswered } from "../../answers/answer.ts";
import type { Decisions } from "../../collect/decisions.ts";
import type { Decisione } from "../../collect/registro.ts";
import { situation, write } from "../events.ts";
import { type Esito, enteOf, type Portale, personaOf, type Richiesta } from "../routes.ts";
import { refusal, type Stato } from "../states.ts";
import { ownArrival } from "./answering.ts";
import { ownDecision, reopeningOf, toldAgain } from "./deciding.ts";

type Told = AnswerModel["risposte"][number];

/** What the ente answered about the data that count now; `sorte` says whether a reason is printed, and is empty without one. */
export function explanationsOf(
  { raccolta }: Portale,
  ente: string,
  stato: Stato,
): (Told & { readonly sorte: string })[] {
  const { diagnostics, decisions } = raccolta.now();
  return diagnostics
    .filter((each) => each.ente === ente && isAnswered(each))
    .map((finding) => ({
      ...toldAgain(answeredWords(finding), finding, decisions, { protocollo: finding.protocollo, stato }),
      sorte: fateOf(finding, decisions),
    }));
}

/** A waiver, which the staff decides, is always public. */
function fateOf(finding: Diagnostic, decisions: Decisions): string {
  if (finding.esito === "corretto" || (finding.motivo ?? "") === "") return "";
  const own = ownDecision(finding, decisions);
  return own === null || own.pubblica === 1 ? "Si può pubblicare come nota sotto il dato." : "Non si pubblica.";
}

/** Asks again what an ente had answered; once signed nothing is. Pressed twice it is asked once. */
export async function askedAgain(richiesta: Richiesta): Promise<Esito> {
  const { portale, params, campi } = richiesta;
  const ente = enteOf(richiesta).codice;
  const persona = personaOf(richiesta);
  const own = ownArrival(portale, ente, params["protocollo"] ?? "");
  if (own === null) return "non c'è";
  const { protocollo } = own.letto.ricezione;
  const { decisions } = portale.raccolta.now();
  const { stato } = situation(portale, ente);
  const again = own.head.diagnostics
    .map((finding) => ({ finding, chiave: reopeningOf(finding, decisions, protocollo, stato)?.chiave }))
    .find(({ finding, chiave }) => isAnswered(finding) && chiave !== undefined && chiave === campi["chiave"]);
  const decisione: Decisione | null = again === undefined ? null : ownDecision(again.finding, decisions);
  if (again === undefined || decisione === null)
    return { vai: refusal(stato, "riaperta") === null ? `/risposta/${protocollo}` : "/firma" };
  await portale.raccolta.undecide({ ...decisione, ente, il: portale.now(), chi: persona.nome || "l'ente" });
  const [first] = again.finding.luoghi;
  write(portale, ente, persona, "riaperta", { protocollo, dove: first === undefined ? "" : address(first) });
  return { vai: `/risposta/${protocollo}` };
}
