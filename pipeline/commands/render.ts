// `bilancio render`: page and PDF again from a saved model, years later.
import { resolve } from "node:path";
import { render } from "../line/write.ts";
import type { Answer } from "./answer.ts";

export interface RenderCommand {
  readonly from: string;
  readonly out: string;
  readonly pdf: "con" | "senza";
}

/** Writes page and PDF. Throws when the file is not a model of this version. */
export async function renderCommand({ from, out, pdf }: RenderCommand): Promise<Answer> {
  const files = await render({ from, out: resolve(out), pdf });
  return { text: files.map((file) => `${out}/${file}`).join("\n"), json: files, exit: 0 };
}
