// A printed report, read back: the words of each page and where they stand.
import { readFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { measure, type PageMeasures, type PrintedPage } from "./measure.ts";

/** Throws where the file is not there. */
export async function measureFile(file: string): Promise<PageMeasures> {
  const data = await readFile(file).catch(() => {
    throw new Error(`Non c'è ${file}: si scrive con «npm start».`);
  });
  const pdf = await getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise;
  const pages: PrintedPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const pieces = items.flatMap((item) => {
      if (!("str" in item)) return [];
      const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
      return [{ text: item.str, x, y, width: item.width, size: Math.hypot(c, d) }];
    });
    pages.push({ pieces });
  }
  const outline = await pdf.getOutline();
  const last = outline?.[0]?.items.find(({ title }) => /^A\s/u.test(title));
  const destination = typeof last?.dest === "string" ? await pdf.getDestination(last.dest) : last?.dest;
  const appendix = destination ? (await pdf.getPageIndex(destination[0])) + 1 : null;
  await pdf.loadingTask.destroy();
  return measure(pages, appendix);
}
