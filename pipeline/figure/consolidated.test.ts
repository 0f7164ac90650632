// The published sums of money between enti, worked out again from the same lines in the plainest way.
import fc from "fast-check";
import { expect, test } from "vitest";
import { borgo } from "../edizione/borgo.support.ts";
import { consolidated } from "./consolidated.ts";

const edizione = await borgo();
const codes = edizione.enti.map(({ codice }) => codice);
const comuni = new Set(edizione.enti.filter(({ tipo }) => tipo === "comune").map(({ codice }) => codice));
const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

/** Of two enti what the payer and the payee tell, in cents: 0 where one of them is silent. */
const told = fc
  .record({ da: fc.constantFrom(...codes), a: fc.constantFrom(...codes), euro: fc.integer({ min: 1, max: 900 }) })
  .filter(({ da, a }) => da !== a)
  .chain(({ da, a, euro }) =>
    fc
      .record({ payer: fc.constantFrom(0, 100), payee: fc.constantFrom(0, 99, 100, 101) })
      .map(({ payer, payee }) => ({ da, a, payer: payer * euro, payee: payee * euro })),
  );
const pairs = fc.uniqueArray(told, { selector: ({ da, a }) => `${da} ${a}`, maxLength: 8 });
const fromOutside = fc.array(
  fc.record({ ente: fc.constantFrom(...codes), importo: fc.integer({ min: 1, max: 9e7 }) }),
  {
    minLength: 1,
    maxLength: 8,
  },
);

test("gross, internal and net are what each pair and each line say one by one", () => {
  fc.assert(
    fc.property(pairs, fromOutside, (between, outside) => {
      const { rows, net } = consolidated(
        edizione,
        {
          received: [
            ...outside.map((line) => ({ ...line, fonte: "rette", ente_finanziatore: null })),
            ...between
              .filter(({ payee }) => payee > 0)
              .map(({ da, a, payee }) => ({ ente: a, fonte: "rette", ente_finanziatore: da, importo: payee })),
          ],
          passedOn: between
            .filter(({ payer }) => payer > 0)
            .map(({ da, a, payer }) => ({ ente: da, ente_beneficiario: a, importo: payer })),
          spent: [],
          consenting: [],
        },
        new Set(codes),
      );
      // The ledger of a Comune is believed; of others who received knows best.
      const inside = sum(between.map(({ da, payer, payee }) => (comuni.has(da) ? payer || payee : payee || payer)));
      const of = (voce: string): number =>
        sum(rows.consolidato.flatMap(([, , , each, n]) => (each === voce ? (n ?? 0) : [])));
      const external = sum(outside.map(({ importo }) => importo));
      expect([of("lordo"), of("interno"), of("netto"), net]).toEqual([external + inside, inside, external, external]);
    }),
  );
});
