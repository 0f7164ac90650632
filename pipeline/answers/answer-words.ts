// What an answer says of all that is in it: its title, its groups, the next step.
import type { Diagnostic } from "../../schemas/diagnostic.ts";
import { formatNumber } from "../../schemas/unita.ts";

export const GROUPS = {
  correggere: {
    titolo: "Da correggere",
    una: "Finché non è corretta questa risposta resta fuori dai totali.",
    molte: "Finché non sono corrette queste risposte restano fuori dai totali.",
  },
  confermare: {
    titolo: "Da confermare",
    // What moves a published figure waits for its confirmation (line/doubts.ts); the rest counts meanwhile.
    una: "È possibile che sia giusta: ci basta una riga che dica perché. Intanto conta, a meno che sposti una cifra del bilancio: allora aspetta la conferma.",
    molte:
      "È possibile che siano giuste: ci basta una riga che dica perché. Intanto contano, tranne quelle che spostano una cifra del bilancio: aspettano la conferma.",
  },
} as const;

export function headline(toCorrect: number, toConfirm: number, good: number): string {
  const all = toCorrect + toConfirm;
  if (all === 0) return good === 0 ? "Nel file non c'è ancora nessuna risposta" : "Va tutto bene";
  if (all === 1) return toCorrect === 1 ? "C'è una cosa da sistemare" : "C'è una cosa da confermare";
  return toCorrect === 0 ? `Ci sono ${all} cose da confermare` : `Ci sono ${all} cose da sistemare`;
}

/** «, in 60 celle», where a thing is told once of several; empty where each is one. */
export function inCells(things: readonly Diagnostic[]): string {
  const cells = things.reduce((sum, { luoghi, quanti: n }) => sum + (luoghi.length === 0 ? 1 : n), 0);
  return cells === things.length ? "" : `, in ${formatNumber(cells)} punti`;
}

export const UNREAD = "Fai come è scritto qui sotto e rimandacelo. Quello che avevi già mandato resta com'era.";

export function nextStep(toCorrect: number, toConfirm: number, missing: number): string {
  if (toCorrect > 0)
    return `Correggi ${toCorrect === 1 ? "questa cosa" : "queste cose"} nel tuo file, salvalo e rimandacelo: il resto non va rifatto. Vale come un nuovo invio; quello di prima resta conservato.`;
  if (toConfirm > 0)
    return `Se ${toConfirm === 1 ? "è giusta rispondi con una riga che dica perché" : "sono giuste rispondi con una riga per ognuna"}; se no correggi il file e rimandacelo.`;
  return missing > 0
    ? "Quando avrai anche le parti che mancano rimanda lo stesso file: ciò che c'è già non va rifatto."
    : "Non devi fare altro.";
}
