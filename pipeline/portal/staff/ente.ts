// «Un ente»: where it stands, what was done, what the staff may do about it.
import { uncapital } from "../../../schemas/text.ts";
import { formatEuroProse, formatNumber } from "../../../schemas/unita.ts";
import { archivePath, sha256 } from "../../collect/archive.ts";
import { readWhole } from "../../effects/files.ts";
import { archivioOf } from "../../line/rules.ts";
import { sizesOf } from "../../line/sizes.ts";
import { momentOf, theDay } from "../dates.ts";
import { answerPage, copyPage, ownArrival } from "../ente/answering.ts";
import { partRows } from "../ente/page.ts";
import { takeIn } from "../ente/uploading.ts";
import { situation, write } from "../events.ts";
import { holds } from "../identity/access.ts";
import { may } from "../identity/may.ts";
import { type Esito, enteOf, type Pagina, personaOf, type Richiesta, type Rotta } from "../routes.ts";
import type { Situazione } from "../situation.ts";
import { refusal, type Stato } from "../states.ts";
import { PAROLE_STATO, storyLines } from "../story.ts";
import { addContact, contactFault, makeCode, makeLink, revoke } from "./contacts.ts";
import { differencesPage } from "./differences.ts";
import { entiCsv, entiPage } from "./enti.ts";
import { nextStep } from "./followed.ts";
import { quadro } from "./quadro.ts";
import { returnFields, sendBack, sentBackOf, takeBack } from "./returns.ts";

/** The road of an ente that sends, signs and is accepted. */
const ROAD: readonly Stato[] = ["attesa", "inviata", "confermata", "accettata", "congelata"];

function roadOf(stato: Stato) {
  const at = { bozza: "attesa", rimandata: "inviata", corretta: "inviata" } as Partial<Record<Stato, Stato>>;
  const place = ROAD.indexOf(at[stato] ?? stato);
  return ROAD.map((each, n) => ({
    parola: n === place ? PAROLE_STATO[stato].parola : PAROLE_STATO[each].parola,
    fatto: n < place,
    qui: n === place,
  }));
}

/** `campi`: the form as it was filled, when it could not be taken. */
async function entePage(
  richiesta: Richiesta,
  more: { readonly errori?: readonly string[]; readonly campi?: Readonly<Record<string, string>> } = {},
): Promise<Pagina> {
  const { portale } = richiesta;
  const persona = personaOf(richiesta);
  const ente = enteOf(richiesta);
  await portale.raccolta.refresh();
  const { edizione, registro } = portale;
  const s = situation(portale, ente.codice);
  const size = sizesOf(edizione).get(ente.codice) ?? 0;
  const name = (list: string, code: string): string => {
    const found = edizione.liste[list]?.find(({ codice }) => codice === code);
    return found?.breve ?? found?.nome ?? code;
  };
  const errori = more.errori ?? [];
  const can = (azione: Parameters<typeof may>[1]): boolean => may(persona, azione, ente);
  return {
    pagina: "ente",
    titolo: `${errori.length > 0 ? "Errore: " : ""}${ente.denominazione}`,
    ...(errori.length > 0 ? { stato: 422 } : {}),
    dati: {
      ...{ codice: ente.codice, nome: ente.denominazione, errori },
      dove: [
        name("cantieri", ente.cantiere_principale),
        `zona ${name("zone", ente.zona_sede)}`,
        ...(size === 0 ? [] : [`${formatEuroProse(size)} l'anno prima`]),
      ].join(" · "),
      strada: s.stato === "non-partecipa" ? [] : roadOf(s.stato),
      nonPartecipa: s.stato === "non-partecipa",
      passo: { titolo: uncapital(nextStep(s)), frase: stillWords(s.correggere, s.confermare, s.daFare) },
      parti: partRows(portale, ente, s).map((each) => ({
        ...each,
        risposta: each.risposta === null ? null : `/enti/${ente.codice}${each.risposta}`,
        ...returnFields(each.id, more.campi ?? {}),
      })),
      puoAccettare: can("accettare") && refusal(s.stato, "accettata") === null,
      visto: lastSignature(s),
      puoRimandare: can("rimandare") && refusal(s.stato, "rimandata") === null,
      rimandi: (await sentBackOf(portale, ente)).map((each) => ({
        ...each,
        puoTogliere: can("rimandare") && each.isOpen,
      })),
      puoRicevere: can("ricevere per conto"),
      puoGestire: can("gestire gli accessi"),
      storia: storyLines(s.storia, portale.raccolta.now()),
      contatti: registro
        .persone()
        .filter(({ ruolo, ambito }) => ruolo === "ente" && ambito === ente.codice)
        .map((each) => ({
          ...{ numero: each.numero, nome: each.nome || each.email, email: each.email },
          collegamenti: registro.collegamenti(each.numero).map((link) => ({
            numero: link.numero,
            stato:
              link.revocato_il !== null
                ? `tolto ${theDay(link.revocato_il)}`
                : link.scade_il <= portale.now()
                  ? "scaduto"
                  : link.usato_il === null
                    ? "valido, mai usato"
                    : `valido, usato ${momentOf(link.visto_il ?? link.usato_il)}`,
            vale: holds(link, portale.now()),
          })),
        })),
    },
  };
}

