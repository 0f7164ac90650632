// A trace that does not add up says so, whichever step is wrong.
import { expect, test } from "vitest";
import type { Figura } from "../../schemas/figura.ts";
import type { Calcolo } from "../../schemas/misura.ts";
import { EURO, QUOTA } from "../../schemas/unita.ts";
import type { CountedRow } from "./counted-row.ts";
import { type Passo, type Traccia, unbalanced } from "./steps.ts";

const figura = (id: string, valore: number | null, given: Partial<Figura> = {}): Figura => ({
  ...{
    id,
    edizione: 2020,
    misura: id,
    dims: {},
    valore,
    unita: EURO,
    n_enti: 2,
    copertura: null,
    dichiarato: valore,
    righe_con_dato: null,
    stimato: 0,
  },
  ...{ errore_standard: null, ci_inf: null, ci_sup: null, giudizio: null, protetta: "" },
  stato: valore === null ? "non-disponibile" : "valore",
  ...given,
});

const row = (ente: string, contributo: number | null): CountedRow => ({
  ...{
    origine: { tipo: "edizione", file: "x.csv" },
    ente,
    denominazione: "",
    riga: 2,
    nome: "",
    cella: null,
    scritto: null,
  },
  ...{
    letto: contributo,
    ppm: null,
    esito: null,
    contributo,
    conta_ente: contributo !== null && contributo !== 0,
    rilievi: [],
    celle: {},
  },
});

const printed = (esce: number | null): Passo => ({ passo: "valore pubblicato", esce, tabella: "", prosa: "" });
const rounded = (esce: number | null): Passo => ({ passo: "arrotondamento", esce, scala: 2, passi_di: null });
const rows = (esce: number | null, ...righe: CountedRow[]): Passo => ({ passo: "righe", esce, scala: 2, righe });
const traced = (of: Figura, ...passi: Passo[]): Traccia => ({
  ...{ figura: of, titolo: "", definizione: "", passi, respinte: [], guasto: null },
});

const A = row("E001", 1000);
const B = row("E002", 234);
const sum = traced(figura("spesa", 12.34), printed(12.34), rounded(12.34), rows(1234, A, B));
const none = traced(figura("spesa", null, { n_enti: 0 }), printed(null), rounded(null), rows(null, row("E001", null)));
const share = (valore: number | null, top: Traccia, bottom: Traccia, base_minima = 0): Traccia =>
  traced(figura("quota", valore, { unita: QUOTA }), printed(valore), {
    ...{
      passo: "rapporto",
      esce: valore,
      base_minima,
      calcolo: null,
      tutti: false,
      termini: { numeratore: top, denominatore: bottom },
    },
  });
const nothing = traced(figura("spesa", null, { n_enti: 0, stato: "nulla" }), printed(null), rows(null));

const of = (calcolo: Calcolo, valore: number | null, top: Traccia, bottom: Traccia, tutti = false): Traccia =>
  traced(figura("x", valore), printed(valore), {
    ...{ passo: "rapporto", esce: valore, base_minima: 0, calcolo, tutti },
    termini: { numeratore: top, denominatore: bottom },
  });

test.each<[string, Traccia]>([
  ["persons for every thousand", of("tasso", 1000, sum, sum)],
  ["persons left", of("divario", 0, sum, sum)],
  ["persons reached", of("copertura", 1, sum, sum)],
  ["all left where everybody answered and nobody told of anybody", of("divario", 12.34, nothing, sum, true)],
  ["nothing known where some are silent", of("divario", null, nothing, sum)],
  ["a sum", sum],
  ["no number, where no row gives one", none],
  ["a share of itself", share(1, sum, sum)],
  ["no share of what nobody gave", share(null, sum, none)],
  ["no share that nobody gave", share(null, none, sum)],
  ["nothing of something is 0", share(0, nothing, sum)],
  ["no share of too little", share(null, sum, sum, 20)],
])("%s adds up", (_, traccia) => expect(unbalanced(traccia)).toEqual([]));

const weighted = (riga: CountedRow, ppm: number): CountedRow => ({ ...riga, ppm });
const estimated = (esce: number, ...righe: CountedRow[]): Traccia =>
  traced(
    figura("spesa", 22, { stato: "stimato", dichiarato: 12.34 }),
    printed(22),
    { passo: "arrotondamento", esce: 22, scala: 2, passi_di: 1 },
    { passo: "stima", esce: 2152, scala: 2, imputati: [{ ente: "E009", denominazione: "", valore: 400 }] },
    { passo: "pesi", esce, scala: 2 },
    rows(1234, ...righe),
  );
const spesa = (...passi: Passo[]): Traccia => traced(figura("spesa", 12.34), ...passi);

test.each<[string, Traccia, string]>([
  [
    "a row is missing",
    spesa(printed(12.34), rounded(12.34), rows(1234, A)),
    "spesa, righe: è 1234, ma ciò che c'è sotto dà 1000",
  ],
  [
    "a cent is lost on the way",
    spesa(printed(12.34), rounded(12.34), rows(1233, A, row("E002", 233))),
    "spesa, arrotondamento: è 12.34, ma ciò che c'è sotto dà 12.33",
  ],
  [
    "another number is printed",
    spesa(printed(12.3), rounded(12.34), rows(1234, A, B)),
    "spesa, valore pubblicato: è 12.3, ma ciò che c'è sotto dà 12.34",
  ],
  [
    "a weight is another",
    estimated(1752, weighted(A, 1_500_000), weighted(B, 1_000_000)),
    "spesa, pesi: è 1752, ma ciò che c'è sotto dà 1734",
  ],
  [
    "an estimate is another than its weights and what is made up for",
    estimated(1734, weighted(A, 1_500_000), weighted(B, 1_000_000)),
    "spesa, stima: è 2152, ma ciò che c'è sotto dà 2134",
  ],
  [
    "what was declared is another",
    traced(figura("spesa", 12.34, { dichiarato: 12 }), printed(12.34), rounded(12.34), rows(1234, A, B)),
    "spesa: le righe dichiarano 12.34, la figura dice 12",
  ],
  [
    "a number is kept back without a reason",
    traced(figura("spesa", null), printed(null), { passo: "senza numero", esce: null, perche: "" }, rows(1234, A, B)),
    "la traccia non arriva a un numero",
  ],
  [
    "an ente too many",
    traced(figura("spesa", 12.34, { n_enti: 3 }), printed(12.34), rounded(12.34), rows(1234, A, B)),
    "spesa: dietro ci sono 2 enti, la figura dice 3",
  ],
  ["a share is another", share(0.5, sum, sum), "quota, rapporto: è 0.5, ma ciò che c'è sotto dà 1"],
  [
    "a term does not add up",
    share(1, spesa(printed(12.34), rounded(12.34), rows(1234, A)), sum),
    "spesa, righe: è 1234",
  ],
  ["there are no rows to go back to", { ...none, guasto: "non è stata calcolata" }, "spesa: non è stata calcolata"],
])("where %s it says so", (_, traccia, said) => expect(unbalanced(traccia).join("\n")).toContain(said));
