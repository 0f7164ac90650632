// «Inviti»: a link and a letter for everybody of an ente who has an address and no link that holds. Asked first, then written.
import type { Ente } from "../../../schemas/edizione.ts";
import { formatNumber } from "../../../schemas/unita.ts";
import type { Persona } from "../../collect/registro-portale.ts";
import { situation, write } from "../events.ts";
import { holds, linkToTell, writtenTo } from "../identity/access.ts";
import { writeInvitation } from "../letters.ts";
import { type Esito, type Portale, personaOf, type Richiesta, type Rotta } from "../routes.ts";
import { onPaper, writePaper } from "./paper.ts";

interface ToInvite {
  readonly persone: readonly Persona[];
  /** Enti of which nobody has an address. */
  readonly senza: readonly Ente[];
}

function toInvite(portale: Portale): ToInvite {
  const { registro, edizione } = portale;
  const now = portale.now();
  const people = Map.groupBy(
    writtenTo(registro, now).filter(({ ruolo }) => ruolo === "ente"),
    ({ ambito }) => ambito,
  );
  const taking = edizione.enti.filter(({ codice }) => situation(portale, codice).stato !== "non-partecipa");
  const hasLink = ({ numero }: Persona): boolean => registro.collegamenti(numero).some((each) => holds(each, now));
  return {
    persone: taking.flatMap(({ codice }) => (people.get(codice) ?? []).filter((each) => !hasLink(each))),
    senza: taking.filter(({ codice }) => !people.has(codice)),
  };
}

const inBrief = (n: number): string | null => (n === 0 ? null : lettere(n));
const lettere = (n: number): string => (n === 1 ? "una lettera" : `${formatNumber(n)} lettere`);

function page(portale: Portale, fatte: number | null): Esito {
  const { persone, senza } = toInvite(portale);
  const { toWrite, unused } = onPaper(portale, senza);
  return {
    pagina: "inviti",
    titolo: "Inviti",
    dati: {
      quante: persone.length === 0 ? null : lettere(persone.length),
      fatte: fatte === null ? null : lettere(fatte),
      parte: portale.posta.isSent,
      enti: formatNumber(new Set(persone.map(({ ambito }) => ambito)).size),
      senza: senza.map(({ codice, denominazione }) => ({ codice, nome: denominazione })),
      quantiSenza: formatNumber(senza.length),
      ...{ carta: inBrief(toWrite.length), mai: inBrief(unused.length), uno: unused.length === 1 },
    },
  };
}

/** One after the other: what stops half-way leaves the others to be invited next time. */
async function invite(richiesta: Richiesta): Promise<Esito> {
  const { portale } = richiesta;
  const { registro, now, termini, indirizzo } = portale;
  const { persone } = toInvite(portale);
  for (const persona of persone) {
    const { segreto, scade_il, register } = linkToTell(registro, persona, now(), termini.scadenza);
    // Pressed twice it is one letter: who has had a link since has another number of them.
    const chiave = `invito/${persona.numero}/${registro.collegamenti(persona.numero).length}`;
    const also = (): void => {
      register();
      write(portale, persona.ambito, personaOf(richiesta), "collegamento", { di: persona.nome || persona.email });
    };
    await writeInvitation(portale, persona, `${indirizzo()}/e/${segreto}`, { chiave, scade_il, also });
  }
  return page(portale, persone.length);
}

/** The letters of paper, to be printed now: their codes are told once. */
function writeOnPaper(richiesta: Richiesta): Esito {
  const { portale, campi } = richiesta;
  const found = onPaper(portale, toInvite(portale).senza);
  const asked = campi["rifai"] === "si" ? { toWrite: [], unused: found.unused } : { ...found, unused: [] };
  const fatte = writePaper(richiesta, asked);
  if (fatte.length === 0) return page(portale, null);
  return { pagina: "lettere-carta", titolo: "Le lettere di carta", dati: { fatte, quante: lettere(fatte.length) } };
}

const INVITES = { azione: "invitare", di: "nessuno" } as const;
export const INVITING: readonly Rotta[] = [
  { metodo: "GET", url: "/inviti", ...INVITES, fa: ({ portale }) => page(portale, null) },
  { metodo: "POST", url: "/inviti", ...INVITES, fa: invite },
  { metodo: "POST", url: "/inviti/carta", ...INVITES, fa: writeOnPaper },
];
