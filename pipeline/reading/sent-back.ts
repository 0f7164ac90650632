// Cells that an ente was asked to look at again: found by the name of their row, for as long as they say the same.
import { type Blocco, rowNameBy } from "../../schemas/blocco.ts";
import { type Riga, type SentBackCell, saidBy } from "../../schemas/reading.ts";
import type { ReadingContext } from "./context.ts";
import type { Found } from "./outcome.ts";

/** The fields of a row that are to be looked at again, each with what is told of it. */
export function makeSentBack(
  blocco: Blocco,
  { rimandi }: Pick<ReadingContext, "rimandi">,
): (riga: Pick<Riga, "valori" | "vuoti" | "grezzi">, ente: string | null) => readonly (readonly [string, Found])[] {
  const own = rimandi.filter((each) => each.blocco === blocco.id && Object.hasOwn(blocco.campi, each.campo));
  if (own.length === 0) return () => [];
  const byEnte = Map.groupBy(own, ({ ente }) => ente);
  const places = new Map(Object.keys(blocco.campi).map((name, at) => [name, at]));
  return ({ valori, vuoti, grezzi }, ente) => {
    const asked = byEnte.get(ente ?? "") ?? [];
    if (asked.length === 0) return [];
    const said = (field: string): string | null => {
      const at = places.get(field) ?? -1;
      const valore = valori[at] ?? null;
      return saidBy({
        valore: valore === null ? null : String(valore),
        ...{ vuoto: vuoti[at] ?? null, scritto: grezzi[at] ?? null },
      });
    };
    const name = rowNameBy(blocco, said);
    return asked.flatMap((each) =>
      each.riga === name && each.detto === said(each.campo) ? [[each.campo, foundOf(each)] as const] : [],
    );
  };
}

const foundOf = ({ chi, motivo, numero }: SentBackCell): Found => ({
  codice: "cella-rimandata",
  params: { chi, motivo, numero },
});
