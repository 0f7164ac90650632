// What Chromium leaves out of the file: roles, list bodies, descriptions of links, marks of what is decoration, metadata
// (REPORT.md 4.5). The finished file keeps PDF/UA-1 and PDF/A-2a.
import { createHash } from "node:crypto";
import type { ReportModel } from "../../schemas/report-model.ts";
import type { PdfFile } from "./pdf-file.ts";
import { renumberIds } from "./pdf-ids.ts";
import { writeMetadata } from "./pdf-metadata.ts";
import { mendStructure, type PrintedTexts } from "./pdf-structure.ts";
import { tagContents } from "./pdf-tagging.ts";
import { writePdf } from "./pdf-write.ts";

export interface FinishOptions {
  readonly model: ReportModel;
  readonly html: string;
  readonly texts: PrintedTexts;
  readonly browserVersion: string;
}

/** The finished file; changes `file`. Its dates are those of the edition, its identifier that of its content. */
export async function finishPdf(file: PdfFile, options: FinishOptions): Promise<Uint8Array> {
  mendStructure(file, options.texts);
  await tagContents(file);
  renumberIds(file);
  writeMetadata(file, options.model.edizione, options.browserVersion);
  const hash = createHash("sha256").update(options.html).update(options.browserVersion).digest("hex");
  return writePdf(file, hash.slice(0, 32));
}
