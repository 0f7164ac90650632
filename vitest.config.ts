import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{schemas,pipeline,scripts,bench}/**/*.test.ts"],
    env: { TZ: "UTC" },
    sequence: { shuffle: true },
    expect: { requireAssertions: true },
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
