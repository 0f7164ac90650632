// Words of the invented report: chapters, texts with every reference, members.
import type { Member } from "./model-prospetti.support.ts";

interface Text {
  readonly id: string;
  readonly numero: string;
  readonly titolo: string;
  readonly breve?: string;
  readonly testo: string;
  readonly cifre?: readonly (readonly [figura: string, testo: string, didascalia: string])[];
  readonly prospetti?: readonly string[];
  /** Text of each parte. */
  readonly parte?: string;
}

export const PROSE = [
  "La rete non è una somma di organizzazioni: è un modo di lavorare insieme, nei quartieri, con le persone che li abitano. Chi legge queste pagine trova i numeri che ciascun ente ha dichiarato, il modo in cui sono stati controllati e ciò che ancora non sappiamo.",
  "Le risorse della città vengono da molte mani. Il Comune sostiene una parte dei servizi, le famiglie un’altra, le fondazioni e le imprese una terza; a queste si aggiunge il tempo dei volontari, che non ha prezzo ma ha un peso nella vita dei quartieri.",
  "Gli enti hanno compilato il questionario tra marzo e maggio. Dove un dato mancava lo abbiamo chiesto di nuovo; dove non è arrivato lo abbiamo stimato, e lo diciamo accanto a ogni numero.",
];

export const TEXTS: readonly Text[] = [
  {
    id: "in-breve",
    numero: "1",
    titolo: "In breve",
    testo: `Nel {{edizione "anno"}} la rete del welfare di {{edizione "citta"}} ha messo in campo {{figura "valore"}}. Le famiglie ne sostengono il {{figura "quota-famiglie"}}, come mostra il {{rif "fonti"}}.\n\n## Le quattro domande\n\n- **Quali risorse?** {{figura "valore"}} tra denaro, lavoro e beni.\n- **Quali bisogni trovano risposta?** Lo dice il {{rif "bisogni"}}.\n- **Come?** Con *sei cantieri* e cinque zone.\n- **Che cosa resta aperto?** {{figura "bisogni-aperti"}} bisogni.`,
    cifre: [
      ["valore", "173\u00a0milioni di euro", "valore complessivo delle risorse della rete, contate una volta sola"],
      ["quota-famiglie", "41%", "è sostenuto dalle famiglie"],
      ["enti", "317", "enti, oltre al Comune"],
      ["bisogni-aperti", "23", "bisogni ancora senza risposta"],
    ],
  },
  {
    id: "come-leggere",
    numero: "2",
    titolo: "Come leggere questo bilancio",
    breve: "Come leggere",
    testo: `Ogni numero dice da dove viene. Segni possibili: {{figura "segno" stato="riservato"}}, {{figura "segno" stato="nulla"}}, {{figura "segno" stato="non-risposto"}}.`,
  },
  {
    id: "citta",
    numero: "3",
    titolo: "La città",
    testo:
      'La città ha cinque zone.\n\n## I residenti\n\nOgni tessera è un quartiere.\n\n{{grafico "residenti"}}\n\n## Le zone\n\nLa tavola elenca i quartieri.',
    prospetti: ["quartieri-zone"],
  },
  {
    id: "rete",
    numero: "4",
    titolo: "La rete",
    testo: `Fanno parte della rete {{figura "enti"}} enti.`,
    prospetti: ["enti-forma"],
  },
  {
    id: "risorse",
    numero: "5",
    titolo: "Le risorse in campo",
    testo: `Il valore complessivo è di {{figura "valore"}}.\n\n{{grafico "fonti"}}\n\n## Il tempo donato\n\nI volontari occupano {{figura "volontari"}} posizioni.`,
    prospetti: ["ore-zone"],
  },
  {
    id: "cantieri",
    numero: "6",
    titolo: "I sei cantieri",
    testo: "Ogni cantiere racconta che cosa ha fatto, con chi e che cosa resta da fare.",
    parte: `Il cantiere {{parte}} coinvolge {{figura "volontari" cantiere=parte}} posizioni di volontariato.\n\n## Che cosa è stato fatto\n\n{{grafico "volontari"}}`,
  },
  {
    id: "zone",
    numero: "7",
    titolo: "Le cinque zone",
    testo: "Ogni zona ha il suo profilo.",
    parte: `Nella zona {{parte}} le posizioni di volontariato sono {{figura "volontari" zona=parte}}.\n\n{{grafico "risorse"}}`,
  },
  {
    id: "bisogni",
    numero: "8",
    titolo: "Bisogni, risposte, bisogni scoperti",
    breve: "Bisogni e risposte",
    testo: "La matrice mostra dove la rete risponde.",
    prospetti: ["risposte"],
  },
  {
    id: "punti-comunita",
    numero: "9",
    titolo: "I Punti di Comunità",
    testo: "Un Punto di Comunità è un luogo del quartiere.",
  },
  { id: "progetto", numero: "10", titolo: "Il progetto", testo: "Il progetto ha un consiglio di indirizzo." },
  {
    id: "confronto",
    numero: "11",
    titolo: "Confronto con le edizioni precedenti",
    breve: "Confronto",
    testo: "Questa è la seconda edizione.",
  },
  {
    id: "partecipazione",
    numero: "12",
    titolo: "Come abbiamo partecipato",
    testo: `Ci sono stati {{fatto "world-cafe"}}.`,
  },
  {
    id: "metodo",
    numero: "13",
    titolo: "Nota metodologica e qualità",
    breve: "Nota metodologica",
    testo: "Hanno risposto quasi tutti.\n\n| Fase | Quando |\n|---|---|\n| Invio | marzo |\n| Chiusura | maggio |",
    prospetti: ["segni-tutti"],
  },
  { id: "appendice", numero: "A", titolo: "Appendice", testo: "Le tavole e le parole." },
];

export const CANTIERI: readonly Member[] = [
  { codice: "anziani", nome: "Anziani e non autosufficienza" },
  { codice: "famiglie", nome: "Famiglie, infanzia e minori" },
  { codice: "disabilita", nome: "Disabilità" },
  { codice: "forza-comunita", nome: "Cittadini e forza di comunità" },
  { codice: "adulti", nome: "Adulti e inclusione sociale" },
  { codice: "giovani", nome: "Giovani" },
];

export const ZONE: readonly Member[] = [
  { codice: "nord", nome: "Nord" },
  { codice: "centro", nome: "Centro" },
  { codice: "ovest", nome: "Ovest" },
  { codice: "est", nome: "Est" },
  { codice: "sud", nome: "Sud" },
];

const NAMES: Readonly<Record<string, string>> = {
  nord: "Borgo Trento, Mompiano, Villaggio Prealpino, San Bartolomeo, Casazza, Sant’Eustacchio, San Rocchino",
  centro: "Brescia Antica, Porta Milano, Centro Storico Nord, Porta Venezia, Centro Storico Sud, Crocifissa di Rosa",
  ovest: "Chiusure, Fiumicello, Urago Mella, Villaggio Badia, Villaggio Violino, Primo Maggio",
  est: "Buffalora, Caionvico, San Polo Case, San Polo Cimabue, San Polo Parco, Sant’Eufemia, Sanpolino",
  sud: "Chiesanuova, Don Bosco, Folzano, Fornaci, Lamarmora, Porta Cremona, Villaggio Sereno",
};

export const QUARTIERI: readonly Member[] = Object.entries(NAMES).flatMap(([gruppo, names]) =>
  names.split(", ").map((nome) => ({ codice: nome.toLowerCase().replace(/[^a-z]+/g, "-"), nome, gruppo })),
);
