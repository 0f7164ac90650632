import { describe, expect, test } from "vitest";
import {
  anchorsIn,
  commandsIn,
  examplesIn,
  headingsIn,
  isThere,
  pathsIn,
  proseLines,
  scriptsIn,
  withGenerated,
} from "./check-docs-rules.ts";

const COMANDI = { build: { uso: "build <edizione>", cosa: "scrive", opzioni: { out: { cosa: "dove" } } } };
const faults = (looked: readonly { fault: string | null }[]) => looked.flatMap(({ fault }) => fault ?? []);

describe("commands", () => {
  test.each([
    { name: "a known command", text: "`bilancio build x --out y`", found: [] },
    { name: "a known command through npm", text: "```sh\nnpm run bilancio -- build x\n```", found: [] },
    { name: "the help of every command", text: "`bilancio build --help`", found: [] },
    { name: "prose about a bilancio", text: "Il bilancio sociale -- così", found: [] },
    { name: "an unknown command", text: "`bilancio template x`", found: ["«bilancio template» non è un comando"] },
    { name: "a comment beside a command", text: "```sh\nnpm start # il bilancio di prova\n```", found: [] },
    { name: "an option of another program", text: "`npm run bench -- --casi 2016` `npx x --y`", found: [] },
    {
      name: "an unknown option through npm",
      text: "`npm run -s bilancio -- build --y`",
      found: ["«--y» non è un'opzione"],
    },
    { name: "an unknown option in a fence", text: "```\nx --nopdf\n```", found: ["«--nopdf» non è un'opzione"] },
  ])("tells apart $name", ({ text, found }) => {
    expect(faults(commandsIn(text, COMANDI))).toEqual(found);
  });
});

describe("paths", () => {
  const files = new Set(["pipeline", "pipeline/run.ts", "pipeline/misure", "pipeline/misure/a.ts", "docs/p.png"]);
  const top = new Set(["pipeline", "docs"]);
  test.each([
    { span: "`pipeline/run.ts`", path: "pipeline/run.ts", there: true },
    { span: "`misure/<id>.ts`", path: "misure/<id>.ts", there: true },
    { span: "`misure/{a,b}.ts`", path: "misure/{a,b}.ts", there: true },
    { span: "`run.ts`", path: "run.ts", there: true },
    { span: "`pipeline/misure/`", path: "pipeline/misure/", there: true },
    { span: "![pagine](docs/p.png)", path: "docs/p.png", there: true },
    { span: "`portal/`", path: "portal/", there: false },
    { span: "`pipeline/gone.ts`", path: "pipeline/gone.ts", there: false },
    { span: "`gone.yaml`", path: "gone.yaml", there: false },
  ])("$span names a path", ({ span, path, there }) => {
    expect(pathsIn(span, top)).toEqual([path]);
    expect(isThere(path, files)).toBe(there);
  });
  test.each([
    "`.csv`",
    "`text/html`",
    "`@duckdb/node-api`",
    "`model.json`",
    "`dati/figure.csv`",
    "[a](https://b.it/c.md)",
  ])("%s names no path of the repository", (span) => {
    expect(pathsIn(span, top)).toEqual([]);
  });
});

describe("prose", () => {
  const ids = new Set(["ente", "voci", "esiti", "servizi"]);
  test.each([
    { text: "Le sessanta misure stanno nella cartella", found: ["«sessanta misure» è un conteggio scritto a mano"] },
    { text: "There are 417 tests", found: ["«417 tests» è un conteggio scritto a mano"] },
    { text: "`ente` `voci` `esiti` `servizi`", found: ["elenco scritto a mano: ente, voci, esiti, servizi"] },
    {
      text: "Trenta grafici; empty tables; due blocchi",
      found: ["«Trenta grafici» è un conteggio scritto a mano"],
    },
    { text: "Le misure sono nella cartella; soltanto tavole", found: [] },
    { text: "```\n60 misure\n```", found: [] },
    { text: "<!-- blocchi -->\n`ente` `voci` `esiti` `servizi`\n<!-- /blocchi -->", found: [] },
  ])("$text", ({ text, found }) => {
    expect(faults(proseLines(text, ids))).toEqual(found);
  });
});

describe("examples", () => {
  const source = "export default x({\n  a: 1,\n  b: 2,\n});\n";
  test.each([
    { name: "lines of the file", code: "export default x({\n  b: 2,\n", found: 0 },
    { name: "a part left out", code: "export default x({\n  …\n});\n", found: 0 },
    { name: "a line that changed", code: "  a: 3,\n", found: 1 },
    { name: "lines in another order", code: "  b: 2,\n  a: 1,\n", found: 1 },
  ])("$name", ({ code, found }) => {
    const looked = examplesIn(`<!-- da: x.ts -->\n\`\`\`ts\n${code}\`\`\`\n`, () => source);
    expect(looked).toHaveLength(1);
    expect(faults(looked)).toHaveLength(found);
  });
  test("a file that is gone is a fault", () => {
    expect(faults(examplesIn("<!-- da: x.ts -->\n```ts\na\n```\n", () => null))).toHaveLength(1);
  });
});

test("links to a part of a document are found, and the headings they may name", () => {
  expect(anchorsIn("[a](#qui) [b](x.md#là) [c](https://a.it/b#c) [d](x.md) `[e](#f)`")).toEqual([
    { file: "", anchor: "qui" },
    { file: "x.md", anchor: "là" },
    { file: "", anchor: "f" },
  ]);
  expect(headingsIn("# L'anno, passo per passo\n## Voglio aggiungere…\n```\n# no\n```\n### `edizione.yaml`\n")).toEqual(
    [
      { level: 1, text: "L'anno, passo per passo", anchor: "lanno-passo-per-passo" },
      { level: 2, text: "Voglio aggiungere…", anchor: "voglio-aggiungere" },
      { level: 3, text: "`edizione.yaml`", anchor: "edizioneyaml" },
    ],
  );
});

test("npm scripts are found in code only", () => {
  expect(scriptsIn("`npm start`, `npm run -s bilancio -- x`, npm run nothing\n```\nnpm test\n```")).toEqual([
    "start",
    "bilancio",
    "test",
  ]);
});

test("generated parts are replaced between their marks, and missing marks are told", () => {
  expect(withGenerated("a\n<!-- t -->\nold\n<!-- /t -->\nb", { t: "new $1" })).toBe(
    "a\n<!-- t -->\nnew $1\n<!-- /t -->\nb",
  );
  expect(withGenerated("a\n<!-- t -->\n<!-- /t -->", { t: "x" })).toBe("a\n<!-- t -->\nx\n<!-- /t -->");
  expect(withGenerated("a", { t: "new" })).toBeNull();
});
