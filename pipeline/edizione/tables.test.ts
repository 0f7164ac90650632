// The files of a folder as programs and people write them: each is read rightly, or refused with its line and a remedy.
import { expect, test } from "vitest";
import type { Edizione } from "../../schemas/edizione.ts";
import { BORGO, borgo, type Change } from "./borgo.support.ts";

const ORGANI = "progetto/organi.csv";
const GOOD = 'codice,nome,tipo,descrizione,fonte\nregia,Unità di città,organo,"Perché, e come: «così»",Verità\n';
const organ = { codice: "regia", nome: "Unità di città", tipo: "organo", descrizione: "Perché, e come: «così»" };

const separated = (by: string): string =>
  GOOD.replaceAll('"Perché, e come: «così»"', "@").replaceAll(",", by).replace("@", `"${organ.descrizione}"`);
const utf16 = (text: string, order: "le" | "be"): Buffer => {
  const bytes = Buffer.from(text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
};
const MAC: Readonly<Record<string, number>> = { à: 0x88, é: 0x8e, ì: 0x93, "«": 0xc7, "»": 0xc8 };
const DOS: Readonly<Record<string, number>> = { à: 0x85, é: 0x82, ì: 0x8d, "«": 0xae, "»": 0xaf };
const inAlphabet = (text: string, letters: Readonly<Record<string, number>>): Buffer =>
  Buffer.from([...text].map((letter) => letters[letter] ?? letter.charCodeAt(0)));

const told = (loading: Promise<Edizione>): Promise<string> =>
  loading.then(
    () => "",
    (fault: unknown) => (fault instanceof Error ? fault.message : String(fault)),
  );

test.each<[string, string, string]>([
  ["holds nothing at all", "", "riga 1: il file è vuoto, e manca anche la riga dei titoli."],
  ["repeats its titles", `${GOOD}codice,nome,tipo,descrizione,fonte\n`, "riga 3: la riga ripete i titoli. Toglila."],
  ["has no name", GOOD.replace("Unità di città", ""), "riga 2: «nome» è vuoto."],
])("a table that %s stops with its line", async (_, text, fault) => {
  expect(await told(borgo([], { [ORGANI]: text }))).toContain(`${ORGANI}, ${fault}`);
});

test.each<[string, string | Uint8Array]>([
  ["UTF-8", GOOD],
  ["UTF-8 with its mark", `\ufeff${GOOD}`],
  ["UTF-16, little end first", utf16(`\ufeff${GOOD}`, "le")],
  ["UTF-16, big end first", utf16(`\ufeff${GOOD}`, "be")],
  ["UTF-16 without its mark", utf16(GOOD, "le")],
  ["letters apart from their accents", GOOD.normalize("NFD")],
  ["semicolons", separated(";")],
  ["tabs", separated("\t")],
  ["the line of Excel that names its separator", `sep=;\n${separated(";")}`],
  ["line ends of Windows", GOOD.replaceAll("\n", "\r\n")],
  ["line ends of the old Mac", GOOD.replaceAll("\n", "\r")],
  ["titles in capitals", GOOD.replace("codice,nome", "Codice,NOME")],
  ["columns that are empty to the end", separated(";").replaceAll("\n", ";;\n")],
  ["rows of separators only", `${separated(";")};;;;\n;;;;\n`],
])("a table with %s is read as it is", async (_, content) => {
  const { organi } = await borgo([], { [ORGANI]: content });
  expect(organi).toMatchObject([organ]);
});

const UTF8 = "Salvalo di nuovo scegliendo la codifica UTF-8.";
test.each<[string, Uint8Array | string, number, string]>([
  ["Windows-1252", Buffer.from(GOOD, "latin1"), 2, UTF8],
  ["Mac Roman", inAlphabet(GOOD, MAC), 2, UTF8],
  ["CP850", inAlphabet(GOOD, DOS), 2, UTF8],
  ["letters that were lost", GOOD.replace("Verità", "Verit\ufffd"), 2, "Riscrivi la parola."],
  ["letters read twice", GOOD.replace("Verità", "VeritÃ\u00a0"), 2, UTF8],
  ["quotes that do not close", `${GOOD}tavolo,"Tavolo,organo,Uno,A\n`, 3, "Chiudile"],
  ["a title that is nearly one", GOOD.replace("fonte", "fonti"), 1, "Forse volevi scrivere «fonte»."],
  ["a column too many", GOOD.replace("fonte\n", "fonte,note\n").replace("Verità\n", "Verità,x\n"), 1, "«note»"],
  ["a column less", "codice,nome,tipo,descrizione\nregia,Regia,organo,Uno\n", 1, "manca la colonna «fonte»"],
  [
    "words under no title",
    GOOD.replaceAll(/(fonte|Verità)\n/g, "$1,\n").concat("tavolo,T,organo,Uno,A,oltre\n"),
    3,
    "tante colonne",
  ],
])("a table with %s stops with its line", async (_, content, line, remedy) => {
  const sentence = await told(borgo([], { [ORGANI]: content }));
  expect(sentence).toContain(`${ORGANI}, riga ${line}: `);
  expect(sentence).toContain(remedy);
});

test.each<[string, Uint8Array | string, string]>([
  ["a text in UTF-16", utf16("\ufeff---\ntitolo: La città\n---\nPerché.\n", "le"), ""],
  ["a text in Windows-1252", Buffer.from("Uno.\nPerché.\n", "latin1"), "testi/05-risorse.md, riga 2: "],
  ["a text whose letters were read twice", "Uno.\n\nPerchÃ© l’ente.\n", "testi/05-risorse.md, riga 3: "],
  ["a text whose quotes were read twice", "Uno.\n\nl\u00e2\u20ac\u2122ente\n", "testi/05-risorse.md, riga 3: "],
])("%s is read or stops with its line", async (_, content, sentence) => {
  const loading = borgo([], { "testi/05-risorse.md": content });
  const said = await told(loading);
  if (sentence === "") expect((await loading).testi["05-risorse"]).toBe("---\ntitolo: La città\n---\nPerché.\n");
  expect(said.startsWith(sentence)).toBe(true);
});

const TAPPE = (data: string): Readonly<Record<string, string>> => ({
  "progetto/tappe.csv": `data;testo;fonte\n${data};Si comincia;A\n`,
});
test.each([
  ["12/03/2016", "2016-03-12"],
  ["12-3-2016", "2016-03-12"],
  ["12/3/16", "2016-03-12"],
  ["12.03.16", "2016-03-12"],
  ["12 marzo 2016", "2016-03-12"],
  ["2016-03-12", "2016-03-12"],
  ["marzo 2016", "marzo 2016"],
  ["2016", "2016"],
  ["2016-2018", "2016-2018"],
  ["2016/17", "2016/17"],
  ["data non indicata", "data non indicata"],
])("a day written %s is %s", async (written, read) => {
  expect((await borgo([], TAPPE(written))).tappe).toMatchObject([{ data: read }]);
});

test.each(["31/02/2016", "16-3-12", "42441", "2016-13-01", "2016-1231", "0216-12-31", "2061-", "2016-3018"])(
  "%s is no day: its line is told",
  async (written) => {
    expect(await told(borgo([], TAPPE(written)))).toBe(
      "progetto/tappe.csv, riga 2: «data»: la data non si capisce: scrivila come 31/12/2016, oppure a parole. Correggi la riga e ripeti il comando.",
    );
  },
);

const SIZE = (written: string): Change => ({ file: "enti.csv", from: "crescere,,600", to: `crescere,,"${written}"` });
test.each([
  ["600", 600],
  ["1.200.000", 1_200_000],
  ["1.234,56", 1234.56],
  ["1234,5", 1234.5],
  ["€ 1 200", 1200],
  ["", null],
])("an amount written «%s» is %s", async (written, value) => {
  expect((await borgo([SIZE(written)])).enti[1]?.risorse_precedenti).toBe(value);
});

test.each([
  ["28.201", "può essere 28201 o 28,201. Scrivi 28201, oppure"],
  ["12,000", "può essere 12000 o 12. Scrivi 12000, oppure"],
  ["0x10", "serve un numero"],
  ["060", "«060», che comincia con uno zero. Scrivi il numero senza zeri davanti."],
  ["12 mila", "serve un numero"],
])("an amount written «%s» is asked, never taken for another", async (written, sentence) => {
  expect(await told(borgo([SIZE(written)]))).toContain(`enti.csv, riga 3: `);
  expect(await told(borgo([SIZE(written)]))).toContain(sentence);
});

test("the other sizes of an ente are columns that may be there", async () => {
  const files = await borgo([
    { file: "enti.csv", from: "gruppo,risorse_precedenti", to: "gruppo,risorse_precedenti,operatori" },
    { file: "enti.csv", from: "crescere,,600", to: "crescere,,,12" },
  ]);
  expect(files.enti[1]).toMatchObject({ risorse_precedenti: null, bilancio: null, operatori: 12 });
  expect(files.enti[0]).toMatchObject({ bilancio: null, operatori: null });
});

test("a number that a table needs is asked where its cell is empty", async () => {
  const sentence = await told(borgo([{ file: "territorio/popolazione.csv", from: "Q1,,900", to: "Q1,," }]));
  expect(sentence).toContain("«residenti» è vuota. Scrivi un numero: 0 se non c'è niente.");
});

test("residents are whole: a point among them parts thousands", async () => {
  const change = { file: "territorio/popolazione.csv", from: "Q1,,900", to: "Q1,,7.025" };
  expect((await borgo([change])).popolazione[0]?.residenti).toBe(7025);
});

test("an earlier figure keeps its decimals whatever sign a spreadsheet gave them, and what it broke is told", async () => {
  const rows = ["2019;punti;0,933;9;0,5", "2019;volontari;12.5;9;1", "2019;servizi;8;9;933", "2019;enti;1.200,5;9;1"];
  const { precedenti, difetti } = await borgo([], {
    "precedenti/2019.csv": `edizione;misura;valore;n_enti;copertura\n${rows.join("\n")}\n`,
  });
  expect(precedenti.map(({ valore, copertura }) => [valore, copertura])).toEqual([
    [0.933, 0.5],
    [12.5, 1],
  ]);
  expect(difetti.map(({ riga }) => riga)).toEqual([4, 5]);
});

test.each([
  ["n_enti", "n_eti", "il titolo «n_eti» non è conosciuto. Forse volevi scrivere «n_enti»."],
  [",n_enti", "", "manca la colonna «n_enti»."],
])("earlier figures with «%s» as «%s» are told of that column, not of another", async (from, to, sentence) => {
  const head = "edizione,misura,bisogno,valore,n_enti,copertura".replace(from, to);
  const row = ["2019", "punti", "totale", "1", "9", "1"].slice(0, head.split(",").length).join(",");
  expect(await told(borgo([], { "precedenti/2019.csv": `${head}\n${row}\n` }))).toContain(sentence);
});

test("an earlier figure whose row is cut stops: without its last cells it would be another figure", async () => {
  const text = "edizione,misura,valore,n_enti,copertura,zona\n2019,punti,1,9,1,nord\n2019,punti,2,9,1\n";
  expect(await told(borgo([], { "precedenti/2019.csv": text }))).toContain("precedenti/2019.csv, riga 3: ");
});

/** A wrong value for each entry of edizione.yaml and each column of each table, whatever its kind. */
const COLUMNS: readonly [file: string, title: string][] = Object.entries({
  ...BORGO,
  [ORGANI]: GOOD,
  "progetto/conti.csv": "anno,finanziatore,nome,importo,fonte\n2020,cassa,Cassa,1,A\n",
  "progetto/tappe.csv": "data,testo,fonte\n2020,Uno,A\n",
  "progetto/fatti.csv": "id,testo,fonte\nuno,Uno,A\n",
  "progetto/proposte.csv": "occasione,cantiere,proposta,risposta,stato\ncena,curare,Uno,Due,accolta\n",
}).flatMap(([file, text]) =>
  file.endsWith(".csv") ? (text.split("\n")[0] ?? "").split(",").map((title) => [file, title] as [string, string]) : [],
);
const KEYS = [...(BORGO["edizione.yaml"] ?? "").matchAll(/^([a-z_]+):/gm)].map(([, name = ""]) => name);
const ENGLISH = /\b(invalid|expected|received|required|must|string|number|input|option|date|format|unrecognized)\b/i;

test.each(COLUMNS)("%s, column %s: whatever is wrong is told in Italian", async (file, title) => {
  const extra = { [ORGANI]: GOOD };
  const [head = "", first = ""] = (({ ...BORGO, ...extra } as Record<string, string>)[file] ?? "").split("\n");
  for (const wrong of ["", "31/02/2016", "Tanti & così", "-1", "1e999"]) {
    const cells = first.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
    cells[head.split(",").indexOf(title)] = wrong;
    const sentence = await told(borgo([], { ...extra, [file]: `${head}\n${cells.join(",")}\n` }));
    expect(sentence.replaceAll(/«[^»]*»/g, "")).not.toMatch(ENGLISH);
  }
});

test.each(KEYS)("edizione.yaml, %s: whatever is wrong is told in Italian, with its line", async (name) => {
  const text = BORGO["edizione.yaml"] ?? "";
  for (const wrong of ["", "31/02/2016", "[]", "{ a: b }", "-1", "3.5", "no", "*niente", "&a [*a]"]) {
    const changed = text.replace(new RegExp(`^${name}:.*(\\n .*)*`, "m"), () => `${name}: ${wrong}`);
    const sentence = await told(borgo([], { "edizione.yaml": changed }));
    if (sentence !== "") expect(sentence).toMatch(/^(edizione\.yaml|enti\.csv|territorio\/\w+\.csv)/);
    expect(sentence.replaceAll(/«[^»]*»/g, "")).not.toMatch(ENGLISH);
  }
});
