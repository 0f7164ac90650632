// «Commenti» of the analista: each is read before the network reads it, then answered with its reason; what stays without an
// answer is said, with why.
import { CAMBIAMENTI, type Cambiamento, PAROLE_CAMBIATO, PAROLE_ESITO } from "../../../schemas/commenti.ts";
import { quanti } from "../../../schemas/diagnostici/entry.ts";
import { ESITI_RISPOSTA } from "../../../schemas/liste.ts";
import { type Commento, openComments, type StatoCommento } from "../../collect/registro-discussione.ts";
import { withoutPersons } from "../../reading/privacy.ts";
import { authorOf } from "../events.ts";
import { type Esito, type Pagina, personaOf, type Richiesta, type Rotta } from "../routes.ts";
import { commentView } from "./comment-view.ts";
import { tellAuthor } from "./letters.ts";

const CHOICES: Readonly<Record<StatoCommento, string>> = {
  "da-leggere": "Da leggere",
  aspetta: "Senza risposta",
  risposto: "Con risposta",
  trattenuto: "Trattenuti",
};
const isChoice = (text: string): text is StatoCommento => Object.hasOwn(CHOICES, text);

function listPage(richiesta: Richiesta, errore: string | null = null): Pagina {
  const { portale, query } = richiesta;
  const discussione = portale.registro.discussione();
  const open = openComments(discussione);
  const asked = query["quali"] ?? "";
  const states = Object.keys(CHOICES).filter(isChoice);
  const of = (stato: StatoCommento): readonly Commento[] => discussione.commenti.filter((each) => each.stato === stato);
  // What is to be done first, when nobody asked for anything.
  const chosen = isChoice(asked) ? asked : (states.find((each) => of(each).length > 0) ?? "da-leggere");
  const left = discussione.commenti.filter(({ lasciato, stato }) => lasciato !== null && stato !== "risposto");
  return {
    pagina: "commenti",
    titolo: `${errore === null ? "" : "Errore: "}Commenti alla bozza`,
    ...(errore === null ? {} : { stato: 422 }),
    dati: {
      errori: errore === null ? [] : [errore],
      scelte: states.map((each) => ({
        parole: `${CHOICES[each]}: ${of(each).length}`,
        indirizzo: `/commenti?quali=${each}`,
        qui: each === chosen,
      })),
      commenti: of(chosen).map(staffView),
      aperti: open.length === 0 ? null : quanti(open.length, "commento aspetta", "commenti aspettano"),
      lasciati: left.map(({ numero, lasciato }) => ({ numero, motivo: lasciato })),
    },
  };
}

/** With who wrote it, which nobody else reads. */
const staffView = (commento: Commento) => {
  const view = commentView(commento);
  return { ...view, nome: commento.nome, aspetta: commento.stato === "da-leggere" ? "Da leggere" : view.aspetta };
};

const MAX_ANSWER = 2000;

/** The comment that the address names. */
function commentOf({ portale, params }: Richiesta): Commento | null {
  const numero = Number(params["commento"]);
  return portale.registro.discussione().commenti.find((each) => each.numero === numero) ?? null;
}

async function commentPage(richiesta: Richiesta, errori: Errors = []): Promise<Esito> {
  const commento = commentOf(richiesta);
  if (commento === null) return "non c'è";
  const { portale, campi } = richiesta;
  const { numero, stato, risposta, ancora, nominabile, moderato } = commento;
  const { bozza } = portale.registro.discussione();
  const draft = bozza === null ? null : await portale.bozze.load(bozza.sha256);
  const kept = (name: string, before: string): string => campi[name] ?? before;
  const errorOf = (campo: string): string | null => errori.find((each) => each.campo === campo)?.testo ?? null;
  const esito = kept("esito", risposta?.esito ?? "");
  const cambiato = kept("cambiato", risposta?.cambiato ?? "");
  return {
    pagina: "commento",
    titolo: `${errori.length > 0 ? "Errore: " : ""}Commento ${numero}`,
    ...(errori.length > 0 ? { stato: 422 } : {}),
    dati: {
      ...{ errori, commento: staffView(commento), nominabile },
      // Whether what was spoken of is still there, word for word.
      passo:
        bozza === null
          ? null
          : draft?.passi.has(ancora)
            ? { indirizzo: `/bozza#${ancora}`, parole: "Nella bozza di adesso è ancora così" }
            : { indirizzo: null, parole: "Nella bozza di adesso questo passo è cambiato, o non c'è più" },
      passato: stato === "aspetta" || stato === "risposto",
      trattenuto: stato === "trattenuto",
      motivo: kept("motivo", moderato?.motivo ?? ""),
      esiti: ESITI_RISPOSTA.map((codice) => ({ codice, parola: PAROLE_ESITO[codice], scelta: codice === esito })),
      cambiamenti: CAMBIAMENTI.map((codice) => ({
        codice,
        nome: codice === "" ? "Niente" : PAROLE_CAMBIATO[codice],
        scelta: codice === cambiato,
      })),
      testo: kept("testo", risposta?.testo ?? ""),
      erroreMotivo: errorOf("motivo"),
      erroreEsito: errorOf("esito-accolta"),
      erroreTesto: errorOf("testo"),
      erroreCambiato: errorOf("cambiato"),
    },
  };
}
type Errors = readonly { readonly campo: string; readonly testo: string }[];

