// Who follows the collection comes in by the identity service of the Comune, where there is one. It only says whose address it is:
// from there on it is the road of everybody, a link of a quarter of an hour and the button that opens it.
import { roleWords } from "../frame.ts";
import { newLink, STAFF, writtenTo } from "../identity/access.ts";
import type { Unknown } from "../identity/provider.ts";
import { notice } from "../notices.ts";
import type { Esito, Pagina, Portale, Richiesta, Rotta } from "../routes.ts";

const BACK = "/identita/ritorno";
const backTo = ({ indirizzo }: Portale): string => indirizzo() + BACK;

const BY_LETTER = ["Entra con una lettera", "/collegamento"] as const;
const TRY_AGAIN = ["Prova di nuovo", "/identita"] as const;
const NOT_IN: Readonly<Record<Unknown, (nome: string) => Pagina>> = {
  giù: (nome) =>
    notice(
      "Il servizio di identità non risponde",
      503,
      [`${nome} non ci dice chi sei, e non dipende da te. Intanto puoi farti mandare il collegamento per posta.`],
      BY_LETTER,
    ),
  rifiutato: (nome) =>
    notice("Non sei entrato", 403, [`${nome} non ha confermato chi sei, oppure hai annullato.`], TRY_AGAIN),
  "non creduto": (nome) =>
    notice(
      "Questo passaggio non vale più",
      403,
      [
        `La risposta di ${nome} era già stata usata, era troppo vecchia, oppure è stata chiesta in un altro browser o in un'altra scheda. Non abbiamo aperto niente: ricomincia da qui.`,
      ],
      TRY_AGAIN,
    ),
  "senza indirizzo": (nome) =>
    notice(
      "Il servizio di identità non dice il tuo indirizzo",
      403,
      [
        `Ti riconosciamo dall'indirizzo di posta, e ${nome} non ci dice il tuo, o non dice di averlo verificato. Intanto puoi farti mandare il collegamento per posta.`,
      ],
      BY_LETTER,
    ),
};
const notNamed = (email: string): Pagina =>
  notice(
    "Qui non ti conosciamo",
    403,
    [
      `${email} non è fra gli indirizzi di chi cura o coordina la raccolta, oppure l'accesso è stato tolto.`,
      "Se mandi i dati di un ente entra dal collegamento che hai ricevuto per posta.",
    ],
    ["Mandami un nuovo collegamento", "/collegamento"],
  );

function notKnown({ identita, say }: Portale, perche: Unknown, parole: string): Pagina {
  say(`Il servizio di identità: ${perche} (${parole}).`);
  return NOT_IN[perche](identita?.nome ?? "");
}

async function begin({ portale }: Richiesta): Promise<Esito> {
  if (portale.identita === null) return "non c'è";
  const begun = await portale.identita.begin(backTo(portale));
  return "perche" in begun
    ? notKnown(portale, begun.perche, begun.parole)
    : { vai: begun.indirizzo, attesa: begun.tenuto };
}

async function end({ portale, query, attesa }: Richiesta): Promise<Esito> {
  if (portale.identita === null) return "non c'è";
  const known = await portale.identita.end(backTo(portale), query, attesa);
  if ("perche" in known) return notKnown(portale, known.perche, known.parole);
  const { registro, now, termini, edizione } = portale;
  const email = known.email.toLowerCase();
  const theirs = writtenTo(registro, now()).filter(
    (each) => STAFF.includes(each.ruolo) && each.email.toLowerCase() === email,
  );
  const links = theirs.map((persona) => ({
    persona,
    vai: `/e/${newLink(registro, persona, now(), termini.scadenza)}`,
  }));
  const [only, ...others] = links;
  if (only === undefined) return notNamed(known.email);
  if (others.length === 0) return { vai: only.vai };
  return {
    pagina: "identita",
    titolo: "Con quale compito entri?",
    dati: { scelte: links.map(({ persona, vai }) => ({ vai, parole: roleWords(persona, edizione) })) },
  };
}

const OPEN = { azione: "aperta", di: "nessuno", limite: 30 } as const;
export const IDENTITY: readonly Rotta[] = [
  { metodo: "GET", url: "/identita", ...OPEN, fa: begin },
  { metodo: "GET", url: BACK, ...OPEN, fa: end },
];
