import { describe, expect, test } from "vitest";
import { byHand, codes, lines, read, risorse, sections } from "./reading.support.ts";

const VOLONTARI = {
  Volontari: [
    ["Cantiere", "Zona", "Volontari"],
    ["Crescere insieme", "Alpe", 12],
  ],
};
const guide = (...rows: readonly (readonly (string | number)[])[]) =>
  byHand(VOLONTARI, (book) => {
    book.removeWorksheet("Istruzioni");
    book.addWorksheet("Istruzioni").addRows(rows.map((row) => [...row]));
  });

describe("a workbook is of whom and of when its visible labels say", () => {
  test.each([
    [
      "in two cells",
      [
        ["Edizione", 2024],
        ["Codice dell'ente", "V105"],
      ],
    ],
    ["in one cell", [["Edizione: 2024"], ["Codice ente: V105"]]],
    [
      "in lower case, with spaces",
      [
        ["edizione", " 2024 "],
        ["CODICE ENTE", " v105"],
      ],
    ],
    [
      "by the name of the ente",
      [
        ["Edizione", "anno 2024"],
        ["Codice dell'ente", "Parrocchia di San Berolfo"],
      ],
    ],
  ])("%s", async (_, rows) => {
    const { invii } = read(await guide(...rows));
    expect(invii).toHaveLength(1);
  });

  test.each([
    [
      "another year",
      [
        ["Edizione", 2023],
        ["Codice dell'ente", "V105"],
      ],
      "B1 · foglio «Istruzioni»: Questo è il modulo del 2023. Serve quello del 2024. Compila il modulo del 2024, oppure chiedi a chi raccoglie i dati di riportarci le risposte.",
    ],
    [
      "an unknown code",
      [
        ["Edizione", 2024],
        ["Codice dell'ente", "V999"],
      ],
      "B2 · foglio «Istruzioni»: «V999» non è nell'elenco delle organizzazioni della rete. Controlla il codice nella lettera di invito; se la tua organizzazione è nuova scrivici e la aggiungiamo.",
    ],
    [
      "no code",
      [["Edizione", 2024]],
      "prova.xlsx: Nel file non troviamo il codice della tua organizzazione. Scrivilo accanto a «Codice dell'ente» nel primo foglio: è una lettera e tre cifre, per esempio E042.",
    ],
    [
      "no year",
      [["Codice dell'ente", "V105"]],
      "prova.xlsx: Il file non dice di quale edizione è. Scrivi 2024 accanto a «Edizione» nel primo foglio.",
    ],
  ])("and with %s it is refused in one sentence, whatever else is in it", async (_, rows, line) => {
    const lettura = read(await guide(...rows));
    expect(lettura.invii).toEqual([]);
    expect(lines(lettura.diagnostics)).toEqual([line]);
  });

  test("both are asked for at once when both are missing", async () => {
    expect(codes(read(await guide(["Ciao"])))).toEqual(["edizione-mancante", "ente-mancante"]);
  });

  test("or what its hidden marker says, when the labels are lost", async () => {
    const bytes = await byHand(VOLONTARI, (book) => {
      book.removeWorksheet("Istruzioni");
      book.addWorksheet("_bilancio", { state: "veryHidden" }).addRows([
        ["modulo", 1],
        ["edizione", 2024],
        ["ente", "V105"],
      ]);
    });
    expect(sections(read(bytes))).toEqual(["V105 volontari 1/1"]);
  });

  test("and the two must agree: a code written over another is asked about", async () => {
    const bytes = await byHand(
      VOLONTARI,
      (book) => void book.addWorksheet("_bilancio", { state: "veryHidden" }).addRows([["ente", "V106"]]),
    );
    const lettura = read(bytes);
    expect(lettura.invii).toEqual([]);
    expect(codes(lettura)).toEqual(["ente-diverso"]);
    expect(lettura.diagnostics[0]?.luoghi[0]?.cella).toBe("B2");
  });
});

