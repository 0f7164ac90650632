// The enti that a person of the staff follows, each with where it stands and what comes next.
import type { Ente } from "../../../schemas/edizione.ts";
import type { Persona } from "../../collect/registro-portale.ts";
import { sizesOf } from "../../line/sizes.ts";
import { situation } from "../events.ts";
import { isTheirs } from "../identity/may.ts";
import type { Portale } from "../routes.ts";
import type { Situazione } from "../situation.ts";
import { PAROLE_STATO } from "../story.ts";

export interface Followed {
  readonly ente: Ente;
  readonly situazione: Situazione;
  /** In euro of the year before, written or taken from like enti. */
  readonly peso: number;
  readonly stato: { readonly parola: string; readonly segno: string };
  readonly passo: string;
  /** Days since something was done; null when nothing ever was. */
  readonly fermo: number | null;
}

export const entiOf = ({ edizione }: Portale, persona: Persona): Ente[] =>
  edizione.enti.filter((ente) => isTheirs(persona, ente));

/** A person as the staff reads it. */
export const rosterName = ({ nome, email }: Persona): string => nome || email;

export function followed(portale: Portale, persona: Persona): Followed[] {
  const sizes = sizesOf(portale.edizione);
  const now = Date.parse(portale.now());
  return entiOf(portale, persona).map((ente): Followed => {
    const situazione = situation(portale, ente.codice);
    // What we write to them is nothing that they did.
    const last = situazione.storia.findLast(({ tipo }) => tipo !== "promemoria");
    return {
      ...{ ente, situazione, peso: sizes.get(ente.codice) ?? 0 },
      stato: stateWords(situazione),
      passo: nextStep(situazione),
      fermo: last === undefined ? null : Math.max(0, Math.floor((now - Date.parse(last.il)) / 86_400_000)),
    };
  });
}

/** What is to be settled stands before the state: it is what somebody must do. */
function stateWords({ stato, correggere, confermare }: Situazione): Followed["stato"] {
  if (stato === "inviata" || stato === "corretta") {
    if (correggere > 0) return { parola: `Da correggere: ${correggere}`, segno: "correggere" };
    if (confermare > 0) return { parola: `Da confermare: ${confermare}`, segno: "confermare" };
  }
  return PAROLE_STATO[stato];
}

/** What an ente has still to do before it can sign; null for nothing. */
function owedStep({ correggere, confermare, daFare }: Situazione): string | null {
  if (correggere > 0) return "Aspettare le correzioni";
  if (confermare > 0) return "Aspettare le conferme";
  return daFare > 0 ? "Aspettare le parti che mancano" : null;
}

export function nextStep(situazione: Situazione): string {
  switch (situazione.stato) {
    case "attesa":
      return "Telefonare";
    case "bozza":
      return "Aspettare il file, poi telefonare";
    case "rimandata":
      return "Aspettare la correzione";
    case "inviata":
    case "corretta":
      return owedStep(situazione) ?? "Aspettare la firma";
    case "confermata":
      return "Guardare e accettare";
    case "accettata":
    case "congelata":
      return "Niente";
    case "non-partecipa":
      return "Niente, se non ci ripensa";
  }
}
