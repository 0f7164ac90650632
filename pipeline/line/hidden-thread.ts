// A thread that says what must be hidden of the systems it is sent, one after the other.
import { parentPort } from "node:worker_threads";
import { keepCompiled } from "../effects/fork.ts";
import { type Hidden, openSuppression, type System } from "../figure/hidden.ts";

export interface HiddenQuestion {
  readonly system: System;
  /** What was found of it by other code. */
  readonly before: readonly string[] | null;
}

/** `failed`: the program itself is at fault; whoever asked tries again and so hears why. */
export type HiddenAnswer = { readonly hidden: Hidden } | { readonly failed: true };

const suppress = openSuppression();
parentPort?.on("message", ({ system, before }: HiddenQuestion) => {
  const send = (answer: HiddenAnswer): void => {
    parentPort?.postMessage(answer);
    keepCompiled();
  };
  suppress(system, before).then(
    (hidden) => send({ hidden }),
    () => send({ failed: true }),
  );
});
