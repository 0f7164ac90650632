// An invented report for the tests: every kind of chapter, every sign, hostile words of a member. `Misure` scale it up, so
// that the same builder makes the small one of the tests and one as long as a real edition.
import { type Figura, figuraId, STATI, type Stato } from "../../schemas/figura.ts";
import { type Prospetto, type ReportModel, reportModelSchema } from "../../schemas/report-model.ts";
import { conteggio, EURO, formatValue, QUOTA, type Unita } from "../../schemas/unita.ts";
import { barsOf, type Member, matrixOf, panelsOf, plainTable, tilesOf } from "./model-prospetti.support.ts";
import { CANTIERI, PROSE, QUARTIERI, TEXTS, ZONE } from "./model-texts.support.ts";

export const OSTILE = `<script>alert("ciao")</script> & <b>grassetto</b> {{figura "x"}} «virgolette»`;

export interface FixtureSize {
  readonly cantieri: number;
  readonly zone: number;
  /** Paragraphs of running text in each chapter. */
  readonly paragrafi: number;
}

const SMALL: FixtureSize = { cantieri: 2, zone: 2, paragrafi: 1 };
const VOLONTARI = conteggio("posizioni di volontariato");
const ENTI = conteggio("enti");

function figura(misura: string, unita: Unita, given: Partial<Figura> & { valore: number | null }): Figura {
  const dims = given.dims ?? {};
  return {
    id: figuraId(misura, dims),
    edizione: 2016,
    misura,
    dims,
    unita,
    n_enti: 281,
    copertura: 0.94,
    righe_con_dato: null,
    dichiarato: null,
    stimato: 0.06,
    errore_standard: null,
    ci_inf: null,
    ci_sup: null,
    giudizio: "A",
    stato: "valore",
    protetta: "",
    ...given,
  };
}

function figures(cantieri: readonly Member[], zone: readonly Member[]): Figura[] {
  const each = (misura: string, dimension: string, members: readonly Member[]): Figura[] =>
    members.map(({ codice }, index) =>
      figura(misura, VOLONTARI, { valore: 412 + index * 137, dims: { [dimension]: codice }, n_enti: 34 + index }),
    );
  const signs = STATI.map((stato: Stato) =>
    figura("segno", ENTI, {
      valore: stato === "valore" || stato === "stimato" ? 12 : null,
      stato,
      dims: { stato },
      protetta: stato === "riservato" ? "riservatezza" : "",
    }),
  );
  return [
    figura("valore", EURO, { valore: 173_000_000, stato: "stimato", ci_inf: 165_000_000, ci_sup: 181_000_000 }),
    figura("quota-famiglie", QUOTA, { valore: 0.41, n_enti: 268 }),
    figura("enti", ENTI, { valore: 317, n_enti: null, copertura: null, stimato: null }),
    figura("bisogni-aperti", conteggio("bisogni"), { valore: 23 }),
    figura("volontari", VOLONTARI, { valore: 2410, stato: "stimato", ci_inf: 2290, ci_sup: 2530 }),
    ...each("volontari", "cantiere", cantieri),
    ...each("volontari", "zona", zone),
    ...signs,
  ];
}

function prospetti(cantieri: readonly Member[], zone: readonly Member[], quartieri: readonly Member[]): Prospetto[] {
  const zonaNames = new Map(zone.map(({ codice, nome }) => [codice, nome]));
  return [
    barsOf("fonti", "5.1", "Le famiglie sostengono il 41% del welfare cittadino", "barre-impilate", cantieri),
    barsOf("enti-forma", "4.1", "Tre enti su quattro sono associazioni o cooperative", "barre", cantieri),
    tilesOf("residenti", "3.1", quartieri, zonaNames),
    plainTable("quartieri-zone", "3.1", "Quartieri e residenti per zona", quartieri),
    matrixOf("risposte", "8.1", cantieri, zone),
    panelsOf("ore-zone", "5.2", cantieri, zone),
    plainTable("segni-tutti", "13.1", "Ogni segno compare almeno una volta", quartieri.slice(0, 8), STATI),
    ...cantieri.flatMap((cantiere, index) => [
      barsOf(`volontari--${cantiere.codice}`, `6.${2 * index + 1}`, `Volontari: ${cantiere.nome}`, "barre", zone),
      plainTable(`servizi--${cantiere.codice}`, `6.${index + 1}`, `Servizi offerti: ${cantiere.nome}`, zone),
    ]),
    ...zone.flatMap((zona, index) => [
      barsOf(
        `risorse--${zona.codice}`,
        `7.${index + 1}`,
        `${zona.nome} a confronto con la città`,
        "barre",
        cantieri,
        "nord",
      ),
      plainTable(
        `profilo--${zona.codice}`,
        `7.${index + 1}`,
        `I quartieri della zona ${zona.nome}`,
        quartieri.filter(({ gruppo }) => gruppo === zona.codice),
      ),
    ]),
  ];
}

