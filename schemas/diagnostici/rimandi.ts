// What whoever follows an ente asks it to look at again, in their own words.
import { voce } from "./entry.ts";

/** `numero`: which request it is; another one about the same cell is another question. */
interface Request {
  readonly chi: string;
  readonly motivo: string;
  readonly numero: number;
}

const rimando = { gravita: "confermare", effetto: "numero" } as const;

export const catalogoRimandi = {
  "cella-rimandata": voce({
    ...rimando,
    stadio: "cella",
    titolo: "Cella da riguardare",
    testo: (p: { [name in keyof Request]: Request[name] }) =>
      `${p.chi} ti chiede di riguardare questa risposta: «${p.motivo}».`,
    rimedio: () => "Correggi la cella e rimandaci il file, oppure scrivi in una riga perché è giusta così.",
    caso: { chi: "Chi segue il cantiere", motivo: "Sono le ore di un mese o dell'anno?", numero: 1 },
  }),
  "parte-rimandata": voce({
    ...rimando,
    stadio: "tabella",
    titolo: "Parte da riguardare",
    testo: (p: { [name in keyof Request]: Request[name] }) =>
      `${p.chi} ti chiede di riguardare questa parte: «${p.motivo}».`,
    rimedio: () => "Correggi ciò che serve e rimandaci il file, oppure scrivi in una riga perché è giusta così.",
    caso: { chi: "Chi segue il cantiere", motivo: "Manca il doposcuola di via Prato?", numero: 1 },
  }),
};
