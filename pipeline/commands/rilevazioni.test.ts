// docs/rilevazioni.md: each tool's export with the mapping beside it, and what `bilancio check` says of it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { cityWith } from "../edizione/edizione.support.ts";
import { QUIET } from "../effects/quiet.support.ts";
import { written } from "../formats/workbooks.support.ts";
import { checkCommand } from "./check.ts";

const PAGE = "docs/rilevazioni.md";
const TOOLS = ["LimeSurvey", "KoboToolbox", "Google Moduli", "Microsoft Forms"] as const;

interface Example {
  readonly nome: string;
  readonly sheets: readonly { readonly name: string; readonly text: string }[];
  readonly mappa: string;
  readonly origine: string;
  readonly says: string;
}

function exampleOf(tool: string): Example {
  const section =
    readFileSync(PAGE, "utf8")
      .split(/^## /m)
      .find((text) => text.startsWith(tool)) ?? "";
  const blocks = (kind: string): string[] =>
    [...section.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, text = ""]) => text);
  const names = [...section.matchAll(/foglio\s«([^»]*)»/g)].map(([, name = ""]) => name);
  const [mappa = "", says = ""] = [blocks("yaml")[0], blocks("text")[0]];
  const nome = /Il file si chiama «([^»]*)»/.exec(section)?.[1] ?? "";
  const origine = /La sua mappatura, «([^»]*)»/.exec(section)?.[1] ?? "";
  return { nome, mappa, origine, says, sheets: blocks("csv").map((text, n) => ({ name: names[n] ?? "", text })) };
}

/** As the tool writes it: Excel with numbers and dates, or CSV with the mark that its programs put before it. */
function bytesOf({ nome, sheets }: Example): Promise<Uint8Array> {
  if (!nome.endsWith(".xlsx")) return Promise.resolve(Buffer.from(`\ufeff${sheets[0]?.text.replaceAll("\n", "\r\n")}`));
  return written((book) => {
    for (const { name, text } of sheets) {
      const rows: string[][] = parse(text);
      book.addWorksheet(name).addRows(rows.map((row) => row.map(typed)));
    }
  });
}

function typed(text: string): string | number | Date | null {
  if (/^\d{4}-\d{2}-\d{2} \d{2}:/.test(text)) return new Date(`${text.replace(" ", "T")}Z`);
  return text === "" ? null : /^\d+$/.test(text) ? Number(text) : text;
}

test.each(TOOLS)("%s: the program says of the export what the page says", async (tool) => {
  const example = exampleOf(tool);
  const cartella = cityWith(example.origine, () => example.mappa);
  const file = join(cartella, "inviati", example.nome);
  writeFileSync(file, await bytesOf(example));
  const said: string[] = [];
  const effects = { ...QUIET, say: (line: string) => void said.push(line) };
  const { text } = await checkCommand({ files: [file], cartella, ente: null, pagina: null, segna: null }, effects);
  expect([...said, text].join("\n").replaceAll("\u00a0", " ").trim()).toBe(example.says.trim());
});
