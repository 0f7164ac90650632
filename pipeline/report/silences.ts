// Where nobody declared anything: of a cantiere or a zona, everything or its services.
import { partsBy } from "../../schemas/capitoli.ts";
import type { ReportModel } from "../../schemas/report-model.ts";

/** Whether any ente declared something there in this edition, of one misura where it is named; a hidden figura was declared too. */
export function isSpokenOf(
  capitolo: string,
  codice: string,
  { figure, edizione }: Pick<ReportModel, "figure" | "edizione">,
  misura: string | null = null,
): boolean {
  const dimension = partsBy(capitolo) ?? "cantiere";
  return Object.values(figure).some(
    (figura) =>
      figura.dims[dimension] === codice &&
      figura.edizione === edizione.anno &&
      (misura === null || figura.misura === misura) &&
      (figura.stato === "riservato" || figura.stato === "incerto" || (figura.n_enti ?? 0) > 0),
  );
}

/** A cantiere or a zona of which the page says that nobody declared anything, or no service. */
export interface Silence {
  /** «il cantiere Crescere», «la zona Est». */
  readonly di: string;
  readonly manca: "tutto" | "servizi";
}

/** The silent cantieri and zone, in the order of the pages. */
export function silencesOf(model: Pick<ReportModel, "capitoli" | "figure" | "edizione">): Silence[] {
  return model.capitoli.flatMap(({ id, parti }) => {
    const per = partsBy(id);
    if (per === undefined) return [];
    return parti.flatMap((parte): Silence[] => {
      const di = per === "zona" ? `la zona ${parte.titolo}` : `il cantiere ${parte.titolo}`;
      if (!isSpokenOf(id, parte.id, model)) return [{ di, manca: "tutto" }];
      return isSpokenOf(id, parte.id, model, "servizi") ? [] : [{ di, manca: "servizi" }];
    });
  });
}
