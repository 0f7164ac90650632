// The columns of a survey mapping: one column read into two fields, or twice into one number, would count one answer twice.
import type { Campo } from "../../schemas/blocco.ts";
import { isNumerica, isQuantity } from "../../schemas/cella.ts";
import type { Rilevazione } from "../../schemas/rilevazione.ts";

type Section = Rilevazione["blocchi"][string];
type Group = Section["gruppi"][number];
type Path = readonly PropertyKey[];
/** Stops the run: where, what is wrong, what to do. */
export type Stop = (path: Path, cosa: string, rimedio: string) => never;

const NUMBER = "{n}";

/** Quantities that a mapping reads so far: sheet and title of the export → where its number goes. */
export type Counted = Map<string, string>;

/** Each column of a section is read once, and `{n}` stands only where the questions repeat. */
export function checkColumns(
  base: Path,
  section: Section,
  { titolo, campi }: { readonly titolo: string; readonly campi: ReadonlyMap<string, Campo> },
  { counted, stop }: { readonly counted: Counted; readonly stop: Stop },
): void {
  if (section.niente?.includes(NUMBER))
    stop([...base, "niente"], `«niente» usa ${NUMBER}, ma la domanda è una sola`, `Togli ${NUMBER}.`);
  checkSheet(base, section, stop);
  const numbers = new Map<string, string>();
  for (const [n, gruppo] of section.gruppi.entries()) {
    const path = [...base, "gruppi", n];
    const titles = titlesIn(path, gruppo);
    const both = Object.keys(gruppo.fissi).find((name) => Object.hasOwn(gruppo.campi, name));
    if (both !== undefined)
      stop(
        [...path, "campi", both],
        `«${both}» è letto da una colonna ed è anche tra i «fissi»`,
        "Lascia uno dei due.",
      );
    checkNeeded(path, gruppo, campi, stop);
    checkRepeats(path, titles, gruppo.fino_a, stop);
    const used = new Map<string, string>();
    for (const { at, name, column } of titles) {
      const other = used.get(column);
      if (other !== undefined)
        stop(at, `la colonna «${column}» è letta due volte, per «${other}» e per «${name}»`, "Dai a ciascuno la sua.");
      used.set(column, name);
      const campo = campi.get(name);
      if (campo === undefined || !isNumerica(campo.cella)) continue;
      if (gruppo.fino_a !== undefined && !column.includes(NUMBER) && isQuantity(campo.cella))
        stop(at, `«${column}» conterebbe una volta per ogni ripetizione`, `Scrivi ${NUMBER} nel titolo.`);
      if (numbers.get(column) === name)
        stop(at, `la colonna «${column}» è contata due volte in «${name}»`, "Dai a ciascun gruppo la sua.");
      numbers.set(column, name);
      if (!isQuantity(campo.cella)) continue;
      const here = `«${name}» di «${titolo}»`;
      for (const [title, id] of exportTitles(column, gruppo)) {
        const there = counted.get(id);
        if (there !== undefined)
          stop(
            at,
            `la colonna «${title}» è già contata in ${there}, e lo sarebbe anche in ${here}`,
            "Dai a ciascuno la sua.",
          );
        counted.set(id, here);
      }
    }
  }
}

/** The titles that a written one stands for, each with its place in the export. */
function exportTitles(
  column: string,
  { foglio = "", fino_a }: Group,
): readonly (readonly [title: string, id: string])[] {
  const times = column.includes(NUMBER) ? (fino_a ?? 0) : 1;
  return Array.from({ length: times }, (_, n) => {
    const title = column.replaceAll(NUMBER, String(n + 1));
    return [title, `${foglio}\n${title}`] as const;
  });
}

/** Whoever answers cannot give what the group never asks. */
function checkNeeded(path: Path, gruppo: Group, campi: ReadonlyMap<string, Campo>, stop: Stop): void {
  const given = new Set([...Object.keys(gruppo.campi), ...Object.keys(gruppo.fissi), gruppo.scelte?.campo]);
  const missing = [...campi].find(([name, { obbligatorio }]) => obbligatorio === true && !given.has(name));
  if (missing === undefined) return;
  const cosa = `il gruppo non dice «${missing[0]}», e senza nessuna sua riga si può contare`;
  stop(path, cosa, "Aggiungilo a «campi», oppure a «fissi» se la domanda lo sottintende.");
}

interface Title {
  readonly at: Path;
  /** The field it is read into, or the code that its box ticks. */
  readonly name: string;
  readonly column: string;
}

function titlesIn(path: Path, { campi, scelte }: Group): Title[] {
  const under = (place: Path, columns: Readonly<Record<string, string>>): Title[] =>
    Object.entries(columns).map(([name, column]) => ({ at: [...path, ...place, name], name, column }));
  const { campo = "", colonne = {}, colonna } = scelte ?? {};
  const cell = colonna === undefined ? [] : [{ at: [...path, "scelte", "colonna"], name: campo, column: colonna }];
  return [...under(["campi"], campi), ...under(["scelte", "colonne"], colonne), ...cell];
}

/** The answers of a block lie in one sheet: its rows are named by it. */
function checkSheet(base: Path, { gruppi }: Section, stop: Stop): void {
  for (const [n, { foglio, fino_a }] of gruppi.entries()) {
    const path = [...base, "gruppi", n];
    if (foglio !== undefined && fino_a !== undefined)
      stop([...path, "fino_a"], "il gruppo ha un foglio suo, dove ogni ripetizione è una riga", "Togli «fino_a».");
    if (foglio !== gruppi[0]?.foglio)
      stop(path, "i gruppi di un blocco si leggono tutti dallo stesso foglio", "Scrivi lo stesso «foglio» in tutti.");
  }
}

function checkRepeats(path: Path, titles: readonly Title[], times: number | undefined, stop: Stop) {
  const repeated = titles.find(({ column }) => column.includes(NUMBER));
  if (repeated !== undefined && times === undefined)
    stop(
      repeated.at,
      `«${repeated.column}» usa ${NUMBER}, ma il gruppo non dice fino a quanto`,
      "Aggiungi «fino_a» al gruppo.",
    );
  if (repeated === undefined && times !== undefined)
    stop(
      [...path, "fino_a"],
      `nessuna colonna del gruppo usa ${NUMBER}`,
      `Togli «fino_a», oppure scrivi ${NUMBER} nelle colonne.`,
    );
}
