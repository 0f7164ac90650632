import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { superlinear } from "./linear.ts";

test.each([
  /a+b/y,
  /^\s*x/,
  /\s+/g,
  /[^a-z0-9]+/g,
  /^a*b*c$/,
  /^(ab)+$/,
  /"(?:[^"\\]|\\.)*"/y,
  /^[\d.]+,\d+$/,
  /a{1,64}b/,
  /^(a|b)*$/,
  /\d{3}/,
  /(?=a+)b/y,
  /^x(?=\d)/,
  /^([a-z]{1,3}) (?=\d+$)/,
  /^(?:T|,? )\s*(?:\d|[ap])/,
  /^(\d+)([-/.])\d+\2x$/,
  /\d+(?:[.,]\d+)*/g,
])("%s looks at each letter a few times", (pattern) => {
  expect(superlinear(pattern.source, pattern.flags)).toBeNull();
});

test.each([
  /\s+$/,
  /(a+)+$/,
  /^(a|a)*$/,
  /^[\s€]*[-+]?[\s€]*\d$/,
  /^(a|ab|b)*$/,
  /(\w+):/,
  /^\s*(.*)\s*$/,
  /x.*y.*z/,
  /^(\d+\s*)+x/,
  /\s*(€|euro)$/,
  /(?=\s+$)/,
  /^(?:a*)*b/,
  /(?<=\s+)x/,
  /^(a*)\1b/,
  /\d+(?:[.,]\d+)*$/,
])("%s looks again and again", (pattern) => {
  expect(superlinear(pattern.source, pattern.flags)).not.toBeNull();
});

/** Rooms whose expressions meet what members send, or what an edition writes. */
const ROOMS = ["schemas", "pipeline/formats", "pipeline/reading"];

function expressionsOf(path: string): { source: string; flags: string; written: string }[] {
  const found: { source: string; flags: string; written: string }[] = [];
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      found.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), written: `${path} ${node.text}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

test("every expression that meets a sender's text is linear", () => {
  const files = ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" }).map((name) => `${room}/${name}`),
  ).filter((path) => path.endsWith(".ts") && !/\.(test|support)\.ts$/.test(path));
  const expressions = files.flatMap(expressionsOf);
  expect(expressions.length).toBeGreaterThan(60);
  const slow = expressions.flatMap(({ source, flags, written }) => {
    const why = superlinear(source, flags);
    return why === null ? [] : [`${written}: ${why}`];
  });
  expect(slow).toEqual([]);
});
