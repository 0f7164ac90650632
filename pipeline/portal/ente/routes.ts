// The member's road: the page, the workbook, the file, its answer, what is not there, the signature.

import { fieldsOf } from "../../../schemas/blocco.ts";
import { blockOf, blocksAskedIn } from "../../../schemas/questionario.ts";
import { sheetCsv } from "../../../schemas/text.ts";
import { wholeDay } from "../dates.ts";
import { situation, write } from "../events.ts";
import { termsOf } from "../letter-frame.ts";
import { type Esito, enteOf, type Pagina, personaOf, type Richiesta, type Rotta } from "../routes.ts";
import { answered, answerPage, copyPage, notNeeded } from "./answering.ts";
import { askedAgain } from "./explained.ts";
import { pageOf } from "./page.ts";
import { signed, signPage } from "./signing.ts";
import { archived, takeIn } from "./uploading.ts";
import { XLSX } from "./xlsx.ts";

async function workbook(richiesta: Richiesta): Promise<Esito> {
  const { portale } = richiesta;
  const { edizione, prima, termini } = portale;
  const ente = enteOf(richiesta);
  const righe = prima?.righe(ente.codice) ?? null;
  const annoPrima = prima === null || righe === null ? null : { anno: prima.anno, righe };
  // Its library is loaded when a workbook is asked for, and stays from then on.
  const { writeWorkbook } = await import("../../workbooks/workbook.ts");
  const bytes = await writeWorkbook({ ...edizione, termini: termsOf(termini) }, ente, {}, { prima: annoPrima });
  const { persona } = richiesta;
  if (persona?.ruolo === "ente") write(portale, ente.codice, persona, "scaricato", {});
  return { scarica: bytes, nome: `modulo-${edizione.yaml.anno}-${ente.codice}.xlsx`, tipo: XLSX };
}

const uploadPage = (errori: readonly string[]): Pagina => ({
  pagina: "carica",
  titolo: `${errori.length > 0 ? "Errore: " : ""}Carica il file`,
  dati: { errori },
  ...(errori.length > 0 ? { stato: 422 } : {}),
});

async function upload(richiesta: Richiesta): Promise<Esito> {
  const { portale, files } = richiesta;
  const taken = await takeIn(portale, enteOf(richiesta), personaOf(richiesta), files(), "portale");
  if ("errori" in taken) return uploadPage(taken.errori);
  return { vai: `/risposta/${taken.protocollo}` };
}

/** A part that may be declared empty: asked, a table, without an answer yet. */
function emptyPart(richiesta: Richiesta) {
  const { portale, params } = richiesta;
  const blocco = blockOf(params["parte"] ?? "");
  if (blocco === undefined || blocco.forma !== "tabella" || !blocksAskedIn(portale.edizione.yaml.anno).includes(blocco))
    return null;
  const { parti } = situation(portale, enteOf(richiesta).codice);
  return parti.some(({ id, stato }) => id === blocco.id && stato === "fare") ? blocco : null;
}

function askNothing(richiesta: Richiesta): Esito {
  const blocco = emptyPart(richiesta);
  if (blocco === null) return "non c'è";
  return {
    pagina: "niente",
    titolo: `Niente da dichiarare in «${blocco.titolo}»?`,
    dati: { parte: blocco.titolo, id: blocco.id, anno: richiesta.portale.edizione.yaml.anno },
  };
}

