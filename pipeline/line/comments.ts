// What was said of the draft in the portal, as it may be printed: what the network read and what was answered, without the
// name of any person, and with that of an ente only where it agreed.
import { NON_NOMINATO, PAROLE_CAMBIATO } from "../../schemas/commenti.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { onOneLine } from "../../schemas/shown.ts";
import { type Commento, isLetThrough } from "../collect/registro-discussione.ts";
import { withoutPersons } from "../reading/privacy.ts";
import { namesOmitted, wholeWords } from "./names-omitted.ts";

type Printed = Edizione["commenti"][number];

/** Where what was said in the portal was said. */
const OCCASIONE = "portale";

/** The edition with what was said of its draft in the portal, after what its folder tells. */
export function withComments(edizione: Edizione, { commenti }: { readonly commenti: readonly Commento[] }): Edizione {
  const said = printedComments(edizione, commenti);
  return said.length === 0 ? edizione : { ...edizione, commenti: [...edizione.commenti, ...said] };
}

/** What is not answered is printed nowhere, unless it is published without an answer, with why. */
export function printedComments({ enti }: Pick<Edizione, "enti">, commenti: readonly Commento[]): Printed[] {
  return commenti.filter(isLetThrough).flatMap((commento): Printed[] => {
    const { persona, nome, di, ente, nominabile, tipo, capitolo, testo, risposta, lasciato } = commento;
    const own = (text: string): string => (nome.includes(" ") ? text.replace(wholeWords(nome), "[omesso]") : text);
    const others = namesOmitted({ enti: enti.filter(({ codice }) => !(nominabile && codice === ente)) });
    const printed = (text: string): string => onOneLine(others(own(withoutPersons(text).text)));
    const said = {
      ...{ occasione: OCCASIONE, autore: `${persona} ${nome}`, tipo, dove: capitolo, chiesto: printed(testo) },
      chi: nominabile ? printed(di) : ente === "" ? NON_NOMINATO.altri : NON_NOMINATO.ente,
    };
    if (risposta !== null) {
      const text = [printed(risposta.testo), PAROLE_CAMBIATO[risposta.cambiato]]
        .filter((each) => each !== "")
        .join(" ");
      return [{ ...said, esito: risposta.esito, risposta: text }];
    }
    return lasciato === null ? [] : [{ ...said, esito: "senza-risposta", risposta: printed(lasciato) }];
  });
}
