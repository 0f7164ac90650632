// What was said of the draft, counted: how many, of how many persons, on which occasions, what became of them.
import { quanti } from "../../schemas/diagnostici/entry.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { ESITI_COMMENTO } from "../../schemas/liste.ts";
import { inLettere } from "../../schemas/numerals.ts";

type Comments = Edizione["commenti"];

type Esito = (typeof ESITI_COMMENTO)[number];

/** Of one, of several, and in short after another that was said. */
const CLAUSES: Readonly<Record<Esito, readonly [string, string, string]>> = {
  accolta: ["è accolto", "sono accolti", "accolti"],
  "in-parte": ["è accolto in parte", "sono accolti in parte", "in parte"],
  "non-accolta": ["non è accolto", "non sono accolti", "no"],
  "senza-risposta": ["resta senza risposta", "restano senza risposta", "senza risposta"],
};

/** «Su sei commenti tre sono accolti, uno in parte, due no»; an outcome that none has drops its clause. */
export function commentsTitle(commenti: Comments): string {
  const counts = ESITI_COMMENTO.map((esito) => ({ esito, n: commenti.filter((each) => each.esito === esito).length }));
  const told = counts.filter(({ n }) => n > 0);
  const [first] = told;
  if (commenti.length === 1 && first !== undefined) return `L'unico commento ${CLAUSES[first.esito][0]}`;
  const clauses = told.map(({ esito, n }, at) => {
    const [one, several, short] = CLAUSES[esito];
    return `${inLettere(n, "m")} ${at > 0 ? short : n === 1 ? one : several}`;
  });
  return `Su ${inLettere(commenti.length, "m")} commenti ${clauses.join(", ")}`;
}

/** «6 commenti di 5 persone, in 3 occasioni: portale, assemblea del 20 giugno, per lettera». */
export function commentsBase(commenti: Comments): string {
  const persone = new Set(commenti.map(({ autore }) => autore)).size;
  const occasioni = [...new Set(commenti.map(({ occasione }) => occasione))];
  const many = `${quanti(commenti.length, "commento", "commenti")} di ${quanti(persone, "persona", "persone")}`;
  return `${many}, in ${quanti(occasioni.length, "occasione", "occasioni")}: ${occasioni.join(", ")}`;
}

/** Why some have no answer, each reason once. */
export const commentsNotes = (commenti: Comments): string[] => [
  ...new Set(
    commenti.flatMap(({ esito, risposta }) => (esito === "senza-risposta" ? [`Senza risposta: ${risposta}`] : [])),
  ),
];
