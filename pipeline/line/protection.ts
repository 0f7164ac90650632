// What must not be shown so that nobody is recognised: found once for each kind of record, checked by other arithmetic, kept.
// Nothing is published when it cannot be found.
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Edizione } from "../../schemas/edizione.ts";
import { key } from "../../schemas/text.ts";
import { loadP } from "../edizione/riservato.ts";
import { writeChanged, writeWhole } from "../effects/files.ts";
import { sealed, unsealed } from "../effects/sealed.ts";
import { sourceHash } from "../effects/source-hash.ts";
import type { Misure } from "../figure/declarations.ts";
import { type ProtectionRules, protectedSystem, tellingEstimates } from "../figure/protected-system.ts";
import { estimateId } from "../figure/states.ts";
import { openSuppressionAside, type Suppression } from "./hidden-aside.ts";
import type { KeyOf } from "./kept-results.ts";
import {
  type Consents,
  type Gathered,
  keyed,
  type Looking,
  NOTHING_TO_LOOK_AT,
  type ProtectionTask,
  protectionTasks,
  type Secret,
} from "./protection-tasks.ts";
import { unprotectable } from "./protection-words.ts";
import { archivioOf } from "./rules.ts";

/** Thrown when some figures cannot be protected: then nothing is published. Exit code 2. */
export class NonProteggibile extends Error {
  override readonly name = "NonProteggibile";
}

export interface Protection {
  /** Of the p% rule; null where nothing is hidden. */
  readonly p: number | null;
  /** What has to be looked at anew. */
  readonly look: (keyOf: KeyOf) => Looking;
  /** Ids of all figures that are not shown; null where all are. Throws NonProteggibile when some cannot be protected. */
  readonly hidden: (gathered: Gathered, cores: number) => Promise<ReadonlySet<string> | null>;
}

/** For the edition of the analyst, which shows everything. */
export const NO_PROTECTION: Protection = { p: null, look: () => NOTHING_TO_LOOK_AT, hidden: async () => null };

/** Throws EdizioneRotta where an edition of real data has no p. */
export async function openProtection(edizione: Edizione, misure: Misure): Promise<Protection> {
  const secret = await loadSecret(edizione);
  const kept = await openKept(edizione);
  let tasks: readonly ProtectionTask[] = [];
  return {
    p: secret.p,
    look: (keyOf) => {
      tasks = protectionTasks(edizione, misure, secret, keyOf);
      return {
        tasks: tasks.filter(({ key }) => kept.get(key) === undefined),
        rulesFor: (consensi) => rulesOf(edizione, consensi, secret.p),
      };
    },
    hidden: async (gathered, cores) => {
      const suppression = openSuppressionAside(cores);
      try {
        return await hiddenFigures(edizione, tasks, gathered, { secret, kept, cores, suppression });
      } finally {
        suppression.close();
      }
    },
  };
}

/** Throws EdizioneRotta where an edition of real data has no p. */
async function loadSecret(edizione: Edizione): Promise<Secret> {
  const p = await loadP(edizione);
  if (edizione.yaml.dimostrativa) return { p, chiave: "dimostrativa" };
  const path = join(edizione.cartella, "riservato", "chiave");
  const kept = (await readFile(path, "utf8").catch(() => "")).trim();
  if (kept !== "") return { p, chiave: kept };
  const chiave = randomBytes(32).toString("hex");
  await writeWhole(path, `${chiave}\n`);
  return { p, chiave };
}

const foundSchema = z.object({
  /** Digest of the system that was solved: inputs that give the same need not be solved again. */
  sistema: z.string(),
  /** Hash of the code that proved it: other code proves it anew. */
  codice: z.string().default(""),
  nascoste: z.array(z.string()),
});
type Found = z.infer<typeof foundSchema>;

interface Kept {
  readonly get: (key: string) => Found | undefined;
  readonly ofSystem: (digest: string) => Found | undefined;
  /** Keeps these and forgets all others. */
  readonly save: (found: ReadonlyMap<string, Found>) => Promise<void>;
}

const SEAL = "protezione";
const CODE = sourceHash(new URL("../figure/hidden.ts", import.meta.url));

/** What had to be hidden before, under keys of what it follows from; a damaged file of it is as if there were none. */
async function openKept(edizione: Edizione): Promise<Kept> {
  const path = join(archivioOf(edizione), "protezione.json");
  const text = unsealed(SEAL, await readFile(path, "utf8").catch(() => ""));
  const before = new Map(Object.entries(z.record(z.string(), foundSchema).parse(JSON.parse(text ?? "{}"))));
  return {
    get: (key) => before.get(key),
    ofSystem: (digest) => [...before.values()].find(({ sistema }) => sistema === digest),
    save: (found) => writeChanged(path, sealed(SEAL, JSON.stringify(Object.fromEntries(found)))),
  };
}

interface Means {
  readonly secret: Secret;
  readonly kept: Kept;
  readonly cores: number;
  readonly suppression: Suppression;
}

async function hiddenFigures(
  edizione: Edizione,
  tasks: readonly ProtectionTask[],
  { perTipo, ...consensi }: Gathered,
  { secret, kept, cores, suppression }: Means,
): Promise<ReadonlySet<string>> {
  const rules = rulesOf(edizione, consensi, secret.p);
  const foundOf = async ({ kind, key }: ProtectionTask): Promise<Found> => {
    const given = perTipo.get(kind.id);
    if (given === undefined) {
      const before = kept.get(key);
      if (before === undefined) throw new Error(`nobody looked at what must be hidden of «${kind.id}»`);
      return before;
    }
    if (given === null) return { sistema: "", codice: CODE, nascoste: [] };
    const system = protectedSystem(kind, given, rules);
    const sistema = keyed(secret, system);
    const before = kept.ofSystem(sistema);
    const nascoste =
      before?.codice === CODE ? before.nascoste : await suppression.suppress(system, before?.nascoste ?? null);
    if (nascoste === null) throw new NonProteggibile(unprotectable(kind, edizione));
    const estimates = tellingEstimates(kind, given, rules).map(estimateId);
    return { sistema, codice: CODE, nascoste: [...new Set([...nascoste, ...estimates])] };
  };
  // The longest first, so that none is waited for alone; never more systems at once than processes that work on them. Of
  // persons nearly every inmost count is small, and must be kept from everybody: they take longer than as much money.
  const sizeOf = ({ kind }: ProtectionTask): number =>
    (perTipo.get(kind.id) ?? []).flat().length *
    (kind.misure.some(({ protezione }) => protezione.tipo === "frequenza") ? 4 : 1);
  const waiting = tasks.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const found = new Map<string, Found>();
  const work = async (): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift())
      found.set(task.key, await foundOf(task));
  };
  await Promise.all(Array.from({ length: cores }, work));
  const inOrder = new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  await kept.save(inOrder);
  return new Set([...inOrder.values()].flatMap(({ nascoste }) => nascoste));
}

/** The rules of an edition, for those who agreed to be recognised. */
function rulesOf({ yaml, enti, liste }: Edizione, consensi: Consents, p: number): ProtectionRules {
  return {
    p,
    minimoEnti: yaml.soglie.minimo_enti,
    minimoPersone: yaml.soglie.minimo_persone,
    ...consensi,
    // However its name is written, a group is one.
    gruppi: new Map(enti.flatMap(({ codice, gruppo }) => (gruppo === "" ? [] : [[codice, key(gruppo)] as const]))),
    comuni: new Set(enti.flatMap(({ codice, tipo }) => (tipo === "comune" ? [codice] : []))),
    liste,
  };
}
