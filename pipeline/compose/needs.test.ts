// Needs and rates as the report prints, draws and publishes them: four states told apart in words, and what is not known a
// zero nowhere.
import { expect, test } from "vitest";
import { figuraId, type Stato } from "../../schemas/figura.ts";
import { BLOCCHI } from "../../schemas/questionario.ts";
import type { Prospetto } from "../../schemas/report-model.ts";
import { draw } from "../charts/draw.ts";
import { texts } from "../charts/svg-parts.support.ts";
import { borgo } from "../edizione/borgo.support.ts";
import { computeFigure } from "../figure/compute.ts";
import { loadMisure } from "../figure/declarations.ts";
import { everybody, pointAt } from "../figure/points.support.ts";
import { figureTable, toCsv } from "../publish/tables.ts";
import { networkSize } from "./base-line.ts";
import { buildModel } from "./build.ts";
import { loadProspetti } from "./prospetti.ts";
import { lines } from "./prova.support.ts";

const MISURE = await loadMisure();
const PROSPETTI = (await loadProspetti(MISURE)).prospetti.filter(
  ({ id }) => id === "utenti-per-mille" || id.startsWith("bisogni-divario") || id === "bisogni-copertura",
);
const NEEDS = `destinatari,zona,persone,prevalenza_percento,inf,sup,fonte,data
piccoli,nord,120,,100,140,Studio di Borgo,2020-12-31
piccoli,sud,20,,10,30,Studio di Borgo,2020-12-31
anziani,nord,50,,40,60,Un altro studio,2019
`;
const GROUPS = {
  file: "edizione.yaml",
  from: "    - { codice: tutti, nome: Tutti }",
  to: "    - { codice: piccoli, nome: Piccoli }\n    - { codice: anziani, nome: Anziani }\n    - { codice: tutti, nome: Tutti }",
};

/** The report of so many users, by group and zona. */
async function report(
  needs: string | null,
  { nascoste = [], stati = {} }: { nascoste?: readonly string[]; stati?: Readonly<Record<string, Stato>> } = {},
) {
  const edizione = await borgo([GROUPS], { "territorio/fabbisogni.csv": needs });
  const served = [
    [{}, 240],
    [{ zona: "nord" }, 200],
    [{ zona: "sud" }, 40],
    [{ destinatari: "piccoli" }, 65],
    [{ destinatari: "piccoli", zona: "nord" }, 25],
    [{ destinatari: "piccoli", zona: "sud" }, 40],
    [{ destinatari: "anziani" }, 175],
    [{ destinatari: "anziani", zona: "nord" }, 175],
  ] as const;
  const residents = [
    [{}, 1000],
    [{ zona: "nord" }, 900],
    [{ zona: "sud" }, 100],
  ] as const;
  const points = (of: readonly (readonly [Readonly<Record<string, string>>, number])[]) =>
    of.map(([dims, valore]) => pointAt(dims, valore));
  const cubi = new Map([
    ["utenti", points(served)],
    ["residenti", points(residents)],
    ["fabbisogno", []],
  ]);
  const all = new Set(edizione.enti.map(({ codice }) => codice));
  const risposte = { qualcosa: all, perBlocco: new Map(BLOCCHI.map(({ id }) => [id, all])) };
  const figure = computeFigure(
    edizione,
    MISURE,
    { cubi, coppie: new Map(), guasti: [] },
    risposte,
    everybody(edizione),
    new Set(nascoste),
  );
  const at: typeof figure.at = (misura, dims) => {
    const stato = stati[figuraId(misura, dims)];
    // The number stays, as if protection had left it: the state alone must hide it.
    return stato === undefined ? figure.at(misura, dims) : { ...figure.at(misura, dims), stato };
  };
  const { model, fuori, tabelle } = buildModel({
    ...{ edizione, figure: { ...figure, at }, dichiarati: { prospetti: PROSPETTI, elenchi: [] } },
    ...{
      elenchi: {},
      citazioni: [],
      rete: networkSize(edizione),
      panel: null,
      pin: {},
      p: 10,
      isInternal: false,
      errata: [],
      ragioni: [],
    },
  });
  expect(model.guasti).toEqual([]);
  const csv = [...tabelle].map(([id, figures]) => toCsv(figureTable(id, "", figures))).join("\n");
  return Object.assign(
    new Map([...Object.values(model.prospetti), ...fuori].map((each) => [each.id, each as Prospetto])),
    { csv, figure },
  );
}

const found = (prospetti: ReadonlyMap<string, Prospetto>, id: string): Prospetto => {
  const prospetto = prospetti.get(id);
  if (prospetto === undefined) throw new Error(`no ${id}`);
  return prospetto;
};
const HIDDEN = { nascoste: ["utenti|destinatari=piccoli|zona=nord"] };

test("covered, gap, unknown and hidden are told in words in every cell", async () => {
  const prospetti = await report(NEEDS, HIDDEN);
  const matrice = found(prospetti, "bisogni-divario");
  expect(lines(matrice)).toEqual([
    "Destinatari | Nord | Sud | Valle | Totale",
    "Piccoli | riservato (x) | coperto | ignoto (n.d.) | scoperto 75",
    "Anziani | coperto | ignoto (n.d.) | ignoto (n.d.) | ignoto (n.d.)",
    "Tutti | ignoto (n.d.) | ignoto (n.d.) | ignoto (n.d.) | ignoto (n.d.)",
  ]);
  expect(matrice.fonte).toContain("Studio di Borgo; Un altro studio");
  expect(matrice.note.at(-1)).toContain(
    "Piccoli: Studio di Borgo, 31\u00a0dicembre\u00a02020. Anziani: Un altro studio, 2019.",
  );
});

