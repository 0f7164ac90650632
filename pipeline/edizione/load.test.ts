// Each way a folder can be broken, by the sentence the analyst reads: file, line, what, and what to do.
import { expect, test } from "vitest";
import { sentenceOfFault } from "../../schemas/edizione.ts";
import { BORGO, borgo, borgoFolder, type Change } from "./borgo.support.ts";
import { EdizioneRotta } from "./faults.ts";
import { loadEdizione } from "./load.ts";

interface Fault {
  readonly name: string;
  readonly change?: Change;
  readonly files?: Readonly<Record<string, string | null>>;
  readonly told: string;
}
const YAML = "edizione.yaml";
const yaml = (from: string, to: string): Change => ({ file: YAML, from, to });
const lineOf = (text: string): number => {
  const lines = (BORGO[YAML] ?? "").split("\n");
  return lines.findIndex((line) => line.includes(text)) + 1;
};
const AGAIN = "Correggi la riga e ripeti il comando.";

const FAULTS: readonly Fault[] = [
  {
    name: "a line that is no YAML",
    change: yaml("rete: Rete di Borgo", 'rete: "Rete di Borgo'),
    told: "edizione.yaml, riga ",
  },
  {
    name: "an entry that stands twice",
    change: yaml("rete: Rete di Borgo", "citta: Borgo\nrete: Rete di Borgo"),
    told: "edizione.yaml, riga 3: la voce che comincia qui c'è già più sopra, nello stesso gruppo. Tienine una sola.",
  },
  {
    name: "a tab before an entry",
    change: yaml("  - { codice: curare", "\t- { codice: curare"),
    told: `edizione.yaml, riga ${lineOf("codice: curare")}: la riga comincia con una tabulazione. Rientra le righe con gli spazi.`,
  },
  {
    name: "a second document",
    change: yaml("rotture: []", "rotture: []\n---\nanno: 2019"),
    told: `edizione.yaml, riga ${lineOf("rotture") + 1}: qui comincia un secondo documento (---)`,
  },
  {
    name: "a missing entry",
    change: yaml("editore: Ufficio di piano\n", ""),
    told: `edizione.yaml: manca «editore». ${AGAIN}`,
  },
  {
    name: "an entry nobody knows",
    change: yaml("anno: 2020\n", "anno: 2020\ncolore: rosso\n"),
    told: "edizione.yaml, riga 2: il file ha voci che il programma non conosce: colore. I nomi conosciuti sono: anno, citta, ",
  },
  {
    name: "a value of another kind",
    change: yaml("anno: 2020", "anno: duemila"),
    told: `edizione.yaml, riga 1: «anno» non è del tipo giusto (serve un numero). ${AGAIN}`,
  },
  {
    name: "a year out of range",
    change: yaml("anno: 2020", "anno: 20200"),
    told: `edizione.yaml, riga 1: «anno» è troppo grande: il massimo è 2100. ${AGAIN}`,
  },
  {
    name: "an empty name",
    change: yaml("citta: Borgo Prova", 'citta: ""'),
    told: `edizione.yaml, riga 2: «citta» è vuoto. ${AGAIN}`,
  },
  {
    name: "a value outside its choices",
    change: yaml("gruppo: famiglie", "gruppo: famigle"),
    told: `edizione.yaml, riga ${lineOf("gruppo: famiglie")}: «codelist.fonti.2.gruppo» deve essere uno tra: pubblico, famiglie, altri-privati, proprie. ${AGAIN}`,
  },
  {
    name: "a threshold below what protects",
    change: yaml("minimo_enti: 3", "minimo_enti: 2"),
    told: `edizione.yaml, riga ${lineOf("soglie")}: «soglie.minimo_enti» è troppo piccolo: il minimo è 3. ${AGAIN}`,
  },
  {
    name: "an indicator of a cantiere that is not there",
    change: yaml("cantiere: abitare, nome: Case", "cantiere: abitere, nome: Case"),
    told: `edizione.yaml, riga ${lineOf("case-aperte")}: l'indicatore case-aperte è del cantiere «abitere», che non c'è. Forse volevi scrivere «abitare».`,
  },
  {
    name: "an age of nobody",
    change: yaml("codice: tutti, nome: Tutti }", "codice: tutti, nome: Tutti, fascia: giovanni }"),
    told: `edizione.yaml, riga ${lineOf("codice: tutti")}: i destinatari tutti hanno la fascia d'età «giovanni», che non c'è. Forse volevi scrivere «giovani».`,
  },
  {
    name: "a fonte that is an ente nobody knows",
    change: yaml("ente: E001", "ente: E999"),
    told: `edizione.yaml, riga ${lineOf("codice: comune")}: la fonte comune indica l'ente «E999», che non è in enti.csv. Correggi il codice.`,
  },
  {
    name: "no registry",
    files: { "enti.csv": null },
    told: "enti.csv: il file non c'è. Aggiungilo alla cartella dell'edizione.",
  },
  {
    name: "a row with a cell too many",
    change: { file: "territorio/zone.csv", from: "sud,Sud", to: "sud,Sud,3" },
    told: "territorio/zone.csv, riga 3: la riga non ha tante colonne quanti sono i titoli. Controlla virgole e virgolette.",
  },
  {
    name: "a cell that is no number",
    change: { file: "enti.csv", from: "curare,,300", to: "curare,,tanto" },
    told: `enti.csv, riga 4: «risorse_precedenti» non è del tipo giusto (serve un numero). ${AGAIN}`,
  },
  {
    name: "a code that is no code",
    change: { file: "enti.csv", from: "E003", to: "e3" },
    told: `enti.csv, riga 4: «codice»: un codice di ente è una lettera e almeno tre cifre, per esempio E042. ${AGAIN}`,
  },
  {
    name: "an ente that stands twice",
    change: { file: "enti.csv", from: "E004", to: "E002" },
    told: "enti.csv, riga 5: il codice «E002» c'è già alla riga 3. Tienine uno solo.",
  },
  {
    name: "a zona that stands twice",
    change: { file: "territorio/zone.csv", from: "sud,Sud", to: "nord,Sud" },
    told: "territorio/zone.csv, riga 3: il codice «nord» c'è già alla riga 2. Tienine uno solo.",
  },
  {
    name: "a quartiere that stands twice",
    change: { file: "territorio/quartieri.csv", from: "Q2", to: "Q1" },
    told: "territorio/quartieri.csv, riga 3: il codice «Q1» c'è già alla riga 2. Tienine uno solo.",
  },
  {
    name: "a quartiere in no zona",
    change: { file: "territorio/quartieri.csv", from: "Basso,sud", to: "Basso,sus" },
    told: "territorio/quartieri.csv, riga 3: la colonna zona dice «sus», che l'edizione non conosce. Forse volevi scrivere «sud».",
  },
  {
    name: "a seat in no zona",
    change: { file: "enti.csv", from: "cooperativa,sud", to: "cooperativa,est" },
    told: "enti.csv, riga 5: la colonna zona_sede dice «est», che l'edizione non conosce. I nomi conosciuti sono: nord, sud, valle, citta, fuori.",
  },
  {
    name: "a main cantiere that is not there",
    change: { file: "enti.csv", from: "nord,curare", to: "nord,curere" },
    told: "enti.csv, riga 4: la colonna cantiere_principale dice «curere», che l'edizione non conosce. Forse volevi scrivere «curare».",
  },
  {
    name: "a legal form that is not there",
    change: { file: "enti.csv", from: "ente,associazione", to: "ente,circolo" },
    told: "enti.csv, riga 3: la colonna forma_giuridica dice «circolo», che l'edizione non conosce. I nomi conosciuti sono: comune, associazione, cooperativa.",
  },
  {
    name: "residents of a quartiere that is not there",
    change: { file: "territorio/popolazione.csv", from: "Q2,,100", to: "Q9,,100" },
    told: "territorio/popolazione.csv, riga 3: la colonna quartiere dice «Q9», che l'edizione non conosce. I nomi conosciuti sono: Q1, Q2.",
  },
  {
    name: "residents of an age that is not there",
    change: { file: "territorio/popolazione.csv", from: "Q2,,100", to: ",bimbi,100" },
    told: "territorio/popolazione.csv, riga 3: la colonna fascia dice «bimbi», che l'edizione non conosce. I nomi conosciuti sono: giovani, adulti.",
  },
  {
    name: "an agency that is not there",
    files: { "progetto/organi.csv": "codice,nome,tipo,descrizione,fonte\nrega,Regia,agenzia,,\n" },
    told: "progetto/organi.csv, riga 2: la colonna codice dice «rega», che l'edizione non conosce. Forse volevi scrivere «regia».",
  },
  {
    name: "two texts with one number",
    files: { "testi/05-altro.md": "Altro." },
    told: "testi/05-risorse.md: il capitolo 05 c'è già: testi/05-altro.md. Dagli un altro numero.",
  },
  {
    name: "two texts with one number, written in two ways",
    files: { "testi/5-altro.md": "Altro." },
    told: "testi/5-altro.md: il capitolo 5 c'è già: testi/05-risorse.md.",
  },
  {
    name: "two texts for one chapter",
    files: { "testi/15-risorse.md": "Altro." },
    told: "testi/15-risorse.md: il capitolo «risorse» c'è già: testi/05-risorse.md. Tienine uno solo.",
  },
];

