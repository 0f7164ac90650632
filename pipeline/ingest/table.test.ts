import { describe, expect, test } from "vitest";
import { byHand, codes, lines, RISORSE, read, risorse, sections } from "../reading-fixture.ts";

const HEAD = ["Cantiere", "Zona", "Voce di spesa", "Importo (€)"];
const row = (zona: string, importo: string | number) => ["Crescere insieme", zona, "Stipendi", importo];

describe("each fault of a row has its cell, its row's name and its fix", () => {
  test.each([
    ["words for a number", row("Alpe", "circa 20"), "D2 · Importo (€) – Crescere insieme, Alpe, Stipendi · foglio «Risorse»: C'è scritto «circa 20». Scrivi solo il numero, per esempio 20."],
    ["money given back", row("Alpe", -1200), "D2 · Importo (€) – Crescere insieme, Alpe, Stipendi · foglio «Risorse»: C'è scritto «-1200», ma qui va un numero da zero in su. Se è una restituzione toglila dall'importo che l'aveva contata; se è un errore scrivi 1200."],
    ["two meanings", row("Alpe", "1.234"), "D2 · Importo (€) – Crescere insieme, Alpe, Stipendi · foglio «Risorse»: «1.234» può voler dire 1.234 oppure 1,234. Scrivilo senza punti, con la virgola per i decimali: 1234 oppure 1,234."],
    ["a code near another", row("Alppe", 5), "B2 · Zona – Crescere insieme, Alppe, Stipendi · foglio «Risorse»: «Alppe» non è nell'elenco. Intendevi «Alpe»? Scrivi «Alpe» se è giusto, altrimenti scegli un'altra voce dell'elenco."],
    ["a code like no other", row("Marte", 5), "B2 · Zona – Crescere insieme, Marte, Stipendi · foglio «Risorse»: «Marte» non è nell'elenco. Scegli una voce dell'elenco, per esempio «Alpe» o «Lungofiume»."],
    ["a blank cell", ["Crescere insieme", "Alpe", "Stipendi"], "D2 · Importo (€) – Crescere insieme, Alpe, Stipendi · foglio «Risorse»: La cella è vuota. Scrivi il numero; se non ce ne sono scrivi 0; se non lo sai scrivi «non disponibile»."],
    ["«n.d.» where only an answer will do", row("n.d.", 5), "B2 · Zona – Crescere insieme, n.d., Stipendi · foglio «Risorse»: C'è scritto «n.d.», ma questa risposta serve sempre. Scegli una voce dell'elenco, per esempio «Alpe» o «Lungofiume»."],
    ["a note under the table", ["* dati provvisori"], "A2 · foglio «Risorse»: Nella riga c'è solo «* dati provvisori»: mancano Zona, Voce di spesa e Importo (€). Completa la riga, oppure cancella quello che c'è."],
  ])("%s", async (_, cells, line) => {
    const lettura = read(await byHand({ Risorse: [HEAD, cells] }));
    expect(sections(lettura)).toEqual(["V105 risorse 0/1"]);
    expect(lines(lettura.diagnostics)).toEqual([line]);
  });

  test("a quantity that is declared missing keeps its row and its reason", async () => {
    const lettura = read(await byHand({ Risorse: [HEAD, row("Alpe", "non disponibile")] }));
    expect(lettura.diagnostics).toEqual([]);
    expect(lettura.invii[0]?.sezioni[0]?.righe[0]).toMatchObject({ numero: 2, vuoti: [null, null, null, "non-disponibile", null, null] });
  });

  test("a refused answer that was not needed leaves the row", async () => {
    const lettura = read(await byHand({ Volontari: [["Cantiere", "Zona", "Volontari", "di cui donne"], ["Crescere insieme", "Alpe", 4, 9], ["Crescere insieme", "Piana", 4, "molte"]] }));
    expect(sections(lettura)).toEqual(["V105 volontari 2/2"]);
    expect(lines(lettura.diagnostics)).toEqual([
      "D2 · di cui donne – Crescere insieme, Alpe · foglio «Volontari»: Le donne sono 9, più del totale «Volontari», che è 4. Correggi il numero sbagliato dei due: la parte non può superare il totale.",
      "D3 · di cui donne – Crescere insieme, Piana · foglio «Volontari»: C'è scritto «molte». Scrivi solo il numero, per esempio 20.",
    ]);
  });

  test("in a text file the place is the physical line, also under cells with line breaks", () => {
    const csv = `${RISORSE};nota\nV105;2024;crescere;alpe;stipendi;5;"due\nrighe"\nV105;2024;crescere;marte;stipendi;5;`;
    expect(read(csv).diagnostics.find(({ codice }) => codice === "codice-sconosciuto")?.luoghi[0]).toMatchObject({ file: "prova.csv", riga: 4 });
  });
});

