import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import Handlebars from "handlebars";
import { beforeAll, describe, expect, test } from "vitest";
import { SEGNI } from "../../schemas/figura.ts";
import type { ReportModel } from "../../schemas/report-model.ts";
import { type Draw, renderHtml } from "./html.ts";
import { fixtureModel, OSTILE } from "./model.support.ts";
import { TEMPLATES } from "./templates.ts";

const model = fixtureModel();
let html = "";
beforeAll(async () => {
  html = await renderHtml(model);
});

const all = (pattern: RegExp, text = html): string[] => [...text.matchAll(pattern)].map(([, found = ""]) => found);
const bare = (markup: string): string => markup.replace(/<[^>]*>/g, "").trim();

/** The model with another text in the chapter «La rete». */
function withText(testo: string): ReportModel {
  const copy = structuredClone(model);
  for (const capitolo of copy.capitoli) if (capitolo.id === "rete") capitolo.apertura.testo = testo;
  return copy;
}

const placeholder = async (): Promise<string> => '<svg role="img" aria-label="prova"></svg>';
const printAnchored = async (testo: string): Promise<string> => {
  const page = await renderHtml(withText(testo), { draw: placeholder });
  const chapter = /<section class="capitolo" id="rete">.*?<div class="testo">(.*?)<\/div>/su.exec(page)?.[1] ?? "";
  return chapter.trim();
};
const printText = async (testo: string): Promise<string> =>
  (await printAnchored(testo)).replace(/ id="passo-[^"]+"/g, "");

test("the same model gives the same bytes, in whatever order its charts are drawn", async () => {
  expect(await renderHtml(structuredClone(model))).toBe(html);
});

test("words of a member are printed as words", () => {
  expect(html).not.toContain("<script>alert");
  expect(html).not.toContain("<b>grassetto");
  expect(html.replaceAll("<wbr>", "")).toContain(`&lt;script&gt;alert(&quot;ciao&quot;)&lt;/script&gt;`);
  expect(OSTILE).toContain("<script>");
});

