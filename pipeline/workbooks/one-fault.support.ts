// A valid answer to every question of the second city, as a member gives it, and the faults that may befall one of them.
import { type Blocco, type Campo, fieldsOf } from "../../schemas/blocco.ts";
import { isNumerica } from "../../schemas/cella.ts";
import type { Codice } from "../../schemas/diagnostic.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import type { Filled } from "./filled.support.ts";

export type Row = Record<string, Filled>;

const CODE = "80000019994";
/** Cantiere and zona of a row, no two alike. */
const PLACES: readonly (readonly [string, string])[] = [
  ["crescere", "alpe"],
  ["abitare-la-cura", "piana"],
  ["crescere", "fiume"],
];

/** The nth row of a block; `numbers` are the counts that it may use. */
export function validRow(edizione: Edizione, blocco: Blocco, n: number, numbers: readonly number[]): Row {
  const [cantiere = "", zona = ""] = PLACES[n] ?? [];
  const nameOf = (lista: string, codice: string): string =>
    edizione.liste[lista]?.find((voce) => voce.codice === codice)?.nome ?? "";
  const [whole = 50, ...parts] = [...numbers].sort((a, b) => b - a);
  let used = 0;
  const row = Object.fromEntries(
    fieldsOf(blocco, edizione.yaml.anno).map(([name, { cella, obbligatorio }]): [string, Filled] => {
      if (name === "cantiere") return [name, nameOf("cantieri", cantiere)];
      if (name === "zona" || name === "zona_sede") return [name, nameOf("zone", zona)];
      if (name === "quartiere" || name === "quartiere_sede")
        return [name, edizione.quartieri.find((each) => each.zona === zona)?.nome ?? null];
      if (name === "stato") return [name, "Attivo"];
      if (name === "data_chiusura" || (cella.tipo === "codice" && cella.lista === "enti")) return [name, null];
      if (name === "su") return [name, whole + 900];
      if (isNumerica(cella)) {
        if (cella.tipo === "intero" && cella.max <= 5) return [name, 1 + (whole % 5)];
        // The first count is the whole, the others parts of it.
        const value = used++ === 0 ? whole : (parts[used % parts.length] ?? 1);
        return [name, cella.tipo === "intero" ? value : value + 0.5];
      }
      if (cella.tipo === "codice") {
        const voci = edizione.liste[cella.lista] ?? [];
        return [name, voci[n % voci.length]?.nome ?? null];
      }
      if (cella.tipo === "data") return [name, "12/05/2020"];
      if (cella.tipo === "si-no") return [name, "sì"];
      if (cella.tipo === "anno") return [name, 1998];
      if (cella.tipo === "codice-fiscale" || cella.tipo === "partita-iva") return [name, CODE];
      return [name, obbligatorio ? `Un posto per stare insieme ${n + 1}` : null];
    }),
  );
  // Nobody is young and old.
  const { under_30, over_65 } = row;
  const isBoth = typeof under_30 === "number" && typeof over_65 === "number";
  return isBoth ? { ...row, over_65: Math.min(over_65, whole - under_30) } : row;
}

export interface Fault {
  readonly name: string;
  readonly codice: Codice;
  readonly fits: (campo: Campo) => boolean;
  readonly put: (campo: Campo, before: Filled) => Filled;
}

const numeric = ({ cella }: Campo): boolean => isNumerica(cella);
const of =
  (...tipi: readonly Campo["cella"]["tipo"][]) =>
  ({ cella }: Campo): boolean =>
    tipi.includes(cella.tipo);
const constant = (name: string, codice: Codice, fits: Fault["fits"], value: Filled): Fault => ({
  name,
  codice,
  fits,
  put: () => value,
});

export const FAULTS: readonly Fault[] = [
  constant("words for a number", "cella-non-numero", numeric, "boh"),
  constant("a number among words", "cella-non-numero", numeric, "circa 20"),
  constant("less than zero", "numero-negativo", numeric, -7),
  constant("a number become a date", "data-per-numero", numeric, "12-gen"),
  constant("a number shortened", "cifre-perse", numeric, "1,2E+06"),
  constant("digits turned round", "segni-invisibili", numeric, "\u202e0021"),
  constant("two meanings", "numero-ambiguo", of("euro", "decimale"), "1.234"),
  constant("half a person", "cella-non-intero", of("intero"), 3.5),
  {
    name: "beyond the limit",
    codice: "numero-fuori-limite",
    fits: of("intero"),
    put: ({ cella }) => (cella.tipo === "intero" ? cella.max + 1 : null),
  },
  {
    name: "a formula",
    codice: "formula-letta",
    fits: numeric,
    put: (_, before) => ({ v: Number(before), formula: "1+1" }),
  },
  constant("an error of the sheet", "cella-errore", () => true, { errore: "#REF!" }),
  constant("not in the list", "codice-sconosciuto", of("codice"), "Marte"),
  constant(
    "«n.d.» where an answer is needed",
    "risposta-necessaria",
    (campo) => needed(campo) && of("codice")(campo),
    "n.d.",
  ),
  constant("blank where an answer is needed", "cella-vuota", needed, null),
  constant("a day in words", "data-non-riconosciuta", of("data"), "la primavera scorsa"),
  constant("a day counted", "data-in-giorni", of("data"), 45_363),
  constant("neither yes nor no", "si-no-non-riconosciuto", of("si-no"), "forse"),
  constant("a year in words", "anno-non-riconosciuto", of("anno"), "anni ottanta"),
  constant("a wrong digit", "codice-fiscale-errato", of("codice-fiscale", "partita-iva"), "80000019995"),
  constant("a person's code", "codice-fiscale-persona", of("codice-fiscale", "partita-iva"), "XXXYYY00A01Z999P"),
  constant("a telephone", "dato-personale", of("testo"), "Chiamate il 333 1234567"),
  {
    name: "a long text",
    codice: "testo-troppo-lungo",
    fits: of("testo"),
    put: ({ cella }) => "a ".repeat(cella.tipo === "testo" ? cella.max : 0),
  },
];

function needed({ obbligatorio }: Campo): boolean {
  return obbligatorio === true;
}
