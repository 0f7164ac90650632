// What the office reads at the terminal.
import { describe, expect, test } from "vitest";
import { type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import type { Ritiro } from "../collect/registro.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { statusOf } from "../line/collection-status.ts";
import { statusText } from "./collection-status.ts";
import { faultLine, pdfFaults, plural, strangerLines } from "./words.ts";

const edizione = await borgo();
const section = {
  blocco: "volontari",
  foglio: "Volontari",
  stato: "niente",
  colonne: {},
  contate: 0,
  presenti: 0,
  respinte: 0,
} as const;
const quando = { dopo: 0, entro: 1 };
const FILE = { protocollo: 1, nome: "a.csv", sha256: "a", quando, ultima: quando, risposta: null, incompleta: false };
const counts = (ente: string) => ({ ...FILE, ente, sezione: section });
const fault = (ente: string | null, gravita: "correggere" | "confermare" = "correggere") => ({
  ...diagnose("riga-totale", [{ file: "a.csv" }], { etichetta: "Totale" }, ente === null ? {} : { ente }),
  gravita,
  protocollo: 1,
});

const read = [{ ente: "E003", sezioni: [] }];
const arrival = (nome: string, diagnostics: Diagnostic[], ente_atteso = "", invii: typeof read = []) => ({
  ricezione: { nome, ente_atteso, protocollo: 1 },
  lettura: { invii, diagnostics },
  uguale_a: null as number | null,
  ritiro: null as Ritiro | null,
});
const ritiro = { protocollo: 1, il: "2021-02-01", chi: "Anna", motivo: "mandato due volte" };

test.each([
  [0, "0 enti"],
  [1, "1 ente"],
  [1200, "1.200 enti"],
])("%d is said «%s»", (n, said) => {
  expect(plural(n, "ente", "enti")).toBe(said);
});

test("what came for an ente that the list does not have is named once for each file, with the code that it nearly is", () => {
  const stranger = (file: string) => diagnose("ente-sconosciuto", [{ file }], { ente: "E013", simile: "E0013" });
  expect(strangerLines([stranger("a.xlsx"), stranger("a.xlsx"), stranger("b.csv"), fault("E002")])).toEqual([
    "  Non conta, e va guardato anche il codice che c'è in enti.csv:",
    "    a.xlsx: «E013» non è nell'elenco delle organizzazioni della rete. Intendevi «E0013»?",
    "    b.csv: «E013» non è nell'elenco delle organizzazioni della rete. Intendevi «E0013»?",
  ]);
  expect(strangerLines([fault("E002")])).toEqual([]);
});

describe("the state of a collection", () => {
  const status = statusOf(edizione, {
    valide: [counts("E003"), counts("E003")],
    chiusura: null,
    diagnostics: [
      ...[fault("E003"), fault("E002"), fault("E002"), fault(null), fault("E003", "confermare")],
      { ...fault("E004"), esito: "chiuso" as const },
    ],
    letti: [
      arrival("a.csv", [], "", read),
      arrival("b.xlsx", [diagnose("guasto-nostro", [{ file: "b.xlsx" }], { codice: "7F3A" })], "E002"),
      arrival("c.pdf", [diagnose("nessun-blocco", [{ file: "c.pdf" }], {})]),
      arrival("d.xlsx", [diagnose("file-password", [{ file: "d.xlsx" }], {})], "E003"),
      { ...arrival("copia di c.pdf", []), uguale_a: 3 },
      { ...arrival("e.csv", []), ritiro },
    ],
  });

  test("names who is missing, the largest first, and who has something to correct", () => {
    expect(status.mancano.map(({ codice }) => codice)).toEqual(["E001", "E002", "E004"]);
    expect(status.daCorreggere).toEqual([
      { ente: "E002", quante: 2 },
      { ente: "E003", quante: 1 },
    ]);
    expect(status).toMatchObject({ enti: 4, rispondenti: 1, copertura: 0.15 });
  });

  test("tells how many answered, and how much they weigh, of each cantiere, zona and part", () => {
    expect(status.perZona[0]).toEqual({ codice: "nord", nome: "Nord", enti: 2, rispondenti: 1, copertura: 1 / 3 });
    for (const rates of [status.perCantiere, status.perZona]) {
      expect(rates.reduce((sum, { enti }) => sum + enti, 0)).toBe(status.enti);
      expect(rates.reduce((sum, { rispondenti }) => sum + rispondenti, 0)).toBe(status.rispondenti);
    }
  });

  test("is said in one page", () => {
    expect(statusText(edizione, status).replaceAll("\u00a0", " ").split("\n")).toEqual([
      "Bilancio Sociale partecipato 2020 – Borgo Prova",
      "  Ha risposto 1 ente su 4, pari al 15% delle risorse dell'anno precedente.",
      "  Per cantiere: enti che hanno risposto, e quanto pesano.",
      "    Crescere insieme in città: 0 su 1, lo 0% delle risorse",
      "    Curare ed essere curati: 1 su 1, il 100% delle risorse",
      "    Abitare la comunità: 0 su 1, lo 0% delle risorse",
      "    Trasversale: 0 su 1, lo 0% delle risorse",
      "  Per zona della sede:",
      "    Nord: 1 su 2, il 33% delle risorse",
      "    Sud: 0 su 1, lo 0% delle risorse",
      "    Tutta la città: 0 su 1, lo 0% delle risorse",
      "  Per parte del questionario:",
      ...status.perParte.map(({ titolo, blocco }) => `    ${titolo}: ${blocco === "volontari" ? "1 ente" : "0 enti"}`),
      "  3 enti mancano, dal più grande:",
      "    E001  Comune di Borgo (1.000 euro l'anno prima)",
      "    E002  Alfa (600 euro l'anno prima)",
      "      ha mandato b.xlsx, che non si è potuto leggere: guasto del programma",
      "    E004  Gamma (100 euro l'anno prima)",
      "  2 enti hanno qualcosa da correggere:",
      "    E002  Alfa: 2 cose",
      "    E003  Beta: 1 cosa",
      "  1 ente ha qualcosa da confermare:",
      "    E003  Beta: 1 cosa",
      "  1 file non si è potuto leggere (di chi ha mandato anche altro):",
      "    d.xlsx (E003): File protetto da password",
      "  1 file arrivato, non letto (chi li ha mandati può essere tra chi manca):",
      "    c.pdf: Nessun dato riconosciuto",
      "  1 file ritirato:",
      "    e.csv (protocollo 1): mandato due volte",
    ]);
  });
});

test("nobody has anything to correct only where nothing was left unread", () => {
  const nothing = { valide: [counts("E003")], diagnostics: [], letti: [], chiusura: null };
  const said = "  Nessuno ha qualcosa da correggere.";
  expect(statusText(edizione, statusOf(edizione, nothing)).split("\n")).toContain(said);
  const unread = { ...nothing, letti: [arrival("c.pdf", [])] };
  expect(statusText(edizione, statusOf(edizione, unread)).split("\n")).not.toContain(said);
});

test("a finding is one line: file, place, severity, words, fix and code; others like it are counted", () => {
  const told = diagnose("riga-totale", [{ file: "a.csv", riga: 7 }], { etichetta: "Totale" });
  expect(faultLine(told)).toMatch(/^a\.csv: riga 7: \S+: .+ \[riga-totale\]$/);
  expect(faultLine({ ...told, quanti: 3 })).toContain("(e in 2 altri punti)");
});

test("what is wrong with a PDF is told, and that it keeps no standard only where it is one that is broken", () => {
  expect(pdfFaults([])).toEqual([]);
  const ours = { frase: "una parola manca", norma: false };
  expect(pdfFaults([ours])).toEqual(["  Nel PDF c'è da correggere:", "    una parola manca"]);
  expect(pdfFaults([ours, { frase: "una figura tace", norma: true }])).toEqual([
    "  Il PDF non segue PDF/UA-1 e PDF/A-2a, e non dice di seguirli: chi usa uno screen reader legga la pagina HTML. Da correggere:",
    "    una parola manca",
    "    una figura tace",
  ]);
});
