// The layer over the page that `build` writes: what one can speak of, and that nothing else of the page is another.
import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { renderHtml } from "../../report/html.ts";
import { fixtureModel } from "../../report/model.support.ts";
import { loaded } from "./layer.ts";
import { type Passage, passagesOf, wordsOf } from "./passages.ts";

const model = fixtureModel();
let html = "";
let found: Passage[] = [];
beforeAll(async () => {
  html = await renderHtml(model, { draw: async () => '<svg role="img" aria-label="prova"></svg>' });
  found = passagesOf(html);
});

test("every chart and table is one, with its number and title, and so is every passage of a text, in its chapter", () => {
  const prospetti = Object.values(model.prospetti).map(({ tipo, id, numero, titolo }) => ({
    ancora: `${tipo}-${id}`,
    nome: `${tipo} ${numero}`,
    parole: titolo,
  }));
  const charts = found.filter(({ tipo }) => tipo !== "passo");
  expect(charts.map(({ ancora, nome, parole }) => ({ ancora, nome, parole }))).toEqual(
    expect.arrayContaining(prospetti.filter(({ ancora }) => html.includes(`id="${ancora}"`))),
  );
  expect(charts.length).toBeGreaterThan(5);
  const texts = found.filter(({ tipo }) => tipo === "passo");
  expect(texts.map(({ ancora }) => ancora)).toEqual([...html.matchAll(/ id="(passo-[^"]+)"/g)].map(([, id]) => id));
  for (const { parole, capitolo } of texts) expect([parole, capitolo].every((each) => /\p{L}/u.test(each))).toBe(true);
  expect(new Set(found.map(({ ancora }) => ancora)).size).toBe(found.length);
});

test("each has one link; taken out again with what stands above, the page is the one that was built", () => {
  const { page, passi } = loaded(html);
  const text = page(new Map([["grafico-residenti", 2]]), "<nav>sopra</nav>\n").plain.toString();
  expect(
    [...text.matchAll(/class="commenta" href="\/bozza\/commenta\/([^"]+)"/g)].map(([, ancora]) => ancora).sort(),
  ).toEqual([...passi.keys()].map(encodeURIComponent).sort());
  expect(text).toMatch(/>Commenta il grafico [\d.]+ \(2 commenti\)<\/a>/);
  const without = text
    .replace(
      / ?(<p class="commenta-riga">)?<a class="commenta"[\s\S]*?<\/a>(?:(?<=<p class="commenta-riga">.*)<\/p>)?/g,
      "",
    )
    .replace("<nav>sopra</nav>\n", "")
    .replace('<link rel="stylesheet" href="/s/bozza.css">\n', "");
  expect(without).toBe(html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>\n/, ""));
});

test("the rules let in the style and the script of the page, ours, and nothing else", () => {
  const hash = (tag: string): string => {
    const content = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? "";
    return createHash("sha256").update(content).digest("base64");
  };
  expect(loaded(html).regole).toBe(
    `default-src 'none';style-src 'self' 'sha256-${hash("style")}';script-src 'sha256-${hash("script")}';font-src data:;img-src data:;form-action 'self';base-uri 'none';frame-ancestors 'none'`,
  );
});

test.each([
  ['La <b>rete</b><sup class="richiamo"><a>1</a></sup>, tutta.', "La rete, tutta."],
  ["a&nbsp;b &amp; &lt;c&gt; &#x27;d&#39; conco<wbr>rdia", "a b & <c> 'd' concordia"],
])("what is read of %s", (markup, words) => {
  expect(wordsOf(markup)).toBe(words);
});
