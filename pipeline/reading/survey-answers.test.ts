// Several answers of one ente in one export: which counts, and what is asked.
import { expect, test } from "vitest";
import { codes, lines } from "./reading.support.ts";
import { counted, mapping, survey, volontari } from "./survey.support.ts";

const said = (mappatura: Parameters<typeof survey>[0], ...rows: readonly string[]) => {
  const lettura = survey(mappatura, ...rows);
  return { volontari: counted(lettura, "volontari", 2), codici: codes(lettura), invii: lettura.invii };
};

test.each([
  ["at the top", ["2025-03-20 09:00:00,V105,alpe,12", "2025-02-01 09:00:00,V105,alpe,120"]],
  ["at the bottom", ["2025-02-01 09:00:00,V105,alpe,120", "2025-03-20 09:00:00,V105,alpe,12"]],
])("the later answer counts, also when it stands %s, and its moment is told on", (_, rows) => {
  const { volontari: found, codici, invii } = said(volontari("data: INVIO"), "INVIO,CODICE,ZONA,VOL", ...rows);
  expect([found, codici]).toEqual([["V105 12"], ["risposta-ripetuta"]]);
  expect(invii).toMatchObject([{ ente: "V105", ricevuta_il: "2025-03-20T09:00:00" }]);
});

test.each(["submitdate", "_submission_time", "SubmissionDate", "Informazioni cronologiche", "Ora di completamento"])(
  "a mapping that names no date is read by the column of the tool, %s",
  (title) => {
    const rows = ["2025-03-20 09:00:00,V105,alpe,12", "2025-02-01 09:00:00,V105,alpe,120"];
    expect(said(volontari(), `${title},CODICE,ZONA,VOL`, ...rows).volontari).toEqual(["V105 12"]);
  },
);

test.each([
  ["no date", "id,CODICE,ZONA,VOL", ["1,V105,alpe,120", "2,V105,alpe,12"]],
  [
    "one date only",
    "submitdate,CODICE,ZONA,VOL",
    ["1980-01-01 00:00:00,V105,alpe,120", "2025-02-01 09:00:00,V105,alpe,12"],
  ],
  [
    "the same date",
    "Timestamp,CODICE,ZONA,VOL",
    ["2025-02-01 09:00:00,V105,alpe,120", "2025-02-01 09:00:00,V105,alpe,12"],
  ],
  [
    "dates that may be of two months",
    "Timestamp,CODICE,ZONA,VOL",
    ["03/02/2025,V105,alpe,120", "02/03/2025,V105,alpe,12"],
  ],
])("with %s it is asked which of two answers is the last", (_, head, rows) => {
  const { volontari: found, codici } = said(volontari(), head, ...rows);
  expect([found, codici]).toEqual([["V105 12"], ["risposte-senza-ordine"]]);
});

test("two answers that say the same need no order", () => {
  const { volontari: found, codici } = said(volontari(), "id,CODICE,ZONA,VOL", "1,V105,alpe,12", "2,V105,alpe,12");
  expect([found, codici]).toEqual([["V105 12"], ["risposta-ripetuta"]]);
});

const DATED = "submitdate,CODICE,ZONA,VOL";
test.each([
  [
    "begun after one that was sent",
    ["2025-02-01 09:00:00,V105,alpe,12", ",V105,alpe,99"],
    ["V105 12"],
    ["risposta-ripresa"],
  ],
  ["of somebody who sent none", [",V105,alpe,99"], ["V105 99"], ["risposta-non-conclusa"]],
  ["in which nothing is said", ["2025-02-01 09:00:00,V105,alpe,12", ",V105,,"], ["V105 12"], ["riga-senza-risposte"]],
])("an answer that was never sent, %s", (_, rows, found, codici) => {
  expect(said(volontari(), DATED, ...rows)).toMatchObject({ volontari: found, codici });
});

test.each([
  ["after it, by the date of its last page", "2025-02-09 10:00:00", "99", ["risposta-ripresa"]],
  ["before it", "2025-01-09 10:00:00", "99", []],
  ["at a time nobody knows, with other answers", "", "99", ["risposta-ripresa"]],
  ["at a time nobody knows, with the same answers", "", "12", []],
])("of an answer sent and one begun %s, what was sent counts", (_, touched, number, codici) => {
  const rows = [`2025-02-01 09:00:00,2025-02-01 09:00:00,V105,alpe,12`, `,${touched},V105,alpe,${number}`];
  const found = said(volontari(), "submitdate,datestamp,CODICE,ZONA,VOL", ...rows);
  expect(found).toMatchObject({ volontari: ["V105 12"], codici });
});

