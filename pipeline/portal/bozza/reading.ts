// Reading the draft, and speaking of it: the page with its layer, one passage with what was said of it, all comments.

import { al, del } from "../../../schemas/articles.ts";
import { PAROLE_TIPO } from "../../../schemas/commenti.ts";
import { quanti } from "../../../schemas/diagnostici/entry.ts";
import { TIPI_COMMENTO } from "../../../schemas/liste.ts";
import { onOneLine, quoted } from "../../../schemas/shown.ts";
import { capital } from "../../../schemas/text.ts";
import { formatNumber } from "../../../schemas/unita.ts";
import type { Bozza, Commento, Discussione } from "../../collect/registro-discussione.ts";
import type { Persona } from "../../collect/registro-portale.ts";
import { withoutPersons } from "../../reading/privacy.ts";
import { dayOf, daysLeft } from "../dates.ts";
import { authorOf } from "../events.ts";
import { roleWords } from "../frame.ts";
import { type Esito, type Pagina, type Portale, personaOf, type Richiesta, type Rotta } from "../routes.ts";
import { commentView, isAnybody, isOwn, readableBy } from "./comment-view.ts";
import { article, commentPath } from "./layer.ts";
import type { Passage } from "./passages.ts";

const NOT_YET: Pagina = {
  pagina: "avviso",
  titolo: "La bozza non c'è ancora",
  dati: {
    frasi: [
      "Quando il bilancio è scritto lo mettiamo qui, prima di pubblicarlo: si legge, si commenta, e si risponde.",
    ],
    azione: { parole: "Torna alla tua pagina", indirizzo: "/" },
  },
};

/** Why nobody may comment any more; null while they may. */
function closedWhy({ termini, now, raccolta }: Portale): string | null {
  const { commenti_fino: last } = termini.bozza;
  if (raccolta.now().chiusura !== null) return "Il bilancio è chiuso: non si commenta più.";
  return last !== null && daysLeft(now(), last) < 0 ? `Si commentava fino ${untilDay(last)}.` : null;
}

/** «al 30 giugno», «all'8 giugno». */
const untilDay = (day: string): string => al(dayOf(day));

async function readDraft(richiesta: Richiesta): Promise<Esito> {
  const { portale } = richiesta;
  const persona = personaOf(richiesta);
  const discussione = portale.registro.discussione();
  const { bozza } = discussione;
  if (bozza === null) return NOT_YET;
  const draft = await portale.bozze.load(bozza.sha256);
  const readable = readableBy(discussione, persona);
  const byPassage = Map.groupBy(readable, ({ ancora }) => ancora);
  const counts = new Map([...byPassage].map(([ancora, own]) => [ancora, own.length]));
  const { commenti_fino: last } = portale.termini.bozza;
  return {
    documento: (sopra) => draft.page(counts, sopra),
    regole: draft.regole,
    sopra: {
      pagina: "bozza-barra",
      titolo: "La bozza",
      dati: {
        giorno: del(dayOf(bozza.il)),
        chiusi: closedWhy(portale),
        fino: last === null ? null : untilDay(last),
        quanti: formatNumber(readable.length),
      },
    },
  };
}

interface Passing {
  readonly bozza: Bozza;
  readonly discussione: Discussione;
  /** Null where the draft of now does not have it any more. */
  readonly passo: Passage | null;
  readonly ancora: string;
  /** What this person reads of it. */
  readonly commenti: readonly Commento[];
}

/** A passage of the draft that is out, or one of an earlier draft that somebody spoke of; null for no passage at all. */
async function passing(richiesta: Richiesta): Promise<Passing | null> {
  const { portale, params } = richiesta;
  const discussione = portale.registro.discussione();
  const { bozza } = discussione;
  if (bozza === null) return null;
  const ancora = params["ancora"] ?? "";
  const passo = (await portale.bozze.load(bozza.sha256)).passi.get(ancora) ?? null;
  const commenti = readableBy(discussione, personaOf(richiesta)).filter((each) => each.ancora === ancora);
  return passo === null && commenti.length === 0 ? null : { bozza, discussione, passo, ancora, commenti };
}

