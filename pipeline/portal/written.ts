// What somebody wrote in a form that could not be taken: the page that says so gives it back, to be copied. A browser that goes
// back asks for the page anew, and finds its fields empty.

/** Fields in which people write words of their own; the others say what they are about. */
const WORDS = /^(?:motivo|testo|nota|nome|ruolo|[mv]\d)/;

/** The words of a form, in the order of its fields. */
export const wordsIn = (campi: Readonly<Record<string, string>>): string[] =>
  Object.entries(campi).flatMap(([name, text]) => (WORDS.test(name) && text.trim() !== "" ? [text.trim()] : []));
