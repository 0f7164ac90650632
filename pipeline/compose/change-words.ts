// A change between two editions in words: as a title, as the note under a chart, and why there is none.
import type { Figura } from "../../schemas/figura.ts";
import { capital } from "../../schemas/text.ts";
import {
  formatChange,
  formatEuroShort,
  formatMarkShare,
  formatNumber,
  formatValue,
  type Unita,
} from "../../schemas/unita.ts";
import type { Change, Changes, Motivo } from "../figure/changes.ts";
import { MIN_BASE } from "./sentence.ts";

type Years = Changes["anni"];

/** The guard that stops a title, by reason. */
export const GUARDIE: Readonly<Record<Motivo, string>> = {
  definizione: "definizione cambiata",
  "non-chiesta": "non chiesta prima",
  assente: "una sola edizione",
  nascosta: "protezione",
  unita: "unità cambiata",
  "senza-stima": "somme dichiarate",
  "senza-panel": "somme dichiarate",
  "non-dichiarata": "non dichiarata",
  nessuno: "nessun ente in comune",
};

const PERCHE: Readonly<Record<Motivo, (anni: Years) => string>> = {
  definizione: () => "è cambiato che cosa si conta",
  "non-chiesta": ({ prima }) => `nel ${prima} non si chiedeva`,
  assente: () => "una delle due edizioni non ha questa cifra",
  nascosta: () => "con le altre cifre farebbe riconoscere un ente",
  unita: () => "è cambiata l'unità di misura",
  "senza-stima": () => "si confronta soltanto tra due stime, e qui non ci sono",
  "senza-panel": ({ prima }) =>
    `non abbiamo che cosa dichiarò ciascun ente nel ${prima}, e i totali sono di enti diversi`,
  "non-dichiarata": () => "non è una somma di dichiarazioni, e i due valori si leggono come sono",
  nessuno: () => "nessun ente ha risposto per intero a tutte e due le edizioni",
};

/** «è cambiato che cosa si conta». */
export const reasonOf = (motivo: Motivo, anni: Years): string => PERCHE[motivo](anni);

/** The relative change of what the same enti declared; null from nothing, and from a count too small for a percentage. */
export function panelChange({ panel }: Pick<Change, "panel">, { tipo }: Unita): number | null {
  if (panel === null || panel.prima <= 0 || (tipo === "conteggio" && panel.prima < MIN_BASE)) return null;
  return panel.ora / panel.prima - 1;
}

export interface ChangeTitle {
  /** With the noun of what is counted, and without it where the title would be too long. */
  readonly titoli: readonly [string, string];
}

/** How a change is told as a finding; the guard that stops it where nothing may be told. */
export function changeTitle(
  change: Change,
  { prima, ora }: Years,
  soggetto?: { readonly nome: string; readonly plurale: boolean },
): ChangeTitle | { readonly guardia: string } {
  const { motivo, stime, panel } = change;
  if (motivo !== null || change.ora === null) return { guardia: GUARDIE[motivo ?? "assente"] };
  const { unita } = change.ora;
  const when = `Dal ${prima} al ${ora}`;
  const both = (make: (level: (value: number) => string, to: (value: number) => string) => string): ChangeTitle => {
    const level = (value: number) => levelOf(value, unita);
    return { titoli: [make(level, (value) => withNoun(level(value), unita)), make(level, level)] };
  };
  if (stime !== null) {
    const [from, to] = [change.prima?.valore ?? 0, change.ora.valore ?? 0];
    if (soggetto !== undefined)
      return ofSubject(soggetto, { from, to, stime, prima, ora, level: (v) => levelOf(v, unita) });
    if (stime.stabile) return both((level, last) => `${when} la stima resta stabile: da ${level(from)} a ${last(to)}`);
    if (stime.incerta)
      return both((level, last) => `${when}, da ${level(from)} a ${last(to)}: la differenza tra le stime è incerta`);
    const by = stime.relativa === null ? "" : `: ${formatChange(stime.relativa.valore)}`;
    return both((level, last) => `${when} la stima passa da ${level(from)} a ${last(to)}${by}`);
  }
  if (panel === null) return { guardia: GUARDIE.assente };
  const who = `gli stessi ${formatNumber(panel.enti)} enti`;
  return both((level, last) => {
    if (level(panel.prima) === level(panel.ora)) return `${when} ${who} restano a ${last(panel.ora)}`;
    const relative = panelChange(change, unita);
    const by = relative === null ? "" : `: ${formatChange(relative)}`;
    return `${when} ${who} passano da ${level(panel.prima)} a ${last(panel.ora)}${by}`;
  });
}

