// The questionnaire: its ten blocks in the order of the workbook. A block is a file in blocchi/ and a line here.

import bisogni from "./blocchi/bisogni.ts";
import ente from "./blocchi/ente.ts";
import esiti from "./blocchi/esiti.ts";
import finanziamenti from "./blocchi/finanziamenti.ts";
import personale from "./blocchi/personale.ts";
import punti_comunita from "./blocchi/punti_comunita.ts";
import risorse from "./blocchi/risorse.ts";
import servizi from "./blocchi/servizi.ts";
import voci from "./blocchi/voci.ts";
import volontari from "./blocchi/volontari.ts";
import type { Blocco } from "./blocco.ts";

export const QUESTIONARIO = {
  ente,
  risorse,
  finanziamenti,
  personale,
  volontari,
  servizi,
  esiti,
  punti_comunita,
  bisogni,
  voci,
} satisfies Record<string, Blocco>;
export type BloccoId = keyof typeof QUESTIONARIO;

export const BLOCCHI: readonly Blocco[] = Object.values(QUESTIONARIO);

/** The block with that id; undefined for a name that is none. */
export function blockOf(id: string): Blocco | undefined {
  return BLOCCHI.find((blocco) => blocco.id === id);
}

/** The blocks that an edition asks. */
export function blocksAskedIn(anno: number): Blocco[] {
  return BLOCCHI.filter((blocco) => blocco.since <= anno);
}
