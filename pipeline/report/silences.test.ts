import { expect, test } from "vitest";
import { fixtureModel } from "./model.support.ts";
import { isSpokenOf, silencesOf } from "./silences.ts";

const model = fixtureModel();

test("a cantiere or zona is silent where nobody declared anything, or no service; a hidden figura was declared", () => {
  const zone = model.capitoli.find(({ id }) => id === "zone");
  const [first] = zone?.parti ?? [];
  if (first === undefined) throw new Error("no zona");
  const di = `la zona ${first.titolo}`;
  const told = (keep: (figura: { misura: string; dims: Record<string, string> }) => boolean, stato?: "riservato") => {
    const figure = Object.fromEntries(
      Object.entries(model.figure)
        .filter(([, figura]) => figura.dims["zona"] !== first.id || keep(figura))
        .map(([id, figura]) => [
          id,
          stato && figura.dims["zona"] === first.id ? { ...figura, stato, valore: null, n_enti: null } : figura,
        ]),
    );
    return silencesOf({ ...model, figure }).find((each) => each.di === di)?.manca;
  };
  expect(told(() => false)).toBe("tutto");
  expect(told(({ misura }) => misura !== "servizi")).toBe("servizi");
  expect(told(() => true, "riservato")).toBe(isSpokenOf("zone", first.id, model, "servizi") ? undefined : "servizi");
});
