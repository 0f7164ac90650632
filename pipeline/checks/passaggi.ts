// What one ente says it passed on beside what the other says it received (STATISTICS.md C01): each is asked about its own
// amount, and hears that of the other only where both agree to be recognised.
import { type Codice, diagnose, type ParamsOf, tablePlace } from "../../schemas/diagnostic.ts";
import type { Candidate, Finding } from "../collect/versions.ts";

/** A flow that its payer and its payee tell as two, in whole cents. */
interface Unlike {
  readonly from: string;
  readonly to: string;
  readonly payer: number | null;
  readonly payee: number | null;
}

export interface Passed {
  readonly unlike: readonly Unlike[];
  /** Payers whose sum is unlike what the others received. */
  readonly unlikeSums: readonly { readonly ente: string; readonly declared: number; readonly blocks: boolean }[];
  readonly toItself: readonly { readonly ente: string; readonly side: "ricevuto" | "dato"; readonly importo: number }[];
  /** Enti that agree to be recognised. */
  readonly consenting: readonly string[];
}

type Section = "risorse" | "finanziamenti";

/** The findings of all flows, each on the file of its ente that counts. */
export function passedOn(
  { unlike, unlikeSums, toItself, consenting }: Passed,
  valide: readonly Candidate[],
  enti: readonly { readonly codice: string; readonly denominazione: string }[],
): Finding[] {
  const consents = new Set(consenting);
  const names = new Map(enti.map(({ codice, denominazione }) => [codice, `${denominazione} (${codice})`]));
  const sections = new Map(valide.map((each) => [`${each.ente} ${each.sezione.blocco}`, each]));
  const tell = <C extends Codice>(
    codice: C,
    ente: string,
    blocco: Section,
    params: ParamsOf<C>,
    row = "",
  ): Finding[] => {
    const section = sections.get(`${ente} ${blocco}`);
    if (section === undefined) return [];
    const { nome, protocollo, sezione } = section;
    const luogo = { ...tablePlace(nome, sezione.foglio), ...(row === "" ? {} : { nome_riga: row }) };
    return [{ ...diagnose(codice, [luogo], params, { ente, blocco, campo: "importo" }), protocollo }];
  };
  const nameOf = (ente: string): string => names.get(ente) ?? ente;
  return [
    ...unlike.flatMap(({ from, to, payer, payee }) => {
      if (payer === null || payee === null) return [];
      const isOpen = consents.has(from) && consents.has(to);
      const params = (other: string, mine: number, theirs: number) => {
        const suo: number | "" = isOpen ? theirs / 100 : "";
        return { altro: nameOf(other), mio: mine / 100, suo };
      };
      return [
        ...tell("dato-e-ricevuto-diversi", from, "risorse", params(to, payer, payee), nameOf(to)),
        ...tell("ricevuto-e-dato-diversi", to, "finanziamenti", params(from, payee, payer), nameOf(from)),
      ];
    }),
    ...unlikeSums
      .filter(({ blocks }) => blocks)
      .flatMap(({ ente, declared }) => tell("trasferimenti-non-ritrovati", ente, "risorse", { mio: declared / 100 })),
    ...toItself.flatMap(({ ente, side, importo }) =>
      side === "dato"
        ? tell("trasferimento-a-se", ente, "risorse", { mio: importo / 100 })
        : tell("denaro-da-se", ente, "finanziamenti", { mio: importo / 100 }),
    ),
  ];
}
