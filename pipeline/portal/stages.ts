// How many enti stand where, for commands: the same states as on the pages, and who sent in time.
import type { Edizione } from "../../schemas/edizione.ts";
import { quandoNoted, quandoOf } from "../collect/quando.ts";
import { openRegistroPortale } from "../collect/registro-portale.ts";
import { raccoltaIn } from "../edizione/raccolta.ts";
import type { Collection } from "../line/intake.ts";
import { archivioOf } from "../line/rules.ts";
import { situationOf } from "./situation.ts";
import { STATI, type Stato } from "./states.ts";

export interface Stages {
  /** In the order of the states; those of nobody are left out. */
  readonly stati: readonly { readonly stato: Stato; readonly enti: number }[];
  /** Of those who sent something: by the first file of each. `incerti`: nobody noted on which side of the last day it came.
   *  null where the edition names no last day. */
  readonly tempo: {
    readonly scadenza: string;
    readonly in_tempo: number;
    readonly dopo: number;
    readonly incerti: number;
  } | null;
}

/** Throws EdizioneRotta for a raccolta.yaml that is not well written, and as `openDatabase` does. */
export async function stagesOf(edizione: Edizione, raccolta: Collection): Promise<Stages> {
  const scadenza = (await raccoltaIn(edizione))?.scadenza ?? null;
  const registro = openRegistroPortale(archivioOf(edizione));
  try {
    const all = edizione.enti.map(({ codice }) =>
      situationOf({ anno: edizione.yaml.anno, raccolta, registro }, codice),
    );
    const byState = Map.groupBy(all, ({ stato }) => stato);
    return {
      stati: STATI.flatMap((stato) => {
        const own = byState.get(stato);
        return own === undefined ? [] : [{ stato, enti: own.length }];
      }),
      tempo: scadenza === null ? null : { scadenza, ...inTime(all, scadenza) },
    };
  } finally {
    registro.close();
  }
}

function inTime(all: readonly Pick<ReturnType<typeof situationOf>, "invii">[], scadenza: string) {
  const end = quandoNoted(scadenza).entro;
  const sides = all.flatMap(({ invii }) => {
    const times = invii.filter(({ ritiro }) => ritiro === null).map(({ ricezione }) => quandoOf(ricezione));
    if (times.length === 0) return [];
    if (times.some(({ entro }) => entro <= end)) return ["in_tempo"];
    return times.every(({ dopo }) => dopo >= end) ? ["dopo"] : ["incerti"];
  });
  const count = (side: string): number => sides.filter((each) => each === side).length;
  return { in_tempo: count("in_tempo"), dopo: count("dopo"), incerti: count("incerti") };
}
