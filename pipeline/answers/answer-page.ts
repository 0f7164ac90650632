// The answer as a page of its own: no request, no script, read on a telephone and on paper.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import type { AnswerModel } from "./answer.ts";

const part = (name: string): string => fileURLToPath(new URL(`../../templates/answer/${name}`, import.meta.url));

/** Strict: a name that the model does not hold stops the page instead of leaving a hole. */
export async function answerPage(model: AnswerModel): Promise<string> {
  const [template, css] = await Promise.all([
    readFile(part("risposta.hbs"), "utf8"),
    readFile(part("risposta.css"), "utf8"),
  ]);
  return Handlebars.create().compile(template, { strict: true })({ ...model, css });
}
