// Small networks for the tests: rows written shortly, in cents, and random networks with cycles.
import fc from "fast-check";
import { consolidate } from "./consolidation.ts";
import type { Decision } from "./decisions.ts";
import { type Declared, flowsOf, type PassedOn, type Received } from "./flows.ts";
import { type Reconciliation, reconcile } from "./reconciliation.ts";
import type { Spent } from "./spending.ts";

export const COMUNE = "COM";
export const PUBLIC: ReadonlySet<string> = new Set([COMUNE]);

/** Money from outside. */
export const outside = (ente: string, fonte: string, importo: number): Received => ({
  ente,
  fonte,
  ente_finanziatore: null,
  ente_della_fonte: null,
  natura: "",
  importo,
});
/** What `ente` says that it received from `payer`. */
export const from = (payer: string, ente: string, importo: number, natura = ""): Received => ({
  ...outside(ente, "rete", importo),
  ente_finanziatore: payer,
  natura,
});
/** What `ente` says that it passed on to `ente_beneficiario`. */
export const to = (ente: string, ente_beneficiario: string | null, importo: number, natura = ""): PassedOn => ({
  ente,
  ente_beneficiario,
  natura,
  importo,
});

export interface Rows {
  readonly received?: readonly Received[];
  readonly passedOn?: readonly PassedOn[];
}

export interface Circumstances {
  readonly decisions?: readonly Decision[];
  readonly silent?: readonly string[];
}

export function settle(codes: readonly string[], { received = [], passedOn = [] }: Rows, more: Circumstances = {}) {
  const members = new Set(codes);
  const { decisions = [], silent = [] } = more;
  const flows = flowsOf({ members, received, passedOn });
  const answered = new Set(codes.filter((code) => !silent.includes(code)));
  const reconciliation: Reconciliation = reconcile(flows, { publicPayers: PUBLIC, members, answered, decisions });
  const within = (id: string, inside: ReadonlySet<string>) =>
    consolidate({ id, members: inside }, flows.external, reconciliation.flows);
  return { ...flows, ...reconciliation, within, all: within("U2", members) };
}

export interface RandomNetwork extends Declared {
  readonly codes: readonly string[];
  readonly spent: readonly Spent[];
}

/** Up to eight enti with flows in every direction, told by both sides, by one, or differently; cycles are frequent. */
export const networks: fc.Arbitrary<RandomNetwork> = fc
  .integer({ min: 1, max: 8 })
  .chain((size) => {
    const codes = [COMUNE, "E1", "E2", "E3", "E4", "E5", "E6", "E7"].slice(0, size);
    const code = fc.constantFrom(...codes);
    const importo = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 10_000_000_000 }));
    const natura = fc.constantFrom("", "contributo");
    const told = fc
      .record({
        payer: code,
        payee: code,
        importo,
        other: importo,
        natura,
        sides: fc.constantFrom("both", "payer", "payee"),
      })
      .filter(({ payer, payee }) => payer !== payee);
    const external = fc.record({ ente: code, fonte: fc.constantFrom("famiglie", "stato", "donazioni"), importo });
    const place = fc.record({
      ente: code,
      cantiere: fc.constantFrom("a", "b"),
      zona: fc.constantFrom("nord", "sud"),
      importo,
    });
    return fc.record({
      codes: fc.constant(codes),
      external: fc.array(external, { maxLength: 12 }),
      told: fc.array(told, { maxLength: size === 1 ? 0 : 20 }),
      spent: fc.array(place, { maxLength: 12 }),
    });
  })
  .map(({ codes, external, told, spent }) => ({
    codes,
    members: new Set(codes),
    spent,
    received: [
      ...external.map(({ ente, fonte, importo }) => outside(ente, fonte, importo)),
      ...told.flatMap(({ payer, payee, importo, natura, sides }) =>
        sides === "payer" ? [] : [from(payer, payee, importo, natura)],
      ),
    ],
    passedOn: told.flatMap(({ payer, payee, importo, other, natura, sides }) =>
      sides === "payee" ? [] : [to(payer, payee, other % 3 === 0 ? other : importo, natura)],
    ),
  }));

/** Rings of money, some of them fed or tapped by a little more. */
export const circulations: fc.Arbitrary<RandomNetwork> = fc
  .record({
    rings: fc.array(
      fc.record({
        enti: fc.uniqueArray(fc.constantFrom("E1", "E2", "E3", "E4", "E5", "E6"), { minLength: 2, maxLength: 4 }),
        importo: fc.integer({ min: 0, max: 10_000_000_000 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    network: networks,
    hasMore: fc.boolean(),
  })
  .map(({ rings, network, hasMore }) => {
    const codes = ["E1", "E2", "E3", "E4", "E5", "E6", "X1", COMUNE];
    const inRings = rings.flatMap(({ enti, importo }) =>
      enti.map((ente, place) => from(ente, enti[(place + 1) % enti.length] ?? ente, importo)),
    );
    const more = network.received
      .slice(0, 2)
      .filter(({ ente, ente_finanziatore }) => [ente, ente_finanziatore ?? ente].every((code) => codes.includes(code)));
    const received = hasMore ? [...inRings, ...more] : inRings;
    return { codes, members: new Set(codes), spent: [], received, passedOn: [] };
  });
