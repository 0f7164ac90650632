// A comparison for the terminal. The network with every misura, cantieri and zone with the main ones: all of them are in the
// table and in the JSON.
import type { Lists } from "../../schemas/edizione.ts";
import { type Figura, SEGNI } from "../../schemas/figura.ts";
import { formatChange, formatNumber, formatValue } from "../../schemas/unita.ts";
import type { ComparedEnti, ComparedFigura, Comparison } from "../line/confronto.ts";
import type { Definitions } from "../line/definizioni.ts";
import { editionFaults, plural } from "./words.ts";

export interface Names {
  readonly citta: string;
  readonly liste: Lists;
  /** Of enti, by code. */
  readonly nomi: ReadonlyMap<string, string>;
}

const MAIN = ["valore-netto", "spesa", "personale", "volontari", "volontari-ore", "servizi", "utenti"];
const SHOWN = 15;

export function comparisonText(comparison: Comparison, names: Names): string[] {
  const { anni, definizioni, enti, difetti } = comparison;
  const body = anni.prima === anni.ora ? revisionLines(comparison) : changeLines(comparison, names);
  return [
    ...body,
    ...definitionLines(definizioni, anni),
    ...(enti === null ? [] : entiLines(enti, anni, names)),
    ...editionFaults(difetti),
  ];
}

function changeLines({ anni, figure }: Comparison, { citta, liste }: Names): string[] {
  const told = figure.filter(({ cambio }) => [cambio.prima, cambio.ora].some((f) => f !== null && f.stato !== "nulla"));
  const line = (each: ComparedFigura): string =>
    `  ${each.titolo}: ${published(each.cambio.prima)} → ${published(each.cambio.ora)} · ${whatChanged(each)}`;
  const parts = (dimensione: string, lista: string): string[] =>
    (liste[lista] ?? []).flatMap(({ codice, nome }) => {
      const own = told.filter(({ dims, misura }) => dims[dimensione] === codice && MAIN.includes(misura));
      return own.length === 0 ? [] : [nome, ...own.map(line)];
    });
  return [
    `${citta}, dal ${anni.prima} al ${anni.ora}. Accanto a ogni cifra pubblicata: che cosa è cambiato tra gli stessi enti, o tra due stime.`,
    ...networkLines(
      told.filter(({ dims }) => Object.keys(dims).length === 0),
      line,
    ),
    ...parts("cantiere", "cantieri"),
    ...parts("zona", "zone"),
  ];
}

/** First what is compared, then what has two numbers and is not, in one line together what only one edition asked. */
function networkLines(own: readonly ComparedFigura[], line: (each: ComparedFigura) => string): string[] {
  const [compared, others] = [own.filter(({ perche }) => perche === null), own.filter(({ perche }) => perche !== null)];
  const isAlone = ({ cambio: { motivo } }: ComparedFigura): boolean => motivo === "non-chiesta" || motivo === "assente";
  const alone = Map.groupBy(others.filter(isAlone), ({ perche }) => perche ?? "");
  return [
    ...[...compared, ...others.filter((each) => !isAlone(each))].map(line),
    ...[...alone].map(
      ([perche, all]) =>
        `  Senza confronto, perché ${perche}: ${all.map(({ titolo, cambio }) => `${titolo} ${published(cambio.ora ?? cambio.prima)}`).join("; ")}.`,
    ),
  ];
}

/** The value as it was published, or its sign. */
function published(figura: Figura | null): string {
  if (figura === null) return "–";
  const { valore, stato, unita } = figura;
  if (valore === null) return stato === "valore" ? SEGNI["non-disponibile"].segno : SEGNI[stato].segno;
  // An estimate is given in steps: where they are whole its decimals say nothing.
  const isWhole = stato === "stimato" && unita.tipo === "conteggio" && Number.isInteger(valore);
  return `${formatValue(valore, isWhole ? { ...unita, scala: 0 } : unita, "tabella")}${stato === "stimato" ? ` ${SEGNI.stimato.segno}` : ""}`;
}

