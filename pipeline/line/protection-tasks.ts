// What disclosure control has to look at, and who stands behind it: asked of the database only for the kinds of record of
// which it is not kept already what must be hidden.
import { createHmac } from "node:crypto";
import type { Edizione } from "../../schemas/edizione.ts";
import { sourceHash } from "../effects/source-hash.ts";
import type { Misure } from "../figure/declarations.ts";
import { mayTell } from "../figure/first-look.ts";
import { type Kind, kindsOf } from "../figure/kinds.ts";
import type { ProtectionRules } from "../figure/protected-system.ts";
import { brokenMeasures } from "../figure/vocabulary.ts";
import { consenting, contributions, type EnteContribution } from "../store/contributions.ts";
import type { Store } from "../store/store.ts";
import type { KeyOf } from "./kept-results.ts";

export interface ProtectionTask {
  readonly kind: Kind;
  /** Changes with anything that what must be hidden depends on. */
  readonly key: string;
}

/** What has to be looked at, by which rules. */
export interface Looking {
  readonly tasks: readonly ProtectionTask[];
  readonly rulesFor: (consensi: Consents) => ProtectionRules;
}

/** Who agrees to be recognised, and who of those has money of others that do not. */
export type Consents = Pick<ProtectionRules, "consenzienti" | "perAltri">;

export const NOTHING_TO_LOOK_AT: Looking = {
  tasks: [],
  rulesFor: () => {
    throw new Error("there is nothing to look at");
  },
};

export interface Gathered extends Consents {
  /** By kind, for each of its splits; null where none of its figures can be unsafe. */
  readonly perTipo: ReadonlyMap<string, readonly (readonly EnteContribution[])[] | null>;
}

export const NOTHING_GATHERED: Gathered = { consenzienti: new Set(), perAltri: new Set(), perTipo: new Map() };

/** The block in which enti say whether a figure may let them be recognised. */
const CONSENT = "ente";

/** p and the key that keeps it from being guessed out of what is kept. */
export interface Secret {
  readonly p: number;
  readonly chiave: string;
}

export function protectionTasks(edizione: Edizione, misure: Misure, secret: Secret, keyOf: KeyOf): ProtectionTask[] {
  const broken = brokenMeasures(misure, edizione.liste);
  const code = ["../figure/protected-system.ts", "../figure/kinds.ts", "../figure/first-look.ts", "../figure/hidden.ts"]
    .map((path) => sourceHash(new URL(path, import.meta.url)))
    .concat(sourceHash(new URL("../store/contributions.ts", import.meta.url)));
  const network = edizione.enti.map(({ codice, tipo, gruppo }) => [codice, tipo, gruppo]);
  const { soglie, codelist } = edizione.yaml;
  return kindsOf(misure, edizione.yaml.anno, (id) => !broken.has(id)).map((kind) => {
    const asked = kind.splits.map(({ domanda, tavole }) => keyOf(domanda.blocco, { domanda, tavole }));
    const rules = kind.misure.map(({ id, protezione, parte_di }) => ({ id, protezione, parte_di }));
    return { kind, key: keyed(secret, [code, asked, rules, keyOf(CONSENT, CONSENT), network, soglie, codelist]) };
  });
}

/** A digest that only who has the key can make again, so that p is not found by trying. */
export const keyed = ({ p, chiave }: Secret, content: unknown): string =>
  createHmac("sha256", chiave)
    .update(JSON.stringify([p, content], withMaps))
    .digest("hex");

const withMaps = (_: string, value: unknown): unknown =>
  value instanceof Map || value instanceof Set ? [...value] : value;

/** Tables that must be loaded to gather the contributions. */
export const tablesBehind = (tasks: readonly ProtectionTask[]): string[] =>
  tasks.length === 0 ? [] : [CONSENT, ...tasks.flatMap(({ kind }) => kind.splits.map(({ domanda }) => domanda.blocco))];

/** The contributions of those kinds of which some figura may be unsafe: of a large network never more than one kind at a
 *  time has to be held. */
export async function gatherContributions(
  store: Store,
  { tasks, rulesFor }: Looking,
  perAltri: ReadonlySet<string>,
): Promise<Gathered> {
  if (tasks.length === 0) return NOTHING_GATHERED;
  const consensi = { consenzienti: await consenting(store), perAltri };
  const rules = rulesFor(consensi);
  const perTipo = new Map<string, readonly (readonly EnteContribution[])[] | null>();
  for (const { kind } of tasks) {
    const given: EnteContribution[][] = [];
    let isUnsafe = false;
    // Of a kind of which no split can tell of anybody nothing is held.
    for (const split of kind.splits) {
      isUnsafe = await mayTell(split, await contributions(store, split.domanda), rules);
      if (isUnsafe) break;
    }
    if (isUnsafe) for (const { domanda } of kind.splits) given.push(await (await contributions(store, domanda)).rows());
    perTipo.set(kind.id, isUnsafe ? given : null);
  }
  return { ...consensi, perTipo };
}
