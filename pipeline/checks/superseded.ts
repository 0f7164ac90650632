// Who sent a newer version is told that the older one no longer counts: once for each file, with its blocks.
import { diagnose } from "../../schemas/diagnostic.ts";
import { blockOf } from "../../schemas/questionario.ts";
import type { Candidate, Finding } from "../collect/versions.ts";
import type { Check } from "./check.ts";

export const superseded: Check = ({ superate }) => {
  const files = Map.groupBy(superate, ({ protocollo, ente }) => `${protocollo} ${ente}`);
  return [...files.values()].flatMap(toldOnce);
};

function toldOnce(sections: readonly Candidate[]): Finding[] {
  const [first] = sections;
  if (first === undefined) return [];
  const { nome, ente, protocollo } = first;
  const blocchi = sections.map(({ sezione }) => blockOf(sezione.blocco)?.titolo ?? sezione.blocco).join(", ");
  return [{ ...diagnose("versione-superata", [{ file: nome }], { blocchi }, { ente }), protocollo }];
}
