// The letters that the faces of the report have: those of Latin alphabets and the signs that all alphabets share. Others, and
// pictures in the place of letters, would be boxes on some machines.
const OTHERS =
  /(?:[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|\p{Emoji_Presentation}|(?![©®™])\p{Extended_Pictographic})+/gu;

/** The runs of letters that the faces lack, each once; none when they have all. */
export const lettersBeyond = (text: string): string[] => [...new Set(text.match(OTHERS))];

/** The text with the codes of such letters in their place: what tells of them on the page must not be boxes itself. */
export const withCodes = (text: string): string =>
  text.replace(OTHERS, (run) =>
    [...run].map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`).join(" "),
  );

/** How such letters are told, and what to do. */
export const BEYOND = {
  cosa: (runs: readonly string[]): string =>
    `i caratteri di stampa non hanno ${runs.map((run) => `«${run.slice(0, 20)}»`).join(", ")}: su carta sarebbe un riquadro vuoto`,
  rimedio: "Scrivilo con lettere latine.",
} as const;
