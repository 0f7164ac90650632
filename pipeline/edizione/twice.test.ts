// What stands twice in a folder would be summed, replaced or matched in silence: each case stops with both its places.
import { expect, test } from "vitest";
import { BORGO, borgoFolder, type Change } from "./borgo.support.ts";
import { EdizioneRotta } from "./faults.ts";
import { loadEdizione } from "./load.ts";

const YAML = "edizione.yaml";
const yaml = (from: string, to: string): Change => ({ file: YAML, from, to });
const lineOf = (text: string): number => (BORGO[YAML] ?? "").split("\n").findIndex((line) => line.includes(text)) + 1;
const at = (text: string): string => `edizione.yaml, riga ${lineOf(text)}`;
const ONE = "Tienine uno solo.";
const OWN = "Una risposta con quel nome non saprebbe di chi parla: da' a ciascuno il suo.";
const QUARTIERI = "territorio/quartieri.csv";
const ZONE = "territorio/zone.csv";

interface Case {
  readonly name: string;
  readonly change?: Change;
  readonly files?: Readonly<Record<string, string>>;
  readonly told: string;
}
const table = (file: string, text: string, told: string): Case => ({ name: file, files: { [file]: text }, told });

const CASES: readonly Case[] = [
  {
    name: "the residents of a quartiere",
    change: { file: "territorio/popolazione.csv", from: "Q2,,100", to: "Q1,,100" },
    told: `territorio/popolazione.csv, riga 3: i residenti di «Q1», tutte le età, ci sono già alla riga 2. ${ONE}`,
  },
  table(
    "territorio/popolazione.csv",
    "quartiere,fascia,residenti,data,fonte\n,adulti,9,2020,A\nQ1,,9,2020,A\n,adulti,9,2019,A\n",
    `riga 4: i residenti di «tutta la città», fascia «adulti», ci sono già alla riga 2. ${ONE}`,
  ),
  table(
    "progetto/fatti.csv",
    "id,testo,fonte\nzone,tre,A\nanni,due,A\nzone,quattro,A\n",
    `progetto/fatti.csv, riga 4: il codice «zone» c'è già alla riga 2. ${ONE}`,
  ),
  table(
    "progetto/organi.csv",
    "codice,nome,tipo,descrizione,fonte\nregia,Regia,organo,Uno,A\nregia,Tavolo,organo,Due,A\n",
    `progetto/organi.csv, riga 3: il codice «regia» c'è già alla riga 2. ${ONE}`,
  ),
  table(
    "progetto/tappe.csv",
    "data,testo,fonte\n2020,Si comincia.,A\n2020,si comincia,B\n",
    `progetto/tappe.csv, riga 3: la tappa «si comincia» c'è già alla riga 2. ${ONE}`,
  ),
  table(
    "progetto/proposte.csv",
    "occasione,cantiere,proposta,risposta,stato\ncena,curare,Aprire.,Sì.,accolta\ncena,curare,Aprire.,No.,non-ancora\n",
    `progetto/proposte.csv, riga 3: la proposta «Aprire.» c'è già alla riga 2. ${ONE}`,
  ),
  table(
    "progetto/proposte.csv",
    "occasione,cantiere,proposta,risposta,stato,codice\ncena,curare,Aprire.,Sì.,accolta,a\ncena,curare,Chiudere.,No.,non-ancora,a\n",
    `progetto/proposte.csv, riga 3: il codice «a» c'è già alla riga 2. ${ONE}`,
  ),
  table(
    "progetto/obiettivi.csv",
    "codice,obiettivo,fatto,traguardo,che_cosa,fonte\na,A,volontari,volontari,x,A\na,B,volontari,volontari,x,A\n",
    `progetto/obiettivi.csv, riga 3: il codice «a» c'è già alla riga 2. ${ONE}`,
  ),
  table(
    "progetto/voci.csv",
    "proposta,voce\na,Aprire…\na,Aprire…\n",
    `progetto/voci.csv, riga 3: la voce «Aprire…» c'è già alla riga 2. ${ONE}`,
  ),
  table(
    "progetto/commenti.csv",
    "occasione,autore,tipo,dove,chi,chiesto,esito,risposta\ncena,a,voce,1,uno,Bello.,accolta,Sì.\ncena,a,voce,1,uno,Bello.,accolta,Sì.\n",
    `progetto/commenti.csv, riga 3: il commento «Bello.», della stessa persona, c'è già alla riga 2. ${ONE}`,
  ),
  table(
    "testi/glossario.csv",
    "termine,definizione\nAccesso,Una visita.\naccesso,Un'altra.\n",
    `testi/glossario.csv, riga 3: il termine «accesso» c'è già alla riga 2. ${ONE}`,
  ),
  table(
    "progetto/conti.csv",
    "anno,finanziatore,nome,importo,fonte\n2020,cassa,Cassa,1,A\n2020,cassa,Cassa,2,B\n2020,cassa,Cassa,1,A\n",
    `progetto/conti.csv, riga 4: il conto di «cassa» per il 2020, con la stessa fonte, c'è già alla riga 2. ${ONE}`,
  ),
  table(
    "progetto/conti.csv",
    "anno,finanziatore,nome,importo,fonte\n2019,cassa,Cassa,1,A\n2020,cassa,La Cassa,2,A\n",
    "progetto/conti.csv, riga 3: «cassa» si chiama «La Cassa», ma «Cassa» alla riga 2. Scrivi lo stesso nome in tutte le sue righe.",
  ),
  table(
    "progetto/conti.csv",
    "anno,finanziatore,nome,importo,fonte\n2019,cassa,Cassa,1,A\n2020,banca,CASSA,2,A\n",
    `progetto/conti.csv, riga 3: il nome «CASSA» è già di «cassa», alla riga 2. ${OWN}`,
  ),
  table(ZONE, "codice,nome,nome\nnord,Nord,Su\nsud,Sud,Giù\n", `${ZONE}, riga 1: il titolo «nome» sta in due colonne.`),
  {
    name: "a zona with the code that every edition has",
    change: { file: ZONE, from: "valle,Valle", to: "citta,Valle" },
    told: `${ZONE}, riga 4: il codice «citta» c'è già in ogni edizione. Scegli un altro codice.`,
  },
  {
    name: "a zona with the name of another",
    change: { file: ZONE, from: "valle,Valle", to: "valle,NORD" },
    told: `${ZONE}, riga 4: il nome «NORD» è già di «nord», alla riga 2. ${OWN}`,
  },
  table(
    ZONE,
    "codice,nome,breve\nnord,Nord della città,Nord\nsud,Sud della città,Nord\nvalle,Valle,\n",
    `${ZONE}, riga 3: il nome «Nord» è già di «nord», alla riga 2. ${OWN}`,
  ),
  {
    name: "a zona with the name that every edition has",
    change: { file: ZONE, from: "valle,Valle", to: "valle,Fuori citta" },
    told: `${ZONE}, riga 4: il nome «Fuori citta» è già di «fuori», in ogni edizione. ${OWN}`,
  },
  {
    name: "a quartiere with the name of another",
    change: { file: QUARTIERI, from: "Q2,Basso", to: "Q2,Alto" },
    told: `${QUARTIERI}, riga 3: il nome «Alto» è già di «Q1», alla riga 2. ${OWN}`,
  },
  {
    name: "a quartiere with the alias of another",
    change: { file: QUARTIERI, from: "Il Basso", to: "Il Basso|l'alto|alto" },
    told: `${QUARTIERI}, riga 3: il nome «alto» è già di «Q1», alla riga 2. ${OWN}`,
  },
  {
    name: "an ente with the code of another as its name",
    change: { file: "enti.csv", from: "E004,Gamma", to: "E004,e003" },
    told: `enti.csv, riga 5: il nome «e003» è già di «E003», alla riga 4. ${OWN}`,
  },
  {
    name: "a zona whose name is the code of one below it",
    change: { file: ZONE, from: "nord,Nord", to: "nord,Sud" },
    told: `${ZONE}, riga 2: il nome «Sud» è già di «sud», alla riga 3. ${OWN}`,
  },
  {
    name: "the code of a cantiere",
    change: yaml("codice: curare,", "codice: crescere,"),
    told: `${at("codice: curare,")}: il codice «crescere» c'è già alla riga ${lineOf("codice: crescere")}. ${ONE}`,
  },
  {
    name: "a cantiere that every edition has",
    change: yaml("codice: curare,", "codice: trasversale,"),
    told: `${at("codice: curare,")}: il codice «trasversale» c'è già in ogni edizione.`,
  },
  {
    name: "the short name of a cantiere",
    change: yaml("breve: Curare", "breve: crescere"),
    told: `${at("codice: curare,")}: il nome «crescere» è già di «crescere», alla riga ${lineOf("codice: crescere")}. ${OWN}`,
  },
  {
    name: "the place of a quartiere in the map",
    change: { file: QUARTIERI, from: "Il Basso,2,1", to: "Il Basso,1,2" },
    told: `${QUARTIERI}, riga 3: il posto nella mappa, riga 1 e colonna 2, c'è già alla riga 2. ${ONE}`,
  },
  ...["totale,Somma", "somma,Totale"].map((row) =>
    table(
      ZONE,
      `${BORGO[ZONE]}${row}\n`,
      `${ZONE}, riga 5: «${row.includes("Tot") ? "Totale" : "totale"}» è il nome delle somme`,
    ),
  ),
  table(
    "progetto/conti.csv",
    "anno,finanziatore,nome,importo,fonte\n2020,cassa,Cassa,1,A\n2020,totale,In tutto,1,A\n",
    "progetto/conti.csv, riga 3: «totale» è il nome delle somme, che fa il programma. Togli la riga",
  ),
  {
    name: "the code of an agenzia",
    change: yaml(
      "  - { codice: regia, nome: Regia }\n",
      "  - { codice: regia, nome: R }\n  - { codice: regia, nome: S }\n",
    ),
    told: `edizione.yaml, riga ${lineOf("codice: regia") + 1}: il codice «regia» c'è già alla riga ${lineOf("codice: regia")}. ${ONE}`,
  },
  {
    name: "the code of a list",
    change: yaml("codice: lavoro, nome: Lavoro", "codice: casa, nome: Lavoro"),
    told: `${at("codice: lavoro")}: il codice «casa» c'è già alla riga ${lineOf("codice: casa,")}. ${ONE}`,
  },
  {
    name: "the name of a list",
    change: yaml("codice: lavoro, nome: Lavoro", "codice: lavoro, nome: casa"),
    told: `${at("codice: lavoro")}: il nome «casa» è già di «casa», alla riga ${lineOf("codice: casa,")}. ${OWN}`,
  },
  {
    name: "the code of an indicator",
    change: yaml(
      "rotture: []",
      "  - { codice: case-aperte, cantiere: curare, nome: Altre, unita: case, definizione: Altre., since: 2020 }\nrotture: []",
    ),
    told: `${at("rotture: []")}: il codice «case-aperte» c'è già alla riga ${lineOf("case-aperte")}. ${ONE}`,
  },
  ...(
    [
      ["gruppi_fonte", "codice: proprie", "famiglie", "proprie", 3],
      ["stati_punto", "codice: in-apertura", "attivo", "in-apertura", 1],
      ["risposte", "codice: parziale", "piena", "parziale", 1],
    ] as const
  ).map(
    ([lista, from, twice, missing, position]): Case => ({
      name: `a role of ${lista}, where another is missing`,
      change: yaml(from, `codice: ${twice}`),
      told: `${at(from)}: «codelist.${lista}.${position}»: c'è due volte «${twice}», manca «${missing}». Correggi`,
    }),
  ),
];

test.each(CASES)("twice in a folder: $name", async ({ change, files, told }) => {
  const error: unknown = await loadEdizione(borgoFolder(change === undefined ? [] : [change], files)).then(
    () => null,
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(EdizioneRotta);
  expect(error instanceof Error ? error.message : "").toContain(told);
});
