// Signs of the pages are drawn by the stylesheet: fonts of old or small systems have no letter for them, and print a box.
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Arrows, boxes, geometric shapes, dingbats. */
const SIGN = /[\u2190-\u2bff]/u;

test("no page and no stylesheet of the portal writes a sign as a letter", () => {
  const files = globSync("templates/{portal,answer}/**/*.{hbs,css,js}");
  expect(files.length).toBeGreaterThan(40);
  expect(files.filter((path) => SIGN.test(readFileSync(path, "utf8")))).toEqual([]);
});
