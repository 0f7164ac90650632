// The page of a table: somebody writes down, phone in hand, what is said; the last voices of the table stand below. The fields
// are those of the block of voices, as this edition asks them.

import { randomUUID } from "node:crypto";
import type { Campo } from "../../../schemas/blocco.ts";
import { fieldsOf } from "../../../schemas/blocco.ts";
import { quanti } from "../../../schemas/diagnostici/entry.ts";
import { QUESTIONARIO } from "../../../schemas/questionario.ts";
import { sha256 } from "../../collect/archive.ts";
import type { Voce } from "../../collect/registro-tavoli.ts";
import type { Tavoli } from "../../edizione/raccolta.ts";
import { withoutPersons } from "../../reading/privacy.ts";
import { authorOf } from "../events.ts";
import { type Esito, type Pagina, type Portale, personaOf, type Richiesta, type Rotta } from "../routes.ts";

/** Everything that is asked of a voice but where it was said, which is the same for all. */
export const askedOf = ({ edizione }: Pick<Portale, "edizione">): [string, Campo][] =>
  fieldsOf(QUESTIONARIO.voci, edizione.yaml.anno).filter(([name]) => name !== "occasione");

const NO_TABLES: Pagina = {
  pagina: "avviso",
  titolo: "Non ci sono tavoli",
  dati: {
    frasi: ["Questa edizione non ha un world café: chi la cura lo scrive in raccolta.yaml, sotto «tavoli»."],
    azione: { parole: "Torna alla tua pagina", indirizzo: "/" },
  },
};

/** The table that the address names; null for one that there is not. */
function tableOf({ portale, params }: Richiesta): { tavoli: Tavoli; tavolo: number } | null {
  const { tavoli } = portale.termini;
  const tavolo = Number(params["tavolo"]);
  return tavoli === null || !Number.isInteger(tavolo) || tavolo < 1 || tavolo > tavoli.quanti
    ? null
    : { tavoli, tavolo };
}

function choosePage({ portale }: Richiesta): Esito {
  const { tavoli } = portale.termini;
  if (tavoli === null) return NO_TABLES;
  const { voci } = portale.registro.tavoli();
  return {
    pagina: "tavoli-scelta",
    titolo: "A quale tavolo sei?",
    dati: {
      nome: tavoli.nome,
      tavoli: Array.from({ length: tavoli.quanti }, (_, n) => ({
        numero: n + 1,
        voci: quanti(voci.filter(({ tavolo }) => tavolo === n + 1).length, "voce", "voci"),
      })),
    },
  };
}

/** The words of a field: a code is told by its name. */
const wordsOf = ({ edizione }: Portale, { cella }: Campo, value: string): string =>
  cella.tipo === "codice"
    ? (edizione.liste[cella.lista]?.find(({ codice }) => codice === value)?.nome ?? value)
    : value;

/** A voice in a few words: what was said, then its signs. */
export function shownVoice(portale: Portale, { numero, tavolo, campi }: Voce) {
  const told = askedOf(portale).filter(([name]) => name !== "testo" && (campi[name] ?? "") !== "");
  return {
    ...{ numero, tavolo, testo: campi["testo"] ?? "" },
    segni: told.map(([name, campo]) => `${campo.label}: ${wordsOf(portale, campo, campi[name] ?? "")}`).join(" · "),
  };
}

interface Written {
  readonly errori: readonly { readonly campo: string; readonly testo: string }[];
  readonly campi: Readonly<Record<string, string>>;
  readonly chiave: string;
}

/** The voice is written first, in the words of who stands at a table; its signs come after. */
const VOICE = {
  nome: "testo",
  label: "Che cosa ha detto il tavolo",
  help: "Con parole sue, una cosa per volta. Niente nomi di persone.",
} as const;

function fieldViews(portale: Portale, { errori, campi }: Written) {
  const asked = askedOf(portale);
  const inOrder = [...asked.filter(([name]) => name === VOICE.nome), ...asked.filter(([name]) => name !== VOICE.nome)];
  return inOrder.map(([name, { cella, ...words }]) => {
    const { label, help } = name === VOICE.nome ? VOICE : words;
    const value = campi[name] ?? "";
    const max = cella.tipo === "intero" ? cella.max : 0;
    return {
      ...{ name, label, help, value, errore: errori.find(({ campo }) => campo === name)?.testo ?? null },
      lungo: cella.tipo === "testo" ? cella.max : null,
      righe: name === "testo" ? 4 : 2,
      scelte:
        cella.tipo === "codice"
          ? (portale.edizione.liste[cella.lista] ?? []).map((each) => ({ ...each, scelta: each.codice === value }))
          : null,
      scala:
        cella.tipo === "intero"
          ? Array.from({ length: max }, (_, n) => ({
              voto: n + 1,
              scelta: String(n + 1) === value,
              primo: n === 0,
              ultimo: n + 1 === max,
            }))
          : null,
    };
  });
}

