// npm run check:pagine [-- file.pdf …]: measures printed reports and says which bounds they break. Without a file, the
// report of the sample 2016, which has bounds for its number of pages too.
import { broken, type PageMeasures } from "./measure.ts";
import { measureFile } from "./read.ts";

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

function lines({ pagine, minimo, vuote, quotaVuote, riga, tabelleSotto, separati, sospese }: PageMeasures): string[] {
  const share = Math.round(quotaVuote * 1000) / 10;
  return [
    `  pagine ${pagine} · corpo più piccolo ${minimo.corpo} pt · righe di testo fino a ${riga} caratteri`,
    `  pagine piene per meno del 60%: ${vuote.length} (${share}%)${vuote.length > 0 ? `, cioè ${vuote.join(", ")}` : ""}`,
    `  tabelle di dati stampate sotto i grafici: ${tabelleSotto} · separate dal grafico: ${separati.length} · righe sospese: ${sospese.length}`,
  ];
}