describe("equal findings are one", () => {
  test("with all their places", () => {
    const { diagnostics } = read(risorse("crescere;marte;stipendi;1", "crescere;alpe;stipendi;2", "crescere;marte;stipendi;3"));
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.luoghi.map(({ riga }) => riga)).toEqual([2, 4]);
  });

  test("and a column of the same fault in many words is told fifteen times, the rest together", () => {
    const rows = Array.from({ length: 40 }, (_, n) => `crescere;alpe;stipendi;circa ${n}`);
    const { diagnostics } = read(risorse(...rows));
    expect(diagnostics).toHaveLength(15);
    expect(diagnostics.at(-1)?.quanti).toBe(26);
    expect(lines(diagnostics.slice(-1))[0]).toContain("C'è scritto «circa 14». Lo stesso vale per 25 altre celle della colonna.");
  });

  test("and what can be read in two ways is one question for the column", () => {
    const { diagnostics } = read(risorse("crescere;alpe;stipendi;1.234", "crescere;piana;stipendi;2.345"));
    expect(lines(diagnostics)[0]).toContain("«1.234» può voler dire 1.234 oppure 1,234. Lo stesso vale per un'altra cella della colonna.");
    expect(diagnostics[0]?.quanti).toBe(2);
  });

  test("which another number of the file can answer", async () => {
    expect(codes(read(risorse("crescere;alpe;stipendi;1.234", "crescere;piana;stipendi;5,50")))).toEqual([]);
    expect(codes(read(await byHand({ Risorse: [HEAD, row("Alpe", "1.234"), row("Piana", "5,50")] })))).toEqual([]);
  });
});

describe("totals", () => {
  const table = (...rows: readonly (readonly (string | number | null)[])[]) => byHand({ Risorse: [HEAD, row("Alpe", 100), row("Piana", 200), ...rows] });
  const told = async (bytes: Promise<Uint8Array>) => lines(read(await bytes).diagnostics).filter((line) => !line.includes("non la sommiamo"));

  test.each([
    ["TOTALE", 300],
    ["Totale:", 300.5],
    ["Somma", "300,00"],
    ["Tot.", 300],
    ["Totale generale", 300],
  ])("«%s» is no record, and a right sum says no more", async (label, sum) => {
    const lettura = read(await table([label, null, null, sum]));
    expect(sections(lettura)).toEqual(["V105 risorse 2/2"]);
    expect(codes(lettura)).toEqual(["riga-totale"]);
  });

  test("a wrong one is told with both numbers", async () => {
    expect(await told(table(["Totale", null, null, 48_000]))).toEqual([
      "D4 · Importo (€) · foglio «Risorse»: Il totale della colonna «Importo (€)» è 48.000,00 €, ma le righe sopra sommano 300,00 €: la differenza è 47.700,00 €. Controlla le righe e il totale: noi contiamo le righe.",
    ]);
  });

  test("subtotals add their group, the last one all", async () => {
    expect(await told(table(["Subtotale", null, null, 300], row("Alpe", 50), ["Sub-totale", null, null, 50], ["Totale generale", null, null, 350]))).toEqual([]);
  });

  test("a row refused for another fault was added by who wrote the total", async () => {
    expect(await told(table(["Crescere insieme", "Marte", "Stipendi", 50], ["Totale", null, null, 350]))).toHaveLength(1);
  });

  test("nothing can be said of a total over a number that cannot be read", async () => {
    expect(await told(table(row("Alpe", "circa 20"), ["Totale", null, null, 320]))).toHaveLength(1);
  });

  test("a name that begins with «Totale» on a row of codes is a record", async () => {
    const head = ["Nome del servizio", "Cantiere", "Zona", "Destinatari", "Bisogno a cui risponde", "Modalità"];
    const lettura = read(await byHand({ Servizi: [head, ["Totale sollievo", "Crescere insieme", "Alpe", "tutti", "compagnia", "centro"]] }));
    expect(codes(lettura)).not.toContain("riga-totale");
    expect(sections(lettura)[0]).toMatch(/\/1$/);
  });
});

