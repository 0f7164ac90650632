// Findings on what an ente declares beside what it declared the year before: possible, so they are asked.
import { voce } from "./entry.ts";

const anno = { gravita: "confermare", effetto: "numero", stadio: "anno" } as const;

type TwoYears = { readonly cosa: string; readonly anno: string; readonly prima: string; readonly ora: string };
const CASE: TwoYears = { cosa: "Posizioni di volontariato", anno: "2015", prima: "48", ora: "480" };
const confirm = (): string => "È possibile: confermalo e scrivi in una riga il motivo, oppure correggi il numero.";

export const catalogoAnno = {
  "anno-mille-volte": voce<TwoYears>({
    ...anno,
    trattiene: true,
    titolo: "Circa mille volte l'anno prima",
    testo: (p) => `«${p.cosa}»: nel ${p.anno} erano ${p.prima}, ora ${p.ora}. La differenza è di circa mille volte.`,
    rimedio: confirm,
    caso: { ...CASE, ora: "48.000" },
  }),
  "anno-colonna-in-migliaia": voce<TwoYears>({
    ...anno,
    trattiene: true,
    titolo: "Tutta la colonna è circa mille volte l'anno prima",
    testo: (p) =>
      `«${p.cosa}»: nel ${p.anno} erano ${p.prima}, ora ${p.ora}. In ogni cantiere e zona la differenza è di circa mille volte.`,
    rimedio: () =>
      "Se la colonna è in migliaia scrivi i numeri per intero; se è giusta così confermalo e scrivi in una riga il motivo.",
    caso: { cosa: "Spesa", anno: "2015", prima: "412.000 euro", ora: "412 euro" },
  }),
  "anno-dieci-volte": voce<TwoYears>({
    ...anno,
    trattiene: true,
    titolo: "Circa dieci volte l'anno prima",
    testo: (p) => `«${p.cosa}»: nel ${p.anno} erano ${p.prima}, ora ${p.ora}. La differenza è di circa dieci volte.`,
    rimedio: confirm,
    caso: CASE,
  }),
  "anno-cento-volte": voce<TwoYears>({
    ...anno,
    trattiene: true,
    titolo: "Circa cento volte l'anno prima",
    testo: (p) => `«${p.cosa}»: nel ${p.anno} erano ${p.prima}, ora ${p.ora}. La differenza è di circa cento volte.`,
    rimedio: confirm,
    caso: { ...CASE, ora: "4.800" },
  }),
  "anno-da-zero": voce<TwoYears>({
    ...anno,
    trattiene: true,
    titolo: "L'anno prima non c'era niente",
    testo: (p) => `«${p.cosa}»: nel ${p.anno} erano ${p.prima}, ora ${p.ora}.`,
    rimedio: confirm,
    caso: { ...CASE, prima: "0", ora: "48" },
  }),
  "anno-a-zero": voce<TwoYears>({
    ...anno,
    titolo: "Quest'anno non c'è niente",
    testo: (p) => `«${p.cosa}»: nel ${p.anno} erano ${p.prima}, ora ${p.ora}.`,
    rimedio: () =>
      "Se quest'anno non c'è stato niente confermalo; se una tabella è rimasta vuota compilala e rimanda il file.",
    caso: { ...CASE, prima: "48", ora: "0" },
  }),
  "anno-fuori-dal-consueto": voce<TwoYears>({
    ...anno,
    trattiene: true,
    titolo: "Molto diverso dall'anno prima",
    testo: (p) => `«${p.cosa}»: nel ${p.anno} erano ${p.prima}, ora ${p.ora}.`,
    rimedio: confirm,
    caso: CASE,
  }),
};
