import { expect, test } from "vitest";
import { nextText } from "./next-texts.ts";

const SLIDES = `---
titolo: Come sta il welfare nel 2016
---
<!-- Nel 2016 erano 12 diapositive. -->

# Quali risorse?

{{grafico "fonti" cantiere="100-leve"}}

Sono {{figura "valore-netto"}}, dal {{edizione "anno"}}.
Il 13 luglio eravamo 120.

> Sono attivi 14 Punti

# {{nome "cantieri" "100-leve"}} 2016

* Chi c'era nel 2016?
* Chi manca?
`;

test("in the short forms a number written by hand is asked for again, and references stay", () => {
  const prompt = (what: string, line: number): string =>
    `[da scrivere: ${what} nel 2017. L'edizione prima ne parlava in testi/diapositive.md, riga ${line}]`;
  expect(nextText("diapositive", SLIDES, 2017).split("\n")).toEqual([
    "---",
    "titolo: Come sta il welfare nel 2017",
    "---",
    "<!-- Nel 2016 erano 12 diapositive. -->",
    "",
    "# Quali risorse?",
    "",
    '{{grafico "fonti" cantiere="100-leve"}}',
    "",
    'Sono {{figura "valore-netto"}}, dal {{edizione "anno"}}.',
    prompt("«Quali risorse?»", 11),
    "",
    `> ${prompt("«Quali risorse?»", 13)}`,
    "",
    `# ${prompt("il 2017", 15).replace(" nel 2017.", ".")}`,
    "",
    `* ${prompt("«… 2016»", 17)}`,
    "* Chi manca?",
    "",
  ]);
});
