// What the line should count and estimate, and what is true: the sums by which the line and its estimates can be judged.
import type { Total } from "../../pipeline/statistics/estimate.ts";
import type { BloccoId } from "../../schemas/questionario.ts";
import type { Anno } from "./anno.ts";
import { ESTERNA } from "./denaro.ts";
import type { Stimatore } from "./stimatore.ts";
import type { Riga } from "./tipi.ts";

export const COLONNE_ATTESI = ["misura", "dove", "dichiarato", "stimato", "errore_standard", "vero"];

/** Of a sum: what counts of it for the line, and what is true. */
interface Somma {
  readonly misura: string;
  readonly dove?: readonly [dimension: string, member: string];
  readonly blocco: BloccoId;
  /** Null: rows are counted. */
  readonly campo: string | null;
  readonly where?: (row: Riga) => boolean;
  /** Rows that the line counts though they are not true. */
  readonly inganna?: (row: Riga) => boolean;
  /** By which it is estimated; without one what is declared stands. */
  readonly stimatore?: Stimatore;
}

/** Rows under `COLONNE_ATTESI`; what nobody estimates has no estimate. */
export function attesi(anno: Anno): string[][] {
  const { sorti, mondo } = anno;
  const accepted = sorti.filter(({ accettata }) => accettata).length;
  const plain: Somma[] = [
    { misura: "valore-interno", blocco: "finanziamenti", campo: "importo", where: (row) => row.esterna === undefined },
    punti("attivo"),
    punti("in-apertura"),
    { misura: "punti-iniziative", blocco: "punti_comunita", campo: "iniziative" },
    ...indicatori(anno),
  ];
  return [
    ["enti-rispondenti", "", String(accepted), "", "", String(mondo.membri.length)],
    ...stimate(anno).map((each) => line(anno, each)),
    ...plain.map((each) => line(anno, each)),
  ];
}

function stimate({ mondo, stimatori: { denaro, persone, offerta } }: Anno): Somma[] {
  const netto = {
    ...({ misura: "valore-netto", blocco: "finanziamenti", campo: "importo", stimatore: denaro } as const),
    where: (row: Riga) => row.esterna === ESTERNA,
    inganna: (row: Riga) => row.esterna !== undefined && row.esterna !== ESTERNA,
  };
  const personale = { misura: "personale", blocco: "personale", campo: "persone", stimatore: persone } as const;
  const volontari = { misura: "volontari", blocco: "volontari", campo: "volontari", stimatore: persone } as const;
  const servizi = { misura: "servizi", blocco: "servizi", campo: null, stimatore: offerta } as const;
  const luoghi: (readonly [string, string])[] = [
    ...[...new Set([...Object.keys(mondo.profilo.cantieri), "trasversale"])].map(
      (member) => ["cantiere", member] as const,
    ),
    ...[...mondo.zone.map(({ codice }) => codice), "citta", "fuori"].map((member) => ["zona", member] as const),
  ];
  return [
    netto,
    at(netto, "fonte", mondo.profilo.fonte_famiglie),
    ...luoghi.map(([dimension, member]) => at(netto, dimension, member)),
    ...[personale, volontari, servizi].flatMap((each) => [each, ...luoghi.map((place) => at(each, ...place))]),
  ];
}

/** The part of a sum that is at a member. */
function at(somma: Somma, dimension: string, member: string): Somma {
  const { where = () => true, inganna = () => false } = somma;
  const isThere = (row: Riga): boolean => row[dimension] === member;
  return {
    ...{ ...somma, dove: [dimension, member] },
    where: (row) => isThere(row) && where(row),
    inganna: (row) => isThere(row) && inganna(row),
  };
}

const punti = (stato: string): Somma => ({
  ...{ misura: "punti", dove: ["stato", stato], blocco: "punti_comunita", campo: null },
  where: (row) => row.stato === stato,
});

function indicatori({ vere }: Anno): Somma[] {
  const rows = [...vere.values()].flatMap(({ esiti }) => esiti ?? []);
  const names = [...new Set(rows.map(({ indicatore }) => String(indicatore)))].sort();
  return names.flatMap((indicatore): Somma[] => {
    const where = (row: Riga): boolean => row.indicatore === indicatore;
    const of = { dove: ["indicatore", indicatore], blocco: "esiti", where } as const;
    const base = { ...of, misura: "esito-base", campo: "su" };
    const hasBase = rows.some((row) => where(row) && Number(row.su) > 0);
    return [{ ...of, misura: "esito", campo: "valore" }, ...(hasBase ? [base] : [])];
  });
}

function line(anno: Anno, somma: Somma): string[] {
  const { misura, dove, campo, stimatore } = somma;
  const { dichiarato, vero, byEnte } = sums(anno, somma);
  const unit = campo === "importo" ? 100 : 1;
  const total = stimatore === undefined ? null : estimate(anno, somma, stimatore, byEnte);
  const estimated = total === null ? ["", ""] : [text(total.valore / unit), text(total.errore / unit)];
  return [misura, dove?.join("=") ?? "", text(dichiarato / unit), ...estimated, text(vero / unit)];
}

function sums({ sorti, vere, perse }: Anno, { blocco, campo, where, inganna }: Somma) {
  const byEnte = new Map<string, number>();
  let vero = 0;
  for (const { membro, accettata } of sorti) {
    for (const row of vere.get(membro.codice)?.[blocco] ?? []) {
      const isTrue = where?.(row) ?? true;
      const value = unitsOf(row, campo);
      if (isTrue) vero += value;
      if (accettata && !perse.has(row) && (isTrue || inganna?.(row) === true))
        byEnte.set(membro.codice, (byEnte.get(membro.codice) ?? 0) + value);
    }
  }
  return { byEnte, vero, dichiarato: [...byEnte.values()].reduce((a, b) => a + b, 0) };
}

/** The estimate of a whole or of one place of it; a silent large ente stands at its main cantiere and the zona of its seat. */
function estimate(anno: Anno, somma: Somma, stimatore: Stimatore, byEnte: ReadonlyMap<string, number>): Total {
  const { dove } = somma;
  if (dove === undefined || dove[0] === "fonte") return stimatore.stima(byEnte);
  const [dimension, member] = dove;
  const whole = stimate(anno).find(({ misura, dove: place }) => misura === somma.misura && place === undefined);
  const given = whole === undefined ? new Map() : stimatore.imputati(sums(anno, whole).byEnte);
  const isThere = (codice: string): boolean => {
    const { cantiere_principale, zona_sede } = anno.mondo.membri.find((each) => each.codice === codice) ?? {};
    return member === (dimension === "cantiere" ? cantiere_principale : zona_sede);
  };
  return stimatore.parte(byEnte, new Map([...given].filter(([codice]) => isThere(codice))));
}

/** Whole cents of an amount, else the number itself; 0 where there is a reason in its place. */
function unitsOf(row: Riga, campo: string | null): number {
  if (campo === null) return 1;
  const value = row[campo];
  if (typeof value !== "number") return 0;
  return campo === "importo" ? Math.round(value * 100) : value;
}

function text(value: number): string {
  return String(Math.round(value * 100) / 100);
}
