// Borgo Prova with more enti, all of whom answer, where one alone stands behind some figures and did not agree to be
// recognised. What it gives occurs nowhere else.
import { borgoFolder } from "../edizione/borgo.support.ts";

/** What Alfa, alone in its cells, wants nobody to know. */
export const SECRET = { ore: 98_765.4, denaro: 7_654_321.09, spesa: 6_543_210.98 };

interface Variant {
  /** Hours moved around a rectangle of hidden cells: every figure that is shown stays what it is. */
  readonly spostate?: number;
  readonly dimostrativa?: boolean;
  /** Enti that agree to be recognised besides the Comune. */
  readonly consenzienti?: readonly string[];
}

const OTHERS = ["E003", "E004", "E005", "E006", "E007", "E008"];
/** As people write it, with a decimal comma. */
const written = (value: number): string => String(Math.round(value * 100) / 100).replace(".", ",");
const ALL = ["E001", "E002", ...OTHERS];
const CANTIERI = ["crescere", "curare", "abitare"];
const ZONE = ["nord", "sud"];

const csv = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `${[["ente", "edizione", ...head], ...rows].map((row) => row.join(";")).join("\n")}\n`;

export function secretEdition({ spostate = 0, dimostrativa = true, consenzienti = [] }: Variant = {}): string {
  const chapters = ["come-leggere", "citta", "rete", "risorse", "cantieri", "zone", "bisogni", "confronto", "metodo"];
  const texts = chapters.map((id, n) => [
    `testi/${String(n + 2).padStart(2, "0")}-${id}.md`,
    `---\ntitolo: Del ${id}\n---\nTesto.\n`,
  ]);
  const cells = CANTIERI.flatMap((cantiere, c) => ZONE.map((zona, z) => ({ cantiere, zona, c, z })));
  return borgoFolder([{ file: "edizione.yaml", from: "dimostrativa: true", to: `dimostrativa: ${dimostrativa}` }], {
    "testi/05-risorse.md": null,
    ...Object.fromEntries(texts),
    "testi/01-in-breve.md": `---
titolo: In breve
cifre:
  - { figura: volontari-ore, dove: { cantiere: crescere, zona: nord }, didascalia: "ore a nord" }
---
Ore: {{figura "volontari-ore" cantiere="crescere" zona="nord"}}. Caselle: {{edizione "caselle_riservate"}}.
`,
    "enti.csv": `codice,denominazione,tipo,forma_giuridica,zona_sede,cantiere_principale,gruppo,risorse_precedenti
E001,Comune di Borgo,comune,comune,citta,trasversale,,1000000
E002,Alfa,ente,associazione,nord,crescere,,9000000
${OTHERS.map((ente, n) => `${ente},Ente ${n},ente,cooperativa,${ZONE[n % 2]},${CANTIERI[n % 3]},,${5_000_000 + n}`).join("\n")}
`,
    "inviati/ente.csv": csv(
      ["denominazione", "codice_fiscale", "forma_giuridica", "zona_sede", "consenso_pubblicazione"],
      ALL.map((ente) => [
        ...[ente, 2020, `Ente ${ente}`, "12345670173", "Cooperativa", "Nord"],
        ["E001", ...consenzienti].includes(ente) ? "sì" : "no",
      ]),
    ),
    "inviati/volontari.csv": csv(
      ["cantiere", "zona", "volontari", "ore_annue"],
      [
        ["E002", 2020, "crescere", "nord", 400, written(SECRET.ore + spostate)],
        ...cells
          .filter(({ c, z }) => c > 0 || z > 0)
          .flatMap(({ cantiere, zona, c, z }) =>
            OTHERS.slice(0, 4 + (c === 2 ? 2 : 0)).map((ente, n) => {
              // E003 moves them: what each margin loses in one cell it has in the other.
              const moved = ente !== "E003" || c === 2 ? 0 : (c + z) % 2 === 1 ? -spostate : spostate;
              return [ente, 2020, cantiere, zona, 60, written(9_000 + 3_000 * c + 100 * n + moved)];
            }),
          ),
        ["E001", 2020, "abitare", "nord", 60, written(9_500)],
      ],
    ),
    "inviati/finanziamenti.csv": csv(
      ["cantiere", "zona", "fonte", "importo"],
      [
        ["E002", 2020, "crescere", "nord", "offerte", written(SECRET.denaro)],
        ["E001", 2020, "curare", "nord", "regione", written(500_000)],
        ...cells.flatMap(({ cantiere, zona, c, z }) =>
          OTHERS.map((ente, n) => {
            const fonte = c > 0 && n % 2 === 0 ? "offerte" : n % 3 === 0 ? "regione" : "rette";
            return [ente, 2020, cantiere, zona, fonte, written(2_000_000 + 1_000 * n + 100 * c + 10 * z)];
          }),
        ),
      ],
    ),
    "inviati/risorse.csv": csv(
      ["cantiere", "zona", "voce", "importo"],
      [
        ["E002", 2020, "crescere", "nord", "affitti", written(SECRET.spesa)],
        ["E001", 2020, "curare", "nord", "stipendi", written(400_000)],
        ...cells.flatMap(({ cantiere, zona, c, z }) =>
          OTHERS.map((ente, n) => {
            const voce = c > 0 && n % 2 === 0 ? "affitti" : "stipendi";
            return [ente, 2020, cantiere, zona, voce, written(1_500_000 + 1_000 * n + 100 * c + 10 * z)];
          }),
        ),
      ],
    ),
  });
}
