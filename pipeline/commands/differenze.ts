// `bilancio differenze`: what an ente changed from one version to the next, or since the year before, cell by cell.
import type { Edizione } from "../../schemas/edizione.ts";
import { sheetCsv } from "../../schemas/text.ts";
import { loadEdizione } from "../edizione/load.ts";
import type { Effects } from "../effects/effects.ts";
import { writeWhole } from "../effects/files.ts";
import { betweenArrivals, type Compared, NoSuchArrival, sinceReplaced, sinceYearBefore } from "../line/differences.ts";
import { type DifferenceShown, differenceShown } from "../line/differences-shown.ts";
import { type Answer, checkEnte, UsageFault } from "./answer.ts";
import { lastYearFolder } from "./last-year-folder.ts";
import { plural } from "./words.ts";

export interface DifferenzeCommand {
  readonly cartella: string;
  readonly ente: string | null;
  /** Numbers of two arrivals, as they were written; both or none. */
  readonly da: string | null;
  readonly a: string | null;
  /** Folder of the edition before; null to compare versions of this one. */
  readonly prima: string | null;
  readonly csv: string | null;
}

/** Throws UsageFault for numbers or editions that are none. */
export async function differenzeCommand(command: DifferenzeCommand, effects: Effects): Promise<Answer> {
  const { cartella, ente, da, a, prima, csv } = command;
  const edizione = await loadEdizione(cartella);
  checkEnte(ente, edizione);
  const arrivals = numbers(da, a);
  if (arrivals !== null && prima !== null) throw new UsageFault("o --da e --a, o --prima");
  const before = prima === null ? null : await lastYearFolder(prima, edizione);
  const found =
    before !== null
      ? await sinceYearBefore(edizione, before, ente, effects)
      : arrivals !== null
        ? (await betweenKnown(edizione, arrivals, effects)).filter((each) => ente === null || each.ente === ente)
        : await sinceReplaced(edizione, ente, effects);
  const lines = found.map((each) => ({
    compared: each,
    shown: each.differenze.map((one) => differenceShown(one, each, edizione, before)),
  }));
  if (csv !== null) await writeWhole(csv, table(lines));
  const total = lines.reduce((sum, { shown: own }) => sum + own.length, 0);
  const text = [
    ...lines.flatMap(({ compared, shown: own }) => tableText(compared, own, edizione)),
    total === 0
      ? nothing(found, before, arrivals !== null)
      : plural(total, "differenza in tutto", "differenze in tutto"),
    ...(csv === null ? [] : [total === 0 ? `In ${csv} ci sono soltanto i titoli.` : `Sono tutte in ${csv}.`]),
  ].join("\n");
  const json = lines.map(({ compared, shown: own }) => ({
    ...{ ente: compared.ente, blocco: compared.blocco.id, prima: compared.prima, ora: compared.ora },
    differenze: own,
  }));
  return { text, json, exit: 0 };
}

const betweenKnown: typeof betweenArrivals = (...asked) =>
  betweenArrivals(...asked).catch((error) => {
    throw error instanceof NoSuchArrival ? new UsageFault(`il protocollo ${error.protocollo} non c'è`) : error;
  });

function numbers(da: string | null, a: string | null): { da: number; a: number } | null {
  if (da === null && a === null) return null;
  if (da === null || a === null) throw new UsageFault("servono tutti e due i protocolli: --da e --a");
  const [first, second] = [Number(da), Number(a)];
  if (!Number.isInteger(first) || !Number.isInteger(second)) throw new UsageFault("--da e --a vogliono un protocollo");
  if (first === second) throw new UsageFault("--da e --a sono lo stesso invio: indicane due");
  return { da: first, a: second };
}

const nothing = (found: readonly Compared[], before: Edizione | null, areChosen: boolean): string => {
  if (found.length > 0) return "Nessuna differenza.";
  if (areChosen) return "I due invii non hanno risposte da confrontare.";
  return before === null ? "Nessun invio ne ha sostituito un altro." : "Nessuna risposta da confrontare.";
};

/** Differences of one table that are told at the terminal. */
const SHOWN = 40;

function tableText(
  { ente, blocco, prima, ora }: Compared,
  own: readonly DifferenceShown[],
  { enti }: Edizione,
): string[] {
  if (own.length === 0 && prima !== null && ora !== null) return [];
  const name = enti.find(({ codice }) => codice === ente)?.denominazione ?? "";
  const side = (one: Compared["prima"]): string =>
    one === null
      ? "niente"
      : `${one.file} (protocollo ${one.protocollo}${one.stato === "niente" ? ", niente da dichiarare" : ""})`;
  return [
    `${ente} ${name} · ${blocco.titolo}: ${side(prima)} → ${side(ora)}`,
    ...own.slice(0, SHOWN).map((each) => `  ${lineOf(each)}`),
    ...(own.length > SHOWN ? [`  e altre ${own.length - SHOWN}: con --csv FILE si hanno tutte`] : []),
  ];
}

function lineOf({ come, riga, domanda, prima, ora, cella_prima, cella_ora }: DifferenceShown): string {
  if (come === "nuova") return `riga nuova, ${riga} (${cella_ora}): ${ora}`;
  if (come === "tolta") return `riga tolta, ${riga} (${cella_prima}): ${prima}`;
  const where = cella_prima === cella_ora ? cella_ora : `${cella_prima} → ${cella_ora}`;
  return `${domanda} – ${riga} (${where}): ${prima} → ${ora}`;
}

function table(lines: readonly { readonly compared: Compared; readonly shown: readonly DifferenceShown[] }[]): string {
  const head = ["ente", "parte", "come", "riga", "domanda", "prima", "ora", "cella_prima", "cella_ora"];
  const rows = lines.flatMap(({ compared, shown: own }) =>
    own.map((each) => [
      ...[
        compared.ente,
        compared.blocco.titolo,
        each.come,
        each.riga,
        each.domanda ?? "",
        each.prima ?? "",
        each.ora ?? "",
      ],
      ...[each.cella_prima ?? "", each.cella_ora ?? ""],
    ]),
  );
  return sheetCsv([head, ...rows]);
}
