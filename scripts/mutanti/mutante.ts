// A mutant is one small breakage of the program that a test must catch. It is applied while the tests import the module:
// no file is touched.

export interface Mutante {
  /** File of the program, from the root. */
  readonly file: string;
  /** Text that stands exactly once in the file; short, so that it survives a change beside it. */
  readonly from: string;
  readonly to: string;
  /** Test files of which at least one test must fail. They import the module in their own process. */
  readonly tests: readonly string[];
  /** The only tests of these files that are run, by their whole names, where the others are dear and see other things. */
  readonly named?: readonly string[];
  /** What would happen to a person if nobody noticed. */
  readonly why: string;
}

/** «pipeline/compose/finding.ts «MAX_WORDS = 15» → «MAX_WORDS = 150»», on one line. */
export function nameOf({ file, from, to }: Mutante): string {
  const short = (text: string): string => {
    const line = text.replace(/\s+/g, " ").trim();
    return line.length > 60 ? `${line.slice(0, 57)}…` : line;
  };
  return `${file} «${short(from)}» → «${short(to)}»`;
}

/** The broken source. Throws, saying what to do, unless `from` stands in it exactly once. */
export function applied(source: string, mutante: Mutante): string {
  const { file, from, to } = mutante;
  const times = source.split(from).length - 1;
  if (times !== 1)
    throw new Error(
      `${file} holds the snippet ${times} times, it must hold it once:\n    ${from}\n  The code moved: copy the line as it is now into \`from\` of its entry in scripts/mutanti/ and break it again in \`to\`; if the guard is gone for good, take the entry out.`,
    );
  if (from === to) throw new Error(`${file}: the mutant changes nothing`);
  return source.replace(from, () => to);
}

export type Outcome =
  | { readonly kind: "caught"; readonly by: string }
  | { readonly kind: "survived" | "crashed" | "unseen"; readonly told: string };

export interface Run {
  readonly failed: readonly string[];
  readonly passed: number;
  /** Errors outside tests: a module that does not load, a hook that throws. */
  readonly errors: readonly string[];
  /** How often the module was imported with the breakage in it. */
  readonly imported: number;
}

/** What a run of its tests says of a mutant. Only a test that fails catches it: a program that does not load is no proof. */
export function outcomeOf({ failed, passed, errors, imported }: Run): Outcome {
  const [by] = failed;
  if (imported === 0)
    return { kind: "unseen", told: "its tests never import the module in their own process: name tests that do" };
  if (by !== undefined) return { kind: "caught", by };
  if (errors.length > 0)
    return { kind: "crashed", told: `nothing ran (${errors[0]}): break the behaviour, not the loading` };
  return {
    kind: "survived",
    told: `${passed} tests pass with it: write the test that sees it, or name the one that does`,
  };
}
