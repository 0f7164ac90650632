// «Quadro»: how the collection is going, by the numbers of `status`, and whom to call next.
import { conArticolo, del } from "../../../schemas/articles.ts";
import { address, type Diagnostic, describe, isOwed } from "../../../schemas/diagnostic.ts";
import { formatEuroProse, formatNumber, formatShare } from "../../../schemas/unita.ts";
import { type Rate, statusOf } from "../../line/collection-status.ts";
import { daysLeft, wholeDay } from "../dates.ts";
import { timeWords } from "../ente/page.ts";
import { writtenTo } from "../identity/access.ts";
import { type Esito, type Portale, personaOf, type Richiesta } from "../routes.ts";
import { type Followed, followed } from "./followed.ts";
import { postOf, refusedAddresses } from "./post.ts";

const CALLS = 10;
/** Under this share of the weight, in percent as it is printed, a cell asks to be looked at. */
const LOW = 80;

export async function quadro(richiesta: Richiesta): Promise<Esito> {
  const { portale } = richiesta;
  const persona = personaOf(richiesta);
  await portale.raccolta.refresh();
  const all = followed(portale, persona);
  const own = new Set(all.map(({ ente }) => ente.codice));
  const raccolta = portale.raccolta.now();
  const isOwn = ({ ente }: { readonly ente: string | null }): boolean => ente !== null && own.has(ente);
  const { edizione, termini, now } = portale;
  const status = statusOf(
    { ...edizione, enti: all.map(({ ente }) => ente) },
    {
      valide: raccolta.valide.filter(isOwn),
      diagnostics: raccolta.diagnostics.filter(isOwn),
      letti: [],
      chiusura: raccolta.chiusura,
    },
  );
  const left = daysLeft(now(), termini.scadenza);
  const time = timeWords(left, termini.scadenza);
  const count = (states: readonly string[]): number =>
    all.filter(({ situazione }) => states.includes(situazione.stato)).length;
  const { enti, rispondenti, copertura } = status;
  const persone = writtenTo(portale.registro, now()).filter(({ ruolo }) => ruolo === "ente");
  const lettere = portale.registro.lettere();
  const refused = refusedAddresses(lettere);
  const reachable = new Set(persone.filter(({ email }) => !refused.has(email)).map(({ ambito }) => ambito));
  const unreachable = all.filter(({ ente }) => !reachable.has(ente.codice));
  const signed = count(["confermata", "accettata", "congelata"]);
  return {
    pagina: "quadro",
    titolo: `Quadro della raccolta ${edizione.yaml.anno}`,
    dati: {
      oggi: `${wholeDay(now())} · ${time.quanto.toLocaleLowerCase("it")}`,
      attacco: `${rispondenti === 1 ? "Ha risposto 1 ente" : `Hanno risposto ${formatNumber(rispondenti)} enti`} su ${formatNumber(enti)}${copertura === null ? "" : `, che pesano ${conArticolo(formatShare(copertura))}`}.`,
      unAnnoFa: persona.ruolo === "analista" ? yearAgoWords(portale, left) : null,
      cifre: [
        {
          numero: formatNumber(rispondenti),
          cosa: "hanno risposto",
          nota: copertura === null ? "" : `${formatShare(copertura)} del peso`,
        },
        {
          numero: formatNumber(enti - rispondenti),
          cosa: "non ancora",
          nota: `${formatNumber(count(["attesa"]))} mai entrati`,
        },
        {
          numero: formatNumber(status.daCorreggere.length),
          cosa: "hanno da correggere",
          nota: `${formatNumber(status.daConfermare.length)} da confermare`,
        },
        {
          numero: formatNumber(signed),
          cosa: "hanno firmato",
          nota: `${formatNumber(count(["accettata", "congelata"]))} accettati`,
        },
        {
          numero: formatNumber(unreachable.length),
          cosa: "senza indirizzo",
          nota:
            refused.size === 0 ? "" : `${formatNumber(refused.size)} non ${refused.size === 1 ? "riceve" : "ricevono"}`,
        },
      ],
      matrice: matrixOf(portale, status),
      conferme: doubtsOf(raccolta.diagnostics.filter(isOwn), all),
      telefonate: callsOf(
        all,
        status.mancano.map(({ codice }) => codice),
      ),
      parti: status.perParte.map(({ titolo, rispondenti: n }) => ({
        titolo,
        quanti: `${formatNumber(n)} su ${formatNumber(enti)}`,
      })),
      senzaIndirizzo: unreachable
        .slice(0, CALLS)
        .map(({ ente }) => ({ codice: ente.codice, nome: ente.denominazione })),
      posta: postOf(portale, lettere, all, persona.ruolo === "analista"),
      altriSenza: Math.max(0, unreachable.length - CALLS),
    },
  };
}

