// From the folder of an edition to the sections that count: receive, read what is new, choose versions, settle the
// register. What `build` and `status` share. Running it again changes nothing.
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { type Diagnostic, diagnose } from "../schemas/diagnostic.ts";
import type { Edizione } from "../schemas/edizione.ts";
import type { Lettura } from "../schemas/lettura.ts";
import { type Rilevazione, rilevazioneSchema } from "../schemas/rilevazione.ts";
import { archivePath } from "./collect/archive.ts";
import { keepReading, keptReading, rulesVersion } from "./collect/letture.ts";
import { receiveFolder } from "./collect/receive.ts";
import { type InvioRegistrato, openRegistro, type Ricezione } from "./collect/registro.ts";
import { type Candidata, chooseVersions } from "./collect/versions.ts";
import { EdizioneRotta, inItaliano } from "./edizione/faults.ts";
import { LIMITI, readAll } from "./ingest/pool.ts";
import type { Avvio } from "./ingest/worker.ts";
import type { Progress } from "./progress.ts";

/** One arrival with what was read in it. */
export interface Letto {
  readonly ricezione: Ricezione;
  readonly lettura: Lettura;
  /** Number of the earlier arrival with the same bytes, which is the one that counts. */
  readonly uguale_a: number | null;
}

export interface Raccolta {
  readonly letti: readonly Letto[];
  /** The sections that count, by ente and block. */
  readonly valide: readonly Candidata[];
  readonly diagnostics: readonly (Diagnostic & { readonly protocollo: number })[];
  readonly invii: readonly InvioRegistrato[];
  readonly nuovi: number;
  readonly riletti: number;
  readonly rules: string;
}

export const archivioOf = (edizione: Edizione): string => join(edizione.cartella, "archivio");

/** Survey mappings of `inviati/`. Throws EdizioneRotta for a broken one: without it a quarter of the network is lost. */
export async function loadRilevazioni({ cartella }: Edizione): Promise<Rilevazione[]> {
  const file = "inviati/rilevazione.yaml";
  const text = await readFile(join(cartella, file), "utf8").catch(() => null);
  if (text === null) return [];
  let source: unknown;
  try {
    source = parse(text);
  } catch {
    throw new EdizioneRotta(
      file,
      null,
      "il file non è scritto secondo le regole YAML",
      "Controlla rientri, due punti e virgolette.",
    );
  }
  const result = rilevazioneSchema.safeParse(source);
  if (result.success) return [result.data];
  const [issue] = result.error.issues;
  throw new EdizioneRotta(
    file,
    null,
    issue === undefined ? "il file non è corretto" : inItaliano(issue),
    "Correggi il file e ripeti il comando.",
  );
}

/** What the readers need to know of an edition. */
export async function readingRules(edizione: Edizione): Promise<Avvio> {
  return { edizione: { yaml: edizione.yaml }, liste: edizione.liste, rilevazioni: await loadRilevazioni(edizione) };
}

/** Receives what lies in `inviati/`, reads what was not read by these rules, and says what counts. */
export async function intake(edizione: Edizione, progress: Progress): Promise<Raccolta> {
  const archivio = archivioOf(edizione);
  const avvio = await readingRules(edizione);
  const rules = rulesVersion(avvio);
  const registro = openRegistro(archivio);
  try {
    const { nuovi } = await receiveFolder(edizione.cartella, archivio, registro);
    const ricezioni = registro.ricezioni();
    const { letture, riletti } = await readings(archivio, rules, avvio, ricezioni, progress);
    const letti = withTwins(ricezioni, letture);
    const { valide, diagnostics: notes } = chooseVersions(candidates(letti));
    const diagnostics = allDiagnostics(letti, notes);
    const invii = register(edizione, letti, valide, diagnostics);
    registro.settle(outcomes(letti, diagnostics), invii);
    return { letti, valide, diagnostics, invii, nuovi, riletti, rules };
  } finally {
    registro.close();
  }
}

const idOf = ({ sha256, ente_atteso }: Ricezione): string => `${sha256}\u0000${ente_atteso}`;

