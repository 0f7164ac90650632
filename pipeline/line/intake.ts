// From the folder of an edition to the sections that count: receive, read what is new, choose versions, settle the
// register. What `build` and `status` share. Running it again changes nothing.
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { diagnose } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Reading } from "../../schemas/reading.ts";
import { archivePath } from "../collect/archive.ts";
import { keepReading, keptReading, rulesVersion } from "../collect/letture.ts";
import { outcomes, type ReadArrival, submissions } from "../collect/outcomes.ts";
import { receiveFolder } from "../collect/receive.ts";
import { type InvioRegistrato, openRegistro, type Ricezione } from "../collect/registro.ts";
import { type Candidate, chooseVersions, type Finding } from "../collect/versions.ts";
import { loadRilevazioni } from "../edizione/rilevazioni.ts";
import type { Progress } from "../effects/progress.ts";
import { READER_CAPS, readAll } from "../reading/pool.ts";
import type { ReaderStart } from "../reading/worker.ts";

export interface Collection {
  readonly letti: readonly ReadArrival[];
  /** The sections that count, by ente and block. */
  readonly valide: readonly Candidate[];
  readonly diagnostics: readonly Finding[];
  readonly invii: readonly InvioRegistrato[];
  readonly nuovi: number;
  readonly riletti: number;
  readonly rules: string;
}

export const archivioOf = (edizione: Edizione): string => join(edizione.cartella, "archivio");

/** What the readers need to know of an edition. */
export async function readingRules(edizione: Edizione): Promise<ReaderStart> {
  return { edizione: { yaml: edizione.yaml }, liste: edizione.liste, rilevazioni: await loadRilevazioni(edizione) };
}

/** Receives what lies in `inviati/`, reads what was not read by these rules, and says what counts. */
export async function intake(edizione: Edizione, progress: Progress): Promise<Collection> {
  const archivio = archivioOf(edizione);
  const avvio = await readingRules(edizione);
  const rules = rulesVersion(avvio);
  const registro = openRegistro(archivio);
  try {
    const { nuovi } = await receiveFolder(edizione.cartella, archivio, registro);
    const arrivals = withTwins(registro.ricezioni());
    const { letture, riletti } = await readings(archivio, rules, avvio, arrivals, progress);
    const letti = arrivals.map((arrival) => toLetto(arrival, letture));
    const { valide, diagnostics: notes } = chooseVersions(candidates(letti));
    const diagnostics = [...letti.flatMap(numbered), ...notes];
    const invii = submissions(edizione.yaml.anno, letti, valide, diagnostics);
    registro.settle(outcomes(letti, diagnostics), invii);
    return { letti, valide, diagnostics, invii, nuovi, riletti, rules };
  } finally {
    registro.close();
  }
}

interface KnownArrival {
  readonly ricezione: Ricezione;
  /** The earlier arrival with the same bytes, from the same organisation or from nobody in particular. */
  readonly twin: Ricezione | null;
}

function withTwins(ricezioni: readonly Ricezione[]): KnownArrival[] {
  const first = new Map<string, Ricezione>();
  return ricezioni.map((ricezione) => {
    const id = `${ricezione.sha256} ${ricezione.ente_atteso}`;
    const twin = first.get(id) ?? null;
    if (twin === null) first.set(id, ricezione);
    return { ricezione, twin };
  });
}

async function readings(
  archivio: string,
  rules: string,
  avvio: ReaderStart,
  arrivals: readonly KnownArrival[],
  progress: Progress,
): Promise<{ letture: Map<number, Reading>; riletti: number }> {
  const wanted = arrivals.filter(({ twin }) => twin === null).map(({ ricezione }) => ricezione);
  const letture = new Map<number, Reading>();
  for (const ricezione of wanted) {
    const kept = await keptReading(archivio, rules, ricezione);
    if (kept !== null) letture.set(ricezione.protocollo, kept);
  }
  const tick = progress("Leggo i file", wanted.length);
  tick(letture.size);
  const missing = new Map(wanted.filter(({ protocollo }) => !letture.has(protocollo)).map((r) => [r.protocollo, r]));
  const compiti = [...missing.values()].map(({ protocollo, sha256, nome, ente_atteso }) => ({
    id: protocollo,
    path: archivePath(archivio, sha256),
    nome,
    ente: ente_atteso || null,
  }));
  const kept: Promise<void>[] = [];
  await readAll(compiti, avvio, { workers: availableParallelism(), ...READER_CAPS }, ({ id }, lettura, esito) => {
    letture.set(id, lettura);
    const ricezione = missing.get(id);
    if (ricezione !== undefined && esito === "letta") kept.push(keepReading(archivio, rules, ricezione, lettura));
    tick(1);
  });
  await Promise.all(kept);
  return { letture, riletti: missing.size };
}

function toLetto({ ricezione, twin }: KnownArrival, letture: ReadonlyMap<number, Reading>): ReadArrival {
  const own = letture.get((twin ?? ricezione).protocollo);
  if (own === undefined) throw new Error(`arrival ${ricezione.protocollo} was not read`);
  if (twin === null) return { ricezione, lettura: own, uguale_a: null };
  const diagnostics = [diagnose("file-identico", [{ file: ricezione.nome }], { altro: twin.nome })];
  return { ricezione, lettura: { formato: own.formato, invii: [], diagnostics }, uguale_a: twin.protocollo };
}

function candidates(letti: readonly ReadArrival[]): Candidate[] {
  return letti.flatMap(({ ricezione: { protocollo, nome }, lettura }) =>
    lettura.invii.flatMap(({ ente, sezioni }) => sezioni.map((sezione) => ({ protocollo, nome, ente, sezione }))),
  );
}

function numbered({ ricezione: { protocollo }, lettura }: ReadArrival): Finding[] {
  return lettura.diagnostics.map((diagnostic) => ({ ...diagnostic, protocollo }));
}
