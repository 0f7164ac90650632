// validazione.json: every finding on every submission, in the shape of the ESS validation report, with its words.
import { address, type Diagnostic, describe } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Collection } from "./intake.ts";

/** A finding as programs read it: the object of the catalogue and its words. */
export function told(diagnostic: Diagnostic) {
  return {
    ...diagnostic,
    ...describe(diagnostic),
    dove: diagnostic.luoghi.map(address),
  };
}

export function validationReport({ yaml }: Edizione, { letti, diagnostics, invii, rules }: Collection): string {
  const byNumber = new Map<number, ReturnType<typeof told>[]>();
  for (const { protocollo, ...diagnostic } of diagnostics)
    byNumber.set(protocollo, [...(byNumber.get(protocollo) ?? []), told(diagnostic)]);
  const versions = new Map(invii.map(({ protocollo, ente, versione }) => [`${protocollo} ${ente}`, versione]));
  const ricezioni = letti.map(({ ricezione, lettura, uguale_a }) => ({
    protocollo: ricezione.protocollo,
    file: ricezione.nome,
    sha256: ricezione.sha256,
    ricevuto_il: ricezione.ricevuto_il || null,
    canale: ricezione.canale,
    formato: lettura.formato,
    uguale_a,
    enti: lettura.invii.map(({ ente, sezioni }) => ({
      ente,
      versione: versions.get(`${ricezione.protocollo} ${ente}`) ?? null,
      blocchi: sezioni.map(({ blocco, stato, presenti, respinte, contate }) => ({
        blocco,
        stato,
        presenti,
        respinte,
        contate,
      })),
    })),
    messaggi: byNumber.get(ricezione.protocollo) ?? [],
  }));
  return `${JSON.stringify({ edizione: yaml.anno, regole: rules, ricezioni }, null, 1)}\n`;
}
