// What an author writes beside plain Markdown: it is printed, or told with its line; never left out, never printed raw.
import { expect, test } from "vitest";
import { sentenceOfFault } from "../../schemas/edizione.ts";
import { type Shaped, shaped } from "./shape.ts";

const PICTURES = { known: ["immagini/mappa.png", "cantieri/orto.jpg"], refused: ["grande.png"] };
const shape = (testo: string, file = "testi/04-rete.md"): Shaped => shaped(testo, { file, righe: 3 }, PICTURES);
const faults = (testo: string): string[] => shape(testo).difetti.map(sentenceOfFault);

test.each([
  ["plain words", "Uno, 5 * 3 * 2, a_b_c, snake_case, 3 < 4 > 2, (1) [sic] e #rete."],
  ["emphasis, lists, quotes", "**Uno** e *due*.\n\n- a\n- b\n\n> Voce.\n\n1. c"],
  ["a table", "| A | B |\n| --- | --- |\n| 1 | 2 |\n| `a|b` | due \\| tre |".replace("`a|b`", "a")],
  ["addresses", "[qui](https://esempio.it/a_b) e <https://esempio.it> e <info@esempio.it> e [x](mailto:a@b.it)."],
  ["an address under the text", "[qui][fonte] e [fonte].\n\n[fonte]: https://esempio.it"],
  ["code", "`<b>` e `[^1]` e `[da scrivere]`.\n\n```\n<div>\n![](x)\n[^1]: y\n```"],
  ["escaped signs", "\\[^1] e \\*\\*così\\*\\* e \\<b>."],
  ["a line broken on purpose", "Uno<br>due<br/>tre."],
  ["references and marks of the model", '{{figura "a" zona="b"}} e {{guasto "«<b>» è [così](x)"}}.\n\n{{grafico "a"}}'],
  ["a picture whose file is told already", "![L'orto](grande.png)"],
  ["a rule after an empty line", "Uno.\n\n---\n\nDue."],
  ["letters of other Latin alphabets", "Ștefan, Łukasz e Zoë: «così» – 3 × 4 = 12 €…"],
  ["a hashtag in a paragraph", "#rete è il nome\ndi molte cose."],
])("%s: nothing to tell", (_, testo) => {
  expect(faults(testo)).toEqual([]);
});

test.each<[string, number, string, string]>([
  ["Uno <b>due</b>.", 1, "«<b>» è un pezzo di pagina web", "Scrivi **così**."],
  ["Uno.\n\n<div class='x'>\nDue.\n</div>", 3, "«<div class='x'>»", "Toglilo"],
  ["Uno\ndue <img src=x>.", 2, "«<img src=x>»", "![che cosa si vede]"],
  ["Uno[^1].", 1, "la nota «1» non c'è", "[^1]: parole"],
  ["Uno[^1].\n\n[^1]:", 3, "la nota «1» non ha parole", "dopo i due punti"],
  ["Uno.\n\n[^1]: Parole.", 3, "nessuno richiama la nota «1»", "Scrivi [^1]"],
  ["Uno[^a] e[^a].\n\n[^a]: x\n[^a]: y", 4, "la nota «a» c'è già", "un nome suo"],
  ["Uno[^1].\n\n[^1]: Parole.\n\n    Altre parole.", 3, "più capoversi", "in uno solo"],
  ["Uno[^1].\n\n[^1]: Una [parentesi.", 3, "non si chiude", "Chiudila"],
  ["Uno [^1 due.", 1, "una nota non è scritta bene", "[^1] nel testo"],
  ["Uno\ndue\n![](immagini/mappa.png).", 3, "non dice che cosa si vede", "![che cosa si vede](immagini/mappa.png)"],
  ["![Mappa](immagini/mapa.png)", 1, "non c'è in testi/", "«immagini/mappa.png»"],
  ["![Mappa](https://esempio.it/a.png)", 1, "è in rete", "Salvala in testi/."],
  ["![Mappa](../../fuori.png)", 1, "non c'è in testi/", ""],
  ["[qui](https://esempio.it", 1, "si stamperebbe così com'è", "tutto attaccato"],
  ["[qui] (x) e [a][b].", 1, "si stamperebbe così com'è", ""],
  ["[qui](www.esempio.it)", 1, "«www.esempio.it» non porta a niente", "https://"],
  ["[qui](#risorse) ", 1, "non porta a niente", '{{rif "nome"}}'],
  ["[qui](05-risorse.md)", 1, "non porta a niente", '{{rif "nome"}}'],
  ["Uno.\n\nDue 中文.", 3, "i caratteri di stampa non hanno «中文»", "lettere latine"],
  ["Bravi 🙂", 1, "«🙂»", "lettere latine"],
  ["Uno **due.", 1, "il grassetto non si chiude", ""],
  ["```\ncodice", 1, "non si chiude", "Chiudilo con ```."],
  ["| A | B |\n| 1 | 2 |", 1, "questa tavola non è scritta bene", "| --- | --- |"],
  ["| A | B |\n| --- | --- |\n| 1 | 2 | 3 |", 3, "più caselle dei titoli", "Aggiungi un titolo"],
  ["#Titolo", 1, "un titolo non è scritto bene", "uno spazio dopo #"],
  ["Uno\ndue\n---", 1, "ne fanno un titolo", "riga vuota"],
  ["- [ ] Uno", 1, "caselle da spuntare", ""],
  ["::: riquadro\nUno\n:::", 1, "«:::»", ""],
  ["[Comune]: parole", 1, "nessuno usa, e non si stampa", "togli le parentesi"],
  ["Uno.\n\n[da scrivere: i volontari del 2019]", 3, "c'è ancora da scrivere: i volontari del 2019", "Scrivi"],
  [
    "[da scrivere: «A che cosa serve» nel 2017. L'edizione prima ne parlava in testi/cantieri/anziani-disabili.md, riga 11]",
    1,
    "«A che cosa serve» nel 2017. L'edizione prima ne parlava in testi/cantieri/anziani-disabili.md, riga 11",
    "Scrivi",
  ],
])("%j is told at its line", (testo, line, cosa, rimedio) => {
  const [told = "", ...others] = faults(testo);
  expect(told).toContain(`testi/04-rete.md, riga ${line + 3}: `);
  expect(told).toContain(cosa);
  expect(told).toContain(rimedio);
  expect(shape(testo).testo).toContain("{{guasto ");
  expect(others.filter((other) => !other.includes("«</"))).toEqual([]);
});

test("a note stands where it is called, with the lines of the text where they were", () => {
  const { testo, difetti } = shape(
    "Uno[^1] e due[^x].\n\n[^1]: Prima *nota*,\n  su due righe.\n[^x]: Seconda.\n\nTre.",
  );
  expect(difetti).toEqual([]);
  expect(testo.split("\n")).toEqual([
    "Uno^[Prima *nota*, su due righe.] e due^[Seconda.].",
    "",
    "",
    "",
    "",
    "",
    "Tre.",
  ]);
});

test("a picture is found from the folder of its text", () => {
  expect(shape("![Orto](orto.jpg)", "testi/cantieri/curare.md").immagini).toEqual(["cantieri/orto.jpg"]);
  expect(shape("![Mappa](../immagini/mappa.png)", "testi/cantieri/curare.md").immagini).toEqual(["immagini/mappa.png"]);
  expect(shape("![Mappa](./immagini/mappa.png 'Dove siamo')").immagini).toEqual(["immagini/mappa.png"]);
});