function stillWords(correggere: number, confermare: number, daFare: number): string {
  const parts = [
    ...(correggere > 0 ? [`${formatNumber(correggere)} da correggere`] : []),
    ...(confermare > 0 ? [`${formatNumber(confermare)} da confermare`] : []),
    ...(daFare > 0 ? [daFare === 1 ? "una parte senza risposta" : `${formatNumber(daFare)} parti senza risposta`] : []),
  ];
  return parts.length === 0 ? "Non c'è niente da sistemare." : `Restano: ${parts.join(", ")}.`;
}

const pathOf = (richiesta: Richiesta): string => `/enti/${enteOf(richiesta).codice}`;

/** When the ente signed last; empty where it never did. */
const lastSignature = ({ storia }: Situazione): string => storia.findLast(({ tipo }) => tipo === "firmata")?.il ?? "";

/** What is accepted is what was seen: signed again meanwhile, it is looked at again. */
function accept(richiesta: Richiesta): Esito | Promise<Esito> {
  const s = situation(richiesta.portale, enteOf(richiesta).codice);
  // Pressed twice, or by two at once.
  if (s.stato === "accettata") return { vai: pathOf(richiesta) };
  if (s.stato === "confermata" && richiesta.campi["visto"] !== lastSignature(s))
    return entePage(richiesta, {
      errori: ["Nel frattempo l'ente ha firmato un'altra versione: guardala, poi accetta."],
    });
  const why = write(richiesta.portale, enteOf(richiesta).codice, personaOf(richiesta), "accettata", {});
  return why === null ? { vai: pathOf(richiesta) } : entePage(richiesta, { errori: [why] });
}

async function returnForm(richiesta: Richiesta): Promise<Esito> {
  const why = await sendBack(richiesta);
  return why === null ? { vai: pathOf(richiesta) } : entePage(richiesta, { errori: [why], campi: richiesta.campi });
}

function note(richiesta: Richiesta): Esito | Promise<Esito> {
  const testo = (richiesta.campi["testo"] ?? "").trim().slice(0, 2000);
  if (testo === "") return entePage(richiesta, { errori: ["La nota è vuota: scrivi qualcosa."] });
  write(richiesta.portale, enteOf(richiesta).codice, personaOf(richiesta), "nota", { testo });
  return { vai: `${pathOf(richiesta)}#storia` };
}

const uploadFor = (richiesta: Richiesta, errori: readonly string[]): Pagina => ({
  pagina: "ricevi",
  titolo: `${errori.length > 0 ? "Errore: " : ""}Ricevi un file per conto di un ente`,
  dati: { errori, codice: enteOf(richiesta).codice, nome: enteOf(richiesta).denominazione },
  ...(errori.length > 0 ? { stato: 422 } : {}),
});

