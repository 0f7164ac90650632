// What is wrong in a mapping, as far as only the export shows it: told once, with its line, and to no member.
import { expect, test } from "vitest";
import { editionFaultOf } from "../../schemas/diagnostic.ts";
import { sentenceOfFault } from "../../schemas/edizione.ts";
import { QUESTIONARIO } from "../../schemas/questionario.ts";
import { codes, lines, read } from "./reading.support.ts";
import { counted, mapping, survey, volontari } from "./survey.support.ts";

test("every fault of a mapping is the edition's, at the line of the title", () => {
  const mappatura = { ...volontari(), righe: { ZONA: 9 } };
  const { diagnostics } = survey(mappatura, "CODICE,ZONA,VOL", "V105,Nord,12", "V107,Nord,5");
  expect(diagnostics).toMatchObject([{ codice: "risposta-non-mappata", ente: null, quanti: 3 }]);
  expect(diagnostics.map(editionFaultOf).map((fault) => fault && sentenceOfFault(fault))).toEqual([
    "inviati/rilevazioni/prova.yaml, riga 9: Alla domanda «ZONA» c'è la risposta «Nord», che non è nell'elenco «zone» né tra i suoi «codici». Scrivi in «codici», sotto «zone», a quale voce corrisponde.",
  ]);
});

test("what a member can mend stays the member's", () => {
  const { diagnostics } = survey(volontari(), "CODICE,ZONA,VOL", "V105,alpe,una dozzina");
  expect(diagnostics).toMatchObject([{ codice: "cella-non-numero", ente: "V105" }]);
  expect(diagnostics.map(editionFaultOf)).toEqual([null]);
});

test.each([
  [
    "a title that stands twice",
    "CODICE,ZONA,VOL,ZONA,VOL",
    "V105,alpe,12,piana,8",
    [],
    ["domanda-ripetuta", "domanda-ripetuta"],
  ],
  ["several answers read as one", "CODICE,ZONA,VOL", 'V105,"alpe, piana",12', [], ["risposte-insieme"]],
  [
    "columns like those that are read",
    "CODICE,ZONA,VOL,ZONA.1,VOL 2",
    "V105,alpe,12,piana,8",
    ["V105 12"],
    ["domande-non-lette"],
  ],
  [
    "a column named as a question of the block",
    "CODICE,ZONA,VOL,di cui donne",
    "V105,alpe,12,8",
    ["V105 12"],
    ["domande-non-lette"],
  ],
  ["one that begins as one", "CODICE,ZONA,VOL,Ore", "V105,alpe,12,340", ["V105 12"], ["domande-non-lette"]],
  ["a column of another kind", "CODICE,ZONA,VOL,Saluti", "V105,alpe,12,ciao", ["V105 12"], ["colonne-non-lette"]],
  [
    "the questions of a block that no group reads",
    "CODICE,ZONA,VOL,res/cantiere,res/zona,res/importo",
    "V105,alpe,12,crescere,alpe,900",
    ["V105 12"],
    ["domande-non-lette"],
  ],
  [
    "a name and a zona, which are no block",
    "CODICE,ZONA,VOL,Nome",
    "V105,alpe,12,Anna",
    ["V105 12"],
    ["colonne-non-lette"],
  ],
  ["columns without an answer", "CODICE,ZONA,VOL,ZONA.1,Saluti", "V105,alpe,12,,", ["V105 12"], []],
  [
    "columns of the tool",
    "id,CODICE,ZONA,VOL,lastpage,_tags,Ora di inizio",
    "1,V105,alpe,12,6,x,10:00",
    ["V105 12"],
    [],
  ],
])("%s", (_, head, row, found, codici) => {
  const lettura = survey(volontari(), head, row);
  expect([counted(lettura, "volontari", 2), codes(lettura)]).toEqual([found, codici]);
});

test("columns that are to be left alone are not asked about", () => {
  expect(
    codes(
      survey(volontari('tralascia: ["Zona.*", Saluti]'), "CODICE,ZONA,VOL,ZONA.1,Saluti", "V105,alpe,12,piana,ciao"),
    ),
  ).toEqual([]);
});

test.each([
  [
    "a fixed value that the field does not take",
    "zona: alpe, volontari: tanti",
    "donne: D",
    "V105,,,3",
    ["fisso-non-letto"],
  ],
  ["a question that was not shown", "", "zona: ZONA, volontari: VOL", "V105,N/A,N/A,", ["riga-senza-risposte"]],
  ["one that was not shown beside others", "", "zona: ZONA, volontari: VOL, donne: D", "V105,alpe,12,N/A", []],
])("%s", (_, fissi, campi, row, codici) => {
  const gruppo = `{ fissi: { cantiere: crescere, ${fissi} }, campi: { ${campi} } }`;
  const mappatura = mapping(`blocchi: { volontari: { gruppi: [${gruppo}] } }`);
  expect(codes(survey(mappatura, "CODICE,ZONA,VOL,D", row))).toEqual(codici);
});

