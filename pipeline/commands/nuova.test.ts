// The next edition from the one before: what is carried over, what is emptied, what is refused.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BORGO, borgoFolder } from "../edizione/borgo.support.ts";
import { temporaryFolder } from "../effects/folder.support.ts";
import { UsageFault } from "./answer.ts";
import { nuovaCommand } from "./nuova.ts";

const open = async (da: string, options: { anno?: string; pubblicati?: string; cartella?: string } = {}) => {
  const cartella = options.cartella ?? join(temporaryFolder(), "nuova");
  const nowhere = join(temporaryFolder(), "niente");
  const command = { cartella, da, anno: options.anno ?? null, pubblicati: options.pubblicati ?? nowhere };
  const { text } = await nuovaCommand(command);
  return { cartella, text, read: (file: string) => readFileSync(join(cartella, file), "utf8") };
};

const YAML = `# Borgo, edizione 2020: chi la apre legga qui.\n${BORGO["edizione.yaml"] ?? ""}`.replace(
  "citta: Borgo Prova",
  "citta: Borgo Prova # il nome intero",
);
const TESTO = `---
titolo: Le risorse
cifre:
  - { figura: volontari, didascalia: "volontari" }
---
Nel 2020 è andata così.

Ancora parole.

### I {{nome "zone" "nord"}} [bis]

Altre parole[^1].

{{grafico "spesa-voce"}}

[^1]: Una nota.
`;
const MAPPING = `# Scritta una volta.
file:
  - odk-2020.csv # l'unico
ente: CODICE
edizione: 2020
blocchi:
  volontari:
    gruppi:
      - fissi: { cantiere: crescere, zona: nord }
        campi: { volontari: VN }
`;
const SOURCE = {
  "edizione.yaml": YAML,
  "testi/05-risorse.md": TESTO,
  "testi/13-metodo.md": "---\ntitolo: Metodo\n---\nSi conta così. ![Schema](schema.png)\n",
  "testi/schema.png": Buffer.from("89504e470d0a1a0a0000", "hex"),
  "testi/altra.png": Buffer.from("89504e470d0a1a0a0000", "hex"),
  "progetto/conti.csv": "anno;finanziatore;nome;importo;fonte\n2020;cassa;Cassa;1;A\n",
  "progetto/fatti.csv": "id,testo,fonte\nuno,Uno,A\n",
  "precedenti/2019.csv": "edizione,misura,valore,n_enti,copertura\n2019,punti,14,9,1\n",
  "inviati/rilevazione.yaml": MAPPING,
  "inviati/odk-2020.csv": "CODICE,VN\nE002,1\n",
};

