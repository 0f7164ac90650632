import { expect, test } from "vitest";
import { budgetOf } from "./machine.ts";

test.each([
  ["an office computer", { cores: 4, megabytes: 8000 }, { readerMegabytes: 500, databaseMegabytes: 2000 }],
  ["a small container", { cores: 2, megabytes: 512 }, { readerMegabytes: 256, databaseMegabytes: 256 }],
  ["a large server", { cores: 64, megabytes: 512_000 }, { readerMegabytes: 1024, databaseMegabytes: 2048 }],
])("%s gives as many readers as it has cores, and each its share of the memory", (_, machine, shares) => {
  expect(budgetOf(machine)).toEqual({ cores: machine.cores, ...shares });
});
