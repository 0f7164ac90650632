// «Bozza» of the analista: which built page may be given to read, which one is, and who reads it beside the network.

import { onOneLine, quoted } from "../../../schemas/shown.ts";
import { sha256 } from "../../collect/archive.ts";
import type { Persona } from "../../collect/registro-portale.ts";
import { isAddress } from "../../edizione/contatti.ts";
import { readWhole, writeWhole } from "../../effects/files.ts";
import { builtManifestPath, builtPagePath } from "../../line/costruito.ts";
import { lastManifest, manifestText } from "../../line/manifest.ts";
import { draftManifestPath } from "../../line/since-draft.ts";
import { builtPage } from "../built.ts";
import { dayOf, momentOf } from "../dates.ts";
import { authorOf } from "../events.ts";
import { holds, newLink } from "../identity/access.ts";
import { writeLink } from "../letters.ts";
import { type Esito, type Portale, personaOf, type Richiesta, type Rotta } from "../routes.ts";

/** The line that only the page for the analista alone has. */
const INTERNAL = 'class="avviso interna"';

async function publishPage(richiesta: Richiesta, errore: string | null = null, fatto: object = {}): Promise<Esito> {
  const { portale } = richiesta;
  const built = await builtPage(portale);
  const { bozza, commenti } = portale.registro.discussione();
  const { commenti_fino, aperta } = portale.termini.bozza;
  const isUltima = bozza !== null && bozza.sha256 === built?.sha256;
  return {
    pagina: "bozza-pubblicazione",
    titolo: `${errore === null ? "" : "Errore: "}La bozza`,
    ...(errore === null ? {} : { stato: 422 }),
    dati: {
      ...{ errori: errore === null ? [] : [errore], collegamento: null, di: "", email: "" },
      ...{ fino: commenti_fino === null ? null : dayOf(commenti_fino), aperta, quanti: commenti.length },
      fuori:
        bozza === null
          ? null
          : {
              ...{ giorno: momentOf(bozza.il), costruita: momentOf(bozza.costruita_il), impronta: short(bozza.sha256) },
            },
      ...{ isUltima, differenza: built?.differenza ?? null },
      costruita:
        built === null
          ? null
          : {
              ...{ il: momentOf(built.il), sha256: built.sha256, impronta: short(built.sha256) },
              cambiato: built.cambiato,
            },
      lettori: readersOf(portale),
      ...fatto,
    },
  };
}

const short = (sha256: string): string => sha256.slice(0, 12);

async function publish(richiesta: Richiesta): Promise<Esito> {
  const { portale, campi } = richiesta;
  const built = await builtPage(portale);
  if (built === null)
    return publishPage(
      richiesta,
      "Non c'è ancora niente da pubblicare: prima costruisci il bilancio, alla pagina «Edizione».",
    );
  const html = Buffer.from(await readWhole(builtPagePath(portale.edizione)));
  if (campi["sha256"] !== sha256(html) || built.sha256 !== sha256(html))
    return publishPage(richiesta, "Nel frattempo il bilancio è stato costruito di nuovo: guarda quale, e ripeti.");
  if (html.includes(INTERNAL))
    return publishPage(
      richiesta,
      "È la pagina per uso interno, che mostra tutti i numeri: non si dà a leggere a nessuno.",
    );
  const { registro, bozze } = portale;
  // Pressed twice: it is out.
  if (registro.discussione().bozza?.sha256 === sha256(html)) return { vai: "/bozza/pubblicazione" };
  if (built.differenza?.isFew === true && campi["consapevole"] !== "si")
    return publishPage(
      richiesta,
      "Segna che sai che cosa direbbe la differenza fra le bozze, oppure aspetta altre correzioni.",
    );
  const manifest = await lastManifest(portale.edizione, builtManifestPath(portale.edizione));
  if (manifest !== null) await writeWhole(draftManifestPath(portale.edizione, sha256(html)), manifestText(manifest));
  registro.addDetto(by(richiesta), "bozza", { sha256: await bozze.keep(html), costruita_il: built.il });
  return { vai: "/bozza/pubblicazione" };
}

