// A name that nothing has, wherever an edition writes it: told with file, line and the nearest one, marked on the page,
// and nothing else is lost.
import { rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Edizione } from "../../schemas/edizione.ts";
import { TOTALE } from "../../schemas/figura.ts";
import type { MisuraNota } from "../../schemas/misura.ts";
import { CITTA, cityWith } from "../edizione/edizione.support.ts";
import { loadEdizione } from "../edizione/load.ts";
import { loadMisure, type Misure } from "../figure/declarations.ts";
import { figureFrom, pointAt } from "../figure/points.support.ts";
import { escapeHtml } from "../report/escape.ts";
import { renderHtml } from "../report/html.ts";
import { networkSize } from "./base-line.ts";
import { buildModel, type Composed } from "./build.ts";
import type { Declared } from "./declared.ts";
import { checkDeclared } from "./declared.ts";
import { misspeltPanels, resolveEarlier } from "./earlier-names.ts";
import { loadProspetti } from "./prospetti.ts";

let misure: Misure;
let dichiarati: Declared;
let citta: Edizione;
beforeAll(async () => {
  citta = await loadEdizione(CITTA);
  misure = await loadMisure();
  dichiarati = await loadProspetti(misure);
});

/** The model of an edition in which every misura has one record, at the first member of each list. */
function composed(edizione: Edizione, declared: Declared = dichiarati): Composed {
  const zona = edizione.liste["zone"]?.[0]?.codice ?? "";
  const cubi = new Map(
    [...misure].map(([id, { dimensioni }]) => [
      id,
      [pointAt({}, 12), ...(dimensioni.includes("zona") ? [pointAt({ zona }, 12)] : [])],
    ]),
  );
  const figure = figureFrom(edizione, misure, cubi);
  const panel = edizione.panel[0] ?? null;
  const shared = {
    elenchi: {},
    citazioni: [],
    panel,
    rete: networkSize(edizione),
    pin: {},
    p: 10,
    isInternal: false,
    errata: [],
    ragioni: [],
  };
  return buildModel({ edizione, figure, dichiarati: declared, ...shared });
}

/** The model of the city with one file of it changed. A text is taken as it stands, and need not be loaded for it. */
async function composedWith(file: string, change: (text: string) => string): Promise<Composed> {
  const name = /^testi\/(.+)\.md$/.exec(file)?.[1];
  const text = name === undefined ? undefined : citta.testi[name];
  if (name === undefined || text === undefined) return composed(await loadEdizione(cityWith(file, change)));
  return composed({ ...citta, testi: { ...citta.testi, [name]: change(text) } });
}
const adding = (line: string) => (text: string) => `${text.trimEnd()}\n\n${line}\n`;
const lineOf = (composed: Composed, of: string): string | undefined =>
  composed.difetti.find(({ cosa }) => cosa.includes(of))?.rimedio;

test("the small city names nothing that is not there, and keeps every chart", async () => {
  const { difetti, model } = composed(citta);
  expect(difetti).toEqual([]);
  expect(model.guasti).toEqual([]);
  expect(model.prospetti["cantiere-zone--crescere"]).toBeDefined();
});

