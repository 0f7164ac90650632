// What Chromium leaves out of the file: roles, list bodies, descriptions of links, marks of what is decoration, metadata
// (REPORT.md 4.5). The finished file keeps PDF/UA-1 and PDF/A-2a, and says so once that is checked.
import { createHash } from "node:crypto";
import type { ReportModel } from "../../schemas/report-model.ts";
import { checkPdf, faultWords, type Mancanza } from "../pdfua/check.ts";
import type { PdfFile } from "./pdf-file.ts";
import { flattenStructure } from "./pdf-flatten.ts";
import { renumberIds } from "./pdf-ids.ts";
import { writeMetadata } from "./pdf-metadata.ts";
import { mendStructure, type PrintedTexts } from "./pdf-structure.ts";
import { tagContents } from "./pdf-tagging.ts";
import { writePdf } from "./pdf-write.ts";

export interface FinishOptions {
  readonly edizione: ReportModel["edizione"];
  /** What the document is called. */
  readonly titolo: string;
  readonly html: string;
  readonly texts: PrintedTexts;
  readonly browserVersion: string;
  /** Names the bytes, with the page and the browser: what else they come from. */
  readonly impronta?: string;
}

/** The identifier of a finished file: that of what it was made of. */
export const identifierOf = ({
  html,
  browserVersion,
  impronta = "",
}: Pick<FinishOptions, "html" | "browserVersion" | "impronta">): string =>
  createHash("sha256").update(html).update(browserVersion).update(impronta).digest("hex").slice(0, 32);

export interface Finished {
  readonly bytes: Uint8Array;
  /** What is wrong with it. A file that lacks something of a standard does not say that it keeps it. */
  readonly mancanze: readonly Mancanza[];
}

/** The finished file; changes `file`. Its dates are those of the edition, its identifier that of its content. */
export async function finishPdf(file: PdfFile, options: FinishOptions): Promise<Finished> {
  mendStructure(file, options.texts);
  await tagContents(file);
  flattenStructure(file);
  renumberIds(file);
  const claimed = await write(file, options, true);
  const mancanze = whatIsMissing(claimed, options.texts.words);
  const keeps = mancanze.every(({ norma }) => !norma);
  return { bytes: keeps ? claimed : await write(file, options, false), mancanze };
}

function write(file: PdfFile, options: FinishOptions, claims: boolean): Promise<Uint8Array> {
  const { edizione, titolo, browserVersion } = options;
  writeMetadata(file, edizione, { title: titolo, producer: browserVersion, claims });
  return writePdf(file, identifierOf(options));
}

/** What the bytes lack, as somebody else reads them. */
function whatIsMissing(bytes: Uint8Array, words: string): readonly Mancanza[] {
  try {
    return faultWords(checkPdf(bytes, words).faults);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [{ frase: `Il controllo non riesce a leggerlo: ${why}`, norma: true }];
  }
}
