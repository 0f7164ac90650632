// `bilancio riporta`: a module of another year becomes the module of this one, with its answers where they still have a place,
// and the list of what has none. Nothing is received: the ente looks at it, and sends it.
import { open } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Campo, fieldsOf } from "../../schemas/blocco.ts";
import { type Codice, isOwed } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { BLOCCHI, type BloccoId } from "../../schemas/questionario.ts";
import { loadEdizione } from "../edizione/load.ts";
import { raccoltaIn } from "../edizione/raccolta.ts";
import type { Effects } from "../effects/effects.ts";
import { isOthers, writeWhole } from "../effects/files.ts";
import { type CarriedEnte, carriedFrom } from "../line/carried.ts";
import { told } from "../line/validation.ts";
import { termsOf } from "../portal/letter-frame.ts";
import { readCell } from "../reading/cell.ts";
import { contextOf } from "../reading/evidence.ts";
import { makeElenchi } from "../reading/lists.ts";
import type { CellaModulo, RigheModulo } from "../workbooks/form.ts";
import { type Moved, shownRows } from "../workbooks/shown-rows.ts";
import { writeWorkbook } from "../workbooks/workbook.ts";
import { type Answer, checkEnte, UsageFault } from "./answer.ts";
import { faultLine, plural } from "./words.ts";

export interface RiportaCommand {
  readonly cartella: string;
  readonly file: string;
  readonly out: string;
  /** The ente it comes from; null when only the file says it. */
  readonly ente: string | null;
}

/** Throws UsageFault for what is no module of another year, ENOENT for a file that is not there. */
export async function riportaCommand(command: RiportaCommand, effects: Effects): Promise<Answer> {
  const { cartella, file, out, ente } = command;
  await (await open(file)).close();
  const edizione = await loadEdizione(cartella);
  checkEnte(ente, edizione);
  const { carried, head } = await carriedFrom(edizione, file, ente, effects);
  if (carried === null || carried.enti.length === 0) {
    const [first] = head.diagnostics.filter(isOwed);
    const why = first === undefined ? "" : `. ${faultLine(first)}`;
    throw new UsageFault(`${basename(file)} non è un modulo di un altro anno che si possa riportare${why}`);
  }
  const { anno } = carried;
  const made = await Promise.all(carried.enti.map((each) => moduleOf(edizione, each, out)));
  const lost = carried.enti.reduce((sum, { respinte }) => sum + respinte, 0);
  const owed = carried.diagnostics.filter(isOwed);
  // Questions that only this year asks are none of the year by whose questions the file is read.
  const beside = carried.diagnostics.filter(({ codice }) => BESIDE.has(codice));
  const text = [
    ...made.map(
      ({ path, risposte }) =>
        `${path}: ${plural(risposte, "risposta riportata", "risposte riportate")} dal modulo del ${anno}.`,
    ),
    ...made.flatMap(({ senzaPosto }) => movedLines(senzaPosto, edizione)),
    ...made.flatMap(({ daRiscrivere }) => rewrittenLines(daRiscrivere)),
    ...(lost === 0
      ? []
      : [
          `  ${plural(lost, "riga non si è potuta leggere, e non è riportata", "righe non si sono potute leggere, e non sono riportate")}.`,
        ]),
    ...(beside.length === 0
      ? []
      : [
          `  Nel file c'è anche ciò che nel ${anno} non si chiedeva, e non è riportato: se risponde a una domanda di quest'anno va copiato a mano.`,
        ]),
    ...beside.map((each) => `    ${faultLine(each)}`),
    ...(owed.length === 0 ? [] : ["  Nel modulo di prima c'era da sistemare:"]),
    ...owed.map((each) => `    ${faultLine(each)}`),
    "  Non è stato ricevuto niente: va guardato da chi lo ha mandato, e rimandato.",
  ];
  return {
    text: text.join("\n"),
    json: { anno, moduli: made, righe_non_riportate: lost, non_letti: beside.map(told) },
    exit:
      lost > 0 ||
      beside.length > 0 ||
      made.some(({ senzaPosto, daRiscrivere }) => senzaPosto.length + daRiscrivere.length > 0)
        ? 1
        : 0,
  };
}

/** What is said of columns and sheets that hold no answer of that year. */
const BESIDE: ReadonlySet<Codice> = new Set(["colonna-ignorata", "foglio-non-letto"]);