function tablePage(richiesta: Richiesta, written?: Written): Esito {
  const found = tableOf(richiesta);
  if (found === null) return richiesta.portale.termini.tavoli === null ? NO_TABLES : "non c'è";
  const { portale, query } = richiesta;
  const { tavoli, tavolo } = found;
  const own = portale.registro.tavoli().voci.filter((each) => each.tavolo === tavolo);
  // The cantiere is often that of the voice before.
  const fresh = { errori: [], campi: { cantiere: query["cantiere"] ?? "" }, chiave: randomUUID() };
  const form = written ?? fresh;
  const { errori } = form;
  return {
    pagina: "tavolo",
    titolo: `${errori.length > 0 ? "Errore: " : ""}Scrivi una voce`,
    ...(errori.length > 0 ? { stato: 422 } : {}),
    dati: {
      ...{ errori, tavolo, nome: tavoli.nome, chiave: form.chiave, campi: fieldViews(portale, form) },
      quante: quanti(own.length, "voce", "voci"),
      // Told to the browser, which then forgets what it kept.
      salvata: query["salvata"] ?? "",
      voci: own.toReversed().map((each) => shownVoice(portale, each)),
    },
  };
}

/** Reads the form of a voice; what it lacks is asked again with all that was written. */
function readForm(portale: Portale, sent: Readonly<Record<string, string>>): Omit<Written, "chiave"> {
  const asked = askedOf(portale);
  const field = (name: string): string => (sent[`v-${name}`] ?? "").trim();
  const campi = Object.fromEntries(
    asked.map(([name, { cella }]) => [name, field(name).slice(0, cella.tipo === "testo" ? cella.max : 100)]),
  );
  const errori = asked.flatMap(([name, { cella, obbligatorio }]) => {
    const value = campi[name] ?? "";
    if (value === "") return obbligatorio ? [{ campo: name, testo: "Scrivi che cosa ha detto il tavolo." }] : [];
    const { cosa } = withoutPersons(value);
    if (cosa !== null) return [{ campo: name, testo: `C'è dentro ${cosa}: toglilo, poi mandala di nuovo.` }];
    const isKnown =
      cella.tipo === "codice"
        ? (portale.edizione.liste[cella.lista] ?? []).some(({ codice }) => codice === value)
        : cella.tipo !== "intero" || (/^\d+$/.test(value) && Number(value) >= cella.min && Number(value) <= cella.max);
    return isKnown ? [] : [{ campo: name, testo: "Scegli dall'elenco." }];
  });
  return { errori, campi };
}

function write(richiesta: Richiesta): Esito {
  const found = tableOf(richiesta);
  if (found === null) return "non c'è";
  const { portale, campi: sent } = richiesta;
  const { registro } = portale;
  const chiave = (sent["chiave"] ?? "").slice(0, 60) || randomUUID();
  const form = readForm(portale, sent);
  if (form.errori.length > 0) return tablePage(richiesta, { ...form, chiave });
  const persona = personaOf(richiesta);
  // The same form with the same words, sent again because the answer did not come: it is there. Other words are another voice.
  const once = `${chiave}/${sha256(Buffer.from(JSON.stringify(form.campi))).slice(0, 16)}`;
  if (!registro.tavoli().chiavi.has(once))
    registro.addVoce({ il: portale.now(), chi: authorOf(persona, portale) }, "voce", {
      ...{ persona: persona.numero, tavolo: found.tavolo, chiave: once, campi: form.campi },
    });
  const more = new URLSearchParams({ salvata: chiave, cantiere: form.campi["cantiere"] ?? "" });
  return { vai: `/tavolo/${found.tavolo}?${more}` };
}

/** A voice of this table that stands. */
function voiceOf(richiesta: Richiesta): Voce | null {
  const found = tableOf(richiesta);
  const numero = Number(richiesta.params["voce"]);
  const { voci } = richiesta.portale.registro.tavoli();
  return voci.find((each) => each.numero === numero && each.tavolo === found?.tavolo) ?? null;
}

function voicePage(richiesta: Richiesta, written?: Omit<Written, "chiave">): Esito {
  const voce = voiceOf(richiesta);
  if (voce === null) return "non c'è";
  const { portale } = richiesta;
  const form = { chiave: voce.chiave, ...(written ?? { errori: [], campi: voce.campi }) };
  return {
    pagina: "tavolo-voce",
    titolo: `${form.errori.length > 0 ? "Errore: " : ""}Correggi una voce`,
    ...(form.errori.length > 0 ? { stato: 422 } : {}),
    dati: { errori: form.errori, tavolo: voce.tavolo, numero: voce.numero, campi: fieldViews(portale, form) },
  };
}

function mend(richiesta: Richiesta): Esito {
  const voce = voiceOf(richiesta);
  if (voce === null) return "non c'è";
  const { portale, campi: sent } = richiesta;
  const isGone = sent["togli"] === "si";
  const form = readForm(portale, sent);
  if (!isGone && form.errori.length > 0) return voicePage(richiesta, form);
  const by = { il: portale.now(), chi: authorOf(personaOf(richiesta), portale) };
  portale.registro.addVoce(by, "voce-corretta", { voce: voce.numero, campi: isGone ? null : form.campi });
  return { vai: `/tavolo/${voce.tavolo}` };
}

const WRITES = { azione: "scrivere le voci", di: "nessuno" } as const;
export const WRITING: readonly Rotta[] = [
  { metodo: "GET", url: "/tavolo", ...WRITES, fa: choosePage },
  { metodo: "GET", url: "/tavolo/:tavolo", ...WRITES, fa: (richiesta) => tablePage(richiesta) },
  { metodo: "POST", url: "/tavolo/:tavolo", ...WRITES, limite: 300, fa: write },
  { metodo: "GET", url: "/tavolo/:tavolo/:voce", ...WRITES, fa: (richiesta) => voicePage(richiesta) },
  { metodo: "POST", url: "/tavolo/:tavolo/:voce", ...WRITES, limite: 120, fa: mend },
];