/** A model that passes its schema. Always the same for the same size. */
export function fixtureModel({ cantieri: many, zone: howMany, paragrafi }: FixtureSize = SMALL): ReportModel {
  const cantieri = CANTIERI.slice(0, many);
  const zone = ZONE.slice(0, howMany);
  const quartieri = QUARTIERI.filter(({ gruppo }) => zone.some(({ codice }) => codice === gruppo));
  const filler = Array.from({ length: paragrafi }, (_, index) => PROSE[index % PROSE.length]).join("\n\n");
  const plain = (id: string, titolo: string) => ({ id, titolo, cifre: [], prospetti: [], citazioni: [], testo: "" });
  const members: Record<string, readonly Member[]> = { cantieri, zone };
  const capitoli = TEXTS.map(({ id, numero, titolo, breve, testo, cifre, prospetti: placed, parte }) => ({
    id,
    numero,
    titolo,
    breve: breve ?? titolo,
    apertura: {
      ...plain(id, titolo),
      testo: `${testo}\n\n${filler}`,
      cifre: (cifre ?? []).map(([figura, text, didascalia]) => ({
        figura,
        testo: text,
        didascalia,
        base: "281 enti su 317 · copertura 94%",
      })),
      prospetti: placed ?? [],
      citazioni:
        id === "partecipazione" ? [{ testo: OSTILE, occasione: "World café", proposta: "Un <i>orario</i> unico" }] : [],
    },
    parti: (members[id] ?? []).map((member) => ({
      ...plain(member.codice, member.nome),
      testo: `${parte ?? ""}\n\n${filler}`,
      cifre: [
        {
          figura: figuraId("volontari", { [id === "zone" ? "zona" : "cantiere"]: member.codice }),
          testo: formatValue(412, VOLONTARI, "prosa"),
          didascalia: "posizioni di volontariato",
          base: "34 enti",
        },
        {
          figura: "valore",
          testo: "28,4\u00a0milioni di euro",
          didascalia: "valore delle risorse",
          base: "34 enti su 40 · copertura 88%",
        },
      ],
      prospetti: id === "cantieri" ? [`servizi--${member.codice}`] : [`profilo--${member.codice}`],
      citazioni:
        id === "cantieri"
          ? [
              {
                testo: "Ci siamo accorti che in tanti facevamo la stessa cosa, a due strade di distanza.",
                occasione: "World café",
                proposta: null,
              },
            ]
          : [],
    })),
  }));
  return reportModelSchema.parse({
    versione: 1,
    edizione: {
      anno: 2016,
      citta: "Brescia",
      rete: "Brescia Città del Noi",
      titolo: "Bilancio Sociale partecipato",
      sottotitolo: "Le risorse in campo, i bisogni a cui si risponde, quelli ancora aperti",
      editore: "Centro Studi Socialis",
      data_riferimento: "2016-12-31",
      data_pubblicazione: "2017-07-13",
      indirizzo_pubblico: "https://esempio.brescia.it/bilancio-sociale/2016",
      licenza: "CC BY 4.0",
      dimostrativa: true,
      interna: false,
    },
    pin: { modello: "1" },
    membri: { cantieri, zone, quartieri, enti: [{ codice: "E001", nome: "Cooperativa <La Rete>" }] },
    fatti: { "world-cafe": { testo: "tre incontri e 140 partecipanti", fonte: "verbali degli incontri" } },
    figure: Object.fromEntries(figures(cantieri, zone).map((one) => [one.id, one])),
    misure: {
      valore: {
        titolo: "Valore complessivo delle risorse",
        definizione: "Somma delle risorse, contate una volta.",
        unita: EURO,
      },
      volontari: { titolo: "Posizioni di volontariato", definizione: "Posizioni, non persone.", unita: VOLONTARI },
      "quota-famiglie": {
        titolo: "Quota sostenuta dalle famiglie",
        definizione: "Sul valore complessivo.",
        unita: QUOTA,
      },
    },
    prospetti: Object.fromEntries(prospetti(cantieri, zone, quartieri).map((one) => [one.id, one])),
    capitoli,
    immagini: {},
    glossario: [
      { termine: "Cantiere", definizione: "Una delle linee di lavoro comuni della rete." },
      { termine: "Copertura", definizione: "Quanta parte della rete, pesata per dimensione, ha risposto." },
    ],
    guasti: [{ dove: "confronto", messaggio: "la serie storica non è disponibile" }],
  });
}