test("answers that differ in punctuation alone are two, and a sign is only itself", () => {
  const mappatura = mapping(`
codici: { zone: { "+": alpe, "a+": fiume, "a-": piana } }
blocchi: { volontari: { gruppi: [{ fissi: { cantiere: crescere }, campi: { zona: ZONA, volontari: VOL } }] } }
`);
  const lettura = survey(mappatura, "CODICE,ZONA,VOL", "V105,+,1", "V107,a+,2", "V104,a-,3", "V106,*,4", "V103,a*,5");
  expect(counted(lettura, "volontari", 1)).toEqual(["V105 alpe", "V107 fiume", "V104 piana"]);
  expect(codes(lettura)).toEqual(["risposta-non-mappata", "risposta-non-mappata"]);
});

test("columns of one tool are questions in the export of another", () => {
  const forms = survey(
    volontari(),
    "ID,Ora di inizio,Ora di completamento,Nome,CODICE,ZONA,VOL",
    "1,x,y,Anna,V105,alpe,1",
  );
  const lime = survey(volontari(), "id,submitdate,lastpage,Nome,CODICE,ZONA,VOL", "1,2025-01-01,6,Anna,V105,alpe,1");
  expect([codes(forms), codes(lime)]).toEqual([[], ["colonne-non-lette"]]);
});

const TWICE = mapping(`
blocchi:
  volontari:
    gruppi:
      - { fissi: { cantiere: crescere }, campi: { zona: ZONA#1, volontari: "VOL #1" } }
      - { fissi: { cantiere: abitare-la-cura }, campi: { zona: ZONA#2, volontari: "VOL #2" } }
`);
test("titles that stand twice are read by their number", () => {
  const lettura = survey(TWICE, "CODICE,ZONA,VOL,ZONA,VOL", "V105,alpe,12,piana,8", "V107,alpe,5,,");
  expect([counted(lettura, "volontari", 2), codes(lettura)]).toEqual([["V105 12", "V105 8", "V107 5"], []]);
});

const REPEATED = mapping(`
blocchi:
  volontari: { gruppi: [{ fissi: { cantiere: crescere }, campi: { zona: "Z{n}", volontari: "V{n}" }, fino_a: 2 }] }
`);
test.each([
  [
    "with answers",
    "V105,alpe,1,piana,2,fiume,3,citta,4",
    "Leggiamo «Z{n}» fino a 2, ma nell'esportazione ci sono risposte fino a 4. Scrivi «fino_a: 4».",
  ],
  ["without", "V105,alpe,1,piana,2,,,,", null],
])("repetitions beyond the last that is read, %s", (_, row, told) => {
  const found = lines(survey(REPEATED, "CODICE,Z1,V1,Z2,V2,Z3,V3,Z4,V4", row).diagnostics);
  expect(found).toEqual(told === null ? [] : [`inviati/rilevazioni/prova.yaml: ${told}`]);
});

test("a question that repetitions share makes none of them", () => {
  const mappatura = mapping(`
blocchi:
  volontari: { gruppi: [{ campi: { cantiere: C, zona: "Z{n}", volontari: "V{n}" }, fino_a: 3 }] }
`);
  const lettura = survey(
    mappatura,
    "CODICE,C,Z1,V1,Z2,V2,Z3,V3",
    "V105,crescere,alpe,1,,,fiume,3",
    "V107,crescere,,,,,,",
  );
  expect(counted(lettura, "volontari", 2)).toEqual(["V105 1", "V105 3"]);
  expect(codes(lettura)).toEqual(["riga-senza-risposte"]);
});

test("dates are of the order that their column proves", () => {
  const mappatura = mapping(`
blocchi:
  punti_comunita: { gruppi: [{ campi: { nome: N, quartiere: Q, stato: S, data_apertura: D } }] }
`);
  const opened = (...dates: readonly string[]) =>
    counted(
      survey(mappatura, "CODICE,N,Q,S,D", ...dates.map((date, n) => `V10${n},Uno,Mulini,attivo,${date}`)),
      "punti_comunita",
      POINTS,
    );
  expect(opened("03/04/2024", "03/25/2024")).toEqual(["V100 2024-03-04", "V101 2024-03-25"]);
  expect(opened("03/04/2024", "25/03/2024")).toEqual(["V100 2024-04-03", "V101 2024-03-25"]);
});
const POINTS = Object.keys(QUESTIONARIO.punti_comunita.campi).indexOf("data_apertura");

