// What a figura says of its number, and what takes the place of one: nobody answered, nobody could, it made no sense, the
// estimate is not to be trusted, it would tell who gave it.
import type { Figura } from "../../schemas/figura.ts";
import type { MisuraNota } from "../../schemas/misura.ts";
import type { CubePoint } from "../store/cube.ts";
import type { Estimated } from "./estimates.ts";

/** A question that makes no sense to anybody who was asked, or one that nobody could answer. */
export const missing = ({ n_senza, n_insensate }: CubePoint): Figura["stato"] =>
  n_senza > 0 && n_insensate === n_senza ? "non-pertinente" : "non-disponibile";

/** A silent large ente is made up for here. */
export const isMadeUp = ({ imputati }: CubePoint): boolean => Object.keys(imputati).length > 0;

/** Nobody declared anything here, and nothing is made up for. */
export const isEmpty = (point: CubePoint): boolean => point.n_righe === 0 && !isMadeUp(point);

/** Who stands behind a point, and how many of its rows give a value. */
export const answers = ({ gruppo }: MisuraNota, { n_enti, n_righe, n_senza }: CubePoint) =>
  gruppo === null ? { n_enti: null } : { n_enti, righe_con_dato: n_righe === 0 ? null : 1 - n_senza / n_righe };

export const uncertain = (figura: Figura): Figura => ({ ...figura, stato: "incerto", protetta: "precisione" });

/** Every number of it would tell the others; its unit too, where that follows from the value. A column that is not named here
 *  does not compile. */
export const withoutNumbers = ({ id, edizione, misura, dims }: Figura, unita: Figura["unita"]): Figura => ({
  ...{ id, edizione, misura, dims, unita },
  ...{ valore: null, n_enti: null, righe_con_dato: null, copertura: null, dichiarato: null, stimato: null },
  ...{ errore_standard: null, ci_inf: null, ci_sup: null, giudizio: null },
  stato: "riservato",
  protetta: "riservatezza",
});

/** The estimate, or what was declared beside the sign that there is no estimate to be trusted. */
export function published(figura: Figura, estimated: Estimated, printed: (value: number) => number): Figura {
  const { valore, dichiarato, errore, ci_inf, ci_sup, stimato, giudizio, rifiuti } = estimated;
  if (rifiuti.length > 0) return uncertain({ ...figura, dichiarato });
  const isEstimated = stimato > 0;
  return {
    ...figura,
    // Also where nothing is estimated: of cells rounded and not the sum would be neither.
    valore: printed(valore),
    dichiarato,
    stimato,
    errore_standard: errore,
    ci_inf,
    ci_sup,
    giudizio: isEstimated ? giudizio : null,
    stato: isEstimated ? "stimato" : "valore",
  };
}
