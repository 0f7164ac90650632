// Faults in single answers: they can be made in a workbook as well as in a CSV file.

import type { Codice } from "../../schemas/diagnostic.ts";
import type { BloccoId } from "../../schemas/questionario.ts";
import { codiceInventato } from "./codici.ts";
import { type Guasto, has, last, type Mostrate, write } from "./guasto.ts";
import type { Riga, Risposte } from "./tipi.ts";

const cell = (
  blocco: BloccoId,
  codici: readonly Codice[],
  difetto: string,
  values: Parameters<typeof write>[1],
  more: Partial<Guasto> = {},
): Guasto => ({ blocco, codici, difetto, serve: has(blocco, 2), risposte: write(blocco, values), ...more });

/** The finanziamenti row that a fault takes is the last one from outside the network: money inside is not calibrated. */
function lastExternal(vere: Risposte): Riga[] {
  return (vere.finanziamenti ?? []).filter((row) => row.esterna === 1).slice(-1);
}

/** Writes in the finanziamenti row that `lastExternal` finds: the external rows stand first. */
function money(values: Riga) {
  return (shown: Mostrate): void => {
    const row = (shown.finanziamenti ?? []).filter((each) => each.esterna === 1).at(-1);
    if (row !== undefined) Object.assign(row, values);
  };
}

const hasExternal = (vere: Risposte): boolean => (vere.finanziamenti ?? []).filter((r) => r.esterna === 1).length >= 2;
const lost = (codici: readonly Codice[], difetto: string, values: Riga): Guasto => ({
  blocco: "finanziamenti",
  codici,
  difetto,
  serve: hasExternal,
  perde: lastExternal,
  risposte: money(values),
});

