// Puts an edition on disk: registry, what was sent, and apart from it the truth.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadEdizione } from "../../pipeline/edizione/load.ts";
import type { Anno } from "./anno.ts";
import type { Busta } from "./busta.ts";
import { bustaRilevazione, busteCsv, busteRaccolta, forestieroCsv } from "./fogli-testo.ts";
import { buste, forestiero, type Ufficio } from "./moduli.ts";
import { stringify } from "./testo.ts";
import { scriviVerita } from "./verita.ts";

/** Writes `enti.csv`: the registry with the size of each member in the year before. */
export async function scriviEnti(cartella: string, { mondo, enti }: Anno): Promise<void> {
  const columns = [
    "codice",
    "denominazione",
    "tipo",
    "forma_giuridica",
    "zona_sede",
    "cantiere_principale",
    "gruppo",
    "risorse_precedenti",
    ...(enti.some(({ bilancio }) => bilancio != null) ? (["bilancio"] as const) : []),
  ] as const;
  const sizeOf = new Map(enti.map((ente) => [ente.codice, ente]));
  const rows = mondo.membri.map((membro) => {
    const { risorse_precedenti, bilancio } = sizeOf.get(membro.codice) ?? {};
    return { ...membro, risorse_precedenti: risorse_precedenti ?? "", bilancio: bilancio ?? "" };
  });
  await writeFile(
    join(cartella, "enti.csv"),
    stringify([[...columns], ...rows.map((row) => columns.map((name) => String(row[name])))]),
  );
}

export interface Estranei {
  readonly modulo: { readonly codice: string; readonly denominazione: string } | null;
  readonly csv: string | null;
}

/** Writes `inviati/` and `verita/`, in place of what was there. The edition must be complete but for them. */
export async function scriviInviati(
  cartella: string,
  anno: Anno,
  cartellaPrima: string | null,
  estranei: Estranei,
): Promise<Busta[]> {
  const { mondo, sorti, vere } = anno;
  const ufficio: Ufficio = {
    mondo,
    edizione: await loadEdizione(cartella),
    precedente: cartellaPrima === null ? null : await loadEdizione(cartellaPrima),
  };
  const sent: Busta[] = [];
  for (const lot of sorti) {
    if (lot.canale === "modulo") sent.push(...(await buste(ufficio, lot, vere.get(lot.membro.codice) ?? {})));
    if (lot.canale === "csv" && lot.raccolta === null) sent.push(...busteCsv(ufficio, lot, vere));
  }
  const gathered = new Set(sorti.flatMap(({ raccolta }) => (raccolta === null ? [] : [raccolta])));
  for (const n of gathered)
    sent.push(
      ...busteRaccolta(
        ufficio,
        sorti.filter(({ raccolta }) => raccolta === n),
        vere,
      ),
    );
  const survey = bustaRilevazione(
    ufficio,
    sorti.filter(({ canale }) => canale === "rilevazione"),
    vere,
  );
  if (survey !== null) sent.push(survey.busta);
  if (estranei.modulo !== null)
    sent.push(await forestiero(ufficio, estranei.modulo.codice, estranei.modulo.denominazione));
  if (estranei.csv !== null) sent.push(forestieroCsv(ufficio, estranei.csv));
  sent.sort((a, b) => (a.nome < b.nome ? -1 : 1));

  const inviati = join(cartella, "inviati");
  await rm(inviati, { recursive: true, force: true });
  // The archive never forgets what it received: it would go on counting files that this script has replaced.
  await rm(join(cartella, "archivio"), { recursive: true, force: true });
  await mkdir(inviati, { recursive: true });
  for (const { nome, bytes } of sent) await writeFile(join(inviati, nome), bytes);
  if (survey !== null) await writeFile(join(inviati, "rilevazione.yaml"), survey.yaml);
  const arrivals = sent.map(({ nome, ricevuto_il, canale }) => [nome, ricevuto_il, canale]);
  await writeFile(join(inviati, "ricezioni.csv"), stringify([["file", "ricevuto_il", "canale"], ...arrivals]));
  await scriviVerita(join(cartella, "verita"), anno, sent);
  return sent;
}
