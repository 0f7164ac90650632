// A small tagged document, object by object, of the kind that Chromium writes: what is content stays, the rest is marked.
import { expect, test } from "vitest";
import { entriesOf, itemsOf } from "./pdf-syntax.ts";
import { documentOf, drawnBy, element, text } from "./pdf-tagged.support.ts";
import { tagContents } from "./pdf-tagging.ts";

const numbersIn = (source: string | undefined): number[] => itemsOf(source ?? "").map(Number);

test("running heads, backgrounds and rules become artifacts of their kind, and nothing else changes", async () => {
  const drawn = `q
1 1 1 rg
0 0 600 800 re
f
Q
q
${text(50, 780)}
${text(300, 20)}
Q
/P <</MCID 0 >>BDC
${text(50, 400)}
EMC
0 300 m
600 300 l
S`;
  const file = documentOf({
    pages: [drawn],
    elements: { 100: "<</S /P /K 0 /Pg 10 0 R>>" },
    marks: [[100]],
  });
  await tagContents(file);
  const found = drawnBy(file, 20);
  expect(found).toContain("/Artifact <</Type /Layout>> BDC\n0 0 600 800 re\nf\nEMC\nQ");
  expect(found).toContain(`/Artifact <</Type /Pagination /Subtype /Header>> BDC\n${text(50, 780)}\nEMC`);
  expect(found).toContain(`/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n${text(300, 20)}\nEMC`);
  expect(found).toContain("/Artifact <</Type /Layout>> BDC\n0 300 m\n600 300 l\nS\nEMC");
  expect(found.replaceAll(/\/Artifact .*\n/g, "").replaceAll("\nEMC", "")).toBe(drawn.replaceAll("\nEMC", ""));
  expect(file.objects.get(20)?.source).toContain(`/Length ${file.objects.get(20)?.stream?.length}`);
});

test("the borders of a table are no cell of it: their mark, its place and its element go", async () => {
  const file = documentOf({
    pages: [`/Table <</MCID 0 >>BDC\n0 0 9 1 re\nf\nEMC\n/NonStruct <</MCID 1 >>BDC\n0 0 9 1 re\nf*\nEMC`],
    elements: {
      100: "<</S /Table /K [101 0 R 0 102 0 R] /Pg 10 0 R>>",
      101: "<</S /TR /P 100 0 R /K []>>",
      102: "<</S /NonStruct /P 100 0 R /K 1 /Pg 10 0 R>>",
    },
    marks: [[100, 102]],
  });
  await tagContents(file);
  expect(drawnBy(file, 20)).not.toContain("MCID");
  expect(element(file, 100).get("K")).toBe("[101 0 R]");
  expect(file.objects.has(102)).toBe(false);
  expect(file.objects.get(50)?.source).toBe("[null null]");
});

test("the head of a table is read once, on its first page", async () => {
  const cell = `/NonStruct <</MCID 0 >>BDC\n${text(50, 400)}\nEMC`;
  const file = documentOf({
    pages: [cell, cell],
    elements: {
      100: "<</S /TH /K 101 0 R>>",
      101: "<</S /NonStruct /P 100 0 R /Pg 10 0 R /K [0 <</Type /MCR /Pg 11 0 R /MCID 0>>]>>",
    },
    marks: [[101], [101]],
  });
  await tagContents(file);
  expect(drawnBy(file, 20)).toBe(cell);
  expect(drawnBy(file, 21)).toBe(cell.replace("/NonStruct <</MCID 0 >>BDC", "/Artifact <</Type /Pagination>> BDC"));
  expect(element(file, 101).get("K")).toBe("[0]");
});

test("a paragraph that goes on over the page is read on both", async () => {
  const line = `/P <</MCID 0 >>BDC\n${text(50, 400)}\nEMC`;
  const elements = { 100: "<</S /P /Pg 10 0 R /K [0 <</Type /MCR /Pg 11 0 R /MCID 0>>]>>" };
  const file = documentOf({ pages: [line, line], elements, marks: [[100], [100]] });
  await tagContents(file);
  expect([drawnBy(file, 20), drawnBy(file, 21)]).toEqual([line, line]);
});

