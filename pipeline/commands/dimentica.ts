// `bilancio dimentica`: data of persons whose time, said in raccolta.yaml, is past. Names that prove a published number stay.

import { al } from "../../schemas/articles.ts";
import { elenca } from "../../schemas/diagnostici/entry.ts";
import { formatDate } from "../../schemas/unita.ts";
import { openRegistroPortale } from "../collect/registro-portale.ts";
import { loadEdizione } from "../edizione/load.ts";
import { namedPersons } from "../edizione/persone.ts";
import { loadRaccolta } from "../edizione/raccolta.ts";
import type { Effects } from "../effects/effects.ts";
import { archivioOf } from "../line/rules.ts";
import { COSA, forgetKind, KINDS, keptUntil, type Past, pastTime } from "../portal/retention.ts";
import type { Answer } from "./answer.ts";

export interface DimenticaCommand {
  readonly cartella: string;
  /** Only tells what is past its time. */
  readonly isOnlyTold: boolean;
}

/** Throws EdizioneRotta without raccolta.yaml. 1 where something is still there whose time is past. */
export async function dimenticaCommand({ cartella, isOnlyTold }: DimenticaCommand, effects: Effects): Promise<Answer> {
  const edizione = await loadEdizione(cartella);
  const termini = await loadRaccolta(edizione);
  const registro = openRegistroPortale(archivioOf(edizione));
  try {
    const now = effects.now();
    const past = pastTime(termini, registro, now);
    // From there they would come back when the portal is opened.
    const written = [...new Set((await namedPersons(edizione)).map(({ file }) => file))];
    const isKept = ({ kind }: Past): boolean => isOnlyTold || (kind === "contatti" && written.length > 0);
    for (const each of past) if (!isKept(each)) await forgetKind(registro, archivioOf(edizione), each.kind, now);
    const left = past.filter(isKept);
    const gone = past.filter((each) => !isKept(each));
    const contatti = left.some(({ kind }) => kind === "contatti") && !isOnlyTold;
    const text = [
      ...gone.map((each) => `Tolto: ${each.cosa} (${each.quanti}); si teneva fino ${al(formatDate(each.fino))}.`),
      ...left.map((each) => `Da togliere: ${each.cosa} (${each.quanti}); si teneva fino ${al(formatDate(each.fino))}.`),
      ...(contatti ? [`Prima si svuota ${elenca(written)}: alla riapertura del portale tornerebbero.`] : []),
      ...KINDS.flatMap((kind) =>
        past.some((each) => each.kind === kind) ? [] : [laterWords(kind, keptUntil(termini, kind), now)],
      ),
    ].join("\n");
    return { text, json: { tolti: gone, restano: left }, exit: left.length > 0 ? 1 : 0 };
  } finally {
    registro.close();
  }
}

function laterWords(kind: (typeof KINDS)[number], fino: string | null, now: string): string {
  if (fino === null) return `Non è detto per quanto si tiene ${COSA[kind]}: «conservazione» in raccolta.yaml.`;
  return now.slice(0, 10) > fino
    ? `Non c'è più: ${COSA[kind]}.`
    : `Si tiene fino ${al(formatDate(fino))}: ${COSA[kind]}.`;
}
