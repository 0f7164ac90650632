import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { beforeAll, expect, test } from "vitest";
import { beCold } from "../store/warm.support.ts";
import { endModule, forkModule, keepModules } from "./fork.ts";

const ECHO = new URL("./echo.support.ts", import.meta.url);
beforeAll(beCold);

async function ask(child: ChildProcess): Promise<unknown> {
  child.send("ehi");
  const [answer] = await once(child, "message");
  return answer;
}

test("a process that is kept serves who asks next for the same; where none is kept it ends", async () => {
  const letGo = keepModules();
  const first = forkModule(ECHO);
  const other = forkModule(ECHO, ["--max-old-space-size=64"]);
  expect(await ask(first)).toEqual({ pid: first.pid, message: "ehi" });
  endModule(first);
  expect(forkModule(ECHO, ["--max-old-space-size=64"])).not.toBe(first);
  const next = forkModule(ECHO);
  expect(await ask(next)).toEqual({ pid: first.pid, message: "ehi" });
  expect(forkModule(ECHO)).not.toBe(next);
  endModule(next);
  letGo();
  await once(next, "exit");
  const alone = forkModule(ECHO);
  endModule(alone);
  endModule(other);
  await once(alone, "exit");
});

test("a process that ended while it rested is no longer given", async () => {
  const letGo = keepModules();
  const first = forkModule(ECHO);
  endModule(first);
  first.kill("SIGKILL");
  await once(first, "exit");
  const next = forkModule(ECHO);
  expect(await ask(next)).toMatchObject({ message: "ehi" });
  endModule(next);
  letGo();
});

test("of one kind no more rest than who gives them back says", async () => {
  const letGo = keepModules();
  const [first, second] = [forkModule(ECHO), forkModule(ECHO)];
  endModule(first, 1);
  endModule(second, 1);
  await once(second, "exit");
  expect(forkModule(ECHO)).toBe(first);
  endModule(first);
  letGo();
});
