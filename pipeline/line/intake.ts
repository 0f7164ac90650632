// From the folder of an edition to the sections that count: receive, read what is new, choose versions, settle the
// register. What every command that knows the collection shares. Running it again changes nothing.
import type { Edizione } from "../../schemas/edizione.ts";
import { afterVersions } from "../checks/checks.ts";
import { candidates, readArrivals } from "../collect/arrivals.ts";
import { damagedBytes } from "../collect/bytes.ts";
import { readingFindings } from "../collect/closed.ts";
import { type Decisions, decided, makeDecisions } from "../collect/decisions.ts";
import { withErased } from "../collect/erased.ts";
import { ArchivioGuasto } from "../collect/faults.ts";
import { withLate } from "../collect/frozen.ts";
import { DamagedReadings, rulesVersion, sweep } from "../collect/kept-readings.ts";
import { leftOut } from "../collect/left-out.ts";
import { outcomes, type ReadArrival, submissions } from "../collect/outcomes.ts";
import { inOrder } from "../collect/quando.ts";
import { type InvioRegistrato, openRegistro, type Registro, type Ricezione } from "../collect/registro.ts";
import type { Chiusura, Erratum } from "../collect/registro-chiusure.ts";
import type { Commento } from "../collect/registro-discussione.ts";
import { type Rimando, sentBackCells } from "../collect/registro-rimandi.ts";
import { type Candidate, chooseVersions, type Finding, type Replaced } from "../collect/versions.ts";
import type { Effects } from "../effects/effects.ts";
import { openReaders, type Readers } from "../reading/readers.ts";
import type { Waiting } from "../store/load.ts";
import { withComparisons } from "./compare.ts";
import { type Means, type Remembered, readAll } from "./readings.ts";
import { archivioOf, readerCaps, readingRules } from "./rules.ts";
import { lookInFolder } from "./take-in.ts";

export interface Collection {
  /** Every arrival, in the order in which they count. */
  readonly letti: readonly ReadArrival[];
  /** The sections that count, by ente and block. */
  readonly valide: readonly Candidate[];
  /** Those that do not. */
  readonly escluse: readonly Candidate[];
  /** Sections that a newer one replaced, and what counts in their place. */
  readonly superate: readonly Replaced[];
  readonly diagnostics: readonly Finding[];
  readonly invii: readonly InvioRegistrato[];
  readonly nuovi: number;
  readonly riletti: number;
  readonly rules: string;
  /** Values that stay out of the figures until somebody confirms them; known once all is asked. */
  readonly waiting: readonly Waiting[];
  /** What people decided; applied to all findings above, and to be applied to those that come later. */
  readonly decisions: Decisions;
  /** Number of the last decision that was known. */
  readonly lastDecision: number;
  /** What enti were asked to look at again; what of it is still to be done is among the findings. */
  readonly rimandi: readonly Rimando[];
  /** From when nothing more counts; null while the edition is open. */
  readonly chiusura: Chiusura | null;
  /** Whether it was ever closed: then what it published is public, also while it is open again. */
  readonly fuChiusa: boolean;
  readonly errata: readonly Erratum[];
  /** What was said of the draft in the portal. */
  readonly commenti: readonly Commento[];
}

/** With findings that are made later, and what was decided about them. */
export const withFindings = (raccolta: Collection, found: readonly Finding[]): Collection => ({
  ...raccolta,
  diagnostics: [...raccolta.diagnostics, ...decided(found, raccolta.decisions)],
});

type IntakeEffects = Pick<Effects, "progress" | "budget" | "now">;

/** Receives what lies in `inviati/`, reads what was not read by these rules, and says what counts. */
export async function intake(edizione: Edizione, effects: IntakeEffects, given?: Readers): Promise<Collection> {
  const take = async (registro: Registro, settle: () => Promise<Collection>): Promise<Collection> => {
    const archivio = archivioOf(edizione);
    const nuovi = await lookInFolder(edizione.cartella, archivio, registro, effects.now(), settle);
    return { ...(await settle()), nuovi };
  };
  return withCollection(edizione, effects, take, given);
}

/**
 * Does something with the register and the collection, which is read anew whenever it is asked for. Throws ArchivioGuasto
 * where the archive is not what it was: then nothing is settled.
 */
