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

  test.each([
    [
      "under another title",
      "Territorio",
      "A1 · foglio «Volontari»: Manca la colonna «Zona»: senza non possiamo contare le 2 righe del foglio. È quella che si chiama «Territorio»? Se è quella scrivi «Zona» al posto di «Territorio», altrimenti aggiungi la colonna.",
    ],
    [
      "under none",
      null,
      "A1 · foglio «Volontari»: Manca la colonna «Zona»: senza non possiamo contare le 2 righe del foglio. È la colonna B, che non ha titolo? Se è quella scrivi «Zona» sopra la colonna B, altrimenti aggiungi la colonna.",
    ],
  ])(
    "with the answers of a missing question %s: that column is proposed, and nothing else is told",
    async (_, title, line) => {
      const head = ["Cantiere", title, "Volontari"];
      expect(
        lines(read(await byHand({ Volontari: [head, ROW, ["Crescere insieme", "Piana", 5]] })).diagnostics),
      ).toEqual([line]);
      const [told] = read(await byHand({ Volontari: [head, ROW, ["Crescere insieme", "Verde", 5]] })).diagnostics;
      expect(told?.params).toMatchObject({ simile: "", senza: "" });
    },
  );

  const twice = (...answers: readonly (readonly (string | number | null)[])[]) =>
    byHand({ Volontari: [[...TITLES, "Volontari"], ...answers.map((each) => ["Crescere insieme", "Alpe", ...each])] });

  test("with a column that comes twice with other answers: none is read", async () => {
    const lettura = read(await twice([12, 99], [3, 3]));
    expect(sections(lettura)).toEqual(["V105 volontari 0/2"]);
    expect(lines(lettura.diagnostics)).toEqual([
      "D1 · foglio «Volontari»: «Volontari» c'è due volte, nella colonna C e nella colonna D, con risposte diverse: non sappiamo quale contare. Tienine una sola.",
    ]);
  });

  test.each([
    ["the same answers", [12, 12]],
    ["answers in the second only", [null, 12]],
    ["answers in the first only", [12, null]],
  ])("with a column that comes twice with %s", async (_, cells) => {
    const lettura = read(await twice(cells));
    expect(lettura.invii[0]?.sezioni[0]?.righe[0]?.valori[2]).toBe(12);
    expect(codes(lettura)).toEqual(["colonna-ripetuta"]);
  });
});

describe("titles in two rows", () => {
  const values = (rows: readonly (readonly (string | number | null)[])[]) =>
    byHand({ Volontari: [...rows, ["Crescere insieme", "Alpe", 12, 5, 2, 340]] }).then((bytes) => {
      const lettura = read(bytes);
      const riga = lettura.invii[0]?.sezioni[0]?.righe[0];
      return [riga?.valori.slice(2), codes(lettura)];
    });
  const ALL = [12, 5, 2, null, 3400];
  const UNDER = "di cui con meno di trent'anni";

  test.each([
    [
      "«Volontari» over its parts",
      ["Cantiere", "Zona", "Volontari", null, null, "Ore di volontariato nell'anno"],
      [null, null, "totale", "di cui donne", UNDER],
    ],
    [
      "the group in every cell",
      ["Cantiere", "Zona", "Volontari", "Volontari", "Volontari", "ore annue"],
      ["Cantiere", "Zona", "in totale", "di cui donne", UNDER, "ore annue"],
    ],
    [
      "groups over all of them",
      ["Dove", null, "Persone", null, null, "Tempo"],
      ["Cantiere", "Zona", "Volontari", "di cui donne", UNDER, "ore_annue"],
    ],
    [
      "a title that goes on below",
      ["Cantiere", "Zona", "Volontari", "di cui", "di cui con meno", "Ore di volontariato"],
      [null, null, null, "donne", "di trent'anni", "nell'anno"],
    ],
    [
      "units below",
      ["Cantiere", "Zona", "Volontari", "di cui donne", UNDER, "ore annue"],
      [null, null, "n.", "n.", "(n.)", "ore"],
    ],
  ])("%s", async (_, ...rows) => expect(await values(rows)).toEqual([ALL, []]));

  test("parts that nobody asks for are not the whole", async () => {
    const rows = [
      ["Cantiere", "Zona", "Volontari", null, null, "ore annue"],
      [null, null, "maschi", "femmine", "altro"],
    ];
    expect(await values(rows)).toEqual([undefined, ["colonna-mancante", "colonna-ignorata"]]);
  });
});

