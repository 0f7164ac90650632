// `bilancio moduli`: one workbook for each ente, with its name and with what it declared the year before.
import { join } from "node:path";
import { fieldsOf } from "../../schemas/blocco.ts";
import type { Edizione, Ente } from "../../schemas/edizione.ts";
import { offeredFields } from "../../schemas/modulo.ts";
import { blocksAskedIn } from "../../schemas/questionario.ts";
import { sheetCsv } from "../../schemas/text.ts";
import { loadEdizione } from "../edizione/load.ts";
import { raccoltaIn } from "../edizione/raccolta.ts";
import type { Effects } from "../effects/effects.ts";
import { isOthers, writeWhole } from "../effects/files.ts";
import { type DeclaredRows, declaredRows } from "../line/declared.ts";
import { termsOf } from "../portal/letter-frame.ts";
import type { AnnoPrima } from "../workbooks/form.ts";
import { type Moved, shownRows } from "../workbooks/shown-rows.ts";
import { type Answer, checkEnte } from "./answer.ts";
import { lastYearFolder } from "./last-year-folder.ts";
import type { WorkbookTask } from "./moduli-process.ts";
import { writeAll } from "./moduli-writers.ts";
import { plural } from "./words.ts";

export interface ModuliCommand {
  readonly cartella: string;
  readonly out: string;
  /** One ente only; null for all. */
  readonly ente: string | null;
  /** The edition of the year before; null where there is none. */
  readonly prima: string | null;
  /** Tables as CSV besides the workbook. */
  readonly csv: boolean;
}

/** Writes the workbooks; a file that is there already and says something else is somebody's, and stays. */
export async function moduliCommand(command: ModuliCommand, effects: Effects): Promise<Answer> {
  const { cartella, out, ente, prima, csv } = command;
  const edizione = await loadEdizione(cartella);
  checkEnte(ente, edizione);
  const before = prima === null ? null : await lastYear(prima, edizione, effects);
  const enti = edizione.enti.filter(({ codice }) => ente === null || codice === ente);
  const written: string[] = [];
  const kept: string[] = [];
  const moved = new Map<string, readonly Moved[]>();
  const tasks = enti.map((one): WorkbookTask => {
    const known = before?.rows.get(one.codice);
    const shown = known === undefined ? null : shownRows(known, edizione.yaml.anno, edizione.liste);
    if (shown !== null && shown.senzaPosto.length > 0) moved.set(one.codice, shown.senzaPosto);
    return { ente: one, prima: before === null || shown === null ? null : { anno: before.anno, righe: shown.righe } };
  });
  const progress = effects.progress("moduli", enti.length);
  const write = async (task: WorkbookTask, workbook: Uint8Array): Promise<void> => {
    for (const [name, content] of filesOf(edizione, task, workbook, csv)) {
      const path = join(out, name);
      if (await isOthers(path, content)) kept.push(name);
      else {
        await writeWhole(path, content, "veloce");
        written.push(name);
      }
    }
    progress(1);
  };
  const termini = termsOf(await raccoltaIn(edizione));
  await writeAll({ ...edizione, termini }, tasks, write, effects.budget.cores);
  for (const names of [written, kept]) names.sort();
  const missing = before === null ? 0 : enti.filter(({ codice }) => !before.rows.has(codice)).length;
  return {
    text: [
      `${plural(enti.length, "modulo", "moduli")} per l'edizione ${edizione.yaml.anno} in ${out}`,
      ...(before === null
        ? ["  Senza le risposte dell'anno prima: con --prima CARTELLA stanno accanto alle nuove."]
        : [
            `  Con le risposte del ${before.anno}${missing === 0 ? "" : `; ${plural(missing, "ente non ne ha", "enti non ne hanno")}`}.`,
          ]),
      ...keptLines(kept),
      ...movedLines(moved),
    ].join("\n"),
    json: { scritti: written, tenuti: kept, anno_prima: before?.anno ?? null, senza_posto: Object.fromEntries(moved) },
    exit: kept.length === 0 ? 0 : 1,
  };
}

async function lastYear(
  cartella: string,
  edizione: Edizione,
  effects: Effects,
): Promise<{ readonly anno: number; readonly rows: DeclaredRows }> {
  const before = await lastYearFolder(cartella, edizione);
  return { anno: before.yaml.anno, rows: await declaredRows(before, effects) };
}

function filesOf(
  edizione: Edizione,
  { ente, prima }: WorkbookTask,
  workbook: Uint8Array,
  csv: boolean,
): [string, Uint8Array | string][] {
  const stem = `modulo-${edizione.yaml.anno}-${ente.codice}`;
  return [[`${stem}.xlsx`, workbook], ...(csv ? csvFiles(stem, edizione, ente, prima) : [])];
}

/** A table each, as the reader takes them: with the ente and the year in every row, and the names of the year before. */
function csvFiles(stem: string, { yaml }: Edizione, ente: Ente, prima: AnnoPrima | null): [string, string][] {
  return blocksAskedIn(yaml.anno).map((blocco) => {
    const fields = fieldsOf(blocco, yaml.anno);
    const offered = offeredFields(blocco, yaml.anno);
    const before = new Map(Object.entries(prima?.righe ?? {})).get(blocco.id) ?? [];
    const rows = blocco.forma === "tabella" ? before : [];
    const head = ["ente", "edizione", ...fields.map(([, { label }]) => label)];
    const lines = rows.map((row) => [
      ...[ente.codice, String(yaml.anno)],
      ...fields.map(([name]) => (offered.has(name) ? String(row[name] ?? "") : "")),
    ]);
    return [`${stem}-csv/${blocco.id}.csv`, sheetCsv([head, ...lines])];
  });
}

const keptLines = (kept: readonly string[]): string[] =>
  kept.length === 0
    ? []
    : [
        `  ${plural(kept.length, "file c'era già, diverso, ed è rimasto", "file c'erano già, diversi, e sono rimasti")} com'${kept.length === 1 ? "era" : "erano"}: ${kept.slice(0, 5).join(", ")}${kept.length > 5 ? "…" : ""}.`,
        "  Per rifarli spostali, o scegli un'altra cartella.",
      ];

function movedLines(moved: ReadonlyMap<string, readonly Moved[]>): string[] {
  if (moved.size === 0) return [];
  const all = [...moved.values()].flat();
  const counted = [...Map.groupBy(all, ({ blocco, domanda }) => `${blocco} – ${domanda}`)];
  return [
    "  Risposte dell'anno prima che quest'anno non hanno un posto:",
    ...counted.map(([what, found]) => `    ${what}: ${plural(found.length, "risposta", "risposte")}`),
  ];
}
