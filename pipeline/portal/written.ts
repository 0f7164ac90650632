// What somebody wrote in a form that could not be taken: the page that says so gives it back, to be copied. A browser that goes
// back asks for the page anew, and finds its fields empty.

import { QUESTIONARIO } from "../../schemas/questionario.ts";

/** Fields in which people write words of their own; the others say what they are about. */
const WORDS = /^(?:(?:motivo|casella)\b|(?:testo|nome|ruolo|ambito|di|email|posta)$|[mv]\d)/;
const OF_A_VOICE = new Set(
  Object.entries(QUESTIONARIO.voci.campi).flatMap(([name, { cella }]) => (cella.tipo === "testo" ? [`v-${name}`] : [])),
);

/** The words of a form, in the order of its fields. */
export const wordsIn = (campi: Readonly<Record<string, string>>): string[] =>
  Object.entries(campi).flatMap(([name, text]) =>
    (WORDS.test(name) || OF_A_VOICE.has(name)) && text.trim() !== "" ? [text.trim()] : [],
  );