async function readings(
  archivio: string,
  rules: string,
  avvio: Avvio,
  ricezioni: readonly Ricezione[],
  progress: Progress,
) {
  const distinct = [...new Map(ricezioni.map((r) => [idOf(r), r])).values()];
  const letture = new Map<string, Lettura>();
  const missing: Ricezione[] = [];
  for (const ricezione of distinct) {
    const kept = await keptReading(archivio, rules, ricezione.sha256, ricezione.ente_atteso);
    if (kept === null) missing.push(ricezione);
    else letture.set(idOf(ricezione), kept);
  }
  const tick = progress("Leggo i file", distinct.length);
  tick(distinct.length - missing.length);
  const byPath = new Map(missing.map((r) => [archivePath(archivio, r.sha256), r]));
  const compiti = [...byPath].map(([path, r]) => ({ path, nome: r.nome, ente: r.ente_atteso || null }));
  const kept: Promise<void>[] = [];
  await readAll(compiti, avvio, { workers: availableParallelism(), ...LIMITI }, (compito, lettura) => {
    const ricezione = byPath.get(compito.path);
    if (ricezione === undefined) return;
    letture.set(idOf(ricezione), lettura);
    kept.push(keepReading(archivio, rules, ricezione.sha256, ricezione.ente_atteso, lettura));
    tick(1);
  });
  await Promise.all(kept);
  return { letture, riletti: missing.length };
}

/** Arrivals in order; the second of two with the same bytes points at the first and is not counted again. */
function withTwins(ricezioni: readonly Ricezione[], letture: ReadonlyMap<string, Lettura>): Letto[] {
  const first = new Map<string, Ricezione>();
  return ricezioni.map((ricezione) => {
    const twin = first.get(ricezione.sha256);
    const lettura = letture.get(idOf(ricezione));
    if (twin === undefined) first.set(ricezione.sha256, ricezione);
    if (lettura !== undefined && twin === undefined) return { ricezione, lettura, uguale_a: null };
    const diagnostics =
      twin === undefined ? [] : [diagnose("file-identico", [{ file: ricezione.nome }], { altro: twin.nome })];
    return {
      ricezione,
      lettura: { formato: lettura?.formato ?? "illeggibile", invii: [], diagnostics },
      uguale_a: twin?.protocollo ?? null,
    };
  });
}

function candidates(letti: readonly Letto[]): Candidata[] {
  return letti.flatMap(({ ricezione, lettura }) =>
    lettura.invii.flatMap(({ ente, sezioni }) =>
      sezioni.map((sezione) => ({ protocollo: ricezione.protocollo, nome: ricezione.nome, ente, sezione })),
    ),
  );
}

function allDiagnostics(letti: readonly Letto[], notes: readonly Diagnostic[]): Raccolta["diagnostics"] {
  const read = letti.flatMap(({ ricezione, lettura }) =>
    lettura.diagnostics.map((d) => ({ ...d, protocollo: ricezione.protocollo })),
  );
  const numbers = new Map(letti.map(({ ricezione }) => [ricezione.nome, ricezione.protocollo]));
  return [...read, ...notes.map((d) => ({ ...d, protocollo: numbers.get(d.luoghi[0]?.file ?? "") ?? 0 }))];
}

function register(
  edizione: Edizione,
  letti: readonly Letto[],
  valide: readonly Candidata[],
  diagnostics: Raccolta["diagnostics"],
): InvioRegistrato[] {
  const versions = new Map<string, number>();
  const counting = new Map<string, string[]>();
  for (const { protocollo, ente, sezione } of valide) {
    const id = `${protocollo}\u0000${ente}`;
    counting.set(id, [...(counting.get(id) ?? []), sezione.blocco]);
  }
  const faults = new Map<string, number>();
  for (const { protocollo, ente, gravita } of diagnostics) {
    if (gravita === "correggere")
      faults.set(`${protocollo}\u0000${ente}`, (faults.get(`${protocollo}\u0000${ente}`) ?? 0) + 1);
  }
  return letti.flatMap(({ ricezione: { protocollo }, lettura }) =>
    lettura.invii.map(({ ente, sezioni }) => {
      const versione = (versions.get(ente) ?? 0) + 1;
      versions.set(ente, versione);
      const id = `${protocollo}\u0000${ente}`;
      const blocchi = sezioni.map(({ blocco }) => blocco).join(" ");
      return {
        protocollo,
        ente,
        edizione: edizione.yaml.anno,
        versione,
        blocchi,
        valgono: (counting.get(id) ?? []).join(" "),
        da_correggere: faults.get(id) ?? 0,
      };
    }),
  );
}

function outcomes(letti: readonly Letto[], diagnostics: Raccolta["diagnostics"]) {
  const faults = new Map<number, number>();
  for (const { protocollo, gravita } of diagnostics)
    if (gravita === "correggere") faults.set(protocollo, (faults.get(protocollo) ?? 0) + 1);
  return letti.map(({ ricezione: { protocollo }, lettura, uguale_a }) => ({
    protocollo,
    formato: lettura.formato,
    uguale_a,
    da_correggere: faults.get(protocollo) ?? 0,
  }));
}
