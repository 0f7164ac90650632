// The validation report: one JSON document however it is cut, in time that grows with the findings and not faster.
import { expect, test } from "vitest";
import { diagnose } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { ReadArrival } from "../collect/outcomes.ts";
import type { Finding } from "../collect/versions.ts";
import { loadEdizione } from "../edizione/load.ts";
import { copyOf } from "../effects/folder.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { intake } from "./intake.ts";
import { told, validationLines } from "./validation.ts";

const CITTA = "data-samples/altra-citta";

function arrival(protocollo: number): ReadArrival {
  const ricezione = { protocollo, sha256: "a".repeat(64), nome: `invio-${protocollo}.csv`, byte: 1, ricevuto_il: "" };
  return {
    ricezione: { ...ricezione, canale: "email", ente_atteso: "", dopo_il: "", entro_il: "" },
    lettura: { formato: "csv", invii: [], diagnostics: [] },
    kept: { head: "", rows: "" },
    righe: null,
    uguale_a: null,
    ritiro: null,
  };
}

const FLOWS = {
  outcomes: {
    ...{ AGREE: 1, WITHIN_TOLERANCE: 2, CONFLICT: 3, THOUSAND_ERROR: 4 },
    ...{ PAYER_ONLY: 5, PAYEE_ONLY: 6, TIMING: 7 },
  },
};

const finding = (protocollo: number, altro: string): Finding => ({
  ...diagnose("file-identico", [{ file: `invio-${protocollo}.csv` }], { altro }),
  protocollo,
});

const report = (edizione: Edizione, letti: ReadArrival[], diagnostics: Finding[]) =>
  validationLines(edizione, { letti, diagnostics, invii: [], rules: "regole" }, FLOWS);

test("the pieces of the small city's report are the document written in one go", async () => {
  const edizione = await loadEdizione(copyOf(CITTA));
  const raccolta = await intake(edizione, QUIET);
  const text = [...validationLines(edizione, raccolta, FLOWS)].join("");
  const whole: unknown = JSON.parse(text);
  expect(text).toBe(`${JSON.stringify(whole, null, 1)}\n`);
  expect(raccolta.diagnostics.length).toBeGreaterThan(4);
  expect(whole).toMatchObject({
    edizione: edizione.yaml.anno,
    regole: raccolta.rules,
    passaggi: {
      ...{ uguali: 1, quasi_uguali: 2, diversi: 3, mille_volte: 4 },
      ...{ solo_chi_paga: 5, solo_chi_riceve: 6, per_competenza: 7 },
    },
    ricezioni: raccolta.letti.map(({ ricezione }) => ({
      protocollo: ricezione.protocollo,
      file: ricezione.nome,
      messaggi: raccolta.diagnostics
        .filter(({ protocollo }) => protocollo === ricezione.protocollo)
        .map(({ protocollo: _, ...diagnostic }) => told(diagnostic)),
    })),
  });
});

test.each([
  ["no arrival", [], []],
  ["an arrival without findings", [arrival(1)], []],
  [
    "findings told out of order",
    [arrival(1), arrival(2)],
    [finding(2, "b"), finding(1, "a\n«c»\u2028"), finding(2, "d")],
  ],
])("%s is still one document", async (_, letti, diagnostics) => {
  const text = [...report(await loadEdizione(CITTA), letti, diagnostics)].join("");
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 1)}\n`);
  expect(text.match(/"codice"/g)?.length ?? 0).toBe(diagnostics.length);
});

test("of a file that was withdrawn the report says who withdrew it, when and why", async () => {
  const ritiro = { protocollo: 1, il: "2025-03-01T10:00:00.000Z", chi: "Anna", motivo: "doppio" };
  const text = [...report(await loadEdizione(CITTA), [{ ...arrival(1), ritiro }, arrival(2)], [])].join("");
  const { il, chi, motivo } = ritiro;
  expect(JSON.parse(text)).toMatchObject({ ricezioni: [{ ritirato: { il, chi, motivo } }, { ritirato: null }] });
});

// 40,000 findings in one file took more than a minute when the list of a file was copied for each of them.
test("a finding of many is put into words once, and only when it is asked for", async () => {
  const many = 40_000;
  let reads = 0;
  const diagnostics = Array.from({ length: many }, (_, n): Finding => {
    const { params, ...rest } = finding(1, `invio-${n}.csv`);
    return {
      ...rest,
      get params() {
        reads++;
        return params;
      },
    };
  });
  const pieces = report(await loadEdizione(CITTA), [arrival(1)], diagnostics)[Symbol.iterator]();
  for (let n = 0; n < 10; n++) pieces.next();
  expect(reads).toBeLessThan(40);
  let last = "";
  let count = 10;
  for (let piece = pieces.next(); piece.done !== true; piece = pieces.next(), count++) last = piece.value;
  expect(count).toBeGreaterThan(many);
  expect(reads).toBeLessThan(4 * many);
  expect(last).toBe("\n ]\n}\n");
});