const BOXES = mapping(`
blocchi:
  bisogni:
    niente: BN
    gruppi:
      - fissi: { cantiere: crescere, zona: alpe, gravita: "3", risposta: piena }
        scelte: { campo: bisogno, colonne: { compagnia: "B[1]", trasporto: "B[2]" } }
`);
test.each([
  ["a tick of another language", "V105,,Checked,☑", ["V105 compagnia", "V105 trasporto"], []],
  ["the answer itself", "V105,,Compagnia,", ["V105 compagnia"], []],
  ["a word that is no tick", "V105,,Certo,Y", ["V105 trasporto"], ["spunta-non-riconosciuta"]],
  ["«niente» with a word that is no tick", "V105,Certo,,", [], ["spunta-non-riconosciuta", "riga-senza-risposte"]],
])("boxes: %s", (_, row, found, codici) => {
  const lettura = survey(BOXES, "CODICE,BN,B[1],B[2]", row);
  expect([counted(lettura, "bisogni", 2), codes(lettura)]).toEqual([found, codici]);
});

test("an answer longer than what a message quotes is known whole, in its box and beside others", () => {
  const long = `Qualcuno con cui parlare e passare il tempo durante la settimana, anche se abita lontano (${"x".repeat(20)})`;
  const boxes = mapping(`
codici: { bisogni: { "${long}": compagnia } }
blocchi:
  bisogni:
    gruppi:
      - fissi: { cantiere: crescere, zona: alpe, gravita: "3", risposta: piena }
        scelte: { campo: bisogno, colonne: { compagnia: "B[1]", trasporto: "B[2]" } }
`);
  const lettura = survey(boxes, "CODICE,B[1],B[2]", `V105,"${long}",`, `V107,"${long.slice(0, 70)}",`);
  expect(counted(lettura, "bisogni", 2)).toEqual(["V105 compagnia"]);
  expect(codes(lettura)).toContain("spunta-non-riconosciuta");
  const [told] = lettura.diagnostics.filter(({ codice }) => codice === "spunta-non-riconosciuta");
  expect(told?.params["valore"]).toBe(`${long.slice(0, 60).trimEnd()}…`);
});

const SERVICE = mapping(`
codici: { si_no: { A1: sì, A2: no } }
blocchi:
  servizi:
    gruppi:
      - fissi: { cantiere: crescere, zona: alpe, bisogno: compagnia, modalita: centro }
        campi: { nome: "N{n}", utenti: "U{n}" }
        scelte: { campo: destinatari, colonne: { piccoli: "D{n}[1]", ragazzi: "D{n}[2]" }, se_piu: tutti }
        fino_a: 2
`);
test("a service with two boxes ticked stays one row, and its users count once", () => {
  const lettura = survey(SERVICE, "CODICE,N1,U1,D1[1],D1[2],N2,U2,D2[1],D2[2]", "V105,Centro,50,Y,Y,Doposcuola,7,,Y");
  expect(counted(lettura, "servizi", 9)).toEqual(["V105 50", "V105 7"]);
  expect(counted(lettura, "servizi", 4)).toEqual(["V105 tutti", "V105 ragazzi"]);
  expect(codes(lettura)).toEqual([]);
});

test.each([
  ["LimeSurvey", "id,submitdate,lastpage,CODICE,ZONA,VOL"],
  ["KoboToolbox", "start,end,CODICE,ZONA,VOL,_id,_uuid"],
  ["Microsoft Forms", "ID,Ora di inizio,Ora di completamento,CODICE,ZONA,VOL"],
  ["Google Moduli", "Informazioni cronologiche,CODICE,ZONA,VOL"],
])("an export of %s that no mapping names is told, with the mapping whose questions it holds", (tool, head) => {
  const mappatura = { ...volontari(), righe: { CODICE: 2, ZONA: 9, VOL: 9 } };
  const row = head.split(",").map((_, n) => n + 1);
  const lettura = read(`${head}\n${row.join(",")}`, { nome: "altro.csv", rilevazioni: [mappatura] });
  expect(lettura.invii).toEqual([]);
  expect(lines(lettura.diagnostics)).toEqual([
    `altro.csv: Il file sembra l'esportazione di un questionario fatto con ${tool}, ma nessuna mappatura lo nomina. Se è di «inviati/rilevazioni/prova.yaml» aggiungi il suo nome in «file», altrimenti scrivi la sua mappatura in inviati/rilevazioni/.`,
  ]);
});

test("a file that says of whom and of which year it is is no export, whatever else it holds", () => {
  const text = "Timestamp;ente;edizione;cantiere;zona;volontari\n1;V105;2024;crescere;alpe;12";
  expect(counted(read(text, { nome: "altro.csv" }), "volontari", 2)).toEqual(["V105 12"]);
});

test("a file that two mappings name is not read, and told", () => {
  const lettura = read("CODICE,ZONA,VOL\nV105,alpe,12", { rilevazioni: [volontari(), TWICE] });
  expect([lettura.invii, codes(lettura)]).toEqual([[], ["rilevazione-contesa"]]);
});
