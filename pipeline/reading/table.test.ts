import { describe, expect, test } from "vitest";
import { byHand, codes, lines, RISORSE, read, risorse, sections } from "./reading.support.ts";

const HEAD = ["Cantiere", "Zona", "Voce di spesa", "Importo (€)"];
const row = (zona: string, importo: string | number) => ["Crescere insieme", zona, "Stipendi", importo];

describe("each fault of a row has its cell, its row's name and its fix", () => {
  test.each([
    [
      "words for a number",
      row("Alpe", "circa 20"),
      "D2 · Importo (€) – Crescere insieme, Alpe, Stipendi · foglio «Risorse»: C'è scritto «circa 20». Scrivi solo il numero, per esempio 20.",
    ],
    [
      "money given back",
      row("Alpe", -1200),
      "D2 · Importo (€) – Crescere insieme, Alpe, Stipendi · foglio «Risorse»: C'è scritto «-1200», ma qui va un numero da zero in su. Se è una restituzione toglila dall'importo che l'aveva contata; se è un errore scrivi 1200.",
    ],
    [
      "two meanings",
      row("Alpe", "1.234"),
      "D2 · Importo (€) – Crescere insieme, Alpe, Stipendi · foglio «Risorse»: «1.234» può voler dire 1234 oppure 1,234. Scrivilo senza punti, con la virgola per i decimali: 1234 oppure 1,23.",
    ],
    [
      "a code near another",
      row("Alppe", 5),
      "B2 · Zona – Crescere insieme, Alppe, Stipendi · foglio «Risorse»: «Alppe» non è nell'elenco. Intendevi «Alpe»? Scrivi «Alpe» se è giusto, altrimenti scegli un'altra voce dell'elenco.",
    ],
    [
      "a code like no other",
      row("Marte", 5),
      "B2 · Zona – Crescere insieme, Marte, Stipendi · foglio «Risorse»: «Marte» non è nell'elenco. Scegli una voce dell'elenco, per esempio «Alpe» o «Lungofiume».",
    ],
    [
      "a blank cell",
      ["Crescere insieme", "Alpe", "Stipendi"],
      "D2 · Importo (€) – Crescere insieme, Alpe, Stipendi · foglio «Risorse»: La cella è vuota. Scrivi il numero; se non ce ne sono scrivi 0; se non lo sai scrivi «non disponibile».",
    ],
    [
      "«n.d.» where only an answer will do",
      row("n.d.", 5),
      "B2 · Zona – Crescere insieme, n.d., Stipendi · foglio «Risorse»: C'è scritto «n.d.», ma questa risposta serve sempre. Scegli una voce dell'elenco, per esempio «Alpe» o «Lungofiume».",
    ],
    [
      "a note under the table",
      ["* vedi allegato"],
      "A2 · foglio «Risorse»: Nella riga c'è solo «* vedi allegato»: mancano «Zona», «Voce di spesa» e «Importo (€)». Completa la riga, oppure cancella quello che c'è.",
    ],
  ])("%s", async (_, cells, line) => {
    const lettura = read(await byHand({ Risorse: [HEAD, cells] }));
    expect(sections(lettura)).toEqual(["V105 risorse 0/1"]);
    expect(lines(lettura.diagnostics)).toEqual([line]);
  });

  test.each(["IT60X0542811101000000123456", "prova.uno@esempio.it", "347 1234567"])(
    "the name of a row that is cut in the middle of %s shows no half of it",
    async (secret) => {
      for (let before = 50; before < 80; before += 3) {
        const zona = `${"x".repeat(before - 20)} ${secret}`;
        const { diagnostics } = read(await byHand({ Risorse: [HEAD, row(zona, 5)] }));
        const names = diagnostics.flatMap(({ luoghi }) => luoghi.map(({ nome_riga }) => nome_riga ?? ""));
        expect(names.length).toBeGreaterThan(0);
        expect(names.filter((name) => name.includes(secret.slice(0, 6)))).toEqual([]);
      }
    },
  );

  test("a quantity that is declared missing keeps its row and its reason", async () => {
    const lettura = read(await byHand({ Risorse: [HEAD, row("Alpe", "non disponibile")] }));
    expect(lettura.diagnostics).toEqual([]);
    expect(lettura.invii[0]?.sezioni[0]?.righe[0]).toMatchObject({
      numero: 2,
      vuoti: [null, null, null, "non-disponibile", null, null],
    });
  });

  test("a refused answer that was not needed leaves the row", async () => {
    const lettura = read(
      await byHand({
        Volontari: [
          ["Cantiere", "Zona", "Volontari", "di cui donne"],
          ["Crescere insieme", "Alpe", 4, 9],
          ["Crescere insieme", "Piana", 4, "molte"],
        ],
      }),
    );
    expect(sections(lettura)).toEqual(["V105 volontari 2/2"]);
    expect(lines(lettura.diagnostics)).toEqual([
      "D2 · di cui donne – Crescere insieme, Alpe · foglio «Volontari»: Le donne sono 9, più del totale «Volontari», che è 4. Correggi il numero sbagliato: la parte non può superare il totale.",
      "D3 · di cui donne – Crescere insieme, Piana · foglio «Volontari»: C'è scritto «molte». Scrivi il numero: se non ce ne sono scrivi 0, se non lo sai scrivi «non disponibile».",
    ]);
  });

  test("in a text file the place is the physical line, also under cells with line breaks", () => {
    const csv = `${RISORSE};nota\nV105;2024;crescere;alpe;stipendi;5;"due\nrighe"\nV105;2024;crescere;marte;stipendi;5;`;
    expect(read(csv).diagnostics.find(({ codice }) => codice === "codice-sconosciuto")?.luoghi[0]).toMatchObject({
      file: "prova.csv",
      riga: 4,
    });
  });
});

