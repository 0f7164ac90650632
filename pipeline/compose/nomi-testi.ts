// The names of the text files: each is a chapter, or a part of one. A misspelt name would not be printed, or would leave
// the charts of its chapter without it.
import { CAPITOLI, EACH, isTestoBreve, PARTI, TESTI_BREVI } from "../../schemas/capitoli.ts";
import type { EditionFault, Edizione } from "../../schemas/edizione.ts";
import { instead, nearestCode } from "../../schemas/text.ts";
import { partsOf } from "./istanze.ts";
import { chapterId } from "./testi.ts";

/** Texts that nothing prints, and chapters with nearly the name of one that the edition does not have. */
export function misnamedTexts(edizione: Edizione): EditionFault[] {
  const names = Object.keys(edizione.testi);
  const parts = Object.entries(PARTI).flatMap(([capitolo, per]) =>
    [EACH, ...partsOf(edizione, per).map(({ codice }) => codice)].map((codice) => `${capitolo}/${codice}`),
  );
  const chapters = names.flatMap((nome) => chapterId(nome) ?? []);
  const missing = CAPITOLI.filter((id) => !chapters.includes(id)).map((codice) => ({ codice, nome: codice }));
  const written = names.filter((nome) => !isTestoBreve(nome));
  return written.flatMap((nome): EditionFault[] => {
    const file = `testi/${nome}.md`;
    const id = chapterId(nome);
    if (id === null && !parts.includes(nome)) {
      const cosa = "il testo non si stampa: il suo nome non è quello di un capitolo, né di una parte di un capitolo";
      const chapter = "Un capitolo si chiama con il suo numero, un trattino e il nome, per esempio 05-risorse.";
      const short = nearestCode(
        nome,
        TESTI_BREVI.map((codice) => ({ codice, nome: codice })),
      );
      const near = short === "" ? chapter : `Forse volevi scrivere «${short}».`;
      return [{ file, riga: null, cosa, rimedio: nome.includes("/") ? instead(nome, parts) : near }];
    }
    if (id === null || CAPITOLI.some((known) => known === id)) return [];
    // An edition may add a chapter of its own; one that is nearly a known one, which is missing, is that one misspelt.
    const near = nearestCode(id, missing);
    if (near === "") return [];
    const cosa = `il capitolo «${id}» non ha grafici suoi, e manca il capitolo «${near}»`;
    return [{ file, riga: null, cosa, rimedio: `Se è lo stesso, nel nome del file scrivi «${near}».` }];
  });
}
