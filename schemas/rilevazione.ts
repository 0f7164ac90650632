// How a wide survey export (LimeSurvey, KoboToolbox, Google Forms, Microsoft Forms: one row per answer, a column per
// question) becomes rows of blocks: a mapping, written once per survey. docs/rilevazioni.md shows one for each tool.
import type { z } from "zod";
import type { rilevazioneSchema } from "./rilevazione-schema.ts";

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
