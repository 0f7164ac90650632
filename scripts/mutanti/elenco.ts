// One list for each room: a guard's mutant stands in the list of the room that its file is in.
import { ANSWERS } from "./elenco/answers.ts";
import { BREVI } from "./elenco/brevi.ts";
import { CHARTS } from "./elenco/charts.ts";
import { CHECKS } from "./elenco/checks.ts";
import { COLLECT } from "./elenco/collect.ts";
import { COMMANDS } from "./elenco/commands.ts";
import { COMPOSE } from "./elenco/compose.ts";
import { EDIZIONE } from "./elenco/edizione.ts";
import { EFFECTS } from "./elenco/effects.ts";
import { FIGURE } from "./elenco/figure.ts";
import { FORMATS } from "./elenco/formats.ts";
import { LINE } from "./elenco/line.ts";
import { LINEAGE } from "./elenco/lineage.ts";
import { MISURE } from "./elenco/misure.ts";
import { PDFUA } from "./elenco/pdfua.ts";
import { PORTAL } from "./elenco/portal.ts";
import { PREVIEW } from "./elenco/preview.ts";
import { PROSPETTI } from "./elenco/prospetti.ts";
import { PUBLISH } from "./elenco/publish.ts";
import { READING } from "./elenco/reading.ts";
import { REPORT } from "./elenco/report.ts";
import { SCHEMAS } from "./elenco/schemas.ts";
import { SCRIPTS } from "./elenco/scripts.ts";
import { STATISTICS } from "./elenco/statistics.ts";
import { STORE } from "./elenco/store.ts";
import { WORKBOOKS } from "./elenco/workbooks.ts";
import type { Mutante } from "./mutante.ts";

/** Every breakage that a test must see, in the order of the line. */
export const MUTANTI: readonly Mutante[] = [
  ...SCHEMAS,
  ...EDIZIONE,
  ...EFFECTS,
  ...FORMATS,
  ...READING,
  ...CHECKS,
  ...COLLECT,
  ...ANSWERS,
  ...WORKBOOKS,
  ...STORE,
  ...STATISTICS,
  ...FIGURE,
  ...MISURE,
  ...PROSPETTI,
  ...CHARTS,
  ...COMPOSE,
  ...PUBLISH,
  ...LINE,
  ...LINEAGE,
  ...REPORT,
  ...PDFUA,
  ...BREVI,
  ...PREVIEW,
  ...COMMANDS,
  ...PORTAL,
  ...SCRIPTS,
];
