// The signature: one signs what one has seen. It holds for what counts now; what comes later makes it lapse.
import { type Blocco, type Campo, fieldsOf } from "../../../schemas/blocco.ts";
import { isNumerica, scala } from "../../../schemas/cella.ts";
import { blocksAskedIn } from "../../../schemas/questionario.ts";
import { formatNumber } from "../../../schemas/unita.ts";
import { declaredBy } from "../../line/declared.ts";
import type { CellaModulo, RigheModulo } from "../../workbooks/form.ts";
import { shownRows } from "../../workbooks/shown-rows.ts";
import { dayOf, hourOf, wholeDay } from "../dates.ts";
import { situation, write } from "../events.ts";
import { type Esito, enteOf, type Portale, personaOf, type Richiesta } from "../routes.ts";
import { notYet, type Situazione } from "../situation.ts";
import { explanationsOf } from "./explained.ts";
import { headlineOf, lastYearOf } from "./last-year.ts";
import { countOf } from "./page.ts";

interface Wrong {
  readonly nome: string;
  readonly ruolo: string;
  readonly errori: readonly { readonly campo: string; readonly testo: string }[];
}

export async function signPage(richiesta: Richiesta, wrong: Wrong | null): Promise<Esito> {
  const { portale } = richiesta;
  const ente = enteOf(richiesta);
  const s = situation(portale, ente.codice);
  const { anno } = portale.edizione.yaml;
  const { scadenza } = portale.termini;
  const signature = s.storia.findLast((each) => each.tipo === "firmata");
  const names = { ente: ente.denominazione, codice: ente.codice, anno, annoPrima: anno - 1, scadenza: dayOf(scadenza) };
  if ((s.stato === "confermata" || s.stato === "accettata") && signature !== undefined)
    return {
      pagina: "firmato",
      titolo: "Firmato, grazie",
      dati: {
        ...names,
        ...{
          quando: wholeDay(signature.il),
          ora: hourOf(signature.il),
          firmante: signature.dati.nome,
          ruolo: signature.dati.ruolo,
        },
        accettata: s.stato === "accettata",
        cantiere:
          portale.edizione.yaml.cantieri.find(({ codice }) => codice === ente.cantiere_principale)?.nome ?? null,
      },
    };
  const isComparing = portale.raccolta.isComparing(ente.codice);
  const why = isComparing ? STILL_COMPARING : refusalOf(s);
  if (why !== null)
    return {
      pagina: "firma-chiusa",
      ...(isComparing ? { ricarica: 2 } : {}),
      titolo: "La firma non si apre ancora",
      dati: { ...names, perche: why, cosa: s.daSistemare === null ? null : `/risposta/${s.daSistemare}` },
      stato: 409,
    };
  const { righe, panel } = await declaredBy(portale.edizione, portale.raccolta.now(), ente.codice, portale.budget);
  const shown = shownRows(righe, anno, portale.edizione.liste).righe;
  return {
    pagina: "firma",
    titolo: `${wrong === null ? "" : "Errore: "}Controlla e firma`,
    dati: {
      ...names,
      nome: wrong?.nome ?? "",
      ruolo: wrong?.ruolo ?? "",
      errori: wrong?.errori ?? [],
      erroreNome: wrong?.errori.find(({ campo }) => campo === "nome")?.testo ?? null,
      erroreRuolo: wrong?.errori.find(({ campo }) => campo === "ruolo")?.testo ?? null,
      // What is signed is what was seen: another version, or answer, that comes in between asks again.
      visto: seen(portale, s),
      // Where nothing is known of the year before there is no column of strokes.
      haPrima: s.parti.some(({ id }) => lastYearOf(portale, ente, id).startsWith("Nel ")),
      righe: s.parti.map((parte) => {
        const headline = headlineOf(panel, ente.codice, parte.id);
        const rows = countOf(parte).replace(/^Ora: |\.$/g, "");
        return {
          titolo: parte.titolo,
          ora:
            parte.stato === "niente"
              ? "niente da dichiarare"
              : [headline, rows].filter((each) => each !== "").join(", ") || "–",
          prima: lastYearOf(portale, ente, parte.id).replace(/^Nel \d+: |\.$/g, "") || "–",
        };
      }),
      tavole: blocksAskedIn(anno).flatMap((blocco) =>
        tableOf(blocco, anno, new Map(Object.entries(shown)).get(blocco.id) ?? []),
      ),
      spiegazioni: explanationsOf(portale, ente.codice, s.stato),
      consenso: consentOf(shown),
      isSi: consentOf(shown) === "sì",
    },
    ...(wrong === null ? {} : { stato: 422 }),
  };
}

