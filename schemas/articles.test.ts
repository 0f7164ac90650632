import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { agreed, al, conArticolo, dal, del } from "./articles.ts";

test.each([
  ["0,5%", "lo 0,5%"],
  ["1%", "l'1%"],
  ["8,3%", "l'8,3%"],
  ["11%", "l'11%"],
  ["18%", "il 18%"],
  ["80%", "l'80%"],
  ["89%", "l'89%"],
  ["100%", "il 100%"],
  ["800", "l'800"],
  ["8 marzo 2027", "l'8 marzo 2027"],
  ["11 marzo", "l'11 marzo"],
  ["1° marzo", "il 1° marzo"],
  ["18 marzo", "il 18 marzo"],
  ["2018", "il 2018"],
  ["venerdì 8 marzo", "il venerdì 8 marzo"],
])("%s has its article", (text, expected) => {
  expect(conArticolo(text)).toBe(expected);
});

test("the article grows together with a preposition", () => {
  expect([al("8 marzo"), al("9 marzo"), al("0%")]).toEqual(["all'8 marzo", "al 9 marzo", "allo 0%"]);
  expect([dal("11%"), dal("12%")]).toEqual(["dall'11%", "dal 12%"]);
  expect([del("1° maggio"), del("81%")]).toEqual(["del 1° maggio", "dell'81%"]);
});

/** Before what is no number that changes: years, words. */
const FIXED = /^(anno|annoPrima|prima|nomeMinuscolo)\b/;

test("no page and no sentence writes the article of a day or of a share by itself", () => {
  const root = fileURLToPath(new URL("../", import.meta.url));
  const found: string[] = [];
  for (const file of globSync("templates/**/*.hbs", { cwd: root }))
    for (const [whole, name = ""] of readFileSync(root + file, "utf8").matchAll(
      /\b(?:il|al|dal|del|nel|sul) \{\{\{?#?([\w.]+)/gi,
    ))
      if (!FIXED.test(name)) found.push(`${file}: ${whole}`);
  for (const file of globSync("{schemas,pipeline}/**/*.ts", { cwd: root, exclude: ["**/*.test.ts"] }))
    for (const [whole] of readFileSync(root + file, "utf8").matchAll(
      /\b(?:il|al|dal|del|nel|sul) \$\{(?:format(?:Date|Share)|dayOf|momentOf|inWords)\(/gi,
    ))
      found.push(`${file}: ${whole}`);
  expect(found).toEqual([]);
});

test.each([
  ["il", "0,5%", "lo "],
  ["Il", "8%", "L'"],
  ["il", "41%", "il "],
  ["al", "11%", "all'"],
  ["dal", "0%", "dallo "],
  ["nel", "80%", "nell'"],
  ["sul", "1%", "sull'"],
  ["Del", "3%", "Del "],
])("«%s» before %s is «%s»", (written, number, wanted) => {
  expect(agreed(written, number)).toBe(wanted);
});
