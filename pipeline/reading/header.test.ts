import { describe, expect, test } from "vitest";
import { byHand, codes, lines, read, sections } from "./reading.support.ts";

const TITLES = ["Cantiere", "Zona", "Volontari"];
const ROW = ["Crescere insieme", "Alpe", 12];
const LABELS = ["Codice dell'ente", "V105", "Edizione", 2024];

describe("a table is recognised by its headings", () => {
  test.each([
    [
      "in another order",
      {
        Volontari: [
          ["Volontari", "Zona", "Cantiere"],
          [12, "Alpe", "Crescere insieme"],
        ],
      },
    ],
    ["under titles and notes", { Volontari: [["Bilancio"], [], ["Compilare"], [], TITLES, ROW] }],
    ["by field names", { Volontari: [["cantiere", "zona", "volontari"], ROW] }],
    ["with the asterisk of the module", { Volontari: [["Cantiere *", "Zona *", "Volontari *"], ROW] }],
    ["in other capitals", { Volontari: [["CANTIERE", "zona ", "Volontari"], ROW] }],
    ["with blank rows in the middle", { Volontari: [TITLES, [], [], ROW] }],
    [
      "moved to the right",
      {
        Volontari: [
          [null, null, ...TITLES],
          [null, null, ...ROW],
        ],
      },
    ],
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
    const risorse = [
      ["Risorse"],
      ["Cantiere", "Zona", "Voce di spesa", "Importo"],
      ["Crescere insieme", "Alpe", "Stipendi", "x"],
    ];
    const lettura = read(await byHand({ Tutto: [["Volontari"], TITLES, ROW, ["Totale", null, 12], [], ...risorse] }));
    expect(sections(lettura)).toEqual(["V105 risorse 0/1", "V105 volontari 1/1"]);
    expect(lettura.diagnostics.find(({ codice }) => codice === "cella-non-numero")?.luoghi[0]?.cella).toBe("D8");
    expect(codes(lettura)).not.toContain("riga-incompleta");
  });

  test("with columns of its own, named once with the first one's place", async () => {
    const lettura = read(
      await byHand({
        Volontari: [
          [...TITLES, "Note interne", "Colore"],
          [...ROW, "bravi", "blu", "senza titolo"],
        ],
      }),
    );
    expect(sections(lettura)).toEqual(["V105 volontari 1/1"]);
    expect(lines(lettura.diagnostics)).toEqual([
      "D1 · foglio «Volontari»: Nel foglio c'è anche altro, che il questionario non chiede e che non leggiamo: «Note interne», «Colore» e la colonna F, senza titolo. Non devi fare niente, se non contiene dati che volevi mandarci.",
    ]);
  });

  test("with a column that comes twice: the first is read", async () => {
    const lettura = read(
      await byHand({
        Volontari: [
          [...TITLES, "Volontari"],
          [...ROW, 99],
        ],
      }),
    );
    expect(lettura.invii[0]?.sezioni[0]?.righe[0]?.valori[2]).toBe(12);
    expect(lines(lettura.diagnostics)).toEqual([
      "D1 · foglio «Volontari»: «Volontari» c'è due volte, nella colonna C e nella colonna D: leggiamo solo la prima. Tienine una sola.",
    ]);
  });
});

describe("a column that is not there is one finding, not one for every row", () => {
  const rows = [
    ["Crescere insieme", 12],
    ["Abitare la cura", 3],
    ["Trasversale", "x"],
  ];

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
    expect(codes(read(bytes))).toEqual(["colonna-nascosta"]);
  });

  test("and nothing at all when there is no row", async () => {
    expect(
      codes(
        read(
          await byHand({
            Volontari: [["Cantiere", "Volontari"]],
            Bisogni: [
              ["Niente da dichiarare", "sì"],
              ["Cantiere", "Zona", "Bisogno", "Gravità", "Risposta"],
            ],
          }),
        ),
      ),
    ).toEqual([]);
  });

  test("a question of later editions is not missed", () => {
    const csv =
      "ente;edizione;denominazione;codice_fiscale;forma_giuridica;zona_sede;consenso_pubblicazione\nV105;2024;Prova;80008730170;parrocchia;alpe;sì";
    expect(sections(read(csv))).toEqual(["V105 ente 1/1"]);
  });
});

test("rows above the headings that look like data are told", async () => {
  const lettura = read(await byHand({ Volontari: [["Abitare la cura", "Alpe", 4], TITLES, ROW] }));
  expect(lines(lettura.diagnostics)).toEqual([
    "A1 · foglio «Volontari»: Questa riga sta sopra i titoli delle colonne: non la leggiamo. Se è un dato da contare spostala sotto i titoli.",
  ]);
});

test("the labels of the owner may stand in the sheet of the table", async () => {
  const bytes = await byHand({ Volontari: [LABELS.slice(0, 2), LABELS.slice(2), TITLES, ROW] }, (book) =>
    book.removeWorksheet("Istruzioni"),
  );
  expect(sections(read(bytes))).toEqual(["V105 volontari 1/1"]);
});
