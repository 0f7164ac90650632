import { expect, test } from "vitest";
import type { ReportModel } from "../../schemas/report-model.ts";
import { withAlikeShares } from "./alike-shares.ts";

const VALUES = { a: 0.334, b: 0.41, c: 0.031, d: 0.624 };
const figure = Object.fromEntries(
  Object.entries(VALUES).map(([id, valore]) => [id, { valore }]),
) as unknown as ReportModel["figure"];
const span = (id: string, text: string): string => `<span class="figura" data-figura="${id}">${text}</span>`;
const said = (html: string): string => withAlikeShares(html, figure).replace(/<[^>]+>/g, "");

test.each([
  [
    "one with a decimal gives it to all",
    `${span("a", "33%")}, ${span("b", "41%")} e ${span("c", "3,1%")}.`,
    "33,4%, 41,0% e 3,1%.",
  ],
  ["none has one", `${span("a", "33%")} e ${span("b", "41%")}.`, "33% e 41%."],
  ["a sentence alone", `Sono ${span("d", "62%")}. Gli altri ${span("c", "3,1%")}.`, "Sono 62%. Gli altri 3,1%."],
  ["a passage alone", `<p>${span("d", "62%")}</p>\n<p>${span("c", "3,1%")}</p>`, "62%\n3,1%"],
  ["what is no share of the model stays", `${span("z", "33%")} e ${span("c", "3,1%")}`, "33% e 3,1%"],
])("%s", (_, html, wanted) => expect(said(html)).toBe(wanted));
