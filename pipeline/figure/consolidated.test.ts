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

/** Between whom a flow is. */
const stepOf = (da: string, a: string): string =>
  comuni.has(da) ? (comuni.has(a) ? "fra-comuni" : "dal-comune") : comuni.has(a) ? "al-comune" : "enti";
const amounts = (all: ReadonlyMap<string, number>): [string, number][] => [...all].filter(([, n]) => n !== 0).sort();

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

      // And at each step, by who receives: what came to it, what of that another member paid, what is left.
      const ledger = new Map<string, number>();
      const enter = (ente: string, passaggio: string, amounts: Readonly<Record<string, number>>): void => {
        for (const [voce, n] of Object.entries(amounts)) {
          const key = [ente, passaggio, voce].join(" ");
          ledger.set(key, (ledger.get(key) ?? 0) + n);
        }
      };
      for (const { ente, importo } of outside)
        enter(ente, comuni.has(ente) ? "da-fuori" : "enti", { lordo: importo, netto: importo });
      for (const { da, a, payer, payee } of between) {
        const n = comuni.has(da) ? payer || payee : payee || payer;
        if (comuni.has(a)) enter(a, comuni.has(da) ? "fra-comuni" : "al-comune", { lordo: n, interno: n });
        else if (!comuni.has(da)) enter(a, "enti", { lordo: n, interno: n });
        else {
          // To the enti alone it is money from outside; with the Comune it is none.
          enter(a, "enti", { lordo: n, netto: n });
          enter(a, "dal-comune", { interno: n, netto: -n });
        }
        if (payer > 0 && payee > 0) enter(a, stepOf(da, a), { differenza: Math.abs(payer - payee) });
      }
      const published = new Map<string, number>();
      for (const [ente, , passaggio, voce, n] of rows.consolidato) {
        const key = [ente, passaggio, voce].join(" ");
        published.set(key, (published.get(key) ?? 0) + (n ?? 0));
      }
      expect(amounts(published)).toEqual(amounts(ledger));
    }),
  );
});
