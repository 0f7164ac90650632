// What stands around every page: whose collection it is, who is in, where else one can go, whom to call.
import type { Ente } from "../../schemas/edizione.ts";
import { formatNumber } from "../../schemas/unita.ts";
import type { Persona } from "../collect/registro-portale.ts";
import type { Portale } from "./routes.ts";

export interface Frame {
  readonly rete: string;
  readonly editore: string;
  readonly anno: number;
  readonly citta: string;
  readonly dimostrativa: boolean;
  readonly chi: { readonly nome: string; readonly di: string } | null;
  readonly menu: readonly { readonly parole: string; readonly indirizzo: string; readonly qui: boolean }[];
  readonly aiuto: {
    readonly nome: string;
    readonly telefono: string;
    readonly tel: string;
    readonly orari: string;
    readonly posta: string;
    readonly di: string;
  };
  /** How the identity service is called, for who follows the collection; null where there is none. */
  readonly identita: string | null;
  /** The key of every form of the page. */
  readonly csrf: string;
  readonly enteCodice: string | null;
}

const MENU = [
  ["Quadro", "/quadro"],
  ["Enti", "/enti"],
] as const;
const MENU_COORDINATORE = [...MENU, ["La bozza", "/bozza"]] as const;
const MENU_ANALISTA = [
  ...MENU,
  ["Inviti", "/inviti"],
  ["Promemoria", "/promemoria"],
  ["Bozza", "/bozza/pubblicazione"],
  ["Commenti", "/commenti"],
  ["Tavoli", "/tavoli"],
  ["Persone", "/persone"],
  ["Regole", "/regole"],
  ["Edizione", "/edizione"],
] as const;
const MENU_FACILITATORE = [["I tavoli", "/tavolo"]] as const;
const MENU_LETTORE = [
  ["La bozza", "/bozza"],
  ["I commenti", "/bozza/commenti"],
] as const;

export function frameOf(
  { edizione, termini, identita }: Portale,
  persona: Persona | null,
  csrf: string,
  url: string,
): Frame {
  const { rete, editore, anno, citta, dimostrativa } = edizione.yaml;
  const ente = enteOf(edizione, persona);
  const menu = menuOf(persona);
  // The longest: an address may begin with another one.
  const [nearest] = menu
    .flatMap(([, indirizzo]) => (url.startsWith(indirizzo) ? [indirizzo] : []))
    .sort((a, b) => b.length - a.length);
  return {
    ...{ rete, editore, anno, citta, dimostrativa, csrf, enteCodice: ente?.codice ?? null },
    identita: identita?.nome ?? null,
    chi: whoIsIn({ edizione }, persona),
    menu: menu.map(([parole, indirizzo]) => ({ parole, indirizzo, qui: indirizzo === nearest })),
    aiuto: {
      ...termini.aiuto,
      tel: termini.aiuto.telefono.replace(/[^\d+]/g, ""),
      di: ente === undefined ? "Di’ il nome del tuo ente." : `Di’ il codice del tuo ente: ${ente.codice}.`,
    },
  };
}

/** The name of an ente, and of whom it is that does it; of anybody else their own, and their part. Null for nobody that we know. */
export function whoIsIn({ edizione }: Pick<Portale, "edizione">, persona: Persona | null): Frame["chi"] {
  if (persona === null) return null;
  const ente = enteOf(edizione, persona);
  return {
    nome: ente?.denominazione ?? (persona.nome || "Chi legge la bozza"),
    di: ente === undefined ? roleWords(persona, edizione) : persona.nome,
  };
}

const enteOf = ({ enti }: Portale["edizione"], persona: Persona | null): Ente | undefined =>
  persona?.ruolo === "ente" ? enti.find(({ codice }) => codice === persona.ambito) : undefined;

function menuOf(persona: Persona | null): readonly (readonly [string, string])[] {
  switch (persona?.ruolo) {
    case "analista":
      return MENU_ANALISTA;
    case "coordinatore":
      return MENU_COORDINATORE;
    case "lettore":
      return MENU_LETTORE;
    case "facilitatore":
      return MENU_FACILITATORE;
    default:
      return [];
  }
}

/** «coordinamento Prima Infanzia», «analista». */
export function roleWords({ ruolo, ambito }: Persona, { liste }: Pick<Portale["edizione"], "liste">): string {
  if (ruolo === "facilitatore") return "world café";
  if (ruolo === "lettore") return ambito || "lettura della bozza";
  if (ruolo !== "coordinatore") return ruolo;
  const [of, code] = ambito.split("=");
  const list = of === "zona" ? liste["zone"] : liste["cantieri"];
  const found = list?.find(({ codice }) => codice === code);
  return `coordinamento ${found?.breve ?? found?.nome ?? code}`;
}

/** «3 cose», «una cosa». */
export const cose = (n: number): string => (n === 1 ? "una cosa" : `${formatNumber(n)} cose`);
