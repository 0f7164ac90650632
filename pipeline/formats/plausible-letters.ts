// How well letters outside ASCII make Italian words: what tells one alphabet from another.

const LOWER = new Set("àèéìòù");
const UPPER = new Set("ÀÈÉÌÒÙ");
const HARMLESS = new Set("\u00a0§©®™£×÷±½¼¾²³´•…");

/** Sum over the letters outside ASCII: 3 for what Italian is full of, -3 for what no Italian text holds. */
export function plausibility(text: string): number {
  let score = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) >= 0x80) score += letterScore(text.charAt(at - 1), text.charAt(at), text.charAt(at + 1));
  }
  return score;
}

function letterScore(left: string, letter: string, right: string): number {
  // Letters beyond ASCII stand alone in an Italian word: several in a row are another alphabet's.
  if (isAccented(letter) && (isAccented(left) || isAccented(right))) return -1;
  if (LOWER.has(letter)) return lowerScore(left, letter, right);
  if (UPPER.has(letter)) {
    if (isLower(left) || isLower(right)) return -3;
    return isUpper(left) || letter === "È" ? 2 : 0;
  }
  if (isAccented(letter)) return foreignScore(left, letter, right);
  return signScore(left, letter, right);
}

/** «città» and «è» are Italian through and through; «é» in the middle of a word is a foreign name. */
function lowerScore(left: string, letter: string, right: string): number {
  if (isLetter(left)) return isLetter(right) ? 1 : 3;
  if (isLetter(right)) return 0.5;
  return letter === "è" ? 3 : 0;
}

function foreignScore(left: string, letter: string, right: string): number {
  if (isUpper(letter)) return isLower(left) ? -3 : 0.3;
  if (isUpper(left) && isUpper(right)) return -3;
  return isLetter(left) && isLetter(right) ? 0.5 : -0.5;
}

function signScore(left: string, sign: string, right: string): number {
  const bad = -0.7;
  if (sign === "’") return isLetter(left) ? (isLetter(right) ? 3 : 1) : isWord(right) ? 1 : bad;
  if (sign === "‘" || sign === "“" || sign === "«") return !isWord(left) && right.trim() !== "" ? 1 : bad;
  if (sign === "”" || sign === "»") return left.trim() !== "" && !isWord(right) ? 1 : bad;
  if (sign === "–" || sign === "—") return isLetter(left) !== isLetter(right) || isLetter(left) ? bad : 1;
  if (sign === "€") return isLetter(left) || isLetter(right) ? -1 : 1.5;
  if (sign === "°" || sign === "º" || sign === "ª") return /[\dnN]/.test(left) ? 1.5 : -1;
  if (HARMLESS.has(sign)) return 0;
  return /[\u0080-\u009f\u2500-\u25ff]/.test(sign) ? -3 : -1;
}

const isAccented = (text: string): boolean => text >= "À" && text <= "ÿ" && text !== "×" && text !== "÷";
const isLetter = (text: string): boolean => isLower(text) || isUpper(text);
const isWord = (text: string): boolean => isLetter(text) || /\d/.test(text);
const isLower = (text: string): boolean => text !== text.toUpperCase();
const isUpper = (text: string): boolean => text !== text.toLowerCase();
