import { describe, expect, test } from "vitest";
import type { Mappatura, Rilevazione } from "../../schemas/rilevazione.ts";
import { rilevazioneSchema } from "../../schemas/rilevazione-schema.ts";
import { codes, lines, read, sections } from "./reading.support.ts";

const mappa: Rilevazione = rilevazioneSchema.parse({
  file: ["rilevazione.csv"],
  ente: "CODICE",
  edizione: 2024,
  spunta: ["Y"],
  codici: { zone: { Z1: "alpe", Z2: "piana" } },
  blocchi: {
    volontari: {
      niente: "VN",
      gruppi: [
        {
          fissi: { cantiere: "crescere" },
          campi: { zona: "VOL{n}[Z]", volontari: "VOL{n}[V]", donne: "VOL{n}[D]" },
          fino_a: 3,
        },
      ],
    },
    bisogni: {
      gruppi: [
        {
          campi: { cantiere: "BC", zona: "BZ", gravita: "BG", risposta: "BR" },
          scelte: { campo: "bisogno", colonne: { compagnia: "B[1]", trasporto: "B[2]" } },
        },
      ],
    },
  },
});
const volontariWith = (donne: string): Rilevazione["blocchi"][string] => ({
  gruppi: [
    {
      fissi: { cantiere: "crescere" },
      campi: { zona: "VOL{n}[Z]", volontari: "VOL{n}[V]", donne },
      fino_a: 3,
    },
  ],
});
/** The mapping as it stands in a file, without its lines. */
const placed = (own: Rilevazione): Mappatura => ({ origine: "inviati/rilevazione.yaml", righe: {}, mappa: own });
const HEAD = "id,CODICE,VN,VOL1[Z],VOL1[V],VOL1[D],VOL2[Z],VOL2[V],VOL2[D],BC,BZ,BG,BR,B[1],B[2]";
const survey = (...rows: readonly string[]) =>
  read([HEAD, ...rows].join("\n"), { nome: "rilevazione.csv", rilevazioni: [placed(mappa)] });

test("an export is known by its name, however its accents are written", () => {
  const [apart, together] = ["NFD", "NFC"].map((form) => "Volontariato – sì.csv".normalize(form));
  const text = [HEAD, "1,V105,,Z1,12,3,,,,,,,,,"].join("\n");
  const lettura = read(text, { nome: apart ?? "", rilevazioni: [placed({ ...mappa, file: [together ?? ""] })] });
  expect(sections(lettura)).toEqual(["V105 volontari 1/1"]);
});

describe("one row of answers becomes rows of blocks", () => {
  test("with what a question implies, repeated groups and one row for each ticked box", () => {
    const lettura = survey("1,v105,,Z1,12,3,piana,5,,crescere,Z2,4,parziale,Y,Y");
    expect(sections(lettura)).toEqual(["V105 volontari 2/2", "V105 bisogni 2/2"]);
    expect(codes(lettura)).toEqual([]);
    const [volontari, bisogni] = lettura.invii[0]?.sezioni ?? [];
    expect(volontari?.righe.map(({ valori }) => valori.slice(0, 4))).toEqual([
      ["crescere", "alpe", 12, 3],
      ["crescere", "piana", 5, null],
    ]);
    expect(bisogni?.righe.map(({ valori }) => valori[2])).toEqual(["compagnia", "trasporto"]);
  });

  test("blank groups give no row, and a block left blank no section", () => {
    expect(sections(survey("1,V105,,,,,Z1,5,,,,,,,"))).toEqual(["V105 volontari 1/1"]);
  });

  test("«niente da dichiarare» is a section of its own, unless rows are there", () => {
    expect(sections(survey("1,V105,Y,,,,,,,,,,,,"))).toEqual(["V105 volontari niente"]);
    expect(codes(survey("1,V105,Y,Z1,5,,,,,,,,,,"))).toEqual(["niente-e-righe"]);
  });

  test("the file that is no survey is read as any other", () => {
    expect(read(HEAD, { rilevazioni: [placed(mappa)] }).formato).toBe("csv");
  });
});