export const GUASTI_RISPOSTE = {
  circa: cell(
    "volontari",
    ["cella-non-numero"],
    "«circa 20» al posto dei volontari",
    { volontari: "circa 20" },
    { perde: last("volontari") },
  ),
  negativo: lost(["numero-negativo"], "una restituzione scritta come importo negativo", { importo: -1200 }),
  euroCirca: lost(["cella-non-numero"], "«12.500 euro circa» al posto dell'importo", { importo: "12.500 euro circa" }),
  finanziatoreIgnoto: {
    blocco: "finanziamenti",
    codici: ["codice-sconosciuto"],
    difetto: "un finanziatore con un codice che non esiste",
    serve: hasExternal,
    risposte: money({ ente_finanziatore: "E912" }),
  } satisfies Guasto,
  simboloEuro: {
    blocco: "risorse",
    codici: [],
    difetto: "importi scritti come testo, «€ 1.200,50»",
    serve: has("risorse", 2),
    risposte: (shown) => {
      for (const row of shown.risorse ?? [])
        if (typeof row.importo === "number") row.importo = `€ ${italian(row.importo)}`;
    },
  } satisfies Guasto,
  zonaIgnota: cell(
    "servizi",
    ["codice-sconosciuto"],
    "una zona che non c'è nell'elenco",
    (_, { mondo }) => ({ zona: mondo.profilo.zona_sbagliata }),
    { perde: last("servizi") },
  ),
  diCui: cell("personale", ["di-cui-maggiore"], "più donne che persone", ({ persone }) => ({
    donne: Number(persone) + 3,
  })),
  mezzaPersona: cell(
    "personale",
    ["cella-non-intero"],
    "mezza persona",
    { persone: 3.5 },
    { perde: last("personale") },
  ),
  gravitaNove: cell("bisogni", ["numero-fuori-limite"], "gravità 9 su 5", { gravita: 9 }, { perde: last("bisogni") }),
  dataTesto: {
    blocco: "punti_comunita",
    codici: ["data-non-riconosciuta"],
    difetto: "una data scritta come «primavera di due anni fa»",
    serve: has("punti_comunita"),
    risposte: write("punti_comunita", { data_apertura: "primavera di due anni fa" }),
  } satisfies Guasto,
  cfPersona: card(["codice-fiscale-persona"], "il codice fiscale di una persona", {
    codice_fiscale: "XXXYYY00A01Z999P",
  }),
  cfZeri: card(["codice-fiscale-zeri"], "gli zeri iniziali persi dal foglio", {
    codice_fiscale: Number(codiceInventato("00", 4217)),
  }),
  cfErrato: {
    ...card(["codice-fiscale-errato"], "l'ultima cifra del codice fiscale sbagliata", {}),
    risposte: write("ente", ({ codice_fiscale }) => ({ codice_fiscale: wrongDigit(String(codice_fiscale)) })),
  } satisfies Guasto,
  anniOttanta: card(["anno-non-riconosciuto"], "«anni ottanta» al posto dell'anno", {
    anno_costituzione: "anni ottanta",
  }),
  forse: card(["si-no-non-riconosciuto"], "«forse» al posto di sì o no", { consenso_pubblicazione: "forse" }),
  altraZona: {
    blocco: "servizi",
    codici: ["quartiere-fuori-zona"],
    difetto: "un quartiere che non è nella zona della riga",
    serve: (vere) => typeof vere.servizi?.at(-1)?.quartiere === "string",
    risposte: (shown, { mondo, dice }) => {
      const row = shown.servizi?.at(-1);
      const zona = mondo.zone.find(({ nome }) => nome === row?.zona)?.codice;
      if (row !== undefined) row.quartiere = dice.pick(mondo.quartieri.filter((q) => q.zona !== zona)).nome;
    },
  } satisfies Guasto,
  rigaDoppia: {
    blocco: "finanziamenti",
    codici: ["riga-ripetuta"],
    difetto: "una riga copiata due volte",
    serve: hasExternal,
    risposte: ({ finanziamenti: rows }) => {
      const [first] = rows ?? [];
      if (first !== undefined) rows?.push({ ...first });
    },
  } satisfies Guasto,
  nienteERighe: {
    blocco: "volontari",
    codici: ["niente-e-righe"],
    difetto: "«niente da dichiarare» sopra righe compilate",
    serve: has("volontari"),
    niente: ["volontari"],
  } satisfies Guasto,
  troppiDecimali: cell("risorse", ["troppi-decimali"], "un importo con quattro decimali", ({ importo }) => ({
    importo: Number(importo) + 0.1234,
  })),
  testoLungo: cell(
    "voci",
    ["testo-troppo-lungo"],
    "un contributo di più di seicento caratteri",
    ({ testo }) => ({ testo: `${testo} `.repeat(14).trim() }),
    { serve: has("voci") },
  ),
  oreTroppe: cell("volontari", ["ore-per-persona"], "millecinquecento ore per volontario", ({ volontari }) => ({
    ore_annue: Number(volontari) * 1500,
  })),
  beneficiario: cell(
    "risorse",
    ["beneficiario-senza-trasferimento"],
    "un ente beneficiario su una riga di spesa",
    { ente_beneficiario: "E007" },
    { serve: (vere) => has("risorse", 2)(vere) && vere.risorse?.at(-1)?.ente_beneficiario === null },
  ),
  parteDelTutto: cell(
    "esiti",
    ["parte-maggiore-del-tutto"],
    "un valore più grande del suo totale",
    ({ valore }) => ({ su: Math.max(1, Number(valore) - 2) }),
    {
      serve: (vere) =>
        (vere.esiti?.length ?? 0) > 0 && vere.esiti?.at(-1)?.su === null && Number(vere.esiti?.at(-1)?.valore) > 3,
    },
  ),
  zonaVuota: cell("volontari", ["cella-vuota"], "la zona lasciata vuota", { zona: null }, { perde: last("volontari") }),
};

function card(codici: readonly Codice[], difetto: string, values: Riga): Guasto {
  return { blocco: "ente", codici, difetto, risposte: write("ente", values) };
}

function wrongDigit(code: string): string {
  return code.slice(0, 10) + String((Number(code.slice(10)) + 1) % 10);
}

/** 1200.5 → «1.200,50». */
export function italian(value: number): string {
  const [whole = "", cents = ""] = value.toFixed(2).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ".")},${cents}`;
}
