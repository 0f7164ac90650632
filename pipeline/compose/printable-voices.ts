// The voices that a page can quote. One with letters that the faces lack would be quoted with boxes in it: it stays out, and is
// told. Its words are nobody's to change.
import type { EditionFault, Edizione } from "../../schemas/edizione.ts";
import { BEYOND, lettersBeyond } from "../../schemas/lettere.ts";
import type { Citazione } from "../../schemas/report-model.ts";

type Voice = Citazione & { readonly cantiere: string | null };

export function printableVoices(
  citazioni: readonly Voice[],
  { liste }: Pick<Edizione, "liste">,
): { readonly citazioni: readonly Voice[]; readonly difetti: readonly EditionFault[] } {
  const beyondIn = ({ testo, proposta }: Voice): string[] => lettersBeyond(`${testo} ${proposta ?? ""}`);
  const whereOf = ({ occasione, cantiere }: Voice): string => {
    const named = liste["cantieri"]?.find(({ codice }) => codice === cantiere)?.nome;
    return `«${occasione}»${named === undefined ? "" : `, cantiere ${named}`}`;
  };
  return {
    citazioni: citazioni.filter((voice) => beyondIn(voice).length === 0),
    difetti: citazioni.flatMap((voice) => {
      const beyond = beyondIn(voice);
      if (beyond.length === 0) return [];
      const cosa = `una voce (${whereOf(voice)}) non si cita: ${BEYOND.cosa(beyond)}`;
      return [{ file: "inviati", riga: null, cosa, rimedio: "Chiedi a chi l’ha scritta di dirla con lettere latine." }];
    }),
  };
}
