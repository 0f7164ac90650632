// What the sections that count lack of those that they replaced. The rows are asked of the kept files, and only where a
// section was replaced or is empty in a newer file.
import { join } from "node:path";
import { isNumerica } from "../../schemas/cella.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { blockOf } from "../../schemas/questionario.ts";
import type { Comparison, Held, Settled } from "../checks/check.ts";
import { emptied } from "../collect/emptied.ts";
import { checkRows } from "../collect/kept-readings.ts";
import type { ReadArrival } from "../collect/outcomes.ts";
import type { Candidate, Choice } from "../collect/versions.ts";
import type { Budget } from "../effects/machine.ts";
import type { Compared, Held as Stored } from "../store/compare.ts";
import { archivioOf } from "./rules.ts";

interface Question {
  readonly prima: Candidate;
  /** null: nothing of it is left. */
  readonly ora: Candidate | null;
}

/** The choice with what was lost on the way. Throws DamagedReadings once kept rows that cannot be read are forgotten. */
export async function withComparisons(
  choice: Choice,
  letti: readonly ReadArrival[],
  edizione: Edizione,
  budget: Budget,
): Promise<Settled> {
  const replaced = choice.superate.filter(
    ({ vale, altra }) => altra.sezione.contate > 0 && altra.sha256 !== vale.sha256,
  );
  const empty = emptied(letti, choice.valide);
  const questions: Question[] = [
    ...replaced.map(({ vale, altra }) => ({ prima: altra, ora: vale.sezione.contate > 0 ? vale : null })),
    ...empty.map(({ vale }) => ({ prima: vale, ora: null })),
  ];
  const answers = questions.length === 0 ? new Map() : await compared(questions, letti, edizione, budget);
  const nameOf = namesOf(edizione);
  const confronti = replaced.flatMap((each, at): Comparison[] => {
    const found = answers.get(questions[at]);
    if (found === undefined) return [];
    const { blocco } = each.vale.sezione;
    const nomi = found.nomi.map((values: readonly string[]) => nameOf(blocco, values));
    return [{ ...each, prima: read(blocco, found.prima), ora: read(blocco, found.ora), sparite: found.sparite, nomi }];
  });
  const svuotate = empty.flatMap((each, at) => {
    const found = answers.get(questions[replaced.length + at]);
    return found === undefined ? [] : [{ ...each, prima: read(each.vale.sezione.blocco, found.prima) }];
  });
  return { ...choice, confronti, svuotate };
}

async function compared(
  questions: readonly Question[],
  letti: readonly ReadArrival[],
  edizione: Edizione,
  budget: Budget,
): Promise<Map<Question | undefined, Compared>> {
  const paths = new Map(letti.map(({ ricezione, kept }) => [ricezione.protocollo, kept.rows]));
  const pathOf = ({ protocollo }: Candidate): string => paths.get(protocollo) ?? "";
  const wanted = questions.flatMap(({ prima, ora }) => (ora === null ? [prima] : [prima, ora]));
  await checkRows(letti, new Set(wanted.map(pathOf)));
  // Loaded when there is something to compare: most days there is not.
  const [{ Store }, { compareSections }] = await Promise.all([
    import("../store/store.ts"),
    import("../store/compare.ts"),
  ]);
  const store = await Store.open({
    threads: 1,
    memoryMb: budget.databaseMegabytes,
    spill: join(archivioOf(edizione), "tmp"),
  });
  try {
    const answers = new Map<Question | undefined, Compared>();
    for (const [id, own] of Map.groupBy(questions, ({ prima }) => prima.sezione.blocco)) {
      const blocco = blockOf(id);
      if (blocco === undefined) continue;
      const pairs = own.map(({ prima, ora }) => ({
        ente: prima.ente,
        prima: pathOf(prima),
        ora: ora === null ? null : pathOf(ora),
      }));
      for (const [at, found] of (await compareSections(store, blocco, pairs)).entries()) answers.set(own[at], found);
    }
    return answers;
  } finally {
    store.close();
  }
}

/** Stored units → what a person reads: cents become euro. */
function read(id: string, { righe, somme }: Stored): Held {
  const campi = blockOf(id)?.campi ?? {};
  const plain = Object.entries(somme).map(([name, sum]) => {
    const cella = campi[name]?.cella;
    return [name, cella !== undefined && isNumerica(cella) ? sum / 10 ** cella.unita.scala : sum];
  });
  return { righe, somme: Object.fromEntries(plain) };
}

/** The name of a row as its author knows it: codes by their names. */
function namesOf({ liste }: Edizione): (blocco: string, values: readonly string[]) => string {
  const names = new Map<string, string>();
  for (const [lista, voci] of Object.entries(liste))
    for (const { codice, nome } of voci) names.set(`${lista}\n${codice}`, nome);
  return (blocco, values) => {
    const { nome_riga = [], campi = {} } = blockOf(blocco) ?? {};
    const shown = values.map((value, at) => {
      const cella = campi[nome_riga[at] ?? ""]?.cella;
      return cella?.tipo === "codice" ? (names.get(`${cella.lista}\n${value}`) ?? value) : value;
    });
    return shown.join(", ");
  };
}
