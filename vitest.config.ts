import { defineConfig } from "vitest/config";

/** What every test runs with, also when the program is broken on purpose (scripts/mutanti). */
export const TESTS = {
  env: { TZ: "UTC" },
  expect: { requireAssertions: true },
  testTimeout: 180_000,
  hookTimeout: 180_000,
};

export default defineConfig({
  test: {
    ...TESTS,
    include: ["{schemas,pipeline,scripts,bench}/**/*.test.ts"],
    sequence: { shuffle: true },
  },
});
