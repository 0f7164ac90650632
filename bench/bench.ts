// `npm run bench`: what a person waits for each command, with its processor time and memory. Cases are compared inside one
// run (the column ×), because machines differ; nothing here passes or fails.
//   --casi 2016,check   only these groups: 2016, check, aiuto, lettura, reti, grande
//   --grande            also 130,000 enti
//   --volte N           each case N times; the quickest is told
//   --json FILE         the rows as data
//   --scrivi            the table into docs/scala.md
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatNumber } from "../schemas/unita.ts";
import { CASI, type Caso, GRANDE, ROOT } from "./cases.ts";
import { type Cost, cost } from "./cost.ts";
import { intoDocument } from "./document.ts";

interface Row {
  readonly caso: string;
  readonly secondi: number;
  readonly cpu: number | null;
  readonly megabyte: number | null;
  readonly righe: number | null;
}

const { values } = parseArgs({
  options: {
    casi: { type: "string" },
    grande: { type: "boolean", default: false },
    volte: { type: "string", default: "1" },
    json: { type: "string" },
    scrivi: { type: "boolean", default: false },
  },
});
const asked = values.casi?.split(",");
const all = values.grande || asked?.includes(GRANDE.gruppo) ? [...CASI, GRANDE] : CASI;
const chosen = all.filter(({ gruppo }) => asked?.includes(gruppo) ?? true);
if (chosen.length === 0) throw new Error(`--casi: ${[...new Set(all.map(({ gruppo }) => gruppo))].join(", ")}`);
if (values.scrivi && asked !== undefined) throw new Error("--scrivi vuole tutti i casi: non si usa con --casi");

const work = await mkdtemp(join(tmpdir(), "bench-"));
const rows: Row[] = [];
try {
  for (const caso of chosen) rows.push(await measured(caso, Math.max(1, Number(values.volte))));
} finally {
  await rm(work, { recursive: true, force: true });
}
const table = tableOf(rows);
console.log(`\n${table}`);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, null, 1)}\n`);
if (values.scrivi) await intoDocument("misure", table);

async function measured(caso: Caso, times: number): Promise<Row> {
  let best: Cost | null = null;
  let righe: number | null = null;
  for (let n = 0; n < times; n++) {
    righe = await caso.prima(work);
    const one = await cost(caso.comando(work), ROOT);
    await caso.dopo?.(work);
    // 1 is an answer too: `check` found something to correct.
    if (one.exit !== 0 && one.exit !== 1) throw new Error(`${caso.titolo}: ${one.exit}\n${one.stderr}`);
    // A file takes too long to read where the machine does much else: what is then measured is less work.
    if (righe !== null && !one.stdout.includes(caso.dice?.(righe) ?? ""))
      throw new Error(`${caso.titolo}: not all of ${righe} rows were read, because of too much other work?`);
    if (best === null || one.secondi < best.secondi) best = one;
  }
  if (best === null) throw new Error("no run");
  const row = { caso: caso.titolo, secondi: best.secondi, cpu: best.cpu, megabyte: best.megabyte, righe };
  process.stderr.write(`${line(row, rows[0] ?? row).join(" · ")}\n`);
  return row;
}

function line(row: Row, first: Row): string[] {
  return [
    row.caso,
    `${formatNumber(row.secondi, 2)} s`,
    `${formatNumber(row.secondi / first.secondi, 2)}×`,
    row.cpu === null ? "non misurata" : `${formatNumber(row.cpu, 2)} s`,
    row.megabyte === null ? "non misurata" : `${formatNumber(row.megabyte)} MB`,
    row.righe === null ? "" : formatNumber(row.righe),
    row.righe === null ? "" : formatNumber(Math.round(row.righe / row.secondi)),
  ];
}

function tableOf(measures: readonly Row[]): string {
  const [first] = measures;
  if (first === undefined) return "";
  const heading = ["comando", "attesa", "×", "CPU", "memoria di punta", "righe", "righe al secondo"];
  const body = measures.map((row) => line(row, first));
  const gigabytes = formatNumber(totalmem() / 2 ** 30);
  return [
    `Node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} processori, ${gigabytes} GB di memoria.`,
    "",
    ...[heading, ["---", "---:", "---:", "---:", "---:", "---:", "---:"], ...body].map(
      (cells) => `| ${cells.join(" | ")} |`,
    ),
  ].join("\n");
}
