// Letters of paper for the enti of which nobody has an address: each with a code that can be typed. The codes are told once, on
// the page that is printed; whoever lost it makes them anew for those who have not come in, and what was printed before opens
// nothing.
import type { Ente } from "../../../schemas/edizione.ts";
import type { Collegamento } from "../../collect/registro-portale.ts";
import { wholeDay } from "../dates.ts";
import { write } from "../events.ts";
import { holds, isShutOut, newLetterCode } from "../identity/access.ts";
import { type Portale, personaOf, type Richiesta } from "../routes.ts";

/** How whoever comes in by a letter is called, until they sign with their name. */
const NOME = "lettera di carta";

export interface OnPaper {
  /** Nobody of them can come in. */
  readonly toWrite: readonly Ente[];
  /** Their code was made, and nobody has typed it. */
  readonly unused: readonly { readonly ente: Ente; readonly links: readonly Collegamento[] }[];
}

/** Of enti of which nobody has an address; whose access somebody took away is left alone. */
export function onPaper({ registro, now }: Portale, enti: readonly Ente[]): OnPaper {
  const people = Map.groupBy(
    registro.persone().filter(({ ruolo }) => ruolo === "ente"),
    ({ ambito }) => ambito,
  );
  const at = now();
  const toWrite: Ente[] = [];
  const unused: { ente: Ente; links: Collegamento[] }[] = [];
  for (const ente of enti) {
    const own = (people.get(ente.codice) ?? []).map((persona) => ({
      persona,
      links: registro.collegamenti(persona.numero).filter((each) => holds(each, at)),
    }));
    const held = own.flatMap(({ persona, links }) => links.map((link) => ({ persona, link })));
    const isUnused = held.every(({ persona, link }) => persona.nome === NOME && link.usato_il === null);
    if (held.length > 0) {
      if (isUnused) unused.push({ ente, links: held.map(({ link }) => link) });
    } else if (!own.some(({ persona }) => isShutOut(registro, persona, at))) toWrite.push(ente);
  }
  return { toWrite, unused };
}

/** What a letter of paper says. */
export interface PaperLetter {
  readonly nome: string;
  readonly codice: string;
  readonly segno: string;
  readonly dove: string;
  readonly pubblicazione: string;
  readonly scadenza: string;
}

export const paperLetter = ({ edizione, termini, indirizzo }: Portale, ente: Ente, segno: string): PaperLetter => ({
  ...{ nome: ente.denominazione, codice: ente.codice, segno, pubblicazione: edizione.yaml.titolo },
  ...{ dove: `${indirizzo()}/collegamento`, scadenza: wholeDay(termini.scadenza) },
});

/** A letter for each; of `unused` the codes of before are taken away first. All or none: no code is made that is not told. */
export function writePaper(richiesta: Richiesta, { toWrite, unused }: OnPaper): PaperLetter[] {
  const { portale } = richiesta;
  const { registro, now, termini } = portale;
  return registro.together(() => {
    for (const { links } of unused) for (const { numero } of links) registro.revoke(numero, now());
    return [...toWrite, ...unused.map(({ ente }) => ente)].map((ente) => {
      const persona = { ruolo: "ente", ambito: ente.codice, nome: NOME, email: "" } as const;
      const numero = registro.addPersona(persona, now());
      const segno = newLetterCode(registro, { numero, ...persona }, now(), termini.scadenza);
      write(portale, ente.codice, personaOf(richiesta), "collegamento", { di: NOME });
      return paperLetter(portale, ente, segno);
    });
  });
}