describe("columns of two years", () => {
  const HEAD = ["Cantiere", "Zona", "Voce di spesa"];
  const told = async (...rows: readonly (readonly (string | number | null)[])[]) => {
    const lettura = read(await byHand({ Risorse: [...rows, ["Crescere insieme", "Alpe", "Stipendi", 900, 1000]] }));
    return [lettura.invii[0]?.sezioni[0]?.righe[0]?.valori[3], codes(lettura)];
  };
  test.each([
    [
      "over them",
      [
        [null, null, null, 2023, 2024],
        [...HEAD, "Importo (€)", "Importo (€)"],
      ],
    ],
    [
      "over them, as words",
      [
        [null, null, null, "Anno 2023", "Anno 2024"],
        [...HEAD, "Importo (€)", "Importo (€)"],
      ],
    ],
    ["in their titles", [[...HEAD, "Importo (€) 2023", "Importo (€) 2024"]]],
    ["in the title of the other one", [[...HEAD, "Importo (2023)", "Importo"]]],
  ])("that of the edition is read: %s", async (_, rows) => {
    expect(await told(...rows)).toEqual([100_000, ["colonna-altro-anno"]]);
  });

  test.each([
    ["a title over both", [["Bilancio 2024"], [...HEAD, "Importo (€)", "Importo (€)"]]],
    [
      "other words",
      [
        [null, null, null, "preventivo", "consuntivo"],
        [...HEAD, "Importo (€)", "Importo (€)"],
      ],
    ],
  ])("none is read with %s", async (_, rows) => {
    expect(await told(...rows)).toEqual([undefined, ["colonna-doppia"]]);
  });
});

describe("a column of no question is asked when it may be one", () => {
  const told = async (title: string | null, cell: string | number) =>
    codes(
      read(
        await byHand({
          Volontari: [
            [...TITLES, title],
            [...ROW, cell],
          ],
        }),
      ),
    );
  test.each(
    "Donne (n.)|N. donne|Donne volontarie|di cui donn|Ore volontariato|Ore|ORE (totale anno)|Meno di trent'anni|di cui over 65 anni".split(
      "|",
    ),
  )("«%s» with numbers", async (title) => expect(await told(title, 5)).toEqual(["colonna-somigliante"]));
  test.each([
    ["Importo (€)", 5, "colonna-di-altra-tabella"],
    ["Donne al mese", 5, "colonna-altra-misura"],
    ["di cui donne (%)", 5, "colonna-altra-misura"],
    ["% donne", 5, "colonna-altra-misura"],
    ["Ore (mensili)", 5, "colonna-altra-misura"],
    ["Giorni di volontariato nell'anno", 5, "colonna-altra-misura"],
    ["Giornate di volontariato", 5, "colonna-altra-misura"],
    ["Ore annue per volontario", 5, "colonna-altra-misura"],
    ["Ore pro capite", 5, "colonna-altra-misura"],
    ["Presenze al mese", 5, "colonna-ignorata"],
    ["Donne 2023", 5, "colonna-altro-anno"],
    ["Note interne", "bravi", "colonna-ignorata"],
    ["Note interne", 5, "colonna-ignorata"],
    ["Donne (n.)", "brave", "colonna-ignorata"],
    [null, 5, "colonna-senza-titolo"],
    [null, "bravi", "colonna-ignorata"],
    [null, "sono 9?", "colonna-senza-titolo"],
  ])("«%s» with %s: %s", async (title, cell, codice) => expect(await told(title, cell)).toEqual([codice]));
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

  const risorse = async (heading: string): Promise<string[]> => {
    const rows = [
      ["Cantiere", "Zona", "Voce di spesa", heading],
      ["Crescere insieme", "Alpe", "Stipendi", 12],
    ];
    return lines(read(await byHand({ Risorse: rows })).diagnostics);
  };
  test("of two that may be it none is proposed, but the one that is no forecast is", async () => {
    const rows = (one: string, other: string) => [
      ["Cantiere", "Zona", "Voce di spesa", one, other],
      ["Crescere insieme", "Alpe", "Stipendi", 12, 13],
    ];
    const first = async (...titles: [string, string]): Promise<string> =>
      lines(read(await byHand({ Risorse: rows(...titles) })).diagnostics)[0] ?? "";
    expect(await first("Importo netto", "Importo lordo")).toMatch(/del foglio\. Aggiungi la colonna «Importo \(€\)»/);
    expect(await first("Importo preventivo", "Importo consuntivo")).toContain(
      "È quella che si chiama «Importo consuntivo»?",
    );
  });

  test.each(
    "Importo (migliaia di €)|Importo in k€|Importo (€/1000)|Importo ('000 €)|Importo al mese|Importo (CHF)|Importo in lire|Importo ($)|Importo preventivo|Importo a budget".split(
      "|",
    ),
  )("which names another measure and does not propose it: «%s»", async (heading) => {
    expect(await risorse(heading)).toEqual([
      `A1 · foglio «Risorse»: Manca la colonna «Importo (€)»: senza non possiamo contare la riga del foglio. «${heading}» sembra la stessa cosa in un'altra misura, e non la leggiamo. Scrivi i numeri come li chiede «Importo (€)», sotto questo titolo.`,
    ]);
  });
  test("which proposes no other year", async () => {
    const [first] = await risorse("Importo speso nel 2023");
    expect(first).toMatch(/Manca la colonna «Importo \(€\)»: senza non possiamo contare la riga del foglio\. Aggiungi/);
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
    "A1 · foglio «Volontari»: Questa riga sta sopra i titoli delle colonne: non la leggiamo. Se è un dato da contare spostala sotto i titoli, altrimenti confermalo.",
  ]);
});

