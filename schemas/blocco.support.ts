// What the tests hold the rows of a block against.
import { z } from "zod";
import { type Blocco, fieldsOf } from "./blocco.ts";
import { type CellKind, isNumerica } from "./cella.ts";

/**
 * zod form of one stored row of an edition, derived from the declaration.
 * A required answer is there, unless it is a quantity that the ente declared missing.
 */
export function rowSchema(blocco: Blocco, anno: number) {
  const asked = new Set(fieldsOf(blocco, anno).map(([name]) => name));
  const shape = Object.entries(blocco.campi).map(([name, { cella, obbligatorio, riservato }]) => {
    if (!asked.has(name) || riservato) return [name, z.null()] as const;
    return [name, obbligatorio && !isNumerica(cella) ? cellSchema(cella) : cellSchema(cella).nullable()] as const;
  });
  return z.strictObject(Object.fromEntries(shape));
}

function cellSchema(cella: CellKind): z.ZodType {
  switch (cella.tipo) {
    case "testo":
      return z.string().min(1).max(cella.max);
    case "intero":
      return z.number().int().min(cella.min).max(cella.max);
    case "decimale":
    case "euro":
      return z.number().int().min(0);
    case "codice":
      return z.string().min(1);
    case "data":
      return z.iso.date();
    case "anno":
      return z.number().int().min(1000).max(2100);
    case "si-no":
      return z.boolean();
    case "codice-fiscale":
    case "partita-iva":
      return z.string().regex(/^\d{11}$/);
  }
}
