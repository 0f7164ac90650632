import { expect, test } from "vitest";
import { type FiguraRefusal, type FrameRefusal, wordsOfFigura, wordsOfFrame } from "./refusal.ts";

const nameOf = (codice: string) => `«${codice}»`;

test.each<{ refusal: FrameRefusal; cosa: string }>([
  { refusal: { tipo: "ente-doppio", enti: ["E1"] }, cosa: "nell'elenco degli enti c'è più di una riga per «E1»" },
  {
    refusal: { tipo: "dimensione-non-valida", enti: ["E1", "E2"] },
    cosa: "la grandezza non è un numero da zero in su per «E1», «E2»",
  },
  {
    refusal: { tipo: "dimensione-mancante", enti: ["E1", "E2", "E3", "E4", "E5", "E6", "E7"] },
    cosa: "non si sa quanto è grande, nemmeno da enti simili: «E1», «E2», «E3», «E4», «E5» e altri 2",
  },
  {
    refusal: { tipo: "classe-solitaria", classe: "2-3", enti: 1200, rispondenti: 1 },
    cosa: "nella classe di grandezza 2-3 ha risposto uno solo su 1.200: di chi manca non si può stimare nulla",
  },
  {
    refusal: { tipo: "classe-senza-dimensione", classe: "4" },
    cosa: "nella classe di grandezza 4 chi ha risposto non aveva risorse l'anno prima: non c'è misura per chi manca",
  },
  {
    refusal: { tipo: "grande-senza-valore", ente: "E9" },
    cosa: "manca la risposta di «E9», che è fra i più grandi, e niente dice quanto vale quest'anno",
  },
])("says $refusal.tipo in words", ({ refusal, cosa }) => {
  expect(wordsOfFrame(refusal, nameOf).cosa).toBe(cosa);
});

test.each<{ refusal: FiguraRefusal; cosa: string }>([
  {
    refusal: { tipo: "pochi-rispondenti", rispondenti: 4, minimo: 5 },
    cosa: "le risposte sono 4: per stimare chi manca ne servono almeno 5",
  },
  {
    refusal: { tipo: "copertura-bassa", copertura: 0.591, minimo: 0.6 },
    cosa: "il peso di chi ha risposto è 59,1%: per stimare chi manca serve almeno 60%",
  },
  { refusal: { tipo: "copertura-bassa", copertura: null, minimo: 0.6 }, cosa: "non si sa quanto pesa chi ha risposto" },
  {
    refusal: { tipo: "troppo-stimato", stimato: 0.41, massimo: 0.3 },
    cosa: "la parte stimata del valore sarebbe 41,0%: può essere al massimo 30%",
  },
  {
    refusal: { tipo: "grande-assente", ente: "E9", quota: 0.12 },
    cosa: "manca la risposta di «E9»: la sua parte del valore sarebbe 12,0%",
  },
  { refusal: { tipo: "troppo-incerto", cv: 0.52 }, cosa: "la stima è troppo incerta: l'errore è 52% del valore" },
  {
    refusal: { tipo: "troppo-incerto", cv: Number.POSITIVE_INFINITY },
    cosa: "la stima è troppo incerta: il valore è zero, l'errore no",
  },
  {
    refusal: { tipo: "conflitto-aperto", quota: 0.0042 },
    cosa: "chi paga e chi riceve dicono importi diversi: la differenza è 0,4% del totale",
  },
])("says $refusal.tipo in words: $cosa", ({ refusal, cosa }) => {
  expect(wordsOfFigura(refusal, nameOf).cosa).toBe(cosa);
});
