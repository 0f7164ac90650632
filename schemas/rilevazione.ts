// How a wide survey export (LimeSurvey, KoboToolbox, Google Forms, Microsoft Forms: one row per answer, a column per
// question) becomes rows of blocks: a mapping, written once per survey. docs/rilevazioni.md shows one for each tool.
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
export type Rilevazione = z.infer<typeof rilevazioneSchema>;

/** A mapping and where it is written. */
export interface Mappatura {
  /** Path of its file, from the edition's own. */
  readonly origine: string;
  /** Line of each title and sheet that it names, of each list of answers (`codici.zone`) and fixed value (`fissi.volontari.zona`). */
  readonly righe: Readonly<Record<string, number>>;
  readonly mappa: Rilevazione;
}

/** A title or sheet that a mapping names, and the path of its entry. */
export interface Named {
  readonly scritto: string;
  readonly path: readonly PropertyKey[];
  /** How many times a title with `{n}` is read; 1 for any other. */
  readonly times: number;
}

/** The titles that a mapping reads. */
export function titlesOf({ ente, data, conclusa, blocchi }: Rilevazione): Named[] {
  const one = (scritto: string | undefined, ...path: readonly PropertyKey[]): Named[] =>
    scritto === undefined ? [] : [{ scritto, path, times: 1 }];
  return [
    ...one(ente, "ente"),
    ...one(data, "data"),
    ...one(typeof conclusa === "object" ? conclusa.colonna : conclusa, "conclusa"),
    ...Object.entries(blocchi).flatMap(([id, { niente, gruppi }]) => [
      ...one(niente, "blocchi", id, "niente"),
      ...gruppi.flatMap(({ campi: titles, scelte, fino_a = 1 }, n) => {
        const path = ["blocchi", id, "gruppi", n];
        const own = Object.entries(titles).flatMap(([name, title]) => one(title, ...path, "campi", name));
        const boxes = Object.entries(scelte?.colonne ?? {}).flatMap(([code, title]) =>
          one(title, ...path, "scelte", "colonne", code),
        );
        return [...own, ...boxes, ...one(scelte?.colonna, ...path, "scelte", "colonna")].map((named) => ({
          ...named,
          times: fino_a,
        }));
      }),
    ]),
  ];
}

/** True when a mapping reads the file: accents, capitals, spaces and the « (1)» of a second download do not matter. */
export const isExportOf = ({ file }: Pick<Rilevazione, "file">, nome: string): boolean =>
  file.some((pattern) => isNamed(pattern, nome));

/** True when the name is the one written, in which `*` stands for any letters. */
export function isNamed(written: string, nome: string): boolean {
  const [first = "", ...others] = folded(written).split("*");
  const name = folded(nome);
  const last = others.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}

/** «Risposte  (1).CSV» → «risposte.csv». */
const folded = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/ ?\(\d{1,3}\)(?=\.[^.]*$|$)/, "")
    .trim();
