// What was found in a file is closed when what it is about no longer counts: replaced by something newer, or withdrawn.
// It stays where it was told, marked.
import type { Diagnostic } from "../../schemas/diagnostic.ts";
import type { ReadingHead } from "../../schemas/reading.ts";
import { isSurelyAfter, quandoOf } from "./quando.ts";
import type { Ricezione, Ritiro } from "./registro.ts";
import type { Candidate, Choice, Finding } from "./versions.ts";

interface Letto {
  readonly ricezione: Ricezione;
  readonly lettura: Pick<ReadingHead, "diagnostics">;
  readonly ritiro: Ritiro | null;
}

type About = Pick<Finding, "protocollo" | "ente" | "blocco">;
const idOf = ({ protocollo, ente, blocco }: About): string => `${protocollo} ${ente ?? ""} ${blocco ?? ""}`;

/** What was found in an arrival. Who sent a file of which nothing could be read is known when it was received as theirs. */
export const findingIn = (
  { protocollo, ente_atteso }: Pick<Ricezione, "protocollo" | "ente_atteso">,
  diagnostic: Diagnostic,
): Finding => ({
  ...diagnostic,
  ente: diagnostic.ente ?? (ente_atteso || null),
  protocollo,
});

/** The findings of reading, those that are closed marked so. */
export function readingFindings(letti: readonly Letto[], candidate: readonly Candidate[], choice: Choice): Finding[] {
  const gone = new Set([...choice.superate, ...choice.incerte].map(({ altra }) => altra));
  const counting = new Map(choice.valide.map((vale) => [`${vale.ente} ${vale.sezione.blocco}`, vale]));
  /** Whether anything is still open in a section, in those of an ente or of a block, in a whole file. */
  const open = new Map<string, boolean>();
  for (const each of candidate) {
    const { protocollo, ente } = each;
    const { blocco } = each.sezione;
    const wider = [
      { ente, blocco },
      { ente, blocco: null },
      { ente: null, blocco },
      { ente: null, blocco: null },
    ];
    for (const about of wider) {
      const id = idOf({ protocollo, ...about });
      open.set(id, open.get(id) === true || !gone.has(each));
    }
  }
  const isReplaced = (ricezione: Ricezione, finding: Finding): boolean => {
    const own = open.get(idOf(finding));
    if (own !== undefined) return !own;
    const vale = counting.get(`${finding.ente} ${finding.blocco}`);
    if (vale !== undefined) return isSurelyAfter(vale.ultima, quandoOf(ricezione));
    return open.get(idOf({ ...finding, blocco: null })) === false;
  };

  return letti.flatMap(({ ricezione, lettura, ritiro }) =>
    lettura.diagnostics.map((diagnostic): Finding => {
      const finding = findingIn(ricezione, diagnostic);
      if (ritiro !== null)
        return { ...finding, esito: "chiuso", motivo: ritiro.tardivo ? ritiro.motivo : "L'invio è stato ritirato." };
      if (!isReplaced(ricezione, finding)) return finding;
      return { ...finding, esito: "chiuso", motivo: "Al suo posto conta un altro invio." };
    }),
  );
}
