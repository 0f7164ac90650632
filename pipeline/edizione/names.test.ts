// Every name in the folder of an edition is resolved when it is loaded: file, line, and the nearest known name.
import { expect, test } from "vitest";
import { defineBlocco } from "../../schemas/blocco.ts";
import { codice } from "../../schemas/cella.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import { checkLists } from "./check-liste.ts";
import { CITTA, cityWith } from "./edizione.support.ts";
import { loadEdizione } from "./load.ts";
import { loadRilevazioni } from "./rilevazioni.ts";

const MAPPING = `file: [odk.csv]
ente: CODICE
edizione: 2024
codici:
  cantieri: { C1: crescere, C2: abitare-la-cura }
blocchi:
  volontari:
    gruppi:
      - fissi: { cantiere: crescere, zona: Alpe }
        campi: { volontari: VN }
  bisogni:
    gruppi:
      - fissi: { cantiere: crescere, zona: Alpe, gravita: "3", risposta: piena }
        scelte:
          campo: bisogno
          colonne: { compagnia: D1, trasporto: D2 }
`;

test("a mapping whose names are all known is loaded, by code or by printed name", async () => {
  const edizione = await loadEdizione(cityWith("inviati/rilevazione.yaml", () => MAPPING));
  expect(await loadRilevazioni(edizione)).toHaveLength(1);
});

test.each([
  ["a block", "  volontari:", "  volontri:", 7, "«volontri»", "«volontari»"],
  ["a field", "campi: { volontari: VN }", "campi: { volontri: VN }", 10, "«volontri»", "«volontari»"],
  ["a fixed field", "fissi: { cantiere:", "fissi: { cantier:", 9, "«cantier»", "«cantiere»"],
  ["a fixed code", "fissi: { cantiere: crescere", "fissi: { cantiere: creschere", 9, "«creschere»", "«crescere»"],
  ["a list", "  cantieri: { C1", "  cantierri: { C1", 5, "«cantierri»", "«cantieri»"],
  ["a code of a list", "C2: abitare-la-cura", "C2: abitare-la-cur", 5, "«abitare-la-cur»", "«abitare-la-cura»"],
  ["the field of a choice", "campo: bisogno", "campo: bisgno", 15, "«bisgno»", "«bisogno»"],
  ["a code of a choice", "trasporto: D2", "traspotro: D2", 16, "«traspotro»", "«trasporto»"],
])("a mapping that misspells %s stops with file, line and the nearest name", async (_, da, a, line, wrong, near) => {
  const text = MAPPING.replace(da, a);
  expect(text).not.toBe(MAPPING);
  const edizione = await loadEdizione(cityWith("inviati/rilevazione.yaml", () => text));
  await expect(loadRilevazioni(edizione)).rejects.toThrow(
    new RegExp(`^inviati/rilevazione\\.yaml, riga ${line}: .*${wrong}.* Forse volevi scrivere ${near}\\.$`),
  );
});

const GROUP = "      - fissi: { cantiere: crescere, zona: Alpe }\n        campi: { volontari: VN }\n";

test.each([
  ["another edition", "edizione: 2024", "edizione: 2023", 3, "l'edizione è 2023, ma la cartella è del 2024"],
  ["{n} without its end", "volontari: VN", "volontari: 'V{n}'", 10, "«V{n}» usa {n}.*«fino_a»"],
  ["an end without {n}", "VN }\n", "VN }\n        fino_a: 3\n", 11, "nessuna colonna del gruppo usa {n}"],
  [
    "a quantity that every repetition would count",
    "      - fissi: { cantiere: crescere, zona: Alpe }\n        campi: { volontari: VN }\n",
    "      - fissi: { cantiere: crescere }\n        campi: { zona: 'Z{n}', volontari: VN }\n        fino_a: 3\n",
    10,
    "«VN» conterebbe una volta per ogni ripetizione",
  ],
  ["{n} in a box", "trasporto: D2", "trasporto: 'D{n}'", 16, "«D{n}» usa {n}"],
  ["{n} in «niente»", "  bisogni:\n", "  bisogni:\n    niente: 'N{n}'\n", 12, "«niente» usa {n}"],
  ["one column for two fields", "volontari: VN", "volontari: VN, donne: VN", 10, "«VN».*«volontari» e per «donne»"],
  ["one column for two boxes", "trasporto: D2", "trasporto: D1", 16, "«D1».*«compagnia» e per «trasporto»"],
  ["one column in two groups", GROUP, GROUP + GROUP.replace("Alpe", "Piana"), 12, "«VN» è contata due volte"],
  ["a list by a word of the language", "  cantieri: { C1", "  constructor: { C1", 5, "l'elenco «constructor» non è"],
])("a mapping with %s stops with file and line", async (_, da, a, line, told) => {
  const text = MAPPING.replace(da, () => a);
  expect(text).not.toBe(MAPPING);
  const edizione = await loadEdizione(cityWith("inviati/rilevazione.yaml", () => text));
  await expect(loadRilevazioni(edizione)).rejects.toThrow(
    new RegExp(`^inviati/rilevazione\\.yaml, riga ${line}: .*${told.replaceAll("{n}", "\\{n\\}")}`),
  );
});

