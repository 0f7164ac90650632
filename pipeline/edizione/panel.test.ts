// The panel as a file, and what is not believed of one.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sentenceOfFault } from "../../schemas/edizione.ts";
import type { Panel, PanelAnswer } from "../../schemas/panel.ts";
import { borgo } from "./borgo.support.ts";
import { panelFrom, panelText } from "./panel.ts";

const answer: fc.Arbitrary<PanelAnswer> = fc.record({
  totale: fc.integer({ min: 0, max: 2 ** 45 }),
  punti: fc
    .dictionary(fc.constantFrom("cantiere=crescere", "cantiere=", "zona=nord", "zona=fuori"), fc.nat())
    .map((points) => new Map(Object.entries(points))),
  intera: fc.boolean(),
});
const answers = fc
  .dictionary(fc.constantFrom("E001", "E002", "E010"), answer, { minKeys: 1 })
  .map((byEnte) => new Map(Object.entries(byEnte)));
const panels: fc.Arbitrary<Panel> = fc
  .dictionary(fc.constantFrom("volontari", "valore-netto", "spesa"), answers, { minKeys: 1 })
  .map((byMisura) => ({ anno: 2019, misure: new Map(Object.entries(byMisura)) }));
/** Of those that answered whole some were compared before. */
const withSome = (panel: Panel, chosen: readonly string[]): Panel => {
  const compared = [...panel.misure].map(([id, answers]): [string, Set<string>] => [
    id,
    new Set(chosen.filter((ente) => answers.get(ente)?.intera === true)),
  ]);
  const some = compared.filter(([, enti]) => enti.size > 0);
  return some.length === 0 ? panel : { ...panel, confrontati: new Map(some) };
};

test("what is written is what is read, whatever the panel", () => {
  fc.assert(
    fc.property(panels, fc.subarray(["E001", "E002", "E010"]), (made, chosen) => {
      const panel = withSome(made, chosen);
      expect(panelFrom(panelText(panel), "p.csv", 2019)).toEqual({ panel, difetti: [] });
    }),
  );
});

const HEAD = "formato,edizione,ente,dimensione,membro,volontari";
const GOOD = `${HEAD}\n2,2019,E002,totale,,10\n2,2019,E002,zona,nord,10\n2,2019,E003,totale,,4.5 in parte\n`;
const FIGURE = (valore: string) =>
  `edizione,misura,zona,valore,n_enti,copertura,stimato\n2019,volontari,totale,${valore},2,1,0\n2019,volontari,nord,99,1,1,0\n`;

const withPanel = (text: string, figure = FIGURE("14.5"), name = "panel-2019.csv") =>
  borgo([], { [`riservato/${name}`]: text, "precedenti/2019.csv": figure });

describe("a panel in riservato/", () => {
  test("is of the edition, and agrees with what was published", async () => {
    const { panel, difetti } = await withPanel(GOOD);
    expect(difetti).toEqual([]);
    expect(panel.map(({ anno }) => anno)).toEqual([2019]);
    expect(panel[0]?.misure.get("volontari")?.get("E003")).toEqual({ totale: 450, punti: new Map(), intera: false });
  });

  test("whose enti do not add up to what was published is not compared, and it is said what to copy", async () => {
    const { panel, difetti } = await withPanel(GOOD, FIGURE("14"));
    expect(panel).toEqual([]);
    expect(difetti.map(sentenceOfFault)).toEqual([
      "riservato/panel-2019.csv: per «volontari» gli enti sommano 14,50, e in precedenti/2019.csv, riga 2, è pubblicato 14,00: il panel non è di ciò che fu pubblicato, e gli stessi enti non si confrontano. Da una stessa costruzione dell'edizione 2019 copia archivio/panel-2019.csv in riservato/ e dati/figure.csv in precedenti/2019.csv.",
    ]);
  });

  test.each([
    ["of another format", GOOD.replaceAll("\n2,", "\n1,"), "il formato del panel è «1»"],
    ["of another year", GOOD.replace("2,2019,E003", "2,2018,E003"), "la riga è dell'edizione «2018»"],
    ["without rows", `${HEAD}\n`, "il file non ha righe"],
    ["with a word for a number", GOOD.replace(",,10\n", ",,dieci\n"), "volontari dice «dieci»"],
    ["with a point before its margin", GOOD.replace("2,2019,E002,totale,,10\n", ""), "volontari dice «10»"],
    ["with an ente twice", `${GOOD}2,2019,E002,totale,,10\n`, "volontari dice «10»"],
    [
      "with a point twice",
      `${GOOD.replace("zona,nord,10\n", "zona,nord,10\n2,2019,E002,zona,nord,10\n")}`,
      "volontari dice «10»",
    ],
  ])("%s is left aside and told", async (_, text, cosa) => {
    const { panel, difetti } = await withPanel(text);
    expect(panel).toEqual([]);
    expect(difetti).toMatchObject([{ file: "riservato/panel-2019.csv", cosa: expect.stringContaining(cosa) }]);
  });

  test("of this edition, or under another name, is no earlier one", async () => {
    const own = await withPanel(GOOD, FIGURE("14.5"), "panel-2020.csv");
    expect([own.panel, own.difetti]).toMatchObject([
      [],
      [{ cosa: expect.stringContaining("non è di prima del 2020") }],
    ]);
    const other = await withPanel(GOOD, FIGURE("14.5"), "panel.csv");
    expect([other.panel, other.difetti]).toMatchObject([
      [],
      [{ file: "riservato/panel.csv", rimedio: expect.stringContaining("panel-2016.csv") }],
    ]);
  });
});
