// The cells of a row, with what a person decided about them in their place: read by the same rules as any other text. What
// was written stays in the archived bytes, and beside the value in its row.
import type { Blocco, Campo } from "../../schemas/blocco.ts";
import { type Luogo, placeKey } from "../../schemas/diagnostic.ts";
import type { Correction, SignMeaning } from "../../schemas/reading.ts";
import { visible } from "../../schemas/text.ts";
import type { RawCell } from "../formats/sheet.ts";
import { readCell } from "./cell.ts";
import type { ReadingContext } from "./context.ts";
import { shownOf } from "./findings.ts";
import { readNumber } from "./numbers.ts";
import { withoutApostrophe } from "./quantity.ts";

/** The raw cell of each question, in the order of the block's declaration. */
type Cells = readonly (RawCell | undefined)[];

/** What is read of a row of the block. A correction holds only where the cell still shows what it was decided about. */
export function makeCorrected(
  blocco: Blocco,
  contesto: ReadingContext,
  luogo: (numero: number, campo: string | null) => Luogo,
): (grezza: { readonly numero: number; readonly celle: Cells }) => Cells {
  const byQuestion = Map.groupBy(
    contesto.correzioni.filter((each) => each.blocco === blocco.id && Object.hasOwn(blocco.campi, each.campo)),
    ({ campo }) => campo,
  );
  if (byQuestion.size === 0) return ({ celle }) => celle;
  const places = new Map(Object.keys(blocco.campi).map((name, at) => [name, at]));
  return ({ numero, celle }) => {
    const read = [...celle];
    for (const [name, all] of byQuestion) {
      const at = places.get(name) ?? -1;
      const campo = blocco.campi[name];
      if (campo === undefined) continue;
      const posto = placeKey(luogo(numero, name));
      // In the order in which they were decided: the second may be about what the first put there.
      for (const each of all) if (each.posto === posto) read[at] = corrected(read[at], campo, each, contesto);
    }
    return read;
  };
}

/**
 * A cell that is in no row of the block, as that of a total, with what was decided about it. Its finding shows sums, not the
 * cell: they are in what the decision is known by, so it is of this total.
 */
export function correctedAlone(
  cell: RawCell,
  { blocco, campo, luogo }: { readonly blocco: Blocco; readonly campo: string; readonly luogo: Luogo },
  { correzioni }: Pick<ReadingContext, "correzioni">,
): RawCell {
  if (correzioni.length === 0) return cell;
  const own = (each: Correction): boolean =>
    each.blocco === blocco.id && each.campo === campo && each.prima === null && each.posto === placeKey(luogo);
  const last = correzioni.findLast(own)?.dopo;
  return typeof last === "string" ? { ...cell, ...asTyped(last) } : cell;
}

const asTyped = (text: string): Omit<RawCell, "column"> => ({ text, content: { kind: "testo" }, formula: false });

function corrected(
  cell: RawCell | undefined,
  campo: Campo,
  { prima, dopo }: Correction,
  contesto: ReadingContext,
): RawCell | undefined {
  if (typeof dopo === "object") {
    if (cell === undefined) return cell;
    return "segno" in dopo ? withSign(cell, dopo.segno) : withProposal(cell, campo, contesto);
  }
  if ((cell === undefined ? null : shownOf(cell.text, campo)) !== prima) return cell;
  return { column: cell?.column ?? 1, ...asTyped(dopo) };
}

/** A cell as what is proposed for it; where nothing is, it stays. */
function withProposal(cell: RawCell, campo: Campo, contesto: ReadingContext): RawCell {
  const proposta = readCell(cell, campo, contesto).trovati.find((each) => each.proposta !== undefined)?.proposta;
  return proposta === undefined ? cell : { ...cell, ...asTyped(proposta) };
}

/** «1.234» as 1234 or as 1,234, as the reader of numbers sees its two meanings. Any other text stays. */
function withSign(cell: RawCell, segno: SignMeaning): RawCell {
  if (cell.content.kind !== "testo") return cell;
  const read = readNumber(withoutApostrophe(visible(cell.text).trim()), "ambiguo", "decimali");
  if (read.kind !== "ambiguo") return cell;
  const number = segno === "migliaia" ? read.intero : read.decimale;
  return { ...cell, content: { kind: "numero", number } };
}
