// The table of what the same enti declared in two editions: both sums, the change, how many they are. Its figures are made
// here, from the panel, and say so in their id: they are no totals of anything published.
import { type Figura, figuraId, type Stato } from "../../schemas/figura.ts";
import { inLettere } from "../../schemas/numerals.ts";
import { conteggio, formatChange, type Unita, VARIAZIONE } from "../../schemas/unita.ts";
import type { Change, Changes, Motivo } from "../figure/changes.ts";
import { panelChange, reasonOf } from "./change-words.ts";

const ENTI = conteggio("enti", "ente");

interface Column {
  readonly id: string;
  readonly titolo: string;
  readonly totale: boolean;
}
interface Row {
  readonly membro: { readonly nome: string };
  readonly figure: readonly Figura[];
}

export function columnsOfPanel({ prima, ora }: Changes["anni"]): Column[] {
  return [
    { id: String(prima), titolo: String(prima), totale: false },
    { id: String(ora), titolo: String(ora), totale: false },
    { id: CHANGE, titolo: "Variazione", totale: false },
    { id: "enti", titolo: "Enti", totale: false },
  ];
}

/** The figures of one row, in the order of the columns. */
export function figuresOfPanel(change: Change, own: Figura, { prima, ora }: Changes["anni"]): Figura[] {
  const { panel } = change;
  const unita = own.unita;
  const made = (anno: number, what: string, valore: number | null, unit: Unita): Figura => ({
    id: `${figuraId(own.misura, { ...own.dims, [COLUMN]: `${prima}-${ora}` })}|${what}`,
    edizione: anno,
    misura: own.misura,
    dims: { ...own.dims, [COLUMN]: what },
    valore,
    unita: unit,
    n_enti: panel?.enti ?? null,
    copertura: null,
    righe_con_dato: null,
    dichiarato: valore,
    stimato: panel === null ? null : 0,
    errore_standard: null,
    ci_inf: null,
    ci_sup: null,
    giudizio: null,
    stato: valore === null ? statoOf(change) : "valore",
    protetta: change.senzaPanel === "nascosta" ? "riservatezza" : "",
  });
  return [
    made(prima, "prima", panel?.prima ?? null, unita),
    made(ora, "ora", panel?.ora ?? null, unita),
    made(ora, CHANGE, panelChange(change, unita), VARIAZIONE),
    made(ora, "enti", panel?.enti ?? null, ENTI),
  ];
}

const COLUMN = "stessi_enti";
/** The column of what changed. */
export const CHANGE = "variazione";

/** Ends of the scale on which changes are drawn: few and round, so that tables on one page mostly share one. */
const SCALES = [0.1, 0.25, 0.5, 1] as const;

/** What a quotient of two sums is off by. */
const ROUNDING = 1e-9;

/** The smallest scale that holds every change of a table, and the change itself where none does. */
export function scaleOfChanges(righe: readonly Pick<Row, "figure">[]): number {
  const longest = Math.max(...righe.map(({ figure }) => Math.abs(figure.find(isChange)?.valore ?? 0)));
  return SCALES.find((scale) => longest <= scale + ROUNDING) ?? longest;
}

const isChange = ({ dims }: Figura): boolean => dims[COLUMN] === CHANGE;

const STATI: Readonly<Partial<Record<Motivo, Stato>>> = { nascosta: "riservato", "non-chiesta": "non-chiesto" };

/** From nothing, or from few, there is no percentage to give: it is not missing. */
const statoOf = ({ senzaPanel }: Change): Stato =>
  senzaPanel === null ? "non-pertinente" : (STATI[senzaPanel] ?? "non-disponibile");

/** Of a dimension: several, one with its noun, one alone. */
const NOUNS: Readonly<Record<string, readonly [string, string, "m" | "f"]>> = {
  misura: ["misure", "una misura", "f"],
  cantiere: ["cantieri", "un cantiere", "m"],
  zona: ["zone", "una zona", "f"],
};

/** «Tra gli stessi enti crescono tre misure su sei, calano due»: of the rows that are compared, by what is printed of them. The guard
 *  that stops it: a hidden row could be told from the count of the others. */
export function panelTitle(
  righe: readonly (Row & { readonly totale: boolean; readonly isApart: boolean })[],
  { dimensione, soggetto }: { dimensione: string; soggetto: string | undefined },
): { readonly titolo: string } | { readonly guardia: string } {
  const rows = righe.filter(({ totale, isApart }) => !totale && !isApart).map(({ figure }) => figure.find(isChange));
  if (rows.some((figura) => figura?.stato === "riservato")) return { guardia: "protezione" };
  const changes = rows.flatMap((figura) => figura?.valore ?? []).map((change) => Math.round(change * 1000));
  if (changes.length < 2) return { guardia: "confronto" };
  const up = changes.filter((change) => change > 0).length;
  const down = changes.filter((change) => change < 0).length;
  const inEach = dimensione !== "misura";
  if (inEach && soggetto === undefined) return { guardia: "parole" };
  const [many, one, genere] = NOUNS[dimensione] ?? ["misure", "una misura", "f"];
  const part = (n: number, [single, several]: readonly [string, string], isFirst: boolean): string => {
    if (n === 0) return "";
    const verb = inEach ? `${single} in` : n === 1 ? single : several;
    if (n === changes.length) {
      const all = genere === "f" ? "tutte e %s le" : "tutti e %s i";
      const compared = n < rows.length ? (genere === "f" ? " confrontate" : " confrontati") : "";
      return `${verb} ${all.replace("%s", inLettere(n, genere))} ${many}${compared}`;
    }
    const counted = isFirst ? (n === 1 ? one : `${inLettere(n, genere)} ${many}`) : inLettere(n, genere);
    return `${verb} ${counted}${isFirst ? ` su ${inLettere(changes.length, genere)}` : ""}`;
  };
  const rises = part(up, ["cresce", "crescono"], true);
  const falls = part(down, ["cala", "calano"], up === 0);
  if (rises === "" && falls === "") return { guardia: "confronto" };
  const who = `Tra gli stessi enti ${inEach ? `${soggetto} ` : ""}`;
  return { titolo: `${who}${[rises, falls].filter((each) => each !== "").join(", ")}` };
}

/** What the table is, and which rows are not compared. */
export function panelNotes(righe: readonly Row[], changes: Changes): string[] {
  const { anni } = changes;
  const scale = scaleOfChanges(righe);
  const stopped = righe.flatMap(({ membro, figure: [figura] }) => {
    if (figura === undefined || figura.valore !== null) return [];
    const { [COLUMN]: _, ...dims } = figura.dims;
    const { senzaPanel } = changes.at(figura.misura, dims);
    return [{ nome: membro.nome, perche: reasonOf(senzaPanel ?? "assente", anni) }];
  });
  const reasons = [...Map.groupBy(stopped, ({ perche }) => perche)].map(
    ([perche, rows]) => `${rows.map(({ nome }) => nome).join(", ")}: ${perche}`,
  );
  return [
    `Ogni riga somma soltanto gli enti che hanno risposto per intero nel ${anni.prima} e nel ${anni.ora}: meno del totale pubblicato.`,
    ...(righe.some(({ figure }) => figure.some((each) => isChange(each) && each.valore !== null))
      ? [
          `Cerchio vuoto: ${anni.prima}; pieno: ${anni.ora}. La riga va da ${formatChange(-scale)} a ${formatChange(scale)}.`,
        ]
      : []),
    ...(reasons.length === 0 ? [] : [`Senza confronto. ${reasons.join("; ")}.`]),
  ];
}
