// The flows of a year as members tell them, reconciled by the line's own rules: what a sample plants must be found in them.
import type { Decision } from "../../pipeline/statistics/decisions.ts";
import { flowsOf } from "../../pipeline/statistics/flows.ts";
import { type Reconciliation, reconcile } from "../../pipeline/statistics/reconciliation.ts";
import type { Anno } from "./anno.ts";

const cents = (value: unknown): number => Math.round(Number(value) * 100);
const codeOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

export function riconcilia(anno: Anno, decisions: readonly Decision[] = []): Reconciliation {
  const { mondo, sorti, vere, perse, stimatori } = anno;
  const { fonte_comune, comune, voce_trasferimenti } = mondo.profilo;
  const members = new Set(mondo.membri.map(({ codice }) => codice));
  const told = sorti
    .filter(({ accettata }) => accettata)
    .flatMap(({ membro: { codice: ente } }) => {
      const rows = vere.get(ente) ?? {};
      const counted = (blocco: "finanziamenti" | "risorse") => (rows[blocco] ?? []).filter((row) => !perse.has(row));
      const received = counted("finanziamenti").map(({ fonte, ente_finanziatore, importo }) => ({
        ...{ ente, fonte: String(fonte), ente_finanziatore: codeOf(ente_finanziatore) },
        ...{ ente_della_fonte: fonte === fonte_comune ? comune : null, natura: "", importo: cents(importo) },
      }));
      const passedOn = counted("risorse")
        .filter(({ voce }) => voce === voce_trasferimenti)
        .map(({ ente_beneficiario, importo }) => ({
          ...{ ente, ente_beneficiario: codeOf(ente_beneficiario), natura: "", importo: cents(importo) },
        }));
      return [{ received, passedOn }];
    });
  const flows = flowsOf({
    members,
    received: told.flatMap(({ received }) => received),
    passedOn: told.flatMap(({ passedOn }) => passedOn),
  });
  return reconcile(flows, {
    publicPayers: new Set([comune]),
    members,
    answered: stimatori.denaro.rispondenti,
    decisions,
  });
}
