// Templates → pages. Strict: a name that a page does not hold stops it instead of leaving a hole. Nothing that somebody wrote
// is ever taken for markup, nor for a template.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import { withApostrophes } from "../../schemas/apostrophes.ts";
import { ARTICLES } from "../../schemas/articles.ts";
import { harmless } from "../../schemas/shown.ts";
import { answerParts } from "../answers/answer-page.ts";

const ROOT = fileURLToPath(new URL("../../templates/portal/", import.meta.url));

export interface Pages {
  readonly render: (pagina: string, dati: Readonly<Record<string, unknown>>) => string;
  /** What the pages ask for: one stylesheet, one script. */
  readonly stile: string;
  readonly script: string;
  /** What the draft asks for beside its own. */
  readonly bozza: string;
}

export async function loadPages(): Promise<Pages> {
  const engine = Handlebars.create();
  for (const [name, withArticle] of Object.entries(ARTICLES))
    engine.registerHelper(name, (text: string) => withArticle(text));
  const { corpo, componenti } = await answerParts();
  engine.registerPartial("corpo", corpo);
  const [partials, pages] = await Promise.all([templatesIn("partials"), templatesIn("pagine")]);
  for (const [name, text] of partials) engine.registerPartial(name, text);
  const compiled = new Map([...pages].map(([name, text]) => [name, engine.compile(text, { strict: true })]));
  const text = (name: string): Promise<string> => readFile(join(ROOT, name), "utf8");
  const [stile, script, bozza] = await Promise.all([text("portale.css"), text("portale.js"), text("bozza.css")]);
  return {
    render: (pagina, dati) => {
      const template = compiled.get(pagina);
      if (template === undefined) throw new Error(`there is no page ${pagina}`);
      // Signs that turn the direction of writing, or that no browser shows, are in no page; apostrophes are those that people print.
      return withApostrophes(harmless(template(dati)));
    },
    stile: `${componenti}\n${stile}`,
    ...{ script, bozza },
  };
}

async function templatesIn(folder: string): Promise<[string, string][]> {
  const names = (await readdir(join(ROOT, folder))).filter((name) => name.endsWith(".hbs"));
  return Promise.all(
    names.map(
      async (name): Promise<[string, string]> => [
        name.replace(/\.hbs$/, ""),
        await readFile(join(ROOT, folder, name), "utf8"),
      ],
    ),
  );
}