describe("faults are told at the line of the answer", () => {
  test.each([
    [
      "a number in words",
      "1,V105,,Z1,circa la metà,3,,,,,,,,,",
      "riga 2 · Volontari – Crescere insieme, Alpe: C'è scritto «circa la metà». Scrivi il numero: se non ce ne sono scrivi 0, se non lo sai scrivi «non disponibile».",
    ],
    [
      "answers without a ticked box",
      "1,V105,,,,,,,,crescere,Z1,3,piena,,",
      "riga 2 · Bisogno – Alpe: La cella è vuota. Scegli una voce dell'elenco, per esempio «Un posto dopo la scuola» o «Compagnia».",
    ],
    [
      "an unknown ente",
      "1,V999,,,,,,,,,,,,,",
      "riga 2: «V999» non è nell'elenco delle organizzazioni della rete. Controlla il codice nella lettera di invito; se la tua organizzazione è nuova scrivici e la aggiungiamo.",
    ],
  ])("%s", (_, row, line) => expect(lines(survey(row).diagnostics)[0]).toBe(line));

  test("an answer that says nothing at all", () => {
    expect(codes(survey("1,V105,,,,,,,,,,,,,"))).toEqual(["riga-senza-risposte"]);
  });
});

describe("a question that the export lacks is one finding", () => {
  const without = (...names: readonly string[]) => {
    const kept = HEAD.split(",").flatMap((name, at) => (names.includes(name) ? [] : [at]));
    const cut = (row: string) => kept.map((at) => row.split(",")[at]).join(",");
    const rows = ["1,V105,,Z1,12,3,,,,crescere,Z1,4,piena,Y,", "2,V106,,Z2,5,,,,,,,,,,"];
    return read([HEAD, ...rows].map(cut).join("\n"), { nome: "rilevazione.csv", rilevazioni: [placed(mappa)] });
  };

  test("with the rows that cannot be counted without it", () => {
    const lettura = without("VOL1[Z]");
    expect(sections(lettura)).toEqual(["V105 volontari 0/1", "V105 bisogni 1/1", "V106 volontari 0/1"]);
    expect(lines(lettura.diagnostics)).toEqual([
      "inviati/rilevazione.yaml; riga 1; riga 2; riga 3: Nell'esportazione manca la domanda «VOL1[Z]»: senza non possiamo contare le risposte di 2 righe. Scrivi il titolo che ha nell'esportazione, oppure esporta con tutte le domande.",
    ]);
  });

  test("also when no row depends on it", () => {
    const { diagnostics } = without("VOL1[D]", "B[2]", "VN");
    expect(diagnostics.map(({ codice, ente, params }) => [codice, ente, params["domanda"]])).toEqual([
      ["domanda-mancante", null, "VN"],
      ["domanda-mancante", null, "B[2]"],
      ["domanda-mancante", null, "VOL1[D]"],
    ]);
  });

  test("however many repetitions lack it, and with the title that nothing else reads", () => {
    const lettura = read(HEAD.replaceAll("[D]", "[Donne]").concat("\n1,V105,,Z1,12,3,Z2,5,1,,,,,,"), {
      nome: "rilevazione.csv",
      rilevazioni: [placed({ ...mappa, blocchi: { volontari: volontariWith("VOL{n}[Done]") } })],
    });
    expect(lines(lettura.diagnostics)[0]).toBe(
      "inviati/rilevazione.yaml; riga 1: Nell'esportazione manca la domanda «VOL{n}[Done]». Scrivi il titolo che ha nell'esportazione, forse «VOL1[Donne]», oppure esporta con tutte le domande.",
    );
  });

  test("but repetitions that nobody needed are not missed", () => {
    expect(codes(without("VOL2[Z]", "VOL2[V]", "VOL2[D]"))).toEqual([]);
  });

  test("and without the question of the code nothing can be read", () => {
    const lettura = without("CODICE");
    expect(lettura.invii).toEqual([]);
    expect(codes(lettura)).toEqual(["domanda-mancante"]);
  });
});

test("what is asked about an answer names its rows as who answered knows them, not by our codes", () => {
  const { diagnostics } = survey("1,V105,,Z1,tanti,,,,,,,,,,", "2,V106,,,,,,,,crescere,Z2,9,piena,Y,");
  expect(diagnostics.map(({ codice, luoghi }) => [codice, luoghi[0]?.nome_riga])).toEqual([
    ["cella-non-numero", "Crescere insieme, Alpe"],
    ["numero-fuori-limite", "Compagnia, Piana"],
  ]);
});
