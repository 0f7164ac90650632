// What only the whole collection can show is asked here: the sums of an ente beside each other, beside those of enti like it,
// beside its year before. Then every open question about a number is told how much of a published figure hangs on it, and
// all findings come in the order in which people should be asked.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CATALOGO } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { inOrderOfAsking } from "../checks/order.ts";
import type { Finding } from "../collect/versions.ts";
import { writeWhole } from "../effects/files.ts";
import type { Budget } from "../effects/machine.ts";
import { sealed, unsealed } from "../effects/sealed.ts";
import { sourceHash } from "../effects/source-hash.ts";
import type { Responses } from "../figure/compute.ts";
import { loadMisure, type Misure } from "../figure/declarations.ts";
import type { Influence } from "../figure/influence.ts";
import { networkWeights, type Weighed, weighNetwork } from "../figure/network.ts";
import { answerRows } from "../figure/quality.ts";
import { type EnteSums, enteSums } from "../store/ente-sums.ts";
import { loadBlocks } from "../store/load.ts";
import { type PanelRow, panelRows } from "../store/panel.ts";
import type { Store } from "../store/store.ts";
import { loadWeights } from "../store/weights.ts";
import { type Asked, type AskedValue, askedOfSums, COMPARISONS, quantityOfSum } from "./asked-about.ts";
import { countingOf } from "./counting.ts";
import { type Doubt, doubtsIn, valuesOf, waitingFor, weighed } from "./doubts.ts";
import { withStore } from "./flows.ts";
import { type Collection, withFindings } from "./intake.ts";
import { keysOf } from "./kept-results.ts";
import { panelMeasures, panelOf, panelQuantities } from "./panel.ts";
import { responses } from "./responses.ts";
import { archivioOf } from "./rules.ts";
import { askedOfYearBefore } from "./year-before.ts";

interface Asking {
  readonly misure: Misure;
  readonly risposte: Responses;
  readonly network: Weighed;
  readonly budget: Budget;
}

/** New findings, and how much hangs on each of all findings, the new ones last. */
interface Told {
  readonly nuove: readonly Finding[];
  /** The values that each of the new ones is about. */
  readonly valori: readonly (readonly AskedValue[])[];
  readonly pesi: readonly (Influence | null)[];
}

/** The collection with all that is asked, in the order of asking; `loaded` has its rows already, of all blocks. Throws DamagedReadings. */
export async function withAsked(
  edizione: Edizione,
  raccolta: Collection,
  budget: Budget,
  loaded?: Store,
): Promise<Collection> {
  const risposte = responses(raccolta);
  const asking = {
    misure: await loadMisure(),
    risposte,
    network: weighNetwork(edizione.enti, risposte.perBlocco),
    budget,
  };
  const path = join(archivioOf(edizione), "domande.json");
  const key = `domande ${keyOf(edizione, raccolta, asking)}`;
  const text = unsealed(key, await readFile(path, "utf8").catch(() => ""));
  // Sealed below, under the same key.
  const told = text === null ? await asks(edizione, raccolta, asking, loaded) : (JSON.parse(text) as Told);
  if (text === null) await writeWhole(path, sealed(key, JSON.stringify(told)), "veloce");
  const whole = withFindings(raccolta, told.nuove);
  const doubts = whole.diagnostics.map((found, n): Doubt => {
    const weight = told.pesi[n];
    const finding = weight == null ? found : { ...found, influenza: weight.totale, influenza_casella: weight.casella };
    return { finding, valori: told.valori[n - raccolta.diagnostics.length] ?? valuesOf(found) };
  });
  const waiting = doubts.map(waitingFor);
  const diagnostics = doubts.map(({ finding }, n) =>
    waiting[n]?.length === 0 ? finding : { ...finding, in_attesa: true },
  );
  return { ...whole, diagnostics: inOrderOfAsking(diagnostics), waiting: waiting.flat() };
}

