import { expect, test } from "vitest";
import { withSoftBreaks } from "./soft-breaks.ts";

const ADDRESS = `https://docs.esempio.it/${"modulo-di-contributo/".repeat(4)}?a=1&amp;b=2`;
const stretches = (html: string): number[] => html.split(/<wbr>|<[^>]*>/).map((piece) => piece.length);

test.each([
  ["an address", `<td>${ADDRESS}</td>`],
  ["letters without any sign", `<p>${"a".repeat(100)}</p>`],
])("%s breaks, and reads as it was written", (_, html) => {
  const broken = withSoftBreaks(html);
  expect(Math.max(...stretches(broken))).toBeLessThanOrEqual(16);
  expect(broken.replaceAll("<wbr>", "")).toBe(html);
});

test.each([
  ["ordinary words", "<p>Precipitevolissimevolmente, l&#39;altro &amp; via.</p>"],
  ["an attribute", `<a href="${ADDRESS}">qui</a>`],
  ["a drawing", `<svg><text>${"a".repeat(60)}</text></svg>`],
  ["the head", `<head><title>${"a".repeat(60)}</title><style>${"b".repeat(60)}</style></head>`],
])("%s stays as it is", (_, html) => {
  expect(withSoftBreaks(html)).toBe(html);
});