test("somebody who opened the survey and went away is nobody, unless something was written", () => {
  expect(said(volontari(), DATED, ",,,").codici).toEqual([]);
  expect(said(volontari(), DATED, ",,alpe,9").codici).toEqual(["ente-mancante"]);
  expect(said(volontari(), DATED, "2025-02-01 09:00:00,,,").codici).toEqual(["ente-mancante"]);
});

test("an answer that was never sent says so of itself", () => {
  expect(said(volontari(), DATED, ",V105,alpe,99").invii[0]).toMatchObject({ incompleta: true });
  expect(said(volontari(), DATED, "2025-02-01 09:00:00,V105,alpe,99").invii[0]).not.toHaveProperty("incompleta");
});

test("whether an answer was sent may be said by the values of a column", () => {
  const mappatura = volontari("conclusa: { colonna: STATO, valori: [Completa] }");
  const rows = ["2,V105,alpe,99,Parziale", "1,V105,alpe,12,completa"];
  expect(said(mappatura, "id,CODICE,ZONA,VOL,STATO", ...rows)).toMatchObject({
    volontari: ["V105 12"],
    codici: ["risposta-ripresa"],
  });
});

const TWO = mapping(`
blocchi:
  volontari: { gruppi: [{ fissi: { cantiere: crescere }, campi: { zona: "Z{n}", volontari: "V{n}" }, fino_a: 2 }] }
  voci: { gruppi: [{ fissi: { occasione: cena }, campi: { testo: TESTO } }] }
`);
const HEAD = "Timestamp,CODICE,Z1,V1,Z2,V2,TESTO";
const FIRST = "2025-02-01 09:00:00,V105,alpe,12,piana,8,Serve un posto";
test.each([
  [
    "a block",
    "2025-02-02 09:00:00,V105,alpe,12,piana,8,",
    "Voci e proposte (tutto). Intanto contiamo ciò che aveva scritto prima.",
  ],
  ["a row", "2025-02-02 09:00:00,V105,alpe,12,,,Serve un posto", "Volontari (1 riga)."],
  ["a row for another", "2025-02-02 09:00:00,V105,alpe,12,fiume,8,Serve un posto", "Volontari (1 riga)."],
])("a later answer that leaves out %s is asked about", (_, second, mancano) => {
  const told = lines(survey(TWO, HEAD, FIRST, second).diagnostics);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(`ma lì non c'è più: ${mancano} È possibile`);
});

test("what was found in an answer that no longer counts is not open", () => {
  const rows = ["2025-02-01 09:00:00,V105,alpe,una dozzina", "2025-02-02 09:00:00,V105,alpe,12"];
  expect(said(volontari(), "Timestamp,CODICE,ZONA,VOL", ...rows).codici).toEqual(["risposta-ripetuta"]);
});

test("a later answer of which nothing can be counted pushes nothing good out, and is told what is wrong", () => {
  const rows = ["2025-02-01 09:00:00,V105,alpe,12", "2025-02-02 09:00:00,V105,alpe,una dozzina"];
  const { volontari: found, codici } = said(volontari(), "Timestamp,CODICE,ZONA,VOL", ...rows);
  expect(found).toEqual(["V105 12"]);
  expect(codici).toEqual(["cella-non-numero"]);
});

test("a column of dates without any date is the mapping's fault", () => {
  expect(said(volontari("data: DURATA"), "DURATA,CODICE,ZONA,VOL", "7 minuti,V105,alpe,12").codici).toEqual([
    "data-non-letta",
  ]);
});

test.each([
  ["_validation_status", "Not Approved", [], ["risposta-respinta"]],
  ["_validation_status", "validation_status_not_approved", [], ["risposta-respinta"]],
  ["_validation_status", "validation_status_on_hold", ["V105 12"], ["risposta-respinta"]],
  ["_validation_status", "validation_status_approved", ["V105 12"], []],
  ["ReviewState", "rejected", [], ["risposta-respinta"]],
  ["ReviewState", "hasIssues", ["V105 12"], ["risposta-respinta"]],
  ["ReviewState", "approved", ["V105 12"], []],
])("of an answer that %s calls «%s» it is asked, and a refused one does not count", (title, said, found, codici) => {
  const lettura = survey(volontari(), `${title},CODICE,ZONA,VOL`, `${said},V105,alpe,12`);
  expect([counted(lettura, "volontari", 2), codes(lettura)]).toEqual([found, codici]);
});
