// Findings on what an ente declares beside what it declared the year before: possible, so they are asked.
import { voce } from "./entry.ts";

const anno = { gravita: "confermare", effetto: "numero", stadio: "anno" } as const;

type TwoYears = { readonly cosa: string; readonly anno: string; readonly prima: string; readonly ora: string };
const CASE: TwoYears = { cosa: "Posizioni di volontariato", anno: "2015", prima: "48", ora: "480" };
const confirm = (): string => "È possibile: confermalo e scrivi in una riga il motivo, oppure correggi il numero.";

export const catalogoAnno = {
  "anno-mille-volte": voce<TwoYears>({
    ...anno,
    titolo: "Circa mille volte l'anno prima",
    testo: (p) => `«${p.cosa}»: nel ${p.anno} erano ${p.prima}, ora ${p.ora}. La differenza è di circa mille volte.`,
    rimedio: confirm,
    caso: { ...CASE, ora: "48.000" },
  }),
  "anno-fuori-dal-consueto": voce<TwoYears>({
    ...anno,
    titolo: "Molto diverso dall'anno prima",
    testo: (p) => `«${p.cosa}»: nel ${p.anno} erano ${p.prima}, ora ${p.ora}.`,
    rimedio: confirm,
    caso: CASE,
  }),
};
