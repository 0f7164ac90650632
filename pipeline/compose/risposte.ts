// What the network answered to what was said: `progetto/voci.csv` names, for a proposal of `progetto/proposte.csv`, the words
// in which members wrote it. So a voice bears its answer, and a proposal how many voices asked for it.
import { FILE_VOCI } from "../../schemas/edition-tables.ts";
import type { EditionFault, Edizione } from "../../schemas/edizione.ts";
import { STATI_PROPOSTA } from "../../schemas/liste.ts";
import { inLettere } from "../../schemas/numerals.ts";
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

type Stato = (typeof STATI_PROPOSTA)[number];

/** Of one and of several. */
const BECAME: Readonly<Record<Stato, readonly [string, string]>> = {
  accolta: ["è accolta", "sono accolte"],
  "in-parte": ["è accolta in parte o in corso", "sono accolte in parte o in corso"],
  "non-ancora": ["aspetta", "aspettano"],
};

/** «Su quattordici proposte sei sono accolte, cinque in parte o in corso, tre aspettano»; a state that none has drops its
 *  clause. null below two proposals. */
export function proposalsTitle(proposte: readonly { readonly [column: string]: unknown }[]): string | null {
  if (proposte.length < 2) return null;
  const told = STATI_PROPOSTA.map((stato) => ({
    stato,
    n: proposte.filter((each) => each["stato"] === stato).length,
  })).filter(({ n }) => n > 0);
  const [only] = told;
  if (told.length === 1 && only !== undefined)
    return `Tutte e ${inLettere(only.n, "f")} le proposte ${BECAME[only.stato][1]}`;
  const clauses = told.map(({ stato, n }, at) => {
    const [one, several] = BECAME[stato];
    // The verb of the first clause holds for those in part as well.
    const verb = at > 0 && stato === "in-parte" ? "in parte o in corso" : n === 1 ? one : several;
    return `${inLettere(n, "f")} ${verb}`;
  });
  return `Su ${inLettere(proposte.length, "f")} proposte ${clauses.join(", ")}`;
}
