// archivio/validazione.json: every finding on every submission, with its words. Made piece by piece and written as it is made: a
// large network has more findings than fit in one text.
import { address, type Diagnostic, describe, placeShown } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { harmless } from "../../schemas/shown.ts";
import type { ReadArrival } from "../collect/outcomes.ts";
import type { Finding } from "../collect/versions.ts";
import type { Consolidated } from "../figure/consolidated.ts";
import type { Collection } from "./intake.ts";

type Flows = Pick<Consolidated, "outcomes">;
type Reported = Pick<Collection, "letti" | "diagnostics" | "invii" | "rules">;

/** Where it stands in the folder of the edition. */
export const VALIDATION = "archivio/validazione.json";

/** A finding as programs read it: the object of the catalogue and its words. */
export function told(diagnostic: Diagnostic) {
  return {
    ...diagnostic,
    ...describe(diagnostic),
    luoghi: diagnostic.luoghi.map(placeShown),
    dove: diagnostic.luoghi.map(address),
  };
}

/** The text of the report, in pieces: joined they are one JSON document. Each finding is put into words when it is asked for. */
export function* validationLines({ yaml }: Edizione, raccolta: Reported, flows: Flows): Iterable<string> {
  const findings = Map.groupBy(raccolta.diagnostics, ({ protocollo }) => protocollo);
  const submissions = Map.groupBy(raccolta.invii, ({ protocollo }) => protocollo);
  yield `{\n "edizione": ${JSON.stringify(yaml.anno)},\n "regole": ${JSON.stringify(raccolta.rules)},\n "passaggi": ${indented(countsOf(flows), 1)},\n "ricezioni": [`;
  let before = "\n";
  for (const arrival of raccolta.letti) {
    // Everything but the findings, without its closing brace.
    const versions = (submissions.get(arrival.ricezione.protocollo) ?? []).map(({ versione }) => versione);
    yield `${before}  ${indented(arrivalHead(arrival, versions), 2).slice(0, -"\n  }".length)},\n   "messaggi": `;
    yield* messages(findings.get(arrival.ricezione.protocollo) ?? []);
    yield "\n  }";
    before = ",\n";
  }
  yield raccolta.letti.length === 0 ? "]\n}\n" : "\n ]\n}\n";
}

/** How many flows of money came out how, by the words of who reads the report. */
const countsOf = ({ outcomes }: Flows): Record<string, number> => ({
  uguali: outcomes.AGREE,
  quasi_uguali: outcomes.WITHIN_TOLERANCE,
  diversi: outcomes.CONFLICT,
  mille_volte: outcomes.THOUSAND_ERROR,
  solo_chi_paga: outcomes.PAYER_ONLY,
  solo_chi_riceve: outcomes.PAYEE_ONLY,
  per_competenza: outcomes.TIMING,
});

function* messages(findings: readonly Finding[]): Iterable<string> {
  let before = "[\n";
  for (const { protocollo: _, ...diagnostic } of findings) {
    yield `${before}    ${indented(told(diagnostic), 4)}`;
    before = ",\n";
  }
  yield findings.length === 0 ? "[]" : "\n   ]";
}

/** A value as it stands `depth` levels inside the document. Line ends in JSON are only between its parts. */
const indented = (value: object, depth: number): string =>
  JSON.stringify(value, null, 1).replaceAll("\n", `\n${" ".repeat(depth)}`);

/** `versions` of the enti in the order of the arrival: the register numbered them in it. */
function arrivalHead({ ricezione, lettura, uguale_a, ritiro }: ReadArrival, versions: readonly number[]) {
  const { protocollo } = ricezione;
  return {
    protocollo,
    file: harmless(ricezione.nome),
    sha256: ricezione.sha256,
    ricevuto_il: ricezione.ricevuto_il || null,
    canale: ricezione.canale,
    formato: lettura.formato,
    uguale_a,
    ritirato: ritiro === null ? null : { il: ritiro.il, chi: ritiro.chi, motivo: ritiro.motivo },
    enti: lettura.invii.map(({ ente, sezioni }, at) => ({
      ente,
      versione: versions[at] ?? null,
      blocchi: sezioni.map(({ blocco, stato, presenti, respinte, contate }) => ({
        blocco,
        stato,
        presenti,
        respinte,
        contate,
      })),
    })),
  };
}
