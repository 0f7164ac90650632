import { describe, expect, test } from "vitest";
import { byHand, codes, lines, read, sections } from "./reading.support.ts";

const HEAD = ["Cantiere", "Zona", "Voce di spesa", "Importo (€)"];
const row = (zona: string, importo: string | number) => ["Crescere insieme", zona, "Stipendi", importo];

describe("totals", () => {
  const table = (...rows: readonly (readonly (string | number | null)[])[]) =>
    byHand({ Risorse: [HEAD, row("Alpe", 100), row("Piana", 200), ...rows] });
  const told = async (bytes: Promise<Uint8Array>) =>
    lines(read(await bytes).diagnostics).filter((line) => !line.includes("non la sommiamo"));

  test.each([
    ["TOTALE", 300],
    ["Totale:", 300.5],
    ["Somma", "300,00"],
    ["Tot.", 300],
    ["Totale generale", 300],
    ["Sommano", 300],
    ["T O T A L E", 300],
  ])("«%s» is no record, and a right sum says no more", async (label, sum) => {
    const lettura = read(await table([label, null, null, sum]));
    expect(sections(lettura)).toEqual(["V105 risorse 2/2"]);
    expect(codes(lettura)).toEqual(["riga-totale"]);
  });

  test("a wrong one is told with both numbers", async () => {
    expect(await told(table(["Totale", null, null, 48_000]))).toEqual([
      "D4 · Importo (€) · foglio «Risorse»: Il totale della colonna «Importo (€)» è 48.000,00 €, ma le righe sopra sommano 300,00 €: la differenza è 47.700,00 €. Controlla le righe e il totale: noi contiamo le righe, non il totale.",
    ]);
  });

  test("a euro is rounding, two euro are told", async () => {
    expect(await told(table(["Totale", null, null, 301]))).toEqual([]);
    expect(await told(table(["Totale", null, null, 302]))).toHaveLength(1);
  });

  test("subtotals add their group, the last one all", async () => {
    expect(
      await told(
        table(
          ["Subtotale", null, null, 300],
          row("Lungofiume", 50),
          ["Sub-totale", null, null, 50],
          ["Totale generale", null, null, 350],
        ),
      ),
    ).toEqual([]);
  });

  test("those of Excel, called by their group", async () => {
    const lettura = read(
      await table(
        ["Crescere insieme Totale", null, null, 300],
        ["Abitare la cura", "Alpe", "Acquisti", 50],
        ["Abitare la cura Totale", "Tutta la città", "Acquisti", 50],
        ["Totale complessivo", null, null, 350],
      ),
    );
    expect(sections(lettura)).toEqual(["V105 risorse 3/3"]);
    expect(new Set(codes(lettura))).toEqual(new Set(["riga-totale"]));
  });

  describe("over their rows, where the table begins with one,", () => {
    const over = async (...rows: readonly (readonly (string | number | null)[])[]) =>
      told(byHand({ Risorse: [HEAD, ...rows] }));
    const [all, first, second] = [
      ["Totale", null, null, 350],
      ["Totale Crescere", null, null, 300],
      ["Totale Cura", null, null, 50],
    ];
    const [one, two, three] = [row("Alpe", 100), row("Piana", 200), ["Abitare la cura", "Alpe", "Acquisti", 50]];
    test.each([
      ["one of all", [all, one, two, three]],
      ["one of each group", [first, one, two, second, three]],
      ["both", [all, first, one, two, second, three]],
    ])("%s", async (_, rows) => expect(await over(...rows)).toEqual([]));

    test("a wrong one is told with the rows below it", async () => {
      expect(await over(["Totale", null, null, 999], one, two)).toEqual([
        "D2 · Importo (€) · foglio «Risorse»: Il totale della colonna «Importo (€)» è 999,00 €, ma le righe sotto sommano 300,00 €: la differenza è 699,00 €. Controlla le righe e il totale: noi contiamo le righe, non il totale.",
      ]);
    });
  });

  test("a row refused for another fault was added by who wrote the total", async () => {
    expect(await told(table(["Crescere insieme", "Marte", "Stipendi", 50], ["Totale", null, null, 350]))).toHaveLength(
      1,
    );
  });

  test("a total over a number that cannot be read is asked", async () => {
    const lettura = read(await table(row("Alpe", "circa 20"), ["Totale", null, null, 320]));
    expect(codes(lettura)).toEqual(["cella-non-numero", "riga-totale-da-verificare"]);
  });

  test.each([
    ["is asked where it is more than what is known", 320, ["riga-totale-da-verificare"]],
    ["is right where it is what is known", 300, ["riga-totale"]],
  ])("a total over a number that nobody knows %s", async (_, sum, told) => {
    expect(codes(read(await table(row("Lungofiume", "n.d."), ["Totale", null, null, sum])))).toEqual(told);
  });

  describe("by its sum, where no name of a list is written,", () => {
    const [one, two] = [row("Alpe", 1234.5), row("Piana", 765.25)];
    const found = async (...rows: readonly (readonly (string | number | null)[])[]) => {
      const lettura = read(await byHand({ Risorse: [HEAD, ...rows] }));
      return [...sections(lettura), ...codes(lettura)];
    };
    const SUM = 1999.75;
    test.each([null, "Σ", "A riportare", "Complessivo", "Riepilogo 2024"])(
      "whatever it is called: «%s»",
      async (name) =>
        expect(await found(one, two, [name, null, null, SUM])).toEqual(["V105 risorse 2/2", "riga-totale"]),
    );
    test("also after a subtotal, and under blank rows", async () => {
      const sub: readonly (string | number | null)[] = [null, null, null, SUM];
      const after = await found(one, two, sub, row("Lungofiume", 50.3), [], [null, null, null, SUM + 50.3]);
      expect(after).toEqual(["V105 risorse 3/3", "riga-totale"]);
    });
    test("which says so without a name", async () => {
      const lettura = read(await byHand({ Risorse: [HEAD, one, two, [null, null, null, SUM]] }));
      expect(lines(lettura.diagnostics)).toEqual([
        "D4 · foglio «Risorse»: I numeri di questa riga, che non ha un nome, sono la somma di quelli sopra: è un totale, e non la sommiamo alle altre. Non devi fare niente.",
      ]);
    });
    test.each([
      ["another number", [one, two, [null, null, null, SUM + 1]]],
      ["the number of the only row above", [one, [null, null, null, 1234.5]]],
      ["a sum that may be chance", [row("Alpe", 10), row("Piana", 20), [null, null, null, 30]]],
      ["a name of a list", [one, two, ["Crescere insieme", null, null, SUM]]],
    ])("and not with %s", async (_, rows) => {
      const told = await found(...rows);
      expect(told).toContainEqual(expect.stringMatching(/^cella-vuota|^riga-incompleta/));
      expect(told).not.toContain("riga-totale");
    });
  });

  test("a total without numbers leaves nothing out", async () => {
    expect(codes(read(await table(["Totale"])))).toEqual(["riga-totale"]);
  });

  test("a name that begins with «Totale» on a row of codes is a record", async () => {
    const head = ["Nome del servizio", "Cantiere", "Zona", "Destinatari", "Bisogno a cui risponde", "Modalità"];
    const lettura = read(
      await byHand({
        Servizi: [head, ["Totale sollievo", "Crescere insieme", "Alpe", "tutti", "compagnia", "centro"]],
      }),
    );
    expect(codes(lettura)).not.toContain("riga-totale");
    expect(sections(lettura)[0]).toMatch(/\/1$/);
  });
});