export async function withCollection<T>(
  edizione: Edizione,
  { progress, budget, now }: IntakeEffects,
  work: (registro: Registro, settle: () => Promise<Collection>) => Promise<T>,
  /** Those of the caller; opened here when left out. They are closed as soon as all is read: idle, they hold hundreds of MB. */
  given?: Readers,
  /** Of a caller that reads the collection again and again. */
  remembered?: Remembered,
): Promise<T> {
  const archivio = archivioOf(edizione);
  const rules = await readingRules(edizione);
  const version = rulesVersion(rules);
  const registro = openRegistro(archivio);
  const readers = given ?? openReaders(Promise.resolve(rules), readerCaps(budget));
  const once = () =>
    settled(edizione, registro, {
      archivio,
      version,
      readers,
      progress,
      budget,
      remembered,
      // First: of what comes in between it is then known that it had not been seen.
      lastDecision: registro.lastDecision(),
      decisions: makeDecisions(registro.decisioni()),
    });
  const settle = (): Promise<Collection> => withWholeReadings(once);
  try {
    const result = await work(registro, settle);
    await sweep(archivio, version, Date.parse(now()));
    return result;
  } finally {
    registro.close();
  }
}

/** Does it; once more where kept readings were damaged: they are forgotten then, and made again. */
export async function withWholeReadings<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DamagedReadings)) throw error;
    return await work();
  }
}

async function settled(
  edizione: Edizione,
  registro: Registro,
  given: Omit<Means, "rimandi"> & Pick<Effects, "budget"> & Pick<Collection, "lastDecision">,
): Promise<Collection> {
  const rimandi = registro.rimandi();
  const means = { ...given, rimandi: sentBackCells(rimandi) };
  const arrivals = inOrder(registro.ricezioni());
  const chiusura = registro.chiusura();
  const ritiri = withErased(withLate(registro.ritiri(), arrivals, chiusura), arrivals, registro.cancellazioni());
  const isErased = ({ protocollo }: Ricezione): boolean => ritiri.get(protocollo)?.cancellato === true;
  const relied = arrivals.filter(({ protocollo }) => !ritiri.has(protocollo));
  const [{ readingOf, riletti }, damaged] = await Promise.all([
    readAll(
      arrivals.filter((ricezione) => !isErased(ricezione)),
      means,
    ).finally(() => means.readers.close()),
    damagedBytes(
      means.archivio,
      relied.filter(({ sha256 }) => !means.remembered?.intact.has(sha256)),
    ),
  ]);
  if (damaged.length > 0) throw ArchivioGuasto.byte(damaged);
  for (const { sha256 } of relied) means.remembered?.intact.add(sha256);
  const letti = readArrivals(
    arrivals,
    (ricezione) => (isErased(ricezione) ? NOTHING_READ : readingOf(ricezione)),
    ritiri,
  );
  const candidate = candidates(letti);
  const choice = chooseVersions(candidate);
  const whole = await withComparisons(choice, letti, edizione, means.budget);
  const lasciate = leftOut(letti, choice, registro.lastLook()?.files ?? []);
  const found = [...readingFindings(letti, candidate, choice), ...afterVersions({ ...whole, lasciate, rimandi })];
  const diagnostics = decided(found, means.decisions);
  const { valide, escluse, superate } = choice;
  const { decisions, lastDecision } = means;
  const invii = submissions(edizione.yaml.anno, letti, valide, diagnostics);
  registro.settle(outcomes(letti, diagnostics), invii);
  return {
    letti,
    valide,
    escluse,
    superate,
    diagnostics,
    invii,
    nuovi: 0,
    riletti,
    rules: means.version,
    decisions,
    lastDecision,
    rimandi,
    chiusura,
    fuChiusa: registro.fuChiusa(),
    errata: registro.errata(),
    commenti: registro.discussione().commenti,
    waiting: [],
  };
}

/** Of bytes that were deleted nothing is kept. */
const NOTHING_READ = {
  head: { formato: "illeggibile", invii: [], diagnostics: [] },
  righe: null,
  kept: { head: "", rows: "" },
} as const;
