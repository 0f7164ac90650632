// A number that was published is another only in the open.
import { describe, expect, test } from "vitest";
import type { RevisedFigura } from "../../schemas/revised.ts";
import { CorrezioneCheRivela, correctionsOf, toldErrata } from "./freeze.ts";
import { revisedFigures } from "./revised.ts";

const chiusura = {
  ...{ numero: 1, il: "2021-03-12T09:00:00.000Z", chi: "Anna", motivo: "" },
  ...{ protocollo: 2, eccezioni: new Map() },
};
const now = () => "2021-04-01T09:00:00.000Z";
const side = (valore: string) => ({ valore, stato: "stimato" });
const revised: RevisedFigura[] = [
  { misura: "volontari", dims: { zona: "nord" }, unita: "posizioni", prima: side("202"), ora: side("239") },
];
const first = { numero: 1, il: "2021-03-20", chi: "Ugo", motivo: "Un refuso", figure: [] };
const erratum = { motivo: "Un ente aveva contato solo i fissi", chi: "Anna" };
const cartella = "borgo";

test("a number that is hidden now, as when an ente takes its consent back, is not published once more beside its correction", () => {
  const elsewhere: RevisedFigura = { ...(revised[0] as RevisedFigura), dims: { zona: "sud" } };
  const errata = [{ ...first, figure: [...revised, elsewhere] }];
  const [told] = toldErrata(errata, new Set(["volontari|zona=nord"]));
  expect(told?.figure).toEqual([
    { ...revised[0], prima: { valore: "", stato: "stimato" }, ora: { valore: "", stato: "riservato" } },
    elsewhere,
  ]);
  expect(toldErrata(errata, new Set())).toEqual(errata);
});

describe("a closed edition", () => {
  test("whose numbers are others is not published, and the stop names them with what to do", () => {
    const build = () => correctionsOf(revised, { chiusura, errata: [first] }, { cartella }, now);
    expect(build).toThrow("adesso una cifra non è più com'è stata pubblicata:\n  volontari zona=nord: 202 → 239\n");
    expect(build).toThrow("bilancio errata borgo --motivo");
    const twenty = Array.from({ length: 20 }, () => revised).flat();
    expect(() => correctionsOf(twenty, { chiusura, errata: [] }, { cartella }, now)).toThrow(
      /20 cifre non sono più come sono state pubblicate:\n(.*\n){12} {2}e altre 8\./,
    );
  });
  test("whose numbers are the same keeps what was corrected before", () => {
    expect(correctionsOf([], { chiusura, errata: [first] }, { cartella }, now)).toEqual({
      errata: [first],
      daTenere: null,
    });
  });
  test("is corrected with a reason, after what was corrected before", () => {
    const made = { ...erratum, il: now(), figure: revised };
    expect(correctionsOf(revised, { chiusura, errata: [first] }, { cartella, erratum }, now)).toEqual({
      errata: [first, { ...made, numero: 2 }],
      daTenere: made,
    });
  });
  test("whose correction was written and not published goes on with it, whether it is said again or not", () => {
    const errata = [first, { ...erratum, numero: 2, il: now(), figure: revised }];
    for (const again of [{}, { erratum: { motivo: "Altro", chi: "Ugo" } }])
      expect(correctionsOf(revised, { chiusura, errata }, { cartella, ...again }, now)).toEqual({
        errata,
        daTenere: "scritta",
      });
  });
  test("of which no number is another has nothing to correct", () => {
    const correct = () => correctionsOf([], { chiusura, errata: [] }, { cartella, erratum }, now);
    expect(correct).toThrow("non c'è niente da correggere");
  });
});

test("an open edition publishes what it finds, and corrects nothing", () => {
  const open = { chiusura: null, errata: [] };
  expect(correctionsOf([], open, { cartella }, now)).toEqual({ errata: [], daTenere: null });
  expect(() => correctionsOf([], open, { cartella, erratum }, now)).toThrow("L'edizione è aperta");
});

test("figures are others by their number or by what stands in its place, wherever their row is", () => {
  const table = (...rows: readonly string[]): string =>
    ["misura,zona,valore,stato,dichiarato,unita", ...rows].join("\n");
  const before = table("enti,totale,12,valore,,enti", "ore,nord,,non-stimato,30,ore", "ore,sud,7,valore,,ore");
  const after = table("ore,sud,7,stimato,,ore", "ore,nord,,non-stimato,31,ore", "enti,totale,12,valore,,enti");
  expect(revisedFigures(before, before)).toEqual([]);
  expect(revisedFigures(before, after)).toEqual([
    {
      ...{ misura: "ore", dims: { zona: "sud" }, unita: "ore" },
      ...{ prima: { valore: "7", stato: "valore" }, ora: { valore: "7", stato: "stimato" } },
    },
    {
      ...{ misura: "ore", dims: { zona: "nord" }, unita: "ore" },
      ...{ prima: { valore: "30", stato: "non-stimato" }, ora: { valore: "31", stato: "non-stimato" } },
    },
  ]);
  expect(revisedFigures(before, table("ore,nord,,non-stimato,30,ore", "ore,sud,7,valore,,ore"))).toMatchObject([
    { misura: "enti", dims: {}, prima: { valore: "12" }, ora: null },
  ]);
});

test("who is told to wait for other corrections is not told so of money counted once", () => {
  const stopped = (...ids: readonly string[]): string =>
    new CorrezioneCheRivela(new Set(ids), "bilancio errata", (misura) => misura !== "valore-consolidato").message;
  expect(stopped("spesa", "valore-consolidato")).toMatch(/\nPer valore-consolidato aspettare non serve: /);
  expect(stopped("spesa")).not.toContain("aspettare non serve");
});