/** How many had answered last year, as many days before the last one. */
function yearAgoWords({ prima }: Portale, left: number): string | null {
  const then = prima?.at(left) ?? null;
  if (prima === null || then === null) return null;
  const peso = then.peso === null ? "" : `, che pesavano ${conArticolo(formatShare(then.peso))}`;
  const who =
    then.rispondenti === 1 ? "aveva risposto 1 ente" : `avevano risposto ${formatNumber(then.rispondenti)} enti`;
  return `Nel ${prima.anno}, alla stessa distanza dalla scadenza, ${who} su ${formatNumber(then.enti)}${peso}.`;
}

type Share = Pick<Rate, "enti" | "rispondenti" | "copertura">;

function cellOf(share: Share | undefined, indirizzo: string) {
  if (share === undefined) return { vuota: true, classe: "", peso: "", quanti: "", bassa: false, indirizzo: "" };
  const { enti, rispondenti, copertura } = share;
  const quota = copertura ?? rispondenti / enti;
  const percent = Math.round(quota * 100);
  const classe = percent >= 95 ? "p4" : percent >= 90 ? "p3" : percent >= LOW ? "p2" : "p1";
  const quanti = `${formatNumber(rispondenti)} su ${formatNumber(enti)}`;
  return { vuota: false, classe, peso: formatShare(quota), quanti, bassa: percent < LOW, indirizzo };
}

/** Cantieri down, zone across, totals last; only those where an ente is. */
function matrixOf({ edizione }: Portale, status: ReturnType<typeof statusOf>) {
  const { perCantiere, perZona, perCantiereZona } = status;
  const zone = perZona.map(({ codice, nome }) => ({ codice, nome }));
  const breve = (codice: string, nome: string): string =>
    edizione.yaml.cantieri.find((each) => each.codice === codice)?.breve ?? nome;
  return {
    zone,
    righe: perCantiere.map((cantiere) => ({
      nome: breve(cantiere.codice, cantiere.nome),
      celle: zone.map(({ codice }) =>
        cellOf(
          perCantiereZona.find((each) => each.cantiere === cantiere.codice && each.zona === codice),
          `/enti?cantiere=${cantiere.codice}&zona=${codice}`,
        ),
      ),
      totale: cellOf(cantiere, `/enti?cantiere=${cantiere.codice}`),
    })),
    totali: perZona.map((zona) => cellOf(zona, `/enti?zona=${zona.codice}`)),
    tutto: cellOf(status, "/enti"),
  };
}

/** What waits to be confirmed, in the order of asking: what moves a published figure most is first. */
function doubtsOf(findings: readonly Diagnostic[], all: readonly Followed[]) {
  const names = new Map(all.map(({ ente }) => [ente.codice, ente.denominazione]));
  return findings
    .filter((each) => each.gravita === "confermare" && isOwed(each))
    .slice(0, CALLS)
    .map((each) => {
      const [first] = each.luoghi;
      return {
        ...{ codice: each.ente ?? "", nome: names.get(each.ente ?? "") ?? "" },
        cosa: `${first === undefined ? "" : `${address(first)}. `}${describe(each).testo}`,
        sposta: movedWords(each.influenza),
      };
    });
}

/** The least part of a number that is told in figures. */
const TOLD = 0.001;
function movedWords(influenza: number | null): string {
  if (influenza === null) return "–";
  return influenza < TOLD ? `meno ${del(formatShare(TOLD, 1))}` : formatShare(influenza, 1);
}

/** Those who weigh most among the missing, with what each adds to the coverage. */
function callsOf(all: readonly Followed[], missing: readonly string[]) {
  const whole = all.reduce((sum, { peso }) => sum + peso, 0);
  const points = (peso: number): string => (whole === 0 ? "" : `+${formatNumber((peso / whole) * 100, 1)} punti`);
  return missing
    .flatMap((codice) => all.find(({ ente }) => ente.codice === codice) ?? [])
    .filter(({ situazione }) => situazione.stato !== "non-partecipa")
    .slice(0, CALLS)
    .map(({ ente, peso, stato, passo }) => ({
      ...{ codice: ente.codice, nome: ente.denominazione, stato: stato.parola, passo },
      peso: peso === 0 ? "dimensione non nota" : `${formatEuroProse(peso)} l'anno prima`,
      punti: peso === 0 ? "" : points(peso),
    }));
}