test.each([
  ["an indicator's cantiere", "cantiere: crescere, nome: Case", "cantiere: cresere, nome: Case", "«crescere»"],
  [
    "a list beside those that are used",
    "  occasioni:",
    "  gestionii:\n    - { codice: x, nome: X }\n  occasioni:",
    "nessuna domanda usa l'elenco «gestionii».*«gestioni»",
  ],
  ["a list that no question uses", "  modalita:", "  modalitaa:", "«modalitaa», che nessuna domanda usa"],
])("edizione.yaml that misspells %s stops with its line and the nearest name", async (_, da, a, near) => {
  const folder = cityWith("edizione.yaml", (text) => text.replace(da, a));
  await expect(loadEdizione(folder)).rejects.toThrow(new RegExp(`^edizione\\.yaml, riga \\d+: .*${near}`));
});

const immobili = (lista: string) =>
  defineBlocco({
    id: "immobili",
    titolo: "Immobili",
    foglio: "Immobili",
    istruzioni: "I locali che usate.",
    forma: "tabella",
    grana: "una riga per locale",
    gruppo: "offerta",
    since: 2024,
    nome_riga: ["titolo_uso"],
    chiave: [],
    campi: { titolo_uso: { label: "Titolo d'uso", help: "A che titolo.", cella: codice(lista), since: 2024 } },
    regole: [],
  });

test("a list that a question names and no edition has stops the edition, and blames no member", async () => {
  const { yaml, liste } = await loadEdizione(CITTA);
  const blocchi = [...BLOCCHI, immobili("titoli_usi")];
  const extra = { ...yaml, codelist: { ...yaml.codelist, titoli_uso: [{ codice: "affitto", nome: "Affitto" }] } };
  const fault = "manca l'elenco «titoli_usi», che serve a la domanda «titolo_uso» del blocco «immobili»";
  expect(() => checkLists(yaml, liste, () => 1, blocchi)).toThrow(fault);
  expect(() => checkLists(yaml, liste, () => 1, [...BLOCCHI, immobili("constructor")])).toThrow(
    "l'elenco «constructor»",
  );
  expect(() => checkLists(extra, liste, () => 1, blocchi)).toThrow("Sotto codelist c'è «titoli_uso»");
});

test("a list of the edition that a new block names is accepted as it is", async () => {
  const { yaml, liste } = await loadEdizione(CITTA);
  const voci = [{ codice: "affitto", nome: "Affitto" }];
  const withList = { ...yaml, codelist: { ...yaml.codelist, titoli_uso: voci } };
  const blocchi = [...BLOCCHI, immobili("titoli_uso")];
  const all = { ...liste, titoli_uso: voci.map((v) => ({ ...v, alias: [], attributi: {} })) };
  expect(() => checkLists(withList, all, () => 1, blocchi)).not.toThrow();
});

test("a derived column that asks its code for what the list does not say stops the edition", async () => {
  const { yaml, liste } = await loadEdizione(CITTA);
  const wrong = BLOCCHI.map((blocco) =>
    blocco.id === "punti_comunita"
      ? {
          ...blocco,
          derivate: { zona: { campo: "quartiere", attributo: "zonna", lista: "zone", etichetta: "Zona" } },
        }
      : blocco,
  );
  expect(() => checkLists(yaml, liste, () => 1, wrong)).toThrow(/quartieri» non dicono «zonna».*Forse .*«zona»/);
});

test("a text saved in another alphabet stops with its name and line, one with the mark of Notepad is read", async () => {
  const latin = Buffer.from("---\ntitolo: La rete\n---\nLa citt\xe0.\n", "latin1");
  await expect(loadEdizione(cityWith("testi/04-rete.md", () => latin))).rejects.toThrow(
    /^testi\/04-rete\.md, riga 4: .*UTF-8/,
  );
  const { testi } = await loadEdizione(cityWith("testi/04-rete.md", (text) => `\ufeff${text}`));
  expect(testi["04-rete"]).toMatch(/^---/);
});
