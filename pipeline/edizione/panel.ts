// The panel as a file: a row for each ente and point, a column for each misura. `archivio/` of an edition has its own;
// `riservato/` has those of earlier ones, which are compared with it. Neither is ever published.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { EditionFault } from "../../schemas/edizione.ts";
import { FORMATO_PANEL, nomePanel, type Panel, type PanelAnswer, puntoPanel } from "../../schemas/panel.ts";
import { textOf } from "./file-text.ts";
import { recordsOf, type TableRecord } from "./records.ts";

export const RISERVATO = "riservato";
export const panelFile = (anno: number): string => `${RISERVATO}/${nomePanel(anno)}`;
const NAME = /^panel-(20\d\d)\.csv$/;
/** True for the path of a panel, from the edition's folder. */
export const isPanel = (file: string): boolean =>
  file.startsWith(`${RISERVATO}/`) && NAME.test(file.slice(RISERVATO.length + 1));

const HEAD = ["formato", "edizione", "ente", "dimensione", "membro"] as const;
const MARGIN = "totale";
/** After the sum of an ente that answered a misura in part. */
const PART = " in parte";
/** After the sum of one that was compared with an edition before. */
const COMPARED = " anche prima";

/** The text of a panel: same panel, same bytes. */
export function panelText({ anno, misure, confrontati }: Panel): string {
  const ids = [...misure.keys()].sort();
  const enti = [...new Set([...misure.values()].flatMap((answers) => [...answers.keys()]))].sort();
  const rows = enti.flatMap((ente) => {
    const answers = ids.map((id) => misure.get(id)?.get(ente));
    const points = [...new Set(answers.flatMap((answer) => [...(answer?.punti.keys() ?? [])]))].sort();
    const head = [FORMATO_PANEL, anno, ente];
    return [
      [
        ...head,
        MARGIN,
        "",
        ...answers.map((answer, n) => {
          const isCompared = confrontati?.get(ids[n] ?? "")?.has(ente) === true;
          return answer === undefined ? "" : `${totalText(answer)}${isCompared ? COMPARED : ""}`;
        }),
      ],
      ...points.map((punto) => {
        const [dimensione = "", membro = ""] = punto.split("=");
        const values = answers.map((answer) => answer?.punti.get(punto));
        return [
          ...head,
          dimensione,
          membro,
          ...values.map((value) => (value === undefined ? "" : String(value / 100))),
        ];
      }),
    ];
  });
  return `${[[...HEAD, ...ids], ...rows].map((row) => row.join(",")).join("\n")}\n`;
}

const totalText = ({ totale, intera }: PanelAnswer): string => `${totale / 100}${intera ? "" : PART}`;

export interface ReadPanels {
  readonly panel: readonly Panel[];
  readonly difetti: readonly EditionFault[];
}

export interface ReadPanel {
  /** null for what cannot be believed: `difetti` says why. */
  readonly panel: Panel | null;
  readonly difetti: readonly EditionFault[];
}

/** The first format did not say who was compared before: enough for what an ente declared, not for comparing it. */
const BEFORE_COMPARED = 1;

/** The panel that a text holds; `per` a comparison it must be of the format of today. Throws EdizioneRotta for what is no
 *  table. */
export function panelFrom(text: string, file: string, anno: number, per?: "confronto"): ReadPanel {
  const records = recordsOf(text, file, { needed: [...HEAD], others: "tutti" });
  const fault = (line: number | null, cosa: string): ReadPanel => ({
    panel: null,
    difetti: [{ file, riga: line, cosa: `${cosa}: gli stessi enti non si confrontano`, rimedio: again(anno) }],
  });
  const [first] = records;
  if (first === undefined) return fault(null, "il file non ha righe");
  const ids = Object.keys(first.cells).filter((name) => !(HEAD as readonly string[]).includes(name));
  const misure = new Map(ids.map((id) => [id, new Map<string, Open>()]));
  const compared = new Map(ids.map((id) => [id, new Set<string>()]));
  for (const record of records) {
    const { formato, edizione } = record.cells;
    const isReadable = formato === String(FORMATO_PANEL) || (per === undefined && formato === String(BEFORE_COMPARED));
    if (!isReadable)
      return fault(record.line, `il formato del panel è «${formato}», e qui si legge il ${FORMATO_PANEL}`);
    if (edizione !== String(anno))
      return fault(record.line, `la riga è dell'edizione «${edizione}», e il file del ${anno}`);
    for (const id of ids) {
      const wrong = take(record, id, misure.get(id) ?? new Map(), compared.get(id) ?? new Set());
      if (wrong !== null) return fault(record.line, `${id} dice «${wrong}», che qui non può stare`);
    }
  }
  const isAny = [...compared.values()].some(({ size }) => size > 0);
  const confrontati = isAny ? { confrontati: new Map([...compared].filter(([, { size }]) => size > 0)) } : {};
  return { panel: { anno, misure, ...confrontati }, difetti: [] };
}

type Open = PanelAnswer & { readonly punti: Map<string, number> };

const again = (anno: number): string =>
  `Costruisci di nuovo l'edizione ${anno} e copia qui il suo archivio/panel-${anno}.csv.`;

/** Takes one cell of a row into the answers; gives back the cell where it can be none. The margin of an ente comes first. */
function take({ cells }: TableRecord, id: string, answers: Map<string, Open>, compared: Set<string>): string | null {
  const { ente = "", dimensione = "", membro = "" } = cells;
  const cell = cells[id] ?? "";
  if (cell === "") return null;
  const sign = [PART, COMPARED].find((each) => cell.endsWith(each)) ?? "";
  const isPart = sign === PART;
  const number = cell.slice(0, cell.length - sign.length);
  const hundredths = /^-?\d+(?:\.\d{1,2})?$/.test(number) ? Math.round(Number(number) * 100) : null;
  const answer = answers.get(ente);
  if (hundredths === null) return cell;
  if (dimensione === MARGIN) {
    if (answer !== undefined) return cell;
    answers.set(ente, { totale: hundredths, punti: new Map(), intera: !isPart });
    if (sign === COMPARED) compared.add(ente);
    return null;
  }
  const punto = puntoPanel(dimensione, membro);
  if (answer === undefined || sign !== "" || answer.punti.has(punto)) return cell;
  answer.punti.set(punto, hundredths);
  return null;
}

/** The panels of earlier editions in `riservato/`, by year; files of other names are no panels. */
export async function readPanels(cartella: string, anno: number): Promise<ReadPanels> {
  const names = (await readdir(join(cartella, RISERVATO)).catch(() => [])).sort();
  const read = await Promise.all(
    names.map(async (name): Promise<ReadPanel> => {
      const year = Number(NAME.exec(name)?.[1] ?? Number.NaN);
      const file = `${RISERVATO}/${name}`;
      if (Number.isNaN(year)) return { panel: null, difetti: [] };
      if (year >= anno) {
        const cosa = `è il panel del ${year}, che non è di prima del ${anno}, e non si confronta`;
        return { panel: null, difetti: [{ file, riga: null, cosa, rimedio: "Togli il file." }] };
      }
      return panelFrom((await textOf(cartella, file)) ?? "", file, year, "confronto");
    }),
  );
  return { panel: read.flatMap(({ panel }) => panel ?? []), difetti: read.flatMap(({ difetti }) => difetti) };
}
