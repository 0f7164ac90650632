import { describe, expect, test } from "vitest";
import { byHand, codes, lines, read, sections } from "../reading-fixture.ts";

const TITLES = ["Cantiere", "Zona", "Volontari"];
const ROW = ["Crescere insieme", "Alpe", 12];
const LABELS = ["Codice dell'ente", "V105", "Edizione", 2024];

describe("a table is recognised by its headings", () => {
  test.each([
    ["in another order", { Volontari: [["Volontari", "Zona", "Cantiere"], [12, "Alpe", "Crescere insieme"]] }],
    ["under titles and notes", { Volontari: [["Bilancio"], [], ["Compilare"], [], TITLES, ROW] }],
    ["by field names", { Volontari: [["cantiere", "zona", "volontari"], ROW] }],
    ["with the asterisk of the module", { Volontari: [["Cantiere *", "Zona *", "Volontari *"], ROW] }],
    ["in other capitals", { Volontari: [["CANTIERE", "zona ", "Volontari"], ROW] }],
    ["with blank rows in the middle", { Volontari: [TITLES, [], [], ROW] }],
    ["moved to the right", { Volontari: [[null, null, ...TITLES], [null, null, ...ROW]] }],
  ])("%s", async (_, sheets) => {
    const lettura = read(await byHand(sheets));
    expect(sections(lettura)).toEqual(["V105 volontari 1/1"]);
    expect(codes(lettura)).toEqual([]);
  });

  test("in a sheet with another name, which is said", async () => {
    const lettura = read(await byHand({ "Foglio 3": [TITLES, ROW] }));
    expect(sections(lettura)).toEqual(["V105 volontari 1/1"]);
    expect(lines(lettura.diagnostics)).toEqual([
      "foglio «Foglio 3»: La tabella «Volontari» era nel foglio «Foglio 3»: l'abbiamo letta da lì. Non devi fare niente.",
    ]);
  });

  test("one below the other in one sheet, each with its title and its true addresses", async () => {
    const risorse = [["Risorse"], ["Cantiere", "Zona", "Voce di spesa", "Importo"], ["Crescere insieme", "Alpe", "Stipendi", "x"]];
    const lettura = read(await byHand({ Tutto: [["Volontari"], TITLES, ROW, ["Totale", null, 12], [], ...risorse] }));
    expect(sections(lettura)).toEqual(["V105 risorse 0/1", "V105 volontari 1/1"]);
    expect(lettura.diagnostics.find(({ codice }) => codice === "cella-non-numero")?.luoghi[0]?.cella).toBe("D8");
    expect(codes(lettura)).not.toContain("riga-incompleta");
  });

  test("with columns of its own, named once with the first one's place", async () => {
    const lettura = read(await byHand({ Volontari: [[...TITLES, "Note interne", "Colore"], [...ROW, "bravi", "blu", "senza titolo"]] }));
    expect(sections(lettura)).toEqual(["V105 volontari 1/1"]);
    expect(lines(lettura.diagnostics)).toEqual([
      "D1 · foglio «Volontari»: Nel foglio c'è anche altro, che il questionario non chiede e che non leggiamo: «Note interne», «Colore» e la colonna F, senza titolo. Non devi fare niente, se non contiene dati che volevi mandarci.",
    ]);
  });

  test("with a column that comes twice: the first is read", async () => {
    const lettura = read(await byHand({ Volontari: [[...TITLES, "Volontari"], [...ROW, 99]] }));
    expect(lettura.invii[0]?.sezioni[0]?.righe[0]?.valori[2]).toBe(12);
    expect(lines(lettura.diagnostics)).toEqual([
      "D1 · foglio «Volontari»: «Volontari» c'è due volte, nella colonna C e nella colonna D: leggiamo solo la prima. Tienine una sola.",
    ]);
  });
});