describe("an expected sender", () => {
  test("may be written as one likes", async () => {
    expect(sections(read(await byHand(VOLONTARI), { ente: "v105" }))).toEqual(["V105 volontari 1/1"]);
  });

  test("must be the one of the file", async () => {
    const lettura = read(await byHand(VOLONTARI), { ente: "V106" });
    expect(lettura.invii).toEqual([]);
    expect(codes(lettura)).toEqual(["ente-diverso"]);
  });

  test("stands in for a column that a text file lacks", () => {
    const csv = "edizione;cantiere;zona;volontari\n2024;crescere;alpe;3";
    expect(sections(read(csv, { ente: "V105" }))).toEqual(["V105 volontari 1/1"]);
    expect(codes(read(csv))).toEqual(["ente-mancante"]);
  });
});

describe("rows that say themselves whose they are", () => {
  const rows = ["ente;edizione;cantiere;zona;volontari", "v105;2024;crescere;alpe;1", "V106;2024,0;crescere;alpe;2"];

  test("are shared out, in a text file and in a workbook alike", async () => {
    expect(sections(read(rows.join("\n")))).toEqual(["V105 volontari 1/1", "V106 volontari 1/1"]);
    const bytes = await byHand({ Volontari: rows.map((row) => row.split(";")) }, (book) =>
      book.removeWorksheet("Istruzioni"),
    );
    expect(sections(read(bytes))).toEqual(["V105 volontari 1/1", "V106 volontari 1/1"]);
  });

  test("are told one by one when they are of nobody, of somebody unknown or of another year", () => {
    const csv = [
      ...rows,
      ";2024;crescere;alpe;3",
      "V999;2024;crescere;alpe;3",
      "V105;2023;crescere;alpe;3",
      "V105;;crescere;alpe;3",
    ].join("\n");
    const { diagnostics } = read(csv);
    expect(diagnostics.map(({ codice, luoghi }) => `${codice} ${luoghi.map(({ riga }) => riga).join()}`)).toEqual([
      "ente-mancante 4",
      "ente-sconosciuto 5",
      "edizione-diversa 6",
      "edizione-mancante 7",
    ]);
  });

  test.each([
    ["2024.0", []],
    ["anno 2024", []],
    ["31/12/2024", []],
    ['="2024"', []],
    ["---", ["edizione-mancante"]],
    ["2024/2025", ["edizione-diversa"]],
    ["2024/25", ["edizione-diversa"]],
    ["a.s. 2024-25", ["edizione-diversa"]],
    ["2024-12-31", []],
    ["12-2024", []],
    ["31/12/2023", ["edizione-diversa"]],
    ["20240", ["edizione-mancante"]],
  ])("the year «%s»", (year, expected) => {
    expect(codes(read([...rows, `V105;${year};crescere;piana;3`].join("\n")))).toEqual(expected);
  });

  test.each([
    [
      "neither code nor year",
      ";;crescere;alpe;3",
      "In questa riga mancano il codice dell'organizzazione e l'anno: non la contiamo. Scrivi il codice nella colonna «ente» e 2024 nella colonna «edizione», oppure cancella la riga.",
    ],
    [
      "another year",
      "V105;2023;crescere;alpe;3",
      "Questa riga è del 2023, e servono quelle del 2024: non la contiamo. Se l'anno è sbagliato scrivi 2024, altrimenti cancella la riga.",
    ],
    [
      "no year",
      "V105;;crescere;alpe;3",
      "Questa riga non dice di quale anno è: non la contiamo. Scrivi 2024 nella colonna «edizione», oppure cancella la riga.",
    ],
    [
      "a name that is nearly known",
      "Parrocchia San Berolfo;2024;crescere;alpe;3",
      "«Parrocchia San Berolfo» non è nell'elenco delle organizzazioni della rete. Intendevi «Parrocchia di San Berolfo»? Scrivi «Parrocchia di San Berolfo» se è giusto, o il codice che sta nella lettera di invito; se siete nuovi scrivici.",
    ],
  ])("with %s are told as rows, once", (_, row, line) => {
    expect(lines(read([...rows, row].join("\n")).diagnostics)).toEqual([`riga 4: ${line}`]);
  });

  test("of another than the one that is expected are told as rows", () => {
    expect(lines(read(rows.join("\n"), { ente: "V105" }).diagnostics)).toEqual([
      "riga 3: Questa riga è di «V106 – Cerbottana dei Venti ETS», e il resto di «V105 – Parrocchia di San Berolfo»: non la contiamo. Correggi il codice, oppure cancella la riga.",
    ]);
  });

  test("are told at their cell in a workbook", async () => {
    const bytes = await byHand({
      Volontari: [
        ["ente", "edizione", "cantiere", "zona", "volontari"],
        ["V999", "2024", "crescere", "alpe", 3],
      ],
    });
    expect(read(bytes).diagnostics.map(({ luoghi }) => luoghi[0]?.cella)).toEqual(["A2"]);
  });
});