describe("a reference that names nothing", () => {
  const wrong = [
    ["a misura", '{{figura "volontar"}}', "nessuna misura si chiama «volontar»", "«volontari»"],
    ["a member", '{{figura "servizi" zona="alppe"}}', "«alppe» non è tra i membri di zona", "«alpe»"],
    ["a member by its name", '{{figura "volontari" zona="Alpe"}}', "«Alpe» non è tra i membri di zona", "«alpe»"],
    ["a dimension", '{{figura "servizi" zonna="alpe"}}', "non ha la dimensione «zonna»", "«zona»"],
    ["a role", '{{figura "punti" stato="ativo"}}', "«ativo» non è tra i membri di stato", "«attivo»"],
    [
      "a member of another city",
      '{{figura "servizi" destinatari="giovani"}}',
      "«giovani» non è tra i membri",
      "piccoli",
    ],
    ["a chart", '{{grafico "enti-form"}}', "nessun grafico o tavola si chiama «enti-form»", "«enti-forma»"],
    ["a chapter or chart", '{{rif "risorsee"}}', "nessun grafico o tavola si chiama", "«risorse»"],
    ["a fact", '{{fatto "cantierri"}}', "nessun fatto si chiama «cantierri»", "«cantieri»"],
    ["a list", '{{nome "cantiere" "crescere"}}', "nessun elenco si chiama «cantiere»", "«cantieri»"],
    ["a code of a list", '{{nome "cantieri" "cresere"}}', "non c’è il codice «cresere»", "«crescere»"],
    ["a field of the edition", '{{edizione "cita"}}', "l’edizione non ha il campo «cita»", "«citta»"],
    ["a reference", '{{figur "volontari"}}', "«figur» non è un riferimento conosciuto", "«figura»"],
    [
      "a list by a word of the language",
      '{{nome "constructor" "x"}}',
      "nessun elenco si chiama «constructor»",
      "cantieri",
    ],
    ["a reference by such a word", '{{constructor "x"}}', "«constructor» non è un riferimento conosciuto", "figura"],
    ["a misura by such a word", '{{figura "constructor"}}', "nessuna misura si chiama «constructor»", "bisogni"],
    ["a dimension by such a word", '{{figura "volontari" __proto__="alpe"}}', "la dimensione «__proto__»", "zona"],
    [
      "an argument twice",
      '{{figura "servizi" zona="alpe" zona="fiume"}}',
      "«zona» è scritto due volte",
      "Tienine uno solo.",
    ],
    ["a member with two letters swapped", '{{figura "servizi" zona="alep"}}', "«alep» non è tra i membri", "«alpe»"],
    [
      "an argument that nobody reads",
      '{{rif "risorse" pagina="si"}}',
      "«pagina» è di troppo dopo «risorse»",
      "Toglilo.",
    ],
    ["a part of what has none", '{{rif "enti-forma" zona="alpe"}}', "«zona» è di troppo", "Toglilo."],
    [
      "a chart of a part, without the part",
      '{{rif "cantiere-zone"}}',
      "«cantiere-zone» c’è per ogni cantiere: qui va detto quale",
      'cantiere="…" con uno di questi: crescere',
    ],
    ["the part of a chapter without parts", "Ecco {{parte}}.", "questo testo non è di una parte", "togli"],
    ["in one brace", 'Sono {figura "volontari"}.', "servono due graffe", 'Scrivi {{figura "volontari"}}.'],
    ["in braces apart", 'Sono { {figura "volontari"} }.', "servono due graffe", 'Scrivi {{figura "volontari"}}.'],
    ["in capitals", '{{FIGURA "volontari"}}', "«FIGURA» va scritto minuscolo", "Scrivilo «figura»."],
    ["what it does not take", '{{fatto "cantieri" zona="alpe"}}', "«zona» è di troppo", "Toglilo."],
    ["without quotes", "{{figura volontari}}", "i nomi vanno tra virgolette dritte", ""],
    ["without an end", 'Sono {{figura "volontari", forse.', "mancano le parentesi", "Aggiungi }}"],
    ["in a line with words", 'Ecco {{grafico "enti-forma"}} qui', "un grafico o una tavola va da solo", ""],
  ] as const;
  // All in one text: each is told at its own line, whatever stands around it.
  let lines: string[] = [];
  let all: Composed;
  beforeAll(async () => {
    const text = wrong.reduce((before, [, line]) => adding(line)(before), citta.testi["04-rete"] ?? "");
    lines = text.split("\n");
    all = await composedWith("testi/04-rete.md", () => text);
  });

  test.each(wrong)(
    "%s is told with file, line and the nearest name, and marked on the page",
    async (_, line, cosa, near) => {
      const riga = lines.indexOf(line) + 1;
      const told = all.difetti.filter((each) => each.riga === riga);
      expect(told).toMatchObject([{ file: "testi/04-rete.md", cosa: expect.stringContaining(cosa) }]);
      expect(told[0]?.rimedio).toContain(near);
      const rete = all.model.capitoli.find(({ id }) => id === "rete");
      expect(rete?.apertura.testo).toContain(`{{guasto "testi/04-rete.md, riga ${riga}`);
    },
  );

  test("is told once, and nothing else is lost", () => {
    expect(all.difetti).toHaveLength(wrong.length);
    expect(all.model.guasti).toHaveLength(wrong.length);
    expect(all.model.prospetti["enti-forma"]).toBeDefined();
  });

  test("leaves its mark on the page, and the page is not the one to find it", async () => {
    const { model } = await composedWith("testi/04-rete.md", adding('Sono {{figura "volontari" zona="alep"}}.'));
    const html = await renderHtml(model);
    const said = ['Sono <span class="mancante">[dato mancante]</span>.', "testi/04-rete.md, riga"];
    expect(said.filter((words) => !html.includes(words))).toEqual([]);
  });

  test.each([
    ["a line", 'Si scrive `{{figura "volontar"}}` o `{figura}`.'],
    ["a fence", '```\n{{figura "volontar"}}\n```'],
    ["a fence of tildes", '~~~~ md\n{{figura "volontar"}}\n~~~\n{{grafico "enti-form"}}\n~~~~'],
    ["four spaces", '    {{figura "volontar"}}\n\n\t{{grafico "enti-form"}}'],
  ])("in code of %s is no reference, on the page neither", async (_, text) => {
    const { difetti, model } = await composedWith("testi/04-rete.md", adding(text));
    expect(difetti).toEqual([]);
    expect(await renderHtml(model)).toContain(escapeHtml('{{figura "volontar"}}'));
  });

  test("in what is set in below a list is one", async () => {
    const { difetti } = await composedWith("testi/04-rete.md", adding('- uno\n\n    {{figura "volontar"}}'));
    expect(difetti).toHaveLength(1);
  });

  test("to a fact, where the edition has none, does not ask for another name", async () => {
    const edizione = await loadEdizione(cityWith("testi/04-rete.md", adding('{{fatto "uno"}}')));
    expect(lineOf(composed({ ...edizione, fatti: [] }), "non ha nessun fatto")).toContain("progetto/fatti.csv");
  });
});

