import { describe, expect, test } from "vitest";
import { anno, codes, lines, read, sections } from "./reading.support.ts";

const asked = (head: string, rows: readonly string[]): string[] => {
  const csv = [`ente;edizione;${head}`, ...rows.map((row) => `V105;${anno};${row}`)].join("\n");
  const { diagnostics } = read(csv);
  return diagnostics.flatMap(({ codice, luoghi, params }) =>
    codice === "riga-somma" ? luoghi.map(({ riga }) => `${riga} = ${params["righe"]}`) : [],
  );
};
const volontari = (...rows: readonly string[]) => asked("cantiere;zona;volontari;ore_annue", rows);
const risorse = (...rows: readonly string[]) => asked("cantiere;zona;voce;importo", rows);

describe("a row that adds up others is asked, with the rows it adds", () => {
  test.each([
    [
      "«Tutta la città» under its zone",
      volontari("crescere;alpe;12;340", "crescere;piana;20;500", "crescere;citta;32;840"),
      ["4 = 2 e 3"],
    ],
    [
      "«Tutta la città» under its only zone",
      volontari("crescere;alpe;12;340", "crescere;citta;12;340", "abitare-la-cura;piana;5;70"),
      ["3 = 2"],
    ],
    [
      "that says no hours",
      volontari("crescere;alpe;12;340", "crescere;piana;20;500", "crescere;citta;32;"),
      ["4 = 2 e 3"],
    ],
    [
      "over blank cells",
      volontari("crescere;alpe;12;", "crescere;piana;20;500", "crescere;citta;32;500"),
      ["4 = 2 e 3"],
    ],
    [
      "one for each cantiere",
      volontari(
        "crescere;alpe;12;",
        "crescere;piana;20;",
        "crescere;citta;32;",
        "abitare-la-cura;alpe;5;",
        "abitare-la-cura;piana;6;",
        "abitare-la-cura;citta;11;",
      ),
      ["4 = 2 e 3", "7 = 5 e 6"],
    ],
    [
      "«Trasversale» under totals",
      volontari(
        "crescere;alpe;12;",
        "crescere;piana;20;",
        "crescere;citta;32;",
        "abitare-la-cura;alpe;5;",
        "abitare-la-cura;piana;6;",
        "trasversale;citta;43;",
      ),
      ["4 = 2 e 3", "7 = 2, 3, 5 e 6"],
    ],
    [
      "for each voce",
      risorse("crescere;alpe;stipendi;100", "crescere;piana;stipendi;50,5", "crescere;citta;stipendi;150,5"),
      ["4 = 2 e 3"],
    ],
    [
      "of all voci",
      risorse("crescere;alpe;stipendi;100", "crescere;piana;acquisti;50,5", "crescere;citta;affitti;150,5"),
      ["4 = 2 e 3"],
    ],
    [
      "with a cent of rounding",
      risorse("crescere;alpe;stipendi;100,33", "crescere;piana;stipendi;50,33", "crescere;citta;stipendi;150,67"),
      ["4 = 2 e 3"],
    ],
    [
      "over its rows",
      volontari("trasversale;citta;132;840", "crescere;alpe;112;340", "crescere;piana;20;500"),
      ["2 = 3 e 4"],
    ],
    [
      "without a general name",
      risorse("crescere;alpe;stipendi;1200,35", "crescere;piana;stipendi;300,40", "crescere;alpe;affitti;1500,75"),
      ["4 = 2 e 3"],
    ],
  ])("%s", (_, told, expected) => expect(told).toEqual(expected));
});

describe("nobody is asked", () => {
  test.each([
    ["of another number", volontari("crescere;alpe;12;340", "crescere;piana;20;500", "crescere;citta;7;90")],
    ["of one equal and one other", volontari("crescere;alpe;12;340", "crescere;piana;20;500", "crescere;citta;32;90")],
    ["of two rows alike in few digits", volontari("crescere;alpe;12;", "crescere;citta;12;")],
    ["of two parts alike", volontari("crescere;alpe;12;340", "crescere;piana;12;340")],
    ["of small numbers that meet by chance", volontari("crescere;alpe;1;", "crescere;piana;2;", "crescere;citta;3;")],
    [
      "of round numbers of no general name",
      risorse("crescere;alpe;stipendi;100", "crescere;piana;stipendi;200", "crescere;alpe;affitti;300"),
    ],
    [
      "where another row of the group follows",
      volontari("crescere;alpe;12;", "crescere;piana;20;", "crescere;citta;32;", "crescere;lungofiume;4;"),
    ],
    ["of zeros", volontari("crescere;alpe;0;0", "crescere;piana;0;0", "crescere;citta;0;0")],
    ["of marks", asked("cantiere;zona;bisogno;gravita;risposta", [])],
  ])("%s", (_, told) => expect(told).toEqual([]));
});

test("a row alike another is not called a sum", () => {
  const head = "ente;edizione;cantiere;zona;volontari;ore_annue";
  const rows = ["alpe", "citta"].map((zona) => `V105;${anno};crescere;${zona};12;340`);
  expect(lines(read([head, ...rows].join("\n")).diagnostics)).toEqual([
    "riga 3 · crescere, citta: I numeri della riga «crescere, citta» sono gli stessi della riga 2: se è un totale li contiamo due volte. Se è un totale cancella la riga; se sono numeri in più confermalo.",
  ]);
});

test("a row that calls itself a part of another is asked", () => {
  const head = "nome;cantiere;zona;destinatari;bisogno;modalita;utenti";
  const csv = [
    `ente;edizione;${head}`,
    `V105;${anno};Doposcuola;crescere;alpe;ragazzi;compagnia;centro;40`,
    `V105;${anno};- di cui alle medie;crescere;alpe;ragazzi;compagnia;centro;15`,
  ].join("\n");
  const { diagnostics } = read(csv);
  expect(diagnostics.map(({ codice, luoghi }) => `${codice} ${luoghi[0]?.riga}`)).toEqual(["riga-di-cui 3"]);
});

test.each([
  ["of which, in a column of names of a list", "di cui;;Stipendi;300"],
  ["with a name", "crescere;alpe;di cui educatori;300"],
  ["in other words", "tra cui piccoli;alpe;stipendi;300"],
])("a row that is a part of the one above, %s, is asked and not counted, nor added up under a total", (_, part) => {
  const rows = ["crescere;alpe;stipendi;1000,10", part, "crescere;piana;stipendi;500,25", "Totale;;;1500,35"];
  const csv = ["ente;edizione;cantiere;zona;voce;importo", ...rows.map((row) => `V105;${anno};${row}`)].join("\n");
  const lettura = read(csv);
  expect(sections(lettura)).toEqual(["V105 risorse 2/2"]);
  expect(codes(lettura).sort()).toEqual(["riga-di-cui", "riga-totale"]);
  expect(lines(lettura.diagnostics)[0]).toContain("sembra una parte di quella sopra: non la contiamo.");
});