interface TwoLevels {
  readonly from: number;
  readonly to: number;
  readonly stime: NonNullable<Change["stime"]>;
  readonly prima: number;
  readonly ora: number;
  readonly level: (value: number) => string;
}

/** «Dal 2015 al 2016 le posizioni di volontariato passano da 1.239 a 1.527: +23,2%»; shorter without the years, which the
 *  drawing and its subtitle bear. What is not surely a change is called one neither way. */
function ofSubject(
  { nome, plurale }: { readonly nome: string; readonly plurale: boolean },
  { from, to, stime, prima, ora, level }: TwoLevels,
): ChangeTitle {
  const [stay, go] = plurale ? ["restano stabili:", "passano"] : ["resta stabile:", "passa"];
  const by = stime.relativa === null ? "" : `: ${formatChange(stime.relativa.valore)}`;
  const levels = `da ${level(from)} a ${level(to)}`;
  const rest = stime.stabile
    ? ` ${stay} ${levels}`
    : stime.incerta
      ? `, ${levels}: differenza incerta`
      : ` ${go} ${levels}${by}`;
  return {
    titoli: [`Dal ${prima} al ${ora} ${nome}${rest}`, `${capital(nome)}${rest}`],
  };
}

const levelOf = (valore: number, unita: Unita): string =>
  unita.tipo === "euro"
    ? formatEuroShort(valore, 1)
    : unita.tipo === "quota"
      ? formatMarkShare(valore)
      : formatValue(valore, unita, "asse");

/** «1.203 posizioni di volontariato»: the noun of a count, unless the label already has its unit. */
export function withNoun(label: string, unita: Unita): string {
  if (unita.tipo === "rapporto") return `${label} ${unita.nome}`;
  if (unita.tipo !== "conteggio") return label;
  const isOne = label === formatValue(1, unita, "asse");
  return `${label} ${isOne ? (unita.singolare ?? unita.nome) : unita.nome}`;
}

const OTHERS = "I totali delle due edizioni sono di enti diversi: la loro differenza non è un cambiamento.";

/** What stands under a chart over the editions: both levels of whatever is compared, or why nothing is. */
export function changeNotes(change: Change, anni: Years): string[] {
  const { prima, ora } = anni;
  const { motivo, stime, panel } = change;
  if (motivo !== null) return [`Di quanto sia cambiato dal ${prima} al ${ora} non si dice: ${reasonOf(motivo, anni)}.`];
  const unita = change.ora?.unita;
  if (unita === undefined) return [];
  const level = (value: number): string => levelOf(value, unita);
  const notes: string[] = [];
  if (stime !== null)
    notes.push(
      `Differenza tra le due stime: ${level(stime.differenza)}, al 95% tra ${level(stime.inf)} e ${level(stime.sup)}.`,
    );
  if (panel !== null)
    notes.push(
      `Gli stessi ${formatNumber(panel.enti)} enti, che hanno risposto per intero nelle due edizioni: da ${level(panel.prima)} a ${level(panel.ora)}.${stime === null ? ` ${OTHERS}` : ""}`,
    );
  return notes;
}

interface EditionRow {
  readonly membro: { readonly codice: string };
  readonly totale: boolean;
  readonly figure: readonly Figura[];
}

/** The figura of a chart over the editions whose change is told: that of this edition, in the row that is lit where the rows
 *  are places. */
export function latestOf(
  { righe }: { readonly righe: readonly EditionRow[] },
  drawn: number,
  lit?: string,
): Figura | undefined {
  if (lit === undefined) return righe.at(-1)?.figure[drawn];
  return righe.find(({ totale, membro }) => !totale && membro.codice === lit)?.figure.at(-1);
}