describe("rows that repeat", () => {
  test("count once, and each says which it is equal to", () => {
    const lettura = read(risorse("crescere;alpe;stipendi;12", "crescere;alpe;stipendi;12", "crescere;alpe;stipendi;13", "crescere;alpe;stipendi;12"));
    expect(sections(lettura)).toEqual(["V105 risorse 2/4"]);
    expect(lines(lettura.diagnostics)).toEqual([
      "riga 3; riga 5: Questa riga è uguale alla riga 2: la contiamo una volta sola. Se sono due cose diverse sommale in una riga sola, altrimenti cancella quella in più.",
    ]);
  });

  test("are no repetition between two enti", () => {
    expect(codes(read(`${RISORSE}\nV105;2024;crescere;alpe;stipendi;12\nV106;2024;crescere;alpe;stipendi;12`))).toEqual([]);
  });

  test("of a scheda are refused after the first", () => {
    const head = "ente;edizione;denominazione;codice_fiscale;forma_giuridica;zona_sede;consenso_pubblicazione";
    const lettura = read(`${head}\nV105;2024;A;80008730170;parrocchia;alpe;sì\nV105;2024;B;80008730170;parrocchia;alpe;no`);
    expect(sections(lettura)).toEqual(["V105 ente 1/2"]);
    expect(codes(lettura)).toEqual(["scheda-ripetuta"]);
  });

  test("of headings are told and skipped, as when lists are pasted one under the other", () => {
    const lettura = read(`${risorse("crescere;alpe;stipendi;12")}\n${RISORSE}\nV106;2024;crescere;alpe;stipendi;12`);
    expect(sections(lettura)).toEqual(["V105 risorse 1/1", "V106 risorse 1/1"]);
    expect(codes(lettura)).toEqual(["titoli-ripetuti"]);
  });
});

describe("«niente da dichiarare»", () => {
  const box = (answer: string | boolean) => byHand({ Risorse: [["Niente da dichiarare in questo foglio (scrivi sì)", answer], HEAD] });

  test.each(["sì", "Si", "x", "VERO", "niente", "sì, niente", true])("in the box of the sheet, as «%s»", async (answer) => {
    const lettura = read(await box(answer));
    expect(sections(lettura)).toEqual(["V105 risorse niente"]);
    expect(codes(lettura)).toEqual([]);
  });

  test("is not said by «no», and any other word is asked about", async () => {
    expect(codes(read(await box("no")))).toEqual(["nessuna-risposta"]);
    expect(lines(read(await box("forse")).diagnostics)).toEqual(["B1 · Niente da dichiarare · foglio «Risorse»: C'è scritto «forse». Scrivi «sì» oppure «no»."]);
  });

  test.each(["niente da dichiarare", "nessuna spesa quest'anno", "-"])("in a row, as «%s»", async (words) => {
    expect(sections(read(await byHand({ Risorse: [HEAD, [words]] })))).toEqual(["V105 risorse niente"]);
    expect(sections(read(risorse(`${words};;;`)))).toEqual(["V105 risorse niente"]);
  });

  test("beside filled rows is told, and the rows count", async () => {
    const lettura = read(await byHand({ Risorse: [["Niente da dichiarare", "sì"], HEAD, row("Alpe", 3)] }));
    expect(sections(lettura)).toEqual(["V105 risorse 1/1"]);
    expect(lines(lettura.diagnostics)).toEqual([
      "B1 · foglio «Risorse»: Il foglio dice «niente da dichiarare», ma ha 1 riga compilata: contiamo la riga. Togli «niente da dichiarare», oppure cancella le righe compilate.",
    ]);
  });
});

test("hidden rows are not read, and that is said", async () => {
  const bytes = await byHand({ Risorse: [HEAD, row("Alpe", 1), row("Piana", 2)] }, (book) => {
    const hidden = book.getWorksheet("Risorse")?.getRow(3);
    if (hidden !== undefined) hidden.hidden = true;
  });
  const lettura = read(bytes);
  expect(sections(lettura)).toEqual(["V105 risorse 1/1"]);
  expect(codes(lettura)).toEqual(["foglio-nascosto"]);
});

test("a row with words only outside the table is told, and nothing else is", async () => {
  const lettura = read(await byHand({ Risorse: [HEAD, row("Alpe", 1), [null, null, null, null, null, null, "vedi mail"]] }));
  expect(lines(lettura.diagnostics)).toEqual([
    "G3 · foglio «Risorse»: Questa riga non risponde a nessuna domanda del foglio: non la leggiamo. Non devi fare niente, se non contiene dati che volevi mandarci.",
  ]);
});

test("rows beyond the limit are told with the first line that was not read", () => {
  const body = "V105;2024;crescere;alpe;stipendi;n.d.\n".repeat(200_005);
  const lettura = read(`${RISORSE}\n${body}`);
  expect(lines(lettura.diagnostics)).toEqual([
    "riga 200001: Il file ha più di 200.000 righe: le righe dalla 200.001 in poi non sono state lette. Controlla che il file contenga solo i dati della tua organizzazione e dividi in più file quello che resta.",
  ]);
});

test("a person's code in the wrong column is shown to nobody", () => {
  const text = JSON.stringify(read(risorse("crescere;XXXYYY00A01Z999P;stipendi;5")));
  expect(text).not.toContain("XXXYYY00A01Z999P");
});
