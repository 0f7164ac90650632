// A comment as pages show it: to the network, to who wrote it, to who answers.
import { PAROLE_CAMBIATO, PAROLE_ESITO, PAROLE_TIPO, type TipoCommento } from "../../../schemas/commenti.ts";
import { type Commento, type Discussione, isLetThrough } from "../../collect/registro-discussione.ts";
import type { Persona } from "../../collect/registro-portale.ts";
import { dayOf } from "../dates.ts";
import { commentPath } from "./layer.ts";

/** Signs of the states of the stylesheet. */
const SEGNI: Readonly<Record<TipoCommento, string>> = {
  ...{ correzione: "correggere", domanda: "fare", proposta: "proposta", voce: "voce" },
};
const SEGNI_ESITO = { accolta: "posto", "in-parte": "parte", "non-accolta": "no" } as const;

/** Whoever has the open link: nobody in particular. */
export const isAnybody = ({ ruolo, nome }: Persona): boolean => ruolo === "lettore" && nome === "";

/** Its own comments are shown to a person also before the network reads them. A link for whoever has it is nobody's own. */
export const isOwn = ({ persona }: Commento, who: Persona): boolean => persona === who.numero && !isAnybody(who);

/** What of the discussion a person reads. */
export const readableBy = ({ commenti }: Discussione, who: Persona): readonly Commento[] =>
  commenti.filter((each) => isLetThrough(each) || isOwn(each, who));

export const commentView = (commento: Commento) => {
  const { numero, tipo, di, il, testo, risposta, moderato, stato, ancora, capitolo, passo } = commento;
  return {
    ...{ numero, di, testo, capitolo, passo, quando: dayOf(il), indirizzo: commentPath(ancora) },
    tipo: { parola: PAROLE_TIPO[tipo], segno: SEGNI[tipo] },
    aspetta:
      stato === "da-leggere"
        ? "In attesa: lo leggiamo prima di mostrarlo alla rete"
        : stato === "aspetta"
          ? "Aspetta una risposta"
          : null,
    trattenuto: stato === "trattenuto" ? (moderato?.motivo ?? "") : null,
    risposta:
      risposta === null || stato !== "risposto"
        ? null
        : {
            ...{ parola: PAROLE_ESITO[risposta.esito], segno: SEGNI_ESITO[risposta.esito] },
            ...{ quando: dayOf(risposta.il), testo: risposta.testo, cambiato: PAROLE_CAMBIATO[risposta.cambiato] },
          },
  };
};
