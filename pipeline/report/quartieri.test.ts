// A quartiere has a card with what the report tells of it, and a link that leads there.
import { expect, test } from "vitest";
import { renderHtml } from "./html.ts";
import { fixtureModel } from "./model.support.ts";
import { quartiereCards } from "./quartieri.ts";

const model = fixtureModel();
const [quartiere] = model.membri["quartieri"] ?? [];
const cell = (testo: string) => ({ testo, stato: "valore" as const });
const [table] = Object.values(model.prospetti).filter(({ tipo }) => tipo === "tavola");

test("every quartiere of the table is in its zona's list, with its card on screen and the zona on paper", async () => {
  if (quartiere === undefined || table === undefined) throw new Error("no quartiere");
  const of = structuredClone(model);
  of.prospetti["quartieri"] = {
    ...table,
    ...{ id: "quartieri", numero: "3.9" },
    tabella: {
      testata: "Quartiere",
      colonne: [{ id: "residenti", titolo: "Residenti", numerica: true }],
      righe: [
        { id: "zona", titolo: "Zona", livello: 0, totale: true, celle: [cell("99")] },
        { id: quartiere.codice, titolo: quartiere.nome, livello: 1, totale: false, celle: [cell("6.939")] },
      ],
      segni: [],
    },
  };
  expect([...quartiereCards(of)]).toEqual([
    [quartiere.codice, { ancora: `quartiere-${quartiere.codice}`, voci: [{ titolo: "Residenti", testo: "6.939" }] }],
  ]);
  const html = await renderHtml(of, { draw: async () => "<svg></svg>" });
  expect(html).toContain(`<a class="solo-schermo" href="#quartiere-${quartiere.codice}">${quartiere.nome}</a>`);
  expect(html).toMatch(new RegExp(`id="quartiere-${quartiere.codice}"[^]*?<dt>Residenti</dt><dd>6.939</dd>`));
});

test("without that table the list leads to the zone", () => {
  expect(quartiereCards(model).size).toBe(0);
});
