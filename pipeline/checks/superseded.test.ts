import { expect, test } from "vitest";
import { findingId } from "../../schemas/diagnostic.ts";
import { type Candidate, chooseVersions } from "../collect/versions.ts";
import { afterVersions } from "./checks.ts";

const sent = (protocollo: number, blocco: string, nome = "modulo.xlsx"): Candidate => ({
  protocollo,
  nome,
  ente: "E001",
  sezione: { blocco, foglio: "", stato: "compilata", presenti: 1, respinte: 0, contate: 1 },
});

test("who is replaced is told once for each file, with its blocks and under the number of that arrival", () => {
  const settled = chooseVersions([
    sent(1, "risorse"),
    sent(1, "volontari"),
    sent(2, "risorse"),
    sent(2, "volontari"),
    sent(3, "volontari"),
  ]);
  expect(afterVersions(settled)).toMatchObject([
    { codice: "versione-superata", protocollo: 1, ente: "E001", params: { blocchi: "Risorse impiegate, Volontari" } },
    { codice: "versione-superata", protocollo: 2, ente: "E001", params: { blocchi: "Volontari" } },
  ]);
});

test("a finding is the same finding in another file of the same ente", () => {
  const ids = (nome: string) =>
    afterVersions(chooseVersions([sent(1, "risorse", nome), sent(2, "risorse")])).map(findingId);
  expect(ids("altro nome.csv")).toEqual(ids("modulo.xlsx"));
});