interface Made {
  readonly ente: string;
  readonly path: string;
  readonly risposte: number;
  readonly senzaPosto: readonly Moved[];
  /** Refused for how they looked: as text they would be answers. */
  readonly daRiscrivere: readonly Moved[];
}

async function moduleOf(edizione: Edizione, from: CarriedEnte, out: string): Promise<Made> {
  const { anno } = edizione.yaml;
  const ente = edizione.enti.find(({ codice }) => codice === from.ente);
  if (ente === undefined) throw new UsageFault(`l'ente ${from.ente} non è in enti.csv`);
  const stored = new Map([...from.blocchi].map(([id, rows]) => [id, rows.map(({ valori }) => valori)]));
  const { righe: shown, senzaPosto } = shownRows(stored, anno, edizione.liste);
  const { righe, daRiscrivere } = withWritten(shown, from, edizione);
  const asked = new Set(BLOCCHI.map(({ id }) => id));
  const niente = from.niente.filter((id): id is BloccoId => asked.has(id));
  const bytes = await writeWorkbook({ ...edizione, termini: termsOf(await raccoltaIn(edizione)) }, ente, righe, {
    prima: null,
    niente,
  });
  const path = join(out, `modulo-${anno}-${ente.codice}.xlsx`);
  if (await isOthers(path, bytes))
    throw new UsageFault(`${path} c'è già, ed è un altro file: scegli un'altra cartella`);
  await writeWhole(path, bytes, "veloce");
  const risposte = Object.values(righe).flatMap((rows) => rows.map((row) => Object.keys(row).length));
  return { ente: ente.codice, path, risposte: risposte.reduce((sum, n) => sum + n, 0), senzaPosto, daRiscrivere };
}

/**
 * What was written and could not be read stands as it was written: the same is asked of it in the new module. Not so what was
 * refused for how it looked (struck out, merged, shown as another number): as plain text nobody would ask.
 */
function withWritten(
  shown: RigheModulo,
  { blocchi }: CarriedEnte,
  { yaml: { anno }, liste }: Edizione,
): { readonly righe: RigheModulo; readonly daRiscrivere: readonly Moved[] } {
  const contesto = contextOf({ format: "xlsx", sheets: [], dialect: null }, makeElenchi(liste));
  const isAnswer = (text: string, campo: Campo): boolean =>
    readCell({ column: 1, text, content: { kind: "testo" }, formula: false }, campo, contesto).valore !== null;
  const daRiscrivere: Moved[] = [];
  const whole = BLOCCHI.flatMap((blocco): [string, Readonly<Record<string, CellaModulo>>[]][] => {
    const rows = blocchi.get(blocco.id);
    if (rows === undefined) return [];
    const asked = new Map(fieldsOf(blocco, anno));
    const own = new Map(Object.entries(shown)).get(blocco.id) ?? [];
    const written = rows.map(({ scritti }, n) => {
      const still = Object.entries(scritti).filter(([name, risposta]) => {
        const campo = asked.get(name);
        if (campo === undefined || !isAnswer(risposta, campo)) return campo !== undefined;
        daRiscrivere.push({ blocco: blocco.titolo, domanda: campo.label, risposta });
        return false;
      });
      return { ...own[n], ...Object.fromEntries(still) };
    });
    return [[blocco.id, written]];
  });
  return { righe: Object.fromEntries(whole), daRiscrivere };
}

function rewrittenLines(daRiscrivere: readonly Moved[]): string[] {
  if (daRiscrivere.length === 0) return [];
  return [
    `  ${plural(daRiscrivere.length, "risposta non si riporta", "risposte non si riportano")}, per come si vedeva sul foglio di prima (barrata, unita, mostrata come un altro numero); se vale va scritta di nuovo:`,
    ...daRiscrivere.map(({ blocco, domanda, risposta }) => `    ${blocco} – ${domanda}: «${risposta}»`),
  ];
}

function movedLines(senzaPosto: readonly Moved[], { yaml }: Edizione): string[] {
  if (senzaPosto.length === 0) return [];
  return [
    `  ${plural(senzaPosto.length, "risposta non ha", "risposte non hanno")} un posto nel modulo del ${yaml.anno}:`,
    ...senzaPosto.map(({ blocco, domanda, risposta }) => `    ${blocco} – ${domanda}: «${risposta}»`),
  ];
}
