// Which unknown title may well be a question: near it by letters, or with its words among others, and in its measure.
import { distance, key } from "../../schemas/text.ts";
import type { Titolo } from "./intestazione.ts";
import type { Tavola } from "./tavola.ts";
import { yearIn } from "./title-rows.ts";

/** The unknown heading that may well be a missing one: a letter or an ending away, or with its words among others. */
export function likely({ testata, anno }: Tavola, campo: string, taken: readonly Titolo[] = []): Titolo | undefined {
  const { label = campo, alias = [] } = testata.blocco.campi[campo] ?? {};
  const names = [label, campo, ...alias].map(key);
  return testata.ignorate.find((titolo) => {
    if (taken.includes(titolo)) return false;
    const word = key(titolo.titolo);
    const year = yearIn(titolo.titolo);
    if (isOtherMeasure(titolo.titolo) || (year !== null && year.anno !== anno)) return false;
    return names.some(
      (name) => distance(word, name, 2) <= Math.min(2, Math.floor(name.length / 4)) || haveSameWords(word, name),
    );
  });
}

/** True for a title that speaks of the month, of a share, of one person, of thousands, of other money. */
export const isOtherMeasure = (title: string): boolean =>
  /[%$£₤¥]/.test(title) || OTHER_MEASURE.test(key(title)) || FOR_EACH.test(key(title));

/** «Importo (migliaia di €)» is another number than «Importo (€)»: to rename the column would be wrong. */
const OTHER_MEASURE =
  /(^| )(000|1000|x1000|k|mila|migliaia|mln|milioni|centesimi|cent|lire|dollari|usd|franchi|chf|sterline|gbp|mes[ei]|mensil[ei]|settiman[ae]|settimanal[ei]|giorn[oi]|giornalier[aeio]|medi[aeio]|percento|percentual[ei])( |$)/;

/** «Ore annue per volontario» are not those of all volunteers. */
const FOR_EACH =
  /(^| )(pro ?capite|a testa|per (ogni |ciascun[oa]? )?(volontari[oa]|persona|testa|utente|operatore|addett[oa]|dipendente))(?= |$)/;

/** The words of a title but for those of its measure. */
export const withoutMeasure = (title: string): string =>
  key(title)
    .replace(FOR_EACH, " ")
    .split(" ")
    .filter((word) => !OTHER_MEASURE.test(word))
    .join(" ");

/** «Donne (n.)» and «di cui donne», «Ore volontariato» and «Ore di volontariato nell'anno». */
export function haveSameWords(title: string, name: string): boolean {
  const [written, asked] = [largeWords(title), largeWords(name)];
  if (written.length === 0 || asked.length === 0) return false;
  return written.every((word) => asked.includes(word)) || asked.every((word) => written.includes(word));
}

const largeWords = (text: string): string[] => text.split(" ").filter((word) => word !== "" && !SMALL_WORDS.has(word));
const SMALL_WORDS = new Set(
  "di cui con del della dei degli delle da in a al alla nel nell nella per il lo la i gli le l d e o un una n nr num numero totale totali tot anno annue annui annuale annuali".split(
    " ",
  ),
);
