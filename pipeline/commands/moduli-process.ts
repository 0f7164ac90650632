// A process that writes workbooks, one after the other, of the edition that it is sent first.
import type { Edizione, Ente } from "../../schemas/edizione.ts";
import { keepCompiled } from "../effects/fork.ts";
import type { AnnoPrima, Termini } from "../workbooks/form.ts";
import { writeWorkbook } from "../workbooks/workbook.ts";

/** The first message: what a workbook says of its edition. */
export type OfEdizione = Pick<Edizione, "yaml" | "liste"> & { readonly termini: Termini | null };

/** Every other one: the workbook of an ente. */
export interface WorkbookTask {
  readonly ente: Ente;
  readonly prima: AnnoPrima | null;
}
/** The workbook, or what our own program stumbled over. */
export type WorkbookAnswer = Uint8Array | { readonly fault: string };

let edizione: OfEdizione | null = null;

process.on("message", (message: OfEdizione | WorkbookTask) => {
  if ("yaml" in message) {
    edizione = message;
    return;
  }
  written(message).then(
    (bytes) => {
      process.send?.(bytes);
      keepCompiled();
    },
    (error: unknown) => process.send?.({ fault: String(error) }),
  );
});
process.on("disconnect", () => process.exit());

async function written({ ente, prima }: WorkbookTask): Promise<Uint8Array> {
  if (edizione === null) throw new Error("an ente came before its edition");
  return writeWorkbook(edizione, ente, {}, { prima });
}