test.each(FAULTS)("$name stops the run in one sentence", async ({ change, files, told }) => {
  const loading = loadEdizione(borgoFolder(change === undefined ? [] : [change], files));
  const error: unknown = await loading.then(
    () => null,
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(EdizioneRotta);
  expect(error instanceof Error ? error.message : "").toContain(told);
});

test("a folder that is no edition says which file it looked for", async () => {
  await expect(loadEdizione("/nessuna/cartella")).rejects.toThrow(
    "/nessuna/cartella: questa cartella non c'è. Indica la cartella di un'edizione, che contiene edizione.yaml.",
  );
});

test("what an edition leaves out is empty, and every list is in the order of the folder", async () => {
  const { conti, glossario, precedenti, liste, enti } = await borgo();
  expect([conti, glossario, precedenti]).toEqual([[], [], []]);
  expect(enti.map(({ codice }) => codice)).toEqual(["E001", "E002", "E003", "E004"]);
  const codes = (name: string) => liste[name]?.map(({ codice }) => codice);
  expect(codes("zone")).toEqual(["nord", "sud", "valle", "citta", "fuori"]);
  expect(codes("cantieri")).toEqual(["crescere", "curare", "abitare", "trasversale"]);
  expect(liste["quartieri"]?.[1]).toMatchObject({ codice: "Q2", alias: ["Il Basso"], attributi: { zona: "sud" } });
});

test("an indicator is asked from its own year on", async () => {
  const { liste } = await borgo([yaml("since: 2020", "since: 2021")]);
  expect(liste["indicatori"]).toEqual([]);
});

test("figures of earlier editions keep their dimensions, not their margins; an empty value is no zero", async () => {
  const { precedenti } = await borgo([], {
    "precedenti/2019.csv": `edizione,misura,cantiere,dim_stato,valore,unita,n_enti,copertura,stimato,errore_standard,ci_inf,ci_sup,giudizio,stato,protetta
2019,punti,totale,attivo,14,punti,9,0.5,0,,,,,valore,
2019,volontari,crescere,totale,,posizioni,,,,,,,,non-disponibile,
`,
  });
  expect(precedenti).toMatchObject([
    { edizione: 2019, misura: "punti", dims: { stato: "attivo" }, valore: 14, n_enti: 9, copertura: 0.5 },
    { misura: "volontari", dims: { cantiere: "crescere" }, valore: null, n_enti: null, copertura: null },
  ]);
});

const COMPLETE = `edizione,misura,valore,unita,n_enti,copertura,stimato,errore_standard,ci_inf,ci_sup,giudizio,stato,protetta
2019,volontari,120,posizioni,9,0.9,0.1,4.5,111,129,B,stimato,
2019,personale,,persone,2,0.4,,,,,F,incerto,precisione
2019,spesa,50,euro,2,0.4,0,,,,,riservato,riservatezza
2019,servizi,7,servizi,3,1,0,,,,,bello,
`;

test("an earlier figura keeps everything that was published of it; a hidden one has no number, whatever its row says", async () => {
  const { precedenti, difetti } = await borgo([], { "precedenti/2019.csv": COMPLETE });
  const nothing = { valore: null, stimato: null, errore_standard: null, ci_inf: null, ci_sup: null };
  expect(precedenti).toMatchObject([
    {
      valore: 120,
      n_enti: 9,
      stimato: 0.1,
      errore_standard: 4.5,
      ci_inf: 111,
      ci_sup: 129,
      giudizio: "B",
      stato: "stimato",
    },
    { ...nothing, n_enti: 2, copertura: 0.4, giudizio: "F", stato: "incerto", protetta: "precisione" },
    { ...nothing, n_enti: null, copertura: null, stato: "riservato", protetta: "riservatezza" },
  ]);
  expect(difetti.map(sentenceOfFault)).toEqual([
    "precedenti/2019.csv, riga 4: la figura è nascosta, ma la riga ha dei numeri, che non si guardano. Toglili: un dato nascosto non si scrive.",
    "precedenti/2019.csv, riga 5: «stato» dice «bello», che non è tra ciò che si pubblica, e la figura non si confronta. Rimetti la riga com'era in dati/figure.csv.",
  ]);
});

test("a column that an older file does not have is absent, and no zero", async () => {
  const { precedenti } = await borgo([], {
    "precedenti/2019.csv": "edizione,misura,valore,n_enti,copertura\n2019,volontari,120,9,0.9\n2019,servizi,,,\n",
  });
  const absent = {
    stimato: null,
    errore_standard: null,
    ci_inf: null,
    ci_sup: null,
    giudizio: null,
    unita: null,
    protetta: "",
  };
  expect(precedenti).toMatchObject([
    { ...absent, valore: 120, stato: "valore" },
    { ...absent, valore: null, n_enti: null, copertura: null, stato: "non-disponibile" },
  ]);
});

test("figures of this edition or of a later one are no earlier figures: told once for each, and left aside", async () => {
  const head = "edizione,misura,valore,n_enti,copertura";
  const { precedenti, difetti } = await borgo([], {
    "precedenti/2019.csv": `${head}\n2019,punti,14,9,1\n2020,punti,15,9,1\n2020,volontari,3,9,1\n2109,punti,16,9,1\n`,
  });
  expect(precedenti).toMatchObject([{ edizione: 2019, valore: 14 }]);
  expect(difetti.map(sentenceOfFault)).toEqual(
    [
      [3, 2020],
      [5, 2109],
    ].map(
      ([line, edizione]) =>
        `precedenti/2019.csv, riga ${line}: le cifre dell'edizione ${edizione} non sono di prima del 2020, e non si confrontano. Correggi la colonna edizione, oppure togli le righe.`,
    ),
  );
});
