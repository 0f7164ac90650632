// Who sent several files for one table is told which of them counts: once for each file, with its blocks.
import { diagnose } from "../../schemas/diagnostic.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import { blockOf } from "../../schemas/questionario.ts";
import { nameBeside, type Replaced } from "../collect/versions.ts";
import type { Check } from "./check.ts";

/** A newer version replaces an older one. */
export const superseded: Check = ({ superate }) =>
  byFile(superate, ({ altra: { protocollo, ente } }) => `${protocollo} ${ente}`).map(([{ altra }, blocchi]) => ({
    ...diagnose("versione-superata", [{ file: altra.nome }], { blocchi }, { ente: altra.ente }),
    protocollo: altra.protocollo,
  }));

/** Nobody knows which of two came later: told on the one that is left out. */
export const unordered: Check = ({ incerte }) =>
  byFile(incerte, ({ vale, altra: { protocollo, ente } }) => `${protocollo} ${ente} ${vale.protocollo}`).map(
    ([{ vale, altra }, blocchi]) => {
      const params = { altro: nameBeside(vale, altra), blocchi };
      const told = diagnose("ordine-incerto", [{ file: altra.nome }], params, { ente: altra.ente });
      return { ...told, protocollo: altra.protocollo };
    },
  );

/** A file that another had replaced came once more; not where it only takes back such a return, as who is asked does. */
export const returned: Check = ({ superate }) => {
  const groups = Map.groupBy(superate, ({ vale }) => vale);
  const back = [...groups.values()].flatMap((replaced): Replaced[] => {
    const [first] = replaced;
    if (first === undefined) return [];
    const between = whatStoodBetween([...replaced.map(({ altra }) => altra.sha256), first.vale.sha256]);
    return replaced.slice(between, between + 1);
  });
  return byFile(back, ({ vale: { protocollo, ente } }) => `${protocollo} ${ente}`).map(
    ([{ vale, altra }, blocchi]) => ({
      ...diagnose(
        "versione-tornata",
        [{ file: vale.nome }],
        { altro: nameBeside(altra, vale), blocchi },
        { ente: vale.ente },
      ),
      protocollo: vale.protocollo,
    }),
  );
};

/** Of versions in their order: which of them the last one, that had been there before, pushed out; past the end when it is
 *  no return. */
function whatStoodBetween(versions: readonly string[]): number {
  const nobody = versions.length;
  const between: number[] = [];
  for (const [n, version] of versions.entries()) {
    const before = versions.slice(0, n);
    const last = before.findLastIndex((other) => other !== version);
    const isBack = last > before.indexOf(version) && before.includes(version);
    between.push(isBack && between[last] === nobody ? last : nobody);
  }
  return between.at(-1) ?? nobody;
}

/** The first of each group, and the titles of all its blocks. */
function byFile(replaced: readonly Replaced[], idOf: (each: Replaced) => string): [Replaced, string][] {
  return [...Map.groupBy(replaced, idOf).values()].flatMap((group): [Replaced, string][] => {
    const [first] = group;
    const titles = group.map(({ altra: { sezione } }) => blockOf(sezione.blocco)?.titolo ?? sezione.blocco);
    return first === undefined ? [] : [[first, elenca(titles)]];
  });
}
