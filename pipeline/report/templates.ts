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

/** What the files of a folder say. */
interface Sources {
  readonly partials: readonly Named[];
  readonly sections: readonly Named[];
  readonly plain: string;
  readonly report: string;
  readonly css: string;
  readonly script: string;
}
type Named = readonly [name: string, source: string];

/** The last that were made, with what the files said then: a process that prints again compiles nothing again. */
let made: { readonly said: string; readonly templates: Templates } | undefined;

/** Throws when the folder lacks report.hbs or sections/capitolo.hbs, or when a template is malformed. */
export async function loadTemplates(folder: string = TEMPLATES): Promise<Templates> {
  const text = (...names: readonly string[]): Promise<string> => readFile(join(folder, ...names), "utf8");
  const [partials, sections, styles, plain, report, script] = await Promise.all([
    readAll(join(folder, "partials"), ".hbs"),
    readAll(join(folder, "sections"), ".hbs"),
    readAll(join(folder, "styles"), ".css"),
    text("sections", "capitolo.hbs"),
    text("report.hbs"),
    text("scripts", "page.js"),
  ]);
  const sources = { partials, sections, plain, report, script, css: styles.map(([, source]) => source).join("\n") };
  const said = JSON.stringify([folder, sources]);
  if (made?.said !== said) made = { said, templates: compiledOf(folder, sources) };
  return made.templates;
}

function compiledOf(folder: string, { partials, sections, plain, report, css, script }: Sources): Templates {
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
  const compiled = new Map(partials.map(([name, source]) => [name, compile(source)]));
  for (const [name, template] of compiled) handlebars.registerPartial(name, template);
  const chapters = new Map(sections.map(([name, source]) => [name.replace(/^\d+-/, ""), compile(source)]));
  const other = compile(plain);
  const forms = new Map<string, { readonly source: string; readonly page: Render }>();
  return {
    section: (chapterId, view) => (chapters.get(chapterId) ?? other)(view),
    partial: (name, view) => compiled.get(name)?.(view) ?? "",
    report: compile(report),
    css,
    form: async (name) => {
      const [source = "", ...sheets] = await readForm(join(folder, "brevi"), name);
      const known = forms.get(name);
      const page = known?.source === source ? known.page : compile(source);
      forms.set(name, { source, page });
      return { page, css: sheets.join("\n") };
    },
    script,
  };
}

const readForm = (folder: string, name: string): Promise<string[]> =>
  Promise.all([`${name}.hbs`, "comune.css", `${name}.css`].map((file) => readFile(join(folder, file), "utf8")));

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
