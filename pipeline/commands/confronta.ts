// `bilancio confronta`: two built editions side by side, or two builds of one.
import { writeWhole } from "../effects/files.ts";
import { type Built, compareBuilt, readBuilt } from "../line/confronto.ts";
import { type Answer, UsageFault } from "./answer.ts";
import { comparisonJson, comparisonTable } from "./comparison-table.ts";
import { comparisonText } from "./comparison-text.ts";

export interface ConfrontaCommand {
  readonly prima: string;
  readonly dopo: string;
  /** Where to write the figures as a table; nowhere when null. */
  readonly csv: string | null;
}

/** Throws UsageFault for folders that cannot be compared, EdizioneRotta for a broken one. */
export async function confrontaCommand({ prima, dopo, csv }: ConfrontaCommand): Promise<Answer> {
  const [before, now] = [await builtIn(prima), await builtIn(dopo)];
  checkPair(before, now);
  const comparison = await compareBuilt(before, now);
  if (csv !== null) await writeWhole(csv, comparisonTable(comparison));
  const nomi = new Map(
    [...(before.edizione?.enti ?? []), ...(now.edizione?.enti ?? [])].map((e) => [e.codice, e.denominazione]),
  );
  const written = csv === null ? [] : [`Le cifre sono in ${csv}.`];
  return {
    text: [
      ...comparisonText(comparison, { nomi, citta: now.citta, liste: now.edizione?.liste ?? {} }),
      ...written,
    ].join("\n"),
    json: comparisonJson(comparison),
    exit: 0,
  };
}

async function builtIn(cartella: string): Promise<Built> {
  const built = await readBuilt(cartella);
  if (built !== null) return built;
  throw new UsageFault(
    `in ${cartella} non c'è un'edizione costruita: fai prima «bilancio build», poi indica la sua cartella (o, per due costruzioni di una stessa edizione, le cartelle dei due bilanci)`,
  );
}

function checkPair(prima: Built, dopo: Built): void {
  if (prima.citta !== dopo.citta) throw new UsageFault(`${prima.citta} e ${dopo.citta} sono due città diverse`);
  if (prima.anno > dopo.anno) throw new UsageFault(`scrivi prima l'edizione ${dopo.anno} e poi la ${prima.anno}`);
  if (prima.anno !== dopo.anno && (prima.edizione === null || dopo.edizione === null))
    throw new UsageFault(
      "tra due anni si confrontano le cartelle delle edizioni, e non quelle dei bilanci: lì non si sa chi ha dichiarato che cosa",
    );
}
