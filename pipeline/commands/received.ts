// What is already known of a file as soon as it was received: whose it is, what of it counts, what is wrong with it.
import { isOwed } from "../../schemas/diagnostic.ts";
import { elenca, quanti } from "../../schemas/diagnostici/entry.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { blockOf } from "../../schemas/questionario.ts";
import type { ReadingHead, SectionHead } from "../../schemas/reading.ts";
import { isUnread, reasonOf } from "../line/collection-status.ts";
import type { Collection } from "../line/intake.ts";
import { faultLine, plural } from "./words.ts";

interface Section {
  readonly blocco: string;
  readonly righe: number;
  /** Number of the arrival that counts; null when none does. */
  readonly conta: number | null;
  /** Numbers of the arrivals that it replaces. */
  readonly al_posto_di: readonly number[];
}

export interface Received {
  readonly file: string;
  readonly protocollo: number;
  readonly nuovo: boolean;
  readonly enti: readonly { readonly ente: string; readonly blocchi: readonly Section[] }[];
  readonly da_correggere: number;
  readonly da_confermare: number;
  /** Why nothing could be read of it; null when something was. */
  readonly non_letto: string | null;
  /** Why nothing of it counts: it came after the edition was closed; null else. */
  readonly tardivo: string | null;
}

interface Numbered {
  readonly protocollo: number;
  readonly isNew: boolean;
}

function lettoOf(protocollo: number, { letti }: Collection): Collection["letti"][number] {
  const letto = letti.find(({ ricezione }) => ricezione.protocollo === protocollo);
  if (letto === undefined) throw new Error(`arrival ${protocollo} is not in the collection`);
  return letto;
}

/** What was read of one arrival, with what is only seen beside the others: which counts, what was there before. */
export function headOf(protocollo: number, raccolta: Collection): ReadingHead {
  const diagnostics = raccolta.diagnostics.filter((each) => each.protocollo === protocollo);
  return { ...lettoOf(protocollo, raccolta).lettura, diagnostics };
}

/** Of one arrival, by its number. */
export function receivedOf({ protocollo, isNew }: Numbered, raccolta: Collection): Received {
  const letto = lettoOf(protocollo, raccolta);
  const idOf = (ente: string, blocco: string): string => `${ente} ${blocco}`;
  const counting = new Map(raccolta.valide.map((each) => [idOf(each.ente, each.sezione.blocco), each.protocollo]));
  const replaced = Map.groupBy(
    raccolta.superate.filter(({ vale }) => vale.protocollo === protocollo),
    ({ vale }) => idOf(vale.ente, vale.sezione.blocco),
  );
  const sectionOf = (ente: string, { blocco, contate }: SectionHead): Section => ({
    blocco,
    righe: contate,
    conta: counting.get(idOf(ente, blocco)) ?? null,
    al_posto_di: (replaced.get(idOf(ente, blocco)) ?? []).map(({ altra }) => altra.protocollo),
  });
  const open = openOf(protocollo, raccolta);
  const late = letto.ritiro?.tardivo === true;
  return {
    file: letto.ricezione.nome,
    protocollo,
    nuovo: isNew,
    enti: letto.lettura.invii.map(({ ente, sezioni }) => ({
      ente,
      blocchi: sezioni.map((each) => sectionOf(ente, each)),
    })),
    da_correggere: open.filter(({ gravita }) => gravita === "correggere").length,
    da_confermare: open.filter(({ gravita }) => gravita === "confermare").length,
    non_letto: isUnread(late ? { ...letto, ritiro: null } : letto) ? reasonOf(letto.lettura) : null,
    tardivo: late ? (letto.ritiro?.motivo ?? null) : null,
  };
}

const openOf = (protocollo: number, { diagnostics }: Collection) =>
  diagnostics.filter((each) => each.protocollo === protocollo && isOwed(each));

/** Enti, and findings, that are said one by one. */
const SHOWN = 12;

export function receivedText(received: Received, edizione: Edizione, raccolta: Collection): string {
  const { file, protocollo, nuovo, enti, da_correggere, da_confermare, non_letto, tardivo } = received;
  const names = new Map(edizione.enti.map(({ codice, denominazione }) => [codice, denominazione]));
  const open = openOf(protocollo, raccolta);
  const copy = raccolta.letti.find(({ ricezione }) => ricezione.protocollo === protocollo)?.uguale_a ?? null;
  const found =
    open.length === 0 && non_letto === null
      ? []
      : [
          `  ${plural(da_correggere, "cosa da correggere", "cose da correggere")}, ${quanti(da_confermare, "da confermare", "da confermare")}:`,
        ];
  return [
    `${file}: protocollo ${protocollo}${nuovo ? "" : ", già ricevuto"}${copy === null ? "" : `, identico al protocollo ${copy}`}`,
    ...(tardivo === null
      ? []
      : [`  ricevuto, ma non conta. ${tardivo} «congela --eccezione ${protocollo} --motivo …» lo fa contare.`]),
    ...(non_letto === null ? [] : [`  ricevuto, ma non si è potuto leggere: ${non_letto}.`]),
    ...enti.slice(0, SHOWN).map(({ ente, blocchi }) => {
      const told = blocchi.map((each) => sectionText(each, { protocollo, isLate: tardivo !== null })).join("; ");
      return `  ${ente} ${names.get(ente) ?? ""}: ${told === "" ? "nessuna risposta" : told}`;
    }),
    ...(enti.length > SHOWN ? [`  e ${plural(enti.length - SHOWN, "altro ente", "altri enti")}`] : []),
    ...found,
    ...open.slice(0, SHOWN).map((diagnostic) => `    ${faultLine(diagnostic)}`),
    ...(open.length > SHOWN
      ? [`    e ${plural(open.length - SHOWN, "altra", "altre")}: «check» le mostra tutte.`]
      : []),
  ].join("\n");
}

function sectionText(
  { blocco, righe, conta, al_posto_di }: Section,
  { protocollo, isLate }: { readonly protocollo: number; readonly isLate: boolean },
): string {
  const title = blockOf(blocco)?.titolo ?? blocco;
  const rows = quanti(righe, "riga", "righe");
  const said = righe === 0 ? "niente da dichiarare" : rows;
  if (isLate) return `${title} (${righe === 0 ? "nessuna riga" : rows})`;
  if (conta === null) return `${title} (niente che si possa contare)`;
  if (conta !== protocollo) return `${title} (${rows}; non conta: conta il protocollo ${conta})`;
  if (al_posto_di.length === 0) return `${title} (${said})`;
  const before = `${al_posto_di.length === 1 ? "il protocollo" : "i protocolli"} ${elenca(al_posto_di.map(String))}`;
  return `${title} (${said}; versione più recente: sostituisce ${before})`;
}