const by = (richiesta: Richiesta) => ({
  il: richiesta.portale.now(),
  chi: authorOf(personaOf(richiesta), richiesta.portale),
});

/** Lets a comment through to the network, or holds it back with a reason that its author reads. */
async function moderate(richiesta: Richiesta): Promise<Esito> {
  const { portale, campi } = richiesta;
  const commento = commentOf(richiesta);
  if (commento === null) return "non c'è";
  const passa = campi["passa"] === "si";
  const motivo = (campi["motivo"] ?? "").trim().slice(0, MAX_ANSWER);
  if (!passa && motivo === "")
    return commentPage(richiesta, [{ campo: "motivo", testo: "Scrivi perché: lo legge chi ha scritto il commento." }]);
  const { numero } = commento;
  const done = (): void =>
    portale.registro.addDetto(by(richiesta), "moderato", { commento: numero, passa, motivo: passa ? "" : motivo });
  if (passa) done();
  else await tellAuthor(portale, commento, { titolo: "trattenuto", testo: motivo }, done);
  return { vai: passa ? `/commenti/${numero}` : "/commenti" };
}

async function answer(richiesta: Richiesta): Promise<Esito> {
  const { portale, campi } = richiesta;
  const commento = commentOf(richiesta);
  if (commento === null) return "non c'è";
  const { numero, tipo, stato } = commento;
  const esito = ESITI_RISPOSTA.find((each) => each === campi["esito"]);
  const cambiato: Cambiamento = CAMBIAMENTI.find((each) => each === campi["cambiato"]) ?? "";
  const testo = (campi["testo"] ?? "").trim().slice(0, MAX_ANSWER);
  const { cosa } = withoutPersons(testo);
  const isUnseen = tipo === "correzione" && esito !== undefined && esito !== "non-accolta" && cambiato === "";
  const errori = [
    ...(stato === "da-leggere" || stato === "trattenuto"
      ? [{ campo: "passa", testo: "Prima fallo leggere alla rete: si risponde a ciò che tutti leggono." }]
      : []),
    ...(esito === undefined ? [{ campo: "esito-accolta", testo: "Scegli che cosa ne è stato." }] : []),
    ...(testo === "" ? [{ campo: "testo", testo: "Scrivi la risposta, con la sua ragione." }] : []),
    ...(cosa === null ? [] : [{ campo: "testo", testo: `Nella risposta c'è ${cosa}, e si stampa: toglilo.` }]),
    ...(isUnseen ? [{ campo: "cambiato", testo: "Una correzione accolta si vede: scegli che cosa è cambiato." }] : []),
  ];
  if (esito === undefined || errori.length > 0) return commentPage(richiesta, errori);
  const more = PAROLE_CAMBIATO[cambiato];
  const told = {
    titolo: PAROLE_ESITO[esito].toLocaleLowerCase("it"),
    testo: more === "" ? testo : `${testo}\n${more}`,
  };
  await tellAuthor(portale, commento, told, () =>
    portale.registro.addDetto(by(richiesta), "risposta", { commento: numero, esito, testo, cambiato }),
  );
  return { vai: "/commenti" };
}

/** It is published although some wait: the analista says why, and the reason is kept with each of them. */
function leave(richiesta: Richiesta): Esito {
  const { portale, campi } = richiesta;
  const motivo = (campi["motivo"] ?? "").trim().slice(0, MAX_ANSWER);
  if (motivo === "")
    return listPage(richiesta, "Scrivi perché si pubblica senza rispondere: si legge accanto a quei commenti.");
  const commenti = openComments(portale.registro.discussione()).map(({ numero }) => numero);
  if (commenti.length > 0) portale.registro.addDetto(by(richiesta), "senza-risposta", { commenti, motivo });
  return { vai: "/commenti" };
}

const CURES = { azione: "curare la bozza", di: "nessuno" } as const;
export const ANSWERING: readonly Rotta[] = [
  { metodo: "GET", url: "/commenti", ...CURES, fa: (richiesta) => listPage(richiesta) },
  { metodo: "GET", url: "/commenti/:commento", ...CURES, fa: (richiesta) => commentPage(richiesta) },
  { metodo: "POST", url: "/commenti/:commento/lettura", ...CURES, fa: moderate },
  { metodo: "POST", url: "/commenti/:commento/risposta", ...CURES, fa: answer },
  { metodo: "POST", url: "/commenti/senza-risposta", ...CURES, fa: leave },
];