describe("a column that is not there is one finding, not one for every row", () => {
  const rows = [["Crescere insieme", 12], ["Abitare la cura", 3], ["Trasversale", "x"]];

  test("which says how many rows it keeps out", async () => {
    const lettura = read(await byHand({ Volontari: [["Cantiere", "Volontari"], ...rows] }));
    expect(sections(lettura)).toEqual(["V105 volontari 0/3"]);
    expect(lines(lettura.diagnostics)).toEqual([
      "A1 · foglio «Volontari»: Manca la colonna «Zona»: senza non possiamo contare le 3 righe del foglio. Aggiungi la colonna «Zona» e compilala per ogni riga.",
    ]);
  });

  test.each([
    ["Zone", "Zone"],
    ["Zona di attività", "Zona di attività"],
  ])("which asks whether it is the one called «%s»", async (heading) => {
    const lettura = read(await byHand({ Volontari: [["Cantiere", heading, "Volontari"], ROW] }));
    expect(lines(lettura.diagnostics)).toEqual([
      `A1 · foglio «Volontari»: Manca la colonna «Zona»: senza non possiamo contare la riga del foglio. È quella che si chiama «${heading}»? Se è quella scrivi «Zona» al posto di «${heading}», altrimenti aggiungi la colonna.`,
    ]);
  });

  test("which tells a hidden column from a missing one", async () => {
    const bytes = await byHand({ Volontari: [TITLES, ROW] }, (book) => {
      const column = book.getWorksheet("Volontari")?.getColumn(2);
      if (column !== undefined) column.hidden = true;
    });
    expect(codes(read(bytes))).toEqual(["foglio-nascosto", "colonna-nascosta"]);
  });

  test("and nothing at all when there is no row", async () => {
    expect(codes(read(await byHand({ Volontari: [["Cantiere", "Volontari"]], Bisogni: [["Niente da dichiarare", "sì"], ["Cantiere", "Zona", "Bisogno", "Gravità", "Risposta"]] })))).toEqual([]);
  });

  test("a question of later editions is not missed", () => {
    const csv = "ente;edizione;denominazione;codice_fiscale;forma_giuridica;zona_sede;consenso_pubblicazione\nV105;2024;Prova;80008730170;parrocchia;alpe;sì";
    expect(sections(read(csv))).toEqual(["V105 ente 1/1"]);
  });
});

describe("what is no table of ours", () => {
  test.each([
    ["with its titles", { Rubrica: [["Nome", "Ruolo", "Colore"], ["a", "b", "c"]] }, "A1 · foglio «Rubrica»: Non riconosciamo le colonne di questo foglio: «Nome», «Ruolo», «Colore». Usa i titoli delle colonne del modulo, senza cambiarli; l'ordine non conta."],
    ["with the block it is like", { Bisogni: [["Zona", "Che cosa", "Quanto"], ["Alpe", "b", "c"]] }, "A1 · foglio «Bisogni»: Non riconosciamo le colonne di questo foglio: «Zona», «Che cosa», «Quanto». Somiglia a «Bisogni incontrati», ma mancano dei titoli. Usa i titoli delle colonne del modulo, senza cambiarli; l'ordine non conta."],
    ["with both blocks when it is like two", { Dati: [["Cantiere", "Zona", "Importo"], ["Crescere insieme", "Alpe", 3]] }, "A1 · foglio «Dati»: Non riconosciamo le colonne di questo foglio: «Cantiere», «Zona», «Importo». Somiglia a «Risorse impiegate» o «Da dove vengono le risorse», ma mancano dei titoli. Usa i titoli delle colonne del modulo, senza cambiarli; l'ordine non conta."],
    ["as a note when it is only words", { Appunti: [["Chiedere a Piero"]] }, "foglio «Appunti»: Il foglio «Appunti» non è una parte del questionario: non lo leggiamo. Non devi fare niente, se non contiene dati che volevi mandarci."],
  ])("is told %s", async (_, sheets, line) => {
    const lettura = read(await byHand({ Volontari: [TITLES, ROW], ...sheets }));
    expect(sections(lettura)).toEqual(["V105 volontari 1/1"]);
    expect(lines(lettura.diagnostics)).toEqual([line]);
  });

  test("is not told of the sheet of instructions, whatever its name", async () => {
    const bytes = await byHand({ Volontari: [TITLES, ROW], Leggimi: [["Codice dell'ente", "V105"], ["Come si compila"], ["1", "Ogni foglio", "x"]] });
    expect(codes(read(bytes))).toEqual([]);
  });
});

