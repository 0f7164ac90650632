// A second block of somebody else, in a copy of the project: the block, one line of registry, its misura, the edition. If
// it needed a line in another room, the page would print its code or its answers would be refused.

import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../effects/folder.support.ts";

const BLOCK = `import { defineBlocco } from "../blocco.ts";
import { codice, intero, testo } from "../cella.ts";

export default defineBlocco({
  id: "immobili",
  titolo: "Immobili",
  foglio: "Immobili",
  istruzioni: "I locali che usate, uno per riga.",
  forma: "tabella",
  grana: "una riga per locale",
  gruppo: "offerta",
  since: 2024,
  nome_riga: ["titolo_uso", "zona"],
  chiave: [],
  campi: {
    cantiere: { label: "Cantiere", help: "A che serve.", cella: codice("cantieri"), obbligatorio: true, since: 2024 },
    zona: { label: "Zona", help: "Dove sta.", cella: codice("zone"), obbligatorio: true, since: 2024 },
    titolo_uso: { label: "Titolo d'uso", help: "A che titolo.", cella: codice("titoli_uso"), obbligatorio: true, since: 2024 },
    superficie: { label: "Superficie", help: "Metri quadrati.", cella: intero("metri quadrati", "metro quadrato"), obbligatorio: true, since: 2024 },
    note: { label: "Note", help: "Se serve.", cella: testo(), since: 2024 },
  },
  regole: [],
});
`;
const MISURA = `import { defineMisura, somma } from "../../schemas/misura.ts";
import { conteggio } from "../../schemas/unita.ts";

export default defineMisura({
  titolo: "Superficie dei locali",
  definizione: "Metri quadrati dei locali usati dalla rete.",
  unita: conteggio("metri quadrati", "metro quadrato"),
  blocco: "immobili",
  valore: somma("superficie"),
  piano: [["cantiere", "zona"], ["titolo_uso"]],
  stima: "nessuna",
  protezione: { tipo: "pubblica", perche: "i locali si vedono" },
  non_somma: [],
  universo: "rete",
  parte_di: null,
  passo: 1,
  since: 2024,
  prospetti: [
    {
      id: "superficie-titolo",
      titolo: "Superficie per titolo d'uso",
      capitolo: "risorse",
      misure: ["superficie"],
      righe: { dimensione: "titolo_uso", ordina: "valore", totale: true },
      forma: "barre",
      risultati: ["primo"],
    },
  ],
});
`;
const ANSWERS = `ente;edizione;cantiere;zona;titolo d'uso;superficie;note
V105;2024;Crescere insieme;Alpe;Affitto;120;
V105;2024;Crescere insieme;Piana;comodato;80;due stanze
V106;2024;Abitare la cura;Alpe;Affitto;45;
`;

let folder = "";
let out = "";
const CITTA = "data-samples/altra-citta";
const edit = (file: string, change: (text: string) => string): void => {
  const before = readFileSync(join(folder, file), "utf8");
  const text = change(before);
  if (text === before) throw new Error(`${file} has not the line that the test changes`);
  writeFileSync(join(folder, file), text);
};

beforeAll(async () => {
  folder = temporaryFolder();
  for (const name of ["schemas", "pipeline", "templates", "package.json", CITTA])
    cpSync(name, join(folder, name), { recursive: true, filter: (path) => !path.includes("archivio") });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "schemas/blocchi/immobili.ts"), BLOCK);
  edit("schemas/questionario.ts", (text) =>
    text
      .replace(/^import personale/m, 'import immobili from "./blocchi/immobili.ts";\nimport personale')
      .replace(/^ {2}voci,$/m, "  voci,\n  immobili,"),
  );
  writeFileSync(join(folder, "pipeline/misure/superficie.ts"), MISURA);
  edit(`${CITTA}/edizione.yaml`, (text) =>
    text.replace(
      /^ {2}destinatari:$/m,
      "  titoli_uso:\n    - { codice: affitto, nome: Affitto }\n    - { codice: comodato, nome: Comodato gratuito }\n  destinatari:",
    ),
  );
  rmSync(join(folder, CITTA, "inviati"), { recursive: true });
  mkdirSync(join(folder, CITTA, "inviati"));
  rmSync(join(folder, CITTA, "progetto/decisioni.csv"));
  writeFileSync(join(folder, CITTA, "inviati/immobili.csv"), ANSWERS);
  edit(
    `${CITTA}/testi/05-risorse.md`,
    (text) => `${text}\nIn affitto: {{figura "superficie" titolo_uso="affitto"}}.\n`,
  );
  out = join(folder, "out");
  await promisify(execFile)(process.execPath, ["pipeline/cli.ts", "build", CITTA, "--no-pdf", "--out", out], {
    cwd: folder,
  });
});

describe("a second block, with its list, its misura and its chart", () => {
  const table = (name: string): Record<string, string>[] =>
    parse(readFileSync(join(out, `dati/${name}.csv`)), { columns: true });

  test("is read, counted and published by its own dimensions", () => {
    const rows = table("superficie-titolo").map(({ titolo_uso, valore }) => [titolo_uso, valore]);
    expect(rows).toEqual([
      ["affitto", "165"],
      ["comodato", "80"],
      ["totale", "245"],
    ]);
  });

  test("is printed with the words of the question and of the list, never with their codes", () => {
    const { prospetti } = JSON.parse(readFileSync(join(out, "model.json"), "utf8")) as {
      prospetti: Record<
        string,
        { titolo: string; tabella: { testata: string; righe: { titolo: string }[] }; disegno: { alt: string } }
      >;
    }; // the model is checked where it is made
    const { tabella, disegno, titolo } = prospetti["superficie-titolo"] ?? {};
    expect(tabella?.testata).toBe("Titolo d'uso");
    expect(tabella?.righe.map((r) => r.titolo)).toEqual(["Affitto", "Comodato gratuito", "Totale"]);
    expect(titolo).toBe("Affitto al primo posto: 165 metri quadrati");
    expect(disegno?.alt).toContain("Barre per titolo d'uso");
    expect(readFileSync(join(out, "bilancio-sociale-2024.html"), "utf8").match(/>[^<]*titolo_uso/g)).toBeNull();
  });

  test("may be named in a text by its members", () => {
    const html = readFileSync(join(out, "bilancio-sociale-2024.html"), "utf8");
    expect(/In affitto: <span[^>]*>165<\/span>/.test(html)).toBe(true);
  });
});
