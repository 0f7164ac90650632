import { expect, test } from "vitest";
import { type SizeEvidence, sizedFrame } from "./frame.ts";

const ente = (codice: string, known: Partial<SizeEvidence> = {}): SizeEvidence => ({
  codice,
  simili: "associazione",
  edizione_precedente: null,
  bilancio: null,
  operatori: null,
  ...known,
});

test("a size is taken from the best that is known, and says from what", () => {
  const outcome = sizedFrame([
    ente("E5", { simili: "cooperativa" }),
    ente("E1", { edizione_precedente: 900, bilancio: 7000, operatori: 3 }),
    ente("E2", { bilancio: 400, operatori: 4 }),
    ente("E3", { operatori: 5 }),
    ente("E4", { operatori: 0 }),
    ente("E6", { simili: "cooperativa", edizione_precedente: 0 }),
  ]);
  expect(outcome).toEqual({
    made: [
      { codice: "E1", x: 900, x_source: "edizione-precedente" },
      { codice: "E2", x: 400, x_source: "bilancio" },
      // 900/3 and 400/4 for each person at work: 200.
      { codice: "E3", x: 1000, x_source: "operatori" },
      { codice: "E4", x: 650, x_source: "mediana" },
      // Like enti first: nothing is a size too.
      { codice: "E5", x: 0, x_source: "mediana" },
      { codice: "E6", x: 0, x_source: "edizione-precedente" },
    ],
  });
});

test("where no like ente has a size, the whole network stands for them", () => {
  const enti = [ente("E1", { edizione_precedente: 50, operatori: 2 }), ente("E2", { simili: "comune", operatori: 4 })];
  expect(sizedFrame(enti)).toMatchObject({ made: [{}, { x: 100, x_source: "operatori" }] });
});

test.each([
  {
    name: "a network where no size is known",
    enti: [ente("E2", { operatori: 3 }), ente("E1")],
    refused: { tipo: "dimensione-mancante", enti: ["E1", "E2"] },
  },
  {
    name: "a code that stands twice",
    enti: [ente("E1", { bilancio: 1 }), ente("E2", { bilancio: 1 }), ente("E1", { bilancio: 2 })],
    refused: { tipo: "ente-doppio", enti: ["E1"] },
  },
  {
    name: "sizes that are no amount",
    enti: [
      ente("E1", { bilancio: Number.NaN }),
      ente("E2", { edizione_precedente: -1 }),
      ente("E3", { operatori: 1 / 0 }),
    ],
    refused: { tipo: "dimensione-non-valida", enti: ["E1", "E2", "E3"] },
  },
])("refuses $name", ({ enti, refused }) => {
  expect(sizedFrame(enti)).toEqual({ refused });
});
