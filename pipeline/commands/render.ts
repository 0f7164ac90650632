// `bilancio render`: page and PDF again from a saved model, years later.
import { resolve } from "node:path";
import { readModel, render } from "../line/write.ts";
import { type Answer, UsageFault } from "./answer.ts";
import { failedParts, pdfFaults } from "./words.ts";

export interface RenderCommand {
  readonly from: string;
  readonly out: string;
  readonly pdf: "con" | "senza";
}

/** Writes page and PDF; ends with 1 when the page or the PDF lacks something. Throws UsageFault when the file is not a model of this version. */
export async function renderCommand({ from, out, pdf }: RenderCommand): Promise<Answer> {
  const model = await readModel(from);
  if (model === null)
    throw new UsageFault(`${from} non è un modello di questa versione: serve il model.json che «build» ha scritto`);
  const { files, mancanze, guasti } = await render(model, { out: resolve(out), pdf });
  const text = [...files.map((file) => `${out}/${file}`), ...failedParts(guasti), ...pdfFaults(mancanze)].join("\n");
  return { text, json: files, exit: mancanze.length + guasti.length === 0 ? 0 : 1 };
}
