// The letters that the faces of the report have: those of Latin alphabets and the signs that all alphabets share. Others, and
// pictures in the place of letters, would be boxes on some machines.
const OTHERS = /(?:[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]|\p{Emoji_Presentation})+/u;

/** The first run of letters that the faces lack; null when they have all. */
export const lettersBeyond = (text: string): string | null => OTHERS.exec(text)?.[0] ?? null;