test("and in the drawing, where what is not known or hidden has no number", async () => {
  const { disegno } = found(await report(NEEDS, HIDDEN), "bisogni-divario");
  if (disegno === undefined) throw new Error("no drawing");
  const words = texts(await draw(disegno, { id: "x", width: "largo" }))
    .map(({ text }) => text)
    .join(" ");
  for (const word of ["riservato (x)", "coperto", "ignoto (n.d.)"]) expect(words).toContain(word);
  expect(words).not.toContain("scoperto 95");
  expect(words.match(/ignoto/g)).toHaveLength(6);
  expect(disegno.punti.filter(({ etichetta }) => etichetta.startsWith("ignoto")).map(({ valore }) => valore)).toEqual(
    Array.from({ length: 6 }, () => null),
  );
});

test("in the open data what is not known has its state and no number", async () => {
  const { csv } = await report(NEEDS);
  const rows = csv.split("\n").filter((row) => /,(divario-bisogno|copertura-bisogno|fabbisogno),/.test(row));
  const unknown = rows.filter((row) => row.includes(",non-disponibile,"));
  expect(rows.filter((row) => row.includes(",tutti,"))).toHaveLength(7);
  expect(unknown).toHaveLength(14);
  for (const row of unknown) expect(row).toMatch(/,(valle|nord|sud|totale),,|,(piccoli|anziani|tutti),,/);
});

test("what was declared alone leaves no gap, and has no coverage", () => {
  const twins = ["divario-bisogno", "copertura-bisogno", "utenti-per-mille"].map((id) =>
    MISURE.has(`${id}-dichiarato`),
  );
  expect(twins).toEqual([false, false, true]);
});

test("need, users, coverage and gap stand side by side", async () => {
  expect(lines(found(await report(NEEDS), "bisogni-copertura"))).toEqual([
    "Destinatari | Utenti | Nel bisogno | Copertura | Divario",
    "Piccoli | 65 | 140 | 46,4% | scoperto 75",
    "Anziani | 175 | n.d. | n.d. | ignoto (n.d.)",
    "Tutti | – | n.d. | n.d. | ignoto (n.d.)",
  ]);
});

test("a hidden zona is in no interval, and then nothing is said of the others", async () => {
  const stati = { "utenti|zona=sud": "riservato", "utenti-per-mille|zona=sud": "riservato" } as const;
  const { note } = found(await report(NEEDS, { stati }), "utenti-per-mille");
  expect(note.slice(-2)).toEqual([
    "Intervalli al 95%: Nord da 192,5 a 255,2.",
    "Non si dice quali zone si scostano dalla città: manca la cifra di Sud.",
  ]);
});

test("without an estimate there is no gap at all, and the rates say so", async () => {
  const prospetti = await report(null);
  expect([...prospetti.keys()]).toEqual(["utenti-per-mille"]);
  for (const misura of ["fabbisogno", "copertura-bisogno", "divario-bisogno"])
    expect(prospetti.figure.at(misura, { destinatari: "piccoli", zona: "nord" })).toMatchObject({
      ...{ valore: null, stato: "non-disponibile" },
    });
  const { note } = found(prospetti, "utenti-per-mille");
  expect(note.at(-1)).toMatch(/^Quante persone abbiano bisogno .* nessuna fonte di questa edizione lo stima/);
});

test("a rate says of which day its residents are, between which limits it lies, and whether zone differ", async () => {
  const { note, tabella, fonte } = found(await report(NEEDS), "utenti-per-mille");
  expect(tabella.righe.map(({ titolo, celle }) => [titolo, celle.at(-1)?.testo])).toEqual([
    ["Nord", "222,2"],
    ["Sud", "400,0"],
    ["Valle", "–"],
  ]);
  expect(fonte).toContain("Anagrafe di Borgo");
  expect(note.slice(1)).toEqual([
    "Data dei residenti: 31\u00a0dicembre\u00a02020.",
    "Intervalli al 95%: Nord da 192,5 a 255,2; Sud da 285,8 a 544,7.",
    expect.stringMatching(
      /^Le zone differiscono tra loro per ragioni strutturali: la loro varianza è \d+(,\d)? volte .*solo gli intervalli/,
    ),
  ]);
});

test("a gap whose users are hidden has no number anywhere", async () => {
  const { figure, csv } = await report(NEEDS, HIDDEN);
  for (const misura of ["divario-bisogno", "copertura-bisogno"])
    expect(figure.at(misura, { destinatari: "piccoli", zona: "nord" })).toMatchObject({
      ...{ valore: null, ci_inf: null, ci_sup: null, n_enti: null, copertura: null, stato: "riservato" },
    });
  expect(csv).toMatch(/divario-bisogno,piccoli,nord,,persone,,,,,,,,,riservato,riservatezza/);
});
