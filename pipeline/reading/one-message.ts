// One fault, one message: what a finding says of a place is not told there a second time by those that it hides.
import type { Codice, Diagnostic, Luogo } from "../../schemas/diagnostic.ts";

/** What each says already of its place. */
const SAYS: Partial<Record<Codice, readonly Codice[]>> = {
  "testo-tagliato": ["testo-troppo-lungo"],
  "valore-da-altro-file": ["formula-letta"],
  "righe-di-altra-tabella": ["testo-celle-in-piu", "testo-celle-in-meno"],
  "riga-spostata": ["testo-celle-in-piu", "testo-celle-in-meno"],
};

/** The findings without the places at which another one says it. */
export function withoutSecond(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const hidden = new Set(
    diagnostics.flatMap(({ codice, luoghi }) =>
      (SAYS[codice] ?? []).flatMap((other) => luoghi.map((at) => idOf(other, at))),
    ),
  );
  if (hidden.size === 0) return [...diagnostics];
  return diagnostics.flatMap((each) => {
    const luoghi = each.luoghi.filter((at) => !hidden.has(idOf(each.codice, at)));
    const gone = each.luoghi.length - luoghi.length;
    return gone === 0 ? [each] : luoghi.length === 0 ? [] : [less(each, luoghi, gone)];
  });
}

/** Where the words say how many rows there are, they say it of those that are left. */
function less(each: Diagnostic, luoghi: readonly Luogo[], gone: number): Diagnostic {
  const { righe } = each.params;
  const params = typeof righe === "number" ? { ...each.params, righe: righe - gone } : each.params;
  return { ...each, luoghi, quanti: each.quanti - gone, params };
}

const idOf = (codice: Codice, { foglio, cella, riga }: Luogo): string =>
  JSON.stringify([codice, foglio, cella ?? riga]);
