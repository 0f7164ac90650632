// Tables as long as they may be, and longer.
import { expect, test } from "vitest";
import { lines, RISORSE, read } from "./reading.support.ts";
import { survey, volontari } from "./survey.support.ts";

test("rows beyond the limit are told with the first line that was not read", () => {
  const body = "V105;2024;crescere;alpe;stipendi;n.d.\n".repeat(200_005);
  const lettura = read(`${RISORSE}\n${body}`);
  expect(lines(lettura.diagnostics)).toEqual([
    "riga 200001: Il file ha più di 200.000 righe: le righe dalla 200.001 in poi non sono state lette. Lascia solo le righe compilate; se sono ancora troppe manda un file per ogni tabella, o per ogni organizzazione.",
  ]);
});

test("an ente that answered fifty thousand times is one question that names a few of its rows", () => {
  const rows = Array.from({ length: 50_000 }, (_, n) => `V105,alpe,${n % 90}`);
  const { diagnostics } = survey(volontari(), "CODICE,ZONA,VOL", ...rows);
  expect(diagnostics.map(({ codice, params }) => [codice, params["prime"]])).toEqual([
    ["risposte-senza-ordine", "2, 3, 4, 5, 6, 7, 8, 9 e altre 49991"],
  ]);
});

test("each of fifty thousand dated answers is compared with what came after it, once", () => {
  const at = (n: number) => new Date(Date.UTC(2025, 0, 1, 0, 0, n)).toISOString();
  const rows = Array.from({ length: 50_000 }, (_, n) => `${at(n)},V105,alpe,${n % 90}`);
  const { diagnostics } = survey(volontari(), "Timestamp,CODICE,ZONA,VOL", ...rows);
  expect(diagnostics).toMatchObject([{ codice: "risposta-ripetuta", quanti: 49_999 }]);
});