interface Written {
  readonly errori: readonly { readonly campo: string; readonly testo: string }[];
  readonly campi: Readonly<Record<string, string>>;
}
const NOTHING: Written = { errori: [], campi: {} };

async function passagePage(richiesta: Richiesta, written = NOTHING): Promise<Esito> {
  const found = await passing(richiesta);
  if (found === null) return "non c'è";
  const { passo, ancora, commenti } = found;
  const { portale, query } = richiesta;
  const persona = personaOf(richiesta);
  const [old] = commenti;
  const { errori, campi } = written;
  const errorOf = (campo: string): string | null => errori.find((each) => each.campo === campo)?.testo ?? null;
  const what = passo === null || passo.nome === "" ? "il passo" : article(passo.nome);
  return {
    pagina: "commenta",
    titolo: `${errori.length > 0 ? "Errore: " : ""}Commenta ${what}`,
    ...(errori.length > 0 ? { stato: 422 } : {}),
    dati: {
      errori,
      titoloPagina: `Commenta ${what}`,
      capitolo: passo?.capitolo ?? old?.capitolo ?? "",
      parole: passo?.parole ?? old?.passo ?? "",
      isTesto: passo === null || passo.nome === "",
      indietro: `/bozza#${ancora}`,
      indirizzo: commentPath(ancora),
      sparito: passo === null,
      mandato: query["mandato"] === "1",
      chiusi: passo === null ? null : closedWhy(portale),
      commenti: commenti.map((each) => ({ ...commentView(each), tuo: isOwn(each, persona) })),
      quanti: quanti(commenti.length, "commento", "commenti"),
      tipi: TIPI_COMMENTO.map((codice) => ({ codice, parola: TYPES[codice], scelta: campi["tipo"] === codice })),
      testo: campi["testo"] ?? "",
      // A link for whoever has it: they say who they are.
      chiedeNome: isAnybody(persona),
      nome: campi["nome"] ?? "",
      di: campi["di"] ?? "",
      nominabile: campi["nominabile"] === "si",
      nominato: persona.ruolo === "ente" ? "del mio ente" : "del mio gruppo",
      erroreTipo: errorOf("tipo-correzione"),
      erroreTesto: errorOf("testo"),
      erroreNome: errorOf("nome"),
      erroreDi: errorOf("di"),
    },
  };
}

const TYPES: Readonly<Record<(typeof TIPI_COMMENTO)[number], string>> = {
  correzione: `${PAROLE_TIPO.correzione}: qui c'è qualcosa di sbagliato`,
  domanda: `${PAROLE_TIPO.domanda}: vorrei capire`,
  proposta: `${PAROLE_TIPO.proposta}: si potrebbe scrivere o fare così`,
  voce: `${PAROLE_TIPO.voce}: un'esperienza, un pensiero`,
};

const MAX_TEXT = 1500;

async function comment(richiesta: Richiesta): Promise<Esito> {
  const { portale, campi } = richiesta;
  const found = await passing(richiesta);
  if (found === null || found.passo === null) return "non c'è";
  // Said on the page itself.
  if (closedWhy(portale) !== null) return { vai: commentPath(found.ancora) };
  const persona = personaOf(richiesta);
  const testo = (campi["testo"] ?? "").trim().slice(0, MAX_TEXT);
  const tipo = TIPI_COMMENTO.find((each) => each === campi["tipo"]);
  const who = whoOf(portale, persona, campi);
  const errori = [
    ...(tipo === undefined
      ? [{ campo: "tipo-correzione", testo: "Scegli se è una correzione, una domanda, una proposta o una voce." }]
      : []),
    ...(testo === "" ? [{ campo: "testo", testo: "Scrivi il commento." }] : personsIn("testo", testo)),
    ...(who.nome === ""
      ? [{ campo: "nome", testo: "Scrivi il tuo nome: lo legge chi risponde, e non si stampa." }]
      : []),
    ...(who.di === "" ? [{ campo: "di", testo: "Scrivi di quale ente o gruppo sei, oppure «per conto mio»." }] : []),
    ...personsIn("nome", who.nome),
    ...personsIn("di", who.di),
  ];
  if (tipo === undefined || errori.length > 0) return passagePage(richiesta, { errori, campi });
  const { ancora, bozza, passo, discussione } = found;
  const isSame = (each: Commento): boolean =>
    each.persona === persona.numero && each.ancora === ancora && each.testo === testo && each.nome === who.nome;
  // Pressed twice: it is there.
  if (!discussione.commenti.some(isSame))
    portale.registro.addDetto({ il: portale.now(), chi: authorOf(persona, portale) }, "commento", {
      ...{ persona: persona.numero, ...who, nominabile: campi["nominabile"] === "si" },
      ...{ bozza: bozza.sha256, ancora, capitolo: passo.capitolo, tipo, testo },
      passo: passo.nome === "" ? passo.parole : `${capital(passo.nome)}: ${passo.parole}`,
    });
  return { vai: `${commentPath(ancora)}?mandato=1` };
}

