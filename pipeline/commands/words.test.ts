// What the office reads at the terminal.
import { describe, expect, test } from "vitest";
import { type Diagnostic, diagnose } from "../../schemas/diagnostic.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { faultLine, plural, statusOf, statusText } from "./words.ts";

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
const counts = (ente: string) => ({ protocollo: 1, nome: "a.csv", ente, sezione: section });
const fault = (ente: string | null) => ({
  ...diagnose("riga-totale", [{ file: "a.csv" }], { etichetta: "Totale" }, ente === null ? {} : { ente }),
  gravita: "correggere" as const,
  protocollo: 1,
});

const arrival = (nome: string, formato: "csv" | "illeggibile", diagnostics: Diagnostic[], ente_atteso = "") => ({
  ...{ ricezione: { nome, ente_atteso }, lettura: { formato, diagnostics }, uguale_a: null as number | null },
});

test.each([
  [0, "0 enti"],
  [1, "1 ente"],
  [1200, "1.200 enti"],
])("%d is said «%s»", (n, said) => {
  expect(plural(n, "ente", "enti")).toBe(said);
});

describe("the state of a collection", () => {
  const status = statusOf(edizione, {
    valide: [counts("E003"), counts("E003")],
    diagnostics: [fault("E003"), fault("E002"), fault("E002"), fault(null)],
    letti: [
      arrival("a.csv", "csv", []),
      arrival("b.xlsx", "illeggibile", [diagnose("guasto-nostro", [{ file: "b.xlsx" }], { codice: "7F3A" })], "E002"),
      arrival("c.pdf", "illeggibile", [diagnose("nessun-blocco", [{ file: "c.pdf" }], {})]),
      { ...arrival("copia di c.pdf", "illeggibile", []), uguale_a: 3 },
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

  test("is said in one page", () => {
    expect(statusText(edizione, status).replaceAll("\u00a0", " ").split("\n")).toEqual([
      "Bilancio Sociale partecipato 2020 – Borgo Prova",
      "  Hanno risposto 1 enti su 4, pari al 15% delle risorse dell'anno precedente.",
      "  3 enti mancano, dal più grande:",
      "    E001  Comune di Borgo (1.000 euro l'anno prima)",
      "    E002  Alfa (600 euro l'anno prima)",
      "    E004  Gamma (100 euro l'anno prima)",
      "  2 enti hanno qualcosa da correggere:",
      "    E002  2",
      "    E003  1",
      "  2 file non si sono potuti leggere: chi li ha mandati può essere tra chi manca.",
      "    b.xlsx (E002): guasto del programma",
      "    c.pdf: Nessun dato riconosciuto",
    ]);
  });
});

test("a finding is one line: file, place, severity, words, fix and code; others like it are counted", () => {
  const told = diagnose("riga-totale", [{ file: "a.csv", riga: 7 }], { etichetta: "Totale" });
  expect(faultLine(told)).toMatch(/^a\.csv: riga 7: \S+: .+ \[riga-totale\]$/);
  expect(faultLine({ ...told, quanti: 3 })).toContain("(e in 2 altri punti)");
});