const asks = (edizione: Edizione, raccolta: Collection, asking: Asking, loaded: Store | undefined): Promise<Told> =>
  loaded !== undefined
    ? ask(loaded, edizione, raccolta, asking)
    : withStore(edizione, raccolta, asking.budget, async (store) => {
        await loadBlocks(store, BLOCCHI, countingOf(raccolta), edizione);
        return ask(store, edizione, raccolta, asking);
      });

async function ask(store: Store, edizione: Edizione, raccolta: Collection, asking: Asking): Promise<Told> {
  const { misure, risposte, network } = asking;
  const pesi = networkWeights(network, edizione.enti, risposte.perBlocco);
  await loadWeights(store, pesi);
  const found = once(raccolta.diagnostics, [
    ...(await askedOfYearBefore(edizione, raccolta, () => panelIn(store, edizione, raccolta, misure), misure)),
    ...askedOfSums(edizione, raccolta, network, await sumsIn(store)),
  ]);
  const weights = await weighed(store, doubtsIn(raccolta.diagnostics, found), { edizione, misure, pesi });
  return { nuove: found.map(({ finding }) => finding), valori: found.map(({ valori }) => valori), pesi: weights };
}

async function panelIn(store: Store, edizione: Edizione, raccolta: Collection, misure: Misure) {
  const rows = new Map<string, readonly PanelRow[]>();
  for (const [blocco, own] of panelMeasures(misure, edizione.yaml.anno))
    rows.set(blocco, await panelRows(store, panelQuantities(own, misure)));
  return panelOf(edizione, raccolta, misure, rows);
}

async function sumsIn(store: Store) {
  const sums = new Map<string, readonly EnteSums[]>();
  for (const { id, a, b } of COMPARISONS)
    sums.set(id, await enteSums(store, quantityOfSum(id, a), quantityOfSum(id, b)));
  return sums;
}

/** One fault, one question (COLLECTING A5): what an ente is asked about a value, or has answered, is not asked again in other
 *  words. The first of `found` come first. */
function once(before: readonly Finding[], found: readonly Asked[]): Asked[] {
  const idOf = (ente: string | null, blocco: string | null, campo: string | null) => `${ente} ${blocco} ${campo}`;
  const asked = new Set(
    before
      .filter((each) => each.esito !== "chiuso" && each.campo !== null && CATALOGO[each.codice].effetto === "numero")
      .map(({ ente, blocco, campo }) => idOf(ente, blocco, campo)),
  );
  return found.filter(({ finding: { ente }, valori }) => {
    const ids = valori.map(({ blocco, campo }) => idOf(ente, blocco, campo));
    const isNew = !ids.some((id) => asked.has(id));
    for (const id of ids) asked.add(id);
    return isNew;
  });
}

function keyOf(edizione: Edizione, raccolta: Collection, { misure, risposte, network }: Asking): string {
  const pesi = networkWeights(network, edizione.enti, risposte.perBlocco);
  const rows = keysOf(edizione, countingOf(raccolta), risposte, { pesi, answers: answerRows(network) });
  const parts = [
    sourceHash(new URL("asked.ts", import.meta.url)),
    BLOCCHI.map(({ id }) => rows(id, "domande")),
    raccolta.diagnostics,
    raccolta.valide.map(({ ente, nome, protocollo, sezione }) => [ente, nome, protocollo, sezione]),
    [...misure.values()],
    ofEdition(edizione),
  ];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** The same for every key of an edition as it was loaded. */
const keysOfEditions = new WeakMap<Edizione, string>();
function ofEdition(edizione: Edizione): string {
  const known = keysOfEditions.get(edizione);
  if (known !== undefined) return known;
  const parts = [
    edizione.yaml.rotture,
    edizione.enti,
    edizione.panel.map(({ anno, misure: own }) => [
      anno,
      [...own].map(([id, answers]) => [
        id,
        [...answers].map(([ente, { punti, ...answer }]) => [ente, answer, [...punti]]),
      ]),
    ]),
  ];
  const key = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  keysOfEditions.set(edizione, key);
  return key;
}
