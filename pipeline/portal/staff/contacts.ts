// Who may come in for an ente: a new person, a link, a code for a letter of paper, and how they are taken away.
import { quoted } from "../../../schemas/shown.ts";
import type { Persona } from "../../collect/registro-portale.ts";
import { isAddress } from "../../edizione/contatti.ts";
import { write } from "../events.ts";
import { newLetterCode, newLink } from "../identity/access.ts";
import { writeLink } from "../letters.ts";
import { type Esito, enteOf, personaOf, type Richiesta } from "../routes.ts";
import { paperLetter } from "./paper.ts";

interface NewContact {
  readonly nome: string;
  readonly email: string;
}

const contactIn = ({ campi }: Richiesta): NewContact => ({
  nome: quoted((campi["nome"] ?? "").trim(), 80),
  email: (campi["email"] ?? "").trim().slice(0, 200),
});

/** Why it cannot be added; null for one that can. */
export function contactFault(richiesta: Richiesta): string | null {
  const { nome, email } = contactIn(richiesta);
  if (nome === "") return "Scrivi il nome di chi entra, o del suo ufficio.";
  return email === "" || isAddress(email)
    ? null
    : `«${quoted(email)}» non è un indirizzo di posta, per esempio segreteria@ente.it.`;
}

export function addContact(richiesta: Richiesta): Promise<Esito> {
  const { portale } = richiesta;
  const persona = { ruolo: "ente", ambito: enteOf(richiesta).codice, ...contactIn(richiesta) } as const;
  return linkFor(richiesta, portale.registro.addPersona(persona, portale.now()));
}

/** The person of the ente that the address names; null for one of another, or nobody. */
function contactOf(richiesta: Richiesta, numero: number): Persona | null {
  const persona = richiesta.portale.registro.persona(numero);
  return persona?.ruolo === "ente" && persona.ambito === enteOf(richiesta).codice ? persona : null;
}

const numberIn = ({ params }: Richiesta, name: string): number => Number(params[name]) || 0;
const nameOf = ({ nome, email }: Persona): string => nome || email;

export const makeLink = (richiesta: Richiesta): Promise<Esito> => linkFor(richiesta, numberIn(richiesta, "contatto"));

/** The link is told once, here: afterwards nobody can read it again. */
async function linkFor(richiesta: Richiesta, contatto: number): Promise<Esito> {
  const { portale } = richiesta;
  const ente = enteOf(richiesta);
  const persona = contactOf(richiesta, contatto);
  if (persona === null) return "non c'è";
  const secret = newLink(portale.registro, persona, portale.now(), portale.termini.scadenza);
  write(portale, ente.codice, personaOf(richiesta), "collegamento", { di: nameOf(persona) });
  const indirizzo = `${portale.indirizzo()}/e/${secret}`;
  if (persona.email !== "") await writeLink(portale, persona, indirizzo);
  return {
    pagina: "collegamento-fatto",
    titolo: "Il nuovo collegamento",
    dati: {
      ...{ codice: ente.codice, nome: ente.denominazione, di: nameOf(persona), email: persona.email },
      ...{ parte: portale.posta.isSent, collegamento: indirizzo },
    },
  };
}

/** A code that can be typed from paper is told once too. */
export function makeCode(richiesta: Richiesta): Esito {
  const { portale } = richiesta;
  const ente = enteOf(richiesta);
  const persona = contactOf(richiesta, numberIn(richiesta, "contatto"));
  if (persona === null) return "non c'è";
  const segno = newLetterCode(portale.registro, persona, portale.now(), portale.termini.scadenza);
  write(portale, ente.codice, personaOf(richiesta), "collegamento", { di: nameOf(persona) });
  return {
    pagina: "codice-fatto",
    titolo: "Il codice per la lettera",
    dati: {
      di: nameOf(persona),
      ...paperLetter(portale, ente, segno),
    },
  };
}

export function revoke(richiesta: Richiesta): Esito {
  const { portale } = richiesta;
  const ente = enteOf(richiesta);
  const link = portale.registro.collegamento(numberIn(richiesta, "collegamento"));
  const persona = link === null ? null : contactOf(richiesta, link.contatto);
  if (link === null || persona === null) return "non c'è";
  if (link.revocato_il === null) {
    portale.registro.revoke(link.numero, portale.now());
    write(portale, ente.codice, personaOf(richiesta), "revocato", { di: nameOf(persona) });
  }
  return { vai: `/enti/${ente.codice}#contatti` };
}
