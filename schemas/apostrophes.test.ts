import { expect, test } from "vitest";
import { withApostrophes } from "./apostrophes.ts";

test.each([
  ["<p>L'ente dell&#39;anno, un po&#x27; di piu'.</p>", "<p>L’ente dell’anno, un po’ di piu’.</p>"],
  ["<p>gli anni '60, il '24 e 'ndrangheta</p>", "<p>gli anni ’60, il ’24 e ’ndrangheta</p>"],
  ["<p>la voce 'altro' e l'altra</p>", "<p>la voce ‘altro’ e l’altra</p>"],
  ["<p>dell'<em>ente</em>, <b>po</b>'</p>", "<p>dell’<em>ente</em>, <b>po</b>&#39;</p>"],
  ['<svg aria-label="l&#39;ente"><text>all\'ente</text></svg>', '<svg aria-label="l’ente"><text>all’ente</text></svg>'],
  ['<abbr title="non c\'è" id="l\'id">x</abbr>', '<abbr title="non c’è" id="l\'id">x</abbr>'],
  [
    "<head><meta content=\"default-src 'none'\"><title>L'anno</title><style>a{content:'b'}</style></head>",
    "<head><meta content=\"default-src 'none'\"><title>L’anno</title><style>a{content:'b'}</style></head>",
  ],
])("%s is read as %s", (html, read) => {
  expect(withApostrophes(html)).toBe(read);
});

test.each([
  ["an address", "<p>https://esempio.it/l&#39;ente?a=1&amp;b='c'</p>"],
  ["a code", "<code>f('a', l'b)</code>"],
  ["a link", `<a href="/l'ente">qui</a>`],
  ["what is typed into a form", `<textarea name="m">l&#39;ente</textarea><input value="dell'anno">`],
  ["a length", "<p>(5<p>5&#39;30&quot;</p>#39;&quot;)</p>"],
])("%s stays as it is written", (_, html) => {
  expect(withApostrophes(html).replaceAll("'", "&#39;")).toBe(html.replaceAll("'", "&#39;"));
});
