// What a process of tests keeps from one test to the next, as the portal does from one file to the next: the database, and the
// processes that read and draw. To start them anew for some thousand works would cost more than the works.
import { keepModules } from "../effects/fork.ts";
import { machineBudget } from "../effects/machine.ts";
import { keepDatabase } from "./kept-database.ts";

let letGo = (): void => {};

export function keepWarm(): void {
  const all = [keepModules(), keepDatabase({ threads: 1, memoryMb: machineBudget().databaseMegabytes })];
  const before = letGo;
  letGo = () => {
    before();
    for (const each of all) each();
  };
}

/** For tests of what is started, and of what ends. */
export function beCold(): void {
  letGo();
  letGo = () => {};
}
