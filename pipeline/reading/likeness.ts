// Which unknown title may well be a question: near it by letters, or with its words among others, and in its measure.
import { distance, key } from "../../schemas/text.ts";
import type { Titolo } from "./intestazione.ts";
import type { Tavola } from "./tavola.ts";
import { yearIn } from "./title-rows.ts";

/** The one unknown heading that may well be a missing one: a letter or an ending away, else with its words among others. Of two
 *  that may be it none is: «Importo netto» and «Importo lordo». */
export function likely({ testata, anno }: Tavola, campo: string, taken: readonly Titolo[] = []): Titolo | undefined {
  const { label = campo, alias = [] } = testata.blocco.campi[campo] ?? {};
  const names = [label, campo, ...alias].map(key);
  const open = testata.ignorate.filter((titolo) => {
    const year = yearIn(titolo.titolo);
    return !taken.includes(titolo) && !isOtherMeasure(titolo.titolo) && (year === null || year.anno === anno);
  });
  const near = (word: string, name: string): boolean =>
    distance(word, name, 2) <= Math.min(2, Math.floor(name.length / 4));
  const alike = (isAlike: (word: string, name: string) => boolean): Titolo[] =>
    open.filter(({ titolo }) => names.some((name) => isAlike(key(titolo), name)));
  const found = [alike(near), alike(haveSameWords)].find(({ length }) => length > 0) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

/** True for a title that speaks of the month, of a share, of one person, of thousands, of other money, of a forecast. */
export const isOtherMeasure = (title: string): boolean =>
  /[%$£₤¥]/.test(title) || OTHER_MEASURE.test(key(title)) || FOR_EACH.test(key(title));

/** «Importo (migliaia di €)» is another number than «Importo (€)»: to rename the column would be wrong. */
const OTHER_MEASURE =
  /(^| )(000|1000|x1000|k|mila|migliaia|mln|milioni|centesimi|cent|lire|dollari|usd|franchi|chf|sterline|gbp|mes[ei]|mensil[ei]|settiman[ae]|settimanal[ei]|giorn[oi]|giornat[ae]|giornalier[aeio]|medi[aeio]|percento|percentual[ei]|fte|ula|equivalent[ei]|preventiv[oiae]|preventivat[oiae]|previst[oiae]|prevision[ei]|previsionale|budget)( |$)/;

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
