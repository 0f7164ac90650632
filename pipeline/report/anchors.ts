// Anchors come from model ids, never from titles: they stay when a title changes, and editions share them.
// Each kind has its own prefix, because a chapter, a zona and a chart may bear the same name.
import { hash } from "node:crypto";
import type { Capitolo, Parte, Prospetto } from "../../schemas/report-model.ts";

const safe = (id: string): string => id.replace(/[^\p{L}\p{N}_-]+/gu, "-");

export const anchorOfChapter = ({ id }: Pick<Capitolo, "id">): string => safe(id);
export const anchorOfPart = (chapter: Pick<Capitolo, "id">, { id }: Pick<Parte, "id">): string =>
  `${safe(chapter.id)}-${safe(id)}`;
export const anchorOfProspetto = ({ tipo, id }: Pick<Prospetto, "tipo" | "id">): string => `${tipo}-${safe(id)}`;
export const anchorOfData = ({ id }: Pick<Prospetto, "id">): string => `dati-${safe(id)}`;
/** Of a passage of a text, by the words that its author wrote: references stand in them by name, so that it stays when a
 *  figure changes, and when something is written before it. Other words are another passage. */
export const anchorOfPassage = (chapter: Pick<Capitolo, "id">, part: Pick<Parte, "id">, source: string): string =>
  `passo-${anchorOfPart(chapter, part)}-${hash("sha256", source.replace(/\s+/gu, " ").trim()).slice(0, 8)}`;
