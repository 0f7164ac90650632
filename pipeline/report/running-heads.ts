// Running heads: Chromium has no string-set, so each chapter gets a named page of its own (REPORT.md 4.7).
import type { ReportModel } from "../../schemas/report-model.ts";
import { shortened } from "../../schemas/text.ts";
import { anchorOfChapter, anchorOfPart } from "./anchors.ts";
import { escapeCss } from "./escape.ts";
import { opensItsParts } from "./page-view.ts";

/** Letters of a name that leave room for the other head of the page. */
const LONGEST = 64;

/** `@page` rules for every chapter, and for every cantiere and zona, with the page number at the outer edge. */
export function runningHeads({ capitoli, edizione }: ReportModel): string {
  const pages = capitoli.flatMap((capitolo) => [
    { anchor: anchorOfChapter(capitolo), head: `${capitolo.numero} · ${capitolo.breve}` },
    ...(opensItsParts(capitolo)
      ? capitolo.parti.map((parte) => ({
          anchor: anchorOfPart(capitolo, parte),
          head: `${capitolo.numero} · ${capitolo.breve} · ${shortened(parte.titolo, LONGEST)}`,
        }))
      : []),
  ]);
  const warning = edizione.interna ? "Uso interno, non diffondere" : edizione.dimostrativa ? "Dati dimostrativi" : "";
  const report = `${edizione.titolo} · ${edizione.citta}`;
  const rules = pages.map(({ anchor, head }, index) => page(`c${index}`, `#${cssName(anchor)}`, head, report));
  return [
    `@page :left{@bottom-right{content:"${escapeCss(warning)}"}}`,
    `@page :right{@bottom-left{content:"${escapeCss(warning)}"}}`,
    ...rules,
    page("indice", ".indice", "Indice", report),
    page("guasti", "#guasti", "Che cosa manca", report),
  ].join("\n");
}

const cssName = (anchor: string): string => anchor.replace(/^\d/, (digit) => `\\3${digit} `);

function page(name: string, selector: string, head: string, report: string): string {
  const outer = `content:"${escapeCss(head)}";font-weight:600;color:#12436D`;
  const inner = `content:"${escapeCss(report)}";color:#595959`;
  return `${selector}{page:${name}}
@page ${name}:left{@top-left{${outer}}@top-right{${inner}}}
@page ${name}:right{@top-left{${inner}}@top-right{${outer}}}`;
}
