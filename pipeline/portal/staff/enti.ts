// «Enti»: the list, by name, state, cantiere and zona; in pages for the eye, whole as CSV.

import { key, sheetCsv } from "../../../schemas/text.ts";
import { formatEuroProse, formatNumber } from "../../../schemas/unita.ts";
import { type Esito, type Portale, personaOf, type Richiesta } from "../routes.ts";
import { STATI } from "../states.ts";
import { PAROLE_STATO } from "../story.ts";
import { type Followed, followed } from "./followed.ts";

const PER_PAGE = 50;

const ORDERS: Readonly<
  Record<string, { readonly parole: string; readonly confronta: (a: Followed, b: Followed) => number }>
> = {
  risorse: { parole: "Risorse, dal più grande", confronta: (a, b) => b.peso - a.peso },
  nome: { parole: "Nome", confronta: (a, b) => a.ente.denominazione.localeCompare(b.ente.denominazione, "it") },
  fermi: {
    parole: "Giorni fermi",
    confronta: (a, b) =>
      (b.fermo ?? Number.POSITIVE_INFINITY) - (a.fermo ?? Number.POSITIVE_INFINITY) || b.peso - a.peso,
  },
};

/** States of the table, and what is to be settled, as one chooses them. */
const CHOICES: readonly { readonly codice: string; readonly nome: string; readonly is: (f: Followed) => boolean }[] = [
  { codice: "correggere", nome: "Da correggere", is: ({ situazione }) => situazione.correggere > 0 },
  { codice: "confermare", nome: "Da confermare", is: ({ situazione }) => situazione.confermare > 0 },
  ...STATI.map((stato) => ({
    ...{ codice: stato, nome: PAROLE_STATO[stato].parola },
    is: ({ situazione }: Followed) => situazione.stato === stato,
  })),
];

interface Filters {
  readonly q: string;
  readonly stato: string;
  readonly cantiere: string;
  readonly zona: string;
  readonly ordine: string;
}

function filtersOf(query: Readonly<Record<string, string>>): Filters {
  const { q = "", stato = "", cantiere = "", zona = "", ordine = "risorse" } = query;
  return { q: q.slice(0, 100), stato, cantiere, zona, ordine: Object.hasOwn(ORDERS, ordine) ? ordine : "risorse" };
}

function chosen(richiesta: Richiesta): { readonly filters: Filters; readonly found: Followed[] } {
  const filters = filtersOf(richiesta.query);
  const { q, stato, cantiere, zona, ordine } = filters;
  const wanted = key(q);
  const isState = CHOICES.find(({ codice }) => codice === stato)?.is ?? (() => true);
  const found = followed(richiesta.portale, personaOf(richiesta)).filter(
    (each) =>
      (wanted === "" || key(`${each.ente.codice} ${each.ente.denominazione}`).includes(wanted)) &&
      isState(each) &&
      (cantiere === "" || each.ente.cantiere_principale === cantiere) &&
      (zona === "" || each.ente.zona_sede === zona),
  );
  found.sort((a, b) => ORDERS[ordine]?.confronta(a, b) || (a.ente.codice < b.ente.codice ? -1 : 1));
  return { filters, found };
}

const nameIn = ({ edizione }: Portale, list: string, code: string): string => {
  const found = edizione.liste[list]?.find(({ codice }) => codice === code);
  return found?.breve ?? found?.nome ?? code;
};

export async function entiPage(richiesta: Richiesta): Promise<Esito> {
  const { portale } = richiesta;
  await portale.raccolta.refresh();
  const { filters, found } = chosen(richiesta);
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(pages, Math.max(1, Math.floor(Number(richiesta.query["pagina"])) || 1));
  const address = (more: Readonly<Record<string, string>>): string =>
    new URLSearchParams({ ...filters, ...more }).toString();
  const options = (list: readonly { readonly codice: string; readonly nome: string }[], value: string) =>
    list.map(({ codice, nome }) => ({ codice, nome, scelta: codice === value }));
  return {
    pagina: "enti",
    titolo: "Enti",
    dati: {
      q: filters.q,
      stati: options(CHOICES, filters.stato),
      cantieri: options(portale.edizione.liste["cantieri"] ?? [], filters.cantiere),
      zone: options(portale.edizione.liste["zone"] ?? [], filters.zona),
      ordini: options(
        Object.entries(ORDERS).map(([codice, { parole }]) => ({ codice, nome: parole })),
        filters.ordine,
      ),
      quanti: found.length === 1 ? "1 ente" : `${formatNumber(found.length)} enti`,
      csv: `/enti.csv?${address({})}`,
      annoPrima: portale.edizione.yaml.anno - 1,
      righe: found.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((each) => ({
        ...{ codice: each.ente.codice, nome: each.ente.denominazione, stato: each.stato, passo: each.passo },
        cantiere: nameIn(portale, "cantieri", each.ente.cantiere_principale),
        zona: nameIn(portale, "zone", each.ente.zona_sede),
        risorse: each.peso === 0 ? "–" : formatEuroProse(each.peso),
        fermo: each.fermo === null ? "mai" : formatNumber(each.fermo),
      })),
      pagine:
        pages === 1
          ? []
          : Array.from({ length: pages }, (_, n) => ({
              numero: n + 1,
              qui: n + 1 === page,
              indirizzo: `/enti?${address({ pagina: String(n + 1) })}`,
            })),
    },
  };
}

export function entiCsv(richiesta: Richiesta): Esito {
  const { portale } = richiesta;
  const head = [
    "codice",
    "denominazione",
    "stato",
    "cantiere",
    "zona",
    "risorse",
    "da_correggere",
    "da_confermare",
    "giorni_fermi",
    "prossimo_passo",
  ];
  const rows = chosen(richiesta).found.map(({ ente, stato, peso, situazione, fermo, passo }) => [
    ...[
      ente.codice,
      ente.denominazione,
      stato.parola,
      ente.cantiere_principale,
      ente.zona_sede,
      String(Math.round(peso)),
    ],
    ...[String(situazione.correggere), String(situazione.confermare), fermo === null ? "" : String(fermo), passo],
  ]);
  const nome = `enti-${portale.edizione.yaml.anno}.csv`;
  return { scarica: Buffer.from(sheetCsv([head, ...rows])), nome, tipo: "text/csv; charset=utf-8" };
}
