import { expect, test } from "vitest";
import { findingId, describe as said } from "../../schemas/diagnostic.ts";
import { type Candidate, chooseVersions } from "../collect/versions.ts";
import { afterVersions } from "./checks.ts";

const sent = (protocollo: number, blocco: string, nome = "modulo.xlsx", bytes = `${protocollo}`): Candidate => ({
  protocollo,
  nome,
  sha256: bytes,
  ente: "E001",
  sezione: { blocco, foglio: "", stato: "compilata", presenti: 1, respinte: 0, contate: 1 },
  quando: { dopo: protocollo - 1, entro: protocollo },
  ultima: { dopo: protocollo - 1, entro: protocollo },
  risposta: null,
  incompleta: false,
});
const told = (candidate: readonly Candidate[]) =>
  afterVersions({ ...chooseVersions(candidate), confronti: [], svuotate: [], lasciate: [], rimandi: [] });

test("who is replaced is told once for each file, with its blocks and under the number of that arrival", () => {
  const findings = told([
    sent(1, "risorse"),
    sent(1, "volontari"),
    sent(2, "risorse"),
    sent(2, "volontari"),
    sent(3, "volontari"),
  ]);
  expect(findings).toMatchObject([
    { codice: "versione-superata", protocollo: 1, ente: "E001", params: { blocchi: "Risorse impiegate e Volontari" } },
    { codice: "versione-superata", protocollo: 2, ente: "E001", params: { blocchi: "Volontari" } },
  ]);
});

test("a finding is the same finding in another file of the same ente", () => {
  const ids = (nome: string) => told([sent(1, "risorse", nome), sent(2, "risorse")]).map(findingId);
  expect(ids("altro nome.csv")).toEqual(ids("modulo.xlsx"));
});

test("two whose order nobody knows are asked about once, on the one that is left out, and neither is called older", () => {
  const spans = { quando: { dopo: 0, entro: 9 }, ultima: { dopo: 0, entro: 9 } };
  const findings = told(
    ["risorse", "volontari"].flatMap((blocco) => [
      { ...sent(1, blocco, "a.csv"), ...spans },
      { ...sent(2, blocco, "b.csv"), ...spans },
    ]),
  );
  expect(findings).toMatchObject([{ codice: "ordine-incerto", gravita: "confermare", ente: "E001", protocollo: 1 }]);
  expect(findings.map((each) => said(each).testo)).toEqual([
    "Per Risorse impiegate e Volontari questo file e «b.csv» rispondono tutti e due, e non sappiamo quale è arrivato dopo: contiamo «b.csv» e non questo.",
  ]);
});

test.each([
  [
    "that another had replaced is asked about",
    [sent(1, "risorse", "a.csv", "a"), sent(2, "risorse"), sent(3, "risorse", "a.csv", "a")],
    [3],
  ],
  [
    "under another name too",
    [sent(1, "risorse", "a.csv", "a"), sent(2, "risorse"), sent(3, "risorse", "z.csv", "a")],
    [3],
  ],
  [
    "after one that had come back itself is what was asked for",
    [
      sent(1, "risorse", "a.csv", "a"),
      sent(2, "risorse", "b.csv", "b"),
      sent(3, "risorse", "a.csv", "a"),
      sent(4, "risorse", "b.csv", "b"),
    ],
    [],
  ],
  [
    "once more after that is asked about again",
    [
      sent(1, "risorse", "a.csv", "a"),
      sent(2, "risorse", "b.csv", "b"),
      sent(3, "risorse", "a.csv", "a"),
      sent(4, "risorse", "b.csv", "b"),
      sent(5, "risorse", "a.csv", "a"),
    ],
    [5],
  ],
  [
    "after an older one that it had replaced itself is no return",
    [sent(1, "risorse"), sent(2, "risorse", "a.csv", "a"), sent(3, "risorse", "z.csv", "a")],
    [],
  ],
])("a file that comes again %s", (_, candidate, asked) => {
  const back = told(candidate).filter(({ codice }) => codice === "versione-tornata");
  expect(back.map(({ protocollo }) => protocollo)).toEqual(asked);
});
