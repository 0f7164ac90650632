import fc from "fast-check";
import { expect, test } from "vitest";
import { sealed, unsealed } from "./sealed.ts";

test("what was sealed comes back, whatever it says", () => {
  const holds = fc.property(fc.string(), fc.string(), (di, text) => unsealed(di, sealed(di, text)) === text);
  expect(fc.check(holds).failed).toBe(false);
});

const WHOLE = sealed("letture/a", '{"n":12}');
test.each([
  ["cut", WHOLE.slice(0, -3)],
  ["of one changed digit", WHOLE.replace("12", "13")],
  ["of something else", sealed("letture/b", '{"n":12}')],
  ["of another shape", '{"n":12}'],
  ["an array", "[1,2]"],
  ["nothing", ""],
])("a kept file that is %s is as if it were not there", (_, content) => {
  expect(unsealed("letture/a", content)).toBeNull();
});
