// The answer as a page of its own: no request, no script, read on a telephone and on paper.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import { withApostrophes } from "../../schemas/apostrophes.ts";
import type { AnswerModel } from "./answer.ts";

const part = (name: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../../templates/answer/${name}`, import.meta.url)), "utf8");

/** What the page of an answer and the portal have in common. */
export interface AnswerParts {
  /** Template of an AnswerModel, without its heading. */
  readonly corpo: string;
  readonly componenti: string;
}

export async function answerParts(): Promise<AnswerParts> {
  const [corpo, componenti] = await Promise.all([part("corpo.hbs"), part("componenti.css")]);
  return { corpo, componenti };
}

/** Strict: a name that the model does not hold stops the page instead of leaving a hole. */
export async function answerPage(model: AnswerModel): Promise<string> {
  const [template, css, parts] = await Promise.all([part("risposta.hbs"), part("risposta.css"), answerParts()]);
  const engine = Handlebars.create();
  engine.registerPartial("corpo", parts.corpo);
  return withApostrophes(engine.compile(template, { strict: true })({ ...model, css: css + parts.componenti }));
}
