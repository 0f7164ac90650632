// A module of another year → what it declares, by ente and block, in the words of its cells: read by the questions of its own
// year, so that it can be written into the module of this one.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import type { Blocco } from "../../schemas/blocco.ts";
import { isNumerica, type StoredValue } from "../../schemas/cella.ts";
import type { Diagnostic } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { blockOf } from "../../schemas/questionario.ts";
import type { ReadingHead } from "../../schemas/reading.ts";
import type { Effects } from "../effects/effects.ts";
import { openReaders } from "../reading/readers.ts";
import { type SectionRow, sectionRows } from "../store/section-rows.ts";
import { Store } from "../store/store.ts";
import type { DeclaredRow } from "./declared.ts";
import { readerCaps, readingRules } from "./rules.ts";

/** What one ente says in it. */
export interface CarriedEnte {
  readonly ente: string;
  readonly blocchi: ReadonlyMap<string, readonly CarriedRow[]>;
  /** Blocks for which it says that there is nothing to declare. */
  readonly niente: readonly string[];
  /** Rows of its tables that could not be read. */
  readonly respinte: number;
}

/** A row as it is stored; of answers without a value what was written, by field. */
export interface CarriedRow {
  readonly valori: DeclaredRow;
  readonly scritti: Readonly<Record<string, string>>;
}

export interface Carried {
  /** Year of its questions. */
  readonly anno: number;
  readonly enti: readonly CarriedEnte[];
  /** What was found in it by the rules of that year. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads it in a process of its own. null when it is no module of another year: `head` is what it is. */
export async function carriedFrom(
  edizione: Edizione,
  file: string,
  ente: string | null,
  { budget }: Pick<Effects, "budget">,
): Promise<{ readonly carried: Carried | null; readonly head: ReadingHead }> {
  const rules = await readingRules(edizione);
  const nome = basename(file);
  const path = resolve(file);
  const folder = await mkdtemp(join(tmpdir(), "bilancio-riporta-"));
  const readBy = async (anno: number, keep: { head: string; rows: string } | null) => {
    const readers = openReaders(Promise.resolve({ ...rules, anno, rilevazioni: [] }), readerCaps(budget), 1);
    try {
      return (await readers.read({ id: 0, path, sha256: null, nome, ente, keep })).head;
    } finally {
      readers.close();
    }
  };
  try {
    const head = await readBy(rules.anno, null);
    const other = head.diagnostics.find(({ codice }) => codice === "edizione-diversa")?.params["trovata"];
    if (other === undefined) return { carried: null, head };
    const anno = Number(other);
    const keep = { head: join(folder, "testa.json"), rows: join(folder, "righe.parquet") };
    const then = await readBy(anno, keep);
    return { carried: { anno, enti: await entiOf(then, keep.rows), diagnostics: then.diagnostics }, head: then };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function entiOf({ invii }: ReadingHead, file: string): Promise<CarriedEnte[]> {
  if (invii.length === 0) return [];
  const store = await Store.open({ threads: 1, memoryMb: 256 });
  try {
    const codes = invii.map(({ ente }) => ente);
    const filled = invii.flatMap(({ sezioni }) => sezioni.filter(({ contate }) => contate > 0));
    const ids = [...new Set(filled.map(({ blocco }) => blocco))];
    const rows = new Map<string, ReadonlyMap<string, readonly CarriedRow[]>>();
    for (const id of ids) {
      const blocco = blockOf(id);
      if (blocco === undefined) continue;
      const read = await sectionRows(store, { file, enti: codes, blocco });
      rows.set(id, new Map([...read].map(([ente, own]) => [ente, own.map((row) => carriedRow(blocco, row))])));
    }
    return invii.map(({ ente, sezioni }): CarriedEnte => {
      const blocchi = sezioni.flatMap(({ blocco }) => {
        const own = rows.get(blocco)?.get(ente);
        return own === undefined ? [] : [[blocco, own] as const];
      });
      const niente = sezioni.flatMap(({ blocco, stato }) => (stato === "niente" ? [blocco] : []));
      const respinte = sezioni.reduce((sum, section) => sum + section.respinte, 0);
      return { ente, blocchi: new Map(blocchi), niente, respinte };
    });
  } finally {
    store.close();
  }
}

function carriedRow({ campi }: Blocco, { risposte }: SectionRow): CarriedRow {
  const valori: Record<string, StoredValue | null> = {};
  const scritti: Record<string, string> = {};
  for (const [name, { cella }] of Object.entries(campi)) {
    const { valore, scritto } = risposte[name] ?? { valore: null, scritto: null };
    if (valore === null && (scritto ?? "").trim() !== "") scritti[name] = scritto ?? "";
    const isNumber = isNumerica(cella) || cella.tipo === "anno";
    valori[name] =
      valore === null ? null : isNumber ? Number(valore) : cella.tipo === "si-no" ? valore === "true" : valore;
  }
  return { valori, scritti };
}
