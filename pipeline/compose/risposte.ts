// What the network answered to what was said: `progetto/voci.csv` names, for a proposal of `progetto/proposte.csv`, the words
// in which members wrote it. So a voice bears its answer, and a proposal how many voices asked for it.
import { type EditionFault, type Edizione, FILE_VOCI } from "../../schemas/edizione.ts";
import type { Citazione } from "../../schemas/report-model.ts";

type Voice = Citazione & { readonly cantiere: string | null };

export interface Answers {
  readonly citazioni: readonly Voice[];
  /** How many voices ask for a proposal, by its code. */
  readonly quante: ReadonlyMap<string, number>;
  /** Words that nobody wrote. */
  readonly difetti: readonly EditionFault[];
}

/** Letters and figures alone: who writes a proposal again seldom writes its signs again. */
const plain = (text: string): string =>
  text
    .toLocaleLowerCase("it")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Words that end in «…» stand for all that begin so. */
function says(words: string): (proposta: string) => boolean {
  const asked = plain(words);
  return words.trim().endsWith("…") ? (text) => plain(text).startsWith(asked) : (text) => plain(text) === asked;
}

/** The voices with their answers. */
export function answersTo(
  { proposte, voci }: Pick<Edizione, "proposte" | "voci">,
  citazioni: readonly Voice[],
): Answers {
  const tied = voci.map((each) => ({ ...each, says: says(each.voce) }));
  const answers = new Map(proposte.map(({ codice, risposta }) => [codice, risposta]));
  const codeOf = ({ proposta }: Voice): string | null =>
    proposta === null ? null : (tied.find((each) => each.says(proposta))?.proposta ?? null);
  const codes = citazioni.map(codeOf);
  const quante = new Map(
    [...Map.groupBy(codes, (code) => code)].flatMap(([code, all]) =>
      code === null ? [] : [[code, all.length] as const],
    ),
  );
  return {
    quante,
    citazioni: citazioni.map((voice, i) => {
      const code = codes[i] ?? null;
      const risposta = code === null ? undefined : answers.get(code);
      return risposta === undefined ? voice : { ...voice, risposta };
    }),
    // While no voice came, every word of them is still to come.
    difetti: (citazioni.length === 0 ? [] : tied).flatMap((each) =>
      citazioni.some(({ proposta }) => proposta !== null && each.says(proposta))
        ? []
        : [
            {
              file: FILE_VOCI,
              riga: each.riga,
              cosa: `nessuna voce propone «${each.voce}»`,
              rimedio: "Copia la proposta come è arrivata, o le sue prime parole con «…» in fondo.",
            },
          ],
    ),
  };
}
