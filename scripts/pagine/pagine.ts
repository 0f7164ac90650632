// npm run check:pagine [-- file.pdf …]: measures printed reports and says which bounds they break. Without a file, the
// report of the sample 2016, which has bounds for its number of pages too.
import { readFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { broken, measure, type PageMeasures, type PrintedPage } from "./measure.ts";

const SAMPLE = "reports/2016/bilancio-sociale-2016.pdf";
const PAGES: readonly [number, number] = [75, 100];

const files = process.argv.slice(2);
let faults = 0;
for (const file of files.length > 0 ? files : [SAMPLE]) {
  const measures = await measureFile(file);
  const told = broken(measures, { pagine: file.endsWith(SAMPLE) ? PAGES : null });
  faults += told.length;
  console.log([file, ...lines(measures), ...told.map((words) => `  ✗ ${words}`)].join("\n"));
}
process.exitCode = faults > 0 ? 1 : 0;

async function measureFile(file: string): Promise<PageMeasures> {
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

function lines({ pagine, minimo, vuote, quotaVuote, riga, tabelleSotto, separati, sospese }: PageMeasures): string[] {
  const share = Math.round(quotaVuote * 1000) / 10;
  return [
    `  pagine ${pagine} · corpo più piccolo ${minimo.corpo} pt · righe di testo fino a ${riga} caratteri`,
    `  pagine piene per meno del 60%: ${vuote.length} (${share}%)${vuote.length > 0 ? `, cioè ${vuote.join(", ")}` : ""}`,
    `  tabelle di dati stampate sotto i grafici: ${tabelleSotto} · separate dal grafico: ${separati.length} · righe sospese: ${sospese.length}`,
  ];
}
