// Frames that say nothing go, what they hold stays where it was read.
import { expect, test } from "vitest";
import { flattenStructure } from "./pdf-flatten.ts";
import { documentOf, element } from "./pdf-tagged.support.ts";

/** A paragraph with two stretches of letters round a link, the last in a frame of its own and on the next page. */
const PARAGRAPH = {
  100: "<</Type /StructElem /S /P /K [101 0 R 102 0 R 104 0 R]>>",
  101: "<</Type /StructElem /S /NonStruct /P 100 0 R /Pg 10 0 R /K 0>>",
  102: "<</Type /StructElem /S /Link /P 100 0 R /K [103 0 R <</Type /OBJR /Obj 90 0 R>>]>>",
  103: "<</Type /StructElem /S /NonStruct /P 102 0 R /Pg 10 0 R /K 1>>",
  104: "<</Type /StructElem /S /NonStruct /P 100 0 R /K 105 0 R>>",
  105: "<</Type /StructElem /S /NonStruct /P 104 0 R /Pg 11 0 R /K 0>>",
};

test("letters belong to who holds them, in their order, each on its page", () => {
  const file = documentOf({ pages: ["", ""], elements: PARAGRAPH, marks: [[101, 103], [105]] });
  flattenStructure(file);
  const paragraph = element(file, 100);
  expect(paragraph.get("Pg")).toBe("10 0 R");
  expect(paragraph.get("K")).toMatch(/^\[0 102 0 R <<\/MCID 0\s\/Type \/MCR\s\/Pg 11 0 R>>\]$/);
  expect(element(file, 102).get("K")).toBe("[1 <</Type /OBJR /Obj 90 0 R>>]");
  expect([101, 103, 104, 105].filter((number) => file.objects.has(number))).toEqual([]);
});

test("the parent tree leads to who holds the letters now", () => {
  const file = documentOf({ pages: ["", ""], elements: PARAGRAPH, marks: [[101, 103], [105]] });
  flattenStructure(file);
  expect([50, 51].map((list) => file.objects.get(list)?.source)).toEqual(["[100 0 R 102 0 R]", "[100 0 R]"]);
});

test.each([
  ["that says something", "<</Type /StructElem /S /NonStruct /P 100 0 R /Pg 10 0 R /K 0 /Lang (en)>>"],
  ["that holds a link", "<</Type /StructElem /S /NonStruct /P 100 0 R /Pg 10 0 R /K [0 <</Type /OBJR /Obj 90 0 R>>]>>"],
  ["with something else inside", "<</Type /StructElem /S /NonStruct /P 100 0 R /Pg 10 0 R /K [0 102 0 R]>>"],
])("a frame %s stays", (_, frame) => {
  const elements = {
    100: "<</Type /StructElem /S /P /K [101 0 R]>>",
    101: frame,
    102: "<</Type /StructElem /S /Strong /P 101 0 R /Pg 10 0 R /K 1>>",
  };
  const file = documentOf({ pages: [""], elements, marks: [[101, 102]] });
  flattenStructure(file);
  expect(element(file, 100).get("K")).toContain("101 0 R");
  expect(file.objects.get(50)?.source).toBe("[101 0 R 102 0 R]");
});

test("a table and a list hold no letters themselves", () => {
  const elements = {
    100: "<</Type /StructElem /S /L /K [101 0 R]>>",
    101: "<</Type /StructElem /S /NonStruct /P 100 0 R /Pg 10 0 R /K 0>>",
  };
  const file = documentOf({ pages: [""], elements, marks: [[101]] });
  flattenStructure(file);
  expect(element(file, 100).get("K")).toBe("[101 0 R]");
});
