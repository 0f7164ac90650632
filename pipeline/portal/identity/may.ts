// Who may do what about which ente: the one place that says it. What is not theirs does not exist for them.
import type { Ente } from "../../../schemas/edizione.ts";
import type { Persona } from "../../collect/registro-portale.ts";

/** What can be done about one ente. */
const AZIONI_ENTE = [
  "vedere la propria pagina",
  "mandare",
  "firmare",
  "seguire",
  "rimandare",
  "accettare",
  "ricevere per conto",
  "gestire gli accessi",
] as const;
/** What is about no ente in particular. */
const AZIONI_DI_TUTTI = [
  "vedere il quadro",
  "invitare",
  "mandare le lettere",
  "leggere la bozza",
  "commentare",
  "curare la bozza",
  "scrivere le voci",
  "curare i tavoli",
  "vedere le regole",
  "curare le persone",
  "chiudere l'edizione",
] as const;
export const AZIONI = [...AZIONI_ENTE, ...AZIONI_DI_TUTTI] as const;
export type Azione = (typeof AZIONI)[number];

type Ruolo = Persona["ruolo"];
const WHO: Readonly<Record<Azione, readonly Ruolo[]>> = {
  "vedere la propria pagina": ["ente"],
  mandare: ["ente"],
  firmare: ["ente"],
  seguire: ["coordinatore", "analista"],
  rimandare: ["coordinatore", "analista"],
  accettare: ["coordinatore", "analista"],
  "ricevere per conto": ["analista"],
  "gestire gli accessi": ["analista"],
  "vedere il quadro": ["coordinatore", "analista"],
  invitare: ["analista"],
  "mandare le lettere": ["analista"],
  "leggere la bozza": ["ente", "coordinatore", "analista", "lettore"],
  commentare: ["ente", "coordinatore", "analista", "lettore"],
  "curare la bozza": ["analista"],
  "scrivere le voci": ["facilitatore", "analista"],
  "curare i tavoli": ["analista"],
  "vedere le regole": ["analista"],
  "curare le persone": ["analista"],
  "chiudere l'edizione": ["analista"],
};
const ofNoEnte: readonly Azione[] = AZIONI_DI_TUTTI;

/** `ente` is null for what is about none. */
export function may(persona: Persona | null, azione: Azione, ente: Ente | null): boolean {
  if (persona === null || !WHO[azione].includes(persona.ruolo)) return false;
  return ente === null ? ofNoEnte.includes(azione) : !ofNoEnte.includes(azione) && isTheirs(persona, ente);
}

/** Whether an ente is one that the person speaks for, or follows. */
export function isTheirs({ ruolo, ambito }: Persona, ente: Ente): boolean {
  switch (ruolo) {
    case "ente":
      return ente.codice === ambito;
    case "coordinatore":
      return ambito === `cantiere=${ente.cantiere_principale}` || ambito === `zona=${ente.zona_sede}`;
    case "analista":
      return true;
    case "lettore":
    case "facilitatore":
      return false;
  }
}
