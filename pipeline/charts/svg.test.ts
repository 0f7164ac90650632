import { describe, expect, test } from "vitest";
import { finish } from "./svg.ts";

const vega =
  '<svg xmlns="http://www.w3.org/2000/svg" class="marks" width="10" height="5" viewBox="0 0 10 5">' +
  '<g fill="none" clip-path="url(#clip1)"><path class="background" aria-hidden="true" d="M0,0h10v5h-10Z"/>' +
  '<text text-anchor="start" transform="translate(1.23456,2e-7)" font-family="x">1.234.567 a &lt; b</text></g>' +
  '<defs><clipPath id="clip1"><rect x="0"/></clipPath></defs></svg>';

describe("the finished svg", () => {
  test("has its own ids, defined and used", () => {
    const svg = finish(vega, { id: "ore-zona", alt: "Prova" });
    expect(svg).toContain('id="ore-zona-clip1"');
    expect(svg).toContain('clip-path="url(#ore-zona-clip1)"');
  });

  test("rounds coordinates and leaves the digits of labels alone", () => {
    const svg = finish(vega, { id: "a", alt: "Prova" });
    expect(svg).toContain('<text transform="translate(1.23,0)">1.234.567 a &lt; b</text>');
  });

  test("escapes the alt text and keeps width, height and viewBox", () => {
    expect(finish(vega, { id: "a", alt: '«"5" & <6>»' })).toMatch(
      /^<svg [^>]*role="img" aria-label="«&quot;5&quot; &amp; &lt;6&gt;»" width="10" height="5" viewBox="0 0 10 5"/,
    );
    expect(finish(vega, { id: "a", alt: "x" })).not.toContain("background");
  });
});
