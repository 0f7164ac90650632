// One total on the row of every zona is asked about once; what may well be so by chance is not.
import { expect, test } from "vitest";
import { anno, codes, lines, read, risorse, sections } from "./reading.support.ts";

const ZONE = ["alpe", "lungofiume", "piana"];
const volunteers = (...rows: readonly string[]) =>
  read(["ente;edizione;cantiere;zona;volontari;di cui donne", ...rows.map((row) => `V105;${anno};${row}`)].join("\n"));
const inEach = (numbers: string, zone = ZONE) => zone.map((zona) => `crescere;${zona};${numbers}`);

test("the same numbers in three zone are counted, and asked about once", () => {
  const lettura = volunteers(...inEach("60;20"), "abitare-la-cura;alpe;60;20");
  expect(sections(lettura)).toEqual(["V105 volontari 4/4"]);
  expect(lines(lettura.diagnostics)).toEqual([
    expect.stringMatching(
      /^riga 2; riga 3; riga 4: Le righe 2-4 sono uguali, e cambia solo la zona: .* lo contiamo 3 volte\./,
    ),
  ]);
});

const withHours = (...rows: readonly string[]) =>
  read(
    ["ente;edizione;cantiere;zona;volontari;di cui donne;ore_annue", ...rows.map((row) => `V105;${anno};${row}`)].join(
      "\n",
    ),
  );

test.each([
  ["cantieri", ["crescere;citta;40;17;940", "abitare-la-cura;citta;40;17;940"], "il cantiere"],
  ["zone", ["crescere;alpe;40;17;940", "crescere;piana;40;17;940"], "la zona"],
])("many numbers that are the same in two %s are asked about too", (_, rows, cambia) => {
  const lettura = withHours(...rows);
  expect(sections(lettura)).toEqual(["V105 volontari 2/2"]);
  expect(lines(lettura.diagnostics)).toEqual([
    expect.stringContaining(
      `sono uguali, e cambia solo ${cambia}: se è un totale scritto in ognuna lo contiamo 2 volte.`,
    ),
  ]);
});

test.each([
  ["in two cantieri, of two numbers", () => volunteers("crescere;alpe;60;20", "abitare-la-cura;alpe;60;20")],
  ["of noughts beside one number", () => withHours("crescere;alpe;40;0;0", "abitare-la-cura;alpe;40;0;0")],
  ["in two zone only", () => volunteers(...inEach("60;20", ZONE.slice(1)))],
  ["with small numbers", () => volunteers(...inEach("19;3"))],
  ["where one number is another", () => volunteers(...inEach("60;20", ZONE.slice(1)), "crescere;alpe;60;21")],
  [
    "of money, which is often parted evenly",
    () => read(risorse(...ZONE.map((zona) => `crescere;${zona};stipendi;6000`))),
  ],
])("nobody is asked %s", (_, made) => expect(codes(made())).toEqual([]));
