import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { type TooLong, whenWorked } from "./worked.ts";

/** How a program of one line turns out to be too long, and whether it was told more than once. */
async function watched(program: string, seconds: number): Promise<TooLong[]> {
  const child = spawn(process.execPath, ["-e", program], { stdio: "ignore" });
  const told: TooLong[] = [];
  whenWorked(child, seconds, (how) => {
    told.push(how);
    child.kill("SIGKILL");
  });
  await once(child, "exit");
  return told;
}

test.runIf(existsSync("/proc/self/stat"))("who works on and on is told by its work", async () => {
  expect(await watched("for (;;);", 0.5)).toEqual(["lavoro"]);
});

test("who does not work and does not end is told by the clock, later", async () => {
  expect(await watched("setTimeout(() => {}, 1e8)", 0.4)).toEqual(["attesa"]);
});
