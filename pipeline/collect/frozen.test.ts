// Which arrivals a closed edition leaves out.
import { expect, test } from "vitest";
import { withLate } from "./frozen.ts";
import type { Ricezione } from "./registro.ts";

const words = { nome: "a.csv", byte: 1, ricevuto_il: "", canale: "email", ente_atteso: "", dopo_il: "" } as const;
const arrivals = [1, 2, 3, 4].map(
  (protocollo): Ricezione => ({ ...words, protocollo, sha256: `h${protocollo}`, entro_il: "" }),
);
const chiusura = {
  ...{ numero: 1, il: "2021-03-12T09:00:00.000Z", chi: "Anna", motivo: "" },
  ...{ protocollo: 2, eccezioni: new Map([[4, "Era partito in tempo"]]) },
};

test("while it is open nothing is late", () => {
  expect([...withLate(new Map(), arrivals, null)]).toEqual([]);
});

test("what came after the last that was there does not count and is told as late, unless somebody lets it", () => {
  const left = withLate(new Map(), arrivals, chiusura);
  expect([...left.keys()]).toEqual([3]);
  expect(left.get(3)).toMatchObject({ tardivo: true, chi: "Anna" });
  expect(left.get(3)?.motivo).toBe("L'edizione è chiusa dal 12\u00a0marzo\u00a02021, e questo invio è arrivato dopo.");
});

test("what was withdrawn stays so, for the reason that was given", () => {
  const ritiro = { protocollo: 3, il: "2021-02-01", chi: "Ugo", motivo: "Era una prova" };
  expect(withLate(new Map([[3, ritiro]]), arrivals, chiusura).get(3)).toEqual(ritiro);
});
