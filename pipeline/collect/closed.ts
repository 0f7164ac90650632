// What was found in a file is closed when what it is about no longer counts: replaced by something newer, or withdrawn.
// It stays where it was told, marked.
import type { Diagnostic } from "../../schemas/diagnostic.ts";
import type { ReadingHead } from "../../schemas/reading.ts";
import { isSurelyAfter, quandoOf } from "./quando.ts";
import type { Ricezione, Ritiro } from "./registro.ts";
import type { Candidate, Choice, Finding } from "./versions.ts";

interface Letto {
  readonly ricezione: Ricezione;
  readonly lettura: Pick<ReadingHead, "diagnostics" | "invii" | "formato">;
  readonly ritiro: Ritiro | null;
}

type About = Pick<Finding, "protocollo" | "ente" | "blocco">;
const idOf = ({ protocollo, ente, blocco }: About): string => `${protocollo} ${ente ?? ""} ${blocco ?? ""}`;

/** What was found in an arrival. What is about the file and none of its rows is of who sent it: known when it was received as
 *  theirs, or when it speaks of them alone. Of an export of a survey it is of who keeps the edition. */
export function findingIn(
  { protocollo, ente_atteso }: Pick<Ricezione, "protocollo" | "ente_atteso">,
  { invii, formato }: Pick<ReadingHead, "invii" | "formato">,
  diagnostic: Diagnostic,
): Finding {
  const [only, other] = invii;
  const speaker = other === undefined && formato !== "rilevazione" ? (only?.ente ?? null) : null;
  return { ...diagnostic, ente: diagnostic.ente ?? (ente_atteso || speaker), protocollo };
}

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
      const finding = findingIn(ricezione, lettura, diagnostic);
      if (ritiro !== null)
        return { ...finding, esito: "chiuso", motivo: ritiro.tardivo ? ritiro.motivo : "L'invio è stato ritirato." };
      if (!isReplaced(ricezione, finding)) return finding;
      return { ...finding, esito: "chiuso", motivo: "Al suo posto conta un altro invio." };
    }),
  );
}
