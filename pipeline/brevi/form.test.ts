import { expect, test } from "vitest";
import { detached } from "./form.ts";

const OPEN = { anno: 2024, interna: false };

test.each([
  ["a link to what is here stays", '<p id="qui"></p><a href="#qui">', '<p id="qui"></p><a href="#qui">'],
  ["a link to the rest of the report leads there", '<a href="#rete">', '<a href="../bilancio-sociale-2024.html#rete">'],
  ["data are those beside the report", '<a href="dati/zone.csv">', '<a href="../dati/zone.csv">'],
  [
    "page numbers of the report are not printed",
    '<a href="#x">Tavola 6.1</a><span class="a-pagina">, p.\u00a0<span data-pagina="x"></span></span>.',
    '<a href="../bilancio-sociale-2024.html#x">Tavola 6.1</a>.',
  ],
])("in a short form %s", (_, html, expected) => {
  expect(detached(html, OPEN, "../")).toBe(expected);
});