function whatChanged({ cambio: { stime, panel, ora }, perche, variazionePanel }: ComparedFigura): string {
  if (perche !== null || ora === null) return `senza confronto: ${perche ?? ""}`;
  const { unita } = ora;
  const level = (value: number): string => formatValue(value, unita, "tabella");
  const parts: string[] = [];
  if (stime !== null) {
    const { relativa, stabile, incerta } = stime;
    const [by, inf, sup] =
      relativa === null
        ? [stime.differenza, stime.inf, stime.sup].map(level)
        : [relativa.valore, relativa.inf, relativa.sup].map((value) => formatChange(value));
    parts.push(`tra due stime ${stabile ? "stabile, " : incerta ? "incerta, " : ""}${by} (tra ${inf} e ${sup})`);
  }
  if (panel !== null) {
    const by = variazionePanel === null ? "" : `, ${formatChange(variazionePanel)}`;
    parts.push(`gli stessi ${plural(panel.enti, "ente", "enti")}: ${level(panel.prima)} → ${level(panel.ora)}${by}`);
  }
  return parts.join("; ");
}

function revisionLines({ anni, revisioni }: Comparison): string[] {
  if (revisioni.length === 0) return [`Edizione ${anni.ora}: le due costruzioni pubblicano le stesse cifre.`];
  return [
    `Edizione ${anni.ora}: ${plural(revisioni.length, "cifra rivista", "cifre riviste")} (r), con quella di prima.`,
    ...revisioni.map(({ titolo, dims, prima, ora }) => {
      const where = Object.entries(dims).map(([name, member]) => `${name} ${member || "non indicato"}`);
      return `  ${[titolo, ...where].join(", ")}: ${published(ora)} r (era ${published(prima)})`;
    }),
  ];
}

function definitionLines({ soloPrima, soloOra, cambiati }: Definitions, anni: Comparison["anni"]): string[] {
  const named = (codes: Definitions["soloOra"]): string[] =>
    limited(codes.map(({ elenco, codice, nome }) => `${elenco} ${codice} «${nome}»`));
  const [prima, ora] =
    anni.prima === anni.ora ? ["nella prima", "nella seconda"] : [`nel ${anni.prima}`, `nel ${anni.ora}`];
  const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [title, ...lines]);
  return [
    ...section(`Definizioni soltanto ${prima}: ${soloPrima.length}`, named(soloPrima)),
    ...section(`Definizioni soltanto ${ora}: ${soloOra.length}`, named(soloOra)),
    ...section(
      `Definizioni cambiate: ${cambiati.length}`,
      limited(cambiati.map((c) => `${c.elenco} ${c.codice}, ${c.campo}: «${c.prima}» → «${c.ora}»`)),
    ),
  ];
}

function entiLines(enti: ComparedEnti, anni: Comparison["anni"], { nomi }: Names): string[] {
  const named = (codes: readonly string[]): string[] => limited(codes.map((code) => `${code} ${nomi.get(code) ?? ""}`));
  const section = (title: string, codes: readonly string[] | null): string[] =>
    codes === null || codes.length === 0 ? [] : [`${title}: ${formatNumber(codes.length)}`, ...named(codes)];
  return [
    ...section("Enti entrati nella rete", enti.entrati),
    ...section("Enti usciti dalla rete", enti.usciti),
    ...section(`Enti che hanno risposto nel ${anni.ora} e non nel ${anni.prima}`, enti.silentiPrima),
    ...section(`Enti che hanno risposto nel ${anni.prima} e non nel ${anni.ora}`, enti.silentiOra),
    ...(enti.silentiOra === null
      ? ["Chi ha risposto nelle due edizioni non si sa: in archivio/ manca un panel, o non è di ciò che fu pubblicato."]
      : []),
  ];
}

function limited(lines: readonly string[]): string[] {
  const rest = lines.length - SHOWN;
  const shown = lines.slice(0, SHOWN).map((line) => `  ${line}`);
  return rest > 0 ? [...shown, `  e ${plural(rest, "altro", "altri")} (--json)`] : shown;
}