test("a text file without both columns is told both, once", () => {
  expect(lines(read("cantiere;zona;voce;importo\ncrescere;alpe;stipendi;3").diagnostics)).toEqual([
    "riga 1: Nel file non troviamo il codice della tua organizzazione. Aggiungi la colonna «ente» e scrivilo in ogni riga: è una lettera e tre cifre, per esempio E042.",
    "riga 1: Il file non dice di quale edizione è. Aggiungi la colonna «edizione» e scrivi 2024 in ogni riga.",
  ]);
});

describe("files without answers", () => {
  test.each([
    [
      "with headings only",
      risorse(),
      "prova.csv: Nel file ci sono le domande, ma nessuna risposta. Compila almeno una riga, oppure scrivi «niente da dichiarare» nelle tabelle su cui quest'anno non avete niente da dirci.",
    ],
    [
      "of another questionnaire",
      "nome;cognome;età\na;b;3",
      "riga 1: Non riconosciamo le colonne di questo foglio: «nome», «cognome», «età». Usa i titoli delle colonne del modulo, senza cambiarli; l'ordine non conta.",
    ],
  ])("%s get one sentence", (_, csv, line) => expect(lines(read(csv).diagnostics)).toEqual([line]));

  test("the first sheet of the module alone holds nothing", async () => {
    expect(codes(read(await byHand({})))).toEqual(["nessun-blocco"]);
  });
});

describe("another organisation's name beside the code is asked, and the code counts meanwhile", () => {
  const OTHER = "Cortile delle Nuvole ETS";
  const asked = ["intestazione-discorde"];
  const book = (...rows: readonly (readonly (string | number)[])[]) =>
    guide(["Edizione", 2024], ["Codice dell'ente", "V105"], ...rows);
  test.each<[string, readonly (readonly string[])[], { nome?: string; ente?: string }, string[]]>([
    ["in the name of the file", [], { nome: "V104-2024.xlsx" }, asked],
    ["in the name of the file, inside other words", [], { nome: "Copia di modulo_V104 (2).xlsx" }, asked],
    ["on the first sheet", [["Ente", OTHER]], {}, asked],
    ["in both", [["Denominazione", OTHER]], { nome: "V104.xlsx" }, asked],
    ["its own, in both", [["Ente", "Parrocchia di San Berolfo"]], { nome: "V105-2024.xlsx" }, []],
    ["among others", [], { nome: "V104 e V105.xlsx" }, []],
    ["of nobody", [["Ente", "La nostra parrocchia"]], { nome: "V999 E2.xlsx" }, []],
    ["where the sender is known", [["Ente", OTHER]], { nome: "V104.xlsx", ente: "V105" }, []],
  ])("%s", async (_, rows, come, told) => {
    const lettura = read(await book(...rows), come);
    expect(sections(lettura)).toEqual(["V105 volontari 1/1"]);
    expect(codes(lettura)).toEqual(told);
  });

  test("also of a text file with one organisation, and of none with several", () => {
    const csv = (...enti: readonly string[]) =>
      ["ente;edizione;cantiere;zona;volontari", ...enti.map((ente) => `${ente};2024;crescere;alpe;12`)].join("\n");
    expect(lines(read(csv("V105"), { nome: "volontari V104.csv" }).diagnostics)).toEqual([
      "volontari V104.csv: Il nome del file dice «V104 – Cortile delle Nuvole ETS», ma il codice delle risposte è di «V105 – Parrocchia di San Berolfo»: le contiamo per quest'ultima. Se il codice è giusto confermalo; se no correggi il codice e manda il file di nuovo.",
    ]);
    expect(codes(read(csv("V105", "V106"), { nome: "V104.csv" }))).toEqual([]);
  });
});