test("hidden rows are not read, and that is asked", async () => {
  const bytes = await byHand({ Risorse: [HEAD, row("Alpe", 1), row("Piana", 2)] }, (book) => {
    const hidden = book.getWorksheet("Risorse")?.getRow(3);
    if (hidden !== undefined) hidden.hidden = true;
  });
  const lettura = read(bytes);
  expect(sections(lettura)).toEqual(["V105 risorse 1/1"]);
  expect(codes(lettura)).toEqual(["righe-nascoste"]);
});

test("a row with words only outside the table is told, and nothing else is", async () => {
  const lettura = read(
    await byHand({ Risorse: [HEAD, row("Alpe", 1), [null, null, null, null, null, null, "vedi mail"]] }),
  );
  expect(lines(lettura.diagnostics)).toEqual([
    "G3 · foglio «Risorse»: Questa riga non risponde a nessuna domanda del foglio: non la leggiamo. Non devi fare niente, se non contiene dati che volevi mandarci.",
  ]);
});

test.each([
  ["moved to the right", [null, "Crescere insieme", "Alpe", "Stipendi", 12], ["riga-spostata"]],
  ["moved to the left", ["Alpe", "Stipendi", 12, null], ["riga-spostata"]],
  [
    "with the two first answers changed over",
    ["Alpe", "Crescere insieme", "Stipendi", 12],
    ["codice-sconosciuto", "codice-sconosciuto"],
  ],
  [
    "pushed aside by an answer given twice",
    ["Crescere insieme", "Crescere insieme", "Alpe", "Stipendi", 12],
    ["riga-spostata"],
  ],
  [
    "with one answer in the wrong place",
    ["Alpe", null, null, 12],
    ["codice-sconosciuto", "cella-vuota", "cella-vuota"],
  ],
  ["with one wrong answer", ["Crescere insieme", "Alpe", "Alpe", 12], ["codice-sconosciuto"]],
])("a row %s", async (_, cells, told) => {
  const lettura = read(await byHand({ Risorse: [HEAD, row("Piana", 1), cells] }));
  expect(codes(lettura)).toEqual(told);
  expect(sections(lettura)).toEqual(["V105 risorse 1/2"]);
});

test.each([
  ["a sentence", "I volontari di Piana aiutano anche ad Alpe", ["riga-senza-risposte"], 0],
  ["a row just begun", "Crescere insieme", ["riga-incompleta"], 1],
  ["a name that is in no list", "Servizi per la terza età", ["riga-senza-risposte"], 0],
  [
    "a sentence with a number, which may be an answer",
    "Abbiamo avuto anche altri 12 volontari",
    ["riga-incompleta"],
    1,
  ],
])("alone in a row, %s", async (_, text, told, refused) => {
  const lettura = read(await byHand({ Risorse: [HEAD, row("Alpe", 1), [], [text]] }));
  expect(codes(lettura)).toEqual(told);
  expect(lettura.invii[0]?.sezioni.map(({ respinte }) => respinte)).toEqual([refused]);
});

test.each([
  ["who signs", ["Il presidente", "Mario Rossi"], ["riga-senza-risposte"], 0],
  ["the day on which it was done", ["Luogo e data", "20250110"], ["riga-senza-risposte"], 0],
  ["names nearly of the lists", ["Crescere insiem", "Alpee"], ["codice-sconosciuto", "codice-sconosciuto"], 1],
  ["other words beside a number", ["Il presidente", null, null, 12], ["codice-sconosciuto"], 1],
])("under the table %s", async (_, cells, told, refused) => {
  const lettura = read(await byHand({ Risorse: [HEAD, row("Alpe", 1), [], cells] }));
  expect(codes(lettura).filter((code) => code !== "cella-vuota")).toEqual(told);
  expect(lettura.invii[0]?.sezioni.map(({ respinte }) => respinte)).toEqual([refused]);
});

test("a person's code in the wrong column is shown to nobody", () => {
  const text = JSON.stringify(read(risorse("crescere;XXXYYY00A01Z999P;stipendi;5")));
  expect(text).not.toContain("XXXYYY00A01Z999P");
});
