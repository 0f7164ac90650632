// A process that draws what it is sent, one drawing after the other, and loads Vega before it is asked to.
import type { Disegno } from "../../schemas/report-model.ts";
import { type DrawOptions, draw } from "../charts/draw.ts";
import { keepCompiled } from "../effects/fork.ts";

/** A drawing to make, and the number under which it is answered. */
export interface DrawTask {
  readonly number: number;
  readonly disegno: Disegno;
  readonly options: DrawOptions;
}

export type DrawAnswer =
  | { readonly number: number; readonly svg: string }
  | { readonly number: number; readonly fault: string };

process.on("message", ({ number, disegno, options }: DrawTask) => {
  const send = (answer: DrawAnswer): void => {
    process.send?.(answer);
    keepCompiled();
  };
  draw(disegno, options).then(
    (svg) => send({ number, svg }),
    (error: unknown) => send({ number, fault: error instanceof Error ? error.message : String(error) }),
  );
});
// Whoever started it is gone, perhaps killed: nobody waits for a drawing.
process.on("disconnect", () => process.exit());
