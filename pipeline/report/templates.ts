// Loads the Handlebars templates of a folder: report.hbs, partials/*.hbs, sections/NN-<chapter id>.hbs, styles/*.css.
// Strict: a name that the view does not hold stops the print instead of leaving a hole.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import { ARTICLES } from "../../schemas/articles.ts";
import { REFERENCES } from "../../schemas/riferimento.ts";
import { quotedView } from "./page-view.ts";
import { linkWithPage, printReference, type ReferenceScope } from "./references.ts";

/** The templates of this project, used when no other folder is named. */
export const TEMPLATES = fileURLToPath(new URL("../../templates", import.meta.url));

export interface Templates {
  /** The template of a chapter: its own file, found by the chapter's id, else `capitolo.hbs`. */
  readonly section: (chapterId: string, view: object) => string;
  readonly partial: (name: string, view: object) => string;
  readonly report: (view: object) => string;
  readonly css: string;
  /** The template of another page, with the same partials and references: a short form, by its file in `brevi/`. */
  readonly form: (name: string) => Promise<FormTemplate>;
  readonly script: string;
}

type Render = (view: object) => string;

interface FormTemplate {
  readonly page: Render;
  readonly css: string;
}

/** Throws when the folder lacks report.hbs or sections/capitolo.hbs, or when a template is malformed. */
export async function loadTemplates(folder: string = TEMPLATES): Promise<Templates> {
  const handlebars = Handlebars.create();
  for (const [name, withArticle] of Object.entries(ARTICLES))
    handlebars.registerHelper(name, (text: string) => withArticle(text));
  handlebars.registerHelper(
    "rimando",
    (anchor: string, text: string) => new Handlebars.SafeString(linkWithPage(anchor, text)),
  );
  for (const name of REFERENCES) handlebars.registerHelper(name, referenceHelper(name));
  const printQuoted = (partial: string, context: ChapterContext): Handlebars.SafeString => {
    const view = quotedView(context.scope);
    const isEmpty = view.numeri.length === 0 && view.fatti.length === 0;
    return new Handlebars.SafeString(isEmpty ? "" : (compiled.get(partial)?.({ ...context, ...view }) ?? ""));
  };
  // The appendix lists what every chapter quoted; a report without one lists it at the end of each.
  handlebars.registerHelper("numeri", function (this: ChapterContext) {
    return printQuoted("numeri", this);
  });
  handlebars.registerHelper("rimandoNumeri", function (this: ChapterContext) {
    return hasAppendix(this.scope) ? printQuoted("rimando-numeri", this) : "";
  });
  // Without an appendix they stand at the end of what cites them.
  handlebars.registerHelper("numeriInFondo", function (this: ChapterContext) {
    return hasAppendix(this.scope) ? "" : printQuoted("numeri", this);
  });
  const compile = (source: string): Render => handlebars.compile(source, { strict: true });
  const [partials, sections, styles] = await Promise.all([
    readAll(join(folder, "partials"), ".hbs"),
    readAll(join(folder, "sections"), ".hbs"),
    readAll(join(folder, "styles"), ".css"),
  ]);
  for (const [name, source] of partials) handlebars.registerPartial(name, handlebars.compile(source, { strict: true }));
  const compiled = new Map(partials.map(([name, source]) => [name, compile(source)]));
  const chapters = new Map(sections.map(([name, source]) => [name.replace(/^\d+-/, ""), compile(source)]));
  const plain = compile(await readFile(join(folder, "sections", "capitolo.hbs"), "utf8"));
  const forms = new Map<string, Promise<FormTemplate>>();
  const report = compile(await readFile(join(folder, "report.hbs"), "utf8"));
  return {
    section: (chapterId, view) => (chapters.get(chapterId) ?? plain)(view),
    partial: (name, view) => compiled.get(name)?.(view) ?? "",
    report,
    css: styles.map(([, source]) => source).join("\n"),
    form: (name) => {
      const known = forms.get(name) ?? readForm(join(folder, "brevi"), name, compile);
      forms.set(name, known);
      return known;
    },
    script: await readFile(join(folder, "scripts", "page.js"), "utf8"),
  };
}

async function readForm(folder: string, name: string, compile: (source: string) => Render): Promise<FormTemplate> {
  const files = [`${name}.hbs`, "comune.css", `${name}.css`].map((file) => readFile(join(folder, file), "utf8"));
  const [page = "", ...sheets] = await Promise.all(files);
  return { page: compile(page), css: sheets.join("\n") };
}

const hasAppendix = ({ model }: ReferenceScope): boolean => model.capitoli.some(({ id }) => id === "appendice");

/** The context of a chapter or of a parte of it. */
interface ChapterContext {
  readonly scope: ReferenceScope;
}

/** `{{figura "volontari" zona="nord"}}` in a template is the reference of the texts, by the same code. */
function referenceHelper(name: string): Handlebars.HelperDelegate {
  return function (this: ChapterContext, ...given: unknown[]) {
    // Handlebars passes its options last, after the arguments of the template.
    const options = given.at(-1) as Handlebars.HelperOptions;
    const args = given.slice(0, -1).map(String);
    return new Handlebars.SafeString(printReference({ name, args, hash: options.hash }, this.scope));
  };
}

/** Files of a folder by name without extension, in the order of their names. */
async function readAll(folder: string, extension: string): Promise<[string, string][]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(extension)).sort();
  return Promise.all(
    names.map(
      async (name): Promise<[string, string]> => [
        name.slice(0, -extension.length),
        await readFile(join(folder, name), "utf8"),
      ],
    ),
  );
}
