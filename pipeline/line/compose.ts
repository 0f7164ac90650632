// Everything computed + the texts of the edition → the model of the report.
import { createHash } from "node:crypto";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Panel } from "../../schemas/panel.ts";
import { publicReasons } from "../collect/decisions.ts";
import { networkSize } from "../compose/base-line.ts";
import { buildModel, type Composed } from "../compose/build.ts";
import type { Declared } from "../compose/declared.ts";
import type { Correction } from "../compose/errata.ts";
import type { Figure } from "../figure/figures.ts";
import { withoutPersons } from "../reading/privacy.ts";
import type { Computed } from "./compute.ts";
import type { Collection } from "./intake.ts";
import { namesOmitted } from "./names-omitted.ts";

export interface ComposeParts {
  readonly edizione: Edizione;
  readonly raccolta: Collection;
  readonly computed: Computed;
  readonly figure: Figure;
  readonly dichiarati: Declared;
  /** What each ente declared. */
  readonly panel: Panel;
  /** Ids of figures that are not shown; null in the edition of the analyst, which shows all. */
  readonly nascoste: ReadonlySet<string> | null;
  /** The p of the p% rule, which is written nowhere; null where nothing is hidden. */
  readonly p: number | null;
  /** What was corrected after the edition was closed. */
  readonly errata: readonly Correction[];
}

/** The model of an edition; what could not be made is told in its `guasti`. */
export function compose(parts: ComposeParts): Composed {
  const { edizione, raccolta, computed, figure, dichiarati, panel, nascoste, p, errata } = parts;
  const occasioni = new Map(edizione.liste["occasioni"]?.map(({ codice, nome }) => [codice, nome]));
  const citazioni = computed.voci.map((voce) => ({
    cantiere: voce["cantiere"] === null ? null : String(voce["cantiere"]),
    occasione: occasioni.get(String(voce["occasione"])) ?? String(voce["occasione"]),
    testo: String(voce["testo"]),
    proposta: voce["proposta"] === null ? null : String(voce["proposta"]),
  }));
  const omitNames = namesOmitted(edizione);
  return buildModel({
    edizione,
    figure,
    dichiarati,
    elenchi: computed.elenchi,
    citazioni,
    panel,
    p,
    rete: networkSize(edizione),
    isInternal: nascoste === null,
    errata,
    ragioni: publicReasons(raccolta.diagnostics, raccolta.decisions).map((each) => ({
      ...each,
      motivo: omitNames(withoutPersons(each.motivo).text),
    })),
    pin: { regole: raccolta.rules, invii: hashOfSubmissions(raccolta) },
  });
}

function hashOfSubmissions({ letti }: Collection): string {
  const counted = letti.filter(({ ritiro }) => ritiro === null);
  const hashes = counted.map(({ ricezione }) => ricezione.sha256).sort();
  return createHash("sha256").update(hashes.join("\n")).digest("hex");
}
