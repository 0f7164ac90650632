// The post as the staff sees it: what did not arrive, and why; what may have left, and waits for somebody to say.
import { dal } from "../../../schemas/articles.ts";
import { formatNumber } from "../../../schemas/unita.ts";
import { canGoAgain, type Lettera, waits } from "../../collect/registro-lettere.ts";
import { momentOf } from "../dates.ts";
import { type Esito, type Portale, personaOf, type Richiesta, type Rotta } from "../routes.ts";
import type { Followed } from "./followed.ts";

const SHOWN = 50;

/** What became of a letter that somebody must look at. */
const PROBLEMI = {
  rifiutata: "L’indirizzo non riceve",
  rinunciata: "Non è partita in cinque giorni",
  incerta: "Forse è partita, e non si può sapere",
  persa: "Non è partita, e il suo testo non c’è più: scrivila di nuovo",
  scaduta: "Non è partita in tempo, e adesso direbbe il falso: se serve, scrivine un’altra",
} as const;
/** Null for a letter that nobody must look at; a link that was asked for and came too late is asked for again. */
const problemOf = ({ esito, tipo }: Lettera): string | null =>
  esito === null || !Object.hasOwn(PROBLEMI, esito) || (esito === "scaduta" && tipo === "collegamento")
    ? null
    : PROBLEMI[esito as keyof typeof PROBLEMI];

/** Addresses that refused the last letter. */
export function refusedAddresses(lettere: readonly Lettera[]): Set<string> {
  const last = new Map(lettere.filter(({ esito }) => esito !== null).map(({ email, esito }) => [email, esito]));
  return new Set([...last].flatMap(([email, esito]) => (esito === "rifiutata" ? [email] : [])));
}

/** Null where there is nothing to say. */
export function postOf(portale: Portale, lettere: readonly Lettera[], all: readonly Followed[], isAnalista: boolean) {
  const names = new Map(all.map(({ ente }) => [ente.codice, ente.denominazione]));
  const own = lettere.filter(({ ambito }) => isAnalista || names.has(ambito));
  // Of several to one address the last says how it is now.
  const last = new Map(own.map((each) => [`${each.email} ${each.tipo}`, each]));
  const problemi = [...last.values()].filter((each) => problemOf(each) !== null);
  const waiting = own.filter((each) => waits(each) && portale.posta.isSent);
  const [first] = waiting;
  if (problemi.length === 0 && first === undefined) return null;
  return {
    attesa:
      first === undefined
        ? null
        : `${waiting.length === 1 ? "Una lettera aspetta" : `${formatNumber(waiting.length)} lettere aspettano`} di partire, la prima ${dal(momentOf(first.il))}.`,
    perche: first?.parole ?? "",
    altri: Math.max(0, problemi.length - SHOWN),
    problemi: problemi
      .toReversed()
      .slice(0, SHOWN)
      .map((each) => ({
        ...{ numero: each.numero, email: each.email, oggetto: each.oggetto, parole: each.parole ?? "" },
        ...{ codice: names.has(each.ambito) ? each.ambito : "", nome: names.get(each.ambito) ?? "" },
        cosa: problemOf(each),
        quando: momentOf(each.esito_il ?? each.il),
        diNuovo: isAnalista && portale.posta.isSent && canGoAgain(each),
      })),
  };
}

/** Sends again a letter that may have left: somebody wants it twice rather than never. */
async function sendAgain(richiesta: Richiesta): Promise<Esito> {
  const { portale, params } = richiesta;
  const persona = personaOf(richiesta);
  // Pressed twice: it is on its way already.
  await portale.posta.sendAgain(Number(params["lettera"]) || 0, persona.nome || persona.ruolo);
  return { vai: "/quadro#posta" };
}

export const POSTING: readonly Rotta[] = [
  { metodo: "POST", url: "/lettere/:lettera/manda", azione: "mandare le lettere", di: "nessuno", fa: sendAgain },
];
