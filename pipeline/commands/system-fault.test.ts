import { expect, test } from "vitest";
import { WriteFault } from "../reading/readers.ts";
import { systemFault } from "./system-fault.ts";

const fault = (code: string, path?: string): Error => Object.assign(new Error(code), { code }, path ? { path } : {});

test.each([
  [
    "a full disk while rows are written",
    new WriteFault("ENOSPC", "a/b.parquet"),
    /^Il disco è pieno: .*a\/b.parquet\. Libera spazio/,
  ],
  ["a full disk anywhere else", fault("ENOSPC"), /^Il disco è pieno/],
  ["a full disk as the register says it", new Error("database or disk is full"), /^Il disco è pieno/],
  ["a folder on a read-only disk", fault("EROFS", "x/archivio"), /x\/archivio è in sola lettura/],
  ["a folder of somebody else", fault("EACCES", "x"), /permesso.* x/],
  ["a file that is not there", fault("ENOENT", "x.xlsx"), /^Il file x\.xlsx non c'è/],
])("%s is one sentence with what to do", (_, error, sentence) => {
  expect(systemFault(error)).toMatch(sentence);
});

test("a fault of the program is not taken for one of the machine", () => {
  expect(systemFault(new TypeError("x is not a function"))).toBeNull();
});