test("the labels of the owner may stand in the sheet of the table", async () => {
  const bytes = await byHand({ Volontari: [LABELS.slice(0, 2), LABELS.slice(2), TITLES, ROW] }, (book) =>
    book.removeWorksheet("Istruzioni"),
  );
  expect(sections(read(bytes))).toEqual(["V105 volontari 1/1"]);
});

describe("a column that says the year of each row", () => {
  const withYears = (title: string, ...rows: readonly (readonly (string | number)[])[]) =>
    byHandSheet([[title, ...TITLES], ...rows]);
  const byHandSheet = async (rows: readonly (readonly (string | number)[])[]) =>
    read(await byHand({ Volontari: rows }));

  test.each(["Anno", "ANNO DI RIFERIMENTO", "Esercizio"])(
    "«%s» leaves out the rows of another, and says so",
    async (title) => {
      const lettura = await withYears(
        title,
        [2023, "Crescere insieme", "Alpe", 90],
        [2024, "Crescere insieme", "Piana", 12],
      );
      expect(sections(lettura)).toEqual(["V105 volontari 1/1"]);
      expect(lines(lettura.diagnostics)).toEqual([
        expect.stringContaining("Questa riga è del 2023, e servono quelle del 2024: non la contiamo."),
      ]);
    },
  );

  test("of the year of the edition is nothing to tell; of one other on every row nothing is counted", async () => {
    const same = await withYears("Anno", [2024, "Crescere insieme", "Alpe", 90]);
    expect([sections(same), codes(same)]).toEqual([["V105 volontari 1/1"], []]);
    const other = await withYears(
      "Anno",
      [2023, "Crescere insieme", "Alpe", 90],
      [2023, "Crescere insieme", "Piana", 12],
    );
    expect(sections(other)).toEqual([]);
    expect(codes(other)).toContain("edizione-diversa");
  });

  test("a school year among them does not let those of another year count", async () => {
    const lettura = await withYears(
      "Anno",
      [2024, "Crescere insieme", "Alpe", 90],
      [2023, "Crescere insieme", "Piana", 12],
      ["2024/25", "Abitare la cura", "Piana", 12],
    );
    expect([sections(lettura), codes(lettura)]).toEqual([
      ["V105 volontari 1/1"],
      ["edizione-diversa", "edizione-diversa"],
    ]);
  });

  test("that says something else is a column like any other that nobody asks for", async () => {
    for (const rows of [
      [
        [2009, "Crescere insieme", "Alpe", 90],
        [2012, "Crescere insieme", "Piana", 12],
      ],
      [["in corso", "Crescere insieme", "Alpe", 90]],
    ]) {
      const lettura = await withYears("Anno", ...rows);
      expect(sections(lettura)).toEqual([`V105 volontari ${rows.length}/${rows.length}`]);
      expect(codes(lettura)).toEqual(["colonna-ignorata"]);
    }
  });
});

describe("a column of days in which things were done", () => {
  const dated = (title: string, ...days: readonly string[]) =>
    byHand({
      Risorse: [
        [title, "Cantiere", "Zona", "Voce di spesa", "Importo (€)"],
        ...days.map((day, n) => [day, "Crescere insieme", "Alpe", "Stipendi", 100 + n]),
      ],
    });
  const asked = async (...given: Parameters<typeof dated>): Promise<string[]> =>
    lines(read(await dated(...given)).diagnostics).filter((line) =>
      line.includes("qui vanno i numeri di tutto il 2024"),
    );

  test("of which some are of another year are asked about together, and count meanwhile", async () => {
    expect(await asked("Data", "2023-12-15", "2024-03-01", "10/01/2025")).toEqual([
      "A2 · foglio «Risorse»; A4 · foglio «Risorse»: C'è scritto «2023-12-15», ma qui vanno i numeri di tutto il 2024: intanto li contiamo. Se sono di un altro periodo scrivi quelli del 2024 e correggi la scritta; se sono del 2024 confermalo, o correggi la scritta.",
    ]);
    expect(await asked("Data fattura", "2023-12-15", "2023-11-02")).toHaveLength(1);
  });

  test.each([
    ["that are all of the year", "Data", ["2024-01-15", "31/12/2024"]],
    ["on which the table was filled in", "Data", ["2025-01-10", "2025-01-10"]],
    ["without a year", "Data", ["15 marzo", "dicembre"]],
    ["of something else", "Data di nascita", ["1983-02-01", "2024-02-01"]],
  ])("nobody is asked about days %s", async (_, title, days) => expect(await asked(title, ...days)).toEqual([]));
});
