import { describe, expect, test } from "vitest";
import { type Rilevazione, rilevazioneSchema } from "../../schemas/rilevazione.ts";
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
const HEAD = "id,CODICE,VN,VOL1[Z],VOL1[V],VOL1[D],VOL2[Z],VOL2[V],VOL2[D],BC,BZ,BG,BR,B[1],B[2]";
const survey = (...rows: readonly string[]) =>
  read([HEAD, ...rows].join("\n"), { nome: "rilevazione.csv", rilevazioni: [mappa] });

test("an export is known by its name, however its accents are written", () => {
  const [apart, together] = ["NFD", "NFC"].map((form) => "Volontariato – sì.csv".normalize(form));
  const text = [HEAD, "1,V105,,Z1,12,3,,,,,,,,,"].join("\n");
  const lettura = read(text, { nome: apart ?? "", rilevazioni: [{ ...mappa, file: [together ?? ""] }] });
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
    expect(read(HEAD, { rilevazioni: [mappa] }).formato).toBe("csv");
  });
});

describe("faults are told at the line of the answer", () => {
  test.each([
    [
      "a number in words",
      "1,V105,,Z1,circa la metà,3,,,,,,,,,",
      "riga 2 · Volontari – crescere, alpe: C'è scritto «circa la metà». Scrivi solo il numero, per esempio 20.",
    ],
    [
      "answers without a ticked box",
      "1,V105,,,,,,,,crescere,Z1,3,piena,,",
      "riga 2 · Bisogno – alpe: La cella è vuota. Scegli una voce dell'elenco, per esempio «Un posto dopo la scuola» o «Compagnia».",
    ],
    ["a box with words", "1,V105,,,,,,,,,,,,forse,", "riga 2 · B[1]: C'è scritto «forse». Scrivi «sì» oppure «no»."],
    [
      "an unknown ente",
      "1,V999,,,,,,,,,,,,,",
      "riga 2: Il codice «V999» non è nell'elenco delle organizzazioni della rete. Controlla il codice nella lettera di invito; se la tua organizzazione è nuova scrivici e la aggiungiamo.",
    ],
  ])("%s", (_, row, line) => expect(lines(survey(row).diagnostics)[0]).toBe(line));

  test("an answer that says nothing at all", () => {
    expect(codes(survey("1,V105,,,,,,,,,,,,,"))).toEqual(["riga-senza-risposte"]);
  });

  test("an ente that answers twice: the last counts where it says something, the earlier is told", () => {
    const lettura = survey("1,V105,,Z1,12,3,,,,crescere,Z1,4,piena,Y,", "2,V105,,Z1,14,3,,,,,,,,,");
    expect(sections(lettura)).toEqual(["V105 volontari 1/1", "V105 bisogni 1/1"]);
    expect(lettura.invii[0]?.sezioni[0]?.righe[0]?.valori[2]).toBe(14);
    expect(lines(lettura.diagnostics)).toEqual([
      "riga 2: L'organizzazione V105 ha risposto di nuovo alla riga 3: dove ha scritto qualcosa conta quella. Non devi fare niente.",
    ]);
  });
});

describe("a question that the export lacks is one finding", () => {
  const without = (...names: readonly string[]) => {
    const kept = HEAD.split(",").flatMap((name, at) => (names.includes(name) ? [] : [at]));
    const cut = (row: string) => kept.map((at) => row.split(",")[at]).join(",");
    const rows = ["1,V105,,Z1,12,3,,,,crescere,Z1,4,piena,Y,", "2,V106,,Z2,5,,,,,,,,,,"];
    return read([HEAD, ...rows].map(cut).join("\n"), { nome: "rilevazione.csv", rilevazioni: [mappa] });
  };

  test("with the rows that cannot be counted without it", () => {
    const lettura = without("VOL1[Z]");
    expect(sections(lettura)).toEqual(["V105 volontari 0/1", "V105 bisogni 1/1", "V106 volontari 0/1"]);
    expect(lines(lettura.diagnostics)).toEqual([
      "riga 1; riga 2; riga 3: Nel file manca la domanda «VOL1[Z]»: senza non possiamo contare le risposte di 2 righe. Esporta di nuovo la rilevazione con tutte le domande, oppure correggi rilevazione.yaml.",
    ]);
  });

  test("also when no row depends on it", () => {
    expect(lines(without("VOL1[D]", "B[2]", "VN").diagnostics).map((line) => line.split(".")[0])).toEqual([
      "riga 1: Nel file manca la domanda «VN»",
      "riga 1: Nel file manca la domanda «VOL1[D]»",
      "riga 1: Nel file manca la domanda «B[2]»",
    ]);
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

test("a mapping of another year refuses its export", () => {
  const lettura = read(HEAD, { nome: "rilevazione.csv", rilevazioni: [{ ...mappa, edizione: 2023 }] });
  expect(codes(lettura)).toEqual(["edizione-diversa"]);
});
