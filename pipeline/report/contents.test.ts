// The list of charts and tables says whose each is, and what it shows where its title does not.
import { expect, test } from "vitest";
import type { Prospetto } from "../../schemas/report-model.ts";
import { contentsOf } from "./contents.ts";
import { fixtureModel } from "./model.support.ts";

const model = fixtureModel();
const [example] = Object.values(model.prospetti);
const made = (over: Partial<Prospetto>): Prospetto => ({ ...(example as Prospetto), ...over });
const cantieri = model.capitoli.find(({ id }) => id === "cantieri");
const [part] = cantieri?.parti ?? [];

test("a chart of a cantiere stands under its name, a sentence with what it is about", () => {
  const found = contentsOf(
    [
      made({
        ...{
          id: `fonti--${part?.id}`,
          tipo: "grafico",
          numero: `${cantieri?.numero}.1`,
          titolo: "Le famiglie mettono 59 euro su 100",
        },
        ...{ sottotitolo: "Risorse per fonte, Prima Infanzia, 2016", risultato: { candidato: "quota", fermati: [] } },
      }),
      made({
        ...{ id: "insieme", tipo: "tavola", numero: `${cantieri?.numero}.1`, titolo: "Risorse per zona" },
        ...{ sottotitolo: "Brescia, 2016", risultato: { candidato: "neutro", fermati: [] } },
      }),
    ],
    model,
  );
  expect(
    found.map(({ titolo, gruppi }) => [titolo, gruppi.map((each) => [each.titolo, each.voci.map(({ cosa }) => cosa)])]),
  ).toEqual([
    ["Grafici", [[`${cantieri?.numero} · ${part?.titolo}`, ["Risorse per fonte"]]]],
    ["Tavole", [[`${cantieri?.numero} · ${cantieri?.breve}`, [""]]]],
  ]);
});

test("every chart and table of a report is in its list once", () => {
  const all = Object.values(model.prospetti);
  const listed = contentsOf(all, model).flatMap(({ gruppi }) =>
    gruppi.flatMap(({ voci }) => voci.map(({ ancora }) => ancora)),
  );
  expect(listed).toHaveLength(all.length);
  expect(new Set(listed).size).toBe(all.length);
});