test("a chart placed twice in one chapter is told, at its second place", async () => {
  const line = '{{grafico "enti-forma"}}';
  const { difetti, model } = await composedWith("testi/04-rete.md", (text) =>
    adding(line)(adding(line)(text.replace(line, ""))),
  );
  expect(difetti).toMatchObject([
    { file: "testi/04-rete.md", rimedio: 'Toglilo, o richiamalo con {{rif "enti-forma"}}.' },
  ]);
  expect(model.prospetti["enti-forma"]).toBeDefined();
  const placed = '{{tavola "cantiere-zone"}}';
  const part = await composedWith("testi/cantieri/_ogni.md", (text) => adding(placed)(adding(placed)(text)));
  expect(part.difetti).toMatchObject([{ file: "testi/cantieri/_ogni.md" }]);
});

test.each([
  [
    "testi/04-rete.md",
    (t: string) => t.replace(/^titolo: .*$/m, "titolo: \"{{edizione 'citta'}}\""),
    "«titolo» nella testata contiene",
  ],
  [
    "testi/04-rete.md",
    (t: string) => t.replace(/didascalia: "/, 'didascalia: "{{parte}} '),
    "«didascalia» nella testata contiene",
  ],
  ["testi/glossario.csv", (t: string) => `${t.trimEnd()}\nProva,{{parte}}\n`, "«definizione» contiene un riferimento"],
  ["progetto/fatti.csv", (t: string) => `${t.trimEnd()}\nprova,{{parte}},x\n`, "«testo» contiene un riferimento"],
  ["progetto/tappe.csv", (t: string) => `${t.trimEnd()}\n2024-01-01,{{parte}},x\n`, "«testo» contiene un riferimento"],
])("a reference in %s, where nobody resolves it, is told", async (file, change, cosa) => {
  const { difetti } = await composedWith(file, change);
  expect(difetti).toMatchObject([{ file, riga: expect.any(Number), cosa: expect.stringContaining(cosa) }]);
});

test.each(["titolo", "breve"])("«%s» in the head of a part, which nothing prints, is told", async (name) => {
  const { difetti } = await composedWith("testi/cantieri/_ogni.md", (text) =>
    text.startsWith("---\n") ? text.replace("---\n", `---\n${name}: Prova\n`) : `---\n${name}: Prova\n---\n${text}`,
  );
  expect(difetti).toMatchObject([
    { file: "testi/cantieri/_ogni.md", riga: 2, cosa: expect.stringContaining(`«${name}»`) },
  ]);
});

test.each<[string, string, (text: string) => string, number, string, string]>([
  [
    "a card for every part, where each has its own",
    "testi/cantieri/_ogni.md",
    (text) => text.replace("figura: servizi", "figura: serizi"),
    5,
    "nessuna misura si chiama «serizi»",
    "Forse volevi scrivere «servizi».",
  ],
  [
    "a chapter without a title",
    "testi/04-rete.md",
    (text) => text.replace(/^titolo: .*\n/m, ""),
    1,
    "il capitolo non ha un titolo, e al suo posto si stampa «rete»",
    "Scrivi in cima, tra due righe di trattini, «titolo: …».",
  ],
  [
    "a word of a question",
    "testi/01-in-breve.md",
    (text) => text.replace("grafico: fonti-in-breve }", "grafco: fonti-in-breve }"),
    5,
    "una domanda ha la voce «grafco», che non esiste",
    "Forse volevi scrivere «grafico».",
  ],
  [
    "questions that are no list",
    "testi/01-in-breve.md",
    (text) => text.replace(/^domande:\n(?: {2}- .*\n)+/m, "domande: quali?\n"),
    4,
    "«domande» nella testata non è un elenco",
    "Ogni domanda va su una riga che comincia con un trattino.",
  ],
])("%s that is wrong is told with its line", async (_, file, change, riga, cosa, rimedio) => {
  const { difetti } = await composedWith(file, change);
  expect(difetti).toContainEqual({ file, riga, cosa, rimedio });
});

test("a chapter by a word of the language has no parts", async () => {
  const { difetti, model } = composed({
    ...citta,
    testi: { ...citta.testi, "20-constructor": "---\ntitolo: Altro\n---\nUn testo.\n" },
  });
  expect(difetti).toEqual([]);
  expect(model.capitoli.find(({ id }) => id === "constructor")?.parti).toEqual([]);
});

test("a chart asked for a part that does not exist is taken from no part", async () => {
  const line = '{{grafico "cantiere-zone" zona="alpe"}}';
  const { difetti, model } = await composedWith("testi/cantieri/_ogni.md", adding(line));
  expect(difetti).toMatchObject([
    {
      file: "testi/cantieri/_ogni.md",
      cosa: expect.stringContaining("«cantiere-zone» c’è per ogni cantiere, non per «zona»"),
    },
  ]);
  for (const codice of ["crescere", "abitare-la-cura"])
    expect(model.prospetti[`cantiere-zone--${codice}`]?.numero).toMatch(/^6\.\d+$/);
  const other = await composedWith("testi/04-rete.md", adding('{{grafico "cantiere-zone" zona="crescere"}}'));
  expect(lineOf(other, "«cantiere-zone» c’è per ogni cantiere")).toBe('Scrivi cantiere="…".');
  const named = await composedWith("testi/cantieri/_ogni.md", adding('{{grafico "cantiere-zone" cantiere="cresere"}}'));
  expect(lineOf(named, "«cresere» non è tra le parti di «cantiere-zone»")).toContain("«crescere»");
});

describe("a card that names nothing", () => {
  const card = (text: string) => (head: string) => head.replace("cifre:\n", `cifre:\n  - ${text}\n`);
  test.each([
    [
      "a member",
      '{ figura: enti, dove: { tipo: entte }, didascalia: "enti" }',
      "«entte» non è tra i membri di tipo",
      "«ente»",
    ],
    ["a misura", '{ figura: entii, didascalia: "enti" }', "nessuna misura si chiama «entii»", "«enti»"],
    ["a field", '{ figura: enti, dov: { tipo: ente }, didascalia: "enti" }', "la voce «dov», che non esiste", "«dove»"],
  ])("%s is told with its line; the others are printed", async (_, text, cosa, near) => {
    const before = composed(citta);
    const { difetti, model } = await composedWith("testi/04-rete.md", card(text));
    expect(difetti).toMatchObject([{ file: "testi/04-rete.md", riga: 5, rimedio: expect.stringContaining(near) }]);
    expect(difetti[0]?.cosa).toContain(cosa);
    const cards = (c: Composed) => c.model.capitoli.find(({ id }) => id === "rete")?.apertura.cifre;
    expect(cards({ ...before, model })).toEqual(cards(before));
    expect(model.capitoli.find(({ id }) => id === "rete")?.apertura.testo).toMatch(
      /^\{\{guasto "testi\/04-rete\.md, riga 5/,
    );
  });
});

describe("a head with a wrong letter keeps its chapter", () => {
  test.each([
    ["a field", (t: string) => t.replace("breve:", "brev:"), 3, "la voce «brev», che non esiste", "«breve»"],
    ["the cards", (t: string) => t.replace("cifre:", "cifree:"), 4, "la voce «cifree», che non esiste", "«cifre»"],
    ["broken YAML", (t: string) => t.replace("breve: La rete", 'breve: "La rete'), 3, "regole YAML", "virgolette"],
  ])("%s", async (_, change, line, cosa, near) => {
    const { difetti, model } = await composedWith("testi/04-rete.md", change);
    expect(difetti).toMatchObject([{ file: "testi/04-rete.md", rimedio: expect.stringContaining(near) }]);
    expect(difetti[0]?.riga).toBeGreaterThanOrEqual(line);
    expect(difetti[0]?.cosa).toContain(cosa);
    const rete = model.capitoli.find(({ id }) => id === "rete");
    expect(rete?.apertura.testo).toContain("La rete è piccola");
    expect(model.capitoli).toHaveLength(composed(citta).model.capitoli.length);
  });
});

test("the section that the README shows is true of Brescia, and elsewhere says what the edition has", async () => {
  const example =
    /\*\*…una sezione\*\*[\s\S]*?```md\n([\s\S]*?)```/.exec(await readFile("README.md", "utf8"))?.[1] ?? "";
  const withSection = (edizione: Edizione) =>
    composed({ ...edizione, testi: { ...edizione.testi, "20-giovani": example } });
  const brescia = withSection(await loadEdizione("data-samples/2016"));
  expect(brescia.difetti).toEqual([]);
  expect(brescia.model.capitoli.find(({ id }) => id === "giovani")?.apertura.testo).toContain('destinatari="giovani"');
  const other = withSection(citta);
  expect(other.difetti.map(({ file, riga }) => [file, riga])).toEqual([
    ["testi/20-giovani.md", 5],
    ["testi/20-giovani.md", 7],
  ]);
  for (const { cosa, rimedio } of other.difetti) {
    expect(cosa).toContain("«giovani» non è tra i membri di destinatari");
    expect(rimedio).toBe("I nomi conosciuti sono: piccoli, ragazzi, grandi-anziani, tutti.");
  }
});

describe("a word of the head that nothing prints of that text", () => {
  const CARD = '{ figura: enti, didascalia: "enti" }';
  test.each([
    ["questions of another chapter", "testi/04-rete.md", "domande: []", "«domande»", "«In breve»"],
    ["questions of a part", "testi/zone/alpe.md", "domande: []", "«domande»", "«In breve»"],
    ["figures beside questions", "testi/01-in-breve.md", `cifre:\n  - ${CARD}`, "«cifre»", "delle domande"],
    ["figures of a short form", "testi/diapositive.md", `cifre:\n  - ${CARD}`, "«cifre»", "nel testo"],
    ["an outcome of a zona", "testi/zone/alpe.md", `in_evidenza: ${CARD}`, "«in_evidenza»", "di un cantiere"],
    [
      "an outcome of every cantiere",
      "testi/cantieri/_ogni.md",
      `in_evidenza: ${CARD}`,
      "«in_evidenza»",
      "di un cantiere",
    ],
    ["an outcome of a chapter", "testi/04-rete.md", `in_evidenza: ${CARD}`, "«in_evidenza»", "di un cantiere"],
    ["a title of a part", "testi/zone/alpe.md", "titolo: L'alpe", "«titolo»", "il nome del suo elenco"],
    ["a short name of a short form", "testi/parole-semplici.md", "breve: Facile", "«breve»", "basta il titolo"],
  ])("%s is told, with where it is printed", async (_, file, words, name, where) => {
    const { difetti } = await composedWith(file, (text) =>
      text.startsWith("---\n") ? text.replace("---\n", `---\n${words}\n`) : `---\n${words}\n---\n${text}`,
    );
    expect(difetti).toMatchObject([{ file, riga: words.includes("\n") ? 3 : 2 }]);
    expect(difetti[0]?.cosa).toBe(`${name} nella testata di questo testo non si stampa`);
    expect(difetti[0]?.rimedio).toContain(where);
  });
});

test("a question whose chart is not there is told, marked in its place, and not printed", async () => {
  const { difetti, model } = await composedWith("testi/01-in-breve.md", (text) =>
    text.replace("grafico: fonti-in-breve", "grafico: fonti-in-brevee"),
  );
  expect(difetti).toMatchObject([
    { file: "testi/01-in-breve.md", riga: 5, rimedio: "Forse volevi scrivere «fonti-in-breve»." },
  ]);
  const [breve] = model.capitoli;
  expect(breve?.apertura.testo).toMatch(/^\{\{guasto "testi\/01-in-breve\.md, riga 5/);
  expect(breve?.apertura.domande?.map(({ prospetto }) => prospetto)).not.toContain("fonti-in-breve");
});

describe("a text by another name", () => {
  test.each([
    ["of a part", "testi/cantieri/cresere.md", "«cantieri/crescere»"],
    ["of a chapter", "testi/4rete.md", "05-risorse"],
    ["of a zona", "testi/zone/citta.md", ""],
  ])("%s is told: nothing prints it", async (_, file, near) => {
    const { difetti } = await composedWith(file, () => "Un testo.\n");
    expect(difetti).toMatchObject([{ file, cosa: expect.stringContaining("non si stampa") }]);
    expect(difetti[0]?.rimedio).toContain(near);
  });

  test("nearly a chapter that is missing is told; one of the edition's own is not", async () => {
    const { "05-risorse": risorse = "", ...testi } = citta.testi;
    const near = composed({ ...citta, testi: { ...testi, "05-risorsee": risorse } });
    expect(lineOf(near, "manca il capitolo «risorse»")).toContain("«risorse»");
    const own = composed({ ...citta, testi: { ...citta.testi, "20-giovani": "---\ntitolo: I giovani\n---\n" } });
    expect(own.difetti).toEqual([]);
  });
});

test("the data of a chapter without a text are published all the same", async () => {
  const { "04-rete": _rete, "10-progetto": _progetto, ...testi } = citta.testi;
  const whole = composed(citta);
  const { tabelle, fuori, model } = composed({ ...citta, testi });
  expect([...tabelle.keys()].sort()).toEqual([...whole.tabelle.keys()].sort());
  expect(model.prospetti["enti-forma"]).toBeUndefined();
  const ids = fuori.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(["enti-forma", "tappe"]));
  expect(whole.fuori).toEqual([]);
});

describe("a declaration", () => {
  const spoiled = (change: object): Declared => ({
    ...dichiarati,
    prospetti: dichiarati.prospetti.map((def) => (def.id === "spesa-voce" ? { ...def, ...change } : def)),
  });

  test("that names a member the edition does not have is told with the nearest, and the rest goes on", async () => {
    const { model } = composed(citta, spoiled({ righe: { dimensione: "voce", membri: ["stipendii"] } }));
    expect(model.guasti[0]).toMatchObject({
      dove: "spesa-voce",
      messaggio: expect.stringMatching(/«stipendi».*\(pipeline\/prospetti\/risorse\.ts, riga \d+\)$/),
    });
    expect(model.prospetti["spesa-voce-zona"]).toBeDefined();
  });

  test("of a list that asks for a member the edition does not have is told with the nearest", async () => {
    const elenchi = dichiarati.elenchi.map((def) =>
      def.id === "proposte-risposte" ? { ...def, dove: { cantiere: ["cresere"] } } : def,
    );
    const { model } = composed(citta, { ...dichiarati, elenchi });
    expect(model.guasti[0]?.messaggio).toMatch(/«crescere».*\(pipeline\/prospetti\/partecipazione\.ts, riga \d+\)$/);
  });

  test.each([
    ["a role", { dove: { voce_ruolo: "spessa" } }, "nessuna delle sue misure ha la dimensione «voce_ruolo»"],
    ["a chapter", { capitolo: "risorsee" }, /nessun capitolo si chiama «risorsee». Forse volevi scrivere «risorse»/],
    ["a misura", { misure: ["spessa"] }, /nessuna misura si chiama «spessa». Forse volevi scrivere «spesa»/],
    ["an axis", { righe: { dimensione: "voci" } }, /la dimensione «voci». Forse volevi scrivere «voce»/],
    ["what it draws", { disegna: 3 }, /disegna 3 non è tra le sue misure/],
    [
      "members of what has no list",
      { righe: { dimensione: "edizione", membri: ["2016"] } },
      /«edizione» non ha un elenco da cui prendere i membri/,
    ],
    [
      "the chapter of its parts",
      { per: "zona" },
      /«risorse» non ha una parte per ogni zona. Mettilo nel capitolo «zone»/,
    ],
  ])("that misspells %s stops when it is loaded, with its id", (_, change, message) => {
    expect(() => checkDeclared(spoiled(change), misure)).toThrow(message);
    expect(() => checkDeclared(spoiled(change), misure)).toThrow(
      /^il prospetto «spesa-voce» \(pipeline\/prospetti\/risorse\.ts, riga \d+\): /,
    );
  });

  test.each([
    ["figure", "riservato"],
    ["codebook", "riservato"],
    ["datapackage", "riservato"],
    ["spesa--voce", "trattini singoli"],
    ["Figure", "minuscole"],
    ["../figure", "minuscole"],
    ["enti-forma", "due prospetti si chiamano così"],
  ])("called «%s» stops when it is loaded: %s", (id, message) => {
    expect(() => checkDeclared(spoiled({ id }), misure)).toThrow(message);
    const elenchi = dichiarati.elenchi.map((def) => (def.id === "tappe" ? { ...def, id } : def));
    expect(() => checkDeclared({ ...dichiarati, elenchi }, misure)).toThrow(message);
  });

  test("beside its misura is checked when all are loaded", async () => {
    const own = { id: "mio", titolo: "Mio", capitolo: "risorsee", misure: ["spesa"], righe: { dimensione: "voce" } };
    const spesa = { ...misure.get("spesa"), prospetti: [own] } as unknown as MisuraNota; // what does not compile
    await expect(loadProspetti(new Map([...misure, ["spesa", spesa]]))).rejects.toThrow("il prospetto «mio»");
  });

  test.each([
    ["a chapter", { capitolo: "progeto" }, /nessun capitolo si chiama «progeto». Forse volevi scrivere «progetto»/],
    ["a column", { colonne: ["data", "testto"] }, /«tappe» non ha la colonna «testto». Forse volevi scrivere «testo»/],
    ["the order", { ordina: ["datta"] }, /non ha la colonna «datta»/],
    ["what its parts are of", { capitolo: "zone", per: "zona" }, /le righe di «tappe» non hanno «zona»/],
    [
      "a yes or no",
      { tabella: "ente", colonne: ["consenso_pubblicazione"], ordina: [], dove: { consenso_pubblicazione: ["si"] } },
      /«si» non è tra i membri di consenso_pubblicazione. I nomi conosciuti sono: true, false/,
    ],
    [
      "a role",
      { tabella: "punti_comunita", colonne: ["nome"], ordina: [], dove: { stato: ["ativo"] } },
      /«ativo» non è tra i membri di stato. Forse volevi scrivere «attivo»/,
    ],
  ])("of a list that misspells %s stops when it is loaded, with its id", (_, change, message) => {
    const elenchi = dichiarati.elenchi.map((def) => (def.id === "tappe" ? ({ ...def, ...change } as typeof def) : def));
    expect(() => checkDeclared({ ...dichiarati, elenchi }, misure)).toThrow(message);
    expect(() => checkDeclared({ ...dichiarati, elenchi }, misure)).toThrow("l'elenco «tappe»");
  });
});

describe("what enti declared to an earlier edition", () => {
  const answer = (...points: string[]) =>
    new Map([["V101", { totale: 100, punti: new Map(points.map((point) => [point, 100])), intera: true }]]);
  const told = (misura: string, ...points: string[]) =>
    misspeltPanels({ ...citta, panel: [{ anno: 2023, misure: new Map([[misura, answer(...points)]]) }] }, misure);

  test("by its names, also those of places that are no more, is nothing to tell", () => {
    expect(
      told("volontari", "cantiere=crescere", "cantiere=trasversale", "zona=alpe", "zona=citta", "zona=fuori"),
    ).toEqual([]);
    expect(told("misura-di-una-volta", "cantiere=un-altro-cantiere", "zona=bosco")).toEqual([]);
  });

  test.each([
    ["a misura", "volontarii", "zona=alpe", 1, "la misura «volontarii»", "volontari"],
    ["a cantiere", "volontari", "cantiere=cresere", null, "in cantiere il codice «cresere»", "crescere"],
    ["a zona", "volontari", "zona=alpee", null, "in zona il codice «alpee»", "alpe"],
  ])("%s with nearly its name is told", (_, misura, point, riga, cosa, near) => {
    expect(told(misura, point)).toEqual([
      {
        ...{ file: "riservato/panel-2023.csv", riga, cosa: `${cosa} non c'è, e ciò che la riga dice non si confronta` },
        rimedio: `Forse è «${near}».`,
      },
    ]);
  });
});

describe("the figures of an earlier edition", () => {
  const HEAD = ["edizione", "misura", "zona", "valore", "unita", "n_enti", "copertura", "stato"];
  const csv = (columns: readonly string[], ...rows: readonly (readonly (string | number)[])[]) =>
    `${[columns, ...rows].map((row) => row.join(",")).join("\n")}\n`;
  const row = (misura: string, zona: string, valore: number | string) => [
    2023,
    misura,
    zona,
    valore,
    "x",
    5,
    0.8,
    "valore",
  ];
  /** The city with these figures of the year before, and no others. */
  const earlier = (text: string) => {
    const folder = cityWith("precedenti/2023.csv", () => text);
    rmSync(join(folder, "precedenti/2022.csv"));
    return loadEdizione(folder);
  };

  const resolved = async (text: string) => {
    const edizione = await earlier(text);
    const { precedenti, difetti } = resolveEarlier(edizione, misure);
    return { precedenti, difetti: [...edizione.difetti, ...difetti] };
  };

  test.each(["zonna", "metodo", "nota", "importo"])(
    "with one column more, «%s», keep every comparison",
    async (name) => {
      const text = csv(
        [...HEAD, name],
        [...row("volontari", TOTALE, 4321), "x"],
        [...row("volontari", "alpe", 12), "y"],
      );
      const { precedenti, difetti } = await resolved(text);
      expect(precedenti).toMatchObject([
        { misura: "volontari", dims: {}, valore: 4321 },
        { misura: "volontari", dims: { zona: "alpe" }, valore: 12 },
      ]);
      expect(difetti).toMatchObject([
        { file: "precedenti/2023.csv", riga: 1, cosa: expect.stringContaining(`«${name}»`) },
      ]);
      if (name === "zonna") expect(difetti[0]?.rimedio).toContain("«zona»");
    },
  );

  test("that two files give with different values are told once and not compared; those they agree on are one", async () => {
    const edizione = await earlier(
      csv(HEAD, row("volontari", TOTALE, 9), row("volontari", "alpe", 12), row("volontari", "fiume", 7)),
    );
    const text = csv(HEAD, row("volontari", TOTALE, 8), row("volontari", "alpe", 12), row("volontari", "fiume", 6));
    writeFileSync(join(edizione.cartella, "precedenti/2023-bis.csv"), text);
    const { precedenti, difetti } = resolveEarlier(await loadEdizione(edizione.cartella), misure);
    expect(precedenti).toMatchObject([{ file: "precedenti/2023-bis.csv", dims: { zona: "alpe" }, valore: 12 }]);
    expect(difetti).toMatchObject([
      { file: "precedenti/2023.csv", riga: 2, cosa: expect.stringContaining("«volontari» dell'edizione 2023") },
    ]);
    expect(difetti[0]?.cosa).toContain("in precedenti/2023-bis.csv, riga 2");
  });

  test("stand beside this year's, whatever the column more", async () => {
    const edizione = await earlier(csv([...HEAD, "metodo"], [...row("volontari", TOTALE, 4321), "somma"]));
    const { model, difetti } = composed(edizione);
    const years = model.prospetti["confronto-edizioni"]?.tabella;
    const printedRow = years?.righe.find(({ id }) => id === "volontari");
    expect(years?.colonne.map(({ id }, at) => [id, printedRow?.celle[at]?.testo]).slice(-2)).toEqual([
      ["2023", "4.321"],
      ["2024", "12"],
    ]);
    expect(difetti).toHaveLength(1);
  });

  test("broken down by what nobody knows are read at its margin, and where there is none the point is told", async () => {
    const more = [...HEAD, "rione"];
    const { precedenti, difetti } = await resolved(
      csv(
        more,
        [...row("volontari", TOTALE, 4), "a"],
        [...row("volontari", TOTALE, 6), "b"],
        [...row("volontari", TOTALE, 10), TOTALE],
        [...row("servizi", TOTALE, 1), "a"],
        [...row("servizi", TOTALE, 2), "b"],
      ),
    );
    expect(precedenti).toMatchObject([{ misura: "volontari", valore: 10 }]);
    expect(difetti.map(({ cosa }) => cosa)).toEqual([
      expect.stringContaining("«rione»"),
      expect.stringContaining("una figura c'è più di una volta"),
    ]);
  });

  test("a blank member is no margin where the column says «totale»", async () => {
    const { precedenti, difetti } = await resolved(
      csv(HEAD, row("servizi-quartiere", TOTALE, 10), row("servizi-quartiere", "", 3)),
    );
    expect(precedenti.map(({ dims, valore }) => [dims, valore])).toEqual([
      [{}, 10],
      [{ zona: "" }, 3],
    ]);
    expect(difetti).toEqual([]);
  });

  test("what is no number is told with its line", async () => {
    const { precedenti, difetti } = await resolved(csv(HEAD, row("volontari", TOTALE, "4.3.2")));
    expect(precedenti).toEqual([]);
    expect(difetti).toMatchObject([{ riga: 2, cosa: expect.stringContaining("non è un numero") }]);
  });

  test.each([
    [["1734.5", "1600", "1800"], true],
    [["17345", "1600", "1800"], false],
    [["1734.5", "16005", "18002"], false],
    [["1734.5", "", "1800"], true],
    [["1734.5", "", "18"], false],
  ])("a value with its ends, %j, stands together: %s", async ([valore = "", low = "", high = ""], isWhole) => {
    const text = csv([...HEAD, "ci_inf", "ci_sup"], [...row("volontari", TOTALE, valore), low, high]);
    const { precedenti, difetti } = await resolved(text);
    expect([precedenti.length, difetti.length]).toEqual(isWhole ? [1, 0] : [0, 1]);
    if (!isWhole) expect(difetti).toMatchObject([{ riga: 2, cosa: expect.stringContaining("non stanno insieme") }]);
  });

  test.each([
    ["a misura", [row("volontar", TOTALE, 1)], "la misura «volontar»", "«volontari»"],
    ["a member", [row("volontari", "alppe", 1)], "in zona il codice «alppe»", "«alpe»"],
    [
      "in one row only, the name of a part",
      [row("volontari-nder-30", TOTALE, 1), row("volontari", TOTALE, 1)],
      "la misura «volontari-nder-30»",
      "«volontari-under-30»",
    ],
    ["a unit", [[...row("volontari", TOTALE, 1)].with(4, "pzsizioni")], "l'unità «pzsizioni»", "«posizioni»"],
    [
      "in one row only, a misura",
      [row("volontar", TOTALE, 1), row("volontari", "alpe", 1)],
      "la misura «volontar»",
      "«volontari»",
    ],
    [
      "in one row only, a member",
      [row("volontari", "alppe", 1), row("servizi", "alpe", 1)],
      "in zona il codice «alppe»",
      "«alpe»",
    ],
  ])("%s nearly known is told", async (_, rows, cosa, near) => {
    const { difetti } = composed(await earlier(csv(HEAD, ...rows)));
    expect(difetti).toMatchObject([{ file: "precedenti/2023.csv", riga: 2, cosa: expect.stringContaining(cosa) }]);
    expect(difetti[0]?.rimedio).toContain(near);
  });

  test.each([
    ["a misura that is no longer there", [row("mense-scolastiche", TOTALE, 1)]],
    ["a member that is no longer there", [row("volontari", "oltrefiume-vecchio-borgo", 1)]],
    ["a member like another that is there too", [row("volontari", "alpe", 1), row("volontari", "alppe", 1)]],
    ["a misura like another that is there too", [row("volontari", TOTALE, 1), row("volontar", TOTALE, 1)]],
  ])("%s is no fault: earlier editions had others", async (_, rows) => {
    expect(composed(await earlier(csv(HEAD, ...rows))).difetti).toEqual([]);
  });

  test("a break in series of no misura is told", async () => {
    const folder = cityWith("edizione.yaml", (text) =>
      text.replace("rotture: []", 'rotture:\n  - { misura: volontar, anno: 2023, motivo: "altro" }'),
    );
    expect(lineOf(composed(await loadEdizione(folder)), "sotto rotture la misura «volontar»")).toContain("«volontari»");
  });
});

test("the text of a short form is resolved like a chapter: a wrong name is told with its line, and marked in its place", async () => {
  const { difetti, model } = await composedWith("testi/parole-semplici.md", (text) =>
    text.replace('{{figura "servizi"}}', '{{figura "servizzi"}}'),
  );
  expect(difetti).toMatchObject([
    { file: "testi/parole-semplici.md", riga: 36, cosa: expect.stringContaining("servizzi") },
  ]);
  expect(model.brevi["parole-semplici"]?.testo).toContain('{{guasto "');
  // Its figures are in the model, though no chapter quotes them.
  expect(model.figure["quota-scoperti"]).toBeDefined();
});

test("a text with nearly the name of a short form is told", async () => {
  const { difetti } = await composedWith("testi/parole-semplice.md", () => "# Che cosa?\n");
  expect(difetti).toMatchObject([
    { file: "testi/parole-semplice.md", rimedio: "Forse volevi scrivere «parole-semplici»." },
  ]);
});
