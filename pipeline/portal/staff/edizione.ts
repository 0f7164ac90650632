// «Edizione»: whether it is open, what was built and what became of the last building, what arrived too late, what was corrected
// after it was published.
import { formatDate } from "../../../schemas/unita.ts";
import { revisedLine } from "../../line/freeze.ts";
import { publishedIn } from "../../line/published.ts";
import type { LastBuilding } from "../building.ts";
import { builtPage } from "../built.ts";
import { hourOf, momentOf, theDay } from "../dates.ts";
import { pastTime } from "../retention.ts";
import type { Pagina, Portale } from "../routes.ts";

const SHOWN = 20;
/** Seconds between two looks at a building. */
const AGAIN = 3;

interface PageFault {
  readonly parole: string;
  /** Id of the field that it is about. */
  readonly dove: string;
}

export async function editionPage(portale: Portale, errore: PageFault | null = null): Promise<Pagina> {
  await portale.raccolta.refresh();
  const { letti, chiusura, errata, fuChiusa } = portale.raccolta.now();
  const late = letti.filter(({ ritiro }) => ritiro?.tardivo === true);
  const last = portale.costruzione.last();
  return {
    pagina: "edizione",
    titolo: `${errore === null ? "" : "Errore: "}Edizione ${portale.edizione.yaml.anno}`,
    ...(errore === null ? {} : { stato: 422 }),
    ...(last?.inCorso === true && errore === null ? { ricarica: AGAIN } : {}),
    dati: {
      errore,
      scaduti: pastTime(portale.termini, portale.registro, portale.now()).map(({ cosa, quanti, fino }) => ({
        ...{ cosa, quanti, fino: formatDate(fino) },
      })),
      chiusa:
        chiusura === null
          ? null
          : {
              quando: `${theDay(chiusura.il)} alle ${hourOf(chiusura.il)}`,
              chi: chiusura.chi,
              motivo: chiusura.motivo,
              protocollo: chiusura.protocollo,
            },
      // What was public once stays so: beside it a new number may tell of an ente.
      riaperta: fuChiusa && chiusura === null,
      staCostruendo: last?.inCorso === true,
      costruzione: last === null ? null : buildingWords(last, portale.now()),
      // Not looked at while it is being written.
      costruito: last?.inCorso === true ? null : await builtWords(portale),
      tardivi: late.map(({ ricezione }) => ({
        protocollo: ricezione.protocollo,
        nome: ricezione.nome,
        ente: portale.edizione.enti.find(({ codice }) => codice === ricezione.ente_atteso)?.denominazione ?? "",
        quando: momentOf(ricezione.ricevuto_il || ricezione.entro_il),
      })),
      errata: errata.map(({ numero, il, chi, motivo, figure }) => ({
        ...{ numero, quando: formatDate(il.slice(0, 10)), chi, motivo },
        cifre: figure.slice(0, SHOWN).map(revisedLine),
        ancora: Math.max(0, figure.length - SHOWN),
      })),
    },
  };
}

async function builtWords(portale: Portale) {
  const built = await builtPage(portale);
  if (built === null) return null;
  const files = await publishedIn(portale.edizione, portale.costruzione.out);
  return {
    ...{ il: momentOf(built.il), cambiato: built.cambiato, out: portale.costruzione.out },
    differenza: built.differenza,
    ...{ isThere: files.length > 0, pdf: files.some((each) => each.endsWith(".pdf")) },
  };
}

type Outcome = "in corso" | "riuscita" | "a metà" | "rifiutata" | "interrotta";

/** By what the command gives back: 0 all is there, 1 something is missing, 2 nothing was written. */
function outcomeOf({ inCorso, fine }: LastBuilding): Outcome {
  if (inCorso) return "in corso";
  switch (fine?.esito ?? null) {
    case 0:
      return "riuscita";
    case 1:
      return "a metà";
    case 2:
      return "rifiutata";
    default:
      return "interrotta";
  }
}

const TITLES: Readonly<Record<Outcome, Readonly<Record<LastBuilding["come"], string>>>> = {
  "in corso": { build: "Il bilancio si sta costruendo", errata: "L’errata si sta costruendo" },
  riuscita: { build: "Il bilancio è stato costruito", errata: "L’errata è stata costruita" },
  "a metà": {
    build: "Il bilancio è stato costruito, ma qualcosa manca",
    errata: "L’errata è stata costruita, ma qualcosa manca",
  },
  rifiutata: { build: "Il bilancio non è stato costruito", errata: "L’errata non è stata pubblicata" },
  interrotta: { build: "La costruzione si è interrotta", errata: "La costruzione si è interrotta" },
};
const LOOKS: Readonly<Record<Outcome, string>> = {
  "in corso": "",
  riuscita: " buono",
  "a metà": " attento",
  rifiutata: " attento",
  interrotta: " attento",
};

function buildingWords(last: LastBuilding, now: string) {
  const outcome = outcomeOf(last);
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(last.il)) / 1000));
  return {
    ...{ titolo: TITLES[outcome][last.come], aspetto: LOOKS[outcome], chi: last.chi, detto: last.detto },
    inCorso: last.inCorso ? { secondi: seconds } : null,
    quando: momentOf(last.fine?.il ?? last.il),
    interrotta: outcome === "interrotta",
    /** It was not told, or not to this portal. */
    senzaParole: !last.inCorso && last.detto === "" && outcome !== "interrotta",
  };
}
