// Two enti of one name stop nothing: they are told, and known by their codes wherever one of them is meant.
import { expect, test } from "vitest";
import { sentenceOfFault } from "../../schemas/edizione.ts";
import { makeElenchi } from "../reading/lists.ts";
import { readSubmission } from "../reading/read-submission.ts";
import { borgoFolder } from "./borgo.support.ts";
import { loadEdizione } from "./load.ts";

const edizione = await loadEdizione(borgoFolder([{ file: "enti.csv", from: "E004,Gamma", to: "E004,«Beta»" }]));
const elenchi = makeElenchi(edizione.liste);
const paidTo = (name: string) => {
  const head = "ente;edizione;Cantiere;Zona;Voce di spesa;Importo (€);Ente della rete che riceve";
  const csv = `${head}\nE002;2020;Crescere;Nord;Stipendi;100;${name}\n`;
  const regole = { anno: edizione.yaml.anno, elenchi, rilevazioni: [] };
  return readSubmission({ bytes: new TextEncoder().encode(csv), nome: "risorse.csv", ente: null }, regole).diagnostics;
};

test("it is told once, with both lines", () => {
  const [only, ...others] = edizione.difetti.filter(({ file }) => file === "enti.csv");
  expect(others).toEqual([]);
  expect(only === undefined ? "" : sentenceOfFault(only)).toMatch(
    /^enti\.csv, riga 5: ««Beta»» si chiama anche «E003», alla riga 4: .* Se è lo stesso ente tieni una riga sola/,
  );
});

test("in menus and answers each has its code beside its name; the name alone means neither, and both are named", () => {
  const names = (edizione.liste["enti"] ?? []).map(({ nome }) => nome);
  expect(names.slice(2)).toEqual(["Beta (E003)", "«Beta» (E004)"]);
  expect([elenchi.find("enti", "beta (E004)"), elenchi.find("enti", "E003"), elenchi.find("enti", "Beta")]).toEqual([
    ...["E004", "E003", undefined],
  ]);
  expect(paidTo("Beta").map(({ codice, params, proposta }) => [codice, params["esempi"], proposta])).toContainEqual([
    "codice-sconosciuto",
    "«Beta (E003)» o ««Beta» (E004)»",
    null,
  ]);
  expect(paidTo("Beta (E003)").map(({ codice }) => codice)).not.toContain("codice-sconosciuto");
});