describe("two sheets for one block", () => {
  test("are told when both hold rows, and the one with the block's name is read", async () => {
    const lettura = read(await byHand({ Altro: [TITLES, ["Crescere insieme", "Alpe", 1]], Volontari: [TITLES, ROW] }));
    expect(lettura.invii[0]?.sezioni[0]?.foglio).toBe("Volontari");
    expect(codes(lettura)).toEqual(["foglio-doppio"]);
  });

  test("are no matter when one is empty", async () => {
    const lettura = read(await byHand({ Volontari: [TITLES], "Volontari (2)": [TITLES, ROW] }));
    expect(sections(lettura)).toEqual(["V105 volontari 1/1"]);
    expect(codes(lettura)).toEqual(["foglio-altrove"]);
  });
});

describe("a scheda", () => {
  const questions = [["Denominazione", "Prova"], ["Codice fiscale dell'ente", "80008730170"], ["Forma giuridica", "Parrocchia"], ["Zona della sede", "Alpe"], ["Possiamo pubblicare dati riconoscibili?", "sì"]];

  test.each([
    ["question beside answer", questions],
    ["with a column between them", questions.map(([q, a]) => [q ?? "", null, a ?? ""])],
    ["with titles and other rows above", [["La tua organizzazione"], ["Una risposta per domanda"], [], ...questions]],
  ])("is read %s", async (_, rows) => {
    const lettura = read(await byHand({ Ente: rows }));
    expect(sections(lettura)).toEqual(["V105 ente 1/1"]);
    expect(codes(lettura)).toEqual([]);
  });

  test("gives each answer the place it has on the sheet", async () => {
    const rows = questions.map(([q, a]) => [q ?? "", a === "sì" ? "forse" : (a ?? "")]);
    expect(lines(read(await byHand({ Ente: rows })).diagnostics)).toEqual([
      "B5 · Possiamo pubblicare dati riconoscibili? – Prova · foglio «Ente»: C'è scritto «forse». Scrivi «sì» oppure «no».",
    ]);
  });

  test("tells a question that comes twice and one that is not ours", async () => {
    const lettura = read(await byHand({ Ente: [...questions, ["Denominazione", "Altra"], ["Numero di soci", 40]] }));
    expect(lines(lettura.diagnostics)).toEqual([
      "A6 · foglio «Ente»: «Denominazione» c'è due volte, alla riga 1 e alla riga 6: leggiamo solo la prima. Tienine una sola.",
      "A7 · foglio «Ente»: Nel foglio c'è anche altro, che il questionario non chiede e che non leggiamo: «Numero di soci». Non devi fare niente, se non contiene dati che volevi mandarci.",
    ]);
  });
});

test("rows above the headings that look like data are told", async () => {
  const lettura = read(await byHand({ Volontari: [["Abitare la cura", "Alpe", 4], TITLES, ROW] }));
  expect(lines(lettura.diagnostics)).toEqual([
    "A1 · foglio «Volontari»: Questa riga sta sopra i titoli delle colonne: non la leggiamo. Se è un dato da contare spostala sotto i titoli.",
  ]);
});

test("the labels of the owner may stand in the sheet of the table", async () => {
  const bytes = await byHand({ Volontari: [LABELS.slice(0, 2), LABELS.slice(2), TITLES, ROW] }, (book) => book.removeWorksheet("Istruzioni"));
  expect(sections(read(bytes))).toEqual(["V105 volontari 1/1"]);
});