/** Said as a file would say it: it is archived, read and counted like any other answer. */
async function nothing(richiesta: Richiesta): Promise<Esito> {
  const { portale } = richiesta;
  const blocco = emptyPart(richiesta);
  // Pressed twice: it was said already.
  if (blocco === null) return { vai: "/pagina" };
  const ente = enteOf(richiesta);
  const { anno } = portale.edizione.yaml;
  const now = portale.now();
  const labels = fieldsOf(blocco, anno).map(([, { label }]) => label);
  const empty = labels.map((_, at) => (at === 0 ? "niente da dichiarare" : ""));
  const text = sheetCsv([
    ["ente", "edizione", ...labels],
    [ente.codice, String(anno), ...empty],
  ]);
  await archived(
    portale,
    ente,
    personaOf(richiesta),
    [
      {
        ...{
          bytes: Buffer.from(text),
          nome: `${blocco.id}-niente-da-dichiarare.csv`,
          canale: "portale",
          ente_atteso: ente.codice,
        },
        ricevuto_il: now,
        dopo_il: "",
        entro_il: now,
      },
    ],
    blocco.id,
  );
  return { vai: "/pagina#parti" };
}

const askWithdrawal = (errore: string | null, motivo: string, scadenza: string): Pagina => ({
  pagina: "rinuncia",
  titolo: `${errore === null ? "" : "Errore: "}Quest'anno non partecipate?`,
  dati: { errore, motivo, scadenza: wholeDay(scadenza) },
  ...(errore === null ? {} : { stato: 422 }),
});

function withdraw(richiesta: Richiesta): Esito {
  const { portale, campi } = richiesta;
  const motivo = (campi["motivo"] ?? "").trim().slice(0, 500);
  const { scadenza } = portale.termini;
  if (motivo === "") return askWithdrawal("Scrivi il motivo in una riga: lo vede solo la segreteria.", "", scadenza);
  // Pressed twice, or by two at once: it is said.
  if (situation(portale, enteOf(richiesta).codice).stato === "non-partecipa") return { vai: "/pagina" };
  const why = write(portale, enteOf(richiesta).codice, personaOf(richiesta), "rinuncia", { motivo });
  return why === null ? { vai: "/pagina" } : askWithdrawal(why, motivo, scadenza);
}

function takePart(richiesta: Richiesta): Esito {
  write(richiesta.portale, enteOf(richiesta).codice, personaOf(richiesta), "ripresa", {});
  return { vai: "/pagina" };
}

const SEES = { azione: "vedere la propria pagina", di: "proprio" } as const;
const SENDS = { azione: "mandare", di: "proprio" } as const;
const SIGNS = { azione: "firmare", di: "proprio" } as const;
export const OF_ENTE: readonly Rotta[] = [
  { metodo: "GET", url: "/pagina", ...SEES, fa: pageOf },
  { metodo: "GET", url: "/modulo", ...SEES, limite: 60, fa: workbook },
  { metodo: "GET", url: "/carica", ...SENDS, fa: () => uploadPage([]) },
  { metodo: "POST", url: "/carica", ...SENDS, files: true, limite: 60, fa: upload },
  { metodo: "GET", url: "/risposta/:protocollo", ...SEES, fa: (richiesta) => answerPage(richiesta) },
  { metodo: "POST", url: "/risposta/:protocollo", ...SENDS, limite: 120, fa: answered },
  { metodo: "POST", url: "/risposta/:protocollo/riapri", ...SENDS, limite: 120, fa: askedAgain },
  { metodo: "POST", url: "/risposta/:protocollo/non-serve", ...SENDS, limite: 60, fa: notNeeded },
  { metodo: "GET", url: "/risposta/:protocollo/copia", ...SEES, limite: 60, fa: copyPage },
  { metodo: "GET", url: "/niente/:parte", ...SENDS, fa: askNothing },
  { metodo: "POST", url: "/niente/:parte", ...SENDS, limite: 60, fa: nothing },
  {
    metodo: "GET",
    url: "/non-partecipiamo",
    ...SENDS,
    fa: ({ portale }) => askWithdrawal(null, "", portale.termini.scadenza),
  },
  { metodo: "POST", url: "/non-partecipiamo", ...SENDS, fa: withdraw },
  { metodo: "POST", url: "/partecipiamo", ...SENDS, fa: takePart },
  { metodo: "GET", url: "/firma", ...SIGNS, fa: (richiesta) => signPage(richiesta, null) },
  { metodo: "POST", url: "/firma", ...SIGNS, fa: signed },
];