/** Who speaks, and for whom. */
function whoOf(portale: Portale, persona: Persona, campi: Readonly<Record<string, string>>) {
  const { ruolo, ambito, nome } = persona;
  const { edizione } = portale;
  const ente = edizione.enti.find(({ codice }) => ruolo === "ente" && codice === ambito);
  const field = (name: string): string => quoted(onOneLine(campi[name] ?? ""), 120);
  if (isAnybody(persona)) return { nome: field("nome"), di: field("di"), ente: "" };
  return {
    nome: nome || persona.email || "chi scrive per l'ente",
    di: ente?.denominazione ?? (ruolo === "analista" ? edizione.yaml.editore : roleWords(persona, edizione)),
    ente: ente?.codice ?? "",
  };
}

/** What must not be read by the whole network, by the same eyes that look at what is collected. */
function personsIn(campo: string, text: string): { campo: string; testo: string }[] {
  const { cosa } = withoutPersons(text);
  return cosa === null
    ? []
    : [{ campo, testo: `C'è dentro ${cosa}, e il commento lo legge tutta la rete: toglilo, poi mandalo di nuovo.` }];
}

const CHOICES = ["tutti", "aperti", "risposti", "miei"] as const;

function commentsPage(richiesta: Richiesta): Esito {
  const { portale, query } = richiesta;
  const persona = personaOf(richiesta);
  const discussione = portale.registro.discussione();
  if (discussione.bozza === null) return NOT_YET;
  const all = readableBy(discussione, persona);
  const chosen = CHOICES.find((each) => each === query["quali"]) ?? "tutti";
  const of: Readonly<Record<(typeof CHOICES)[number], readonly Commento[]>> = {
    tutti: all,
    aperti: all.filter(({ stato }) => stato === "aspetta"),
    risposti: all.filter(({ stato }) => stato === "risposto"),
    miei: all.filter((each) => isOwn(each, persona)),
  };
  const parole = { tutti: "Tutti", aperti: "Senza risposta", risposti: "Con risposta", miei: "I tuoi" };
  return {
    pagina: "commenti-letti",
    titolo: "I commenti alla bozza",
    dati: {
      scelte: CHOICES.map((each) => ({
        parole: `${parole[each]}: ${of[each].length}`,
        indirizzo: `/bozza/commenti?quali=${each}`,
        qui: each === chosen,
      })),
      commenti: of[chosen].map((each) => ({ ...commentView(each), tuo: isOwn(each, persona) })),
    },
  };
}

const READS = { azione: "leggere la bozza", di: "nessuno" } as const;
const SPEAKS = { azione: "commentare", di: "nessuno" } as const;
export const READING: readonly Rotta[] = [
  { metodo: "GET", url: "/bozza", ...READS, limite: 120, fa: readDraft },
  { metodo: "GET", url: "/bozza/commenti", ...READS, fa: commentsPage },
  { metodo: "GET", url: "/bozza/commenta/:ancora", ...SPEAKS, fa: (richiesta) => passagePage(richiesta) },
  { metodo: "POST", url: "/bozza/commenta/:ancora", ...SPEAKS, limite: 60, fa: comment },
];
