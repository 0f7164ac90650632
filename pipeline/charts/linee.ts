// Lines over the editions. A line stops at a break in series and at what is not a number; it never falls to zero there.
import { halos, rules, texts, unknowns } from "./annotations.ts";
import { scaleOf, scaleParams } from "./fit.ts";
import { layTrend } from "./linee-layout.ts";
import type { FormaGrafico } from "./sheet.ts";

const x = { field: "when", type: "quantitative" as const, scale: scaleOf("x"), axis: null };
const y = { field: "value", type: "quantitative" as const, scale: scaleOf("y"), axis: null };

export const linee: FormaGrafico = {
  spec: {
    data: { values: [] },
    params: [...scaleParams("x"), ...scaleParams("y")],
    layer: [
      rules("grid"),
      halos,
      {
        data: { name: "lines" },
        mark: {
          type: "line",
          strokeWidth: 2.5,
          strokeJoin: "round",
          stroke: { expr: "datum.color" },
          strokeDash: { expr: "datum.dash" },
        },
        encoding: { x, y, detail: { field: "run" } },
      },
      {
        data: { name: "dots" },
        mark: {
          type: "point",
          opacity: 1,
          size: 50,
          stroke: "white",
          strokeWidth: 1.5,
          shape: { expr: "datum.shape" },
          fill: { expr: "datum.color" },
        },
        encoding: { x, y },
      },
      ...unknowns,
      rules(),
      texts,
    ],
  },
  layout: layTrend,
};