describe("Borgo, opened for the year after", () => {
  test("keeps lists and comments; year, days and address move", async () => {
    const { read } = await open(borgoFolder([], SOURCE));
    const expected = YAML.replace("edizione 2020", "edizione 2021")
      .replace("anno: 2020", "anno: 2021")
      .replace("2020-12-31", "2021-12-31")
      .replace("2021-05-01", "2022-05-01")
      .replace("borgo/2020/", "borgo/2021/");
    expect(read("edizione.yaml")).toBe(expected);
  });

  test("keeps the mapping, without the export that was", async () => {
    const { read } = await open(borgoFolder([], SOURCE));
    expect(read("inviati/rilevazione.yaml")).toContain("file: []");
    expect(read("inviati/rilevazione.yaml")).toContain("edizione: 2021");
    expect(read("inviati/rilevazione.yaml")).toContain("# Scritta una volta.");
  });

  test("empties what was of the year, and carries what lasts", async () => {
    const { cartella, read } = await open(borgoFolder([], SOURCE));
    expect(read("progetto/conti.csv")).toBe("anno,finanziatore,nome,importo,fonte\n");
    expect(read("progetto/fatti.csv")).toBe(SOURCE["progetto/fatti.csv"]);
    expect(read("inviati/ricezioni.csv")).toBe("file,ricevuto_il,canale\n");
    expect(readdirSync(join(cartella, "inviati")).sort()).toEqual(["ricezioni.csv", "rilevazione.yaml"]);
    expect(read("testi/13-metodo.md")).toBe(SOURCE["testi/13-metodo.md"]);
    expect(existsSync(join(cartella, "testi/schema.png"))).toBe(true);
    expect(existsSync(join(cartella, "testi/altra.png"))).toBe(false);
  });

  test("keeps head, headings and charts of a text; one prompt stands for the words under each heading", async () => {
    const { read } = await open(borgoFolder([], SOURCE), { anno: "2021" });
    expect(read("testi/05-risorse.md")).toBe(`---
titolo: Le risorse
cifre:
  - { figura: volontari, didascalia: "volontari" }
---
[da scrivere: il 2021. L'edizione prima ne parlava in testi/05-risorse.md, riga 6]

### I {{nome "zone" "nord"}} [bis]

[da scrivere: «I … bis» nel 2021. L'edizione prima ne parlava in testi/05-risorse.md, riga 12]

{{grafico "spesa-voce"}}
`);
  });

  test("takes what each ente declared where nobody publishes it from, and nothing of years before", async () => {
    const panel = "formato,edizione,ente,dimensione,membro,volontari\n2,2020,E002,totale,,3\n";
    const { cartella, text, read } = await open(
      borgoFolder([], {
        ...SOURCE,
        "archivio/panel-2020.csv": panel,
        "riservato/panel-2019.csv": panel.replaceAll("2020", "2019"),
      }),
    );
    expect(readdirSync(join(cartella, "riservato")).sort()).toEqual([".gitignore", "panel-2020.csv"]);
    expect([read("riservato/panel-2020.csv"), read("riservato/.gitignore")]).toEqual([panel, "*\n"]);
    expect(text).toContain(
      "è in riservato/panel-2020.csv. Serve al confronto, e non si pubblica né si manda a nessuno.",
    );
  });

  test.each([
    [
      "what was declared whole is the size, in whole euro",
      "2,2020,E002,totale,,612.5\n2,2020,E002,zona,nord,612.5\n",
      ["1000", "613", "300", "100"],
      "per 1 ente è ciò che hanno dichiarato nel 2020; 3 tengono la cifra di prima, perché nel 2020 non hanno dichiarato tutto: E001, E003, E004.",
    ],
    [
      "nothing is a size too, what is known in part is none",
      "2,2020,E003,totale,,0\n2,2020,E004,totale,,7 in parte\n",
      ["1000", "600", "0", "100"],
      "3 tengono la cifra di prima, perché nel 2020 non hanno dichiarato tutto: E001, E002, E004.",
    ],
  ])("%s", async (_, rows, sizes, told) => {
    const panel = `formato,edizione,ente,dimensione,membro,valore-netto\n${rows}`;
    const enti = `${BORGO["enti.csv"]}`.replace("Alfa", '"Alfa, e ""figli"""').replace("Beta", "=Beta");
    const { read, text } = await open(
      borgoFolder([], { ...SOURCE, "enti.csv": enti, "archivio/panel-2020.csv": panel }),
    );
    const lines = enti.split("\n");
    const next = lines.map((line, i) => (i > 0 && line !== "" ? line.replace(/\d+$/, sizes[i - 1] ?? "") : line));
    expect(read("enti.csv")).toBe(next.join("\n"));
    expect(text).toContain(told);
  });

  test("whom one writes to, until when and what is secret go with it; the tables of a day do not", async () => {
    const contatti = "ente,email,nome\nE002,segreteria@esempio.invalid,Anna\n";
    const raccolta = `# Chi risponde.
scadenza: 2020-12-31 # l'ultimo giorno
aiuto: { nome: Ufficio, telefono: 030 01, orari: "9-13", posta: a@esempio.invalid }
# Dal primo giorno.
bozza: { commenti_fino: 2024-02-29, aperta: true }
tavoli: { nome: World café del 13 luglio 2020, occasione: world-cafe, ente: E001, quanti: 6 }
`;
    const files = {
      "raccolta.yaml": raccolta,
      "riservato/contatti.csv": contatti,
      "riservato/coordinatori.csv": "cantiere,nome,email\ncrescere,Rosa,rosa@esempio.invalid\n",
      "riservato/protezione.yaml": "p: 12\n",
      "riservato/chiave": "segreta",
    };
    const { cartella, read, text } = await open(borgoFolder([], { ...SOURCE, ...files }));
    const moved = raccolta
      .replace("2020-12-31", "2021-12-31")
      .replace("2024-02-29", "2025-02-28")
      .replace(/^tavoli.*\n/m, "");
    expect(read("raccolta.yaml")).toBe(moved);
    expect(readdirSync(join(cartella, "riservato")).sort()).toEqual([
      ".gitignore",
      "contatti.csv",
      "coordinatori.csv",
      "protezione.yaml",
    ]);
    expect([read("riservato/contatti.csv"), read("riservato/protezione.yaml")]).toEqual([contatti, "p: 12\n"]);
    expect(text).toContain(
      "Raccolta: raccolta.yaml, riservato/contatti.csv, riservato/coordinatori.csv, riservato/protezione.yaml come nel 2020, con i giorni spostati e senza i tavoli di allora.",
    );
  });

  test.each([
    ["no panel", {}],
    [
      "a panel without money",
      { "archivio/panel-2020.csv": "formato,edizione,ente,dimensione,membro,volontari\n2,2020,E002,totale,,3\n" },
    ],
    [
      "a panel of another year",
      { "archivio/panel-2020.csv": "formato,edizione,ente,dimensione,membro,valore-netto\n2,2019,E002,totale,,3\n" },
    ],
  ])("with %s the sizes stay, and that is said", async (_, files) => {
    const { read, text } = await open(borgoFolder([], { ...SOURCE, ...files }));
    expect(read("enti.csv")).toBe(BORGO["enti.csv"]);
    expect(text).toContain(
      "è rimasta quella che c'era nell'edizione 2020, perché manca ciò che gli enti hanno dichiarato.",
    );
  });

  test("without the panel says where it is to be had", async () => {
    const { cartella, text } = await open(borgoFolder([], SOURCE));
    expect(existsSync(join(cartella, "riservato"))).toBe(false);
    expect(text).toContain("manca archivio/panel-2020.csv, e un confronto tra somme dichiarate non si stampa.");
  });

  const FIGURE = "edizione,misura,valore,n_enti,copertura\n2020,punti,15,9,1\n";
  const published = (citta: string, anno: number): string => {
    const out = temporaryFolder();
    mkdirSync(join(out, "dati"));
    writeFileSync(join(out, "dati/figure.csv"), FIGURE);
    writeFileSync(join(out, "model.json"), JSON.stringify({ edizione: { citta, anno } }));
    return out;
  };

  test("is compared with what the edition before published, when it was built", async () => {
    const { cartella, text, read } = await open(borgoFolder([], SOURCE), {
      pubblicati: published("Borgo Prova", 2020),
    });
    expect(readdirSync(join(cartella, "precedenti"))).toEqual(["2019.csv", "2020.csv"]);
    expect(read("precedenti/2020.csv")).toBe(FIGURE);
    expect(text).toContain("2019.csv, 2020.csv in precedenti/.");
  });

  test.each([
    ["was not built", () => temporaryFolder(), "Le cifre pubblicate nel 2020 non sono in"],
    ["is of another city", () => published("Altrove", 2020), "c'è il bilancio di un'altra edizione"],
    ["is of another year", () => published("Borgo Prova", 2019), "c'è il bilancio di un'altra edizione"],
  ])("says what to do when what is there %s", async (_, make, told) => {
    const { cartella, text } = await open(borgoFolder([], SOURCE), { pubblicati: make() });
    expect(readdirSync(join(cartella, "precedenti"))).toEqual(["2019.csv"]);
    expect(text).toContain(told);
    expect(text).toContain("Costruisci l'edizione 2020, poi copia dati/figure.csv in precedenti/2020.csv.");
  });
});

test.each<[string, { anno?: string; cartella?: string }, string]>([
  ["a folder that is not empty", { cartella: borgoFolder() }, "non è vuota"],
  ["a file", { cartella: join(borgoFolder(), "enti.csv") }, "ed è un file"],
  ["the year of the edition before", { anno: "2020" }, "di un anno dopo"],
  ["an earlier year", { anno: "2019" }, "di un anno dopo"],
  ["no year", { anno: "duemila" }, "non è un anno"],
])("%s is refused, and nothing is written", async (_, options, told) => {
  const opening = open(borgoFolder(), options);
  await expect(opening).rejects.toThrow(UsageFault);
  await expect(opening).rejects.toThrow(told);
});

test("a folder inside the one before is refused, an empty one is filled, a year left out is said", async () => {
  const da = borgoFolder();
  await expect(open(da, { cartella: join(da, "2021") })).rejects.toThrow("non può stare dentro");
  const empty = temporaryFolder();
  const { text } = await open(da, { cartella: empty, anno: "2022" });
  expect(text).toContain("Tra il 2020 e il 2022 manca un anno.");
  expect(readdirSync(empty)).toContain("edizione.yaml");
});
