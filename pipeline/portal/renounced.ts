// Who said through the portal that this year they do not take part: commands must know it too, for nobody writes to them any more.
import type { Edizione } from "../../schemas/edizione.ts";
import { openRegistroPortale } from "../collect/registro-portale.ts";
import type { Collection } from "../line/intake.ts";
import { archivioOf } from "../line/rules.ts";
import { situationOf } from "./situation.ts";

/** An ente that does not take part, with its reason. */
export interface Renounced {
  readonly ente: string;
  readonly denominazione: string;
  readonly motivo: string;
}

/** In the order of the edition; whoever thought again, or has sent something since, is not among them. Throws as `openDatabase` does. */
export function renounced(edizione: Edizione, raccolta: Collection): Renounced[] {
  const registro = openRegistroPortale(archivioOf(edizione));
  try {
    const said = new Set(registro.eventi().flatMap(({ tipo, ente }) => (tipo === "rinuncia" ? [ente] : [])));
    return edizione.enti.flatMap(({ codice, denominazione }) => {
      if (!said.has(codice)) return [];
      const { stato, storia } = situationOf({ anno: edizione.yaml.anno, raccolta, registro }, codice);
      const last = storia.findLast((each) => each.tipo === "rinuncia");
      if (stato !== "non-partecipa" || last === undefined) return [];
      return [{ ente: codice, denominazione, motivo: last.dati.motivo }];
    });
  } finally {
    registro.close();
  }
}
