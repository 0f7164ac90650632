// What people are offered to correct outside the file can be corrected so: of every finding that takes another value some value
// answers it, in the reading. Else one would answer, and be asked the same for ever.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../schemas/diagnostic.ts";
import { correctionsOf, identityOf, keyOf, makeDecisions, refusal } from "../collect/decisions.ts";
import { read } from "../reading/reading.support.ts";

const CASES = "data-samples/difetti";
const files = readdirSync(CASES, { recursive: true, encoding: "utf8" }).filter((name) =>
  /prima.*\.(csv|xlsx|ods|xls)$/.test(name),
);

const known = (finding: Diagnostic): string => keyOf(identityOf(finding));

/** Values that an ente may mean: what is proposed, what the rows sum, what the cell may be read as, and some others. */
const valuesFor = ({ proposta, params }: Diagnostic): string[] =>
  [proposta?.dopo, params["somma"], params["intero"], "1", "2000", "0", "sì", "Nord"].flatMap((value) =>
    value === undefined ? [] : [String(value).replace(/(?<=\d)\.(?=\d)|\s*€$/g, "")],
  );

test("whatever may be corrected outside the file is answered by some value", () => {
  let tried = 0;
  const stuck = files.flatMap((nome) => {
    const bytes = readFileSync(join(CASES, nome));
    return read(bytes, { nome }).diagnostics.flatMap((finding) => {
      const values = valuesFor(finding).filter(
        (dopo) => refusal(finding, { scelta: "correggi", dopo, motivo: "" }) === null,
      );
      if (values.length === 0) return [];
      tried++;
      const isAnswered = values.some((dopo) => {
        const decision = { numero: 1, ente: "", ...identityOf(finding), scelta: "correggi", dopo, motivo: "" } as const;
        const decisions = makeDecisions([{ ...decision, pubblica: 0, il: "", chi: "" }]);
        const after = read(bytes, { nome, correzioni: correctionsOf([finding], decisions) });
        return !after.diagnostics.some((each) => known(each) === known(finding));
      });
      return isAnswered ? [] : [`${nome}: ${finding.codice}`];
    });
  });
  expect(stuck).toEqual([]);
  expect(tried).toBeGreaterThan(30);
});
