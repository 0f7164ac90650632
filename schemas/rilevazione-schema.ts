// How a mapping is written. Apart from what reads with one: a reader is given mappings that were looked at, and starts sooner
// without what looks at them.
import { z } from "zod";

/** A title of the export; «Titolo#2» is the second of those that are alike. */
const domanda = z.string().trim().min(1);
/** Field of the block → title of the export. */
const campi = z.record(z.string(), domanda);

const scelteSchema = z
  .strictObject({
    campo: z.string(),
    /** One column for each box: code → title. */
    colonne: z.record(z.string(), domanda).optional(),
    /** All ticks in the cells of one column: «Anziani, Minori», «Anziani;Minori;», «anziani minori». */
    colonna: domanda.optional(),
    /** The code that stands for several ticks: the answers stay one row, whose quantities count once. */
    se_piu: z.string().optional(),
  })
  .refine(({ colonne, colonna }) => (colonne === undefined) !== (colonna === undefined), {
    error: "serve «colonne» (una per casella) oppure «colonna» (le caselle segnate in una cella sola)",
  });

const gruppoSchema = z.strictObject({
  /** Sheet of the export in which the answers of a repeated group lie; the first one when left out. */
  foglio: z.string().min(1).optional(),
  /** Values that the question implies: `{ cantiere: forza-comunita, zona: nord }` for a cell of a matrix question. */
  fissi: z.record(z.string(), z.string()).default({}),
  campi: campi.default({}),
  /** A repeated group: `{n}` in the titles runs from 1 to `fino_a`; empty repetitions give no row. */
  fino_a: z.number().int().min(1).max(200).optional(),
  /** A multi-select question: a row for each box that is ticked, its code in `campo`. */
  scelte: scelteSchema.optional(),
});

export const rilevazioneSchema = z.strictObject({
  /** Names of the export files in `inviati/`, where `*` stands for any letters; none while no export has come. */
  file: z.array(z.string().min(1)),
  /** Column with the registry code of the ente. */
  ente: domanda,
  edizione: z.number().int(),
  /** Column that says when an answer was sent; when left out, the one that the tool itself writes. */
  data: domanda.optional(),
  /** Column that says whether an answer was sent: by one of `valori`, or by being filled in. */
  conclusa: z.union([domanda, z.strictObject({ colonna: domanda, valori: z.array(z.string()).min(1) })]).optional(),
  /** Texts that tick a box, besides those that everybody uses. */
  spunta: z.array(z.string()).default([]),
  /** Answers of the survey → our codes, per list: `{ zone: { A1: nord } }`. */
  codici: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** Titles and sheets that are not to be read, and not to be asked about; `*` stands for any letters. */
  tralascia: z.array(z.string().min(1)).optional(),
  blocchi: z.record(
    z.string(),
    z.strictObject({
      /** Column that says «niente da dichiarare» for the whole block. */
      niente: domanda.optional(),
      gruppi: z.array(gruppoSchema).min(1),
    }),
  ),
});
