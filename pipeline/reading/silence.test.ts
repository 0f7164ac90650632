// The rule above all others: whatever is done to a good table, every number that is counted is the right one, or somebody
// is asked at its place.
import fc from "fast-check";
import { expect, describe as group, test } from "vitest";
import { blockOf } from "../../schemas/questionario.ts";
import type { Reading, Riga } from "../../schemas/reading.ts";
import { DAMAGES, type Damage } from "./damages.support.ts";
import { byHand, read } from "./reading.support.ts";
import { asRows, asText, type Table, type Truth, table } from "./silence.support.ts";

const isAsked = ({ gravita }: Reading["diagnostics"][number]): boolean =>
  gravita === "confermare" || gravita === "correggere";

/** Lines that are counted wrongly, or not at all, without a question at their place. */
function silent({ invii, diagnostics }: Reading, { blocco, titles, lines }: Table, where: Damage["where"]): number[] {
  const asked = diagnostics.filter(isAsked).flatMap(({ luoghi }) => luoghi.map(({ riga }) => riga));
  const isTold = (number: number): boolean =>
    asked.some((riga) => riga === number || riga === undefined || (where === "titoli" && riga <= titles.length));
  const names = Object.keys(blockOf(blocco)?.campi ?? {});
  const righe = invii.flatMap(({ sezioni }) =>
    sezioni.filter((each) => each.blocco === blocco).flatMap((each) => each.righe),
  );
  const counted = new Map(righe.map((riga) => [riga.numero, riga]));
  return [...titles, ...lines].flatMap(({ truth }, at) => {
    const riga = counted.get(at + 1);
    const isRight = truth === null ? riga === undefined : riga !== undefined && isTrue(riga, truth, names);
    return isRight || isTold(at + 1) ? [] : [at + 1];
  });
}

const isTrue = ({ valori }: Riga, truth: Truth, names: readonly string[]): boolean =>
  names.every((name, at) => (valori[at] ?? null) === (truth[name] ?? null));

const inSheet = async (made: Table): Promise<Reading> =>
  read(await byHand({ [blockOf(made.blocco)?.foglio ?? ""]: asRows(made) }));

group("a good table is read as it is, and nobody is asked", () => {
  const faults = (lettura: Reading, made: Table) => [
    silent(lettura, made, "riga"),
    lettura.diagnostics.filter(isAsked),
  ];

  test("as text", () => {
    const property = fc.property(table, (made) => {
      expect(faults(read(asText(made)), made)).toEqual([[], []]);
    });
    fc.assert(property, { numRuns: 60 });
  });

  test("as a sheet", async () => {
    const property = fc.asyncProperty(table, async (made) => {
      expect(faults(await inSheet(made), made)).toEqual([[], []]);
    });
    await fc.assert(property, { numRuns: 10 });
  });
});

group.each(DAMAGES)("never silently wrong: $name", ({ make, where }) => {
  test("as text", () => {
    const property = fc.property(table, fc.nat(1000), (made, pick) => {
      const damaged = make(made, pick);
      expect(silent(read(asText(damaged)), damaged, where)).toEqual([]);
    });
    fc.assert(property, { numRuns: 30 });
  });

  test("as a sheet", async () => {
    const property = fc.asyncProperty(table, fc.nat(1000), async (made, pick) => {
      const damaged = make(made, pick);
      expect(silent(await inSheet(damaged), damaged, where)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 4 });
  });
});
