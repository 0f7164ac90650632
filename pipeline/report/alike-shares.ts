// Shares told in one sentence have the same decimals: «33,4%, 41,0% e 3,1%», never «33%, 41% e 3,1%», whose sum nobody can check.
import type { ReportModel } from "../../schemas/report-model.ts";
import { formatShare } from "../../schemas/unita.ts";

const SHARE = /(<span class="figura" data-figura="([^"]+)">)\d{1,3}(,\d+)?%(?=<\/span>)/gu;

/** HTML of a text, sentence by sentence. */
export const withAlikeShares = (html: string, figure: ReportModel["figure"]): string =>
  html
    .split(/(?<=[.!?:;]\s|\n)/u)
    .map((sentence) => {
      const found = [...sentence.matchAll(SHARE)].map(([, , , decimals]) => decimals !== undefined);
      if (!found.includes(true) || !found.includes(false)) return sentence;
      return sentence.replace(SHARE, (whole, span: string, id: string) => {
        const value = figure[id]?.valore;
        return value == null ? whole : `${span}${formatShare(value, 1)}`;
      });
    })
    .join("");
