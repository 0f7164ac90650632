// p of the p% rule: what disclosure control must know and nobody else may. `riservato/` is ignored by git, and nothing in it
// is ever written anywhere else.
import { z } from "zod";
import type { Edizione } from "../../schemas/edizione.ts";
import { EdizioneRotta } from "./faults.ts";
import { textOf } from "./file-text.ts";
import { readYamlText } from "./yaml.ts";

export const PROTEZIONE = "riservato/protezione.yaml";
const LEAST = 5;
const MOST = 50;
const riservatoSchema = z.strictObject({
  p: z.number().refine((p) => p >= LEAST && p <= MOST, `scegli un numero da ${LEAST} a ${MOST}`),
});

/** Invented data have nothing to keep secret. */
const P_DIMOSTRATIVA = 10;

/** In percent. Throws EdizioneRotta for an edition of real data that does not have it. */
export async function loadP({ cartella, yaml }: Pick<Edizione, "cartella" | "yaml">): Promise<number> {
  const text = await textOf(cartella, PROTEZIONE);
  if (text !== null) return readYamlText(text, PROTEZIONE, riservatoSchema).data.p;
  if (yaml.dimostrativa) return P_DIMOSTRATIVA;
  throw new EdizioneRotta(
    PROTEZIONE,
    null,
    "il file non c'è, e senza non si può proteggere nessuna casella",
    "Scrivici una riga «p: » con un numero tra 10 e 20 scelto da te, e non dirlo a nessuno; per vedere i numeri da soli c'è --interno.",
  );
}
