// How a wide survey export (LimeSurvey, KoboToolbox, Google Forms: one row per ente, a column per question) becomes rows
// of blocks. The mapping is the file rilevazione.yaml beside the export, written once per survey.
import { z } from "zod";

/** Field of the block → column of the export. */
const campi = z.record(z.string(), z.string());

const gruppoSchema = z.strictObject({
  /** Values that the question implies: `{ cantiere: forza-comunita, zona: nord }` for a cell of a matrix question. */
  fissi: z.record(z.string(), z.string()).default({}),
  campi: campi.default({}),
  /** A repeated group: `{n}` in the column names runs from 1 to `fino_a`; empty repetitions give no row. */
  fino_a: z.number().int().min(1).max(200).optional(),
  /** A multi-select question: one row for each column that is ticked, its code in `campo`. */
  scelte: z.strictObject({ campo: z.string(), colonne: z.record(z.string(), z.string()) }).optional(),
});

export const rilevazioneSchema = z.strictObject({
  /** Names of the export files in `inviati/`; none while no export has come. */
  file: z.array(z.string()),
  /** Column with the registry code of the ente. */
  ente: z.string(),
  edizione: z.number().int(),
  /** Texts that tick a box of a multi-select question. */
  spunta: z.array(z.string()).default(["Y", "1", "Sì"]),
  /** Answer codes of the survey → our codes, per list: `{ zone: { A1: nord } }`. */
  codici: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  blocchi: z.record(
    z.string(),
    z.strictObject({
      /** Column that says «niente da dichiarare» for the whole block. */
      niente: z.string().optional(),
      gruppi: z.array(gruppoSchema).min(1),
    }),
  ),
});
export type Rilevazione = z.infer<typeof rilevazioneSchema>;
