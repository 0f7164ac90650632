// The model → the files people read: page, PDF, open data.
import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type ReportModel, reportModelSchema } from "../../schemas/report-model.ts";
import { writeWhole } from "../effects/files.ts";
import { reportName } from "../report/document-title.ts";
import { type Draw, type HtmlOptions, renderHtml } from "../report/html.ts";
import { type Pdf, renderPdf } from "../report/pdf.ts";

const ending = ({ edizione }: ReportModel): string => (edizione.interna ? "-interno" : "");
export const nameOf = ({ edizione }: ReportModel): string => reportName(edizione);
export const modelFileOf = (model: ReportModel): string => `model${ending(model)}.json`;
export const dataFolderOf = ({ edizione }: ReportModel): string => (edizione.interna ? "interno/dati" : "dati");

/** The page, and the model that also says what could not be printed in it. */
export async function page(
  model: ReportModel,
  draw?: Draw,
  options: Pick<HtmlOptions, "templates" | "motivi"> = {},
): Promise<{ html: string; model: ReportModel }> {
  const guasti = [...model.guasti];
  const html = await renderHtml(model, {
    ...options,
    ...(draw && { draw }),
    onFault: (guasto) => guasti.push(guasto),
  });
  return { html, model: { ...model, guasti } };
}

/** Takes away the PDF of an earlier build, before the page beside it changes; says whether there was one. */
export async function removeOldPdf(out: string, nome: string): Promise<boolean> {
  const path = join(out, `${nome}.pdf`);
  const before = await stat(path).catch(() => null);
  if (before === null) return false;
  await rm(path);
  return true;
}

/** A saved model; null when the file is none of this version. */
export async function readModel(from: string): Promise<ReportModel | null> {
  const text = await readFile(from, "utf8");
  try {
    return reportModelSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export interface Rendered {
  readonly files: readonly string[];
  readonly mancanze: Pdf["mancanze"];
  /** Parts that the page lacks, and why: those the model knew, and those that could not be printed now. */
  readonly guasti: ReportModel["guasti"];
}

/** Makes HTML and PDF again from a saved model. */
export async function render(saved: ReportModel, options: { out: string; pdf: "con" | "senza" }): Promise<Rendered> {
  const { html, model } = await page(saved);
  const nome = nameOf(model);
  await removeOldPdf(options.out, nome);
  await writeWhole(join(options.out, `${nome}.html`), html, "veloce");
  const { guasti } = model;
  if (options.pdf === "senza") return { files: [`${nome}.html`], mancanze: [], guasti };
  const { bytes, mancanze } = await renderPdf(html, model);
  await writeWhole(join(options.out, `${nome}.pdf`), bytes, "veloce");
  return { files: [`${nome}.html`, `${nome}.pdf`], mancanze, guasti };
}
