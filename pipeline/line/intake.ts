// From the folder of an edition to the sections that count: receive, read what is new, choose versions, settle the
// register. What `build` and `status` share. Running it again changes nothing.
import { diagnose } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { KeptPaths, ReadingHead, SectionHead } from "../../schemas/reading.ts";
import { afterVersions } from "../checks/checks.ts";
import { archivePath } from "../collect/archive.ts";
import { type KeptReading, keepUnread, keptPaths, keptReading, rulesVersion, sweep } from "../collect/kept-readings.ts";
import { outcomes, type ReadArrival, submissions } from "../collect/outcomes.ts";
import { receiveFolder } from "../collect/receive.ts";
import { type InvioRegistrato, openRegistro, type Ricezione } from "../collect/registro.ts";
import { type Candidate, chooseVersions, type Finding } from "../collect/versions.ts";
import type { Effects } from "../effects/effects.ts";
import type { Progress } from "../effects/progress.ts";
import { costsTooMuch, openReaders, type Readers } from "../reading/readers.ts";
import { archivioOf, readerCaps, readingRules } from "./rules.ts";

export interface Collection {
  readonly letti: readonly ReadArrival[];
  /** The sections that count, by ente and block. */
  readonly valide: readonly Candidate[];
  /** Those that do not. */
  readonly escluse: readonly Candidate[];
  readonly diagnostics: readonly Finding[];
  readonly invii: readonly InvioRegistrato[];
  readonly nuovi: number;
  readonly riletti: number;
  readonly rules: string;
}

/** Receives what lies in `inviati/`, reads what was not read by these rules, and says what counts. */
export async function intake(
  edizione: Edizione,
  { progress, budget, now }: Pick<Effects, "progress" | "budget" | "now">,
  /** Those of the caller; opened here when left out. They are closed as soon as all is read: idle, they hold hundreds of MB. */
  given?: Readers,
): Promise<Collection> {
  const archivio = archivioOf(edizione);
  const rules = await readingRules(edizione);
  const version = rulesVersion(rules);
  const readers = given ?? openReaders(Promise.resolve(rules), readerCaps(budget));
  const registro = openRegistro(archivio);
  try {
    const { nuovi } = await receiveFolder(edizione.cartella, archivio, registro);
    const arrivals = withTwins(registro.ricezioni());
    const reading = readAll(arrivals, { archivio, version, readers, progress });
    const { read, riletti } = await reading.finally(() => readers.close());
    const letti = arrivals.map((arrival) => toReadArrival(arrival, read));
    const settled = chooseVersions(candidates(letti));
    const { valide, escluse } = settled;
    const diagnostics = [...letti.flatMap(numbered), ...afterVersions(settled)];
    const invii = submissions(edizione.yaml.anno, letti, valide, diagnostics);
    registro.settle(outcomes(letti, diagnostics), invii);
    await sweep(archivio, version, Date.parse(now()));
    return { letti, valide, escluse, diagnostics, invii, nuovi, riletti, rules: version };
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

interface Reading extends KeptReading {
  readonly kept: KeptPaths;
}

interface Means {
  readonly archivio: string;
  readonly version: string;
  readonly readers: Readers;
  readonly progress: Progress;
}

/** The readings of all arrivals by their number: those kept, and those made now, the largest file first. */
async function readAll(
  arrivals: readonly KnownArrival[],
  { archivio, version, readers, progress }: Means,
): Promise<{ read: Map<number, Reading>; riletti: number }> {
  const wanted = arrivals.filter(({ twin }) => twin === null).map(({ ricezione }) => ricezione);
  const read = new Map<number, Reading>();
  const share = sharing();
  await Promise.all(
    wanted.map(async (ricezione) => {
      const kept = keptPaths(archivio, version, ricezione);
      const found = await keptReading(kept);
      if (found !== null) read.set(ricezione.protocollo, { ...found, head: share(found.head), kept });
    }),
  );
  const tick = progress("Leggo i file", wanted.length);
  tick(read.size);
  const missing = wanted.filter(({ protocollo }) => !read.has(protocollo)).sort((a, b) => b.byte - a.byte);
  await Promise.all(
    missing.map(async (ricezione) => {
      const { protocollo, sha256, nome, ente_atteso } = ricezione;
      const keep = keptPaths(archivio, version, ricezione);
      const task = { id: protocollo, path: archivePath(archivio, sha256), nome, ente: ente_atteso || null, keep };
      const { head, righe, esito } = await readers.read(task);
      if (costsTooMuch(esito)) await keepUnread(keep, head);
      read.set(protocollo, { head: share(head), righe, kept: keep });
      tick(1);
    }),
  );
  return { read, riletti: missing.length };
}

/** In a large network the same few heads come back for every ente: one object stands for all that are equal. */
function sharing(): (head: ReadingHead) => ReadingHead {
  const sections = new Map<string, readonly SectionHead[]>();
  const enti = new Map<string, string>();
  const shared = <T>(map: Map<string, T>, key: string, value: T): T => {
    const before = map.get(key);
    if (before === undefined) map.set(key, value);
    return before ?? value;
  };
  return ({ invii, ...head }) => ({
    ...head,
    invii: invii.map(({ ente, sezioni, ...invio }) => ({
      ...invio,
      ente: shared(enti, ente, ente),
      sezioni: shared(sections, JSON.stringify(sezioni), sezioni),
    })),
  });
}

function toReadArrival({ ricezione, twin }: KnownArrival, read: ReadonlyMap<number, Reading>): ReadArrival {
  const own = read.get((twin ?? ricezione).protocollo);
  if (own === undefined) throw new Error(`arrival ${ricezione.protocollo} was not read`);
  const { head, kept, righe } = own;
  if (twin === null) return { ricezione, lettura: head, kept, righe, uguale_a: null };
  const diagnostics = [diagnose("file-identico", [{ file: ricezione.nome }], { altro: twin.nome })];
  const lettura = { formato: head.formato, invii: [], diagnostics };
  return { ricezione, lettura, kept, righe, uguale_a: twin.protocollo };
}

function candidates(letti: readonly ReadArrival[]): Candidate[] {
  return letti.flatMap(({ ricezione: { protocollo, nome }, lettura }) =>
    lettura.invii.flatMap(({ ente, sezioni }) => sezioni.map((sezione) => ({ protocollo, nome, ente, sezione }))),
  );
}

function numbered({ ricezione: { protocollo }, lettura }: ReadArrival): Finding[] {
  return lettura.diagnostics.map((diagnostic) => ({ ...diagnostic, protocollo }));
}
