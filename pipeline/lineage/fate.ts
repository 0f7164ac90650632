// What became of an arrival and of each of its sections: it counts, or why it does not.
import { fileName } from "../../schemas/text.ts";
import type { ReadArrival } from "../collect/outcomes.ts";
import type { Collection } from "../line/intake.ts";

export interface SectionFate {
  readonly ente: string;
  readonly blocco: string;
  readonly foglio: string;
  /** Rows that could be counted. */
  readonly righe: number;
  readonly conta: boolean;
  /** Why it does not count; null when it does. */
  readonly motivo: string | null;
}

export interface ArrivalFate {
  readonly protocollo: number;
  readonly file: string;
  /** Why nothing of it counts, whatever is in it; null when something may. */
  readonly motivo: string | null;
  readonly sezioni: readonly SectionFate[];
}

/** The arrivals that somebody means by a number, or by the name of a file: several may have one name. None when unknown. */
export function arrivalsCalled(what: string, { letti }: Pick<Collection, "letti">): ReadArrival[] {
  const name = fileName(what.split(/[/\\]/).at(-1) ?? "");
  const named = letti.filter(({ ricezione }) => fileName(ricezione.nome) === name);
  if (named.length > 0 || !/^\d+$/.test(what)) return named;
  return letti.filter(({ ricezione }) => ricezione.protocollo === Number(what));
}

/** Sheets of an arrival in which something was read or found; none of a file that could not be opened. */
export function sheetsOf(
  { ricezione, uguale_a }: ReadArrival,
  { letti, diagnostics }: Pick<Collection, "letti" | "diagnostics">,
): string[] {
  // A copy is not read: it is what its original is.
  const same = [ricezione.protocollo, uguale_a];
  const invii = letti
    .filter((each) => same.includes(each.ricezione.protocollo))
    .flatMap(({ lettura }) => lettura.invii);
  const read = invii.flatMap(({ sezioni }) => sezioni.map(({ foglio }) => foglio));
  const told = diagnostics.filter(({ protocollo }) => same.includes(protocollo)).flatMap(({ luoghi }) => luoghi);
  return [...new Set([...read, ...told.flatMap(({ foglio }) => foglio ?? [])])].filter((foglio) => foglio !== "");
}

export function fateOf(letto: ReadArrival, raccolta: Pick<Collection, "valide" | "superate">): ArrivalFate {
  const { ricezione, lettura } = letto;
  const { protocollo, nome } = ricezione;
  const motivo = reasonOfAll(letto);
  const sezioni = lettura.invii.flatMap(({ ente, sezioni }) =>
    sezioni.map(({ blocco, foglio, contate }): SectionFate => {
      const why = motivo ?? reasonOf({ protocollo, ente, blocco }, raccolta);
      return { ente, blocco, foglio, righe: contate, conta: why === null, motivo: why };
    }),
  );
  return { protocollo, file: nome, motivo, sezioni };
}

function reasonOfAll({ ritiro, uguale_a, lettura }: ReadArrival): string | null {
  if (ritiro !== null) return `l'invio è stato ritirato da ${ritiro.chi}: ${ritiro.motivo}`;
  if (uguale_a !== null) return `il file è uguale a quello del protocollo ${uguale_a}: conta quello`;
  return lettura.invii.length === 0 ? "del file non si è potuto leggere niente" : null;
}

interface SectionId {
  readonly protocollo: number;
  readonly ente: string;
  readonly blocco: string;
}

/** Why a section does not count; null when it does. */
function reasonOf(
  { protocollo, ente, blocco }: SectionId,
  { valide, superate }: Pick<Collection, "valide" | "superate">,
): string | null {
  const counting = valide.find((each) => each.ente === ente && each.sezione.blocco === blocco);
  if (counting?.protocollo === protocollo) return null;
  if (counting === undefined) return "nessuna riga di questa tabella si è potuta contare";
  const isReplaced = superate.some(
    ({ altra }) => altra.protocollo === protocollo && altra.ente === ente && altra.sezione.blocco === blocco,
  );
  const other = `${counting.nome}, protocollo ${counting.protocollo}`;
  return isReplaced ? `al suo posto conta un invio più recente (${other})` : `conta un altro invio (${other})`;
}
