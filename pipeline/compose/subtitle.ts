// The line below a title: measure, place, period, unit.
import { elenca } from "../../schemas/diagnostici/entry.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { ProspettoDef } from "../../schemas/prospetto.ts";
import { key } from "../../schemas/text.ts";
import type { ComposeContext, ProspettoData } from "./dati.ts";
import { isOverEditions } from "./over-editions.ts";

/** «Ore di volontariato, Brescia, 2016»; the unit only where the name of the misura does not begin with it. */
export function subtitle(
  def: ProspettoDef,
  dati: ProspettoData,
  parte: string | null,
  isNeutral: boolean,
  { edizione }: ComposeContext,
): string {
  const { unita, titolo } = dati.misura;
  const several = def.misure.length > 1;
  const unit = several
    ? null
    : unita.tipo === "quota"
      ? "percentuale"
      : dati.dimensione.unita_propria
        ? null
        : def.forma === "multipli" && unita.tipo === "euro"
          ? "nel disegno milioni di euro"
          : // «Ore di volontariato» are hours.
            key(titolo).startsWith(key(unita.nome))
            ? null
            : unita.nome;
  // A neutral title has already said what the columns are.
  const what = several ? (isNeutral ? null : def.titolo) : titolo;
  const when = isOverEditions(def) ? elenca(yearsOf(def, dati)) : periodOf(dati, several, edizione);
  const parts = [what, parte ?? edizione.yaml.citta, when, unit];
  const seen = parts.filter((part): part is string => part !== null && part !== "");
  return [...new Set(seen)].join(", ");
}

/** Residents are of the day of their source, or of none that is known; the money of the project is of the years of its accounts. */
function periodOf({ misura }: ProspettoData, several: boolean, edizione: Edizione): string | null {
  const table = several || misura.tipo !== "base" ? "" : misura.blocco;
  if (table === "conti") return span(edizione.conti.map(({ anno }) => anno));
  if (table !== "residenti_quartiere" && table !== "residenti_eta") return String(edizione.yaml.anno);
  const own = edizione.popolazione.filter(({ quartiere }) => (quartiere !== "") === (table === "residenti_quartiere"));
  const years = own.map(({ data }) => /\b\d{4}\b/u.exec(data)?.[0]);
  return years.includes(undefined) ? null : span(years.map(Number));
}

const span = (years: readonly number[]): string =>
  [...new Set([Math.min(...years), Math.max(...years)])].filter(Number.isFinite).join("–");

/** The editions that are compared. */
function yearsOf({ righe, forma }: ProspettoDef, dati: ProspettoData): string[] {
  const names =
    righe.dimensione === "edizione"
      ? dati.righe.map(({ membro }) => membro.nome)
      : dati.colonne.map(({ titolo }) => titolo);
  const years = names.filter((name) => /^\d{4}$/.test(name));
  // A pair of dots is of two (compose/disegno.ts).
  return forma === "manubri" ? years.slice(-2) : years;
}