test("the policy lets in this style and this script only, and nothing is written in line", () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/
    .exec(html)?.[1]
    ?.replaceAll("&#x27;", "'")
    .replaceAll("&#x3D;", "=");
  const [css = ""] = all(/<style>(.*?)<\/style>/gsu);
  const [script = ""] = all(/<script>(.*?)<\/script>/gsu);
  for (const text of [css, script]) {
    expect(policy).toContain(`'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  }
  expect(policy).toContain("default-src 'none'");
  expect(html).not.toMatch(/<[a-z][^>]* (style|on[a-z]+)=/i);
});

test("there is one h1, and no heading skips a level", () => {
  const levels = all(/<h([1-6])[\s>]/g).map(Number);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
  expect(skips).toEqual([]);
});

test("every table has a caption, headers with a scope and no empty cell", () => {
  const tables = all(/(<table.*?<\/table>)/gsu).filter((table) => table.includes("id="));
  expect(tables.length).toBeGreaterThan(20);
  for (const table of tables) {
    expect(bare(/<caption>(.*?)<\/caption>/su.exec(table)?.[1] ?? "")).not.toBe("");
    expect(all(/<th(?!ead)([^>]*)>/g, table).filter((attributes) => !attributes.includes("scope="))).toEqual([]);
    expect(
      all(/<t[dh][^>]*>(.*?)<\/t[dh]>/gsu, table)
        .map(bare)
        .filter((text) => text === ""),
    ).toEqual([]);
  }
});

test("every details says what it opens, and every chart has its drawing for paper and for a phone", () => {
  for (const details of all(/<details(.*?)<\/details>/gsu))
    expect(bare(/<summary>(.*?)<\/summary>/su.exec(details)?.[1] ?? "")).not.toBe("");
  const charts = Object.values(model.prospetti).filter(({ tipo }) => tipo === "grafico");
  expect(all(/(<svg[^>]*role="img")/g)).toHaveLength(charts.length * 2);
});

test("every printed figura is one of the model", () => {
  const ids = all(/data-figura="([^"]*)"/g);
  expect(ids.length).toBeGreaterThan(10);
  expect(ids.filter((id) => model.figure[id.replaceAll("&#x3D;", "=")] === undefined)).toEqual([]);
});

test("every anchor that is linked is there, once", () => {
  const ids = all(/ id="([^"]+)"/g);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(all(/href="#([^"]+)"/g).filter((anchor) => !ids.includes(anchor))).toEqual([]);
});

test("a table that uses signs explains each of them below", () => {
  const table = /id="tavola-segni-tutti".*?<p class="legenda">(.*?)<\/p>/su.exec(html)?.[1] ?? "";
  for (const { segno, legenda } of Object.values(SEGNI)) expect(bare(table)).toContain(`${segno} ${legenda}`);
});

test("a large data table stands in the appendix, linked from its chart", () => {
  const appendix = html.slice(html.indexOf('<section class="capitolo appendice"'));
  expect(appendix).toContain('<table id="dati-residenti"');
  expect(/id="grafico-residenti".*?href="#dati-residenti"/su.test(html)).toBe(true);
});

test("a list longer than a page stands on paper in columns, under what its names share", async () => {
  const name = (i: number) => `Ente ${i}`;
  const long = structuredClone(model);
  const [list] = Object.values(long.prospetti).filter(({ tipo }) => tipo === "tavola");
  if (list === undefined) throw new Error("no table");
  const cell = (testo: string) => ({ testo, stato: "valore" as const });
  list.tabella = {
    ...{ testata: "Nome", segni: [] },
    colonne: [
      { id: "forma", titolo: "Forma", numerica: false },
      { id: "zona", titolo: "Zona", numerica: false },
    ],
    righe: Array.from({ length: 61 }, (_, i) => ({
      ...{ id: String(i), titolo: name(i), livello: 0, totale: false },
      celle: [cell(i % 3 === 0 ? "Fondazione" : "Associazione"), cell("Nord")],
    })),
  };
  const page = await renderHtml(long, { draw: placeholder });
  const [paper = ""] = all(/<div class="solo-stampa lista">(.*?)<\/div>\n<\/div>/gsu, page);
  expect(all(/<p class="gruppo">(.*?)<\/p>/gsu, paper)).toEqual(["Associazione: 40", "Fondazione: 21"]);
  expect(all(/<li>(.*?)<\/li>/gsu, paper).map(bare)).toHaveLength(61);
  expect(bare(all(/<li>(.*?)<\/li>/gsu, paper)[0] ?? "")).toBe("Ente 1 Nord");
});

describe("the anchor of a passage", () => {
  const FIRST = 'Sono {{figura "volontari"}} posizioni.';
  const LIST = "- uno\n- due\n  - tre";
  const anchors = async (...blocks: string[]): Promise<string[]> =>
    all(/ id="(passo-[^"]+)"/g, await printAnchored(blocks.join("\n\n")));

  test("stays when a figure changes, and when something is written before it; other words are another passage", async () => {
    const [first = "", list = ""] = await anchors(FIRST, LIST);
    expect(first).toMatch(/^passo-rete-rete-[0-9a-f]{8}$/);
    expect(await anchors("Prima.", FIRST, "Dopo.", LIST)).toEqual([
      expect.any(String),
      first,
      expect.any(String),
      list,
    ]);
    const other = structuredClone(withText([FIRST, LIST].join("\n\n")));
    for (const figura of Object.values(other.figure)) if (figura.valore !== null) figura.valore += 1000;
    expect(all(/ id="(passo-rete-rete-[^"]+)"/g, await renderHtml(other, { draw: placeholder }))).toEqual([
      first,
      list,
    ]);
    expect(await anchors(FIRST.replace("Sono", "Ecco"), LIST)).not.toContain(first);
    expect(await anchors(LIST.replace("tre", "sei"))).not.toContain(list);
  });

  test("is one for each, also for the same words twice, a table or a list; what a list holds has none of its own", async () => {
    const found = await anchors("Due volte.", "Due volte.", LIST, "> Detto.", "| a | b |\n|---|---|\n| 1 | 2 |");
    expect(found).toHaveLength(5);
    expect(new Set(found).size).toBe(5);
    expect(found[1]).toBe(`${found[0]}-2`);
  });
});

test("the cover shows the quartieri from the data, and says so; without them it has its shapes", async () => {
  const [chart] = Object.values(model.prospetti).filter(({ disegno }) => disegno?.forma === "piastrelle");
  if (chart === undefined) throw new Error("no tiles");
  const with33 = {
    ...model,
    prospetti: { ...model.prospetti, "servizi-quartiere": { ...chart, id: "servizi-quartiere", numero: "9.9" } },
  };
  const drawn: string[] = [];
  const draw: Draw = async (_, { id }) => {
    drawn.push(id);
    return `<svg data-di="${id}"></svg>`;
  };
  const page = await renderHtml(with33, { draw });
  expect(/<div class="motivo" aria-hidden="true">(.*?)<\/div>/su.exec(page)?.[1]).toBe(
    '<svg data-di="copertina"></svg>',
  );
  expect(page).toContain("Ogni casella è un quartiere");
  const high =
    (height: number): Draw =>
    async () =>
      `<svg height="${height}"></svg>`;
  expect(await renderHtml(with33, { draw: high(521) })).toContain("Ogni casella è un quartiere");
  expect(await renderHtml(with33, { draw: high(522) })).not.toContain("Ogni casella è un quartiere: più è scura");
  expect(html).not.toContain("Ogni casella è un quartiere: più è scura");
  expect(html).toContain('<header class="copertina">');
  const { disegno } = chart;
  const hidden = { ...disegno, punti: disegno?.punti.map((punto) => ({ ...punto, valore: null, stato: "riservato" })) };
  const tiles = { ...with33.prospetti["servizi-quartiere"], disegno: hidden } as typeof chart;
  const nothing = { ...with33, prospetti: { ...with33.prospetti, "servizi-quartiere": tiles } };
  expect(await renderHtml(nothing, { draw })).not.toContain("Ogni casella è un quartiere: più è scura");
});

describe("a reference in a text", () => {
  test.each([
    {
      name: "a figura as a sentence says it",
      text: '{{figura "valore"}}',
      html: '<p><span class="figura" data-figura="valore">173\u00a0milioni di euro</span></p>',
    },
    {
      name: "a state without number as its explained sign",
      text: '{{figura "segno" stato="riservato"}}',
      html: '<p><span class="figura" data-figura="segno|stato=riservato">x (dato riservato)</span></p>',
    },
    {
      name: "a fact",
      text: '{{fatto "world-cafe"}}',
      html: '<p><span class="fatto">tre incontri e 140 partecipanti</span></p>',
    },
    { name: "a name", text: '{{nome "cantieri" "famiglie"}}', html: "<p>Famiglie, infanzia e minori</p>" },
    {
      name: "a date of the edition in words",
      text: '{{edizione "data_pubblicazione"}}',
      html: "<p>13\u00a0luglio\u00a02017</p>",
    },
    {
      name: "a link with its page",
      text: '{{rif "fonti"}}',
      html: '<p><a href="#grafico-fonti">Grafico\u00a05.1</a><span class="a-pagina">, p.\u00a0<span data-pagina="grafico-fonti"></span></span></p>',
    },
    {
      name: "an instance named by its code",
      text: '{{rif "volontari" cantiere="famiglie"}}',
      html: '<p><a href="#grafico-volontari--famiglie">Grafico\u00a06.3</a><span class="a-pagina">, p.\u00a0<span data-pagina="grafico-volontari--famiglie"></span></span></p>',
    },
    { name: "markup of an author as text", text: "<b>no</b>", html: "<p>&lt;b&gt;no&lt;/b&gt;</p>" },
  ])("prints $name", async ({ text, html: expected }) => {
    expect(await printText(text)).toBe(expected);
  });

  test("says zero of what is all known and is not there, and keeps the sign of what nobody told", async () => {
    const [id] = Object.keys(model.figure).filter((each) => each === "segno|stato=riservato");
    const given = model.figure[id ?? ""];
    if (given === undefined) throw new Error("no figura");
    const none = { ...given, stato: "nulla" as const, valore: null };
    const saying = (noto: { noto?: true }) => {
      const misure = {
        ...model.misure,
        segno: { titolo: "Segno", definizione: "Prova.", unita: given.unita, ...noto },
      };
      const capitoli = model.capitoli.map((each) => ({
        ...each,
        apertura: { ...each.apertura, testo: 'Hanno risposto {{figura "segno" stato="riservato"}} enti.' },
      }));
      return renderHtml({ ...model, misure, capitoli, figure: { ...model.figure, [given.id]: none } });
    };
    expect(await saying({ noto: true })).toMatch(/Hanno risposto <span[^>]*>0<\/span> enti/u);
    expect(await saying({})).toMatch(/Hanno risposto <span[^>]*>– \(nulla da segnalare\)/u);
  });

  test("an article before a share agrees with the number that it turned out to be", async () => {
    const id = "quota-famiglie";
    const given = model.figure[id];
    if (given === undefined) throw new Error("no figura");
    const said = async (valore: number): Promise<string> => {
      const copy = withText(
        'Pagano il {{figura "quota-famiglie"}}, il doppio del **{{figura "quota-famiglie"}}** di prima.',
      );
      const page = await renderHtml({ ...copy, figure: { ...copy.figure, [id]: { ...given, valore } } });
      return bare(/<p[^>]*>(Pagano.*?)<\/p>/su.exec(page)?.[1] ?? "");
    };
    expect(await said(0.41)).toBe("Pagano il 41%, il doppio del 41% di prima.");
    expect(await said(0.08)).toMatch(/^Pagano l['’]8,?0?%, il doppio dell['’]8,?0?% di prima\.$/u);
  });

  test("finds the instance of the parte it stands in", () => {
    const nord = /<section class="capitolo profilo" id="zone-nord">.*?<\/section>/su.exec(html)?.[0] ?? "";
    expect(nord).toContain('id="grafico-risorse--nord"');
    expect(nord).toContain('data-figura="volontari|zona=nord"');
  });

  test.each([
    {
      text: 'Prima.\n\nDopo {{figura "valori"}}.',
      line: 3,
      says: "nessuna figura del modello ha l’identificativo «valori»",
    },
    {
      text: 'Una riga\ne un’altra {{nome "cantieri" "x"}}',
      line: 2,
      says: "nell’elenco «cantieri» non c’è il codice «x»",
    },
    { text: '{{grafico "assente"}}', line: 1, says: "nessun grafico o tavola si chiama «assente»" },
    {
      text: 'In riga {{grafico "fonti"}}',
      line: 1,
      says: "un grafico o una tavola va da solo, in una riga tra due righe vuote",
    },
    { text: "{{figura valore}}", line: 1, says: "i nomi vanno tra virgolette dritte" },
    { text: '{{figura "constructor"}}', line: 1, says: "nessuna figura del modello ha l’identificativo «constructor»" },
    { text: '{{nome "constructor" "x"}}', line: 1, says: "nessun elenco si chiama «constructor»" },
    { text: '{{tavolo "fonti"}}', line: 1, says: "«tavolo» non è un riferimento conosciuto" },
  ])("that is not there stops the print, saying: $says", async ({ text, line, says }) => {
    const reference = /\{\{.*?\}\}/.exec(text)?.[0] ?? "";
    const printing = renderHtml(withText(text), { draw: placeholder });
    await expect(printing).rejects.toThrow(
      `Nel testo del capitolo 4 · La rete, riga ${line}, il riferimento ${reference}`,
    );
    await expect(printing).rejects.toThrow(says);
  });

  test("that is not there leaves a mark and a fault when the caller takes it", async () => {
    const faults: ReportModel["guasti"] = [];
    const page = await renderHtml(withText('Sono {{figura "valori"}}.'), {
      draw: placeholder,
      onFault: (fault) => faults.push(fault),
    });
    expect(faults).toMatchObject([
      {
        dove: "capitolo 4 · La rete",
        messaggio: expect.stringContaining('riga 1, il riferimento {{figura "valori"}}'),
      },
    ]);
    expect(page).toContain("[dato mancante]");
    expect(page).toContain("Che cosa manca in questa edizione");
  });
});

test("a drawing that fails leaves its table, and the page says so once, also when it is made again", async () => {
  const model = fixtureModel();
  const onFault = (guasto: ReportModel["guasti"][number]): unknown => model.guasti.push(guasto);
  const failing: Draw = async (_, { id }) => {
    if (id.startsWith("grafico-fonti-")) throw new Error("scala vuota");
    return "<svg></svg>";
  };
  const first = await renderHtml(model, { draw: failing, onFault });
  const again = await renderHtml(model, { draw: failing, onFault: () => {} });
  expect(model.guasti.at(-1)?.messaggio).toContain("resta la sua tabella (scala vuota)");
  expect(first.split("scala vuota")).toHaveLength(2);
  expect(again.split("scala vuota")).toHaveLength(2);
  expect(first).toContain('<table id="dati-fonti"');
});

test("no template types a digit in what people read", async () => {
  const folders = ["", "partials", "sections"].map((folder) => join(TEMPLATES, folder));
  const files = (
    await Promise.all(
      folders.map(async (folder) =>
        (await readdir(folder)).filter((file) => file.endsWith(".hbs")).map((file) => join(folder, file)),
      ),
    )
  ).flat();
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const { body } = Handlebars.parse(await readFile(file, "utf8"));
    const text = contents(body)
      .replace(/<[^>]*>?/g, " ")
      .replace(/[^<]*>/g, " ");
    expect({ file, digits: text.match(/[^\n]*\d[^\n]*/g) ?? [] }).toEqual({ file, digits: [] });
  }
});

/** The text nodes of a template, joined in order, so that a tag with expressions inside stays one tag. */
function contents(body: readonly hbs.AST.Statement[]): string {
  return body
    .map((node) => {
      if (node.type === "ContentStatement") return String((node as hbs.AST.ContentStatement).value);
      if (node.type !== "BlockStatement") return "";
      const { program, inverse } = node as hbs.AST.BlockStatement;
      return contents(program.body) + (inverse ? contents(inverse.body) : "");
    })
    .join("");
}

test("a note is called by its number and stands under its text, a line breaks where it says", async () => {
  const html = await printText("Uno^[Fonte: *anagrafe*.] e<br>due^[Altra.].");
  expect(html).toContain('Uno<sup class="richiamo"><a id="richiamo-rete-rete-1" href="#nota-rete-rete-1"');
  expect(html).toContain("e<br>\ndue");
  expect(html).toMatch(/<section class="note-del-testo".*<li id="nota-rete-rete-1"><p>Fonte: <em>anagrafe<\/em>\./su);
  expect(html).toMatch(/<li id="nota-rete-rete-2"><p>Altra\./u);
});

test("a picture is inside the page, with its words; one that the model does not have leaves a mark", async () => {
  const model = withText('![La "mappa"](immagini/mappa.png "Dove siamo") e ![Altra](altra.png).');
  const immagini = { "immagini/mappa.png": { tipo: "image/png", base64: "iVBORw0KGgo=" } };
  const page = await renderHtml({ ...model, immagini }, { draw: placeholder });
  expect(page).toContain('<img class="immagine" alt="La &quot;mappa&quot;" src="data:image/png;base64,iVBORw0KGgo=">');
  expect(page).toContain('<span class="didascalia">Dove siamo</span>');
  expect(page).toContain(' e <span class="mancante">');
});

test("what is quoted leads to the page that is published, and to the chart in it", () => {
  const quoted = all(/<summary>Cita.*?<p>(.*?)<\/p>/gs);
  expect(quoted.length).toBeGreaterThan(3);
  const { indirizzo_pubblico, anno } = model.edizione;
  const page = `${indirizzo_pubblico.replace(/\/?$/, "/")}bilancio-sociale-${anno}.html#`;
  for (const one of quoted) {
    const address = bare(one).split(" ").at(-1)?.replaceAll("&#x3D;", "=") ?? "";
    expect(address.startsWith(page), address).toBe(true);
    expect(html).toContain(`id="${address.slice(page.length)}"`);
  }
});
