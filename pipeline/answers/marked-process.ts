// A process that marks the copy of one workbook: a library reads what somebody sent, and may not come to an end with it.
import { markedXlsx } from "../workbooks/marked.ts";
import type { Mark } from "../workbooks/marks-list.ts";

export interface MarkTask {
  readonly bytes: Uint8Array;
  readonly marks: readonly Mark[];
}
/** `null`: the library does not take the file. */
export type MarkAnswer = Uint8Array | null;

process.on("message", ({ bytes, marks }: MarkTask) => {
  markedXlsx(bytes, marks).then(
    (marked) => process.send?.(marked),
    () => process.send?.(null),
  );
});
process.on("disconnect", () => process.exit());
