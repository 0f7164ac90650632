// The editions of Brescia tell what the documents of the project tell: every action has its place in the texts, every fact that
// is written down with its source is cited.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";

const SAMPLES = fileURLToPath(new URL("../../data-samples/", import.meta.url));

/** All that an edition says in words: texts, glossary, tables of the project. */
function wordsOf(edition: string): string {
  const read = (folder: string): string[] =>
    readdirSync(join(SAMPLES, edition, folder), { withFileTypes: true }).flatMap((each) => {
      const path = join(folder, each.name);
      if (each.isDirectory()) return read(path);
      return /\.(md|csv)$/.test(each.name) ? [readFileSync(join(SAMPLES, edition, path), "utf8")] : [];
    });
  return [...read("testi"), ...read("progetto")].join("\n");
}

test.each(["2015", "2016", "2018", "altra-citta"])("every fact of %s is cited", (edition) => {
  const facts: { id: string }[] = parse(readFileSync(join(SAMPLES, edition, "progetto/fatti.csv")), { columns: true });
  const words = wordsOf(edition);
  expect(facts.length).toBeGreaterThan(0);
  expect(facts.filter(({ id }) => !words.includes(`{{fatto "${id}"}}`)).map(({ id }) => id)).toEqual([]);
});

/** What the documents name: bodies, actions, services. */
const ACTIONS = [
  ...[
    "Consiglio di Indirizzo",
    "Consiglio di progetto",
    "Tavoli tematici",
    "Servizi Sociali Territoriali",
    "Consigli di Quartiere",
  ],
  ...["Auser", "Co.librì", "Centro Studi Socialis", "Università degli Studi di Brescia", "Università Cattolica"],
  ...[
    "Fondazione Cariplo",
    "Fondo civico",
    "Fondazione Asm",
    "Congrega della Carità Apostolica",
    "Fondazione Casa di Industria",
  ],
  ...["Governance", "Risorse umane", "Comunicazione e fundraising", "Finanza", "Conoscenza"],
  ...[
    "decentramento",
    "co-progettazione",
    "accreditamento",
    "lavoro di comunità",
    "percorsi formativi",
    "integratore di servizi",
  ],
  ...["Punti di Comunità", "Carta dei servizi", "Tempi per le famiglie", "Bimborsina", "Vivi il Quartiere", "NEET"],
  ...["100 Leve", "tirocini", "Fidelity", "voucher", "piano emergenza freddo", "servizi diffusi", "vita indipendente"],
  ...["world café", "MO.CA", "flessibilità, sostenibilità", "nascono"],
];

test.each(["2016", "2018"])("every action of the documents has its place in %s", (edition) => {
  const words = wordsOf(edition).toLowerCase();
  expect(ACTIONS.filter((each) => !words.includes(each.toLowerCase()))).toEqual([]);
});
