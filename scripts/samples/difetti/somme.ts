// What is seen only in the sums of an organisation: beside each other, beside those like it, beside the year before.
import type { catalogoAnno } from "../../../schemas/diagnostici/anno.ts";
import type { catalogoIncroci } from "../../../schemas/diagnostici/incroci.ts";
import { type CasoDifetto, diOgnuno, ENTI, type Invii, risorse, tavola, VOLONTARI } from "./caso.ts";

/** What each organisation said the year before, and what it says now; for V105 in how many parts, and how many in each. */
function dueAnni(before: readonly number[], now: readonly number[]): Invii {
  const prima = (n: number): number => 40 + 7 * n;
  const adesso = (n: number): number => prima(n) + (([2, -1, 3, 0, 1] as const)[n % 5] ?? 0);
  const zone = [
    ["alpe", "Alpe"],
    ["piana", "Piana"],
  ] as const;
  const somma = before.reduce((sum, each) => sum + each, 0);
  const parti = zone.flatMap(([membro], n) =>
    before[n] === undefined || before.length === 1 ? [] : [`2,2023,V105,zona,${membro},${before[n]}`],
  );
  const righe = (ente: string, n: number): string[] =>
    (ente === "V105" ? now : [adesso(n)]).map((value, at) => `${ente};2024;Crescere insieme;${zone[at]?.[1]};${value}`);
  return {
    "edizione/riservato/panel-2023.csv": diOgnuno(
      "formato,edizione,ente,dimensione,membro,volontari",
      ...ENTI.map((ente, n) => `2,2023,${ente},totale,,${ente === "V105" ? somma : prima(n)}`),
      ...(parti.length === 0 ? [] : [`2,2023,V105,cantiere,crescere,${somma}`]),
      ...parti,
    ),
    "elenco.csv": diOgnuno(`ente;edizione;${VOLONTARI}`, ...ENTI.flatMap(righe)),
  };
}

const anno = (caso: string, ora: readonly number[], prima: readonly number[] = [75]): CasoDifetto => ({
  ...{ caso, ente: "V105", con: "build", prima: dueAnni(prima, ora) },
  dopo: { come: "Corretto il numero.", invii: dueAnni(prima, prima) },
});

export const CASI_ANNO = {
  "anno-mille-volte": anno("Tre zeri di troppo, accanto all'anno prima.", [76_000]),
  "anno-colonna-in-migliaia": anno("Tutte le righe mille volte l'anno prima.", [40_000, 36_000], [40, 35]),
  "anno-dieci-volte": anno("Uno zero di troppo, accanto all'anno prima.", [760]),
  "anno-cento-volte": anno("Due zeri di troppo, accanto all'anno prima.", [7600]),
  "anno-da-zero": {
    ...anno("L'anno prima nessuno, ora molti.", [75], [0]),
    dopo: { come: "Corretto il numero: non ce n'erano.", invii: dueAnni([0], [0]) },
  },
  "anno-a-zero": anno("L'anno prima molti, ora nessuno.", [0]),
  "anno-fuori-dal-consueto": anno("Cinque volte l'anno prima, quando tutti gli altri sono cambiati di poco.", [380]),
} satisfies Record<keyof typeof catalogoAnno, CasoDifetto>;

const FINANZIAMENTI = "Cantiere;Zona;Fonte;Importo (€)";
const soldi = (entrate: string, uscite: string): Invii => ({
  "entrate.csv": tavola(FINANZIAMENTI, `Crescere insieme;Alpe;Offerte;${entrate}`),
  "uscite.csv": risorse(`Crescere insieme;Alpe;Stipendi;${uscite}`),
});

/** Thirteen organisations with about 75 hours for each volunteer; V105 with so many hours. */
const ore = (quante: number): Invii => ({
  "ore.csv": diOgnuno(
    `ente;edizione;${VOLONTARI};Ore di volontariato nell'anno`,
    ...ENTI.map((ente, n) => `${ente};2024;Crescere insieme;Alpe;10;${ente === "V105" ? quante : 690 + 10 * n}`),
  ),
});

export const CASI_INCROCI = {
  "entrate-e-spese-mille-volte": {
    caso: "Le spese in migliaia di euro, le entrate in euro.",
    ente: "V105",
    con: "status",
    prima: soldi("26500", "26"),
    dopo: { come: "Scritte le spese in euro.", invii: soldi("26500", "26000") },
  },
  "entrate-e-spese-lontane": {
    caso: "Entrate per il triplo delle spese.",
    ente: "V105",
    con: "status",
    prima: soldi("26500", "8800"),
    dopo: { come: "Aggiunte le spese che mancavano.", invii: soldi("26500", "25800") },
  },
  "entrate-o-spese-a-zero": {
    caso: "Spese senza entrate.",
    ente: "V105",
    con: "status",
    prima: soldi("0", "26500"),
    dopo: { come: "Scritte le entrate.", invii: soldi("26500", "26500") },
  },
  "diverso-dai-simili": {
    caso: "Dieci volte le ore per volontario di tutti gli altri.",
    ente: "V105",
    con: "status",
    prima: ore(7400),
    dopo: { come: "Corrette le ore.", invii: ore(740) },
  },
} satisfies Record<keyof typeof catalogoIncroci, CasoDifetto>;
