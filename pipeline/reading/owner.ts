// Whose workbook it is and of which year: from the labels a person sees, or from the module's own hidden sheet. A file of
// somebody else, or of another year, is refused before anything else is said of it.
import { type Diagnostic, diagnose, type Luogo } from "../../schemas/diagnostic.ts";
import { isMarker } from "../formats/hidden-sheets.ts";
import type { Workbook } from "../formats/sheet.ts";
import { type Etichettata, labelled } from "./labels.ts";
import type { Elenchi } from "./lists.ts";
import type { Found } from "./outcome.ts";
import { placeOf } from "./tavola.ts";

export interface Domanda {
  readonly file: string;
  readonly workbook: Workbook;
  readonly anno: number;
  readonly elenchi: Elenchi;
  /** The ente it is expected from; null when only the file says it. */
  readonly atteso: string | null;
}

export interface Intestatario {
  readonly ente: string | null;
  /** Findings for which the file is refused; empty when it may be read. */
  readonly rifiuti: readonly Diagnostic[];
}

/** Owner and year of a workbook. `serve` says which of the two its rows do not say themselves. */
export function ownerOf(domanda: Domanda, serve: { readonly ente: boolean; readonly edizione: boolean }): Intestatario {
  const year = serve.edizione ? yearFault(domanda) : null;
  const { ente, rifiuto } = serve.ente ? writtenOwner(domanda) : { ente: domanda.atteso, rifiuto: null };
  // Another year is another module: whose it is no longer matters.
  if (year?.codice === "edizione-diversa") return { ente: null, rifiuti: [year] };
  return { ente, rifiuti: [year, rifiuto].filter((each) => each !== null) };
}

/** True when something in the workbook says that it is a module of ours. */
export function isOurs(workbook: Workbook): boolean {
  return workbook.sheets.some(
    (sheet) => isMarker(sheet.name) || (!sheet.hidden && labelled(sheet, CODE) !== undefined),
  );
}

const CODE = ["Codice dell'ente", "Codice ente"];

function yearFault({ file, workbook, anno }: Domanda): Diagnostic | null {
  const attesa = String(anno);
  const isOther = ({ text }: Etichettata): boolean => (YEAR.exec(text)?.[0] ?? attesa) !== attesa;
  const written =
    seen(workbook, ["Edizione"], isOther) ??
    seen(workbook, ["Edizione"], ({ text }) => YEAR.test(text)) ??
    marked(workbook, "edizione");
  const year = YEAR.exec(written?.text ?? "")?.[0];
  if (written === undefined || year === undefined)
    return diagnose("edizione-mancante", [{ file }], { attesa, dove: "file" });
  if (year === attesa) return null;
  return diagnose("edizione-diversa", [placeIn(file, written)], { trovata: year, attesa, dove: "file" });
}
const YEAR = /\b(19|20)\d\d\b/;

function writtenOwner({ file, workbook, elenchi, atteso }: Domanda): {
  ente: string | null;
  rifiuto: Diagnostic | null;
} {
  const written = seen(workbook, CODE, () => true) ?? marked(workbook, "ente");
  const text = written?.text ?? atteso ?? "";
  if (text === "") return { ente: null, rifiuto: diagnose("ente-mancante", [{ file }], { dove: "file", anno: "" }) };
  const place = written === undefined ? { file } : placeIn(file, written);
  const ente = elenchi.find("enti", text);
  if (ente === undefined) {
    const params = { ente: text, simile: elenchi.nearest("enti", text) };
    return { ente: null, rifiuto: diagnose("ente-sconosciuto", [place], params) };
  }
  const marker = marked(workbook, "ente")?.text;
  const other = atteso ?? (marker === undefined ? null : (elenchi.find("enti", marker) ?? marker));
  if (other === null || other === ente) return { ente, rifiuto: null };
  return { ente, rifiuto: otherOwner(elenchi, ente, other, place) };
}

/** The finding for a file of another organisation than the one it comes from. */
export function otherOwner(elenchi: Elenchi, ente: string, atteso: string, place: Luogo): Diagnostic {
  const params = { nelFile: named(elenchi, ente), atteso: named(elenchi, atteso), dove: "file" } as const;
  return diagnose("ente-diverso", [place], params, { ente });
}

/** What is said of an organisation that nobody knows. */
export const unknownOwner = (written: string) =>
  ({ codice: "ente-sconosciuto", params: { ente: written, simile: "" } }) as const;

/** The same with the name that is nearest to it: found only for what is told. */
export const withNearest =
  (elenchi: Elenchi) =>
  (found: Found): Found =>
    found.codice === "ente-sconosciuto"
      ? { ...found, params: { ...found.params, simile: elenchi.nearest("enti", String(found.params["ente"])) } }
      : found;

/** «E042 – Cooperativa Alfa». */
export function named(elenchi: Elenchi, ente: string): string {
  const nome = elenchi.nome("enti", ente);
  return nome === ente ? ente : `${ente} – ${nome}`;
}

function seen(
  workbook: Workbook,
  labels: readonly string[],
  isAnswer: (found: Etichettata) => boolean,
): Etichettata | undefined {
  const visible = workbook.sheets.filter(({ hidden }) => !hidden);
  return visible.flatMap((sheet) => labelled(sheet, labels) ?? []).find(isAnswer);
}

/** What stands beside one of these labels on a sheet that is seen; null where none does. */
export function seenBeside(
  file: string,
  workbook: Workbook,
  labels: readonly string[],
): { readonly text: string; readonly place: Luogo } | null {
  const found = workbook.format === "csv" ? undefined : seen(workbook, labels, () => true);
  return found === undefined ? null : { text: found.text, place: placeIn(file, found) };
}

function marked(workbook: Workbook, label: string): Etichettata | undefined {
  const marker = workbook.sheets.find(({ name }) => isMarker(name));
  return marker === undefined ? undefined : labelled(marker, [label]);
}

/** The hidden sheet is not shown to anybody: what it says lies in the file as a whole. */
function placeIn(file: string, { sheet, row, cell }: Etichettata): Luogo {
  return isMarker(sheet.name) ? { file } : placeOf({ file, sheet, isText: false }, row, cell.column);
}