const by = (richiesta: Richiesta) => ({
  il: richiesta.portale.now(),
  chi: authorOf(personaOf(richiesta), richiesta.portale),
});

function takeAway(richiesta: Richiesta): Esito {
  const { registro } = richiesta.portale;
  if (registro.discussione().bozza !== null) registro.addDetto(by(richiesta), "bozza-tolta", {});
  return { vai: "/bozza/pubblicazione" };
}

function readersOf({ registro, now }: Portale) {
  return registro
    .persone()
    .filter(({ ruolo }) => ruolo === "lettore")
    .flatMap((persona) =>
      registro
        .collegamenti(persona.numero)
        .filter((each) => holds(each, now()))
        .map(({ numero, scade_il, usato_il }) => ({
          ...{ numero, chi: readerWords(persona), fino: dayOf(scade_il) },
          usato: usato_il === null ? "mai usato" : "usato",
        })),
    );
}

const readerWords = ({ nome, ambito }: Persona): string =>
  nome === "" ? "Il collegamento aperto, di chi ce l'ha" : `${nome}, ${ambito}`;

/** A link is told once. One without a name is for whoever has it, where the edition says so. */
async function addReader(richiesta: Richiesta): Promise<Esito> {
  const { portale, campi } = richiesta;
  const isOpen = campi["come"] === "aperto";
  if (isOpen && !portale.termini.bozza.aperta)
    return publishPage(richiesta, "Il collegamento aperto si fa dove raccolta.yaml dice «bozza: { aperta: true }».");
  const [nome, ambito, email] = isOpen
    ? ["", "", ""]
    : ["nome", "ambito", "email"].map((name) => quoted(onOneLine(campi[name] ?? ""), 120));
  if (!isOpen && (nome === "" || ambito === ""))
    return publishPage(richiesta, "Scrivi il nome di chi legge, e di quale organo o gruppo è.");
  if (email !== "" && !isAddress(email ?? ""))
    return publishPage(richiesta, `«${email}» non è un indirizzo di posta, per esempio segreteria@ente.it.`);
  const persona = { ruolo: "lettore", ambito: ambito ?? "", nome: nome ?? "", email: email ?? "" } as const;
  const numero = portale.registro.addPersona(persona, portale.now());
  const segreto = newLink(portale.registro, { ...persona, numero }, portale.now(), portale.termini.scadenza);
  const collegamento = `${portale.indirizzo()}/e/${segreto}`;
  if (persona.email !== "") await writeLink(portale, { ...persona, numero }, collegamento);
  return publishPage(richiesta, null, { collegamento, di: readerWords({ ...persona, numero }), email: persona.email });
}

function revokeReader({ portale, params }: Richiesta): Esito {
  const link = portale.registro.collegamento(Number(params["lettore"]) || 0);
  if (link === null || portale.registro.persona(link.contatto)?.ruolo !== "lettore") return "non c'è";
  portale.registro.revoke(link.numero, portale.now());
  return { vai: "/bozza/pubblicazione#lettori" };
}

const CURES = { azione: "curare la bozza", di: "nessuno" } as const;
export const PUBLISHING: readonly Rotta[] = [
  { metodo: "GET", url: "/bozza/pubblicazione", ...CURES, fa: (richiesta) => publishPage(richiesta) },
  { metodo: "POST", url: "/bozza/pubblicazione", ...CURES, fa: publish },
  { metodo: "POST", url: "/bozza/togli", ...CURES, fa: takeAway },
  { metodo: "POST", url: "/bozza/lettori", ...CURES, fa: addReader },
  { metodo: "POST", url: "/bozza/lettori/:lettore/revoca", ...CURES, fa: revokeReader },
];
