// «Persone»: who may come in, what is kept of each of them, given to them and taken out when they ask for it.
import { quoted } from "../../../schemas/shown.ts";
import type { Persona } from "../../collect/registro-portale.ts";
import { namedPersons } from "../../edizione/persone.ts";
import { archivioOf } from "../../line/rules.ts";
import { dayOf, momentOf } from "../dates.ts";
import { roleWords } from "../frame.ts";
import { holds } from "../identity/access.ts";
import { wordsIn } from "../mail-words.ts";
import type { Esito, Portale, Richiesta, Rotta } from "../routes.ts";
import { rosterName } from "./followed.ts";

/** «Alfa», «coordinamento Abitare». */
function ofWhom(persona: Persona, { edizione }: Portale): string {
  const ente = edizione.enti.find(({ codice }) => persona.ruolo === "ente" && codice === persona.ambito);
  return ente?.denominazione ?? roleWords(persona, edizione);
}

/** Whoever comes in by the link of the command alone is not there: it is nobody by name. */
const listed = ({ registro }: Portale): Persona[] =>
  registro.persone().filter(({ ruolo, email }) => ruolo !== "analista" || email !== "");

const nameOf = (persona: Persona): string => rosterName(persona) || "Chi ha il collegamento";

function list({ portale, query }: Richiesta): Esito {
  const asked = quoted((query["q"] ?? "").trim(), 80);
  const isAsked = (persona: Persona): boolean =>
    [persona.nome, persona.email, ofWhom(persona, portale)].some((each) =>
      each.toLocaleLowerCase("it").includes(asked.toLocaleLowerCase("it")),
    );
  const found = listed(portale).filter(isAsked);
  return {
    pagina: "persone",
    titolo: "Persone",
    dati: {
      cerca: asked,
      quante: found.length,
      persone: found.map((each) => ({
        ...{ numero: each.numero, nome: nameOf(each), email: each.email, di: ofWhom(each, portale) },
        entra: portale.registro.collegamenti(each.numero).some((link) => holds(link, portale.now())),
      })),
    },
  };
}

function asked({ portale, params }: Richiesta): Persona | null {
  const numero = /^\d{1,9}$/.test(params["persona"] ?? "") ? Number(params["persona"]) : 0;
  return listed(portale).find((each) => each.numero === numero) ?? null;
}

/** In which file of the edition a person stands; null in none. There it would come back from when the portal is opened. */
async function fileOf({ edizione }: Portale, { ruolo, ambito, email }: Persona): Promise<string | null> {
  const there = (await namedPersons(edizione)).find(
    (each) => each.ruolo === ruolo && each.ambito === ambito && each.email === email,
  );
  return there?.file ?? null;
}

async function page(richiesta: Richiesta, errore: string | null = null): Promise<Esito> {
  const { portale } = richiesta;
  const persona = asked(richiesta);
  if (persona === null) return "non c'è";
  const { registro, now } = portale;
  const kept = registro.diPersona(persona);
  const links = registro.collegamenti(persona.numero);
  const file = await fileOf(portale, persona);
  return {
    pagina: "persona",
    titolo: `${errore === null ? "" : "Errore: "}${nameOf(persona)}`,
    ...(errore === null ? {} : { stato: 422 }),
    dati: {
      ...{ errore, numero: persona.numero, nome: nameOf(persona), email: persona.email, di: ofWhom(persona, portale) },
      ...{ daQuando: dayOf(kept.dal), file, ente: persona.ruolo === "ente" ? persona.ambito : null },
      collegamenti: links.length,
      validi: links.filter((each) => holds(each, now())).length,
      entrate: kept.sessioni.length,
      ultima:
        kept.sessioni.length === 0
          ? null
          : momentOf(
              kept.sessioni
                .map(({ vista_il }) => vista_il)
                .sort()
                .at(-1) ?? "",
            ),
      telefono: registro.secondoFattore(persona.numero) !== null,
      lettere: kept.lettere.length,
      fatti: kept.fatti.length,
    },
  };
}

/** All of it, as a file for the person who asks. */
async function given(richiesta: Richiesta): Promise<Esito> {
  const { portale } = richiesta;
  const persona = asked(richiesta);
  if (persona === null) return "non c'è";
  const { registro } = portale;
  const { dal, sessioni, lettere, fatti } = registro.diPersona(persona);
  const letters = new Set(lettere);
  const all = {
    persona: { ...persona, di: ofWhom(persona, portale), dal },
    file: await fileOf(portale, persona),
    collegamenti: registro.collegamenti(persona.numero),
    entrate: sessioni,
    lettere: registro.lettere().filter(({ numero }) => letters.has(numero)),
    // What was written about it is JSON already.
    fatti: fatti.map(({ parole, ...each }) => ({ ...each, dati: JSON.parse(parole) })),
  };
  const text = `${JSON.stringify(all, null, 2)}\n`;
  return { scarica: Buffer.from(text), nome: `dati di ${nameOf(persona)}.json`, tipo: "application/json" };
}

/** No link of theirs holds any more, and they are out. */
function shutOut(richiesta: Richiesta): Esito {
  const { portale } = richiesta;
  const persona = asked(richiesta);
  if (persona === null) return "non c'è";
  const { registro, now } = portale;
  registro.together(() => {
    for (const link of registro.collegamenti(persona.numero)) registro.revoke(link.numero, now());
  });
  return { vai: `/persone/${persona.numero}` };
}

/** Whoever has neither phone nor codes registers another phone, when they come in next. */
function anotherPhone(richiesta: Richiesta): Esito {
  const persona = asked(richiesta);
  if (persona === null) return "non c'è";
  richiesta.portale.registro.dropSecondoFattore(persona.numero);
  return { vai: `/persone/${persona.numero}` };
}

async function forget(richiesta: Richiesta): Promise<Esito> {
  const { portale, campi } = richiesta;
  const persona = asked(richiesta);
  // Pressed twice: they are not there any more.
  if (persona === null) return { vai: "/persone" };
  const file = await fileOf(portale, persona);
  if (file !== null)
    return page(richiesta, `Prima togli la sua riga da ${file}: alla riapertura del portale tornerebbe.`);
  if (campi["sicuro"] !== "si") return page(richiesta, "Metti il segno: quello che si toglie non si può rimettere.");
  const words = wordsIn(archivioOf(portale.edizione), portale.now);
  for (const chiave of portale.registro.forget(persona)) await words.remove(chiave);
  return { vai: "/persone" };
}

const CURES = { azione: "curare le persone", di: "nessuno" } as const;
export const PERSONS: readonly Rotta[] = [
  { metodo: "GET", url: "/persone", ...CURES, fa: list },
  { metodo: "GET", url: "/persone/:persona", ...CURES, fa: (richiesta) => page(richiesta) },
  { metodo: "GET", url: "/persone/:persona/dati", ...CURES, limite: 60, fa: given },
  { metodo: "POST", url: "/persone/:persona/fuori", ...CURES, fa: shutOut },
  { metodo: "POST", url: "/persone/:persona/telefono", ...CURES, fa: anotherPhone },
  { metodo: "POST", url: "/persone/:persona/cancella", ...CURES, fa: forget },
];
