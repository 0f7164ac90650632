// What the sections that count lack of those that they replaced. The rows are asked of the kept files, and only where a
// section was replaced or is empty in a newer file.
import { join } from "node:path";
import { isNumerica } from "../../schemas/cella.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { blockOf } from "../../schemas/questionario.ts";
import type { Comparison, Held, Settled } from "../checks/check.ts";
import { emptied, wasEmptied } from "../collect/emptied.ts";
import { checkRows } from "../collect/kept-readings.ts";
import type { ReadArrival } from "../collect/outcomes.ts";
import type { Candidate, Choice } from "../collect/versions.ts";
import type { Budget } from "../effects/machine.ts";
import type { Compared, Held as Stored } from "../store/compare.ts";
import { keptComparisons, type Wanted } from "./kept-comparisons.ts";
import { archivioOf } from "./rules.ts";

/** The choice with what was lost on the way. Throws DamagedReadings once kept rows that cannot be read are forgotten. */
export async function withComparisons(
  choice: Choice,
  letti: readonly ReadArrival[],
  edizione: Edizione,
  budget: Budget,
): Promise<Omit<Settled, "lasciate" | "rimandi">> {
  const replaced = choice.superate.filter(
    ({ vale, altra }) => altra.sezione.contate > 0 && altra.sha256 !== vale.sha256,
  );
  const empty = emptied(letti, choice.valide);
  if (replaced.length + empty.length === 0) return { ...choice, confronti: [], svuotate: [] };
  const paths = new Map(letti.map(({ ricezione, kept }) => [ricezione.protocollo, kept.rows]));
  const pathOf = ({ protocollo }: Candidate): string => paths.get(protocollo) ?? "";
  const wanted = (prima: Candidate, ora: Candidate | null): Wanted => ({
    ente: prima.ente,
    blocco: prima.sezione.blocco,
    prima: pathOf(prima),
    ora: ora === null || ora.sezione.contate === 0 ? null : pathOf(ora),
  });
  const questions = [
    ...replaced.map(({ vale, altra }) => wanted(altra, vale)),
    ...empty.map(({ vale }) => wanted(vale, null)),
  ];
  const archivio = archivioOf(edizione);
  const answers = await keptComparisons(archivio, questions, async (missing) => {
    await checkRows(letti, new Set(missing.flatMap(({ prima, ora }) => (ora === null ? [prima] : [prima, ora]))));
    return compared(missing, { memoryMb: budget.databaseMegabytes, spill: join(archivio, "tmp") });
  });
  const nameOf = namesOf(edizione);
  const confronti = replaced.flatMap((each, at): Comparison[] => {
    const found = answers[at];
    if (found === undefined) return [];
    const { blocco } = each.vale.sezione;
    const nomi = found.nomi.map((values) => nameOf(blocco, values));
    const { sparite } = found;
    const chiesta = wasEmptied(letti, each);
    return [{ ...each, prima: read(blocco, found.prima), ora: read(blocco, found.ora), sparite, nomi, chiesta }];
  });
  const svuotate = empty.flatMap((each, at) => {
    const found = answers[replaced.length + at];
    return found === undefined ? [] : [{ ...each, prima: read(each.vale.sezione.blocco, found.prima) }];
  });
  return { ...choice, confronti, svuotate };
}

/** The answers in the order of the questions. */
async function compared(
  questions: readonly Wanted[],
  options: { readonly memoryMb: number; readonly spill: string },
): Promise<Compared[]> {
  // Loaded when there is something to compare: most days there is not.
  const [{ Store }, { compareSections }] = await Promise.all([
    import("../store/store.ts"),
    import("../store/compare.ts"),
  ]);
  const store = await Store.open({ threads: 1, ...options });
  try {
    const known = questions.flatMap((question) => {
      const blocco = blockOf(question.blocco);
      return blocco === undefined ? [] : [{ question, blocco }];
    });
    const found = await compareSections(
      store,
      known.map(({ question, blocco }) => ({ ...question, blocco })),
    );
    const answers = new Map(known.map(({ question }, at) => [question, found[at]]));
    return questions.map((question) => answers.get(question) ?? NOTHING);
  } finally {
    store.close();
  }
}

const NOTHING: Compared = {
  prima: { righe: 0, somme: {} },
  ora: { righe: 0, somme: {} },
  sparite: 0,
  nomi: [],
};

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