async function receiveFor(richiesta: Richiesta): Promise<Esito> {
  const { portale, files } = richiesta;
  const taken = await takeIn(portale, enteOf(richiesta), personaOf(richiesta), files(), "email");
  return "errori" in taken
    ? uploadFor(richiesta, taken.errori)
    : { vai: `${pathOf(richiesta)}/risposta/${taken.protocollo}` };
}

/** The bytes as they came, for who follows the ente; never opened here, never shown in the browser. */
async function original(richiesta: Richiesta): Promise<Esito> {
  const { portale, params } = richiesta;
  const own = ownArrival(portale, enteOf(richiesta).codice, params["protocollo"] ?? "");
  if (own === null || !own.isWholly || own.letto.ritiro?.cancellato) return "non c'è";
  const { ricezione } = own.letto;
  const bytes = await readWhole(archivePath(archivioOf(portale.edizione), ricezione.sha256));
  if (sha256(bytes) !== ricezione.sha256)
    throw new Error(`protocollo ${ricezione.protocollo}: the bytes are not those that were received`);
  return { scarica: bytes, nome: ricezione.nome, tipo: "application/octet-stream" };
}

function newContact(richiesta: Richiesta): Promise<Esito> {
  const why = contactFault(richiesta);
  return why === null ? addContact(richiesta) : entePage(richiesta, { errori: [why] });
}

const FOLLOWS = { azione: "seguire", di: "nominato" } as const;
const ACCESS = { azione: "gestire gli accessi", di: "nominato" } as const;
const RECEIVES = { azione: "ricevere per conto", di: "nominato" } as const;
export const OF_STAFF: readonly Rotta[] = [
  { metodo: "GET", url: "/quadro", azione: "vedere il quadro", di: "nessuno", fa: quadro },
  { metodo: "GET", url: "/enti", azione: "vedere il quadro", di: "nessuno", fa: entiPage },
  { metodo: "GET", url: "/enti.csv", azione: "vedere il quadro", di: "nessuno", fa: entiCsv },
  { metodo: "GET", url: "/enti/:ente", ...FOLLOWS, fa: (richiesta) => entePage(richiesta) },
  { metodo: "GET", url: "/enti/:ente/differenze", ...FOLLOWS, limite: 120, fa: differencesPage },
  { metodo: "GET", url: "/enti/:ente/risposta/:protocollo", ...FOLLOWS, fa: (richiesta) => answerPage(richiesta) },
  { metodo: "GET", url: "/enti/:ente/risposta/:protocollo/copia", ...FOLLOWS, limite: 60, fa: copyPage },
  { metodo: "GET", url: "/enti/:ente/risposta/:protocollo/originale", ...FOLLOWS, limite: 60, fa: original },
  { metodo: "POST", url: "/enti/:ente/accetta", azione: "accettare", di: "nominato", fa: accept },
  { metodo: "POST", url: "/enti/:ente/rimanda", azione: "rimandare", di: "nominato", fa: returnForm },
  { metodo: "POST", url: "/enti/:ente/rimandi/:numero/togli", azione: "rimandare", di: "nominato", fa: takeBack },
  { metodo: "POST", url: "/enti/:ente/nota", ...FOLLOWS, fa: note },
  { metodo: "GET", url: "/enti/:ente/carica", ...RECEIVES, fa: (richiesta) => uploadFor(richiesta, []) },
  { metodo: "POST", url: "/enti/:ente/carica", ...RECEIVES, files: true, fa: receiveFor },
  { metodo: "POST", url: "/enti/:ente/contatti", ...ACCESS, fa: newContact },
  { metodo: "POST", url: "/enti/:ente/contatti/:contatto/collegamento", ...ACCESS, fa: makeLink },
  { metodo: "POST", url: "/enti/:ente/contatti/:contatto/codice", ...ACCESS, fa: makeCode },
  { metodo: "POST", url: "/enti/:ente/collegamenti/:collegamento/revoca", ...ACCESS, fa: revoke },
];
