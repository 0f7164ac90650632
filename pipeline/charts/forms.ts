// Every form of chart; complete because it must compile.
import type { Config } from "vega-lite";
import type { Forma } from "../../schemas/report-model.ts";
import { barre } from "./barre.ts";
import { barreCento } from "./barre-cento.ts";
import { barreImpilate } from "./barre-impilate.ts";
import { cerchi } from "./cerchi.ts";
import { linee } from "./linee.ts";
import { manubri } from "./manubri.ts";
import { mappa } from "./mappa.ts";
import { matrice } from "./matrice.ts";
import { monete } from "./monete.ts";
import { multipli } from "./multipli.ts";
import { piastrelle } from "./piastrelle.ts";
import type { FormaGrafico } from "./sheet.ts";
import { traguardi } from "./traguardi.ts";

export const FORMS: Record<Forma, FormaGrafico> = {
  barre,
  "barre-impilate": barreImpilate,
  "barre-cento": barreCento,
  manubri,
  multipli,
  piastrelle,
  matrice,
  linee,
  traguardi,
  monete,
  mappa,
  cerchi,
};

// Everything is placed by the layouts, so Vega measures and pads nothing; its roles would fight with ours on the root.
export const CONFIG: Config = {
  aria: false,
  autosize: "none",
  padding: 0,
  background: "transparent",
  view: { stroke: null },
};
