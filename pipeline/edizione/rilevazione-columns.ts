// The columns of a survey mapping: one column read into two fields, or twice into one number, would count one answer twice.
import type { Campo } from "../../schemas/blocco.ts";
import { isNumerica } from "../../schemas/cella.ts";
import type { Rilevazione } from "../../schemas/rilevazione.ts";

type Section = Rilevazione["blocchi"][string];
type Path = readonly PropertyKey[];
/** Stops the run: where, what is wrong, what to do. */
export type Stop = (path: Path, cosa: string, rimedio: string) => never;

const NUMBER = "{n}";

/** Each column of a section is read once, and `{n}` stands only where the questions repeat. */
export function checkColumns(base: Path, section: Section, campi: ReadonlyMap<string, Campo>, stop: Stop): void {
  if (section.niente?.includes(NUMBER))
    stop([...base, "niente"], `«niente» usa ${NUMBER}, ma la domanda è una sola`, `Togli ${NUMBER}.`);
  const numbers = new Map<string, string>();
  for (const [n, { campi: columns, scelte, fino_a }] of section.gruppi.entries()) {
    const path = [...base, "gruppi", n];
    checkRepeats(path, columns, fino_a, stop);
    const used = new Map<string, string>();
    const once = (at: Path, name: string, column: string): void => {
      const other = used.get(column);
      if (other !== undefined)
        stop(at, `la colonna «${column}» è letta due volte, per «${other}» e per «${name}»`, "Dai a ciascuno la sua.");
      used.set(column, name);
    };
    for (const [name, column] of Object.entries(columns)) {
      const at = [...path, "campi", name];
      once(at, name, column);
      const campo = campi.get(name);
      if (campo === undefined || !isNumerica(campo.cella)) continue;
      if (numbers.get(column) === name)
        stop(at, `la colonna «${column}» è contata due volte in «${name}»`, "Dai a ciascun gruppo la sua.");
      numbers.set(column, name);
    }
    for (const [code, column] of Object.entries(scelte?.colonne ?? {})) {
      const at = [...path, "scelte", "colonne", code];
      once(at, code, column);
      if (column.includes(NUMBER))
        stop(at, `la casella «${code}» usa ${NUMBER}, ma le caselle non si ripetono`, `Togli ${NUMBER}.`);
    }
  }
}

function checkRepeats(path: Path, columns: Readonly<Record<string, string>>, times: number | undefined, stop: Stop) {
  const repeated = Object.entries(columns).find(([, column]) => column.includes(NUMBER));
  if (repeated !== undefined && times === undefined)
    stop(
      [...path, "campi", repeated[0]],
      `«${repeated[1]}» usa ${NUMBER}, ma il gruppo non dice fino a quanto`,
      "Aggiungi «fino_a» al gruppo.",
    );
  if (repeated === undefined && times !== undefined)
    stop(
      [...path, "fino_a"],
      `nessuna colonna del gruppo usa ${NUMBER}`,
      `Togli «fino_a», oppure scrivi ${NUMBER} nelle colonne.`,
    );
}
