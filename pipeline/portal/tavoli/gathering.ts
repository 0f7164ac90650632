// «Tavoli» of the analista: what was written down at each, who may write, and the voices on their way into the collection: as one
// file of the ente that gathers them, archived, read and counted like any other.
import { quanti } from "../../../schemas/diagnostici/entry.ts";
import { QUESTIONARIO } from "../../../schemas/questionario.ts";
import { sheetCsv } from "../../../schemas/text.ts";
import { dayOf, momentOf } from "../dates.ts";
import { archived } from "../ente/uploading.ts";
import { authorOf } from "../events.ts";
import { holds, newLink } from "../identity/access.ts";
import { type Esito, type Portale, personaOf, type Richiesta, type Rotta } from "../routes.ts";
import { askedOf, shownVoice } from "./writing.ts";

const BLOCCO = QUESTIONARIO.voci;
/** What the tables said, and nobody else: by this name it is known again. */
const FILE = "voci-dei-tavoli.csv";

function gatheringPage({ portale }: Richiesta, more: { errore?: string; collegamento?: string } = {}): Esito {
  const { tavoli } = portale.termini;
  const { voci, portate } = portale.registro.tavoli();
  const { errore = null, collegamento = null } = more;
  const ente = portale.edizione.enti.find(({ codice }) => codice === tavoli?.ente);
  return {
    pagina: "tavoli",
    titolo: `${errore === null ? "" : "Errore: "}I tavoli`,
    ...(errore === null ? {} : { stato: 422 }),
    dati: {
      ...{ errori: errore === null ? [] : [errore], collegamento, nome: tavoli?.nome ?? null },
      ente: ente === undefined ? "" : `${ente.denominazione}, ${ente.codice}`,
      codice: tavoli?.ente ?? "",
      quante: quanti(voci.length, "voce", "voci"),
      ci: voci.length > 0,
      portate: portate === null ? null : { quante: quanti(portate.quante, "voce", "voci"), il: momentOf(portate.il) },
      aggiornate: portate !== null && !portate.ancora,
      voci: voci.toReversed().map((each) => shownVoice(portale, each)),
      facilitatori: linksOf(portale),
    },
  };
}

function linksOf({ registro, now }: Portale) {
  return registro
    .persone()
    .filter(({ ruolo }) => ruolo === "facilitatore")
    .flatMap(({ numero }) => registro.collegamenti(numero))
    .filter((each) => holds(each, now()))
    .map(({ numero, scade_il }) => ({ numero, fino: dayOf(scade_il) }));
}

/** One link for all who write: nobody's name is needed at a table. It is told once. */
function addLink(richiesta: Richiesta): Esito {
  const { portale } = richiesta;
  const persona = { ruolo: "facilitatore", ambito: "", nome: "Chi scrive ai tavoli", email: "" } as const;
  const numero = portale.registro.addPersona(persona, portale.now());
  const segreto = newLink(portale.registro, { ...persona, numero }, portale.now(), portale.termini.scadenza);
  return gatheringPage(richiesta, { collegamento: `${portale.indirizzo()}/e/${segreto}` });
}

function revokeLink({ portale, params }: Richiesta): Esito {
  const link = portale.registro.collegamento(Number(params["facilitatore"]) || 0);
  if (link === null || portale.registro.persona(link.contatto)?.ruolo !== "facilitatore") return "non c'è";
  portale.registro.revoke(link.numero, portale.now());
  return { vai: "/tavoli#chi" };
}

/** Why they cannot go into the collection; null when they can. What the ente said itself is never replaced. */
function refusalOf(portale: Portale): string | null {
  const { raccolta, registro, termini } = portale;
  const { chiusura, valide, letti } = raccolta.now();
  const { voci } = registro.tavoli();
  if (termini.tavoli === null) return "Questa edizione non ha tavoli: scrivili in raccolta.yaml, sotto «tavoli».";
  if (chiusura !== null) return "La raccolta è chiusa: ciò che arriva adesso non conterebbe.";
  if (voci.length === 0) return "Ai tavoli non si è ancora scritto niente.";
  const { ente } = termini.tavoli;
  const ours = new Set(
    letti.flatMap(({ ricezione: { nome, canale, protocollo } }) =>
      nome === FILE && canale === "portale" ? [protocollo] : [],
    ),
  );
  const own = valide.find(
    (each) =>
      each.ente === ente && each.sezione.blocco === BLOCCO.id && each.sezione.contate > 0 && !ours.has(each.protocollo),
  );
  return own === undefined
    ? null
    : `${ente} ha già mandato le sue voci (protocollo ${own.protocollo}), e un file nuovo le sostituirebbe: in raccolta.yaml scegli per i tavoli un ente che non ne manda.`;
}

/** All that stand, each time: a file takes the place of the one before, so nothing is counted twice. */
async function gather(richiesta: Richiesta): Promise<Esito> {
  const { portale } = richiesta;
  await portale.raccolta.refresh();
  const why = refusalOf(portale);
  const { tavoli } = portale.termini;
  const ente = portale.edizione.enti.find(({ codice }) => codice === tavoli?.ente);
  if (why !== null || tavoli === null || ente === undefined)
    return gatheringPage(richiesta, { errore: why ?? "L'ente dei tavoli non è nell'anagrafe." });
  const { registro, now } = portale;
  const { voci, ultimo } = registro.tavoli();
  const persona = personaOf(richiesta);
  const file = { bytes: Buffer.from(csvOf(portale, tavoli.occasione, ente.codice)), nome: FILE };
  const when = now();
  const arrival = {
    ...file,
    canale: "portale",
    ente_atteso: ente.codice,
    ricevuto_il: when,
    dopo_il: "",
    entro_il: when,
  } as const;
  const { protocollo } = await archived(portale, ente, persona, [arrival]);
  const by = { il: now(), chi: authorOf(persona, portale) };
  registro.addVoce(by, "voci-portate", { fino: ultimo, quante: voci.length });
  return { vai: `/enti/${ente.codice}/risposta/${protocollo}` };
}

/** As an ente would write them: under the titles of the questionnaire, with the names of its lists. */
function csvOf(portale: Portale, occasione: string, ente: string): string {
  const { edizione, registro } = portale;
  const asked = askedOf(portale);
  const named = (lista: string, codice: string): string =>
    edizione.liste[lista]?.find((each) => each.codice === codice)?.nome ?? codice;
  const rows = registro.tavoli().voci.map(({ campi }) => [
    ...[ente, String(edizione.yaml.anno), named("occasioni", occasione)],
    ...asked.map(([name, { cella }]) => {
      const value = campi[name] ?? "";
      return cella.tipo === "codice" && value !== "" ? named(cella.lista, value) : value;
    }),
  ]);
  return sheetCsv([
    ["ente", "edizione", BLOCCO.campi.occasione.label, ...asked.map(([, { label }]) => label)],
    ...rows,
  ]);
}

const CURES = { azione: "curare i tavoli", di: "nessuno" } as const;
export const GATHERING: readonly Rotta[] = [
  { metodo: "GET", url: "/tavoli", ...CURES, fa: (richiesta) => gatheringPage(richiesta) },
  { metodo: "POST", url: "/tavoli/raccolta", ...CURES, limite: 60, fa: gather },
  { metodo: "POST", url: "/tavoli/collegamento", ...CURES, fa: addLink },
  { metodo: "POST", url: "/tavoli/:facilitatore/revoca", ...CURES, fa: revokeLink },
];