test("a drawing has the box of what is seen of it", async () => {
  const file = documentOf({
    pages: [
      `q
.5 0 0 -.5 0 800 cm
q
100 100 400 400 re
W* n
q
0 0 450 1000 re
W n
/Figure <</MCID 0 >>BDC
50 200 100 100 re
f
200 450 m
500 900 l
S
EMC
Q
Q
/Figure <</MCID 1 >>BDC
600 0 100 100 re
f
EMC
Q`,
    ],
    elements: { 100: "<</S /Figure /K 0 /Pg 10 0 R /Alt (A)>>", 101: "<</S /Figure /K 1 /Pg 10 0 R /Alt (B)>>" },
    marks: [[100, 101]],
  });
  await tagContents(file);
  const boxes = [100, 101].map((one) => entriesOf(itemsOf(element(file, one).get("A") ?? "")[0] ?? ""));
  expect(boxes.map((box) => [box.get("O"), numbersIn(box.get("BBox"))])).toEqual([
    ["/Layout", [50, 550, 225, 700]],
    ["/Layout", [300, 750, 350, 800]],
  ]);
  expect(drawnBy(file, 20)).toContain("/Figure <</MCID 0 >>BDC");
});

test("a drawing that is turned has the upright box around it", async () => {
  const file = documentOf({
    pages: ["q\n.6 .8 -.8 .6 300 100 cm\n/Figure <</MCID 0 >>BDC\n0 0 100 200 re\nf\nEMC\nQ"],
    elements: { 100: "<</S /Figure /K 0 /Pg 10 0 R /Alt (A)>>" },
    marks: [[100]],
  });
  await tagContents(file);
  expect(element(file, 100).get("A")).toContain("/BBox [140 100 360 300]");
});

test("a form with marks of its own is entered where it stands, one without is an image", async () => {
  const file = documentOf({
    pages: ["q\n1 0 0 1 100 200 cm\n/X60 Do\n/X61 Do\nQ"],
    elements: { 100: "<</S /Figure /K 0 /Pg 10 0 R>>" },
    marks: [[]],
    forms: {
      60: {
        source: "<</Subtype /Form /StructParents 7 /Matrix [2 0 0 2 0 0]>>",
        draws: "/Figure <</MCID 0 >>BDC\n0 0 10 20 re\nf\nEMC\n5 5 1 1 re\nf",
      },
      61: { source: "<</Subtype /Form /BBox [0 0 9 9]>>", draws: "0 0 9 9 re\nf" },
    },
    formMarks: { 7: [100] },
  });
  await tagContents(file);
  expect(drawnBy(file, 20)).toBe("q\n1 0 0 1 100 200 cm\n/X60 Do\n/Artifact <</Type /Layout>> BDC\n/X61 Do\nEMC\nQ");
  expect(drawnBy(file, 60)).toContain("/Artifact <</Type /Layout>> BDC\n5 5 1 1 re\nf\nEMC");
  expect(element(file, 100).get("A")).toContain("/BBox [100 200 120 240]");
});

test("a no-break space of a running head stays inside its artifact", async () => {
  const head = `BT\n/F1 10 Tf\n1 0 0 1 50 780 Tm\n/Span <</ActualText <FEFF00A0> >> BDC\n<0041> Tj\nEMC\n<0042> Tj\nET`;
  const file = documentOf({ pages: [head], elements: {}, marks: [] });
  await tagContents(file);
  expect(drawnBy(file, 20)).toBe(`/Artifact <</Type /Pagination /Subtype /Header>> BDC\n${head}\nEMC`);
});

test.each([
  ["never ends", "/P <</MCID 0 >>BDC"],
  ["ends that never began", "EMC"],
  ["stands inside another", "/P <</MCID 0 >>BDC\n/P <</MCID 1 >>BDC\nEMC\nEMC"],
])("a mark that %s stops the file", async (says, drawn) => {
  const file = documentOf({ pages: [drawn], elements: {}, marks: [] });
  await expect(tagContents(file)).rejects.toThrow(says);
});
