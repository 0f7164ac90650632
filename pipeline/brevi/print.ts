// Short forms → files: the page, and the PDF from one browser that stays open. What is there already and still true is left; a
// file is written whole or not at all, so a run that was stopped goes on where it was.

import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ReportModel } from "../../schemas/report-model.ts";
import { writeChanged, writeWhole } from "../effects/files.ts";
import { sourceHash } from "../effects/source-hash.ts";
import type { startBrowser } from "../report/browser.ts";
import { withSlash } from "../report/document-title.ts";
import type { Paper } from "../report/open-document.ts";
import { paperOf, renderPdf } from "../report/pdf.ts";
import { identifierOf } from "../report/pdf-finish.ts";
import type { Form } from "./form.ts";

type Browser = Awaited<ReturnType<typeof startBrowser>>;

export interface PrintOptions {
  readonly edizione: ReportModel["edizione"];
  /** Folder of the files. */
  readonly out: string;
  /** Path of that folder from where the report is published. */
  readonly cartella: string;
  /** Running already, or about to; it stays open. Null to write the pages alone. */
  readonly browser: Browser | Promise<Browser> | null;
  /** Told after each form. */
  readonly done: (count: number) => void;
}

export interface Printed {
  /** Names of the files that are there now, without folder. */
  readonly files: readonly string[];
  /** PDFs made now, and those that were still true. */
  readonly fatti: number;
  readonly tenuti: number;
  /** What is wrong, a sentence each; such a PDF is not written. */
  readonly difetti: readonly string[];
}

/** Forms printed side by side: while one is laid out the tags of another are finished. */
const AT_ONCE = 4;

/** Writes the forms one after the other as they are asked for. */
export async function printForms(forms: Iterable<Form | Promise<Form>>, options: PrintOptions): Promise<Printed> {
  const files: string[] = [];
  const difetti: string[] = [];
  const count = { fatti: 0, tenuti: 0 };
  const browser = await options.browser;
  const press = browser === null ? null : await pressOf(browser, options);
  const waiting = forms[Symbol.iterator]();
  const work = async (): Promise<void> => {
    // Each has a page of its own, on which one form comes after the other: to open one costs as much as to print on it.
    const paper = browser === null ? null : await paperOf(browser);
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
      const form = await next.value;
      // A PDF of before beside a page of now would say other numbers.
      if (press === null) await rm(join(options.out, `${form.nome}.pdf`), { force: true });
      await writeChanged(join(options.out, `${form.nome}.html`), form.html);
      files.push(`${form.nome}.html`);
      const result = press === null || paper === null ? null : await press(form, paper);
      if (result !== null && typeof result === "object") difetti.push(...result.difetti);
      else if (result !== null) {
        files.push(`${form.nome}.pdf`);
        count[result === "fatto" ? "fatti" : "tenuti"]++;
      }
      options.done(1);
    }
    await paper?.page.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { files: files.sort(), ...count, difetti: difetti.sort() };
}

type Press = (form: Form, paper: Paper) => Promise<"fatto" | "tenuto" | { readonly difetti: readonly string[] }>;

async function pressOf(browser: Browser, { edizione, out, cartella }: PrintOptions): Promise<Press> {
  const browserVersion = await browser.version();
  const impronta = sourceHash(new URL("../report/pdf.ts", import.meta.url));
  const base = withSlash(edizione.indirizzo_pubblico);
  const indirizzo = `${base}${cartella}${cartella === "" ? "" : "/"}`;
  return async ({ nome, titolo, stampe, pagine }, paper) => {
    const path = join(out, `${nome}.pdf`);
    const there = await readFile(path).catch(() => null);
    const ids = stampe.map((html) => identifierOf({ html, browserVersion, impronta }));
    if (there !== null && ids.some((id) => there.includes(`<${id}>`, there.length - TAIL))) return "tenuto";
    let counted = 0;
    for (const html of stampe) {
      const pdf = await renderPdf(html, { edizione }, { browser, paper, titolo, indirizzo, impronta });
      counted = pdf.pagine;
      if (pagine !== null && counted !== pagine) continue;
      if (pdf.mancanze.length === 0) {
        await writeWhole(path, pdf.bytes, "veloce");
        return "fatto";
      }
      await rm(path, { force: true });
      return { difetti: pdf.mancanze.map(({ frase }) => `${nome}.pdf non è stato scritto: ${frase}`) };
    }
    await rm(path, { force: true });
    const wrong = `${nome}.pdf non è stato scritto: prende ${counted} pagine e deve averne ${pagine}.`;
    return { difetti: [`${wrong} Accorcia i suoi testi.`] };
  };
}

/** The identifier stands in the table of objects at the end of the file. */
const TAIL = 20_000;
