// A published number that is another now.
import { z } from "zod";

const publishedSchema = z.strictObject({
  /** As it stood in `dati/figure.csv`: the number, or the sum of what was declared where only that is told. */
  valore: z.string(),
  stato: z.string(),
});

export const figuraRevisedSchema = z.strictObject({
  misura: z.string(),
  /** Column → member, for those that are not at their margin. */
  dims: z.record(z.string(), z.string()),
  unita: z.string(),
  /** null where there was no such figura, or there is none now. */
  prima: publishedSchema.nullable(),
  ora: publishedSchema.nullable(),
});
export type RevisedFigura = z.infer<typeof figuraRevisedSchema>;
