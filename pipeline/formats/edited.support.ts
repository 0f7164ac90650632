// Texts that something happened to, for the properties of the readers.
import fc from "fast-check";

/** A text with one of the pieces put in its place at up to four points, over up to six of its letters. */
export function edited(valid: string, pieces: readonly string[]): fc.Arbitrary<string> {
  const cut = fc.tuple(fc.nat(valid.length), fc.constantFrom(...pieces), fc.nat(6));
  return fc
    .array(cut, { minLength: 1, maxLength: 4 })
    .map((cuts) => cuts.reduce((text, [at, put, drop]) => text.slice(0, at) + put + text.slice(at + drop), valid));
}
