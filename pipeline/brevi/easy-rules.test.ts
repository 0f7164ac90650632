import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { easyFaults } from "./easy-rules.ts";

const page = (at: number): string => `# Domanda ${"abcdefgh"[at]}?\n\n> La cosa principale.\n\nUna frase breve.\n`;
const TEXT = `---\ntitolo: Prova\n---\n${Array.from({ length: 8 }, (_, at) => page(at)).join("\n")}`;
const with_ = (line: string): string => TEXT.replace("Una frase breve.", line);
const told = (text: string): string[] => easyFaults(text).map(({ riga, cosa }) => `${riga}: ${cosa}`);

test("a text that keeps the rules is told nothing", () => {
  expect(easyFaults(TEXT)).toEqual([]);
});

const FIFTEEN = "Una frase con quindici parole è lunga e va bene ancora, ma di più no.";
test.each([
  ["a second sentence on the line", "Ecco una frase. Eccone un'altra.", "ci sono due frasi sulla stessa riga"],
  ["a second question", "Chi sei? Che cosa fai?", "ci sono due frasi sulla stessa riga"],
  ["a sentence that goes on", "Una frase che continua", "la frase non finisce su questa riga"],
  ["sixteen words", FIFTEEN.replace("no.", "proprio no."), "la frase ha 16 parole"],
  ["a share in a hundred", "Il 41% è delle famiglie.", "c'è una percentuale"],
  ["the same in words", "Sono quaranta per cento.", "c'è una percentuale"],
  ["a word cut short", "Ci sono asili, scuole ecc. in città.", "c'è un'abbreviazione o una sigla"],
  ["letters for words", "I NEET sono giovani.", "c'è un'abbreviazione o una sigla"],
  ["brackets", "Il Punto (quello nuovo) apre.", "ci sono segni difficili da leggere"],
  ["a semicolon", "Apre oggi; chiude domani.", "ci sono segni difficili da leggere"],
  ["a digit that was typed", "I servizi sono 766.", "c'è un numero battuto a mano"],
  ["a chart", '{{grafico "fonti-in-breve"}}.', "qui non si mettono grafici né tavole"],
])("%s is told with its line", (_, line, cosa) => {
  expect(told(with_(line))).toContain(`8: ${cosa}`);
});

test.each([
  ["fifteen words", FIFTEEN],
  ["a reference, whatever it holds", 'Gli euro delle famiglie sono {{figura "quota-famiglie"}}.'],
  ["a list that is announced", "I temi sono questi:"],
  ["a bold word at the end", "Questo si chiama **servizio**."],
])("%s is no fault", (_, line) => {
  expect(easyFaults(with_(line))).toEqual([]);
});

test.each([
  ["seven pages", TEXT.replace("# Domanda h?", "Domanda h?"), "le pagine sono 7, e devono essere 8"],
  [
    "a title that asks nothing",
    TEXT.replace("# Domanda b?", "# Il secondo tema."),
    "il titolo della pagina non è una domanda",
  ],
  [
    "a page without a main thing",
    TEXT.replace("> La cosa", "La cosa"),
    "la pagina non ha una cosa principale, o ne ha più di una",
  ],
  [
    "a page with two",
    TEXT.replace("Una frase", "> Una frase"),
    "la pagina non ha una cosa principale, o ne ha più di una",
  ],
  [
    "words before the first page",
    TEXT.replace("# Domanda a?", "Benvenuti.\n\n# Domanda a?"),
    "il testo comincia prima della prima pagina",
  ],
  ["a full page", with_(Array.from({ length: 16 }, () => "Una frase breve.").join("\n")), "la pagina ha 17 righe"],
])("%s is told", (_, text, cosa) => {
  expect(told(text).join("\n")).toContain(cosa);
});

test("the texts of the samples keep the rules", () => {
  const files = readdirSync("data-samples").map((city) => `data-samples/${city}/testi/parole-semplici.md`);
  const there = files.filter((file) => existsSync(file));
  expect(there.length).toBe(3);
  for (const file of there)
    expect(easyFaults(readFileSync(file, "utf8").replace(/<!--.*?-->/gs, "")), file).toEqual([]);
});
