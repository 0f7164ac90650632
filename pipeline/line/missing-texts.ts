// The texts of cantieri and zone that nobody has written: `build` names them, the preview offers to begin them.
import { partsBy } from "../../schemas/capitoli.ts";
import type { Edizione } from "../../schemas/edizione.ts";
import { partsOf } from "../compose/istanze.ts";
import { chapterId } from "../compose/testi.ts";
import { anchorOfPart } from "../report/anchors.ts";

/** A text that the edition could have and has not, with what to begin it with. */
export interface MissingText {
  /** Its path from the edition's folder. */
  readonly file: string;
  /** «la zona Est». */
  readonly di: string;
  /** Where it would stand in the page. */
  readonly ancora: string;
  readonly inizio: string;
}

/** The cantieri and zone whose chapter is there and that nobody has written of. */
export function missingTexts(edizione: Edizione): MissingText[] {
  const chapters = Object.keys(edizione.testi).flatMap((nome) => chapterId(nome) ?? []);
  return chapters.flatMap((id) => {
    const per = partsBy(id);
    return (per === undefined ? [] : partsOf(edizione, per))
      .filter(({ codice }) => !Object.hasOwn(edizione.testi, `${id}/${codice}`))
      .map(({ codice, nome }) => {
        const di = per === "zona" ? `la zona ${nome}` : `il cantiere ${nome}`;
        return {
          file: `testi/${id}/${codice}.md`,
          di,
          ancora: anchorOfPart({ id }, { id: codice }),
          inizio: beginning(per, di),
        };
      });
  });
}

/** Headings and prompts: `build` tells of each prompt until somebody has written in its place. */
function beginning(per: "cantiere" | "zona" | undefined, di: string): string {
  if (per === "zona") return `[da scrivere: ${di}, dov'è, che cosa la distingue, dove ci si rivolge]\n`;
  const sections = ["A che cosa serve", "A chi si rivolge", "Che cosa si fa", "Che cosa si conta"];
  return sections.map((title) => `#### ${title}\n\n[da scrivere: ${title.toLowerCase()}, per ${di}]\n`).join("\n");
}