/** The rows of a part that count, as they were read: one signs what one has seen. */
function tableOf(blocco: Blocco, anno: number, rows: readonly Readonly<Record<string, CellaModulo>>[]) {
  if (rows.length === 0) return [];
  const fields = fieldsOf(blocco, anno).filter(
    ([name, { riservato }]) => !riservato && rows.some((row) => row[name] != null),
  );
  // A year is no quantity: it has no dot between its thousands.
  const cell = (value: CellaModulo | undefined, { cella }: Campo) => {
    if (typeof value !== "number" || !isNumerica(cella)) return { testo: String(value ?? ""), isNumero: false };
    return { testo: formatNumber(value, Number.isInteger(value) ? 0 : scala(cella)), isNumero: true };
  };
  return [
    {
      titolo: blocco.titolo,
      quante: rows.length === 1 ? "una riga" : `${formatNumber(rows.length)} righe`,
      colonne: fields.map(([, { label }]) => label),
      righe: rows.map((row) => fields.map(([name, campo]) => cell(row[name], campo))),
    },
  ];
}

/** What the ente said of being recognised. */
function consentOf(shown: RigheModulo): "sì" | "no" {
  const [card] = shown.ente ?? [];
  return card?.["consenso_pubblicazione"] === "sì" ? "sì" : "no";
}

const STILL_COMPARING =
  "Stiamo ancora confrontando i tuoi dati con l'anno prima e con il resto della raccolta: questa pagina si aggiorna da sé.";

function refusalOf(s: Situazione): string | null {
  const why = notYet(s);
  if (why !== null) return why;
  if (s.stato === "rimandata") return "I dati sono stati rimandati: prima carica la versione corretta.";
  return s.stato === "inviata" || s.stato === "corretta" ? null : "Non avete ancora mandato niente.";
}

/** The arrivals of an ente that may count. */
const numbersOf = ({ invii }: Situazione): number[] =>
  invii.filter(({ ritiro }) => ritiro === null).map(({ ricezione }) => ricezione.protocollo);
/** What is signed: those, and what was answered about them. */
const seen = ({ raccolta }: Portale, s: Situazione): string => {
  const answers = [...raccolta.now().decisions.values()].filter(({ ente }) => ente === s.ente);
  return `${numbersOf(s).join(" ")}/${answers.map(({ numero }) => numero).join(" ")}`;
};

export async function signed(richiesta: Richiesta): Promise<Esito> {
  const { portale, campi } = richiesta;
  const ente = enteOf(richiesta);
  const s = situation(portale, ente.codice);
  // Pressed twice, or by two at once: it is signed.
  if (s.stato === "confermata" || s.stato === "accettata" || refusalOf(s) !== null) return { vai: "/firma" };
  if (portale.raccolta.isComparing(ente.codice)) return { vai: "/firma" };
  const nome = (campi["nome"] ?? "").trim().slice(0, 120);
  const ruolo = (campi["ruolo"] ?? "").trim().slice(0, 120);
  const errori = [
    ...(nome === "" ? [{ campo: "nome", testo: "Scrivi nome e cognome di chi firma." }] : []),
    ...(ruolo === "" ? [{ campo: "ruolo", testo: "Scrivi il ruolo di chi firma, per esempio presidente." }] : []),
    ...(campi["visto"] === seen(portale, s)
      ? []
      : [
          {
            campo: "righe",
            testo:
              "Nel frattempo è arrivata una versione nuova, o una risposta a ciò che chiedevamo: guarda di nuovo il riepilogo, poi firma.",
          },
        ]),
  ];
  if (errori.length > 0) return signPage(richiesta, { nome, ruolo, errori });
  write(portale, ente.codice, personaOf(richiesta), "firmata", { nome, ruolo, protocolli: numbersOf(s) });
  return { vai: "/firma" };
}
