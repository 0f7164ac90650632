// Words that people wrote and that are printed name nobody who did not agree.
import type { Edizione } from "../../schemas/edizione.ts";

/** Takes what enti are called out of a text, and codes that are no number or word: whoever gave a reason gave no leave to be named, and the others even less. */
export function namesOmitted({ enti }: Pick<Edizione, "enti">): (text: string) => string {
  const names = enti.flatMap(({ codice, denominazione }) => [
    ...(denominazione === "" ? [] : [denominazione]),
    ...(/\p{L}\d|\d\p{L}/u.test(codice) ? [codice] : []),
  ]);
  names.sort((one, other) => other.length - one.length);
  return (text) => {
    const low = text.toLocaleLowerCase("it");
    return names
      .filter((name) => low.includes(name.toLocaleLowerCase("it")))
      .reduce((kept, name) => kept.replace(wholeWords(name), "[omesso]"), text);
  };
}

export const wholeWords = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])${name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}(?![\\p{L}\\d])`, "giu");
