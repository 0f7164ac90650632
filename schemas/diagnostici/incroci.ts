// Findings on the sums of one ente beside each other, and beside those of enti like it. Of others only how many there are is
// said: no message lets anybody compute another's number.
import { formatEuro } from "../unita.ts";
import { numero, voce } from "./entry.ts";

const incrocio = { gravita: "confermare", effetto: "numero", stadio: "incrocio" } as const;

type InAndOut = { readonly entrate: number; readonly uscite: number };
const both = ({ entrate, uscite }: InAndOut): string =>
  `Le entrate sono ${formatEuro(entrate)} e le spese ${formatEuro(uscite)}`;

export const catalogoIncroci = {
  "entrate-e-spese-mille-volte": voce<InAndOut>({
    ...incrocio,
    trattiene: true,
    titolo: "Entrate e spese: una è mille volte l'altra",
    testo: (p) => `${both(p)}: una cifra è circa mille volte l'altra.`,
    rimedio: () => "Se una tabella è in migliaia di euro scrivila in euro; se è giusto così confermalo.",
    caso: { entrate: 412_000, uscite: 405 },
  }),
  "entrate-e-spese-lontane": voce<InAndOut>({
    ...incrocio,
    titolo: "Entrate e spese molto lontane",
    testo: (p) => `${both(p)}: una cifra è più del doppio dell'altra.`,
    rimedio: () =>
      "È possibile: confermalo e scrivi in una riga il motivo, oppure correggi le righe dell'una o dell'altra tabella.",
    caso: { entrate: 412_000, uscite: 138_500 },
  }),
  "entrate-o-spese-a-zero": voce<InAndOut>({
    ...incrocio,
    titolo: "Entrate senza spese, o spese senza entrate",
    testo: (p) => `${both(p)}.`,
    rimedio: () =>
      "Se manca una tabella compilala e rimanda il file; se è giusto così confermalo e scrivi in una riga il motivo.",
    caso: { entrate: 0, uscite: 138_500 },
  }),
  "diverso-dai-simili": voce({
    ...incrocio,
    trattiene: true,
    titolo: "Molto diverso dagli enti simili",
    testo: (p: { mio: number; cosa: string; verso: "più" | "meno"; altri: number }) =>
      `${p.cosa}: ${numero(p.mio)}, molto ${p.verso} del consueto fra almeno ${p.altri} enti simili al tuo.`,
    rimedio: () =>
      "È possibile: confermalo e scrivi in una riga il motivo, oppure correggi il numero sbagliato dei due.",
    caso: { mio: 4500, cosa: "Ore nell'anno per ogni volontario", verso: "più", altri: 10 },
  }),
};
