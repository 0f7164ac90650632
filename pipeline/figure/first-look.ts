// The first look at a kind of record: whether any figura, printed or inmost, can be unsafe at all. The database answers, so that
// of a large network, where nobody stands out, no contribution is ever held.
import { sogliaPersone } from "../statistics/primary.ts";
import type { Contributions, UnsafeRule } from "../store/contributions.ts";
import type { Split } from "./kinds.ts";
import type { ProtectionRules } from "./protected-system.ts";

/** False only where the rules of `statistics/primary.ts` would hide nothing, whoever agreed to be recognised. */
export const mayTell = (split: Split, given: Contributions, rules: ProtectionRules): Promise<boolean> =>
  given.isAnyUnsafe(ruleOf(split, rules));

function ruleOf({ intero, parti }: Split, rules: ProtectionRules): UnsafeRule {
  const { protezione } = intero;
  if (protezione.tipo === "grandezza")
    return {
      tipo: "grandezza",
      minimo: rules.minimoEnti,
      p: rules.p,
      gruppi: rules.gruppi,
      pubblici: protezione.denaro_pubblico ? rules.comuni : new Set(),
    };
  const isSpecial = [intero, ...parti].some(
    ({ protezione: own }) => own.tipo === "frequenza" && own.soglia === "destinatari",
  );
  const soglia = sogliaPersone(rules.minimoPersone, isSpecial ? "speciali" : "ordinari");
  return { tipo: "frequenza", soglia: soglia * 10 ** intero.unita.scala };
}
