// Where the enti stand, in words.
import { conArticolo } from "../../schemas/articles.ts";
import { quanti } from "../../schemas/diagnostici/entry.ts";
import { formatDate } from "../../schemas/unita.ts";
import type { Stages } from "../portal/stages.ts";
import { PAROLE_STATO } from "../portal/story.ts";

export function stageLines({ stati, tempo }: Stages): string[] {
  const states = stati.map(({ stato, enti }) => `${PAROLE_STATO[stato].parola.toLocaleLowerCase("it")} ${enti}`);
  const lines = [`  A che punto sono gli enti: ${states.join(", ")}.`];
  if (tempo === null) return lines;
  const { scadenza, in_tempo, dopo, incerti } = tempo;
  const unknown = incerti === 0 ? "" : `; di ${quanti(incerti, "ente", "enti")} non si sa`;
  return [
    ...lines,
    `  Entro ${conArticolo(formatDate(scadenza))} hanno mandato ${quanti(in_tempo, "ente", "enti")}, dopo ${dopo}${unknown}.`,
  ];
}
