import { DATI } from "./elenco-dati.ts";
import { DECISIONI } from "./elenco-decisioni.ts";
import { EDIZIONE } from "./elenco-edizione.ts";
import { FIGURE } from "./elenco-figure.ts";
import { FORME } from "./elenco-forme.ts";
import { PAGINA } from "./elenco-pagina.ts";
import { PDF } from "./elenco-pdf.ts";
import { PORTALE } from "./elenco-portale.ts";
import { PROMESSE } from "./elenco-promesse.ts";
import { PROTEZIONE } from "./elenco-protezione.ts";
import { STIMA } from "./elenco-stima.ts";
import type { Mutante } from "./mutante.ts";

/** Every breakage that a test must see, in the order of the line. */
export const MUTANTI: readonly Mutante[] = [
  ...EDIZIONE,
  ...DATI,
  ...DECISIONI,
  ...FORME,
  ...FIGURE,
  ...STIMA,
  ...PROTEZIONE,
  ...PAGINA,
  ...PROMESSE,
  ...PDF,
  ...PORTALE,
];
